#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-file-watch.h"

/**
 * SjFileWatch:
 *
 * Notices when a file no longer holds what the program last saw in it. Where the system does not
 * tell of changes, as on some network shares, it is enough to ask now and then.
 */
struct _SjFileWatch
{
  GObject parent_instance;

  GFile        *file;
  SjFileStamp   known;
  GFileMonitor *monitor;  /* NULL where the system cannot tell */
  guint         timeout;
  gboolean      told_missing;  /* the time before, too */
  guint         n_held;
  guint         generation;  /* of what is known; an answer from before it is worth nothing */

  SjFileState   state;
  GBytes       *content;  /* of a changed file */
  SjFileStamp   found;
  char         *problem;  /* why it cannot be read */
};

typedef struct
{
  GFile       *file;
  guint        generation;
  SjFileState  state;
  SjFileStamp  found;
  GBytes      *content;
  char        *problem;
} Look;

/* Programs that save write a file anew or put another in its place, in several steps. */
#define PATIENCE 250

enum {
  PROP_STATE = 1,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SjFileWatch, sj_file_watch, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

static void look_later (SjFileWatch *self);

static void
look_free (Look *look)
{
  g_clear_object (&look->file);
  g_clear_pointer (&look->content, g_bytes_unref);
  g_free (look->problem);
  g_free (look);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr(GError) error = NULL;

  if (sj_file_stamp_read (&look->found, look->file, &look->content, &error))
    {
      look->state = SJ_FILE_CHANGED;
    }
  else
    {
      look->state = g_file_query_exists (look->file, NULL) ? SJ_FILE_UNREADABLE : SJ_FILE_MISSING;
      look->problem = g_strdup (error->message);
    }
  g_task_return_boolean (task, TRUE);
}

static void
set_state (SjFileWatch *self,
           SjFileState  state)
{
  if (state != SJ_FILE_CHANGED)
    g_clear_pointer (&self->content, g_bytes_unref);
  if (self->state == state && state != SJ_FILE_CHANGED)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/* A file that was only touched is as it was. */
static void
take_answer (SjFileWatch *self,
             Look        *look)
{
  g_free (self->problem);
  self->problem = g_steal_pointer (&look->problem);
  if (look->state != SJ_FILE_CHANGED)
    {
      set_state (self, look->state);
      return;
    }
  if (sj_file_stamp_equal (&look->found, &self->known))
    {
      self->known.modified = look->found.modified;
      set_state (self, SJ_FILE_AS_KNOWN);
      return;
    }
  if (self->state == SJ_FILE_CHANGED && sj_file_stamp_equal (&look->found, &self->found))
    return;

  self->found = look->found;
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = g_steal_pointer (&look->content);
  set_state (self, SJ_FILE_CHANGED);
}

static GTask *
look (SjFileWatch         *self,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->file = g_object_ref (self->file);
  look->generation = self->generation;
  g_task_set_source_tag (task, sj_file_watch_check_async);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);

  return task;
}

static gboolean
is_answer (SjFileWatch *self,
           Look        *look)
{
  return self->file != NULL && look->generation == self->generation && self->n_held == 0;
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SjFileWatch *self = SJ_FILE_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean missing = look->state == SJ_FILE_MISSING;

  if (!is_answer (self, look))
    return;

  /* Some programs delete a file before they write it again. */
  if (missing && !self->told_missing)
    {
      self->told_missing = TRUE;
      look_later (self);
      return;
    }

  self->told_missing = missing;
  take_answer (self, look);
}

static gboolean
on_patience_ended (gpointer user_data)
{
  SjFileWatch *self = user_data;
  g_autoptr(GTask) task = look (self, on_looked, NULL);

  self->timeout = 0;
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
look_later (SjFileWatch *self)
{
  if (self->timeout == 0 && self->n_held == 0)
    self->timeout = g_timeout_add (PATIENCE, on_patience_ended, self);
}

static void
sj_file_watch_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_uint (value, SJ_FILE_WATCH (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_file_watch_dispose (GObject *object)
{
  SjFileWatch *self = SJ_FILE_WATCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (sj_file_watch_parent_class)->dispose (object);
}

static void
sj_file_watch_class_init (SjFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sj_file_watch_get_property;
  object_class->dispose = sj_file_watch_dispose;

  /* An SjFileState; also told when a changed file changes again. */
  props[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SJ_FILE_UNREADABLE, SJ_FILE_AS_KNOWN,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sj_file_watch_init (SjFileWatch *self)
{
}

/**
 * sj_file_watch_new:
 * @file: a file
 * @known: what the program has seen in it
 *
 * Returns: (transfer full): what notices if that is no longer so
 */
SjFileWatch *
sj_file_watch_new (GFile             *file,
                   const SjFileStamp *known)
{
  SjFileWatch *self;

  g_return_val_if_fail (G_IS_FILE (file) && known != NULL, NULL);

  self = g_object_new (SJ_TYPE_FILE_WATCH, NULL);
  self->file = g_object_ref (file);
  self->known = *known;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look_later), self,
                             G_CONNECT_SWAPPED);

  return self;
}

SjFileState
sj_file_watch_get_state (SjFileWatch *self)
{
  g_return_val_if_fail (SJ_IS_FILE_WATCH (self), SJ_FILE_AS_KNOWN);

  return self->state;
}

/**
 * sj_file_watch_get_found:
 * @self: a watch
 * @stamp: (out caller-allocates): what stands for the content
 *
 * Returns: (transfer none) (nullable): what is in the file now; %NULL unless it has changed
 */
GBytes *
sj_file_watch_get_found (SjFileWatch *self,
                         SjFileStamp *stamp)
{
  g_return_val_if_fail (SJ_IS_FILE_WATCH (self) && stamp != NULL, NULL);

  *stamp = self->found;
  return self->content;
}

/**
 * sj_file_watch_get_problem:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the sentence that says why the file cannot be read
 */
const char *
sj_file_watch_get_problem (SjFileWatch *self)
{
  g_return_val_if_fail (SJ_IS_FILE_WATCH (self), NULL);

  return self->problem;
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SjFileWatch *self = SJ_FILE_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  if (is_answer (self, look))
    take_answer (self, look);
  g_task_return_int (task, self->state);
}

/**
 * sj_file_watch_check_async:
 * @self: a watch
 * @callback: (nullable): called when it is known
 * @user_data: for @callback
 *
 * Asks how the file is; it is read only if its size or time are others.
 */
void
sj_file_watch_check_async (SjFileWatch         *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  g_autoptr(GTask) looking = NULL;

  g_return_if_fail (SJ_IS_FILE_WATCH (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sj_file_watch_check_async);
  if (self->state == SJ_FILE_AS_KNOWN && !sj_file_stamp_may_differ (&self->known, self->file))
    {
      g_task_return_int (task, self->state);
      g_object_unref (task);
      return;
    }

  looking = look (self, on_checked, task);
  g_task_run_in_thread (looking, look_in_thread);
}

/**
 * sj_file_watch_check_finish:
 * @self: a watch
 * @result: what the callback got
 *
 * Returns: how the file is
 */
SjFileState
sj_file_watch_check_finish (SjFileWatch  *self,
                            GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SJ_FILE_AS_KNOWN);

  return (SjFileState) g_task_propagate_int (G_TASK (result), NULL);
}

/**
 * sj_file_watch_hold:
 * @self: a watch
 *
 * The program itself writes the file now; see sj_file_watch_release().
 */
void
sj_file_watch_hold (SjFileWatch *self)
{
  g_return_if_fail (SJ_IS_FILE_WATCH (self));

  self->n_held++;
}

void
sj_file_watch_release (SjFileWatch *self)
{
  g_return_if_fail (SJ_IS_FILE_WATCH (self));
  g_return_if_fail (self->n_held > 0);

  self->n_held--;
  look_later (self);
}

/**
 * sj_file_watch_accept:
 * @self: a watch
 * @known: what the file holds
 *
 * The program has written, read or refused what is in the file: from here on this is what it knows.
 */
void
sj_file_watch_accept (SjFileWatch       *self,
                      const SjFileStamp *known)
{
  g_return_if_fail (SJ_IS_FILE_WATCH (self));
  g_return_if_fail (known != NULL);

  self->known = *known;
  self->generation++;
  self->told_missing = FALSE;
  set_state (self, SJ_FILE_AS_KNOWN);
}
