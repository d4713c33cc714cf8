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

/* "not at all" and "gar nicht" say which end they stand at, even where no list has their words. */
static gboolean
is_negative (const char *words)
{
  static const char *const beginnings[] = { "not ",   "nicht ", "gar nicht", "uberhaupt nicht",
                                            "pas ",   "nada ",  "never",     "worst",
                                            "poor",   "very poor", "bad",    "very bad",
                                            "terrible", "awful", "schlecht", "sehr schlecht",
                                            "unlikely", "very unlikely", "extremely unlikely" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (words, beginnings[i]))
      return TRUE;

  return FALSE;
}

/* "1 = definitely, 10 = not at all": one of two ends is the bad one. */
static int
order_by_negation (GPtrArray *ends)
{
  int low, high;
  double first, last;

  if (ends->len != 2)
    return 0;
  first = g_ascii_strtod (g_ptr_array_index (ends, 0), NULL);
  last = g_ascii_strtod (g_ptr_array_index (ends, 1), NULL);
  low = is_negative (strchr (g_ptr_array_index (ends, first < last ? 0 : 1), '-') + 2);
  high = is_negative (strchr (g_ptr_array_index (ends, first < last ? 1 : 0), '-') + 2);

  return first == last ? 0 : low - high;
}

/**
 * sj_label_order_in_header:
 * @header: the name of a column
 *
 * Many surveys say the ends of their scale in the question: "(1 = very good, 6 = very bad)".
 *
 * Returns: as sj_label_order() does of the labels that the header gives to numbers
 */
int
sj_label_order_in_header (const char *header)
{
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
  int order;

  g_return_val_if_fail (header != NULL, 0);

  if (strpbrk (header, "0123456789") == NULL)
    return 0;
  regex = g_regex_new ("(?<![\\p{L}\\d.,])(\\d{1,3})\\s*(?:=|:|–|—|-)\\s*"
                       "[\"“„«'‘]?(\\p{L}[\\p{L} '’-]*)",
                       0, 0, NULL);
  g_regex_match (regex, header, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_autofree char *label = g_match_info_fetch (match, 2);
      g_autofree char *words = sj_plain_text_words (label);

      g_ptr_array_add (ends, g_strdup_printf ("%s - %s", number, g_strstrip (words)));
    }
  order = sj_label_order ((const char *const *) ends->pdata, ends->len);

  return order != 0 ? order : order_by_negation (ends);
}
