#define G_LOG_DOMAIN "sj-document"

#include "config.h"

#include "io/sj-document-private.h"

#include "io/sj-map-file.h"
#include "io/sj-map-writer.h"

/* Saving, one after the other: what is edited while the disk is waited for is not in the file, and
 * stays in the journal. */

typedef struct
{
  GFile   *file;
  GBytes  *content;
  guint64  state;  /* of the log, of which the content is */
} Save;

static void start_next (SjDocument *self);

static void
save_free (Save *save)
{
  g_clear_object (&save->file);
  g_clear_pointer (&save->content, g_bytes_unref);
  g_free (save);
}

/* The file is in its place. */
static void
accept (SjDocument *self,
        Save       *save)
{
  SjFileStamp stamp;

  sj_file_stamp_of_bytes (&stamp, save->content);
  sj_file_stamp_set_time (&stamp, save->file);
  self->read_only = FALSE;
  self->apart = FALSE;
  sj_document_set_content (self, save->content, &stamp);
  sj_document_set_file (self, save->file);
  if (self->watch != NULL)
    sj_file_watch_accept (self->watch, &stamp);
  if (self->guarded && self->journal == NULL)
    sj_document_start_journal (self);
  sj_document_set_recovered (self, NULL);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SjDocument *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean saved = sj_map_file_save_finish (result, &error);

  g_queue_pop_head (&self->saves);
  if (self->watch != NULL)
    sj_file_watch_release (self->watch);
  if (self->journal != NULL)
    sj_journal_end_save (self->journal, saved);
  if (saved)
    {
      accept (self, save);
      sj_edit_log_mark_saved_at (self->log, save->state);
    }

  start_next (self);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_next (SjDocument *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  Save *save;

  if (task == NULL)
    return;

  save = g_task_get_task_data (task);
  save->content = sj_map_write (self->map);
  save->state = sj_edit_log_get_state (self->log);
  sj_edit_log_seal (self->log);
  if (self->journal != NULL)
    sj_journal_begin_save (self->journal, save->file, save->content);
  if (self->watch != NULL)
    sj_file_watch_hold (self->watch);
  sj_map_file_save_async (save->content, save->file, g_task_get_cancellable (task), on_saved, task);
}

/**
 * sj_document_save_async:
 * @self: a document
 * @file: (nullable): where to; %NULL for the file it has
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the document; @file becomes its file. Whether somebody else has changed the file is not
 * asked; see sj_document_check_async().
 */
void
sj_document_save_async (SjDocument          *self,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Save *save;

  g_return_if_fail (SJ_IS_DOCUMENT (self));
  g_return_if_fail (file != NULL || self->file != NULL);

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file != NULL ? file : self->file);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_document_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_queue_push_tail (&self->saves, task);
  if (g_queue_get_length (&self->saves) == 1)
    start_next (self);
}

gboolean
sj_document_save_finish (SjDocument    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
