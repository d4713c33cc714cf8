#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

void sj_reading_suggest (SjReading *reading,
                         SjTable   *table);

G_END_DECLS
