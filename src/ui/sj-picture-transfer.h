#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

void                sj_picture_transfer_from_file          (GFile                *file,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
void                sj_picture_transfer_from_clipboard     (GdkClipboard         *clipboard,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean            sj_picture_transfer_from_value         (const GValue         *value,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
GBytes             *sj_picture_transfer_finish             (GAsyncResult         *result,
                                                            const char          **mime_type,
                                                            GError              **error);
GtkEventController *sj_picture_transfer_create_drop_target (GCallback             on_drop,
                                                            GObject              *user_data);
GdkTexture         *sj_picture_transfer_load               (SjMap                *map,
                                                            const char           *hash,
                                                            const char          **sentence);

G_END_DECLS
