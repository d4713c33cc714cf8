#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sj_assignment_solve (const double *gains,
                          guint         n_rows,
                          guint         n_columns,
                          int          *column_of_row);

G_END_DECLS
