#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

gboolean sj_cross_table_find   (SjTable *table);
char    *sj_cross_table_refuse (SjTable *table);

G_END_DECLS
