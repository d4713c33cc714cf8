#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-recipe.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "core/sj-edit-log.h"
#include "io/sj-recipe-file.h"

#define COMMAND "recipe"

/* Lists the recipes of a map, gives one out as a file, or takes one in. */

typedef struct
{
  const char *map_path;
  const char *recipe; /* id; NULL to list all */
  char *out_path;
  char *add_path;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->out_path);
  g_free (options->add_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/**
 * sj_cli_find_recipe:
 * @map: a map
 * @map_path: what to call it in messages
 * @text: the id of one of its recipes, or a file with one
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the recipe; from a file it is in no map
 */
SjRecipe *
sj_cli_find_recipe (SjMap       *map,
                    const char  *map_path,
                    const char  *text,
                    GError     **error)
{
  SjRecipe *recipe = sj_map_lookup_typed (map, text, SJ_TYPE_RECIPE);
  g_autoptr(GFile) file = NULL;

  if (recipe != NULL)
    return g_object_ref (recipe);

  file = g_file_new_for_commandline_arg (text);
  if (g_file_query_exists (file, NULL))
    return sj_recipe_file_load (file, map, sj_cli_interrupt_cancellable (), error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("“%s” has no recipe “%s”, and there is no such file"), map_path, text);
  return NULL;
}

static void
list_recipes (SjMap *map)
{
  GListModel *recipes = sj_map_get_recipes (map);

  for (guint i = 0; i < g_list_model_get_n_items (recipes); i++)
    {
      g_autoptr(SjElement) recipe = g_list_model_get_item (recipes, i);

      g_print ("%s\t%s\t%s\n", sj_element_get_id (recipe), sj_element_text (recipe, "title"),
               sj_element_text (recipe, "file-pattern"));
    }
}

static gboolean
give_out (const Options  *options,
          SjMap          *map,
          GError        **error)
{
  SjRecipe *recipe = sj_map_lookup_typed (map, options->recipe, SJ_TYPE_RECIPE);
  g_autoptr(GBytes) bytes = NULL;

  if (recipe == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no recipe “%s”"),
                   options->map_path, options->recipe);
      return FALSE;
    }
  bytes = sj_recipe_file_write (map, recipe);

  return sj_cli_write_bytes (bytes, options->out_path != NULL ? options->out_path : "-", error);
}

static gboolean
take_in (const Options  *options,
         SjMap          *map,
         GError        **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (options->add_path);
  g_autoptr(SjRecipe) recipe =
    sj_recipe_file_load (file, map, sj_cli_interrupt_cancellable (), error);
  g_autoptr(SjEditLog) log = NULL;
  const char *id;

  if (recipe == NULL)
    return FALSE;
  id = sj_element_get_id (SJ_ELEMENT (recipe));
  if (sj_map_lookup (map, id) != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("“%s” has the recipe “%s” already; name the file with “import --recipe” to "
                     "read as it says"),
                   options->map_path, id);
      return FALSE;
    }
  log = sj_edit_log_new (map);
  sj_edit_log_begin (log, _("Add Recipe"));
  sj_edit_log_insert (log, SJ_ELEMENT (recipe),
                      g_list_model_get_n_items (sj_map_get_recipes (map)));
  sj_edit_log_commit (log);
  if (!sj_cli_map_save (map, options->out_path != NULL ? options->out_path : options->map_path,
                        error))
    return FALSE;
  g_printerr ("%s %s\n", _("Recipe:"), id);

  return TRUE;
}

static int
run (const Options *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;
  gboolean read_only = FALSE, done = TRUE;

  map = sj_cli_map_load (options->map_path, &read_only, NULL, &error);
  if (map == NULL)
    return sj_cli_fail (COMMAND, error);
  if (options->add_path != NULL && read_only)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                   _("“%s” was written by a newer version and can only be looked at"),
                   options->map_path);
      return sj_cli_fail (COMMAND, error);
    }

  if (options->add_path != NULL)
    done = take_in (options, map, &error);
  else if (options->recipe != NULL)
    done = give_out (options, map, &error);
  else
    list_recipes (map);

  return done ? SJ_CLI_OK : sj_cli_fail (COMMAND, error);
}

/**
 * sj_cli_recipe:
 *
 * Recipes of a map as files.
 */
int
sj_cli_recipe (int   argc,
               char *argv[])
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out_path,
      N_("The recipe's file, or with --add the map to write"), N_("FILE") },
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &options.add_path,
      N_("Add the recipe in this file to the map"), N_("RECIPE") },
    { NULL },
  };
  int status;

  if (!sj_cli_parse (COMMAND, _("MAP [RECIPE]"),
                     _("Lists the recipes of a map: how files of answers are read. With the id of "
                       "one, writes it as a file of its own, which holds no answers."),
                     entries, &argc, &argv, &status))
    return status;
  if (argc < 2 || argc > 3 || (argc == 3 && options.add_path != NULL))
    return sj_cli_usage (COMMAND, _("Name a map, and one recipe or none"));

  options.map_path = argv[1];
  options.recipe = argc == 3 ? argv[2] : NULL;
  if (options.out_path != NULL && options.recipe != NULL &&
      sj_cli_is_same_file (options.map_path, options.out_path))
    return sj_cli_usage (COMMAND, _("The recipe would be written over the map; name another file"));

  return run (&options);
}
