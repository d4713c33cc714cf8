#pragma once

#include <glib.h>

G_BEGIN_DECLS

void   sj_curve_tangents (const double *x,
                          const double *y,
                          double       *tangents,
                          guint         n);
double sj_curve_value    (const double *x,
                          const double *y,
                          const double *tangents,
                          guint         n,
                          double        at);

G_END_DECLS
