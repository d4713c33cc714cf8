#define G_LOG_DOMAIN "sj-export"

#include "io/sj-atomic-file.h"
#include "io/sj-export-private.h"
#include "io/sj-svg-writer.h"

/* Items between two looks at the cancellable. */
#define BATCH 64

/**
 * sj_export_svg:
 * @scene: what to draw
 * @options: how
 * @path: where to, "-" for standard output
 * @cancellable: (nullable): stops the export
 * @error: return location for a #GError
 *
 * Writes an SVG whose text is text and whose items are named groups. The file is replaced when it
 * is complete.
 *
 * Returns: whether it is written; if not, an #SjIoError or %G_IO_ERROR_CANCELLED
 */
gboolean
sj_export_svg (SjScene                *scene,
               const SjExportOptions  *options,
               const char             *path,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr(SjSvgWriter) writer = NULL;
  g_autoptr(SjAtomicFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  guint n_items;
  const char *data;
  gsize length;

  g_return_val_if_fail (scene != NULL && options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (SJ_IS_MAP (options->map), FALSE);

  file = sj_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;

  writer = sj_svg_writer_new (scene, options->map);
  n_items = sj_scene_get_n_items (scene);
  for (guint i = 0; i < n_items; i++)
    {
      if (i % BATCH == 0 && !sj_export_go_on (options, (double) i / n_items, cancellable, error))
        return FALSE;
      sj_svg_writer_item (writer, sj_scene_get_item (scene, i));
    }
  bytes = sj_svg_writer_finish (writer);
  data = g_bytes_get_data (bytes, &length);

  return sj_atomic_file_write (file, data, length, error) && sj_atomic_file_commit (file, error);
}
