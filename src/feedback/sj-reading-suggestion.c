#define G_LOG_DOMAIN "sj-feedback"

#include "feedback/sj-reading-suggestion.h"

#include "feedback/sj-aggregate.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-respondent.h"

/* "Touchpoint" says it; of a stage and its steps the steps are finer. */
static guint
rate_touchpoints (SjTable *table,
                  guint    column)
{
  g_autofree char *normal = sj_plain_text_normalise (sj_table_get_column_name (table, column));
  gboolean named = g_str_has_prefix (normal, "touchpoint") || g_str_has_prefix (normal, "kontakt");

  return sj_table_get_profile (table, column)->n_distinct + (named ? SJ_PROFILE_MAX_DISTINCT : 0);
}

static void
suggest_touchpoints (SjReading *reading,
                     SjTable   *table)
{
  guint best = 0, rating = 0;

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (sj_table_get_role (table, i) == SJ_ROLE_TOUCHPOINT && rate_touchpoints (table, i) > rating)
      {
        rating = rate_touchpoints (table, i);
        best = i;
      }
  if (rating > 0)
    reading->by = g_strdup_printf ("#%u", best + 1);
}

/* Databases do not say which answers are those of the same people. */
static void
suggest_respondent (SjReading *reading,
                    SjTable   *table)
{
  SjRespondent respondent;

  if (sj_database_source_is (sj_table_get_source (table)) ||
      !sj_respondent_find (table, &respondent) || respondent.confidence < SJ_RESPONDENT_SURE)
    return;
  reading->respondent = g_strdup_printf ("#%u", respondent.column + 1);
  reading->respondent_is_guess = TRUE;
}

/* Where the names and the figures are, and on which scale, if the table tells. */
static void
suggest_figures (SjReading *reading,
                 SjTable   *table)
{
  SjAggregate aggregate;
  SjScale scale;

  if (!sj_aggregate_find (table, &aggregate))
    return;
  if (reading->by == NULL)
    reading->by = g_strdup_printf ("#%u", aggregate.name + 1);
  if (reading->scales->len + reading->scores->len == 0 &&
      sj_aggregate_find_scale (table, &aggregate, &scale))
    {
      g_autofree char *column = g_strdup_printf ("#%u", aggregate.value + 1);
      g_autofree char *metric = sj_scale_get_id (&scale);
      g_autofree char *text = g_strdup_printf ("%s:%g-%g", metric, scale.low, scale.high);

      sj_reading_set_scale (reading, column, text);
    }
}

/**
 * sj_reading_suggest:
 * @reading: how the table is to be read so far
 * @table: an opened table
 *
 * Adds what nobody has said but the columns tell: which of them names the touchpoint, and which
 * surely says who answered, where people answer more than once. All else is left as it is, for to
 * split the answers is for a person to decide.
 */
void
sj_reading_suggest (SjReading *reading,
                    SjTable   *table)
{
  g_return_if_fail (reading != NULL && table != NULL);

  if (reading->content == SJ_CONTENT_FIGURES)
    suggest_figures (reading, table);
  if (reading->content != SJ_CONTENT_ANSWERS)
    return;
  if (reading->by == NULL)
    suggest_touchpoints (reading, table);
  if (reading->respondent == NULL)
    suggest_respondent (reading, table);
}
