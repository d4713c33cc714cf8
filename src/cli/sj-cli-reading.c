#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-reading.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/sj-cli-filters.h"
#include "cli/sj-cli-rows.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-respondent.h"
#include "feedback/sj-row-notes.h"
#include "feedback/sj-word-file.h"

#define MAX_HEADER_ROWS 9

/* A few answers off the scale are slips; more than these are the wrong scale. */
#define MAX_INVALID_SHARE 0.05

/**
 * sj_cli_reading_entries:
 * @options: where to put the options
 * @more: further options, ended by an empty one
 *
 * Returns: (transfer full): all options, to be freed with g_free()
 */
GOptionEntry *
sj_cli_reading_entries (SjCliReading       *options,
                        const GOptionEntry *more)
{
  const GOptionEntry own[] = {
    { "database", 0, 0, G_OPTION_ARG_STRING, &options->database,
      N_("File of SQLite, or connection string of ODBC (DSN=… or Driver=…), instead of DATA"),
      N_("DB") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &options->table, N_("Table or view of a database"),
      N_("NAME") },
    { "query", 0, 0, G_OPTION_ARG_STRING, &options->query,
      N_("One SELECT that gives the rows, instead of a table"), N_("SELECT") },
    { "counts", 0, 0, G_OPTION_ARG_NONE, &options->counts,
      N_("The table says how many people gave each answer"), NULL },
    { "figures", 0, 0, G_OPTION_ARG_NONE, &options->figures,
      N_("The table holds figures worked out elsewhere, a row a touchpoint"), NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by,
      N_("Column that names the touchpoint; without it every score is one"), N_("COL") },
    { "segment", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->segments,
      N_("Column of the segment; twice, a segment is a value of each column"),
      N_("COL") },
    { "wave", 0, 0, G_OPTION_ARG_STRING, &options->wave,
      N_("Column of the date, and month, quarter or year"), N_("COL:PERIOD") },
    { "score", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->scores,
      N_("Column of a rating; may be given often"), N_("COL[:METRIC[:LO-HI]]") },
    { "scale", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->scales,
      N_("Scale of a column, others recognised as before; none if it is no rating"),
      N_("COL:METRIC[:LO-HI]") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->labels,
      N_("What labels are worth; labels with a comma in quotation marks"), N_("LABEL=N,…") },
    { "missing", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->missing,
      N_("Further texts that stand for no answer"), N_("TEXT,…") },
    { "reverse", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->reversed,
      N_("Score column in which low is good; may be given often"), N_("COL") },
    { "header-rows", 0, 0, G_OPTION_ARG_STRING, &options->header_rows,
      N_("Rows of the header, if not found rightly"), N_("N") },
    { "header-at", 0, 0, G_OPTION_ARG_STRING, &options->header_at,
      N_("Row of the file that the header begins in, if not found rightly"), N_("ROW") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
      N_("Encoding of the text, if not found rightly"), N_("NAME") },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options->delimiter,
      N_("Character between cells, if not found rightly"), N_("C") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
      N_("Sheet of a workbook: its name, or # and a number"), N_("SHEET") },
    { "vendor", 0, 0, G_OPTION_ARG_STRING, &options->vendor,
      N_("Whose export it is, if not found rightly; generic for none"), N_("ID") },
    { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->keeps,
      N_("Filter to switch off, or texts that it lets pass; may be given often"),
      N_("FILTER[=TEXT,…]") },
    { "drop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->drops,
      N_("Filter to switch on, or texts that it leaves out; may be given often"),
      N_("FILTER[=TEXT,…]") },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->where,
      N_("Read only rows with one of these texts in a column; may be given often"),
      N_("COL=TEXT,…") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_("Read only answers from this date on"), N_("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until,
      N_("Read only answers before this date"), N_("DATE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options->date_column,
      N_("Column of the date for --from and --until, if not found rightly"), N_("COL") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options->date_order,
      N_("What comes first in dates such as 03/04/2026: dmy or mdy"), N_("ORDER") },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &options->time_zone,
      N_("Time zone of --from and --until and of times without one"), N_("ZONE") },
    { "words", 0, 0, G_OPTION_ARG_FILENAME, &options->words,
      N_("Words of your own for comments: a word, a tab, a score from −4 to 4"), N_("FILE") },
    { "only-words", 0, 0, G_OPTION_ARG_NONE, &options->only_words,
      N_("Use these words instead of the built-in ones, not beside them"), NULL },
    { "weight", 0, 0, G_OPTION_ARG_STRING, &options->weight, N_("Column of weights"), N_("COL") },
    { "respondent", 0, 0, G_OPTION_ARG_STRING, &options->respondent,
      N_("Column that says who answered; different people are counted, nothing of it is kept"),
      N_("COL") },
    { "min-n", 0, 0, G_OPTION_ARG_STRING, &options->min_n,
      N_("Smallest group that is shown; 0 for all (default: 5)"), N_("K") },
  };
  GOptionEntry *entries;
  gsize n_more = 0;

  g_return_val_if_fail (options != NULL && more != NULL, NULL);

  while (more[n_more].long_name != NULL)
    n_more++;
  entries = g_new0 (GOptionEntry, G_N_ELEMENTS (own) + n_more + 1);
  memcpy (entries, own, sizeof own);
  memcpy (entries + G_N_ELEMENTS (own), more, n_more * sizeof *more);

  return entries;
}

static gboolean
parse_count (const char  *option,
             const char  *text,
             guint        most,
             guint64     *value,
             GError     **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 0, most, value, NULL))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("%s takes a whole number from 0 to %u, not “%s”"), option, most, text);
  return FALSE;
}

static gboolean
get_date_order (const SjCliReading  *options,
                SjReading           *reading,
                GError             **error)
{
  if (options->date_order == NULL ||
      sj_date_order_parse (options->date_order, &reading->date_order))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--date-order takes dmy, the day first, or mdy, not “%s”"), options->date_order);
  return FALSE;
}

static gboolean
get_counts (const SjCliReading  *options,
            SjReading           *reading,
            GError             **error)
{
  guint64 value;

  if (options->header_rows != NULL)
    {
      if (!parse_count ("--header-rows", options->header_rows, MAX_HEADER_ROWS, &value, error))
        return FALSE;
      reading->header_rows = (int) value;
    }
  if (options->header_at != NULL)
    {
      if (!parse_count ("--header-at", options->header_at, G_MAXINT, &value, error))
        return FALSE;
      reading->header_at = (int) value;
    }
  if (options->min_n != NULL)
    {
      if (!parse_count ("--min-n", options->min_n, G_MAXINT, &value, error))
        return FALSE;
      reading->min_n = (guint) value;
    }

  return TRUE;
}

/* What is said on the command line goes before what a recipe says. */
static void
replace_text (char       **text,
              const char  *option)
{
  if (option == NULL)
    return;

  g_free (*text);
  *text = g_strdup (option);
}

static void
replace_texts (GPtrArray  *texts,
               char      **options)
{
  if (options != NULL)
    g_ptr_array_set_size (texts, 0);
  for (gsize i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (texts, g_strdup (options[i]));
}

/* "FILTER" or "FILTER=TEXT,TEXT" */
static void
set_filters (SjReading  *reading,
             char      **options,
             gboolean    keep)
{
  for (gsize i = 0; options != NULL && options[i] != NULL; i++)
    {
      const char *equals = strchr (options[i], '=');
      g_autofree char *filter = equals != NULL ? g_strndup (options[i], equals - options[i])
                                               : g_strdup (options[i]);
      g_auto(GStrv) texts = equals != NULL ? g_strsplit (equals + 1, ",", -1) : NULL;

      if (texts == NULL)
        sj_reading_set_filter (reading, filter, NULL, keep);
      for (gsize j = 0; texts != NULL && texts[j] != NULL; j++)
        sj_reading_set_filter (reading, filter, g_strstrip (texts[j]), keep);
    }
}

/* A recipe's words stay where none are given. */
static gboolean
take_words (const SjCliReading  *options,
            SjReading           *reading,
            GError             **error)
{
  char *words;

  if (options->words == NULL)
    return TRUE;
  words = sj_word_file_read (options->words, NULL, error);
  if (words == NULL)
    return FALSE;
  g_free (reading->words);
  reading->words = words;
  reading->only_words = options->only_words;

  return TRUE;
}

static gboolean
set_segments (SjReading          *reading,
              const char *const  *segments,
              GError            **error)
{
  guint n = segments != NULL ? g_strv_length ((char **) segments) : 0;

  if (n == 0)
    return TRUE;
  if (n > 2)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("A segment is a value of one column or of two, not of %u; name two columns"),
                   n);
      return FALSE;
    }
  replace_text (&reading->segment, segments[0]);
  g_clear_pointer (&reading->second_segment, g_free);
  replace_text (&reading->second_segment, segments[1]);

  return TRUE;
}

static gboolean
set_content (const SjCliReading  *options,
             SjReading           *reading,
             GError             **error)
{
  if (options->counts && options->figures)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A table holds counts or figures, not both; say --counts or "
                             "--figures"));
      return FALSE;
    }
  if (options->counts || options->figures)
    sj_reading_set_content (reading, options->counts ? SJ_CONTENT_COUNTS : SJ_CONTENT_FIGURES);

  return TRUE;
}

/**
 * sj_cli_reading_get:
 * @options: options that were parsed
 * @reading: an initialised reading, which takes them
 * @error: where to put a failure: a mistake in the call
 *
 * Returns: %FALSE with @error set if an option cannot be understood
 */
gboolean
sj_cli_reading_get (const SjCliReading  *options,
                    SjReading           *reading,
                    GError             **error)
{
  g_return_val_if_fail (options != NULL && reading != NULL, FALSE);

  if (options->table != NULL || options->query != NULL)
    {
      g_clear_pointer (&reading->table, g_free);
      g_clear_pointer (&reading->query, g_free);
    }
  replace_text (&reading->table, options->table);
  replace_text (&reading->query, options->query);
  if (!set_content (options, reading, error))
    return FALSE;
  replace_text (&reading->by, options->by);
  if (!set_segments (reading, (const char *const *) options->segments, error))
    return FALSE;
  replace_text (&reading->encoding, options->encoding);
  replace_text (&reading->sheet, options->sheet);
  replace_text (&reading->weight, options->weight);
  if (!take_words (options, reading, error))
    return FALSE;
  replace_text (&reading->vendor, options->vendor);
  replace_text (&reading->date_column, options->date_column);
  replace_text (&reading->from, options->from);
  replace_text (&reading->until, options->until);
  replace_text (&reading->time_zone, options->time_zone);
  set_filters (reading, options->keeps, TRUE);
  set_filters (reading, options->drops, FALSE);
  if (options->where != NULL)
    g_ptr_array_set_size (reading->where, 0);
  for (gsize i = 0; options->where != NULL && options->where[i] != NULL; i++)
    if (!sj_reading_add_where (reading, options->where[i], error))
      return FALSE;
  replace_text (&reading->respondent, options->respondent);
  replace_texts (reading->scores, options->scores);
  replace_texts (reading->scales, options->scales);
  replace_texts (reading->reversed, options->reversed);
  if (options->wave != NULL)
    sj_reading_set_wave (reading, options->wave);
  for (gsize i = 0; options->missing != NULL && options->missing[i] != NULL; i++)
    sj_reading_add_missing (reading, options->missing[i]);
  for (gsize i = 0; options->labels != NULL && options->labels[i] != NULL; i++)
    if (!sj_reading_add_labels (reading, options->labels[i], error))
      return FALSE;
  if (options->delimiter != NULL &&
      !sj_reading_set_delimiter (reading, options->delimiter, error))
    return FALSE;

  return get_counts (options, reading, error) && get_date_order (options, reading, error);
}

/**
 * sj_cli_reading_get_data:
 * @options: options that were parsed
 * @argc: how many arguments there are
 * @argv: the arguments
 * @position: where the source of answers stands among them
 *
 * Returns: (transfer none) (nullable): the source of answers: the last argument, or the database;
 *   %NULL if neither or both are named, or something else is
 */
const char *
sj_cli_reading_get_data (const SjCliReading  *options,
                         int                  argc,
                         char               **argv,
                         int                  position)
{
  g_return_val_if_fail (options != NULL, NULL);

  if (options->database != NULL)
    return argc == position ? options->database : NULL;

  return argc == position + 1 ? argv[position] : NULL;
}

void
sj_cli_reading_clear (SjCliReading *options)
{
  g_return_if_fail (options != NULL);

  g_free (options->database);
  g_free (options->table);
  g_free (options->query);

  g_free (options->by);
  g_strfreev (options->segments);
  g_free (options->wave);
  g_strfreev (options->scores);
  g_strfreev (options->scales);
  g_strfreev (options->labels);
  g_strfreev (options->missing);
  g_strfreev (options->reversed);
  g_free (options->header_rows);
  g_free (options->header_at);
  g_free (options->encoding);
  g_free (options->delimiter);
  g_free (options->sheet);
  g_free (options->vendor);
  g_strfreev (options->keeps);
  g_strfreev (options->drops);
  g_strfreev (options->where);
  g_free (options->date_column);
  g_free (options->from);
  g_free (options->until);
  g_free (options->time_zone);
  g_free (options->weight);
  g_free (options->respondent);
  g_free (options->date_order);
  g_free (options->words);
  g_free (options->min_n);
}

/**
 * sj_cli_print_form:
 * @table: a table
 *
 * Says in words what was found out about the form of a file.
 */
void
sj_cli_print_form (SjTable *table)
{
  char delimiter[2] = { sj_table_get_delimiter (table), '\0' };
  guint sheet;
  GPtrArray *sheets = sj_table_get_sheets (table, &sheet);

  g_print ("%-12s %s\n", _("Format:"), sj_table_get_format (table));
  if (sheets != NULL)
    g_print ("%-12s %s (%u/%u)\n", _("Sheet:"), (char *) g_ptr_array_index (sheets, sheet),
             sheet + 1, sheets->len);
  if (sj_table_get_encoding (table) != NULL)
    g_print ("%-12s %s\n", _("Encoding:"), sj_table_get_encoding (table));
  if (*delimiter != '\0')
    g_print ("%-12s %s\n", _("Delimiter:"), *delimiter == '\t' ? _("tab") : delimiter);
}

/**
 * sj_cli_write_form:
 * @json: a writer in an object
 * @table: a table
 *
 * Writes the members "format", "sheet", "sheets", "encoding", "delimiter", "header_at",
 * "header_rows", "weight", "notes_above", "notes_below", "summaries_below" and "vendor", as far as
 * the file has them.
 */
void
sj_cli_write_form (SjJsonWriter *json,
                   SjTable      *table)
{
  char delimiter[2] = { sj_table_get_delimiter (table), '\0' };
  guint sheet, n_above, n_below, weight;
  GPtrArray *sheets = sj_table_get_sheets (table, &sheet);

  sj_json_writer_member_text (json, "format", sj_table_get_format_id (table));
  if (sheets != NULL)
    {
      sj_json_writer_member_text (json, "sheet", g_ptr_array_index (sheets, sheet));
      sj_json_writer_member (json, "sheets");
      sj_json_writer_begin_array (json);
      for (guint i = 0; i < sheets->len; i++)
        {
          sj_json_writer_item (json);
          sj_json_writer_text (json, g_ptr_array_index (sheets, i));
        }
      sj_json_writer_end_array (json);
    }
  if (sj_table_get_encoding (table) != NULL)
    sj_json_writer_member_text (json, "encoding", sj_table_get_encoding (table));
  if (*delimiter != '\0')
    sj_json_writer_member_text (json, "delimiter", delimiter);
  sj_json_writer_member_number (json, "header_at", sj_table_get_header_at (table));
  sj_json_writer_member_number (json, "header_rows", sj_table_get_header_rows (table));
  if (sj_table_get_weight (table, &weight))
    sj_json_writer_member_text (json, "weight", sj_table_get_column_name (table, weight));
  sj_table_get_notes (table, &n_above, &n_below);
  if (n_above > 0)
    sj_json_writer_member_number (json, "notes_above", n_above);
  if (n_below > 0)
    sj_json_writer_member_number (json, "notes_below", n_below);
  if (sj_table_get_rows_below (table)->summaries > 0)
    sj_json_writer_member_number (json, "summaries_below",
                                  sj_table_get_rows_below (table)->summaries);
  if (sj_table_get_vendor (table) != NULL)
    {
      sj_json_writer_member_text (json, "vendor", sj_table_get_vendor (table));
      sj_json_writer_member_number (json, "vendor_score", sj_table_get_vendor_score (table));
    }
}

/**
 * sj_cli_write_source:
 * @json: a writer in an object
 * @result: what was read
 *
 * Writes the member "source".
 */
void
sj_cli_write_source (SjJsonWriter        *json,
                     const SjTallyResult *result)
{
  sj_json_writer_member (json, "source");
  sj_json_writer_begin_object (json);
  sj_json_writer_member_number (json, "rows", result->counts.rows + result->counts.blank_rows);
  sj_json_writer_member_number (json, "skipped", sj_tally_result_get_skipped (result));
  sj_cli_write_odd_rows (json, &result->counts);
  sj_cli_write_form (json, result->table);
  sj_cli_write_filters (json, result->table, result->filters);
  sj_json_writer_end_object (json);
}

static gboolean
weights_vary_much (const SjTallyResult *result)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);
      SjTallySummary summary;

      if (group->suppression == SJ_SHOWN && sj_tally_summarise (&group->tally, &summary) &&
          summary.n_effective < 0.5 * summary.n)
        return TRUE;
    }

  return FALSE;
}

static void
report_invalid (const char          *command,
                const SjTallyResult *result)
{
  for (guint i = 0; i < result->n_scales; i++)
    {
      const SjScale *scale = &result->scales[i];
      g_autofree char *metric = sj_scale_get_id (scale);
      g_autofree char *sentence = NULL;
      double share;
      const char *column = sj_tally_result_get_invalid (result, i, &share);

      if (column == NULL || share <= 0)
        continue;
      if (share <= MAX_INVALID_SHARE)
        {
          /* Translators: the subcommand, a column, a percentage, a metric and its scale's ends */
          g_printerr (_("sojourn-cli %s: Column “%s”: %.2g %% of the answers are not on the scale "
                        "of %s, %g to %g, and are left out\n"),
                      command, column, 100 * share, metric, scale->low, scale->high);
          continue;
        }
      /* Translators: a column, a percentage, a metric and the ends of its scale. */
      sentence = g_strdup_printf (_("Column “%s”: %.0f %% of the answers are not on the scale of "
                                    "%s, %g to %g, and are left out; say the right scale with "
                                    "--score, or what stands for no answer with --missing"),
                                  column, 100 * share, metric, scale->low, scale->high);
      g_printerr ("sojourn-cli %s: %s\n", command, sentence);
    }
}

/* Who names a metric says nothing of the direction, and a curve upside down is seen by nobody. */
static void
report_direction (const char          *command,
                  const SjTallyResult *result)
{
  g_autoptr(GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);
      const SjColumnProfile *profile;

      if (group->tally.scale->metric == SJ_METRIC_SENTIMENT ||
          !g_hash_table_add (said, GUINT_TO_POINTER (group->column)))
        continue;
      profile = sj_table_get_profile (result->table, group->column);
      if (profile == NULL || profile->n_numeric == 0 || profile->order == 0 ||
          (profile->order < 0) == !!group->tally.scale->reversed)
        continue;
      /* Translators: the subcommand, a column, and its number. */
      if (profile->order < 0)
        g_printerr (_("sojourn-cli %s: Column “%s” is read as if high were good, but its labels "
                      "say that low is; turn it round with --reverse '#%u'\n"),
                    command, sj_table_get_column_name (result->table, group->column),
                    group->column + 1);
      else
        g_printerr (_("sojourn-cli %s: Column “%s” is read as if low were good, but its labels "
                      "say that high is; turn it round with --reverse '#%u', or leave that out\n"),
                    command, sj_table_get_column_name (result->table, group->column),
                    group->column + 1);
    }
}

static void
report_skipped (const char          *command,
                const SjTallyResult *result)
{
  g_autofree char *n_skipped = g_strdup_printf ("%" G_GUINT64_FORMAT, result->n_skipped);
  g_autofree char *sentence = NULL;

  if (result->n_skipped == 0)
    return;

  /* Translators: %s is a number. */
  sentence = g_strdup_printf (ngettext ("%s row names no touchpoint, segment or date; it is left "
                                        "out",
                                        "%s rows name no touchpoint, segment or date; they are "
                                        "left out",
                                        result->n_skipped),
                              n_skipped);
  g_printerr ("sojourn-cli %s: %s\n", command, sentence);
}

/* Whoever reads moods has to know how far they reach. */
static void
report_coverage (const char          *command,
                 const SjTallyResult *result)
{
  for (guint i = 0; i < result->n_scales; i++)
    {
      SjTally all;
      guint64 n_comments;
      guint column = 0;

      if (result->scales[i].metric != SJ_METRIC_SENTIMENT)
        continue;
      sj_tally_init (&all, &result->scales[i]);
      for (guint j = 0; j < result->groups->len; j++)
        {
          const SjResultGroup *group = g_ptr_array_index (result->groups, j);

          if (group->tally.scale != &result->scales[i])
            continue;
          column = group->column;
          sj_tally_merge (&all, &group->tally);
        }
      n_comments = sj_tally_get_n (&all) + all.missing[SJ_MISSING_UNSCORED];
      if (all.n_words > 0)
        /* Translators: a column, percentages, and a number of comments. */
        g_printerr (_("sojourn-cli %s: Column “%s” is a machine estimate: a mood could be told of "
                      "%.0f %% of %" PRIu64 " comments; %.0f %% of their words are "
                      "known\n"),
                    command, sj_table_get_column_name (result->table, column),
                    100 * sj_tally_get_coverage (&all), n_comments,
                    100.0 * (double) all.n_known / (double) all.n_words);
      sj_tally_clear (&all);
    }
}

/**
 * sj_cli_report_notes:
 * @command: the subcommand
 * @result: what was read
 *
 * Says on standard error what was odd about the rows.
 */
void
sj_cli_report_notes (const char          *command,
                     const SjTallyResult *result)
{
  const SjRowCounts *counts = &result->counts;
  g_autoptr(GPtrArray) notes = sj_row_notes_list (result->table, counts, result->n_replaced,
                                                  result->weighted);

  for (guint i = 0; i < notes->len; i++)
    g_printerr ("sojourn-cli %s: %s\n", command, (char *) g_ptr_array_index (notes, i));
  report_skipped (command, result);
  sj_cli_report_filters (command, result->table, result->filters);
  report_invalid (command, result);
  report_direction (command, result);
  report_coverage (command, result);
  if (counts->rows == 0)
    g_printerr ("sojourn-cli %s: %s\n", command, _("There are no rows below the header"));
  if (weights_vary_much (result))
    g_printerr ("sojourn-cli %s: %s\n", command,
                _("The weights differ so much that the answers are worth less than half of their "
                  "number"));
  if (result->unsure_dates)
    g_printerr ("sojourn-cli %s: %s\n", command,
                _("Nothing in the dates tells the day from the month; they are read as dates are "
                  "written here. Say which comes first with --date-order dmy or mdy"));
}

/* What naming the column is good for. */
static void
report_respondent (const char      *command,
                   const SjReading *reading,
                   SjTable         *table)
{
  g_autofree char *sentence = NULL;
  SjRespondent respondent;

  if (reading->respondent != NULL || !sj_respondent_find (table, &respondent))
    return;
  /* Translators: a column, a share of 100, and the number of the column */
  sentence = g_strdup_printf (_("Column “%s” seems to say who answered (%.0f %% sure), and people "
                                "answered more than once; to count people, and to compare their "
                                "answers with each other, name it with --respondent '#%u'"),
                              sj_table_get_column_name (table, respondent.column),
                              respondent.confidence * 100, respondent.column + 1);
  g_printerr ("sojourn-cli %s: %s\n", command, sentence);
}

/**
 * sj_cli_report_columns:
 * @command: the subcommand
 * @reading: how the table is read
 * @table: the table
 *
 * Says on standard error which column names touchpoints, and which one who answered, if the answers
 * are not read so.
 */
void
sj_cli_report_columns (const char      *command,
                       const SjReading *reading,
                       SjTable         *table)
{
  report_respondent (command, reading, table);
  for (guint i = 0; reading->by == NULL && i < sj_table_get_n_columns (table); i++)
    if (sj_table_get_role (table, i) == SJ_ROLE_TOUCHPOINT)
      {
        g_autofree char *sentence = NULL;

        /* Translators: a column, and its number. */
        sentence = g_strdup_printf (_("Column “%s” seems to name touchpoints, but all answers are "
                                      "taken together; part them with --by '#%u'"),
                                    sj_table_get_column_name (table, i), i + 1);
        g_printerr ("sojourn-cli %s: %s\n", command, sentence);
        return;
      }
}
