#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  sj_number_text_parse  (const char *text,
                                 double     *number);
char     *sj_number_text_format (double      number);

G_END_DECLS
