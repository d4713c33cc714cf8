#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "cli/sj-cli-progress.h"
#include "cli/sj-cli-reading.h"
#include "cli/sj-cli-recipe.h"
#include "feedback/sj-blend.h"
#include "feedback/sj-connection-text.h"
#include "feedback/sj-database-password.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-aggregate.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-feedback-import.h"
#include "feedback/sj-recipe-fit.h"
#include "feedback/sj-recipe-reading.h"
#include "feedback/sj-refresh.h"
#include "io/sj-map-file.h"

#define COMMAND "import"

/* What one run works on. */
typedef struct
{
  const char *map_path;
  const char *data_path;
  char *out_path;
  char *recipe_id;
  char **matches;   /* "NAME=TITLE" by hand */
  gboolean as_json;
  char *figures_scale;
  gboolean dry_run;
  char *blend;
  gboolean stabilise;
  gboolean relative;
  gboolean summarise;
  char *stage_values;
  SjCliReading options;

  SjMap *map;
  SjEditLog *log;
  SjRecipe *recipe; /* NULL until there is one */
  SjReading reading;
  SjTallyResult *result;
  SjFeedbackImport *import;
  SjImportSummary summary;
  SjRefresh *refresh;
  char *changes; /* what the refresh says */
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->refresh, sj_refresh_free);
  g_free (import->changes);
  g_clear_pointer (&import->import, sj_feedback_import_free);
  g_clear_pointer (&import->result, sj_tally_result_free);
  sj_reading_clear (&import->reading);
  g_clear_object (&import->recipe);
  g_clear_object (&import->log);
  g_clear_object (&import->map);
  sj_cli_reading_clear (&import->options);
  g_free (import->out_path);
  g_free (import->figures_scale);
  g_free (import->recipe_id);
  g_free (import->blend);
  g_free (import->stage_values);
  g_strfreev (import->matches);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static const char *
kind_id (SjImportMatchKind kind)
{
  static const char *const ids[] = { "unmatched", "offered", "taken",
                                     "recipe",    "chosen",  "created" };

  return ids[kind];
}

static const char *
kind_words (SjImportMatchKind kind)
{
  switch (kind)
    {
    case SJ_IMPORT_OFFERED:
      return _("perhaps; say so with --match");
    case SJ_IMPORT_TAKEN:
      return _("alike");
    case SJ_IMPORT_KEPT:
      return _("from the recipe");
    case SJ_IMPORT_CHOSEN:
      return _("chosen");
    case SJ_IMPORT_CREATED:
      return _("a new touchpoint");
    case SJ_IMPORT_UNMATCHED:
    default:
      return _("no match");
    }
}

static gboolean
load_map (Import  *import,
          GError **error)
{
  g_autoptr(GFile) file = NULL;
  gboolean read_only = FALSE;

  if (g_str_equal (import->map_path, "-"))
    {
      import->map = sj_cli_map_load (import->map_path, &read_only, NULL, error);
    }
  else
    {
      file = g_file_new_for_commandline_arg (import->map_path);
      import->map = sj_map_file_load (file, &read_only, sj_cli_interrupt_cancellable (), error);
    }
  if (import->map == NULL)
    return FALSE;
  if (read_only)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                   _("“%s” was written by a newer version and can only be looked at"),
                   import->map_path);
      return FALSE;
    }
  import->log = sj_edit_log_new (import->map);

  return TRUE;
}

/* The recipe that was asked for, or that of files with such a name unless columns were named. */
static gboolean
find_recipe (Import  *import,
             GError **error)
{
  const SjCliReading *options = &import->options;
  g_autofree char *name = sj_database_source_make_name (import->data_path, options->table,
                                                        options->query);

  if (import->recipe_id != NULL)
    {
      import->recipe = sj_cli_find_recipe (import->map, import->map_path, import->recipe_id, error);
      return import->recipe != NULL;
    }
  if (options->scores == NULL && options->by == NULL && options->segments == NULL &&
      options->wave == NULL)
    g_set_object (&import->recipe, sj_recipe_find (import->map, name));

  return TRUE;
}

static gboolean
choose_matches (Import  *import,
                GError **error)
{
  for (gsize i = 0; import->matches != NULL && import->matches[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup (import->matches[i]);
      char *equals = strrchr (name, '=');

      if (equals == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("“%s” is not a name and a touchpoint; write it as Name=Touchpoint"), name);
          return FALSE;
        }
      *equals = '\0';
      if (!sj_feedback_import_choose (import->import, name, equals[1] != '\0' ? equals + 1 : NULL,
                                      error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_map (Import  *import,
          GError **error)
{
  g_autoptr(GFile) file = NULL;

  if (g_str_equal (import->out_path, "-"))
    return sj_cli_map_save (import->map, import->out_path, error);

  file = g_file_new_for_commandline_arg (import->out_path);
  return sj_map_file_save (import->map, file, sj_cli_interrupt_cancellable (), error);
}

static void
print_matches (Import *import)
{
  for (guint i = 0; i < sj_feedback_import_get_n_matches (import->import); i++)
    {
      const SjImportMatch *match = sj_feedback_import_get_match (import->import, i);
      g_autofree char *title = sj_feedback_anchor_get_title (import->map, match->anchor);

      if (match->anchor != NULL)
        g_print ("  %s → %s (%.2f, %s)\n", match->name, title, match->score,
                 kind_words (match->kind));
      else
        g_print ("  %s: %s\n", match->name, kind_words (match->kind));
    }
}

static void
print_words (Import *import)
{
  const SjImportSummary *summary = &import->summary;

  sj_cli_print_form (import->result->table);
  g_print ("%-12s %" G_GUINT64_FORMAT "\n", _("Rows:"),
           import->result->counts.rows + import->result->counts.blank_rows);
  g_print ("%s\n", _("Names:"));
  print_matches (import);
  if (import->dry_run)
    {
      g_print ("%s\n%s", _("This would change:"), import->changes);
      return;
    }
  g_print ("%s\n%s", _("Changes:"), import->changes);
  g_print (_("Series added: %u, refreshed: %u; points: %u, of these not shown: %u"),
           summary->n_added, summary->n_refreshed, summary->n_points, summary->n_suppressed);
  g_print ("\n%s %s\n", _("Recipe:"),
           sj_element_get_id (SJ_ELEMENT (sj_feedback_import_get_recipe (import->import))));
}

static void
write_matches (Import       *import,
               SjJsonWriter *json)
{
  sj_json_writer_member (json, "matches");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < sj_feedback_import_get_n_matches (import->import); i++)
    {
      const SjImportMatch *match = sj_feedback_import_get_match (import->import, i);
      g_autofree char *title = sj_feedback_anchor_get_title (import->map, match->anchor);

      sj_json_writer_item (json);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "name", match->name);
      sj_json_writer_member_text (json, "kind", kind_id (match->kind));
      if (match->anchor != NULL)
        {
          sj_json_writer_member_text (json, "anchor", match->anchor);
          sj_json_writer_member_text (json, "title", title);
          sj_json_writer_member_number (json, "score", match->score);
        }
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_array (json);
}

static void
print_json (Import *import)
{
  const SjImportSummary *summary = &import->summary;
  SjRecipe *recipe = sj_feedback_import_get_recipe (import->import);
  SjJsonWriter json;

  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_cli_write_source (&json, import->result);
  write_matches (import, &json);
  sj_json_writer_member_number (&json, "added", summary->n_added);
  sj_json_writer_member_number (&json, "refreshed", summary->n_refreshed);
  sj_json_writer_member_number (&json, "points", summary->n_points);
  sj_json_writer_member_number (&json, "suppressed", summary->n_suppressed);
  sj_json_writer_member_boolean (&json, "dry_run", import->dry_run);
  sj_json_writer_member_number (&json, "gained", import->refresh->n_gained);
  sj_json_writer_member_number (&json, "lost", import->refresh->n_lost);
  sj_json_writer_member_number (&json, "moved", import->refresh->n_moved);
  if (recipe != NULL)
    sj_json_writer_member_text (&json, "recipe", sj_element_get_id (SJ_ELEMENT (recipe)));
  sj_json_writer_end_object (&json);
  sj_cli_print_json (&json);
}

/* On which scale means are, without the name of their column. */
static gboolean
set_figures_scale (Import   *import,
                   SjTable  *table,
                   GError  **error)
{
  g_autofree char *column = NULL, *scale = NULL;
  SjAggregate aggregate;
  double low, high;

  if (import->figures_scale == NULL || import->reading.content != SJ_CONTENT_FIGURES ||
      !sj_aggregate_find (table, &aggregate))
    return TRUE;
  if (!sj_scale_parse_range (import->figures_scale, &low, &high) || !(low < high))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("--figures-scale takes the ends of a scale, as in 1-5, not “%s”"),
                   import->figures_scale);
      return FALSE;
    }
  column = g_strdup_printf ("#%u", aggregate.value + 1);
  scale = g_strdup_printf ("likert:%s", import->figures_scale);
  sj_reading_set_scale (&import->reading, column, scale);

  return TRUE;
}

/* What is said on the command line may make up for what the recipe does not fit. */
static gboolean
tally (Import  *import,
       GError **error)
{
  g_autoptr(SjTable) table = NULL;
  SjCliProgress progress;

  if (import->figures_scale != NULL && import->reading.content == SJ_CONTENT_ANSWERS)
    sj_reading_set_content (&import->reading, SJ_CONTENT_FIGURES);
  import->reading.date_range = TRUE;
  import->reading.same_people = TRUE;
  table = sj_table_open (import->data_path, &import->reading, error);
  if (table == NULL)
    return FALSE;
  if (import->recipe != NULL && import->recipe_id != NULL && import->options.scores == NULL &&
      !sj_recipe_fits (import->recipe, table, error))
    return FALSE;
  if (!set_figures_scale (import, table, error))
    return FALSE;

  sj_cli_progress_begin (&progress);
  import->result = sj_tally_table (g_steal_pointer (&table), &import->reading,
                                   sj_cli_interrupt_cancellable (), sj_cli_progress_update,
                                   &progress, error);
  sj_cli_progress_end (&progress);

  return import->result != NULL;
}

static void
set_view (Import    *import,
          SjElement *series)
{
  GEnumClass *stages = g_type_class_peek (SJ_TYPE_STAGE_VALUES);

  if (import->stabilise)
    sj_edit_log_set (import->log, series, "stabilised", TRUE, NULL);
  if (import->relative)
    sj_edit_log_set (import->log, series, "relative", TRUE, NULL);
  if (import->summarise)
    sj_edit_log_set (import->log, series, "summary", TRUE, NULL);
  if (import->stage_values != NULL)
    sj_edit_log_set (import->log, series, "stage-values",
                     g_enum_get_value_by_nick (stages, import->stage_values)->value, NULL);
}

/* How the curves of this import are drawn. */
static void
set_views (Import *import)
{
  SjRecipe *recipe = sj_feedback_import_get_recipe (import->import);
  GListModel *list = sj_map_get_series (import->map);

  sj_edit_log_begin (import->log, _("Change Curves"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) series = g_list_model_get_item (list, i);

      if (g_str_equal (sj_element_text (series, "recipe"),
                       sj_element_get_id (SJ_ELEMENT (recipe))))
        set_view (import, series);
    }
  sj_edit_log_commit (import->log);
}

/* The old figures are gone once the new ones are in. */
static void
look_ahead (Import *import)
{
  import->refresh = sj_refresh_new (import->import);
  import->changes = sj_refresh_to_text (import->refresh, import->map);
  import->summary.n_added = import->refresh->n_added;
  import->summary.n_refreshed = import->refresh->n_refreshed;
}

static gboolean
work (Import  *import,
      GError **error)
{
  if (!tally (import, error))
    return FALSE;

  if (import->recipe == NULL)
    g_set_object (&import->recipe,
                  sj_recipe_find_alike (import->map, &import->reading, import->result));
  import->import = sj_feedback_import_new (import->map, import->result, &import->reading,
                                           import->recipe);
  if (!choose_matches (import, error))
    return FALSE;
  look_ahead (import);
  if (import->dry_run && import->refresh->series->len > 0)
    return TRUE;
  if (!sj_feedback_import_apply (import->import, import->log, &import->summary, error))
    {
      /* What the file has instead is what a person needs to go on. */
      for (guint i = 0; i < sj_feedback_import_get_n_matches (import->import); i++)
        g_printerr ("  %s\n", sj_feedback_import_get_match (import->import, i)->name);
      g_printerr ("%s\n", _("Say what a name stands for with --match 'NAME=TITLE'"));
      sj_cli_report_columns (COMMAND, &import->reading, import->result->table);
      return FALSE;
    }

  if (import->stabilise || import->relative || import->summarise || import->stage_values != NULL)
    set_views (import);

  return save_map (import, error);
}

static gboolean
take_blend (Import  *import,
            GError **error)
{
  g_autoptr(GHashTable) weights = NULL;

  if (import->blend == NULL)
    return TRUE;

  weights = sj_blend_parse (import->blend, error);
  g_free (import->reading.blend);
  import->reading.blend = g_strdup (import->blend);

  return weights != NULL;
}

/* What a person should know about the curves that the figures do not say. */
static void
report_summary (const SjImportSummary *summary)
{
  if (summary->n_blocked > 0)
    {
      g_autofree char *words = g_strdup_printf (
        ngettext ("%u figure of another curve is hidden now: beside the new ones it would tell of "
                  "very few people",
                  "%u figures of other curves are hidden now: beside the new ones they would tell "
                  "of very few people",
                  summary->n_blocked),
        summary->n_blocked);

      g_printerr ("sojourn-cli %s: %s\n", COMMAND, words);
    }
  if (summary->unpaired)
    g_printerr ("sojourn-cli %s: %s\n", COMMAND,
                _("A database does not say which answers are those of the same people; points, "
                  "waves and segments are compared as if different people had answered"));
  if (summary->n_repeat > 0)
    g_printerr ("sojourn-cli %s: %s\n", COMMAND,
                _("Some people answered in more than one wave, but too few for a test of pairs; "
                  "the waves are compared as if they were different people"));
}

/* A curve of another file that is called as one that is new now; NULL if there is none. */
static SjElement *
find_namesake (Import *import)
{
  GListModel *list = sj_map_get_series (import->map);

  for (guint i = 0; i < import->refresh->series->len; i++)
    {
      const SjSeriesChange *change = g_ptr_array_index (import->refresh->series, i);

      for (guint j = 0; change->series == NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr(SjElement) series = g_list_model_get_item (list, j);
          const char *recipe = sj_element_text (series, "recipe");

          if (g_strcmp0 (sj_element_text (series, "title"), change->title) == 0 &&
              sj_map_lookup (import->map, recipe) != NULL &&
              g_strcmp0 (sj_element_text (series, "source-file"),
                         sj_table_get_name (import->result->table)) != 0)
            return series; /* the map owns it */
        }
    }

  return NULL;
}

/* The same export under another name would stand in the map twice. */
static void
report_namesake (Import *import)
{
  SjElement *series = find_namesake (import);
  g_autofree char *sentence = NULL;

  if (series == NULL)
    return;
  /* Translators: a curve, the file that it came from, and the id of a recipe. */
  sentence = g_strdup_printf (_("“%s” was in the map before, from “%s”, and is kept beside the new "
                                "curve; if the new file is to take its place, import it with "
                                "--recipe %s into the map as it was"),
                              sj_element_text (series, "title"),
                              sj_element_text (series, "source-file"),
                              sj_element_text (series, "recipe"));
  g_printerr ("sojourn-cli %s: %s\n", COMMAND, sentence);
}

static int
run (Import *import)
{
  g_autoptr(GError) error = NULL;

  if (!load_map (import, &error) || !find_recipe (import, &error))
    return sj_cli_fail (COMMAND, error);
  sj_reading_init (&import->reading);
  if (import->recipe != NULL)
    sj_recipe_get_reading (import->recipe, &import->reading);
  if (!sj_cli_reading_get (&import->options, &import->reading, &error))
    return error->domain == G_OPTION_ERROR ? sj_cli_usage (COMMAND, error->message)
                                           : sj_cli_fail (COMMAND, error);
  if (!take_blend (import, &error))
    return sj_cli_usage (COMMAND, error->message);
  if (!work (import, &error))
    return sj_cli_fail (COMMAND, error);

  if (import->as_json)
    print_json (import);
  else
    print_words (import);
  sj_cli_report_notes (COMMAND, import->result);
  report_summary (&import->summary);
  report_namesake (import);

  return SJ_CLI_OK;
}

static void
print_error (const char *text)
{
  g_printerr ("%s", text);
}

/* Gives what is wrong with the files that were named, NULL if nothing is. */
static char *
check_paths (Import *import)
{
  if (g_str_equal (import->map_path, "-") && g_str_equal (import->data_path, "-"))
    return g_strdup (_("The map and the answers cannot both come from standard input"));
  if (sj_cli_is_same_file (import->data_path, import->out_path) &&
      !sj_cli_is_same_file (import->data_path, import->map_path))
    return g_strdup_printf (_("“%s” holds the answers; name another file for the map"),
                            import->out_path);
  if (import->stage_values != NULL &&
      g_enum_get_value_by_nick (g_type_class_ref (SJ_TYPE_STAGE_VALUES),
                                import->stage_values) == NULL)
    return g_strdup_printf (_("--stage-values takes equal, volume or none, not “%s”"),
                            import->stage_values);
  if (sj_database_is_connection (import->data_path) &&
      sj_connection_text_has_password (import->data_path))
    return g_strdup_printf (_("A map remembers how it was made, but must never know a password; "
                              "give it in the variable %s instead of the connection string"),
                            SJ_DATABASE_PASSWORD_VARIABLE);
  if (import->as_json && g_str_equal (import->out_path, "-"))
    return g_strdup (_("The map and JSON cannot both go to standard output"));

  return NULL;
}

/**
 * sj_cli_import:
 *
 * Reads feedback into a map.
 */
int
sj_cli_import (int   argc,
               char *argv[])
{
  g_auto(Import) import = { 0 };
  const GOptionEntry more[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &import.out_path,
      N_("Write the map here instead of over itself"), N_("MAP") },
    { "recipe", 0, 0, G_OPTION_ARG_STRING, &import.recipe_id,
      N_("Read as this recipe says: the id of one in the map, or a file"), N_("RECIPE") },
    { "match", 0, 0, G_OPTION_ARG_STRING_ARRAY, &import.matches,
      N_("What a name in the file stands for; may be given often"), N_("NAME=TITLE") },
    { "blend", 0, 0, G_OPTION_ARG_STRING, &import.blend,
      N_("Metrics to average as one more curve, with their weights; or all"),
      N_("METRIC[=WEIGHT],…") },
    { "stabilise", 0, 0, G_OPTION_ARG_NONE, &import.stabilise,
      N_("Draw small segments towards the mean of all, with the measured value as a hollow dot"),
      NULL },
    { "relative", 0, 0, G_OPTION_ARG_NONE, &import.relative,
      N_("Draw differences from each curve's mean"), NULL },
    { "stage-values", 0, 0, G_OPTION_ARG_STRING, &import.stage_values,
      N_("Draw one value a stage: equal for touchpoints alike, volume by answers"), N_("HOW") },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &import.summarise,
      N_("Write mean, peak, trough, end and peak–end at the curves"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &import.dry_run,
      N_("Only say what would change"), NULL },
    { "figures-scale", 0, 0, G_OPTION_ARG_STRING, &import.figures_scale,
      N_("Ends of the scale of means, with --figures"), N_("LO-HI") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &import.as_json, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autofree GOptionEntry *entries = sj_cli_reading_entries (&import.options, more);
  g_autofree char *problem = NULL;
  const char *data;
  int status;

  if (!sj_cli_parse (COMMAND, _("MAP DATA"),
                     _("Adds the curves of a file of answers to a map, or refreshes those it gave "
                       "before. The map keeps figures of groups and how the file was read, but no "
                       "answer."),
                     entries, &argc, &argv, &status))
    return status;
  data = sj_cli_reading_get_data (&import.options, argc, argv, 2);
  if (data == NULL)
    return sj_cli_usage (COMMAND, _("Name a map and a file with answers"));

  import.map_path = argv[1];
  import.data_path = data;
  if (import.out_path == NULL)
    import.out_path = g_strdup (import.map_path);
  problem = check_paths (&import);
  if (problem != NULL)
    return sj_cli_usage (COMMAND, problem);
  /* The map has standard output for itself. */
  if (g_str_equal (import.out_path, "-"))
    g_set_print_handler (print_error);

  return run (&import);
}
