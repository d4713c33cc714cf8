#define G_LOG_DOMAIN "sj-import-alternative"

#include "config.h"

#include "ui/sj-import-alternative.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-answer-reader.h"
#include "ui/sj-import-use.h"

/*
 * The ways in which a column that nobody is sure about may be read, with the figures that each
 * gives for the first rows: where these differ, a person has to say which is right.
 */

static void
free_alternative (gpointer data)
{
  SjImportAlternative *alternative = data;

  g_free (alternative->figures);
  g_free (alternative);
}

static void
tally_sample (SjTable *table,
              guint    column,
              SjTally *tally)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  SjTableSample *sample = sj_table_get_source (table)->sample;
  SjAnswerReader reader;

  sj_answer_reader_init (&reader, tally->scale);
  reader.decimal_comma = profile->decimal_comma;
  reader.disagreement = profile->disagreement;
  if (profile->has_steps)
    sj_answer_reader_add_steps (&reader, &profile->steps);
  sj_answer_reader_prepare (&reader);
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);
      double value;

      if (sj_answer_reader_read (&reader, text, &value) == SJ_ANSWER_VALUE)
        sj_tally_add (tally, value, 1.0);
    }
  sj_answer_reader_clear (&reader);
}

static char *
tell_figures (SjTable       *table,
              guint          column,
              const SjScale *scale)
{
  SjTally tally;
  SjTallySummary summary;
  char *text;

  sj_tally_init (&tally, scale);
  tally_sample (table, column, &tally);
  if (!sj_tally_summarise (&tally, &summary))
    text = g_strdup (_("No answer is on this scale"));
  else if (summary.has_nps)
    /* Translators: a net promoter score, its emotion from −1 to +1, and the number of answers. */
    text = g_strdup_printf (_("NPS %+.0f, emotion %+.2f, n %lu"), summary.nps, summary.valence,
                            (gulong) summary.n);
  else
    /* Translators: a mean, its emotion from −1 to +1, and the number of answers. */
    text = g_strdup_printf (_("Mean %.2f, emotion %+.2f, n %lu"), summary.mean, summary.valence,
                            (gulong) summary.n);
  sj_tally_clear (&tally);

  return text;
}

static void
add (GPtrArray     *list,
     SjTable       *table,
     guint          column,
     const SjScale *scale)
{
  SjImportAlternative *alternative;

  for (guint i = 0; i < list->len; i++)
    if (sj_scale_equal (&((SjImportAlternative *) g_ptr_array_index (list, i))->scale, scale))
      return;

  alternative = g_new0 (SjImportAlternative, 1);
  alternative->scale = *scale;
  alternative->figures = tell_figures (table, column, scale);
  g_ptr_array_add (list, alternative);
}

/**
 * sj_import_alternative_list:
 * @job: a job with a table
 * @column: a column that nobody is sure about, from 0
 *
 * Returns: (transfer full) (element-type SjImportAlternative): the likeliest reading, that on the
 *   plain scale its numbers suggest, and leaving it out
 */
GPtrArray *
sj_import_alternative_list (SjImportJob *job,
                            guint        column)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_alternative);
  SjTable *table;
  const SjDetection *detection;
  const SjColumnProfile *profile;
  SjImportAlternative *none;
  SjScale scale;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), list);

  table = sj_import_job_get_table (job);
  detection = sj_table_get_detection (table, column);
  profile = sj_table_get_profile (table, column);
  if (detection->state != SJ_DETECTION_NONE)
    {
      add (list, table, column, &detection->scale);
      scale = detection->scale;
      if (scale.metric == SJ_METRIC_LIKERT)
        scale.reversed = !scale.reversed;
      else if (!profile->has_steps && scale.high - scale.low <= 10.0)
        sj_scale_init (&scale, SJ_METRIC_LIKERT, scale.low, scale.high);
      add (list, table, column, &scale);
    }
  none = g_new0 (SjImportAlternative, 1);
  none->left_out = TRUE;
  g_ptr_array_add (list, none);

  return list;
}

/**
 * sj_import_alternative_take:
 * @alternative: a way to read a column
 * @job: a job with a table
 * @column: the column, from 0
 *
 * Reads the column like this.
 */
void
sj_import_alternative_take (const SjImportAlternative *alternative,
                            SjImportJob               *job,
                            guint                      column)
{
  g_autofree char *metric = NULL;
  SjScale scale;

  g_return_if_fail (alternative != NULL);
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  sj_import_job_answer (job, column);
  if (alternative->left_out)
    {
      sj_import_use_set (job, column, SJ_IMPORT_USE_NONE);
      sj_import_job_read_again (job, FALSE);
      return;
    }

  metric = sj_scale_get_id (&alternative->scale);
  sj_import_use_set_scale (job, column, metric, alternative->scale.low, alternative->scale.high);
  if (sj_import_use_get_scale (job, column, &scale) &&
      scale.reversed != alternative->scale.reversed)
    sj_import_use_set_reversed (job, column, !sj_import_use_is_reversed (job, column));
}
