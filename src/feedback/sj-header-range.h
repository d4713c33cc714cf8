#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sj_header_range_find (const char *header,
                               double     *low,
                               double     *high);

G_END_DECLS
