#define G_LOG_DOMAIN "sj-package"

#include "config.h"

#include "feedback/sj-package.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-read-ahead.h"

/* Below this a part is unpacked sooner than a thread starts. */
#define MIN_AHEAD (1024 * 1024)
/* The list of parts at the end of the file: enough for tens of thousands of them. */
#define MAX_DIRECTORY (4 * 1024 * 1024)
/* Where the end of the file says how long that list is ([APPNOTE] 4.3.16). */
#define END_SIZE 22
#define MAX_COMMENT 65535
/* No spreadsheet packs so well; a part that does is meant to fill the memory, or the time. */
#define MAX_RATIO 300
#define MIN_SUSPECT (256 * 1024 * 1024)

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
  guint64 unpacked; /* as consumed, but by the thread that unpacks */
  SjReadAhead *ahead; /* NULL if it is unpacked when read */
};

static guint32
get_32 (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

/* How long the list of parts is, by the last record of the file. 0 if there is none. */
static guint32
find_directory_length (int fd)
{
  g_autofree guint8 *end = g_malloc (END_SIZE + MAX_COMMENT);
  struct stat status;
  gssize length;
  gint64 start;

  if (fstat (fd, &status) != 0)
    return 0;
  start = MAX (0, (gint64) status.st_size - END_SIZE - MAX_COMMENT);
  length = pread (fd, end, END_SIZE + MAX_COMMENT, start);
  for (gssize i = length - END_SIZE; i >= 0; i--)
    if (memcmp (end + i, "PK\5\6", 4) == 0)
      return get_32 (end + i + 12);

  return 0;
}

/* The list of parts is read as a whole, before anything else. */
static gboolean
check_directory (const char  *path,
                 const char  *name,
                 GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guint32 length = fd >= 0 ? find_directory_length (fd) : 0;

  if (fd >= 0)
    close (fd);
  if (length <= MAX_DIRECTORY)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("“%s” has more parts than any spreadsheet; it is not read"), name);
  return FALSE;
}

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
  if (!check_directory (path, name, error))
    return NULL;
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

static gboolean
check_ratio (SjPackage         *self,
             const char        *part,
             const zip_stat_t  *status,
             GError           **error)
{
  const zip_uint64_t known = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;

  if ((status->valid & known) != known || status->size < MIN_SUSPECT ||
      status->size / MAX_RATIO < status->comp_size)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               /* Translators: a file name, a part of it */
               _("The part “%2$s” of “%1$s” is packed tighter than any spreadsheet; it is not "
                 "read"),
               self->name, part);
  return FALSE;
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
      if (!check_ratio (self, part, &status, error))
        return NULL;
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

  part->unpacked += (guint64) MAX (0, n);
  if (part->size > 0 && part->unpacked > part->size)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, a part of it */
                   _("The part “%2$s” of “%1$s” is damaged: it is longer than it says"),
                   part->package->name, part->name);
      return -1;
    }
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
