#pragma once

#include "feedback/sj-cross-table.h"
#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

SjRowSource *sj_counts_source_new (SjRowSource  *origin,
                                   SjCrossTable *counts);

G_END_DECLS
