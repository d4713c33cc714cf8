#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-likert-label.h"

#include <string.h>

#include "feedback/sj-likert-words.h"
#include "feedback/sj-plain-text.h"

/* Rating labels in words. Whole labels are looked up first; a label that is not in the table is
 * put together from a word of one pole and words of degree. Parts of words never count:
 * "unzufrieden" holds its own opposite. */

/* Neutral in any language, whatever stands between. */
static const char *const neither_nor[][2] = {
  { " neither ", " nor " },   { " ni ", " ni " },       { " ne ", " ne " },
  { " nem ", " nem " },       { " ani ", " ani " },     { " weder ", " noch " },
  { " noch ", " noch " },     { " varken ", " eller " }, { " hverken ", " eller " },
  { " verken ", " eller " },
};

typedef enum
{
  WORD_POLE = 1,
  WORD_DEGREE,
  WORD_NEGATION,
  WORD_AT_ALL,
  WORD_NOTHING,
  WORD_FILLER,
} WordKind;

/* What one word of a label says. */
typedef struct
{
  WordKind kind;
  guint family;
  int value; /* polarity or degree */
} Word;

typedef struct
{
  GHashTable *labels; /* words → SjLikertLabel */
  GHashTable *words;  /* word → Word */
} Dictionary;

/* The first meaning of a word stays. */
static void
add_words (GHashTable *words,
           const char *text,
           WordKind    kind,
           guint       family,
           int         value)
{
  g_auto(GStrv) list = g_strsplit (text, "|", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    {
      g_autofree char *word = sj_plain_text_words (list[i]);

      if (!g_hash_table_contains (words, word))
        g_hash_table_insert (words, g_steal_pointer (&word),
                             g_memdup2 (&(Word) { kind, family, value }, sizeof (Word)));
    }
}

static void
add_phrases (GHashTable            *table,
             const SjLikertPhrases *phrases)
{
  g_auto(GStrv) labels = g_strsplit (phrases->labels, "|", -1);
  SjLikertLabel label = { .family = phrases->family, .rank = phrases->rank, .exact = TRUE };

  for (gsize i = 0; labels[i] != NULL; i++)
    g_hash_table_insert (table, sj_plain_text_words (labels[i]),
                         g_memdup2 (&label, sizeof label));
}

static gpointer
make_dictionary (gpointer user_data)
{
  Dictionary *self = g_new (Dictionary, 1);

  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const SjLikertPhrases *phrases = sj_likert_phrases; phrases->labels != NULL; phrases++)
    add_phrases (self->labels, phrases);
  for (const SjLikertPole *pole = sj_likert_poles; pole->words != NULL; pole++)
    add_words (self->words, pole->words, WORD_POLE, pole->family, pole->polarity);
  for (const SjLikertDegreeWords *degree = sj_likert_degrees; degree->words != NULL; degree++)
    add_words (self->words, degree->words, WORD_DEGREE, 0, (int) degree->degree);
  add_words (self->words, sj_likert_negations, WORD_NEGATION, 0, 0);
  add_words (self->words, sj_likert_at_all, WORD_AT_ALL, 0, 0);
  add_words (self->words, sj_likert_nothing, WORD_NOTHING, 0, 0);
  add_words (self->words, sj_likert_fillers, WORD_FILLER, 0, 0);

  return self;
}

static gboolean
is_neither_nor (const char *words)
{
  g_autofree char *padded = g_strconcat (" ", words, " ", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (neither_nor); i++)
    {
      const char *found = strstr (padded, neither_nor[i][0]);

      if (found == NULL)
        continue;
      found += strlen (neither_nor[i][0]) - 1;
      if (strstr (found, neither_nor[i][1]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What the words of a label say, one by one. */
typedef struct
{
  guint family;
  int polarity;
  int degree;        /* 0 as long as there is none */
  gboolean negated;
  gboolean at_all;
  gboolean weakened; /* "not very": the degree itself is denied */
} LabelParts;

/* Returns FALSE for a word that is not known: then nothing is known about the label. */
static gboolean
read_word (LabelParts *parts,
           const Word *word)
{
  if (word == NULL)
    return FALSE;

  switch (word->kind)
    {
    case WORD_POLE:
      if (parts->polarity != 0)
        return FALSE;
      parts->family = word->family;
      parts->polarity = word->value;
      break;
    case WORD_DEGREE:
      parts->weakened = parts->negated && word->value >= SJ_DEGREE_FAIR;
      parts->degree = parts->degree == 0 ? word->value : MIN (parts->degree, word->value);
      break;
    case WORD_NEGATION:
      parts->negated = TRUE;
      break;
    case WORD_AT_ALL:
      parts->at_all = TRUE;
      break;
    case WORD_NOTHING:
      parts->at_all = TRUE;
      parts->negated = TRUE;
      break;
    case WORD_FILLER:
    default:
      break;
    }

  return TRUE;
}

static gboolean
put_together (GHashTable    *dictionary,
              const char    *text,
              SjLikertLabel *label)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  LabelParts parts = { 0 };

  for (gsize i = 0; words[i] != NULL; i++)
    if (!read_word (&parts, g_hash_table_lookup (dictionary, words[i])))
      return FALSE;
  if (parts.polarity == 0 || (parts.at_all && !parts.negated && parts.polarity > 0))
    return FALSE;

  if (parts.at_all)
    {
      parts.degree = SJ_DEGREE_ABSENCE;
    }
  else if (parts.weakened)
    {
      parts.degree = SJ_DEGREE_SOMEWHAT;
    }
  else if (parts.degree == 0)
    {
      parts.degree = SJ_DEGREE_PLAIN;
    }
  label->family = parts.family;
  label->rank = (parts.negated ? -1 : 1) * parts.polarity * parts.degree;
  label->exact = parts.family <= SJ_LIKERT_AGREEMENT;

  return TRUE;
}

/**
 * sj_likert_label_find:
 * @words: a label, as sj_plain_text_words() gives it
 * @label: (out): what it means
 *
 * Returns: whether the label is known, or every word of it is
 */
gboolean
sj_likert_label_find (const char    *words,
                      SjLikertLabel *label)
{
  static GOnce once = G_ONCE_INIT;
  Dictionary *dictionary = g_once (&once, make_dictionary, NULL);
  const SjLikertLabel *found;

  g_return_val_if_fail (words != NULL && label != NULL, FALSE);

  found = g_hash_table_lookup (dictionary->labels, words);
  if (found != NULL)
    {
      *label = *found;
      return TRUE;
    }
  if (is_neither_nor (words))
    {
      *label = (SjLikertLabel) { .family = SJ_LIKERT_NEUTRAL, .rank = 0, .exact = TRUE };
      return TRUE;
    }

  return put_together (dictionary->words, words, label);
}
