#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-map-file.h"

#include <glib/gi18n-lib.h>

#include "io/sj-atomic-file.h"
#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/* Maps and the files they are kept in. The work is done in synchronous functions; the window calls
 * the asynchronous pairs around them. */

typedef struct
{
  SjMap       *map;
  gboolean     read_only;
  GBytes      *content;
  SjFileStamp  stamp;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_object (&loaded->map);
  g_clear_pointer (&loaded->content, g_bytes_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static char *
display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}

/**
 * sj_map_file_load:
 * @file: a map's file
 * @read_only: (out) (optional): whether a later version wrote it, so that it must not be saved
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the map; %NULL with an #SjIoError, or %G_IO_ERROR_CANCELLED
 */
SjMap *
sj_map_file_load (GFile         *file,
                  gboolean      *read_only,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = display_name (file);
  bytes = g_file_load_bytes (file, cancellable, NULL, &problem);
  if (bytes != NULL)
    return sj_map_read (bytes, name, read_only, NULL, error);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ,
                 /* Translators: a file's name, and the system's reason. */
                 _("“%s” could not be read: %s"), name, problem->message);
  return NULL;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(Loaded) loaded = g_new0 (Loaded, 1);
  g_autofree char *name = display_name (task_data);
  GError *error = NULL;

  if (sj_file_stamp_read (&loaded->stamp, task_data, &loaded->content, &error))
    loaded->map = sj_map_read (loaded->content, name, &loaded->read_only, NULL, &error);
  if (loaded->map == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) loaded_free);
}

/**
 * sj_map_file_load_async:
 * @file: a map's file
 * @cancellable: (nullable): stops the reading
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Does what sj_map_file_load() does in another thread.
 */
void
sj_map_file_load_async (GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_map_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * sj_map_file_load_finish:
 * @result: what the callback was given
 * @read_only: (out) (optional): as for sj_map_file_load()
 * @content: (out) (optional) (transfer full): what was in the file
 * @stamp: (out caller-allocates) (optional): what stands for that
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): as for sj_map_file_load()
 */
SjMap *
sj_map_file_load_finish (GAsyncResult  *result,
                         gboolean      *read_only,
                         GBytes       **content,
                         SjFileStamp   *stamp,
                         GError       **error)
{
  g_autoptr(Loaded) loaded = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, sj_map_file_load_async), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  if (read_only != NULL)
    *read_only = loaded->read_only;
  if (content != NULL)
    *content = g_steal_pointer (&loaded->content);
  if (stamp != NULL)
    *stamp = loaded->stamp;
  return g_steal_pointer (&loaded->map);
}

/* Where there is no path, on a share that GIO reaches by itself, GIO replaces the file its way. */
static gboolean
save_remote (GBytes        *bytes,
             GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &problem))
    return TRUE;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  name = display_name (file);
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("“%s” could not be written: %s"), name,
               problem->message);
  return FALSE;
}

static gboolean
save_bytes (GBytes        *bytes,
            GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr(SjAtomicFile) target = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path == NULL)
    return save_remote (bytes, file, cancellable, error);

  target = sj_atomic_file_open (path, error);

  return target != NULL &&
         sj_atomic_file_write (target, data, length, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         sj_atomic_file_commit (target, error);
}

/**
 * sj_map_file_save:
 * @map: a map
 * @file: where to
 * @cancellable: (nullable): stops the writing
 * @error: return location for a #GError
 *
 * Writes the map in its canonical form. The file is replaced at once when everything is on the
 * disk; if anything fails it stays as it was.
 *
 * Returns: whether it is saved; if not, %SJ_IO_ERROR_WRITE or %G_IO_ERROR_CANCELLED
 */
gboolean
sj_map_file_save (SjMap         *map,
                  GFile         *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = sj_map_write (map);
  return save_bytes (bytes, file, cancellable, error);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GBytes *content = g_object_get_data (G_OBJECT (task), "content");
  GError *error = NULL;

  if (save_bytes (content, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sj_map_file_save_async:
 * @content: what sj_map_write() made of a map
 * @file: where to
 * @cancellable: (nullable): stops the writing
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Does what sj_map_file_save() does with a map that is text already. Only the disk is waited for,
 * in another thread, so the map may be changed meanwhile.
 */
void
sj_map_file_save_async (GBytes              *content,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (content != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_map_file_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "content", g_bytes_ref (content),
                          (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * sj_map_file_save_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: as for sj_map_file_save()
 */
gboolean
sj_map_file_save_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sj_map_file_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
