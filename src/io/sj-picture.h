#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No picture in a map has a longer side, in pixels. */
#define SJ_PICTURE_MAX_SIDE 1600

GBytes *sj_picture_prepare     (GBytes               *original,
                                const char          **mime_type,
                                GError              **error);
GBytes *sj_picture_read        (GFile                *file,
                                const char          **mime_type,
                                GCancellable         *cancellable,
                                GError              **error);
void    sj_picture_read_async  (GFile                *file,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
GBytes *sj_picture_read_finish (GAsyncResult         *result,
                                const char          **mime_type,
                                GError              **error);

G_END_DECLS
