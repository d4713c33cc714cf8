#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-inspect.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-doubts.h"
#include "cli/sj-cli-filters.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-options.h"
#include "cli/sj-cli-progress.h"
#include "cli/sj-cli-reading.h"
#include "cli/sj-cli-rows.h"
#include "feedback/sj-aggregate.h"
#include "feedback/sj-double-answers.h"
#include "feedback/sj-respondent.h"
#include "feedback/sj-row-notes.h"
#include "feedback/sj-table-count.h"
#include "io/sj-json-writer.h"

#define COMMAND "inspect"
#define N_EXAMPLES 3
#define MAX_NAME 48

static char *
shorten (const char *text,
         glong       width)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= width)
    return g_strdup (text);

  head = g_utf8_substring (text, 0, width - 1);
  return g_strconcat (head, "…", NULL);
}

/* Nothing of personal data and comments is shown, not even here. */
static gboolean
may_show (SjColumnRole role)
{
  return role != SJ_ROLE_PERSONAL && role != SJ_ROLE_ID && role != SJ_ROLE_COMMENT;
}

static char *
describe_scale (const SjDetection *detection)
{
  g_autofree char *id = sj_scale_get_id (&detection->scale);

  if (detection->scale.reversed)
    /* Translators: a metric and the ends of its scale */
    return g_strdup_printf (_("%s %g–%g, low is good"), id, detection->scale.low,
                            detection->scale.high);

  return g_strdup_printf ("%s %g–%g", id, detection->scale.low, detection->scale.high);
}

static void
print_examples (const SjColumnProfile *profile)
{
  for (guint i = 0; i < MIN (N_EXAMPLES, profile->distinct->len); i++)
    {
      g_autofree char *example = shorten (g_ptr_array_index (profile->distinct, i), 20);

      g_print ("%s%s", i == 0 ? "  " : " | ", example);
    }
}

static void
print_column (SjTable *table,
              guint    column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  const SjDetection *detection = sj_table_get_detection (table, column);
  SjColumnRole role = sj_table_get_role (table, column);
  g_autofree char *name = shorten (sj_table_get_column_name (table, column), MAX_NAME);
  g_autofree char *scale = NULL;

  if (detection->state != SJ_DETECTION_NONE)
    scale = describe_scale (detection);
  g_print ("#%-4u%s%*s  %-11s", column + 1, name,
           (int) MAX (0, MAX_NAME - g_utf8_strlen (name, -1)), "", sj_column_role_get_id (role));
  if (role == SJ_ROLE_SCORE)
    g_print (" %s", scale);
  else if (detection->state == SJ_DETECTION_ASK && may_show (role))
    /* Translators: a scale that a column may be on */
    g_print (_(" perhaps %s"), scale);
  if (may_show (role))
    print_examples (profile);
  g_print ("\n");
}

/* Why a table is none of answers: surely, or likely where nothing is surely a rating. */
static char *
find_figures (SjTable *table)
{
  gboolean has_scores = FALSE;

  for (guint column = 0; column < sj_table_get_n_columns (table) && !has_scores; column++)
    has_scores = sj_table_get_role (table, column) == SJ_ROLE_SCORE;

  return sj_aggregate_warn (table, has_scores);
}

static void
print_figures (SjTable *table)
{
  g_autofree char *sentence = find_figures (table);

  if (sentence != NULL)
    g_print ("\n%s\n", sentence);
}

/* Who answered, if a column says so. */
static void
print_respondent (SjTable *table)
{
  SjRespondent respondent;

  if (!sj_respondent_find (table, &respondent))
    return;
  g_print ("%-12s #%u %s ", _("Respondents:"), respondent.column + 1,
           sj_table_get_column_name (table, respondent.column));
  /* Translators: a share of 100, and the number of a column */
  g_print (_("(%.0f %% sure; people answer more than once: --respondent '#%u')"),
           respondent.confidence * 100, respondent.column + 1);
  g_print ("\n");
}

static void
write_respondent (SjJsonWriter *json,
                  SjTable      *table)
{
  SjRespondent respondent;

  if (!sj_respondent_find (table, &respondent))
    return;
  sj_json_writer_member (json, "respondent");
  sj_json_writer_begin_object (json);
  sj_json_writer_member_number (json, "number", respondent.column + 1);
  sj_json_writer_member_text (json, "column",
                              sj_table_get_column_name (table, respondent.column));
  sj_json_writer_member_number (json, "confidence", respondent.confidence);
  sj_json_writer_end_object (json);
}

static void
print_words (SjTable            *table,
             const SjReading    *reading,
             const SjTableCount *count)
{
  g_autoptr(GPtrArray) doubts = sj_doubt_list (table, reading);
  g_autoptr(GPtrArray) filters = sj_double_answers_list_filters (table, reading);
  guint n_columns = sj_table_get_n_columns (table);
  const char *vendor = sj_table_get_vendor_name (table);
  guint64 header_at = sj_table_get_header_at (table);

  sj_cli_print_form (table);
  g_print ("%-12s %u", _("Header rows:"), sj_table_get_header_rows (table));
  if (header_at > 1)
    {
      g_autofree char *row = g_strdup_printf ("%" G_GUINT64_FORMAT, header_at);

      g_print (" ");
      /* Translators: the number of a row */
      g_print (_("(from row %s)"), row);
    }
  g_print ("\n%-12s %" G_GUINT64_FORMAT "\n", _("Rows:"), count->rows.rows);
  g_print ("%-12s %s\n", _("Vendor:"), vendor != NULL ? vendor : _("not recognised"));
  sj_cli_print_filters (table, filters);
  print_respondent (table);
  g_print ("%-12s %u\n", _("Columns:"), n_columns);
  for (guint column = 0; column < n_columns; column++)
    print_column (table, column);
  print_figures (table);
  sj_cli_print_doubts (doubts);
}

/* The question that the column is a part of. */
static void
write_question (SjJsonWriter *json,
                SjTable      *table,
                guint         column)
{
  const SjQuestion *question = sj_question_find (sj_table_get_questions (table), column);

  if (question == NULL)
    return;

  sj_json_writer_member (json, "question");
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "kind", sj_question_kind_get_id (question->kind));
  sj_json_writer_member_text (json, "stem", question->stem);
  sj_json_writer_member_number (json, "first_column", question->first + 1);
  sj_json_writer_member_number (json, "columns", question->n_columns);
  if (question->delimiter != NULL)
    sj_json_writer_member_text (json, "delimiter", question->delimiter);
  if (question->ticked != NULL)
    sj_json_writer_member_text (json, "ticked", question->ticked);
  sj_json_writer_end_object (json);
}

static void
write_column (SjJsonWriter       *json,
              SjTable            *table,
              const SjTableCount *count,
              guint               column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  const SjDetection *detection = sj_table_get_detection (table, column);
  SjColumnRole role = sj_table_get_role (table, column);

  sj_json_writer_item (json);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_number (json, "number", column + 1);
  sj_json_writer_member_text (json, "column", sj_table_get_column_name (table, column));
  sj_json_writer_member_text (json, "touchpoint", sj_table_get_column_label (table, column));
  sj_json_writer_member_text (json, "role", sj_column_role_get_id (role));
  sj_json_writer_member_number (json, "filled", count->filled[column]);
  if (detection->state != SJ_DETECTION_NONE)
    {
      g_autofree char *metric = sj_scale_get_id (&detection->scale);

      sj_json_writer_member_text (json, "metric", metric);
      sj_json_writer_member (json, "scale");
      sj_json_writer_numbers (json,
                              (const double[]) { detection->scale.low, detection->scale.high }, 2);
      sj_json_writer_member_boolean (json, "reversed", detection->scale.reversed);
      sj_json_writer_member_number (json, "confidence", detection->confidence);
    }
  write_question (json, table, column);
  if (may_show (role))
    {
      sj_json_writer_member (json, "examples");
      sj_json_writer_begin_array (json);
      for (guint i = 0; i < MIN (N_EXAMPLES, profile->distinct->len); i++)
        {
          sj_json_writer_item (json);
          sj_json_writer_text (json, g_ptr_array_index (profile->distinct, i));
        }
      sj_json_writer_end_array (json);
    }
  sj_json_writer_end_object (json);
}

static void
print_json (SjTable            *table,
            const SjReading    *reading,
            const SjTableCount *count)
{
  g_autoptr(GPtrArray) doubts = sj_doubt_list (table, reading);
  g_autoptr(GPtrArray) filters = sj_double_answers_list_filters (table, reading);
  g_autofree char *figures = find_figures (table);
  SjJsonWriter json;

  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_number (&json, "rows", count->rows.rows);
  sj_json_writer_member_number (&json, "blank_rows", count->rows.blank_rows);
  sj_cli_write_odd_rows (&json, &count->rows);
  sj_cli_write_form (&json, table);
  sj_cli_write_filters (&json, table, filters);
  write_respondent (&json, table);
  sj_json_writer_member (&json, "columns");
  sj_json_writer_begin_array (&json);
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    write_column (&json, table, count, column);
  sj_json_writer_end_array (&json);
  if (figures != NULL)
    sj_json_writer_member_text (&json, "figures", figures);
  sj_cli_write_doubts (&json, doubts);
  sj_json_writer_end_object (&json);
  sj_cli_print_json (&json);
}

static gboolean
get_reading (const SjCliReading  *options,
             SjReading           *reading,
             GError             **error)
{
  sj_reading_init (reading);

  return sj_cli_reading_get (options, reading, error);
}

static int
run (SjTable         *table,
     const SjReading *reading,
     gboolean         as_json)
{
  g_auto(SjTableCount) count = { 0 };
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GError) error = NULL;
  SjCliProgress progress;
  gboolean counted;

  sj_cli_progress_begin (&progress);
  counted = sj_table_count (table, &count, sj_cli_interrupt_cancellable (), sj_cli_progress_update,
                            &progress, &error);
  sj_cli_progress_end (&progress);
  if (!counted)
    return sj_cli_fail (COMMAND, error);

  if (as_json)
    print_json (table, reading, &count);
  else
    print_words (table, reading, &count);
  notes = sj_row_notes_list (table, &count.rows, sj_table_get_source (table)->n_replaced, FALSE);
  for (guint i = 0; i < notes->len; i++)
    g_printerr ("sojourn-cli %s: %s\n", COMMAND, (char *) g_ptr_array_index (notes, i));

  return SJ_CLI_OK;
}

/**
 * sj_cli_inspect:
 *
 * What the detector sees in a file of answers.
 */
int
sj_cli_inspect (int   argc,
                char *argv[])
{
  gboolean as_json = FALSE;
  g_auto(SjCliReading) options = { 0 };
  g_auto(SjReading) reading = { 0 };
  const GOptionEntry more[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autofree GOptionEntry *entries = sj_cli_reading_entries (&options, more);
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;
  const char *data;
  int status;

  if (!sj_cli_parse (COMMAND, _("DATA"),
                     _("What a file with answers looks like: encoding, delimiter, header rows, and "
                       "what each column is for; “-” is standard input."),
                     entries, &argc, &argv, &status))
    return status;
  data = sj_cli_reading_get_data (&options, argc, argv, 1);
  if (data == NULL)
    return sj_cli_usage (COMMAND, _("Name one file, or one database"));
  if (!get_reading (&options, &reading, &error))
    return error->domain == G_OPTION_ERROR ? sj_cli_usage (COMMAND, error->message)
                                           : sj_cli_fail (COMMAND, error);

  table = sj_table_open (data, &reading, &error);
  if (table == NULL)
    return sj_cli_fail (COMMAND, error);
  return run (table, &reading, as_json);
}
