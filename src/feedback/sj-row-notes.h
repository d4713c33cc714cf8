#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

GPtrArray *sj_row_notes_list (SjTable           *table,
                              const SjRowCounts *counts,
                              guint64            n_replaced,
                              gboolean           weighted);

G_END_DECLS
