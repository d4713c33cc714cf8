#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sj_metric_name  (const char *metric);
char       *sj_metric_title (const char *metric,
                             double      low,
                             double      high);

G_END_DECLS
