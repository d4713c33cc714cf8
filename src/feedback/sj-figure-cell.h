#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

#define SJ_FIGURE_NO_COLUMN G_MAXUINT

gboolean sj_figure_cell_parse  (const char *text,
                                gboolean    decimal_comma,
                                gboolean   *percent,
                                double     *figure);
double   sj_figure_cell_read   (SjTable    *table,
                                guint       row,
                                guint       column);
double   sj_figure_cell_read_n (SjTable    *table,
                                guint       row,
                                guint       column);

G_END_DECLS
