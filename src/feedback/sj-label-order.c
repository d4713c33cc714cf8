#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-label-order.h"

#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-likert-label.h"
#include "feedback/sj-plain-text.h"

/* Grades at school, best first. */
static const char *const grades[] = { "sehr gut", "gut", "befriedigend", "ausreichend",
                                      "mangelhaft", "ungenugend" };

/* A number and how good its label is. */
typedef struct
{
  double number;
  int rank;
} Step;

static gboolean
find_rank (const char *words,
           int        *rank)
{
  SjLikertLabel label;

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_str_equal (words, grades[i]))
      {
        *rank = 10 - (int) i;
        return TRUE;
      }
  if (!sj_likert_label_find (words, &label))
    return FALSE;
  *rank = label.rank;

  return TRUE;
}

static gboolean
read_step (const char *text,
           Step       *step)
{
  g_autofree char *words = NULL;
  const char *label = text;
  SjValueForm form;
  double out_of;

  form = sj_answer_value_parse (text, FALSE, &step->number, &out_of);
  if (form != SJ_VALUE_NUMBER_LABEL && form != SJ_VALUE_LABEL_NUMBER)
    return FALSE;
  while (*label != '\0' && !g_unichar_isalpha (g_utf8_get_char (label)))
    label = g_utf8_next_char (label);
  words = sj_plain_text_words (label);
  if (form == SJ_VALUE_LABEL_NUMBER)
    g_strchomp (words)[strcspn (words, "0123456789")] = '\0';
  g_strchomp (words);

  return find_rank (words, &step->rank);
}

/**
 * sj_label_order:
 * @texts: (array length=n_texts): different cells of a column, some of them "1 - very good"
 * @n_texts: how many
 *
 * Returns: 1 if better labels have higher numbers, −1 if they have lower ones, 0 if fewer than two
 *   labels are known or they are in no order
 */
int
sj_label_order (const char *const *texts,
                guint              n_texts)
{
  g_autofree Step *steps = g_new (Step, MAX (1, n_texts));
  guint n = 0;
  int order = 0;

  g_return_val_if_fail (texts != NULL || n_texts == 0, 0);

  for (guint i = 0; i < n_texts; i++)
    if (read_step (texts[i], &steps[n]))
      n++;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        gboolean rises = (steps[i].number > steps[j].number) == (steps[i].rank > steps[j].rank);

        if (steps[i].number == steps[j].number || steps[i].rank == steps[j].rank)
          continue;
        if (order != 0 && (order > 0) != rises)
          return 0;
        order = rises ? 1 : -1;
      }

  return order;
}
