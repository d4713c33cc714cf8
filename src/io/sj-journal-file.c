#define G_LOG_DOMAIN "sj-journal"

#include "config.h"

#include "io/sj-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "io/sj-io-error.h"

#define SYNC_INTERVAL (G_USEC_PER_SEC / 2)
#define MAX_ATTEMPTS 100

struct _SjJournalFile
{
  int      fd;
  char    *path;
  goffset  length;

  /* The disk is waited for in a thread of its own, at most twice a second. */
  GThread *thread;
  GMutex   mutex;
  GCond    cond;
  gboolean dirty;
  gboolean closing;
};

/**
 * sj_journal_file_get_folder:
 *
 * Returns: (transfer full): where journals are kept
 */
char *
sj_journal_file_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "sojourn", "journal", NULL);
}

/**
 * sj_journal_file_lock:
 * @path: a journal
 *
 * Returns: a descriptor for reading that holds the lock until it is closed; −1 if a running program
 *   has it, or there is no such file
 */
int
sj_journal_file_lock (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

static gboolean
fail (SjJournalFile  *self,
      int             number,
      GError        **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("“%s” could not be written: %s"), shown,
               g_strerror (number));
  return FALSE;
}

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

static gpointer
sync_in_thread (gpointer data)
{
  SjJournalFile *self = data;

  sync_folder (self->path);
  g_mutex_lock (&self->mutex);
  while (!self->closing)
    {
      gint64 next;

      if (!self->dirty)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }

      self->dirty = FALSE;
      g_mutex_unlock (&self->mutex);
      if (fdatasync (self->fd) != 0)
        g_debug ("%s could not be synchronised: %s", self->path, g_strerror (errno));
      next = g_get_monotonic_time () + SYNC_INTERVAL;
      g_mutex_lock (&self->mutex);
      while (!self->closing && g_cond_wait_until (&self->cond, &self->mutex, next))
        ;
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* Made under another name, so that nobody finds a journal that is not locked yet. */
static gboolean
create_hidden (SjJournalFile  *self,
               const char     *folder,
               GError        **error)
{
  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      g_autofree char *name = g_strdup_printf (".%08x.tmp", g_random_int ());

      g_free (self->path);
      self->path = g_build_filename (folder, name, NULL);
      self->fd = g_open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
      if (self->fd >= 0 || errno != EEXIST)
        break;
    }

  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    return fail (self, errno, error);

  return TRUE;
}

static gboolean
show (SjJournalFile  *self,
      const char     *folder,
      const char     *name,
      GError        **error)
{
  g_autofree char *shown = g_strdup_printf ("%s-%08x" SJ_JOURNAL_FILE_ENDING, name,
                                            g_random_int ());
  g_autofree char *path = g_build_filename (folder, shown, NULL);

  if (g_rename (self->path, path) != 0)
    return fail (self, errno, error);

  g_free (self->path);
  self->path = g_steal_pointer (&path);
  return TRUE;
}

/**
 * sj_journal_file_create:
 * @name: how its name begins
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): an empty journal, locked; %NULL with %SJ_IO_ERROR_WRITE
 */
SjJournalFile *
sj_journal_file_create (const char  *name,
                        GError     **error)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autoptr(SjJournalFile) self = g_new0 (SjJournalFile, 1);

  g_return_val_if_fail (name != NULL, NULL);

  self->fd = -1;
  self->path = g_strdup (folder);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (self, errno, error);
      return NULL;
    }
  if (!create_hidden (self, folder, error))
    return NULL;
  if (!show (self, folder, name, error))
    {
      g_unlink (self->path);
      return NULL;
    }

  self->thread = g_thread_new ("sj-journal", sync_in_thread, self);
  return g_steal_pointer (&self);
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const char *position = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      ssize_t written = write (fd, position, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      position += written;
      length -= written;
    }

  return TRUE;
}

/**
 * sj_journal_file_append:
 * @self: a journal
 * @bytes: whole lines
 * @error: return location for a #GError
 *
 * Hands lines to the system; the disk has them within a second.
 *
 * Returns: whether all was written; if not, %SJ_IO_ERROR_WRITE and nothing was
 */
gboolean
sj_journal_file_append (SjJournalFile  *self,
                        GBytes         *bytes,
                        GError        **error)
{
  g_return_val_if_fail (self != NULL && bytes != NULL, FALSE);

  if (!write_all (self->fd, bytes))
    {
      int number = errno;

      if (ftruncate (self->fd, self->length) != 0)
        g_debug ("%s keeps a torn line", self->path);
      return fail (self, number, error);
    }
  self->length += g_bytes_get_size (bytes);

  g_mutex_lock (&self->mutex);
  self->dirty = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

const char *
sj_journal_file_get_path (SjJournalFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

static void
join (SjJournalFile *self)
{
  if (self->thread == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * sj_journal_file_close:
 * @self: a journal
 *
 * Leaves it where it is, for the next start to find, and gives up the lock.
 */
void
sj_journal_file_close (SjJournalFile *self)
{
  g_return_if_fail (self != NULL);

  join (self);
  if (self->fd >= 0)
    {
      fdatasync (self->fd);
      close (self->fd);
    }
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

/**
 * sj_journal_file_remove:
 * @self: a journal that is needed no more
 *
 * Deletes it and closes it.
 */
void
sj_journal_file_remove (SjJournalFile *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->path);
  sj_journal_file_close (self);
}
