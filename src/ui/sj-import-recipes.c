#define G_LOG_DOMAIN "sj-import-recipes"

#include "config.h"

#include "ui/sj-import-recipes.h"

#include <glib/gi18n-lib.h>

#include "core/sj-map-copy.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-recipe-fit.h"
#include "io/sj-recipe-file.h"
#include "ui/sj-compat.h"

/*
 * Gives what an import says about its file out as a recipe, and takes a recipe in.
 */

static GTask *
take_task (gpointer user_data)
{
  return user_data;
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) recipes = gtk_file_filter_new ();

  gtk_file_filter_set_name (recipes, _("Recipes"));
  gtk_file_filter_add_suffix (recipes, SJ_RECIPE_FILE_SUFFIX + 1);
  g_list_store_append (filters, recipes);

  return G_LIST_MODEL (filters);
}

/* A recipe is a part of a map: a copy of the map gets it, as if the import was done. */
static SjRecipe *
make_recipe (SjImportJob  *job,
             SjMap        *map,
             GError      **error)
{
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjFeedbackImport) import = sj_import_job_make_import (job, map);
  SjImportSummary summary;

  if (!sj_feedback_import_apply (import, log, &summary, error))
    return NULL;

  return g_object_ref (sj_feedback_import_get_recipe (import));
}

static void
on_saving_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = take_task (user_data);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjImportJob *job = g_task_get_task_data (task);
  g_autoptr(SjMap) map = NULL;
  g_autoptr(SjRecipe) recipe = NULL;
  GError *error = NULL;

  if (file == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  map = sj_map_copy (sj_import_job_get_map (job), NULL);
  recipe = make_recipe (job, map, &error);
  if (recipe != NULL && sj_recipe_file_save (map, recipe, file, NULL, &error))
    g_task_return_pointer (task, g_strdup (_("The recipe is saved")), g_free);
  else
    g_task_return_error (task, error);
}

static GTask *
create_task (SjImportJob         *job,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, g_object_ref (job), g_object_unref);

  return task;
}

/**
 * sj_import_recipes_save:
 * @parent: the window that asks for a name
 * @job: an import that has been read
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes how the file is read into a file, for other maps and other people.
 */
void
sj_import_recipes_save (GtkWindow           *parent,
                        SjImportJob         *job,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GListModel) filters = create_filters ();
  g_autofree char *data = NULL;
  g_autofree char *name = NULL;
  SjFileChoice choice = {
    .title = _("Save Recipe"),
    .accept_label = _("_Save"),
    .saving = TRUE,
    .filters = filters,
  };

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_import (job) != NULL);

  data = sj_database_source_make_name (sj_import_job_get_path (job), NULL, NULL);
  name = g_strconcat (data, SJ_RECIPE_FILE_SUFFIX, NULL);
  choice.name = name;
  sj_compat_choose_file (parent, &choice, on_saving_chosen,
                         create_task (job, callback, user_data));
}

/**
 * sj_import_recipes_save_finish:
 * @result: what the callback got
 * @error: why it could not be done
 *
 * Returns: (transfer full) (nullable): what was done; %NULL without @error if nothing was
 */
char *
sj_import_recipes_save_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_loading_chosen (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = take_task (user_data);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjImportJob *job = g_task_get_task_data (task);
  g_autoptr(SjRecipe) recipe = NULL;
  GError *error = NULL;

  if (file == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  recipe = sj_recipe_file_load (file, sj_import_job_get_map (job), NULL, &error);
  if (recipe == NULL || (sj_import_job_get_table (job) != NULL &&
                         !sj_recipe_fits (recipe, sj_import_job_get_table (job), &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  sj_import_job_take_recipe (job, recipe);
  g_task_return_pointer (task, g_strdup (_("The file is read by the recipe")), g_free);
}

/**
 * sj_import_recipes_load:
 * @parent: the window that asks for a file
 * @job: an import
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the import's file as a recipe says, unless that is for other files.
 */
void
sj_import_recipes_load (GtkWindow           *parent,
                        SjImportJob         *job,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GListModel) filters = create_filters ();
  SjFileChoice choice = {
    .title = _("Load Recipe"),
    .accept_label = _("_Open"),
    .filters = filters,
  };

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  sj_compat_choose_file (parent, &choice, on_loading_chosen,
                         create_task (job, callback, user_data));
}

/**
 * sj_import_recipes_load_finish:
 * @result: what the callback got
 * @error: why it could not be done
 *
 * Returns: (transfer full) (nullable): what was done; %NULL without @error if nothing was
 */
char *
sj_import_recipes_load_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sj_import_recipes_find_series:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): the id of the first curve that a newer file of answers can
 *   be read for, because a recipe says how, or %NULL if there is none
 */
const char *
sj_import_recipes_find_series (SjMap *map)
{
  GListModel *list;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  list = sj_map_get_series (map);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) series = g_list_model_get_item (list, i);

      if (sj_map_lookup_typed (map, sj_element_text (series, "recipe"), SJ_TYPE_RECIPE) != NULL)
        return sj_element_get_id (series);
    }

  return NULL;
}
