#define G_LOG_DOMAIN "sj-export"

#include "config.h"

#include "io/sj-export-private.h"

/* What the exporters have in common. */

/**
 * sj_export_go_on:
 * @options: how the scene is exported
 * @fraction: how much is done, 0 to 1
 * @cancellable: (nullable): stops the export
 * @error: return location for a #GError
 *
 * Returns: whether to go on; if not, %G_IO_ERROR_CANCELLED
 */
gboolean
sj_export_go_on (const SjExportOptions  *options,
                 double                  fraction,
                 GCancellable           *cancellable,
                 GError                **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (options->progress != NULL)
    options->progress (fraction, options->progress_data);
  return TRUE;
}

/**
 * sj_export_date:
 *
 * Returns: (transfer full): now, or the time that SOURCE_DATE_EPOCH sets so that the same map gives
 *   the same bytes, as ISO 8601 in UTC
 */
char *
sj_export_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr(GDateTime) date = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    date = g_date_time_new_from_unix_utc (seconds);
  else
    date = g_date_time_new_now_utc ();

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * sj_export_creator:
 *
 * Returns: (transfer full): the program's name and version
 */
char *
sj_export_creator (void)
{
  return g_strconcat (SJ_APPLICATION_NAME, " ", SJ_VERSION, NULL);
}
