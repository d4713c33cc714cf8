#pragma once

#include <gtk/gtk.h>

#include "io/sj-document.h"

G_BEGIN_DECLS

GListModel *sj_saving_create_filters (void);
void        sj_saving_save_async     (GtkWindow            *window,
                                      SjDocument           *document,
                                      gboolean              choose_file,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    sj_saving_save_finish    (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
