#define G_LOG_DOMAIN "sj-sentiment"

#include "feedback/sj-comment-rating.h"

#include <stdlib.h>
#include <string.h>

/* A mark that somebody gives in the middle of a text: "2/10", "8 out of 10", "4 Sterne". */

#define BEST 4.0
#define MAX_DIGITS 3

static gboolean
is_word (const SjCommentWords *words,
         guint                 position,
         const char           *text)
{
  const SjCommentWord *word;

  if (position >= words->words->len)
    return FALSE;
  word = sj_comment_words_get (words, position);

  return word->length == strlen (text) &&
         memcmp (words->folded->str + word->start, text, word->length) == 0;
}

static gboolean
is_among (const SjCommentWords *words,
          guint                 position,
          const char *const    *texts)
{
  for (; *texts != NULL; texts++)
    if (is_word (words, position, *texts))
      return TRUE;

  return FALSE;
}

static gboolean
read_number (const SjCommentWords *words,
             guint                 position,
             guint                *number)
{
  const SjCommentWord *word;

  if (position >= words->words->len)
    return FALSE;
  word = sj_comment_words_get (words, position);
  if (word->kind != SJ_COMMENT_NUMBER || word->length > MAX_DIGITS)
    return FALSE;
  *number = (guint) atoi (words->folded->str + word->start);

  return TRUE;
}

/* How many words stand between the two numbers of "8 out of 10", or −1. */
static int
count_between (const SjCommentWords *words,
               guint                 position)
{
  static const char *const between[] = { "of", "von", "sur", "sobre", "de", NULL };

  if (position < words->words->len && sj_comment_words_get (words, position)->divided)
    return 0;
  if (is_word (words, position, "out") && is_word (words, position + 1, "of"))
    return 2;

  return is_among (words, position, between) ? 1 : -1;
}

static gboolean
is_stars (const SjCommentWords *words,
          guint                 position)
{
  static const char *const stars[] = { "stars", "sterne", "sternen", "etoiles", "estrellas", NULL };
  static const char *const star[] = { "star", "stern", "etoile", "estrella", NULL };

  /* "A 4 star hotel" is no mark. */
  return is_among (words, position, stars) ||
         (is_among (words, position, star) &&
          (is_word (words, position - 1, "1") || is_word (words, position - 1, "0")));
}

/**
 * sj_comment_rating_find:
 * @words: a comment
 * @position: one of its words
 * @score: (out): what is given, from −4 to 4
 * @n_words: (out): how many words it takes
 *
 * Finds marks out of five, ten or a hundred, and stars out of five.
 *
 * Returns: whether a mark begins at the word
 */
gboolean
sj_comment_rating_find (const SjCommentWords *words,
                        guint                 position,
                        double               *score,
                        guint                *n_words)
{
  guint given, best, worst;
  int between;

  g_return_val_if_fail (words != NULL && score != NULL && n_words != NULL, FALSE);

  if (!read_number (words, position, &given))
    return FALSE;
  between = count_between (words, position + 1);
  if (between >= 0 && read_number (words, position + 1 + (guint) between, &best))
    *n_words = 2 + (guint) between;
  else if (is_stars (words, position + 1))
    {
      best = 5;
      *n_words = 2;
    }
  else
    return FALSE;
  if (given > best || (best != 5 && best != 10 && best != 100))
    return FALSE;

  worst = best == 5 && given > 0 ? 1 : 0;
  *score = BEST * (2.0 * (given - worst) / (best - worst) - 1.0);

  return TRUE;
}
