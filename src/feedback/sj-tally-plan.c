#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-tally-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-aggregate.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-planned-items.h"
#include "feedback/sj-score-choice.h"

/* What is kept by person costs 24 bytes an answer. Rows are people by themselves; for them it is
 * only the tests that are better. */
#define MAX_ROW_ANSWERS 1500000
#define MAX_RESPONDENT_ANSWERS 20000000

static guint
add_column (SjTallyPlan *plan,
            guint        column)
{
  g_array_append_val (plan->columns, column);

  return plan->columns->len - 1;
}

static gboolean
find_dimension (SjTallyPlan  *plan,
                SjTable      *table,
                const char   *text,
                guint        *place,
                GError      **error)
{
  guint column;

  *place = SJ_NO_COLUMN;
  if (text == NULL)
    return TRUE;
  if (!sj_table_find_column (table, text, &column, error))
    return FALSE;
  if (sj_table_get_role (table, column) == SJ_ROLE_PERSONAL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("Column “%s” holds personal data; answers are not grouped by it"),
                   sj_table_get_column_name (table, column));
      return FALSE;
    }
  *place = add_column (plan, column);

  return TRUE;
}

/* The column that says who answered. What names a person is not shown, and not kept. */
static gboolean
find_respondent (SjTallyPlan      *plan,
                 SjTable          *table,
                 const SjReading  *reading,
                 GError          **error)
{
  guint column;

  plan->respondent = SJ_NO_COLUMN;
  if (reading->respondent == NULL)
    return TRUE;
  if (!sj_table_find_column (table, reading->respondent, &column, error))
    return FALSE;
  plan->respondent = add_column (plan, column);
  plan->person_key = sj_person_key_new ();

  return TRUE;
}

/* The column that says when people answered: that of the wave, or the first with dates. */
static void
find_date (SjTallyPlan     *plan,
           SjTable         *table,
           const SjReading *reading)
{
  plan->date = SJ_NO_COLUMN;
  if (!reading->date_range)
    return;
  if (plan->wave != SJ_NO_COLUMN && plan->period != SJ_PERIOD_NONE)
    {
      plan->date = plan->wave;
      return;
    }
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    if (sj_table_get_role (table, column) == SJ_ROLE_DATE)
      {
        plan->date = add_column (plan, column);
        return;
      }
}

/* The way to understand the labels that has so many steps; of two such ways, the one in which the
 * lowest label that was seen is worth @lowest. */
static const SjLikertSteps *
find_steps (const SjColumnProfile *profile,
            guint                  n_steps,
            double                 lowest)
{
  for (guint i = 0; i < profile->readings->len; i++)
    {
      const SjLikertSteps *steps = g_ptr_array_index (profile->readings, i);

      if (steps->n_steps == n_steps && (isnan (lowest) || steps->lowest == lowest))
        return steps;
    }

  return NULL;
}

/* Labels of the column's own, where they are in words and nobody said what they are worth. */
static gboolean
add_steps (SjAnswerReader         *reader,
           const SjColumnProfile  *profile,
           double                  lowest,
           const char             *name,
           GError                **error)
{
  guint n_steps = (guint) (reader->scale.high - reader->scale.low) + 1;
  const SjLikertSteps *steps;

  if (profile->readings == NULL)
    return TRUE;
  steps = find_steps (profile, n_steps, lowest);
  if (steps != NULL)
    {
      sj_answer_reader_add_steps (reader, steps);
      return TRUE;
    }
  /* "Good" and "bad" are read without. */
  if (reader->scale.metric == SJ_METRIC_BINARY)
    return TRUE;

  steps = g_ptr_array_index (profile->readings, 0);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
               _("The labels of column “%s” have %u steps, not %u"), name, steps->n_steps,
               n_steps);
  return FALSE;
}

/* Where somebody's language stands; the first header that says so. */
static void
find_language (SjTallyPlan *plan,
               SjTable     *table)
{
  static const char *const headers[] = {
    "userlanguage", "user language", "q_language", "startlanguage", "start language",
    "start-sprache", "langue de depart", "idioma inicial", "reviewer language", "review language",
    "request_language", "language", "sprache", "langue", "idioma", NULL,
  };

  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      g_autofree char *name = sj_plain_text_normalise (sj_table_get_column_name (table, column));
      g_autofree char *label = sj_plain_text_normalise (sj_table_get_column_label (table, column));
      g_auto(GStrv) levels = g_strsplit (name, " – ", 2);

      if ((g_strv_contains (headers, label) ||
           (levels[0] != NULL && g_strv_contains (headers, levels[0]))) &&
          sj_table_get_role (table, column) != SJ_ROLE_PERSONAL)
        {
          plan->language = add_column (plan, column);
          return;
        }
    }
}

/* Comments are read by their words, unless the column holds finished moods as numbers. */
static gboolean
plan_comments (SjTallyPlan        *plan,
               SjTable            *table,
               const SjReading    *reading,
               const SjScoreChoice  *choice,
               SjPlannedScore     *score,
               GError            **error)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, choice->column);
  SjCommentReader *comments = &score->comments;

  if (score->reader.scale.metric != SJ_METRIC_SENTIMENT || profile->n_numeric * 2 > profile->n)
    return TRUE;
  if (plan->sentiment == NULL)
    plan->sentiment = sj_sentiment_new (reading->words, reading->only_words, error);
  if (plan->sentiment == NULL)
    return FALSE;

  sj_score_choice_names_language (choice, &comments->language);
  if (comments->language == SJ_LANGUAGE_OTHER && reading->words == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("There is no list of words for “%s”, only for en, de, fr and es; give one of "
                     "your own with --words"), choice->range);
      return FALSE;
    }
  comments->sentiment = plan->sentiment;
  comments->missing = plan->missing;
  comments->reversed = score->reader.scale.reversed;
  memset (score->reader.slots, -1, sizeof score->reader.slots);

  return TRUE;
}

static gboolean
add_score (SjTallyPlan        *plan,
           SjTable            *table,
           const SjReading    *reading,
           const SjScoreChoice  *choice,
           GError            **error)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, choice->column);
  SjPlannedScore *score = &plan->scores[plan->n_scores];
  gboolean reversed, mapped;
  SjScale scale;

  if (!sj_score_choice_get_scale (table, reading, choice, &scale, error) ||
      !sj_score_choice_is_reversed (table, reading, choice->column, &reversed, error))
    return FALSE;

  scale.reversed = scale.reversed != reversed;
  score->column = choice->column;
  sj_answer_reader_init (&score->reader, &scale);
  plan->n_scores++;
  score->reader.decimal_comma = profile->decimal_comma;
  score->reader.disagreement = profile->disagreement;
  score->reader.missing = plan->missing;
  score->reader.good = choice->good;
  if (!isnan (choice->first))
    score->reader.shift = choice->first - scale.low;
  score->reader.vendor = sj_table_get_export (table);
  mapped = scale.metric == SJ_METRIC_SENTIMENT || sj_score_choice_has_label (reading, profile);
  if (!mapped && !add_steps (&score->reader, profile, choice->first,
                             sj_table_get_column_name (table, choice->column), error))
    return FALSE;
  for (guint i = 0; i < reading->labels->len; i++)
    {
      const SjReadingLabel *label = g_ptr_array_index (reading->labels, i);

      sj_answer_reader_add_label (&score->reader, label->label, label->value);
    }
  sj_answer_reader_prepare (&score->reader);
  sj_planned_items_find (score, table);
  add_column (plan, choice->column);

  return plan_comments (plan, table, reading, choice, score, error);
}

static gboolean
is_taken (const SjTallyPlan *plan,
          guint              column)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (g_array_index (plan->columns, guint, i) == column)
      return TRUE;

  return FALSE;
}

static gboolean
is_score (SjTable           *table,
          const SjReading   *reading,
          const SjScoreChoice *choice)
{
  if (choice->metric != NULL)
    return !sj_score_choice_is_none (choice);

  return sj_table_get_role (table, choice->column) == SJ_ROLE_SCORE ||
         sj_score_choice_has_label (reading, sj_table_get_profile (table, choice->column));
}

static gboolean
add_recognised_scores (SjTallyPlan      *plan,
                       SjTable          *table,
                       const SjReading  *reading,
                       GError          **error)
{
  guint n_columns = sj_table_get_n_columns (table);

  if (!sj_aggregate_check (table, reading, TRUE, error))
    return FALSE;

  plan->scores = g_new0 (SjPlannedScore, MAX (1, n_columns));
  for (guint column = 0; column < n_columns; column++)
    {
      g_auto(SjScoreChoice) choice = { 0 };

      if (is_taken (plan, column))
        continue;
      if (!sj_score_choice_find (table, reading, column, &choice, error))
        return FALSE;
      if (!is_score (table, reading, &choice))
        continue;
      if (!add_score (plan, table, reading, &choice, error))
        return FALSE;
    }
  if (plan->n_scores > 0)
    return TRUE;

  if (!sj_aggregate_check (table, reading, FALSE, error))
    return FALSE;
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
               _("No column of “%s” is surely a rating; name one with --score, or see with "
                 "“inspect” what may be one"),
               sj_table_get_name (table));
  return FALSE;
}

static gboolean
add_named_scores (SjTallyPlan      *plan,
                  SjTable          *table,
                  const SjReading  *reading,
                  GError          **error)
{
  plan->scores = g_new0 (SjPlannedScore, reading->scores->len);
  for (guint i = 0; i < reading->scores->len; i++)
    {
      g_auto(SjScoreChoice) choice = { 0 };

      if (!sj_score_choice_parse (table, g_ptr_array_index (reading->scores, i), &choice, error) ||
          (choice.metric == NULL &&
           !sj_score_choice_find (table, reading, choice.column, &choice, error)))
        return FALSE;
      if (sj_score_choice_is_none (&choice))
        continue;
      if (!add_score (plan, table, reading, &choice, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_missing (SjTallyPlan     *plan,
             const SjReading *reading)
{
  plan->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < reading->missing->len; i++)
    g_hash_table_add (plan->missing,
                      sj_plain_text_normalise (g_ptr_array_index (reading->missing, i)));
}

/* A column to reverse must be one that is read. */
static gboolean
check_reversed (SjTallyPlan      *plan,
                SjTable          *table,
                const SjReading  *reading,
                GError          **error)
{
  for (guint i = 0; i < reading->reversed->len; i++)
    {
      guint column;
      gboolean read = FALSE;

      if (!sj_table_find_column (table, g_ptr_array_index (reading->reversed, i), &column, error))
        return FALSE;
      for (guint j = 0; j < plan->n_scores; j++)
        read |= plan->scores[j].column == column;
      if (!read)
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                       _("Column “%s” is to be reversed, but it is not read as a score"),
                       sj_table_get_column_name (table, column));
          return FALSE;
        }
    }

  return TRUE;
}

/* The columns that tell which rows are read. */
static gboolean
add_filter (SjTallyPlan      *plan,
            SjTable          *table,
            const SjReading  *reading,
            GError          **error)
{
  if (!sj_row_filter_init (&plan->filter, table, reading, error))
    return FALSE;
  for (guint i = 0; i < plan->filter.rules->len; i++)
    {
      SjRowRule *rule = g_ptr_array_index (plan->filter.rules, i);

      rule->place = add_column (plan, rule->column);
    }

  return TRUE;
}

/**
 * sj_tally_plan_watch_id:
 * @plan: a plan
 * @column: the column of the answers' ids
 *
 * Has the consumers see whether the ids rise from row to row.
 */
void
sj_tally_plan_watch_id (SjTallyPlan *plan,
                        guint        column)
{
  g_return_if_fail (plan != NULL && plan->columns != NULL);

  plan->id = add_column (plan, column);
}

/**
 * sj_tally_plan_init:
 * @plan: (out caller-allocates): the plan; to be cleared after a failure, too
 * @table: a table
 * @reading: how it is to be read
 * @error: where to put a failure
 *
 * Finds the columns and their scales.
 *
 * Returns: %FALSE with @error set if a column or a scale cannot be told
 */
gboolean
sj_tally_plan_init (SjTallyPlan      *plan,
                    SjTable          *table,
                    const SjReading  *reading,
                    GError          **error)
{
  gboolean found;

  g_return_val_if_fail (plan != NULL && table != NULL && reading != NULL, FALSE);

  memset (plan, 0, sizeof *plan);
  plan->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->period = reading->period;
  plan->date_order = reading->date_order;
  plan->language = SJ_NO_COLUMN;
  plan->id = SJ_NO_COLUMN;
  add_missing (plan, reading);
  if (!find_dimension (plan, table, reading->by, &plan->by, error) ||
      !find_dimension (plan, table, reading->segment, &plan->segment, error) ||
      !find_dimension (plan, table, reading->segment != NULL ? reading->second_segment : NULL,
                       &plan->second_segment, error) ||
      !find_dimension (plan, table, reading->wave, &plan->wave, error) ||
      !find_dimension (plan, table, reading->weight, &plan->weight, error) ||
      !find_respondent (plan, table, reading, error))
    return FALSE;

  find_date (plan, table, reading);
  plan->first_score = plan->columns->len;
  found = reading->scores->len > 0 ? add_named_scores (plan, table, reading, error)
                                   : add_recognised_scores (plan, table, reading, error);

  sj_planned_items_place (plan);
  if (plan->person_key != NULL)
    plan->max_people = MAX_RESPONDENT_ANSWERS;
  else if (reading->same_people && plan->n_scores > 1)
    plan->max_people = MAX_ROW_ANSWERS;
  if (plan->sentiment != NULL)
    find_language (plan, table);

  return found && check_reversed (plan, table, reading, error) &&
         add_filter (plan, table, reading, error);
}

void
sj_tally_plan_clear (SjTallyPlan *plan)
{
  g_return_if_fail (plan != NULL);

  for (guint i = 0; i < plan->n_scores; i++)
    {
      sj_answer_reader_clear (&plan->scores[i].reader);
      sj_answer_reader_clear (&plan->scores[i].item_reader);
    }
  g_clear_pointer (&plan->person_key, sj_person_key_free);
  g_clear_pointer (&plan->scores, g_free);
  g_clear_pointer (&plan->columns, g_array_unref);
  g_clear_pointer (&plan->missing, g_hash_table_unref);
  g_clear_pointer (&plan->sentiment, sj_sentiment_free);
  g_clear_pointer (&plan->doubles, g_array_unref);
  sj_row_filter_clear (&plan->filter);
}
