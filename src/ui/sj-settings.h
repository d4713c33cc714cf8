#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *sj_settings_get_default  (void);
GFile     *sj_settings_get_folder   (const char *key);
void       sj_settings_set_folder   (const char *key,
                                     GFile      *file);

G_END_DECLS
