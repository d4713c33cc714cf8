#define G_LOG_DOMAIN "sj-sentiment"

#include "config.h"

#include "feedback/sj-sentiment.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-comment-rating.h"

/* How far in words a negation, and a word that strengthens, reaches. */
#define NEGATION_REACH 4
#define OPENING_REACH 6
#define WEIGHT_REACH 2
#define WISH_REACH 4

/* Set by hand on the comments of tests/data/sentiment-development.tsv. */
#define NEGATED_GOOD -0.7  /* "not good" is less bad than "bad" … */
#define NEGATED_BAD -0.35  /* … and "not bad" far less good than "good" */
#define STRONGER 1.3
#define WEAKER 0.7
#define CAPITALS 1.3
#define WISHED 0.0         /* "would be good" says nothing about what is there */
#define CONCEDED 0.3       /* "although they were busy" */
#define MEANT_OTHERWISE -0.7 /* "Great, another update" */
#define BEFORE_CONTRAST 0.75
#define AFTER_CONTRAST 1.25
#define LONE_NEGATION 0.6 /* "they did not call back" */
#define EXCLAMATION 0.1
#define MAX_EXCLAMATIONS 3

/* What a comment's sum is set against: a single strong word gives about ±.6. Hutto and Gilbert,
 * “VADER” (2014), use the same form and constant. */
#define NORMALISING 15.0

struct _SjSentiment
{
  SjWordList *own; /* NULL without words of the user's own */
  gboolean only_own;
};

/* A word of a comment and what it means. */
typedef struct
{
  guint uses;
  double score;
  guint16 clause;
  gboolean capitals;
  gboolean negated;
  gboolean wished;
  gboolean conceded;
  gboolean fixed; /* a phrase with its own negation, "no problem": another one does not turn it */
} Part;

#define MAX_PARTS 512

/* One comment at work. */
typedef struct
{
  const SjSentiment *sentiment;
  const SjWordList *list;
  SjCommentLanguage language;
  Part parts[MAX_PARTS];
  guint n_parts;
} Work;

/**
 * sj_sentiment_new:
 * @words: (nullable): words and scores of the user's own, which go before the program's; see
 *   sj_word_list_new_from_tsv()
 * @only_these: whether they stand instead of the program's words of feeling
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): an estimator, or %NULL with @error set
 */
SjSentiment *
sj_sentiment_new (const char  *words,
                  gboolean     only_these,
                  GError     **error)
{
  g_autoptr(SjSentiment) self = g_new0 (SjSentiment, 1);

  if (words == NULL)
    return g_steal_pointer (&self);

  self->own = sj_word_list_new_from_tsv (words, strlen (words), error);
  self->only_own = only_these;

  return self->own != NULL ? g_steal_pointer (&self) : NULL;
}

void
sj_sentiment_free (SjSentiment *self)
{
  if (self == NULL)
    return;

  sj_word_list_free (self->own);
  g_free (self);
}

static gboolean
find_meaning (const Work           *work,
              const SjCommentWords *words,
              guint                 position,
              SjWordMeaning        *meaning)
{
  const SjWordList *signs = sj_comment_language_get_list (SJ_LANGUAGE_UNKNOWN);

  if (work->sentiment->own != NULL &&
      sj_word_list_find (work->sentiment->own, words, position, meaning))
    return TRUE;
  if (sj_comment_words_get (words, position)->kind == SJ_COMMENT_SIGN)
    return !work->sentiment->only_own &&
           sj_word_list_find_word (signs, words, position, meaning);
  if (work->list == NULL || !sj_word_list_find (work->list, words, position, meaning))
    return FALSE;
  if (work->sentiment->only_own)
    meaning->uses &= ~(guint) SJ_WORD_FEELING;

  return meaning->uses != 0;
}

static gboolean
begins_negated (const Work           *work,
                const SjCommentWords *words,
                guint                 position,
                guint                 n_words)
{
  SjWordMeaning meaning;

  return n_words > 1 && work->list != NULL &&
         sj_word_list_find_word (work->list, words, position, &meaning) &&
         (meaning.uses & SJ_WORD_NEGATION) != 0;
}

/* A mark says as much as a few words do. */
static gboolean
find_rating (const Work           *work,
             const SjCommentWords *words,
             guint                 position,
             SjWordMeaning        *meaning)
{
  if (work->sentiment->only_own ||
      !sj_comment_rating_find (words, position, &meaning->score, &meaning->n_words))
    return FALSE;
  meaning->uses = SJ_WORD_FEELING;

  return TRUE;
}

/* Looks all words up. Words that no list has take a place, too: they part others. */
static void
collect_parts (Work                 *work,
               const SjCommentWords *words,
               SjMood               *mood)
{
  guint i = 0;

  while (i < words->words->len && work->n_parts < MAX_PARTS)
    {
      const SjCommentWord *word = sj_comment_words_get (words, i);
      Part *part = &work->parts[work->n_parts++];
      SjWordMeaning meaning = { .n_words = 1 };
      gboolean rated = word->kind == SJ_COMMENT_NUMBER && find_rating (work, words, i, &meaning);
      gboolean known = rated || find_meaning (work, words, i, &meaning);
      guint n_words = rated ? MAX (meaning.n_words, SJ_SENTIMENT_MIN_KNOWN) : meaning.n_words;

      *part = (Part) { .uses = known ? meaning.uses : 0, .score = meaning.score,
                       .clause = word->clause, .capitals = word->capitals };
      part->fixed = rated || (known && begins_negated (work, words, i, meaning.n_words));
      if (known || word->kind == SJ_COMMENT_WORD)
        mood->n_words += n_words;
      if (known)
        mood->n_known += n_words;
      i += meaning.n_words;
    }
}

static inline gboolean
has_feeling (const Part *part)
{
  return (part->uses & SJ_WORD_FEELING) != 0 && part->score != 0;
}

/* "Super easy", "ziemlich gut": a word that also stands alone for a feeling strengthens or weakens
 * the one it is said of. */
static void
find_weights (Work *work)
{
  for (guint i = 0; i + 1 < work->n_parts; i++)
    {
      Part *part = &work->parts[i];
      const Part *next = &work->parts[i + 1];

      if ((part->uses & (SJ_WORD_STRONGER | SJ_WORD_WEAKER)) != 0 && has_feeling (part) &&
          has_feeling (next) && next->clause == part->clause)
        part->uses &= ~(guint) SJ_WORD_FEELING;
    }
}

static int
find_forward (const Work *work,
              guint       from,
              guint       reach)
{
  for (guint i = from + 1, n = 0; i < work->n_parts && n < reach; i++, n++)
    {
      const Part *part = &work->parts[i];

      if (part->clause != work->parts[from].clause || (part->uses & SJ_WORD_CONTRAST) != 0)
        return -1;
      if (has_feeling (part))
        return (int) i;
    }

  return -1;
}

static int
find_backward (const Work *work,
               guint       from,
               guint       reach)
{
  for (guint i = from, n = 0; i-- > 0 && n < reach; n++)
    {
      const Part *part = &work->parts[i];

      /* "Helfen konnte er aber nicht": a German "but" stands in the middle of its clause. */
      if (part->clause != work->parts[from].clause ||
          ((part->uses & SJ_WORD_CONTRAST) != 0 && work->language != SJ_LANGUAGE_GERMAN))
        return -1;
      if (has_feeling (part))
        return (int) i;
    }

  return -1;
}

/* The "ne" that a French negation belongs to, or −1. */
static int
find_opening (const Work *work,
              guint       from)
{
  for (guint i = from, n = 0; i-- > 0 && n < OPENING_REACH; n++)
    {
      if (work->parts[i].clause != work->parts[from].clause)
        return -1;
      if ((work->parts[i].uses & SJ_WORD_OPENING) != 0)
        return (int) i;
    }

  return -1;
}

/* Which word a negation turns. English and Spanish say it before, French around or behind the verb,
 * German before, or at the end of the clause. */
static int
find_negated (Work  *work,
              guint  place)
{
  int opening = find_opening (work, place);
  int found = -1;

  if (opening >= 0)
    found = find_forward (work, (guint) opening, place - (guint) opening);
  if (found < 0)
    found = find_forward (work, place, NEGATION_REACH);
  if (found < 0 &&
      (work->language == SJ_LANGUAGE_GERMAN || work->language == SJ_LANGUAGE_FRENCH))
    found = find_backward (work, place, NEGATION_REACH);

  return found;
}

/* Marks what is negated, once however often; "no … nada" is one negation. Returns how many
 * negations turn nothing. */
static guint
apply_negations (Work *work)
{
  guint n_lone = 0;

  for (guint i = 0; i < work->n_parts; i++)
    {
      Part *part = &work->parts[i];
      gboolean paired = (part->uses & SJ_WORD_PAIRED) != 0 && find_opening (work, i) >= 0;
      int found;

      if (((part->uses & SJ_WORD_NEGATION) == 0 && !paired) || has_feeling (part))
        continue;
      found = find_negated (work, i);
      if (found >= 0)
        work->parts[found].negated = !work->parts[found].fixed;
      else if (!part->conceded)
        n_lone++;
    }

  return n_lone;
}

/* What is only wished for, and what is admitted in passing. */
static void
mark_clauses (Work *work)
{
  for (guint i = 0; i < work->n_parts; i++)
    {
      guint uses = work->parts[i].uses;

      if ((uses & (SJ_WORD_WISH | SJ_WORD_DESPITE)) == 0 || has_feeling (&work->parts[i]))
        continue;
      for (guint j = i + 1, n = 0; j < work->n_parts; j++, n++)
        {
          if (work->parts[j].clause != work->parts[i].clause)
            break;
          work->parts[j].wished |= (uses & SJ_WORD_WISH) != 0 && n < WISH_REACH;
          work->parts[j].conceded |= (uses & SJ_WORD_DESPITE) != 0;
        }
    }
}

static double
weigh_part (const Work *work,
            guint       place,
            gboolean    shouted)
{
  const Part *part = &work->parts[place];
  double score = part->score;

  for (guint i = place, n = 0; i-- > 0 && n < WEIGHT_REACH; n++)
    {
      const Part *before = &work->parts[i];

      if (before->clause != part->clause || has_feeling (before))
        break;
      if ((before->uses & SJ_WORD_STRONGER) != 0)
        score *= STRONGER;
      else if ((before->uses & SJ_WORD_WEAKER) != 0)
        score *= WEAKER;
    }
  if (part->capitals && shouted)
    score *= CAPITALS;
  if (part->negated)
    score *= score > 0 ? NEGATED_GOOD : NEGATED_BAD;
  if (part->wished && part->score > 0 && !part->negated)
    score *= WISHED;
  if (part->conceded)
    score *= CONCEDED;

  return score;
}

static gboolean
is_felt_behind (const Work *work,
                guint       place)
{
  for (guint i = place + 1; i < work->n_parts; i++)
    if (work->parts[i].clause != work->parts[place].clause)
      return FALSE;
    else if (has_feeling (&work->parts[i]))
      return TRUE;

  return FALSE;
}

/* Where what stands behind the last "but" begins, or −1. Where nothing is felt in the rest of its
 * clause, all of that clause stands behind it. */
static int
find_contrast (const Work *work)
{
  for (guint i = work->n_parts; i-- > 1;)
    {
      guint16 clause = work->parts[i].clause;

      if ((work->parts[i].uses & SJ_WORD_CONTRAST) == 0 || i + 1 >= work->n_parts)
        continue;
      if (!is_felt_behind (work, i) && work->parts[0].clause != clause)
        while (work->parts[i - 1].clause == clause)
          i--;
      return (int) i;
    }

  return -1;
}

/* "Great, another update that deletes everything": a lone word of praise at the beginning, and then
 * nothing good. */
static gboolean
is_ironic (const Work *work)
{
  gboolean hinted = FALSE, bad = FALSE;

  if (work->n_parts < 3 || work->parts[0].score < 2 || !has_feeling (&work->parts[0]) ||
      work->parts[1].clause == work->parts[0].clause)
    return FALSE;
  for (guint i = 1; i < work->n_parts; i++)
    {
      const Part *part = &work->parts[i];

      if ((part->uses & SJ_WORD_CONTRAST) != 0 || (has_feeling (part) && part->score > 0))
        return FALSE;
      hinted |= (part->uses & SJ_WORD_IRONY) != 0 && i < 4;
      bad |= has_feeling (part) && !part->negated;
    }

  return hinted || bad;
}

/* Good and bad of like weight outweigh each other more than their difference says: somebody who
 * names both is of two minds. */
static double
balance (double good,
         double bad)
{
  double sum = good - bad;

  return good > 0 && bad > 0 ? sum * fabs (sum) / (good + bad) : sum;
}

static double
add_up (Work                 *work,
        const SjCommentWords *words)
{
  int contrast = find_contrast (work);
  gboolean shouted = words->n_capitals * 2 < words->words->len;
  guint n_lone = apply_negations (work);
  gboolean ironic = is_ironic (work);
  double good = 0, bad = n_lone > 0 ? LONE_NEGATION : 0;

  for (guint i = 0; i < work->n_parts; i++)
    {
      double score;

      if (!has_feeling (&work->parts[i]))
        continue;
      score = weigh_part (work, i, shouted);
      if (ironic && i == 0)
        score *= MEANT_OTHERWISE;
      if (contrast >= 0)
        score *= (int) i < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
      good += MAX (score, 0);
      bad += MAX (-score, 0);
    }

  return balance (good, bad) * (1 + EXCLAMATION * MIN (words->n_exclamations, MAX_EXCLAMATIONS));
}

/* Signs and marks are read alike in all languages. */
static gboolean
is_wordless (const SjCommentWords *words)
{
  for (guint i = 0; i < words->words->len; i++)
    if (sj_comment_words_get (words, i)->kind == SJ_COMMENT_WORD)
      return FALSE;

  return TRUE;
}

/**
 * sj_sentiment_score:
 * @self: an estimator
 * @words: memory to work in, one a thread
 * @text: a comment
 * @length: its length in bytes
 * @language: its language, or %SJ_LANGUAGE_UNKNOWN to find out
 * @mood: (out): what was found
 *
 * Adds up the scores of its words, turned and weighted by what stands around them, good and bad
 * apart. From the difference s, made smaller where there is both, comes s / √(s² + 15).
 *
 * Returns: whether enough words are known to say anything; without, the score means nothing
 */
gboolean
sj_sentiment_score (const SjSentiment *self,
                    SjCommentWords    *words,
                    const char        *text,
                    gsize              length,
                    SjCommentLanguage  language,
                    SjMood            *mood)
{
  Work work;
  double sum;

  g_return_val_if_fail (self != NULL && words != NULL && mood != NULL, FALSE);

  *mood = (SjMood) { 0 };
  work.sentiment = self;
  work.n_parts = 0;
  sj_comment_words_read (words, text, length);
  if (language == SJ_LANGUAGE_UNKNOWN)
    language = sj_comment_language_detect (words);
  work.language = mood->language = language;
  work.list = language != SJ_LANGUAGE_OTHER ? sj_comment_language_get_list (language) : NULL;
  collect_parts (&work, words, mood);
  if (mood->n_known < SJ_SENTIMENT_MIN_KNOWN ||
      (language == SJ_LANGUAGE_OTHER && self->own == NULL && !is_wordless (words)))
    return FALSE;

  find_weights (&work);
  mark_clauses (&work);
  sum = add_up (&work, words);
  mood->score = sum / sqrt (sum * sum + NORMALISING);

  return TRUE;
}
