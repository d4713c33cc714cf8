#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-file-stamp.h"

#include <glib/gi18n-lib.h>

#include "io/sj-io-error.h"

/* Where a file stands: journal and window ask whether it is still what the program last saw. */

static gint64
query_modified (GFile   *file,
                goffset *size)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GDateTime) modified = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL)
    return 0;

  *size = g_file_info_get_size (info);
  modified = g_file_info_get_modification_date_time (info);

  return modified != NULL ? g_date_time_to_unix (modified) * G_USEC_PER_SEC +
                            g_date_time_get_microsecond (modified) : 0;
}

/**
 * sj_file_stamp_of_bytes:
 * @self: (out caller-allocates): a stamp
 * @content: what a file holds, or will hold
 *
 * Says how a file with that content is known; when it is written is left open.
 */
void
sj_file_stamp_of_bytes (SjFileStamp *self,
                        GBytes      *content)
{
  g_autofree char *hash = NULL;

  g_return_if_fail (self != NULL && content != NULL);

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  self->size = g_bytes_get_size (content);
  self->modified = 0;
  g_strlcpy (self->hash, hash, sizeof self->hash);
}

/**
 * sj_file_stamp_read:
 * @self: (out caller-allocates): a stamp
 * @file: a file
 * @content: (out) (optional) (transfer full): what it holds
 * @error: return location for a #GError
 *
 * Reads the whole file.
 *
 * Returns: whether it could be read; if not, %SJ_IO_ERROR_READ
 */
gboolean
sj_file_stamp_read (SjFileStamp  *self,
                    GFile        *file,
                    GBytes      **content,
                    GError      **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  goffset size;
  gint64 modified;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  /* The time is taken first: what is written while the file is read makes the stamp look old. */
  modified = query_modified (file, &size);
  bytes = g_file_load_bytes (file, NULL, NULL, &problem);
  if (bytes == NULL)
    {
      name = g_file_get_parse_name (file);
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ, _("“%s” could not be read: %s"), name,
                   problem->message);
      return FALSE;
    }

  sj_file_stamp_of_bytes (self, bytes);
  self->modified = modified;
  if (content != NULL)
    *content = g_steal_pointer (&bytes);
  return TRUE;
}

/**
 * sj_file_stamp_set_time:
 * @self: a stamp of what was just written
 * @file: the file it was written to
 *
 * Takes over when the file was written.
 */
void
sj_file_stamp_set_time (SjFileStamp *self,
                        GFile       *file)
{
  goffset size;

  g_return_if_fail (self != NULL && G_IS_FILE (file));

  self->modified = query_modified (file, &size);
}

/**
 * sj_file_stamp_equal:
 * @first: a stamp
 * @second: a stamp
 *
 * Returns: whether both stand for the same content
 */
gboolean
sj_file_stamp_equal (const SjFileStamp *first,
                     const SjFileStamp *second)
{
  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  return first->size == second->size && g_str_equal (first->hash, second->hash);
}

/**
 * sj_file_stamp_may_differ:
 * @self: what a file was
 * @file: the file
 *
 * Asks without reading the file; cheap enough for every time a window gets the focus.
 *
 * Returns: whether size or time say that it may have changed, or is gone
 */
gboolean
sj_file_stamp_may_differ (const SjFileStamp *self,
                          GFile             *file)
{
  goffset size = -1;
  gint64 modified;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  modified = query_modified (file, &size);
  return size != self->size || modified != self->modified;
}
