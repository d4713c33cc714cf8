#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-score-choice.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-answer-reader.h"
#include "feedback/sj-comment-tally.h"
#include "feedback/sj-feedback-error.h"

/* What a person, a recipe or an option says about a score: its column, metric and scale. */

#define SEEN_BUT_UNANSWERED -99 /* Qualtrics */

#define NO_METRIC "none"

void
sj_score_choice_clear (SjScoreChoice *choice)
{
  g_clear_pointer (&choice->metric, g_free);
  g_clear_pointer (&choice->range, g_free);
}

/* Takes "@FIRST" off the end of a range, or all of it if it is ">=GOOD". Returns FALSE if no number
 * follows. */
static gboolean
cut_range (SjScoreChoice *choice)
{
  char *range = choice->range;
  char *at = range != NULL ? strchr (range, '@') : NULL;
  char *end = NULL;

  choice->first = choice->good = NAN;
  if (range != NULL && g_str_has_prefix (range, ">="))
    {
      choice->good = g_ascii_strtod (range + 2, &end);
      if (end == range + 2 || *end != '\0')
        return FALSE;
      g_clear_pointer (&choice->range, g_free);
    }
  else if (at != NULL)
    {
      choice->first = g_ascii_strtod (at + 1, &end);
      if (end == at + 1 || *end != '\0')
        return FALSE;
      *at = '\0';
    }

  return TRUE;
}

/* Cuts "COLUMN:METRIC:RANGE" so that @n_colons of its colons, the last ones, part; the others
 * belong to the column's name. */
static char *
cut_score (const char  *text,
           guint        n_colons,
           SjScoreChoice *choice)
{
  g_autofree char *column = g_strdup (text);
  char *tails[2] = { NULL, NULL };

  for (guint i = n_colons; i-- > 0;)
    {
      char *colon = strrchr (column, ':');

      if (colon == NULL)
        return NULL;
      *colon = '\0';
      tails[i] = colon + 1;
    }
  sj_score_choice_clear (choice);
  choice->metric = g_strdup (tails[0]);
  choice->range = g_strdup (tails[1]);
  if (!cut_range (choice))
    return NULL;

  return g_strdup (column);
}

/**
 * sj_score_choice_names_language:
 * @choice: a choice
 * @language: (out): the language of comments that it names
 *
 * A choice of moods may name the language of the comments where others have a range.
 *
 * Returns: whether it does
 */
gboolean
sj_score_choice_names_language (const SjScoreChoice *choice,
                                SjCommentLanguage   *language)
{
  return choice->metric != NULL && g_ascii_strcasecmp (choice->metric, "sentiment") == 0 &&
         choice->range != NULL && sj_comment_choice_parse_language (choice->range, language);
}

/* Whether metric and range could be meant as such. */
static gboolean
is_plausible (const SjScoreChoice *choice)
{
  SjCommentLanguage language;
  double low, high;

  if (sj_score_choice_names_language (choice, &language))
    return TRUE;
  if (choice->metric != NULL && *choice->metric != '\0' &&
      !g_str_equal (choice->metric, NO_METRIC) && !sj_metric_is_known (choice->metric))
    return FALSE;

  return choice->range == NULL || sj_scale_parse_range (choice->range, &low, &high);
}

/**
 * sj_score_choice_parse:
 * @table: a table
 * @text: COLUMN[:METRIC[:RANGE]]
 * @choice: (inout): an initialised choice, which takes what the text says
 * @error: where to put a failure
 *
 * The longest column name that fits wins: a colon that is part of a header is no separator.
 *
 * Returns: %FALSE with @error set if there is no such column or metric
 */
gboolean
sj_score_choice_parse (SjTable        *table,
                       const char     *text,
                       SjScoreChoice  *choice,
                       GError        **error)
{
  g_autoptr(GError) first_error = NULL;

  for (guint n_colons = 0; n_colons <= 2; n_colons++)
    {
      g_autofree char *name = cut_score (text, n_colons, choice);
      g_autoptr(GError) local = NULL;

      if (name == NULL)
        break;
      if (!sj_table_find_column (table, name, &choice->column, &local))
        {
          /* What cannot be a metric is part of the name that was not found. */
          if (first_error == NULL || is_plausible (choice))
            {
              g_clear_error (&first_error);
              first_error = g_steal_pointer (&local);
            }
          continue;
        }
      if (is_plausible (choice))
        return TRUE;
      return sj_scale_parse (&(SjScale) { 0 }, *choice->metric != '\0' ? choice->metric : "likert",
                             choice->range, error);
    }
  g_propagate_error (error, g_steal_pointer (&first_error));

  return FALSE;
}

/* With labels given by hand and no scale, their lowest and highest values are its ends: the person
 * who wrote them down knows all of them. */
static gboolean
scale_from_labels (const SjReading  *reading,
                   const char       *metric,
                   SjScale          *scale,
                   GError          **error)
{
  double low = INFINITY, high = -INFINITY;
  g_autofree char *range = NULL;

  for (guint i = 0; i < reading->labels->len; i++)
    {
      const SjReadingLabel *label = g_ptr_array_index (reading->labels, i);

      low = MIN (low, label->value);
      high = MAX (high, label->value);
    }
  range = g_strdup_printf ("%g-%g", low, high);
  if (metric == NULL || *metric == '\0')
    metric = high - low == 1 ? "binary" : high - low <= 10 ? "likert" : "slider";

  return sj_scale_parse (scale, metric, range, error);
}

/**
 * sj_score_choice_has_label:
 * @reading: how a table is read
 * @profile: what one of its columns looks like
 *
 * Returns: whether the reading says what labels of the column are worth
 */
gboolean
sj_score_choice_has_label (const SjReading       *reading,
                           const SjColumnProfile *profile)
{
  for (guint i = 0; i < reading->labels->len; i++)
    {
      const SjReadingLabel *label = g_ptr_array_index (reading->labels, i);
      g_autofree char *key = sj_answer_label_key (label->label);

      for (guint j = 0; j < profile->distinct->len; j++)
        {
          g_autofree char *other = sj_answer_label_key (g_ptr_array_index (profile->distinct, j));

          if (g_str_equal (key, other))
            return TRUE;
        }
    }

  return FALSE;
}

static const char *
range_metric (const char *range)
{
  double low, high;

  if (!sj_scale_parse_range (range, &low, &high))
    return "likert";

  return high - low == 1 ? "binary" : high - low > 10 ? "slider" : "likert";
}

/* Scores of groups look like answers of people, but cannot be tallied. */
static gboolean
is_aggregated (const SjColumnProfile *profile)
{
  gboolean within = profile->low < 0 && profile->low >= -100 && profile->high <= 100;

  return profile->n_numeric > 0 && within && profile->low != SEEN_BUT_UNANSWERED &&
         profile->n_distinct_numbers > 3;
}

/**
 * sj_score_choice_get_scale:
 * @table: a table
 * @reading: how it is read
 * @choice: what is said about one of its columns
 * @scale: (out): the scale that is said, else that of the labels or the one that was found out
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if nothing tells the scale
 */
gboolean
sj_score_choice_get_scale (SjTable              *table,
                           const SjReading      *reading,
                           const SjScoreChoice  *choice,
                           SjScale              *scale,
                           GError              **error)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, choice->column);
  const SjDetection *detection = sj_table_get_detection (table, choice->column);
  SjCommentLanguage language;
  gboolean has_metric = choice->metric != NULL && *choice->metric != '\0';

  if (has_metric && g_ascii_strcasecmp (choice->metric, "nps") == 0 && is_aggregated (profile))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("Column “%s” holds finished scores from −100 to 100, not answers from 0 to "
                     "10"),
                   sj_table_get_column_name (table, choice->column));
      return FALSE;
    }
  if (!isnan (choice->good))
    return sj_scale_parse (scale, "binary", NULL, error);
  if (sj_score_choice_names_language (choice, &language))
    return sj_scale_parse (scale, choice->metric, NULL, error);
  if (choice->range != NULL)
    return sj_scale_parse (scale, has_metric ? choice->metric : range_metric (choice->range),
                           choice->range, error);
  if (sj_score_choice_has_label (reading, profile))
    return scale_from_labels (reading, choice->metric, scale, error);
  if (has_metric)
    return sj_scale_parse (scale, choice->metric, NULL, error);
  if (detection->state != SJ_DETECTION_NONE)
    {
      *scale = detection->scale;
      return TRUE;
    }

  if (profile->n == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("Column “%s” holds no answers that could tell its scale; say its metric and "
                     "scale, as in #%u:likert_5:1-5"),
                   sj_table_get_column_name (table, choice->column), choice->column + 1);
      return FALSE;
    }

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
               _("Column “%s” does not look like a rating; say its metric and scale, as in "
                  "#%u:likert_5:1-5, or what its labels are worth with --map; comments are read as "
                  "moods with the metric sentiment"),
               sj_table_get_column_name (table, choice->column), choice->column + 1);
  return FALSE;
}

/**
 * sj_score_choice_is_reversed:
 * @table: a table
 * @reading: how it is read
 * @column: one of its columns
 * @reversed: (out): whether a person says that low is good
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the reading names a column that is not there
 */
gboolean
sj_score_choice_is_reversed (SjTable          *table,
                             const SjReading  *reading,
                             guint             column,
                             gboolean         *reversed,
                             GError          **error)
{
  *reversed = FALSE;
  for (guint i = 0; i < reading->reversed->len; i++)
    {
      guint other;

      if (!sj_table_find_column (table, g_ptr_array_index (reading->reversed, i), &other, error))
        return FALSE;
      *reversed |= other == column;
    }

  return TRUE;
}

/**
 * sj_score_choice_is_none:
 *
 * Returns: whether the choice says that its column is no rating
 */
gboolean
sj_score_choice_is_none (const SjScoreChoice *choice)
{
  return choice->metric != NULL && g_str_equal (choice->metric, NO_METRIC);
}

/**
 * sj_score_choice_find:
 * @table: a table
 * @reading: how it is read
 * @column: one of its columns
 * @choice: (inout): an initialised choice: what a person said about the column's scale, if anything
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if what is said of some column makes no sense
 */
gboolean
sj_score_choice_find (SjTable          *table,
                      const SjReading  *reading,
                      guint             column,
                      SjScoreChoice    *choice,
                      GError          **error)
{
  sj_score_choice_clear (choice);
  for (guint i = 0; i < reading->scales->len; i++)
    {
      if (!sj_score_choice_parse (table, g_ptr_array_index (reading->scales, i), choice, error))
        return FALSE;
      if (choice->column == column)
        return TRUE;
    }
  sj_score_choice_clear (choice);
  *choice = (SjScoreChoice) { .column = column, .first = NAN, .good = NAN };

  return TRUE;
}

/**
 * sj_score_choice_find_scale:
 * @table: a table of finished figures
 * @reading: how it is to be read
 * @column: a column
 * @scale: (out): the scale that a person, or a recipe, says its figures are on
 * @said: (out): whether one is said
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if what is said makes no scale
 */
gboolean
sj_score_choice_find_scale (SjTable          *table,
                            const SjReading  *reading,
                            guint             column,
                            SjScale          *scale,
                            gboolean         *said,
                            GError          **error)
{
  g_auto(SjScoreChoice) choice = { 0 };
  gboolean reversed;

  g_return_val_if_fail (table != NULL && reading != NULL && scale != NULL && said != NULL, FALSE);

  *said = FALSE;
  if (!sj_score_choice_find (table, reading, column, &choice, error))
    return FALSE;
  for (guint i = 0; choice.metric == NULL && i < reading->scores->len; i++)
    {
      if (!sj_score_choice_parse (table, g_ptr_array_index (reading->scores, i), &choice, error))
        return FALSE;
      if (choice.column != column)
        sj_score_choice_clear (&choice);
    }
  if (choice.metric == NULL || sj_score_choice_is_none (&choice))
    return TRUE;

  if (!sj_scale_parse (scale, *choice.metric != '\0' ? choice.metric : "likert", choice.range,
                       error) ||
      !sj_score_choice_is_reversed (table, reading, column, &reversed, error))
    return FALSE;
  scale->reversed = scale->reversed != reversed;
  *said = TRUE;

  return TRUE;
}
