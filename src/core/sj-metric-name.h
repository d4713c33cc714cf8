#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_metric_name (const char *metric);

G_END_DECLS
