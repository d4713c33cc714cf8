#define G_LOG_DOMAIN "sj-tally"

#include "feedback/sj-planned-items.h"

#include <string.h>

/**
 * sj_planned_items_find:
 * @score: a score whose column and scale are known
 * @table: its table
 *
 * Finds out whether it is made of several columns: a usability score of the ten items that begin in
 * its column.
 */
void
sj_planned_items_find (SjPlannedScore *score,
                       SjTable        *table)
{
  SjScale scale;
  const SjQuestion *question;

  g_return_if_fail (score != NULL && table != NULL);

  if (score->reader.scale.metric != SJ_METRIC_SUS)
    return;
  question = sj_question_find (sj_table_get_questions (table), score->column);
  if (question == NULL || question->kind != SJ_QUESTION_USABILITY ||
      question->first != score->column)
    return;

  sj_scale_init (&scale, SJ_METRIC_LIKERT, 1, 5);
  sj_answer_reader_init (&score->item_reader, &scale);
  score->item_reader.missing = score->reader.missing;
  score->item_reader.vendor = score->reader.vendor;
  sj_answer_reader_prepare (&score->item_reader);
  memset (score->reader.slots, -1, sizeof score->reader.slots);
  score->n_items = question->n_columns;
}

/**
 * sj_planned_items_place:
 * @plan: a plan with all of its scores
 *
 * Has the items read, behind all scores, whose places follow each other.
 */
void
sj_planned_items_place (SjTallyPlan *plan)
{
  g_return_if_fail (plan != NULL);

  for (guint i = 0; i < plan->n_scores; i++)
    for (guint j = 0; j < plan->scores[i].n_items; j++)
      {
        guint column = plan->scores[i].column + j;

        plan->scores[i].items[j] = plan->columns->len;
        g_array_append_val (plan->columns, column);
      }
}
