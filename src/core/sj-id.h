#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *sj_id_new      (void);
gboolean  sj_id_is_valid (const char *id);

G_END_DECLS
