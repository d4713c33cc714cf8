#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/sj-io-error.h"

#define MAX_SYMLINKS 40
#define MAX_ATTEMPTS 100

struct _SjAtomicFile
{
  int   fd;
  char *shown_path;
  char *target;  /* behind all symbolic links */
  char *temporary;  /* NULL if bytes go straight to a pipe or a device */
};

static gboolean
fail (SjAtomicFile  *self,
      int            number,
      GError       **error)
{
  /* Translators: a file's name, and the system's reason. */
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("“%s” could not be written: %s"),
               self->shown_path, g_strerror (number));
  return FALSE;
}

/**
 * sj_atomic_file_free:
 * @self: a file
 *
 * Closes it. If it was not committed the temporary file goes and the old one stays.
 */
void
sj_atomic_file_free (SjAtomicFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0 && self->fd != STDOUT_FILENO)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);

  g_free (self->shown_path);
  g_free (self->target);
  g_free (self->temporary);
  g_free (self);
}

static char *
read_link (const char *path)
{
  char buffer[PATH_MAX];
  ssize_t length = readlink (path, buffer, sizeof buffer);

  return length > 0 && length < (ssize_t) sizeof buffer ? g_strndup (buffer, length) : NULL;
}

/* Also where the last link leads to a file that is not there yet, which realpath() does not say. */
static char *
resolve_links (const char *path)
{
  g_autofree char *resolved = g_strdup (path);

  for (guint i = 0; i < MAX_SYMLINKS; i++)
    {
      g_autofree char *target = read_link (resolved);
      g_autofree char *folder = NULL;

      if (target == NULL)
        break;

      folder = g_path_get_dirname (resolved);
      g_free (resolved);
      resolved = g_path_is_absolute (target) ? g_strdup (target)
                                             : g_build_filename (folder, target, NULL);
    }

  return g_steal_pointer (&resolved);
}

/* Hidden, in the folder of the target, because only there can it take the target's place. */
static gboolean
create_temporary (SjAtomicFile  *self,
                  GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *base = g_path_get_basename (self->target);
  int problem = EEXIST;

  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      g_autofree char *name = g_strdup_printf (".%.100s.%08x.tmp", base, g_random_int ());
      g_autofree char *path = g_build_filename (folder, name, NULL);

      self->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (self->fd >= 0)
        {
          self->temporary = g_steal_pointer (&path);
          return TRUE;
        }
      problem = errno;
      if (problem != EEXIST)
        break;
    }

  return fail (self, problem, error);
}

/* Who may not give the file to its old owner keeps it: the content counts for more. */
static gboolean
keep_permissions (SjAtomicFile       *self,
                  const struct stat  *old,
                  GError            **error)
{
  mode_t mode = old->st_mode & 07777;

  if (fchown (self->fd, old->st_uid, old->st_gid) != 0)
    {
      mode &= 01777;
      if (fchown (self->fd, -1, old->st_gid) != 0)
        g_debug ("owner and group of %s could not be kept", self->target);
    }
  if (fchmod (self->fd, mode) != 0)
    return fail (self, errno, error);

  return TRUE;
}

static gboolean
open_device (SjAtomicFile  *self,
             GError       **error)
{
  self->fd = g_open (self->target, O_WRONLY | O_CLOEXEC, 0);

  return self->fd >= 0 ? TRUE : fail (self, errno, error);
}

static gboolean
open_target (SjAtomicFile  *self,
             GError       **error)
{
  struct stat old;

  if (stat (self->target, &old) != 0)
    return errno == ENOENT ? create_temporary (self, error) : fail (self, errno, error);
  if (S_ISDIR (old.st_mode))
    return fail (self, EISDIR, error);
  if (!S_ISREG (old.st_mode))
    return open_device (self, error);

  /* To replace a file only its folder need be writable, but who made it read-only meant it. */
  if ((old.st_mode & 0222) == 0)
    return fail (self, EACCES, error);
  if (access (self->target, W_OK) != 0)
    return fail (self, errno, error);

  return create_temporary (self, error) && keep_permissions (self, &old, error);
}

/**
 * sj_atomic_file_open:
 * @path: where to write; "-" is standard output; links are followed and stay links
 * @error: return location for a #GError
 *
 * Begins to write a file. Permissions, and where allowed the owner, of an old one are kept.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %SJ_IO_ERROR_WRITE
 */
SjAtomicFile *
sj_atomic_file_open (const char  *path,
                     GError     **error)
{
  g_autoptr(SjAtomicFile) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SjAtomicFile, 1);
  self->fd = -1;
  self->shown_path = g_filename_display_name (path);
  if (g_str_equal (path, "-"))
    {
      self->fd = STDOUT_FILENO;
      return g_steal_pointer (&self);
    }

  self->target = resolve_links (path);
  if (!open_target (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sj_atomic_file_write:
 * @self: a file
 * @bytes: what to append
 * @length: how many bytes
 * @error: return location for a #GError
 *
 * Returns: whether all bytes were written; if not, %SJ_IO_ERROR_WRITE
 */
gboolean
sj_atomic_file_write (SjAtomicFile   *self,
                      gconstpointer   bytes,
                      gsize           length,
                      GError        **error)
{
  const char *position = bytes;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (length > 0)
    {
      ssize_t written = write (self->fd, position, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (self, errno, error);
      position += written;
      length -= written;
    }

  return TRUE;
}

/* The rename itself is safe on the disk only when the folder is. Not every file system can do it,
 * and the file is whole either way. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s could not be synchronised", folder);
  close (fd);
}

/**
 * sj_atomic_file_commit:
 * @self: a file that is written to its end
 * @error: return location for a #GError
 *
 * Puts the new file in the place of the old one once it is on the disk.
 *
 * Returns: whether it is there; if not, %SJ_IO_ERROR_WRITE and the old file is as it was
 */
gboolean
sj_atomic_file_commit (SjAtomicFile  *self,
                       GError       **error)
{
  int fd;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (self->temporary == NULL)
    return TRUE;

  if (fsync (self->fd) != 0)
    return fail (self, errno, error);
  fd = self->fd;
  self->fd = -1;
  if (close (fd) != 0 || g_rename (self->temporary, self->target) != 0)
    return fail (self, errno, error);

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->target);
  return TRUE;
}
