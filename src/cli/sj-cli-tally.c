#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-database.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-options.h"
#include "cli/sj-cli-progress.h"
#include "cli/sj-cli-reading.h"
#include "core/sj-name-frame.h"
#include "io/sj-json-number.h"
#include "io/sj-json-writer.h"

#define COMMAND "tally"
#define MIN_HISTOGRAM 20 /* answers; below, single values could point at people */
#define MAX_TITLE 44
#define MAX_WAVE 16

/* The columns of the table for people, in characters. */
typedef struct
{
  gsize common; /* bytes left out at the beginning of every touchpoint */
  glong title;
  glong wave;
} Columns;

static const char *const missing_names[SJ_N_MISSING] = { "not_shown", "skipped", "na", "dk",
                                                         "invalid", "unscored" };

static void
write_missing (SjJsonWriter     *json,
               const SjTally *tally)
{
  sj_json_writer_member (json, "missing");
  sj_json_writer_begin_object (json);
  for (int i = 0; i < SJ_N_MISSING; i++)
    if (i != SJ_MISSING_UNSCORED || tally->scale->metric == SJ_METRIC_SENTIMENT)
      sj_json_writer_member_number (json, missing_names[i], tally->missing[i]);
  sj_json_writer_end_object (json);
}

static void
write_boxes (SjJsonWriter     *json,
             const SjTally *tally)
{
  sj_json_writer_member (json, "boxes");
  sj_json_writer_begin_object (json);
  for (guint i = 0; i < tally->n_slots; i++)
    {
      g_autofree char *value = sj_json_number_format (sj_scale_slot_value (tally->scale, i));

      if (tally->counts[i] > 0 || tally->scale->steps == 1)
        sj_json_writer_member_number (json, value, tally->counts[i]);
    }
  sj_json_writer_end_object (json);
}

/* That it is an estimate goes with every figure a machine made. */
static void
write_moods (SjJsonWriter         *json,
             const SjTally        *tally,
             const SjTallySummary *summary)
{
  double coverage = sj_tally_get_coverage (tally);

  sj_json_writer_member (json, "machine_estimate");
  sj_json_writer_boolean (json, TRUE);
  sj_json_writer_member_number (json, "positive", round (summary->moods[2]));
  sj_json_writer_member_number (json, "neutral", round (summary->moods[1]));
  sj_json_writer_member_number (json, "negative", round (summary->moods[0]));
  sj_json_writer_member_number (json, "coverage", coverage);
  if (tally->n_words > 0)
    sj_json_writer_member_number (json, "words_known",
                                  (double) tally->n_known / (double) tally->n_words);
}

static void
write_summary (SjJsonWriter            *json,
               const SjTallySummary *summary)
{
  sj_json_writer_member_number (json, "mean", summary->mean);
  if (isfinite (summary->variance))
    sj_json_writer_member_number (json, "sd", sqrt (summary->variance));
  sj_json_writer_member_number (json, "low", summary->low);
  sj_json_writer_member_number (json, "high", summary->high);
  sj_json_writer_member_number (json, "valence", summary->valence);
  sj_json_writer_member_number (json, "valence_low", summary->valence_low);
  sj_json_writer_member_number (json, "valence_high", summary->valence_high);
  if (summary->has_top)
    sj_json_writer_member_number (json, "top_box", summary->top_box);
  if (!summary->has_nps)
    return;
  sj_json_writer_member_number (json, "promoters", summary->promoters);
  sj_json_writer_member_number (json, "passives", summary->passives);
  sj_json_writer_member_number (json, "detractors", summary->detractors);
  sj_json_writer_member_number (json, "nps", summary->nps);
  sj_json_writer_member_number (json, "nps_low", summary->nps_low);
  sj_json_writer_member_number (json, "nps_high", summary->nps_high);
}

/* What somebody else has worked out; NaN is left out. */
static void
write_figure (SjJsonWriter   *json,
              const SjFinishedFigure *figure)
{
  sj_json_writer_member (json, "n");
  if (figure->n >= 0)
    sj_json_writer_number (json, (double) figure->n);
  else
    sj_json_writer_null (json);
  sj_json_writer_member_boolean (json, "elsewhere", TRUE);
  sj_json_writer_member_number (json, "figure", figure->native);
  if (isfinite (figure->native_low))
    {
      sj_json_writer_member_number (json, "low", figure->native_low);
      sj_json_writer_member_number (json, "high", figure->native_high);
    }
  sj_json_writer_member_number (json, "valence", figure->valence);
  if (isfinite (figure->valence_low))
    {
      sj_json_writer_member_number (json, "valence_low", figure->valence_low);
      sj_json_writer_member_number (json, "valence_high", figure->valence_high);
    }
}

static void
write_group (SjJsonWriter           *json,
             const SjTallyResult *result,
             const SjResultGroup *group)
{
  const SjScale *scale = group->tally.scale;
  g_autofree char *metric = sj_scale_get_id (scale);
  SjTallySummary summary;

  sj_json_writer_item (json);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "column",
                              sj_table_get_column_name (result->table, group->column));
  sj_json_writer_member_text (json, "touchpoint", group->touchpoint);
  if (group->segment != NULL)
    sj_json_writer_member_text (json, "segment", group->segment);
  if (group->wave != NULL)
    sj_json_writer_member_text (json, "wave", group->wave);
  sj_json_writer_member_text (json, "metric", metric);
  sj_json_writer_member (json, "scale");
  sj_json_writer_numbers (json, (const double[]) { scale->low, scale->high }, 2);
  if (group->suppression != SJ_SHOWN)
    {
      sj_json_writer_member (json, "n");
      sj_json_writer_null (json);
      sj_json_writer_member_text (json, "reason", sj_suppression_get_reason (group->suppression));
    }
  else if (group->figure != NULL)
    {
      write_figure (json, group->figure);
    }
  else
    {
      sj_json_writer_member_number (json, "n", sj_tally_get_n (&group->tally));
      write_missing (json, &group->tally);
      if (sj_tally_summarise (&group->tally, &summary))
        {
          write_summary (json, &summary);
          if (scale->metric == SJ_METRIC_SENTIMENT)
            write_moods (json, &group->tally, &summary);
          if (scale->metric != SJ_METRIC_SENTIMENT &&
              (summary.n >= MIN_HISTOGRAM || result->min_n == 0))
            write_boxes (json, &group->tally);
        }
    }
  sj_json_writer_end_object (json);
}

static void
print_json (const SjTallyResult *result)
{
  SjJsonWriter json;

  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_cli_write_source (&json, result);
  sj_json_writer_member (&json, "groups");
  sj_json_writer_begin_array (&json);
  for (guint i = 0; i < result->groups->len; i++)
    write_group (&json, result, g_ptr_array_index (result->groups, i));
  sj_json_writer_end_array (&json);
  sj_json_writer_end_object (&json);
  sj_cli_print_json (&json);
}

/* Cut in the middle to the width of its column, for questions of a survey often begin and sometimes
 * end alike; padded by characters, not bytes. */
static void
print_title (const char *text,
             glong       width)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = NULL;

  if (length > width)
    {
      glong head_length = width / 3;
      g_autofree char *head = g_utf8_substring (text, 0, head_length);

      cut = g_strconcat (head, "…",
                         g_utf8_offset_to_pointer (text, length - (width - head_length - 1)), NULL);
      text = cut;
      length = width;
    }
  g_print ("%s%*s  ", text, (int) (width - length), "");
}

/* Questions of one survey often begin alike: what of them is the same for all touchpoints, in
 * bytes, whole words only. */
static gsize
common_beginning (const SjTallyResult *result)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  SjNameFrame frame;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (g_hash_table_add (known, group->touchpoint))
        g_ptr_array_add (names, group->touchpoint);
    }
  g_ptr_array_add (names, NULL);
  sj_name_frame_init (&frame, (const char *const *) names->pdata);

  return frame.beginning;
}

static glong
title_width (const SjTallyResult *result)
{
  glong width = 10;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      width = MAX (width, g_utf8_strlen (group->touchpoint, -1));
    }

  return width;
}

static glong
wave_width (const SjTallyResult *result)
{
  glong width = 8;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (group->wave != NULL)
        width = MAX (width, g_utf8_strlen (group->wave, -1));
    }

  return MIN (width, MAX_WAVE);
}

/* Titles too long for their column go without what all of them begin with. */
static Columns
arrange_columns (const SjTallyResult *result)
{
  Columns columns = { .title = title_width (result), .wave = wave_width (result) };
  const SjResultGroup *first;

  if (columns.title <= MAX_TITLE)
    return columns;

  columns.common = common_beginning (result);
  if (columns.common > 0)
    {
      first = g_ptr_array_index (result->groups, 0);
      columns.title -= g_utf8_strlen (first->touchpoint, (gssize) columns.common) - 1;
    }
  columns.title = CLAMP (columns.title, 10, MAX_TITLE);

  return columns;
}

static void
print_touchpoint (const SjResultGroup *group,
                  const Columns       *columns)
{
  g_autofree char *rest = NULL;

  if (columns->common > 0)
    rest = g_strconcat ("…", group->touchpoint + columns->common, NULL);
  print_title (rest != NULL ? rest : group->touchpoint, columns->title);
}

static void
print_figure (const SjFinishedFigure *figure)
{
  g_autofree char *n = figure->n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->n)
                                      : g_strdup ("–");
  g_autofree char *interval = isfinite (figure->native_low)
                                ? g_strdup_printf ("%7.2f %7.2f", figure->native_low,
                                                   figure->native_high)
                                : g_strdup ("");

  g_print ("%*s%s  %7.2f  %15s  %+6.2f  %s\n", (int) (8 - g_utf8_strlen (n, 8)), "", n,
           figure->native, interval, figure->valence, _("aggregated elsewhere"));
}

static void
print_group (const SjResultGroup *group,
             const Columns       *columns)
{
  g_autofree char *metric = sj_scale_get_id (group->tally.scale);
  SjTallySummary summary;

  print_touchpoint (group, columns);
  if (group->segment != NULL)
    print_title (group->segment, 16);
  if (group->wave != NULL)
    print_title (group->wave, columns->wave);
  g_print ("%-9s", metric);
  if (group->suppression != SJ_SHOWN)
    {
      g_print ("  %s\n", _("not shown: too few answers"));
      return;
    }
  if (group->figure != NULL)
    {
      print_figure (group->figure);
      return;
    }
  if (!sj_tally_summarise (&group->tally, &summary))
    {
      g_print ("%8" G_GUINT64_FORMAT "\n", sj_tally_get_n (&group->tally));
      return;
    }
  g_print ("%8" G_GUINT64_FORMAT "  %7.2f  %7.2f %7.2f  %+6.2f", summary.n, summary.mean,
           summary.low, summary.high, summary.valence);
  if (summary.has_nps)
    g_print ("  %+7.1f  %+7.1f %+7.1f", summary.nps, summary.nps_low, summary.nps_high);
  else if (summary.has_top)
    g_print ("  %6.1f %%", 100 * summary.top_box);
  if (group->tally.scale->metric == SJ_METRIC_SENTIMENT)
    g_print ("  %s", _("machine estimate"));
  if (summary.n < 30)
    g_print ("  %s", _("indicative"));
  if (sj_tally_could_not_answer (&group->tally))
    g_print ("  %s", _("many could not answer"));
  g_print ("\n");
}

static void
print_table (const SjTallyResult *result)
{
  const SjResultGroup *first = NULL;
  Columns columns = arrange_columns (result);

  if (result->groups->len > 0)
    first = g_ptr_array_index (result->groups, 0);
  if (columns.common > 0)
    g_print ("%.*s…\n\n", (int) columns.common, first->touchpoint);
  print_title (_("Touchpoint"), columns.title);
  if (first != NULL && first->segment != NULL)
    print_title (_("Segment"), 16);
  if (first != NULL && first->wave != NULL)
    print_title (_("Wave"), columns.wave);
  g_print ("%-9s%8s  %7s  %15s  %6s  %s\n", _("Metric"), "n", _("Mean"), _("95 %"), _("Valence"),
           _("NPS or top box"));
  for (guint i = 0; i < result->groups->len; i++)
    print_group (g_ptr_array_index (result->groups, i), &columns);
}

static int
run (const char      *path,
     const SjReading *reading,
     gboolean         as_json)
{
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  SjCliProgress progress;

  sj_cli_progress_begin (&progress);
  result = sj_tally_file (path, reading, sj_cli_interrupt_cancellable (), sj_cli_progress_update,
                          &progress, &error);
  sj_cli_progress_end (&progress);
  if (result == NULL)
    return sj_cli_fail (COMMAND, error);

  if (as_json)
    print_json (result);
  else
    print_table (result);
  sj_cli_report_notes (COMMAND, result);
  sj_cli_report_columns (COMMAND, reading, result->table);

  return SJ_CLI_OK;
}

/**
 * sj_cli_tally:
 *
 * Statistics of a file of answers, without a map.
 */
int
sj_cli_tally (int   argc,
              char *argv[])
{
  gboolean as_json = FALSE, show_sql = FALSE;
  const GOptionEntry more[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Print JSON"), NULL },
    { "show-sql", 0, 0, G_OPTION_ARG_NONE, &show_sql,
      N_("Print what a database would be asked, and ask nothing"), NULL },
    { NULL },
  };
  g_auto(SjCliReading) options = { 0 };
  g_auto(SjReading) reading = { 0 };
  g_autofree GOptionEntry *entries = sj_cli_reading_entries (&options, more);
  g_autoptr(GError) error = NULL;
  const char *data;
  int status;

  if (!sj_cli_parse (COMMAND, _("DATA"),
                     _("Counts, means, scores and their 95 % intervals of the answers in a CSV or "
                        "TSV file; “-” is standard input. COL is a header, a beginning of it that "
                        "is unique, or #N."),
                     entries, &argc, &argv, &status))
    return status;
  data = sj_cli_reading_get_data (&options, argc, argv, 1);
  if (data == NULL)
    return sj_cli_usage (COMMAND, _("Name one file, or one database"));

  sj_reading_init (&reading);
  if (!sj_cli_reading_get (&options, &reading, &error))
    return error->domain == G_OPTION_ERROR ? sj_cli_usage (COMMAND, error->message)
                                           : sj_cli_fail (COMMAND, error);

  return show_sql ? sj_cli_show_sql (COMMAND, data, &reading) : run (data, &reading, as_json);
}
