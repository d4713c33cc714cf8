#define G_LOG_DOMAIN "sj-question"

#include "feedback/sj-question.h"

#include <string.h>

/* The first of the ten items stands for all; by themselves they say nothing. */
static SjColumnRole
detect_usability (const SjQuestion *question,
                  guint             column,
                  SjDetection      *detection)
{
  memset (detection, 0, sizeof *detection);
  if (column != question->first)
    return SJ_ROLE_OTHER;

  detection->state = SJ_DETECTION_ACCEPTED;
  detection->confidence = 1;
  sj_scale_init (&detection->scale, SJ_METRIC_SUS, 0, 100);

  return SJ_ROLE_SCORE;
}

/**
 * sj_question_get_role:
 * @question: a question
 * @column: one of its columns
 * @role: (out): what the question makes of it
 * @detection: (inout): on which scale it is
 *
 * Nothing is a rating that was ticked or put in order.
 *
 * Returns: %FALSE if the column is as good as one by itself
 */
gboolean
sj_question_get_role (const SjQuestion *question,
                      guint             column,
                      SjColumnRole     *role,
                      SjDetection      *detection)
{
  g_return_val_if_fail (question != NULL && role != NULL && detection != NULL, FALSE);

  switch (question->kind)
    {
    case SJ_QUESTION_MATRIX:
      return FALSE;
    case SJ_QUESTION_RANK:
      *role = SJ_ROLE_RANK;
      return TRUE;
    case SJ_QUESTION_KANO:
      *role = SJ_ROLE_KANO;
      return TRUE;
    case SJ_QUESTION_USABILITY:
      *role = detect_usability (question, column, detection);
      return TRUE;
    case SJ_QUESTION_CHOICES:
    case SJ_QUESTION_JOINED:
    default:
      *role = SJ_ROLE_CHOICES;
      return TRUE;
    }
}
