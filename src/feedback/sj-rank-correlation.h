#pragma once

#include <glib.h>

G_BEGIN_DECLS

double sj_rank_correlation (const double *first,
                            const double *second,
                            guint         n);

G_END_DECLS
