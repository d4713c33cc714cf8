#define G_LOG_DOMAIN "sj-document"

#include "config.h"

#include "io/sj-document-private.h"

#include <glib/gi18n-lib.h>

#include "io/sj-map-file.h"

/**
 * SjDocument:
 *
 * A map that is open: the map, the log of its edits and the file it belongs to. Several views may
 * show one document. What is done to it is written down until it is saved, and its file is watched;
 * see sj_document_protect().
 */

enum {
  PROP_DIRTY = SJ_DOCUMENT_DIRTY,
  PROP_FILE = SJ_DOCUMENT_FILE,
  PROP_TITLE = SJ_DOCUMENT_TITLE,
  PROP_FILE_STATE = SJ_DOCUMENT_FILE_STATE,
  PROP_RECOVERED = SJ_DOCUMENT_RECOVERED,
  N_PROPS
};

enum {
  SIGNAL_JOURNAL_FAILED,
  SIGNAL_RELOADED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjDocument, sj_document, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

void
sj_document_notify (SjDocument         *self,
                    SjDocumentProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

void
sj_document_tell_failed (SjDocument *self,
                         GError     *error)
{
  g_signal_emit (self, signals[SIGNAL_JOURNAL_FAILED], 0, error);
}

void
sj_document_tell_reloaded (SjDocument *self)
{
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
}

static void
on_title_changed (SjDocument *self)
{
  sj_document_notify (self, SJ_DOCUMENT_TITLE);
}

static void
sj_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SjDocument *self = SJ_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, sj_document_is_dirty (self));
      break;

    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case PROP_TITLE:
      g_value_take_string (value, sj_document_get_title (self));
      break;

    case PROP_FILE_STATE:
      g_value_set_uint (value, sj_document_get_file_state (self));
      break;

    case PROP_RECOVERED:
      g_value_set_boolean (value, self->recovered != NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_document_dispose (GObject *object)
{
  SjDocument *self = SJ_DOCUMENT (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->journal);
  g_clear_object (&self->log);
  g_clear_object (&self->map);
  g_clear_object (&self->file);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->recovered, sj_recovered_changes_free);

  G_OBJECT_CLASS (sj_document_parent_class)->dispose (object);
}

static void
sj_document_class_init (SjDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sj_document_get_property;
  object_class->dispose = sj_document_dispose;

  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_FILE_STATE] = g_param_spec_uint ("file-state", NULL, NULL, 0, SJ_FILE_UNREADABLE, 0,
                                              flags);
  props[PROP_RECOVERED] = g_param_spec_boolean ("recovered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SjDocument::journal-failed:
   * @error: a sentence to show
   *
   * What is done from now on would not outlive a crash; see SjJournal::failed.
   */
  signals[SIGNAL_JOURNAL_FAILED] =
    g_signal_new ("journal-failed", SJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * SjDocument::reloaded:
   *
   * Somebody else changed the file, and because nothing was unsaved the map now says what the file
   * says. It can be undone.
   */
  signals[SIGNAL_RELOADED] =
    g_signal_new ("reloaded", SJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_document_init (SjDocument *self)
{
}

/**
 * sj_document_new:
 * @map: a map that no edit log watches
 * @file: (nullable): the file it came from
 * @read_only: whether it must not be written back to that file
 *
 * Returns: (transfer full): the document
 */
SjDocument *
sj_document_new (SjMap    *map,
                 GFile    *file,
                 gboolean  read_only)
{
  SjDocument *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (SJ_TYPE_DOCUMENT, NULL);
  self->map = g_object_ref (map);
  self->log = sj_edit_log_new (map);
  g_set_object (&self->file, file);
  self->read_only = read_only;
  g_signal_connect_object (self->log, "notify::dirty", G_CALLBACK (sj_document_check_dirty),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "notify::title", G_CALLBACK (on_title_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(SjMap) map = NULL;
  g_autoptr(GBytes) content = NULL;
  SjDocument *self;
  SjFileStamp stamp;
  gboolean read_only = FALSE;
  GError *error = NULL;

  map = sj_map_file_load_finish (result, &read_only, &content, &stamp, &error);
  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = sj_document_new (map, g_task_get_task_data (task), read_only);
  sj_document_set_content (self, content, &stamp);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * sj_document_load_async:
 * @file: a map's file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens a file.
 */
void
sj_document_load_async (GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_document_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  sj_map_file_load_async (file, cancellable, on_loaded, task);
}

/**
 * sj_document_load_finish:
 * @result: what the callback got
 * @error: why the file is no map that can be read
 *
 * Returns: (transfer full) (nullable): the document
 */
SjDocument *
sj_document_load_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

SjMap *
sj_document_get_map (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  return self->map;
}

SjEditLog *
sj_document_get_log (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  return self->log;
}

/**
 * sj_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the file it is saved to
 */
GFile *
sj_document_get_file (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * sj_document_get_title:
 * @self: a document
 *
 * Returns: (transfer full): the map's title, or that of its file, or what stands for one
 */
char *
sj_document_get_title (SjDocument *self)
{
  const char *title;

  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  title = sj_map_get_title (self->map);
  if (*title != '\0')
    return g_strdup (title);

  return self->file != NULL ? sj_document_get_file_name (self) : g_strdup (_("Untitled Map"));
}

/**
 * sj_document_get_file_name:
 * @self: a document
 *
 * Returns: (transfer full) (nullable): the name of its file, to be shown; %NULL without a file
 */
char *
sj_document_get_file_name (SjDocument *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  if (self->file == NULL)
    return NULL;

  name = g_file_get_basename (self->file);
  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (self->file);
}

/**
 * sj_document_is_dirty:
 * @self: a document
 *
 * Returns: whether something would be lost if it were closed now
 */
gboolean
sj_document_is_dirty (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), FALSE);

  return sj_edit_log_is_dirty (self->log) || self->apart ||
         sj_document_get_file_state (self) >= SJ_FILE_MISSING;
}

/**
 * sj_document_is_read_only:
 * @self: a document
 *
 * Returns: whether its file comes from a newer version of the program, which this one must not
 *   write over
 */
gboolean
sj_document_is_read_only (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

/**
 * sj_document_forget_file:
 * @self: a document
 *
 * Makes it one that has never been saved, as for a bundled sample: saving asks where to.
 */
void
sj_document_forget_file (SjDocument *self)
{
  g_return_if_fail (SJ_IS_DOCUMENT (self));

  g_clear_pointer (&self->content, g_bytes_unref);
  self->stamp.hash[0] = '\0';
  sj_document_set_file (self, NULL);
  if (self->journal != NULL)
    sj_journal_restart (self->journal, NULL, NULL);
}
