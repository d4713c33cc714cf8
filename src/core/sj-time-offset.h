#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  sj_time_offset_parse  (const char *text,
                                 double     *seconds);
char     *sj_time_offset_format (const char *text);

G_END_DECLS
