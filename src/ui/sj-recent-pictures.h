#pragma once

#include <gio/gio.h>

#include "core/sj-map.h"
#include "scene/sj-theme.h"

G_BEGIN_DECLS

char     *sj_recent_pictures_get_path     (const char           *uri,
                                           SjThemeKind           theme);
void      sj_recent_pictures_store_async  (SjMap                *map,
                                           const char           *uri,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
void      sj_recent_pictures_ensure_async (GFile                *file,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean  sj_recent_pictures_finish       (GAsyncResult         *result,
                                           GError              **error);
void      sj_recent_pictures_remove       (const char           *uri);

G_END_DECLS
