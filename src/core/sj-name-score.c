#define G_LOG_DOMAIN "sj-name-match"

#include "core/sj-name-score.h"

#include <string.h>

/* How alike two names are, 0 … 1 (specification §3). */

#define TOKEN_WEIGHT 0.6
#define SPELLING_WEIGHT 0.4

/* Only the same name scores 1, so that it wins over one that differs in an ending. */
#define MOST_ALIKE 0.99

/* A slip in a name of one word is offered and not taken: it may be another word. */
#define SLIP_CREDIT 0.7
#define MIN_SLIP_LETTERS 5

#define PREFIX_MAX 4
#define PREFIX_WEIGHT 0.1
#define PREFIX_THRESHOLD 0.7

/**
 * sj_name_token_dice:
 * @first: (array zero-terminated=1): words
 * @second: (array zero-terminated=1): words
 *
 * Returns: twice the words both have, over the words of each, each counted as often as it occurs
 */
double
sj_name_token_dice (char **first,
                    char **second)
{
  guint n_first = g_strv_length (first);
  guint n_second = g_strv_length (second);
  guint n_shared = 0;
  g_autofree gboolean *taken = g_new0 (gboolean, n_second + 1);

  for (guint i = 0; i < n_first; i++)
    for (guint j = 0; j < n_second; j++)
      if (!taken[j] && g_str_equal (first[i], second[j]))
        {
          taken[j] = TRUE;
          n_shared++;
          break;
        }

  return n_first + n_second > 0 ? 2.0 * n_shared / (n_first + n_second) : 0.0;
}

/* Whether a word is another with one letter more, less, wrong or in the place of its neighbour.
 * Short words and other first letters make other words: "Booking" is no slip of "Cooking". */
static gboolean
is_slip (const char *first,
         const char *second)
{
  glong n_a, n_b, start = 0, end = 0;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (first, -1, &n_a);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (second, -1, &n_b);

  if (MIN (n_a, n_b) < MIN_SLIP_LETTERS || ABS (n_a - n_b) > 1 || a[0] != b[0])
    return FALSE;
  while (start < MIN (n_a, n_b) && a[start] == b[start])
    start++;
  while (end < MIN (n_a, n_b) - start && a[n_a - 1 - end] == b[n_b - 1 - end])
    end++;
  if (MAX (n_a, n_b) - start - end <= 1)
    return TRUE;

  return n_a == n_b && n_a - start - end == 2 && a[start] == b[start + 1] &&
         a[start + 1] == b[start];
}

/* The same word, in one ending or another: the stem of "returns" is the word "return". */
static gboolean
is_same_word (const char *first,
              const char *first_stem,
              const char *second,
              const char *second_stem)
{
  return g_str_equal (first_stem, second_stem) || g_str_equal (first_stem, second) ||
         g_str_equal (first, second_stem);
}

/* As sj_name_token_dice(), but words that differ in a slip of the keyboard count for most of
 * one. */
static double
dice_with_slips (const SjNameWords *first,
                 const SjNameWords *second)
{
  g_auto(GStrv) a = g_strsplit (first->core, " ", -1);
  g_auto(GStrv) b = g_strsplit (second->core, " ", -1);
  guint n_a = g_strv_length (a);
  guint n_b = g_strv_length (b);
  double shared = 0;
  g_autofree gboolean *taken = g_new0 (gboolean, n_a + n_b + 1);

  for (int slips = 0; slips < 2; slips++)
    for (guint i = 0; i < n_a; i++)
      for (guint j = 0; j < n_b; j++)
        {
          gboolean alike = slips ? is_slip (a[i], b[j])
                                 : is_same_word (a[i], first->stems[i], b[j], second->stems[j]);

          if (taken[i] || taken[n_a + j] || !alike)
            continue;
          taken[i] = taken[n_a + j] = TRUE;
          shared += slips ? SLIP_CREDIT : 1.0;
        }

  return n_a + n_b > 0 ? 2.0 * shared / (n_a + n_b) : 0.0;
}

static gunichar *
letters_without_blanks (const char *text,
                        glong      *length)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);

  return g_utf8_to_ucs4_fast (joined, -1, length);
}

/**
 * sj_name_bigram_dice:
 * @first: a text
 * @second: a text
 *
 * Returns: Dice's coefficient of the pairs of neighbouring characters, blanks left out; for a
 *   single character whether the texts are the same
 */
double
sj_name_bigram_dice (const char *first,
                     const char *second)
{
  glong n_first, n_second;
  g_autofree gunichar *a = letters_without_blanks (first, &n_first);
  g_autofree gunichar *b = letters_without_blanks (second, &n_second);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (n_second, 1));
  guint n_shared = 0;

  if (n_first < 2 || n_second < 2)
    return g_str_equal (first, second) ? 1.0 : 0.0;

  for (glong i = 0; i + 1 < n_first; i++)
    for (glong j = 0; j + 1 < n_second; j++)
      if (!taken[j] && a[i] == b[j] && a[i + 1] == b[j + 1])
        {
          taken[j] = TRUE;
          n_shared++;
          break;
        }

  return 2.0 * n_shared / (n_first - 1 + n_second - 1);
}

/* Marks the letters of each text that the other has nearby. */
static guint
mark_matching (const gunichar *a,
               glong           n_a,
               const gunichar *b,
               glong           n_b,
               gboolean       *in_a,
               gboolean       *in_b)
{
  glong reach = MAX (MAX (n_a, n_b) / 2 - 1, 0);
  guint n_matching = 0;

  for (glong i = 0; i < n_a; i++)
    for (glong j = MAX (i - reach, 0); j < MIN (i + reach + 1, n_b); j++)
      if (!in_b[j] && a[i] == b[j])
        {
          in_a[i] = in_b[j] = TRUE;
          n_matching++;
          break;
        }

  return n_matching;
}

static guint
count_out_of_order (const gunichar *a,
                    glong           n_a,
                    const gunichar *b,
                    const gboolean *in_a,
                    const gboolean *in_b)
{
  guint n_different = 0;
  glong j = 0;

  for (glong i = 0; i < n_a; i++)
    if (in_a[i])
      {
        while (!in_b[j])
          j++;
        n_different += a[i] != b[j++];
      }

  return n_different;
}

static double
jaro (const gunichar *a,
      glong           n_a,
      const gunichar *b,
      glong           n_b)
{
  g_autofree gboolean *in_a = g_new0 (gboolean, MAX (n_a, 1));
  g_autofree gboolean *in_b = g_new0 (gboolean, MAX (n_b, 1));
  double matching = mark_matching (a, n_a, b, n_b, in_a, in_b);
  double transposed;

  if (matching == 0.0)
    return 0.0;

  transposed = count_out_of_order (a, n_a, b, in_a, in_b) / 2.0;
  return (matching / n_a + matching / n_b + (matching - transposed) / matching) / 3.0;
}

/**
 * sj_name_jaro_winkler:
 * @first: a text
 * @second: a text
 *
 * Returns: the similarity of Jaro, raised for a common beginning as by Winkler (1990)
 */
double
sj_name_jaro_winkler (const char *first,
                      const char *second)
{
  glong n_a, n_b, prefix = 0;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (first, -1, &n_a);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (second, -1, &n_b);
  double similarity = jaro (a, n_a, b, n_b);

  if (similarity <= PREFIX_THRESHOLD)
    return similarity;

  while (prefix < PREFIX_MAX && prefix < MIN (n_a, n_b) && a[prefix] == b[prefix])
    prefix++;

  return similarity + prefix * PREFIX_WEIGHT * (1.0 - similarity);
}

/* "Check-out" and "Checkout" share no word. */
static gboolean
differ_in_blanks_only (const char *first,
                       const char *second)
{
  for (;;)
    {
      first += strspn (first, " ");
      second += strspn (second, " ");
      if (*first != *second)
        return FALSE;
      if (*first == '\0')
        return TRUE;
      first++;
      second++;
    }
}

/* Who has no keys for them writes "Ueberweisung". */
static gboolean
differ_in_umlauts_only (const char *first,
                        const char *second)
{
  for (;;)
    {
      if (*first != *second)
        return FALSE;
      if (*first == '\0')
        return TRUE;
      if (strchr ("aou", *first) != NULL && (first[1] == 'e') != (second[1] == 'e'))
        {
          first += first[1] == 'e';
          second += second[1] == 'e';
        }
      first++;
      second++;
    }
}

/**
 * sj_name_score:
 * @first: a name
 * @second: another
 *
 * Returns: 1 for the same name; hardly less if only blanks differ; below that 0.6 of the agreement
 *   of words and 0.4 of the likeness of spelling, or the agreement of pairs of characters for
 *   Chinese, Japanese and Korean
 */
double
sj_name_score (const SjNameWords *first,
               const SjNameWords *second)
{
  double score;

  g_return_val_if_fail (first != NULL && second != NULL, 0.0);

  if (*first->folded == '\0' || *second->folded == '\0')
    return 0.0;
  if (g_str_equal (first->folded, second->folded) || g_str_equal (first->core, second->core))
    return 1.0;
  if (differ_in_blanks_only (first->core, second->core) ||
      differ_in_umlauts_only (first->core, second->core))
    return MOST_ALIKE;

  if (first->cjk || second->cjk)
    score = sj_name_bigram_dice (first->core, second->core);
  else
    score = TOKEN_WEIGHT * dice_with_slips (first, second) +
            SPELLING_WEIGHT * sj_name_jaro_winkler (first->core, second->core);

  return MIN (score, MOST_ALIKE);
}
