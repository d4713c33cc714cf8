#define G_LOG_DOMAIN "sj-export"

#include "io/sj-atomic-file.h"
#include "io/sj-export.h"
#include "io/sj-text-outline.h"

/**
 * sj_export_text:
 * @scene: the map as it is drawn
 * @options: how; only the map of it counts
 * @path: where to, "-" for standard output
 * @cancellable: (nullable): stops the export
 * @error: return location for a #GError
 *
 * Writes what the map says as an outline of plain text, as sj_text_outline_from_map() gives it. The
 * file is replaced when it is complete.
 *
 * Returns: whether it is written; if not, an #SjIoError or %G_IO_ERROR_CANCELLED
 */
gboolean
sj_export_text (SjScene                *scene,
                const SjExportOptions  *options,
                const char             *path,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr(SjAtomicFile) file = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (options != NULL && path != NULL, FALSE);
  g_return_val_if_fail (SJ_IS_MAP (options->map), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  file = sj_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;

  text = sj_text_outline_from_map (options->map, NULL);
  return sj_atomic_file_write (file, text, strlen (text), error) &&
         sj_atomic_file_commit (file, error);
}
