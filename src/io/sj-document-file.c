#define G_LOG_DOMAIN "sj-document"

#include "config.h"

#include "io/sj-document-private.h"

#include <glib/gi18n-lib.h>

#include "core/sj-adoption.h"
#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"

/* A document beside its file: what outlives a crash, and what becomes of a file that somebody else
 * has changed. */

void
sj_document_set_content (SjDocument        *self,
                         GBytes            *content,
                         const SjFileStamp *stamp)
{
  g_bytes_ref (content);
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = content;
  self->stamp = *stamp;
}

/* What was taken back to where the file is need not be kept from loss. */
void
sj_document_check_dirty (SjDocument *self)
{
  if (self->journal != NULL && sj_journal_get_path (self->journal) != NULL &&
      !sj_document_is_dirty (self) && g_queue_is_empty (&self->saves))
    sj_journal_restart (self->journal, self->file, self->file != NULL ? &self->stamp : NULL);

  sj_document_notify (self, SJ_DOCUMENT_DIRTY);
}

/* A file that is gone or spoilt leaves the map as the only one of its kind. */
static void
secure (SjDocument *self)
{
  if (self->journal != NULL && g_queue_is_empty (&self->saves) && sj_document_is_dirty (self))
    sj_journal_rebase (self->journal, self->file, &self->stamp);
}

/* Nothing is lost by showing what the others wrote, and undo brings back what was there. */
static gboolean
may_reload_unasked (SjDocument *self)
{
  return sj_document_get_file_state (self) == SJ_FILE_CHANGED && !sj_document_is_dirty (self) &&
         !sj_edit_log_is_open (self->log) && g_queue_is_empty (&self->saves);
}

/* A version that only a later program understands must not be taken apart. */
static void
read_theirs (SjDocument *self)
{
  g_autofree char *name = sj_document_get_file_name (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;
  SjFileStamp stamp;
  gboolean read_only;

  map = sj_map_read (sj_file_watch_get_found (self->watch, &stamp), name, &read_only, NULL, &error);
  if (map == NULL)
    self->problem = g_strdup (error->message);
  else if (read_only && !self->read_only)
    self->problem = g_strdup_printf (_("“%s” was written by a later version of the program: "
                                       "open it with that version"), name);
  else
    self->theirs = g_steal_pointer (&map);
}

static void
on_file_state_changed (SjDocument *self)
{
  guint64 before = sj_edit_log_get_state (self->log);

  g_clear_object (&self->theirs);
  g_clear_pointer (&self->problem, g_free);
  if (sj_document_get_file_state (self) == SJ_FILE_CHANGED)
    read_theirs (self);

  if (may_reload_unasked (self))
    {
      if (sj_document_reload (self, NULL))
        {
          if (sj_edit_log_get_state (self->log) != before)
            sj_document_tell_reloaded (self);
          return;
        }
      self->apart = TRUE;
    }

  if (sj_document_get_file_state (self) != SJ_FILE_AS_KNOWN)
    secure (self);
  sj_document_check_dirty (self);
  sj_document_notify (self, SJ_DOCUMENT_FILE_STATE);
}

static void
start_watch (SjDocument *self)
{
  g_clear_object (&self->watch);
  if (!self->guarded || self->file == NULL || *self->stamp.hash == '\0')
    return;

  self->watch = sj_file_watch_new (self->file, &self->stamp);
  g_signal_connect_object (self->watch, "notify::state", G_CALLBACK (on_file_state_changed), self,
                           G_CONNECT_SWAPPED);
}

void
sj_document_set_file (SjDocument *self,
                      GFile      *file)
{
  if (!g_set_object (&self->file, file))
    return;

  start_watch (self);
  sj_document_notify (self, SJ_DOCUMENT_FILE);
  sj_document_notify (self, SJ_DOCUMENT_TITLE);
}

void
sj_document_start_journal (SjDocument *self)
{
  self->journal = sj_journal_new (self->log, self->file,
                                  self->file != NULL ? &self->stamp : NULL);
  g_signal_connect_object (self->journal, "failed", G_CALLBACK (sj_document_tell_failed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sj_document_protect:
 * @self: a document that people begin to work on
 *
 * From here on every edit is written down so that it outlives a crash, and what others do to the
 * file is noticed.
 */
void
sj_document_protect (SjDocument *self)
{
  g_autoptr(GBytes) content = NULL;
  SjFileStamp stamp;

  g_return_if_fail (SJ_IS_DOCUMENT (self));

  if (self->guarded)
    return;

  self->guarded = TRUE;
  if (self->file != NULL && *self->stamp.hash == '\0' &&
      sj_file_stamp_read (&stamp, self->file, &content, NULL))
    sj_document_set_content (self, content, &stamp);
  start_watch (self);
  if (!self->read_only)
    sj_document_start_journal (self);
}

/**
 * sj_document_abandon:
 * @self: a document that is closed
 *
 * What is not saved has been given up: it will not be offered again.
 */
void
sj_document_abandon (SjDocument *self)
{
  g_return_if_fail (SJ_IS_DOCUMENT (self));

  if (self->journal != NULL)
    sj_journal_discard (self->journal);
  g_clear_object (&self->watch);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_int (task, sj_file_watch_check_finish (SJ_FILE_WATCH (source), result));
}

/**
 * sj_document_check_async:
 * @self: a document
 * @callback: (nullable): called when it is known
 * @user_data: for @callback
 *
 * Asks whether the file is still as it was last read or written; for the moments before it is saved
 * and after the window was in the background.
 */
void
sj_document_check_async (SjDocument          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (SJ_IS_DOCUMENT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sj_document_check_async);
  if (self->watch != NULL)
    {
      sj_file_watch_check_async (self->watch, on_checked, task);
      return;
    }

  g_task_return_int (task, SJ_FILE_AS_KNOWN);
  g_object_unref (task);
}

/**
 * sj_document_check_finish:
 * @self: a document
 * @result: what the callback got
 *
 * Returns: how the file is; one that could be read again at once is as it is known
 */
SjFileState
sj_document_check_finish (SjDocument   *self,
                          GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SJ_FILE_AS_KNOWN);

  g_task_propagate_int (G_TASK (result), NULL);
  return sj_document_get_file_state (self);
}

/**
 * sj_document_get_file_state:
 * @self: a document
 *
 * Returns: how its file is, as far as is known
 */
SjFileState
sj_document_get_file_state (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), SJ_FILE_AS_KNOWN);

  return self->watch != NULL ? sj_file_watch_get_state (self->watch) : SJ_FILE_AS_KNOWN;
}

/**
 * sj_document_get_file_problem:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): why its file, or what somebody else made of it, cannot be
 *   read
 */
const char *
sj_document_get_file_problem (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  if (self->problem != NULL)
    return self->problem;
  return sj_document_get_file_state (self) == SJ_FILE_UNREADABLE
           ? sj_file_watch_get_problem (self->watch) : NULL;
}

/* From here on this is what is known to be in the file. With @apart the map says something else. */
void
sj_document_take_version (SjDocument        *self,
                          GBytes            *content,
                          const SjFileStamp *stamp,
                          gboolean           apart)
{
  sj_document_set_content (self, content, stamp);
  self->apart = apart;
  sj_file_watch_accept (self->watch, stamp);
  if (self->journal == NULL)
    return;

  if (apart)
    sj_journal_rebase (self->journal, self->file, stamp);
  else
    sj_journal_restart (self->journal, self->file, stamp);
}

/* Whether what somebody else wrote is a map, and nothing is being written over it. */
gboolean
sj_document_can_take (SjDocument  *self,
                      GError     **error)
{
  g_autofree char *name = NULL;

  if (self->problem != NULL)
    {
      g_set_error_literal (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT, self->problem);
      return FALSE;
    }
  if (g_queue_is_empty (&self->saves))
    return TRUE;

  name = sj_document_get_file_name (self);
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CHANGED,
               _("“%s” is being saved. Try again in a moment"), name);
  return FALSE;
}

/**
 * sj_document_reload:
 * @self: a document whose file was changed
 * @error: return location for a #GError
 *
 * Makes the map say what its file says, in one edit that can be undone.
 *
 * Returns: whether the file could be read; if not, an #SjIoError, and the map is as it was
 */
gboolean
sj_document_reload (SjDocument  *self,
                    GError     **error)
{
  g_autoptr(GBytes) content = NULL;
  SjFileStamp stamp;

  g_return_val_if_fail (SJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (sj_document_get_file_state (self) == SJ_FILE_CHANGED, FALSE);

  if (!sj_document_can_take (self, error))
    return FALSE;

  content = g_bytes_ref (sj_file_watch_get_found (self->watch, &stamp));
  sj_adoption_perform (self->log, self->theirs, _("Reload"));
  sj_document_take_version (self, content, &stamp, FALSE);
  sj_document_set_recovered (self, NULL);
  sj_edit_log_mark_saved (self->log);
  return TRUE;
}

/**
 * sj_document_keep:
 * @self: a document whose file was changed
 *
 * The map stays as it is; saving it will write over what somebody else wrote.
 */
void
sj_document_keep (SjDocument *self)
{
  g_autoptr(GBytes) content = NULL;
  SjFileStamp stamp;

  g_return_if_fail (SJ_IS_DOCUMENT (self));
  g_return_if_fail (sj_document_get_file_state (self) == SJ_FILE_CHANGED);

  /* It is being written over anyway. */
  if (!g_queue_is_empty (&self->saves))
    return;

  content = g_bytes_ref (sj_file_watch_get_found (self->watch, &stamp));
  sj_document_take_version (self, content, &stamp, TRUE);
  sj_document_notify (self, SJ_DOCUMENT_DIRTY);
}
