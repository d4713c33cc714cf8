#define G_LOG_DOMAIN "sj-import-column-text"

#include "config.h"

#include "ui/sj-import-column-text.h"

#include <glib/gi18n-lib.h>

#include "core/sj-metric-name.h"
#include "ui/sj-import-doubts.h"
#include "ui/sj-import-use.h"

/*
 * Says in words what a column of an import is, and why.
 */

#define MAX_VALUES 5
#define MAX_VALUE 32

/**
 * sj_import_scale_text:
 * @scale: a scale
 *
 * Returns: (transfer full): "CSAT 1–5", with what a reader must know besides
 */
char *
sj_import_scale_text (const SjScale *scale)
{
  g_autofree char *id = NULL;
  const char *name;

  g_return_val_if_fail (scale != NULL, NULL);

  id = sj_scale_get_id (scale);
  name = sj_metric_name (id);
  if (scale->metric == SJ_METRIC_SENTIMENT) /* has no ends that anybody chose */
    return g_strdup (name);
  if (scale->reversed)
    /* Translators: a metric, and the lowest and highest answer of its scale. */
    return g_strdup_printf (_("%s %g–%g, low is good"), name, scale->low, scale->high);

  /* Translators: a metric, and the lowest and highest answer of its scale. */
  return g_strdup_printf (_("%s %g–%g"), name, scale->low, scale->high);
}

static const char *
period_title (SjPeriod period)
{
  switch (period)
    {
    case SJ_PERIOD_MONTH:
      return _("Wave: months");
    case SJ_PERIOD_QUARTER:
      return _("Wave: quarters");
    case SJ_PERIOD_YEAR:
      return _("Wave: years");
    case SJ_PERIOD_NONE:
    default:
      return _("Wave");
    }
}

/**
 * sj_import_column_text_use:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: (transfer full): what it is for, in two or three words
 */
char *
sj_import_column_text_use (SjImportJob *job,
                           guint        column)
{
  SjImportUse use;
  SjScale scale;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  use = sj_import_use_get (job, column);
  if (use == SJ_IMPORT_USE_SCORE && sj_import_use_get_scale (job, column, &scale))
    return sj_import_scale_text (&scale);
  if (use == SJ_IMPORT_USE_WAVE)
    return g_strdup (period_title (sj_import_job_get_reading (job)->period));
  if (sj_import_doubts_are_about (job, column))
    return g_strdup (_("Score?"));

  return g_strdup (sj_import_use_get_title (use));
}

static char *
shorten (const char *value)
{
  if (g_utf8_strlen (value, -1) <= MAX_VALUE)
    return g_strdup (value);
  else
    {
      g_autofree char *start = g_utf8_substring (value, 0, MAX_VALUE - 1);

      return g_strconcat (start, "…", NULL);
    }
}

/**
 * sj_import_column_text_values:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: (transfer full): the first few of its answers; of a personal column, none
 */
char *
sj_import_column_text_values (SjImportJob *job,
                              guint        column)
{
  SjTable *table;
  const SjColumnProfile *profile;
  GString *text;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  table = sj_import_job_get_table (job);
  profile = sj_table_get_profile (table, column);
  if (sj_table_get_role (table, column) == SJ_ROLE_PERSONAL)
    return g_strdup (_("Personal data, left out before anybody sees it"));
  if (profile->n == 0)
    return g_strdup (_("No answers"));

  text = g_string_new (NULL);
  for (guint i = 0; i < profile->distinct->len && i < MAX_VALUES; i++)
    {
      g_autofree char *value = shorten (g_ptr_array_index (profile->distinct, i));

      g_string_append_printf (text, i > 0 ? " · %s" : "%s", value);
    }
  if (profile->distinct->len > MAX_VALUES)
    g_string_append (text, " …");
  g_strdelimit (text->str, "\n\r\t", ' ');

  return g_string_free (text, FALSE);
}

static char *
explain_score (const SjColumnProfile *profile,
               const SjDetection     *detection)
{
  double percent = detection->confidence * 100.0;

  if (profile->readings != NULL)
    {
      const SjLikertSteps *steps = g_ptr_array_index (profile->readings, 0);

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Its texts are a rating of %u step, %.0f %% sure",
                                           "Its texts are a rating of %u steps, %.0f %% sure",
                                           steps->n_steps),
                              steps->n_steps, percent);
    }
  if (detection->state == SJ_DETECTION_ASK)
    return g_strdup_printf (_("Numbers from %g to %g, but the name does not say that they are "
                              "ratings: %.0f %% sure"),
                            profile->low, profile->high, percent);

  return g_strdup_printf (_("Numbers from %g to %g, and a name that fits: %.0f %% sure"),
                          profile->low, profile->high, percent);
}

/**
 * sj_import_column_text_reason:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: (transfer full): why the column was taken for what it was taken for
 */
char *
sj_import_column_text_reason (SjImportJob *job,
                              guint        column)
{
  SjTable *table;
  const SjColumnProfile *profile;
  const SjDetection *detection;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  table = sj_import_job_get_table (job);
  profile = sj_table_get_profile (table, column);
  detection = sj_table_get_detection (table, column);
  if (sj_import_job_is_answered (job, column))
    return g_strdup (_("Chosen by you"));

  switch (sj_table_get_role (table, column))
    {
    case SJ_ROLE_EMPTY:
      return g_strdup (_("Nobody answered in the rows that were looked at"));
    case SJ_ROLE_PERSONAL:
      return g_strdup (_("It tells who somebody is, and is left out"));
    case SJ_ROLE_TOUCHPOINT:
      return g_strdup (_("Its name says that it holds touchpoints"));
    case SJ_ROLE_SEGMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%u value that nearly everybody has one of",
                                           "%u values that nearly everybody has one of",
                                           profile->n_distinct),
                              profile->n_distinct);
    case SJ_ROLE_DATE:
      return g_strdup (_("Dates"));
    case SJ_ROLE_COMMENT:
      return g_strdup (_("Texts in people's own words, which are never kept"));
    case SJ_ROLE_ID:
      return g_strdup (_("Nearly every row has another value"));
    case SJ_ROLE_SCORE:
      return explain_score (profile, detection);
    case SJ_ROLE_WEIGHT:
      return g_strdup (_("Its name, or the file, says that it holds weights"));
    case SJ_ROLE_ADMIN:
      return g_strdup (_("The survey tool wrote it, not the people"));
    case SJ_ROLE_CHOICES:
      return g_strdup (_("What people ticked, which is no rating"));
    case SJ_ROLE_RANK:
      return g_strdup (_("Places that people gave, which are no rating"));
    case SJ_ROLE_KANO:
      return g_strdup (_("Kano's questions, which make categories and no curve"));
    case SJ_ROLE_OTHER:
    default:
      return detection->state == SJ_DETECTION_ASK
               ? explain_score (profile, detection)
               : g_strdup (_("Nothing tells what it is for"));
    }
}
