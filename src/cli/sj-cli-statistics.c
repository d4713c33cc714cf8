#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-statistics.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "io/sj-statistics-export.h"

#define COMMAND "statistics"

/* Every number behind the curves of a map. */

typedef struct
{
  const char *map_path;
  char *out_path;
  char **series; /* ids or titles; NULL for all that were measured */
  gboolean formulae;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->out_path);
  g_strfreev (options->series);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_wanted (const Options *options,
           SjSeries      *series,
           gboolean      *found)
{
  if (options->series == NULL)
    return sj_series_has_answers (series);

  for (gsize i = 0; options->series[i] != NULL; i++)
    if (g_strcmp0 (options->series[i], sj_element_get_id (SJ_ELEMENT (series))) == 0 ||
        g_strcmp0 (options->series[i], sj_series_get_title (series)) == 0)
      {
        found[i] = TRUE;
        return TRUE;
      }

  return FALSE;
}

static GPtrArray *
make_tables (const Options  *options,
             SjMap          *map,
             GError        **error)
{
  g_autoptr(GPtrArray) tables =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sj_statistics_table_free);
  guint n_wanted = options->series != NULL ? g_strv_length (options->series) : 0;
  g_autofree gboolean *found = g_new0 (gboolean, n_wanted + 1);
  g_autoptr(SjComparisonFamily) family = sj_comparison_family_new (map);
  GListModel *list = sj_map_get_series (map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (is_wanted (options, series, found))
        g_ptr_array_add (tables, sj_statistics_table_new_among (map, series, family));
    }
  for (guint i = 0; i < n_wanted; i++)
    if (!found[i])
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no series “%s”"),
                     options->map_path, options->series[i]);
        return NULL;
      }
  if (tables->len > 0)
    return g_steal_pointer (&tables);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no measured series"),
               options->map_path);
  return NULL;
}

static void
print_formulae (GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      SjSeries *series = sj_statistics_table_get_series (g_ptr_array_index (tables, i));

      g_print ("%s\n", sj_series_get_title (series));
      for (int j = 0; j < SJ_N_STATISTICS; j++)
        {
          const char *formula = sj_statistic_get_formula (j, series);
          const char *source = sj_statistic_get_source (j, series);

          if (*formula != '\0')
            g_print ("  %s: %s%s%s%s\n", sj_statistic_get_title (j), formula,
                     *source != '\0' ? " [" : "", source, *source != '\0' ? "]" : "");
        }
    }
}

static int
run (const Options *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_cli_map_load (options->map_path, NULL, NULL, &error);
  g_autoptr(GPtrArray) tables = map != NULL ? make_tables (options, map, &error) : NULL;
  gboolean done = TRUE;

  if (tables == NULL)
    return sj_cli_fail (COMMAND, error);

  if (options->formulae)
    {
      print_formulae (tables);
    }
  else if (options->out_path == NULL || g_str_equal (options->out_path, "-"))
    {
      g_autoptr(GBytes) csv = sj_statistics_export_csv (tables);

      done = sj_cli_write_bytes (csv, "-", &error);
    }
  else
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (options->out_path);

      done = sj_statistics_export (tables, file, sj_cli_interrupt_cancellable (), &error);
    }

  return done ? SJ_CLI_OK : sj_cli_fail (COMMAND, error);
}

/**
 * sj_cli_statistics:
 *
 * Statistics of a map's series as a table.
 */
int
sj_cli_statistics (int   argc,
                   char *argv[])
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out_path,
      N_("Where to write: .csv or .xlsx; without it CSV on standard output"), N_("OUT") },
    { "series", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.series,
      N_("Only this series, by title or id; may be given often"), N_("SERIES") },
    { "formulae", 0, 0, G_OPTION_ARG_NONE, &options.formulae,
      N_("Print how each column is worked out instead"), NULL },
    { NULL },
  };
  int status;

  if (!sj_cli_parse (COMMAND, _("MAP"),
                     _("Writes every number behind the curves of a map: answers, figures with "
                       "their intervals, emotion, tests, and why something is hidden."),
                     entries, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return sj_cli_usage (COMMAND, _("Name a map"));

  options.map_path = argv[1];
  if (options.out_path != NULL && sj_cli_is_same_file (options.map_path, options.out_path))
    return sj_cli_usage (COMMAND, _("The table would be written over the map; name another file"));

  return run (&options);
}
