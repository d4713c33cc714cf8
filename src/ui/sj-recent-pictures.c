#define G_LOG_DOMAIN "sj-recent-pictures"

#include "config.h"

#include "ui/sj-recent-pictures.h"

#include <glib/gstdio.h>

#include "core/sj-map-copy.h"
#include "io/sj-map-file.h"
#include "scene/sj-layout.h"
#include "ui/sj-map-thumbnail.h"

/*
 * Pictures of maps that were opened or saved lately, kept in the person's cache under a name that
 * does not tell which map it is, and readable for that person alone. A picture holds what the map
 * shows and nothing else. It is made in a thread, from a copy of the map.
 */

/* Twice as many pixels as a card of the page to start from has at most on an ordinary screen. */
#define WIDTH 480
#define HEIGHT 300

/* Of the page from side to side: what is wider is cut off, so that there is something to see. */
#define MOST_POINTS 1500.0

#define MOST_FILES 64
#define MODE 0600

typedef struct
{
  SjMap *map;  /* a copy nobody else has, or NULL */
  GFile *file;  /* read if there is no copy */
  char  *uri;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->map);
  g_clear_object (&job->file);
  g_free (job->uri);
  g_free (job);
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "sojourn", "pictures", NULL);
}

/**
 * sj_recent_pictures_get_path:
 * @uri: where a map is
 * @theme: the colours wanted
 *
 * Returns: (transfer full): where its picture is, if it has one
 */
char *
sj_recent_pictures_get_path (const char  *uri,
                             SjThemeKind  theme)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  name = g_strdup_printf ("%s-%s.png", hash, theme == SJ_THEME_DARK ? "dark" : "light");
  return g_build_filename (folder, name, NULL);
}

/**
 * sj_recent_pictures_remove:
 * @uri: where a map is
 *
 * Forgets its picture.
 */
void
sj_recent_pictures_remove (const char *uri)
{
  g_return_if_fail (uri != NULL);

  for (guint theme = SJ_THEME_LIGHT; theme <= SJ_THEME_DARK; theme++)
    {
      g_autofree char *path = sj_recent_pictures_get_path (uri, (SjThemeKind) theme);

      g_unlink (path);
    }
}

/* Dropping those that are too many */

typedef struct
{
  char   *path;
  time_t  modified;
} Picture;

static void
picture_clear (gpointer picture)
{
  g_free (((Picture *) picture)->path);
}

static int
compare_age (gconstpointer first,
             gconstpointer second)
{
  time_t one = ((const Picture *) first)->modified, other = ((const Picture *) second)->modified;

  return one < other ? 1 : one > other ? -1 : 0;
}

static GArray *
list_pictures (const char *folder)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (pictures, picture_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_suffix (name, ".png") && g_stat (path, &status) == 0)
        {
          Picture picture = { g_steal_pointer (&path), status.st_mtime };

          g_array_append_val (pictures, picture);
        }
    }

  return pictures;
}

static void
drop_oldest (const char *folder)
{
  g_autoptr(GArray) pictures = list_pictures (folder);

  g_array_sort (pictures, compare_age);
  for (guint i = MOST_FILES; i < pictures->len; i++)
    g_unlink (g_array_index (pictures, Picture, i).path);
}

/* Making */

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_picture (SjScene      *scene,
               SjMap        *map,
               const char   *path,
               GError      **error)
{
  g_autoptr(GByteArray) png = g_byte_array_new ();
  double points = MIN (sj_scene_get_width (scene), MOST_POINTS);
  cairo_surface_t *surface = sj_map_thumbnail_paint (scene, map, points, WIDTH, HEIGHT);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, png);

  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }

  return g_file_set_contents_full (path, (const char *) png->data, (gssize) png->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, MODE, error);
}

static gboolean
write_pictures (SjMap       *map,
                const char  *uri,
                GError     **error)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));

  for (guint theme = SJ_THEME_LIGHT; theme <= SJ_THEME_DARK; theme++)
    {
      g_autofree char *path = sj_recent_pictures_get_path (uri, (SjThemeKind) theme);
      g_autoptr(SjScene) scene = NULL;

      sj_layout_set_theme (layout, sj_theme_get ((SjThemeKind) theme));
      scene = sj_layout_run (layout);
      if (!write_picture (scene, map, path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_newer (const char *path,
          GFile      *file)
{
  GStatBuf picture, map;

  return g_file_peek_path (file) != NULL && g_stat (path, &picture) == 0 &&
         g_stat (g_file_peek_path (file), &map) == 0 && picture.st_mtime >= map.st_mtime;
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *last = sj_recent_pictures_get_path (job->uri, SJ_THEME_DARK);
  g_autofree char *folder = get_folder ();
  GError *error = NULL;

  if (job->map == NULL && is_newer (last, job->file))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (job->map == NULL)
    job->map = sj_map_file_load (job->file, NULL, NULL, &error);
  g_mkdir_with_parents (folder, 0700);
  if (job->map == NULL || !write_pictures (job->map, job->uri, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  drop_oldest (folder);
  g_task_return_boolean (task, TRUE);
}

/* Whoever saves and quits at once finds the picture next time all the same. */
static void
hold_application (GTask *task)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;

  g_application_hold (application);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (g_application_release),
                           application, G_CONNECT_SWAPPED);
}

static void
start (GTask *task,
       Job   *job)
{
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_priority (task, G_PRIORITY_LOW);
  hold_application (task);
  g_task_run_in_thread (task, run);
}

/**
 * sj_recent_pictures_store_async:
 * @map: a map
 * @uri: where its file is
 * @callback: (nullable): called when the picture is there
 * @user_data: for @callback
 *
 * Keeps a picture of a map as it is now.
 */
void
sj_recent_pictures_store_async (SjMap               *map,
                                const char          *uri,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job;

  g_return_if_fail (SJ_IS_MAP (map) && uri != NULL);

  job = g_new0 (Job, 1);
  job->map = sj_map_copy (map, NULL);
  job->uri = g_strdup (uri);
  start (task, job);
}

/**
 * sj_recent_pictures_ensure_async:
 * @file: a map on this computer
 * @callback: called when there is a picture
 * @user_data: for @callback
 *
 * Makes a picture of a map that is not open, unless there is one that is younger than the file.
 */
void
sj_recent_pictures_ensure_async (GFile               *file,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->uri = g_file_get_uri (file);
  start (task, job);
}

gboolean
sj_recent_pictures_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
