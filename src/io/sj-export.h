#pragma once

#include <gio/gio.h>

#include "core/sj-map.h"
#include "io/sj-paper.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef void (*SjExportProgress) (double   fraction,
                                  gpointer user_data);

/**
 * SjExportOptions:
 * @map: the map that the scene shows: its pictures are drawn, its title and owner written down
 * @paper: (nullable): PDF: what the page is; %NULL for a page as large as the scene
 * @pixels_per_point: PNG: 1 is 72 dpi; 0 for 2
 * @progress: (nullable): called from time to time, in the calling thread
 * @progress_data: passed to @progress
 *
 * How a scene is exported. Zero-initialised but for @map it gives what most people want.
 */
typedef struct
{
  SjMap            *map;
  const SjPaper    *paper;
  double            pixels_per_point;
  SjExportProgress  progress;
  gpointer          progress_data;
} SjExportOptions;

gboolean sj_export_pdf (SjScene                *scene,
                        const SjExportOptions  *options,
                        const char             *path,
                        GCancellable           *cancellable,
                        GError                **error);
gboolean sj_export_png (SjScene                *scene,
                        const SjExportOptions  *options,
                        const char             *path,
                        GCancellable           *cancellable,
                        GError                **error);
gboolean sj_export_svg (SjScene                *scene,
                        const SjExportOptions  *options,
                        const char             *path,
                        GCancellable           *cancellable,
                        GError                **error);
gboolean sj_export_text (SjScene                *scene,
                         const SjExportOptions  *options,
                         const char             *path,
                         GCancellable           *cancellable,
                         GError                **error);

G_END_DECLS
