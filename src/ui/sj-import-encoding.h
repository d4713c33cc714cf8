#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       sj_import_encoding_count     (void);
const char *sj_import_encoding_get_id    (guint       position);
const char *sj_import_encoding_get_title (const char *id);

G_END_DECLS
