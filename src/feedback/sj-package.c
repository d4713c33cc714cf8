#define G_LOG_DOMAIN "sj-package"

#include "config.h"

#include "feedback/sj-package.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-read-ahead.h"

/* Below this a part is unpacked sooner than a thread starts. */
#define MIN_AHEAD (1024 * 1024)

struct _SjPackage
{
  char *name;
  zip_t *zip;
};

struct _SjPackagePart
{
  SjPackage *package; /* borrowed */
  char *name;
  zip_file_t *file;
  guint64 size;
  guint64 consumed;
  SjReadAhead *ahead; /* NULL if it is unpacked when read */
};

/**
 * sj_package_open:
 * @path: a file
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the package, or %NULL with @error set
 */
SjPackage *
sj_package_open (const char  *path,
                 GError     **error)
{
  g_autofree char *name = NULL;
  SjPackage *self;
  zip_t *zip;
  int code = 0;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  zip = zip_open (path, ZIP_RDONLY, &code);
  if (zip == NULL)
    {
      zip_error_t reason;

      zip_error_init_with_code (&reason, code);
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name and the reason */
                   _("“%s” is damaged or cut off, and cannot be unpacked: %s"), name,
                   zip_error_strerror (&reason));
      zip_error_fini (&reason);
      return NULL;
    }

  self = g_new0 (SjPackage, 1);
  self->name = g_steal_pointer (&name);
  self->zip = zip;

  return self;
}

void
sj_package_free (SjPackage *self)
{
  if (self == NULL)
    return;

  zip_discard (self->zip);
  g_free (self->name);
  g_free (self);
}

/**
 * sj_package_get_name:
 *
 * Returns: (transfer none): the name of the file, to be shown
 */
const char *
sj_package_get_name (SjPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

gboolean
sj_package_has_part (SjPackage  *self,
                     const char *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, FALSE);

  return zip_name_locate (self->zip, part, ZIP_FL_NOCASE) >= 0;
}

/**
 * sj_package_open_part:
 * @self: a package
 * @part: the part's name
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the part from its beginning, or %NULL with @error set; it
 *   must not outlive the package
 */
SjPackagePart *
sj_package_open_part (SjPackage   *self,
                      const char  *part,
                      GError     **error)
{
  g_autoptr(SjPackagePart) opened = NULL;
  zip_int64_t index;
  zip_stat_t status;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  opened = g_new0 (SjPackagePart, 1);
  opened->package = self;
  opened->name = g_strdup (part);
  index = zip_name_locate (self->zip, part, ZIP_FL_NOCASE);
  if (index >= 0 && zip_stat_index (self->zip, index, 0, &status) == 0)
    {
      opened->size = (status.valid & ZIP_STAT_SIZE) != 0 ? status.size : 0;
      opened->file = zip_fopen_index (self->zip, index, 0);
    }
  if (opened->file == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, a part of it, the reason */
                   _("The part “%2$s” of “%1$s” cannot be read: %3$s"), self->name, part,
                   index < 0 ? _("it is missing") : zip_strerror (self->zip));
      return NULL;
    }

  return g_steal_pointer (&opened);
}

void
sj_package_part_free (SjPackagePart *part)
{
  if (part == NULL)
    return;

  g_clear_pointer (&part->ahead, sj_read_ahead_free);
  if (part->file != NULL)
    zip_fclose (part->file);
  g_free (part->name);
  g_free (part);
}

static gssize
unpack (gpointer   data,
        char      *buffer,
        gsize      length,
        GError   **error)
{
  SjPackagePart *part = data;
  zip_int64_t n = zip_fread (part->file, buffer, length);

  if (n < 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, a part of it, the reason */
                   _("The part “%2$s” of “%1$s” cannot be read: %3$s"), part->package->name,
                   part->name, zip_file_strerror (part->file));
      return -1;
    }

  return n;
}

/**
 * sj_package_part_read_ahead:
 * @part: a part of which nothing was read yet
 *
 * Unpacks a large part in a thread of its own from now on. Until the part is freed, its package
 * must not be used for anything else.
 */
void
sj_package_part_read_ahead (SjPackagePart *part)
{
  g_return_if_fail (part != NULL && part->ahead == NULL && part->consumed == 0);

  if (part->size >= MIN_AHEAD)
    part->ahead = sj_read_ahead_new (unpack, part);
}

/**
 * sj_package_part_read:
 * @part: a part
 * @buffer: where to put bytes
 * @length: how many at most
 * @error: where to put a failure
 *
 * Returns: the number of bytes, 0 at the end, −1 with @error set if the part is damaged
 */
gssize
sj_package_part_read (SjPackagePart  *part,
                      char           *buffer,
                      gsize           length,
                      GError        **error)
{
  gssize n;

  g_return_val_if_fail (part != NULL && buffer != NULL, -1);

  n = part->ahead != NULL ? sj_read_ahead_read (part->ahead, buffer, length, error)
                          : unpack (part, buffer, length, error);
  part->consumed += MAX (0, n);

  return n;
}

/**
 * sj_package_part_get_fraction:
 *
 * Returns: how much of the part was read, 0 to 1
 */
double
sj_package_part_get_fraction (SjPackagePart *part)
{
  g_return_val_if_fail (part != NULL, 0.0);

  return part->size > 0 ? MIN (1.0, (double) part->consumed / part->size) : 0.0;
}
