#define G_LOG_DOMAIN "sj-answer"

#include "feedback/sj-answer-reader.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-vendor.h"

#define SEEN_BUT_UNANSWERED -99 /* Qualtrics */

void
sj_answer_reader_init (SjAnswerReader *reader,
                       const SjScale  *scale)
{
  g_return_if_fail (reader != NULL && scale != NULL);

  memset (reader, 0, sizeof *reader);
  reader->scale = *scale;
  reader->good = NAN;
  reader->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
sj_answer_reader_clear (SjAnswerReader *reader)
{
  g_return_if_fail (reader != NULL);

  g_clear_pointer (&reader->labels, g_hash_table_unref);
}

/**
 * sj_answer_label_key:
 *
 * Returns: (transfer full): the words of a label, or all of it where it has none
 */
char *
sj_answer_label_key (const char *label)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  words = sj_plain_text_words (label);
  return *words != '\0' ? g_steal_pointer (&words) : sj_plain_text_normalise (label);
}

/**
 * sj_answer_reader_add_label:
 * @reader: a reader
 * @label: a text as it stands in cells
 * @value: the answer it stands for, before reversal
 */
void
sj_answer_reader_add_label (SjAnswerReader *reader,
                            const char     *label,
                            double          value)
{
  g_return_if_fail (reader != NULL && label != NULL);

  g_hash_table_insert (reader->labels, sj_answer_label_key (label),
                       g_memdup2 (&value, sizeof value));
}

/**
 * sj_answer_reader_add_steps:
 * @reader: a reader
 * @steps: the labels of a column; the first step is the lowest answer of the scale
 */
void
sj_answer_reader_add_steps (SjAnswerReader      *reader,
                            const SjLikertSteps *steps)
{
  GHashTableIter iter;
  gpointer words, step;

  g_return_if_fail (reader != NULL && steps != NULL);

  g_hash_table_iter_init (&iter, steps->values);
  while (g_hash_table_iter_next (&iter, &words, &step))
    {
      double value = reader->scale.low + GPOINTER_TO_UINT (step) - 1;

      g_hash_table_insert (reader->labels, g_strdup (words), g_memdup2 (&value, sizeof value));
    }
}

/* What a number that stands in a cell says on the scale. */
static double
convert_number (const SjAnswerReader *reader,
                double                number)
{
  if (!isnan (reader->good))
    return number >= reader->good ? reader->scale.high : reader->scale.low;

  return number - reader->shift;
}

/**
 * sj_answer_reader_prepare:
 *
 * Makes the table of counters. Call when the scale will not change any more.
 */
void
sj_answer_reader_prepare (SjAnswerReader *reader)
{
  const SjScale *scale = &reader->scale;

  g_return_if_fail (reader != NULL);

  for (int i = 0; i <= 100; i++)
    {
      double number = convert_number (reader, i);
      double value = scale->reversed ? scale->low + scale->high - number : number;
      g_autofree char *text = g_strdup_printf ("%d", i);
      gboolean other = g_hash_table_contains (reader->labels, text) ||
                       (reader->missing != NULL && g_hash_table_contains (reader->missing, text));

      reader->slots[i] = (gint16) (!other && sj_scale_accepts (scale, value)
                                     ? sj_scale_get_slot (scale, value)
                                     : -1);
    }
}

static gboolean
find_missing (SjAnswerReader *reader,
              const char     *normal,
              SjMissing      *state)
{
  if (reader->vendor != NULL && sj_vendor_find_missing (reader->vendor, normal, state))
    return TRUE;
  if (reader->disagreement && g_str_equal (normal, "trifft nicht zu"))
    return FALSE;

  return sj_missing_token_find (normal, state);
}

/* Yes and no, good and bad, for a scale of two. */
static gboolean
find_binary (const SjScale *scale,
             const char    *words,
             double        *value)
{
  static const char *const positive[] = { "yes", "true", "good", "ja", "oui", "si", "sim", "tak",
                                          "y", "good with comment", "thumbs up", "up" };
  static const char *const negative[] = { "no", "false", "bad", "nein", "non", "nao", "nee", "nie",
                                          "n", "bad with comment", "thumbs down", "down" };

  for (gsize i = 0; i < G_N_ELEMENTS (positive); i++)
    if (g_str_equal (words, positive[i]) || g_str_equal (words, negative[i]))
      {
        *value = g_str_equal (words, positive[i]) ? scale->high : scale->low;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_value (SjAnswerReader *reader,
            const char     *clean,
            double         *value)
{
  const SjScale *scale = &reader->scale;
  g_autofree char *words = sj_answer_label_key (clean);
  SjValueForm form;
  double out_of;

  if (scale->metric == SJ_METRIC_BINARY && find_binary (scale, words, value))
    return TRUE;

  form = sj_answer_value_parse (clean, reader->decimal_comma, value, &out_of);
  switch (form)
    {
    case SJ_VALUE_OUT_OF:
      return out_of == scale->high;
    case SJ_VALUE_STARS:
      return out_of <= scale->high;
    case SJ_VALUE_FACE:
      return scale->high - scale->low == 4;
    case SJ_VALUE_THUMB:
      return scale->metric == SJ_METRIC_BINARY;
    case SJ_VALUE_NUMBER:
    case SJ_VALUE_NUMBER_LABEL:
    case SJ_VALUE_LABEL_NUMBER:
      *value = *value == SEEN_BUT_UNANSWERED ? *value : convert_number (reader, *value);
      return TRUE;
    case SJ_VALUE_TEXT:
    default:
      return FALSE;
    }
}

/**
 * sj_answer_reader_read:
 * @reader: a reader
 * @text: a cell as UTF-8
 * @value: (out): the answer on the scale, after reversal
 *
 * Returns: %SJ_ANSWER_VALUE, or why there is no answer, a #SjMissing
 */
int
sj_answer_reader_read (SjAnswerReader *reader,
                       const char     *text,
                       double         *value)
{
  const SjScale *scale = &reader->scale;
  g_autofree char *clean = sj_plain_text_clean (text);
  g_autofree char *key = sj_answer_label_key (clean);
  g_autofree char *normal = sj_plain_text_normalise (clean);
  const double *mapped = g_hash_table_lookup (reader->labels, key);
  SjMissing state;

  /* What a person says is missing is, whatever it looks like. */
  if (reader->missing != NULL && g_hash_table_contains (reader->missing, normal))
    return SJ_MISSING_NOT_APPLICABLE;
  if (mapped != NULL)
    *value = *mapped;
  else if (find_missing (reader, normal, &state))
    return state;
  else if (!find_value (reader, clean, value))
    return SJ_MISSING_INVALID;

  if (!sj_scale_accepts (scale, *value))
    return *value == SEEN_BUT_UNANSWERED ? SJ_MISSING_SKIPPED : SJ_MISSING_INVALID;
  if (scale->reversed)
    *value = scale->low + scale->high - *value;

  return SJ_ANSWER_VALUE;
}
