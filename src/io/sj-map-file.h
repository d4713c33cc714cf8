#pragma once

#include "core/sj-map.h"
#include "io/sj-file-stamp.h"

G_BEGIN_DECLS

SjMap    *sj_map_file_load        (GFile                *file,
                                   gboolean             *read_only,
                                   GCancellable         *cancellable,
                                   GError              **error);
void      sj_map_file_load_async  (GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
SjMap    *sj_map_file_load_finish (GAsyncResult         *result,
                                   gboolean             *read_only,
                                   GBytes              **content,
                                   SjFileStamp          *stamp,
                                   GError              **error);

gboolean  sj_map_file_save        (SjMap                *map,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GError              **error);
void      sj_map_file_save_async  (GBytes               *content,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean  sj_map_file_save_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
