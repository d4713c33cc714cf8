#define G_LOG_DOMAIN "sj-export-job"

#include "config.h"

#include "ui/sj-export-job.h"

#include <glib/gi18n-lib.h>

#include "io/sj-export.h"
#include "scene/sj-dimming.h"
#include "scene/sj-layout.h"

/*
 * Writes a map as a picture in a thread of its own. The map is laid out before the thread starts,
 * so that the thread touches nothing that can change.
 */

typedef struct
{
  SjExportFormat  format;
  SjExportOptions options;
  SjScene        *scene;
  char           *path;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->options.map);
  g_clear_pointer (&job->scene, sj_scene_unref);
  g_free (job->path);
  g_free (job);
}

/**
 * sj_export_format_get_suffix:
 * @format: a format
 *
 * Returns: how names of such files end
 */
const char *
sj_export_format_get_suffix (SjExportFormat format)
{
  static const char *const suffixes[] = { ".pdf", ".png", ".svg", ".txt" };

  return suffixes[format];
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  gboolean (*const writers[]) (SjScene *, const SjExportOptions *, const char *, GCancellable *,
                               GError **) = { sj_export_pdf, sj_export_png, sj_export_svg,
                                             sj_export_text };
  const Job *job = task_data;
  GError *error = NULL;

  if (writers[job->format] (job->scene, &job->options, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sj_export_job_write_async:
 * @map: the map that @scene shows
 * @scene: a picture of it
 * @choice: how to write it; its theme is the scene's
 * @file: where to
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a picture of a map. It is finished as sj_export_job_run_async() is.
 */
void
sj_export_job_write_async (SjMap                *map,
                           SjScene              *scene,
                           const SjExportChoice *choice,
                           GFile                *file,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (SJ_IS_MAP (map));
  g_return_if_fail (scene != NULL && choice != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("The place is not on this computer. Choose a folder here."));
      return;
    }

  job = g_new0 (Job, 1);
  job->format = choice->format;
  job->options.map = g_object_ref (map);
  job->options.paper = choice->paper != NULL ? sj_paper_find (choice->paper) : NULL;
  job->options.pixels_per_point = choice->dpi / 72.0;
  job->scene = sj_scene_ref (scene);
  job->path = g_file_get_path (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * sj_export_job_run_async:
 * @map: a map
 * @choice: how to write it
 * @file: where to
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Exports a map.
 */
void
sj_export_job_run_async (SjMap                *map,
                         const SjExportChoice *choice,
                         GFile                *file,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr(SjDimming) dimming = sj_dimming_new ();
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) whole = NULL;
  g_autoptr(SjScene) scene = NULL;

  g_return_if_fail (SJ_IS_MAP (map));
  g_return_if_fail (choice != NULL);

  layout = sj_layout_new (map, sj_theme_get (choice->theme));
  sj_layout_show_prompts (layout, choice->prompts);
  whole = sj_layout_run (layout);
  sj_dimming_set (dimming, choice->left_out);
  scene = sj_dimming_apply (dimming, whole);
  sj_export_job_write_async (map, scene, choice, file, cancellable, callback, user_data);
}

gboolean
sj_export_job_run_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
