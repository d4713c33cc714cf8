#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sj_connection_text_has_password (const char  *text);
char    *sj_connection_text_get          (const char  *text,
                                          const char  *key);
char    *sj_connection_text_set_password (const char  *text,
                                          const char  *password);
char    *sj_connection_text_get_name     (const char  *text);
char    *sj_connection_text_get_public   (const char  *text);
void     sj_secret_free                  (char        *secret);

G_END_DECLS
