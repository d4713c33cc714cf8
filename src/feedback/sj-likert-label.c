#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-likert-label.h"

#include <string.h>

#include "feedback/sj-plain-text.h"

/* Rating labels in words. Whole labels are looked up first; a label that is not in the table is
 * put together from a word of one pole and words of degree. Parts of words never count:
 * "unzufrieden" holds its own opposite. */

#define N_RANKS 5
#define ABSENCE 4 /* the rank of "not at all": a scale that has it goes one way from there */
#define FAMILY_NEUTRAL 0
#define FAMILY_SATISFACTION 1
#define FAMILY_AGREEMENT 2
#define FAMILY_WORDS 3 /* and above: families of pole words */

/* Alternatives are parted by "|"; the five ranks −2 to 2. */
typedef struct
{
  guint family;
  const char *labels[N_RANKS];
} LabelRow;

static const LabelRow rows[] = {
  { FAMILY_SATISFACTION,
    { "very dissatisfied|extremely dissatisfied|very unsatisfied",
      "dissatisfied|somewhat dissatisfied|unsatisfied",
      "neutral|neither satisfied nor dissatisfied", "satisfied|somewhat satisfied",
      "very satisfied|extremely satisfied" } },
  { FAMILY_SATISFACTION,
    { "sehr unzufrieden", "eher unzufrieden|unzufrieden", "weder noch|teils-teils|teils teils",
      "eher zufrieden|zufrieden", "sehr zufrieden" } },
  { FAMILY_SATISFACTION,
    { "très insatisfait|pas du tout satisfait|très insatisfaite", "plutôt insatisfait|insatisfait",
      "ni satisfait ni insatisfait", "plutôt satisfait|satisfait", "très satisfait" } },
  { FAMILY_SATISFACTION,
    { "muy insatisfecho|muy insatisfecha", "insatisfecho|insatisfecha",
      "ni satisfecho ni insatisfecho", "satisfecho|satisfecha", "muy satisfecho|muy satisfecha" } },
  { FAMILY_SATISFACTION,
    { "molto insoddisfatto", "insoddisfatto", "né soddisfatto né insoddisfatto", "soddisfatto",
      "molto soddisfatto" } },
  { FAMILY_SATISFACTION,
    { "muito insatisfeito", "insatisfeito", "nem satisfeito nem insatisfeito", "satisfeito",
      "muito satisfeito" } },
  { FAMILY_SATISFACTION,
    { "zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden" } },
  { FAMILY_SATISFACTION,
    { "bardzo niezadowolony", "niezadowolony", "ani zadowolony ani niezadowolony", "zadowolony",
      "bardzo zadowolony" } },
  { FAMILY_SATISFACTION, { "非常に不満", "不満", "どちらともいえない", "満足", "非常に満足" } },
  { FAMILY_SATISFACTION, { "非常不满意", "不满意", "一般", "满意", "非常满意" } },
  { FAMILY_AGREEMENT,
    { "strongly disagree", "disagree|somewhat disagree", "neither agree nor disagree",
      "agree|somewhat agree", "strongly agree" } },
  { FAMILY_AGREEMENT,
    { "stimme überhaupt nicht zu|trifft überhaupt nicht zu",
      "stimme nicht zu|stimme eher nicht zu|trifft nicht zu|trifft eher nicht zu", "weder noch",
      "stimme zu|stimme eher zu|trifft zu|trifft eher zu",
      "stimme voll und ganz zu|trifft voll und ganz zu" } },
  { FAMILY_AGREEMENT,
    { "pas du tout d'accord", "plutôt pas d'accord", "ni d'accord ni pas d'accord",
      "plutôt d'accord", "tout à fait d'accord" } },
  { FAMILY_AGREEMENT,
    { "totalmente en desacuerdo", "en desacuerdo", "ni de acuerdo ni en desacuerdo", "de acuerdo",
      "totalmente de acuerdo" } },
};

/* Neutral in any language, whatever stands between. */
static const char *const neither_nor[][2] = {
  { "neither ", " nor " }, { "ni ", " ni " }, { "ne ", " ne " },
  { "nem ", " nem " },     { "ani ", " ani " }, { "weder ", " noch" },
};

/* Words of one pole; a family is the pair of poles. */
static const struct
{
  const char *word;
  guint family;
  int polarity;
} poles[] = {
  { "satisfied", FAMILY_SATISFACTION, 1 },  { "dissatisfied", FAMILY_SATISFACTION, -1 },
  { "agree", FAMILY_AGREEMENT, 1 },         { "disagree", FAMILY_AGREEMENT, -1 },
  { "important", FAMILY_WORDS, 1 },         { "unimportant", FAMILY_WORDS, -1 },
  { "wichtig", FAMILY_WORDS, 1 },           { "unwichtig", FAMILY_WORDS, -1 },
  { "easy", FAMILY_WORDS + 1, 1 },          { "difficult", FAMILY_WORDS + 1, -1 },
  { "hard", FAMILY_WORDS + 1, -1 },         { "einfach", FAMILY_WORDS + 1, 1 },
  { "schwierig", FAMILY_WORDS + 1, -1 },    { "facile", FAMILY_WORDS + 1, 1 },
  { "difficile", FAMILY_WORDS + 1, -1 },    { "facil", FAMILY_WORDS + 1, 1 },
  { "dificil", FAMILY_WORDS + 1, -1 },      { "likely", FAMILY_WORDS + 2, 1 },
  { "unlikely", FAMILY_WORDS + 2, -1 },     { "wahrscheinlich", FAMILY_WORDS + 2, 1 },
  { "unwahrscheinlich", FAMILY_WORDS + 2, -1 }, { "good", FAMILY_WORDS + 3, 1 },
  { "bad", FAMILY_WORDS + 3, -1 },          { "poor", FAMILY_WORDS + 3, -1 },
  { "gut", FAMILY_WORDS + 3, 1 },           { "schlecht", FAMILY_WORDS + 3, -1 },
  { "rude", FAMILY_WORDS + 4, -1 },         { "polite", FAMILY_WORDS + 4, 1 },
  { "friendly", FAMILY_WORDS + 4, 1 },      { "unfriendly", FAMILY_WORDS + 4, -1 },
  { "happy", FAMILY_WORDS + 5, 1 },         { "unhappy", FAMILY_WORDS + 5, -1 },
  { "useful", FAMILY_WORDS + 6, 1 },        { "helpful", FAMILY_WORDS + 6, 1 },
  { "useless", FAMILY_WORDS + 6, -1 },      { "unhelpful", FAMILY_WORDS + 6, -1 },
  { "zufrieden", FAMILY_SATISFACTION, 1 },  { "unzufrieden", FAMILY_SATISFACTION, -1 },
};

/* Degrees: 3 strong, 1 weak; 2 is a pole without any. */
static const struct
{
  const char *word;
  int degree;
} degrees[] = {
  { "very", 3 },      { "extremely", 3 }, { "strongly", 3 }, { "completely", 3 }, { "totally", 3 },
  { "fully", 3 },     { "highly", 3 },    { "sehr", 3 },     { "ausserst", 3 },   { "vollig", 3 },
  { "tres", 3 },      { "muy", 3 },       { "molto", 3 },    { "muito", 3 },      { "zeer", 3 },
  { "bardzo", 3 },    { "somewhat", 1 },  { "rather", 1 },   { "slightly", 1 },   { "fairly", 1 },
  { "moderately", 1 }, { "eher", 1 },     { "etwas", 1 },    { "plutot", 1 },     { "quite", 1 },
  { "mostly", 1 },
};

/* Words that change nothing. */
static const char *const fillers[] = { "yes", "no", "it", "is", "i", "am", "ja", "nein", "neutral",
                                       "a", "little", "bit", "the", "was" };

static void
add_labels (GHashTable     *table,
            const LabelRow *row,
            int             rank)
{
  g_auto(GStrv) labels = g_strsplit (row->labels[rank + 2], "|", -1);

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      SjLikertLabel *label = g_new (SjLikertLabel, 1);

      *label = (SjLikertLabel) {
        .family = rank == 0 ? FAMILY_NEUTRAL : row->family,
        .rank = rank,
        .exact = TRUE,
      };
      g_hash_table_insert (table, sj_plain_text_words (labels[i]), label);
    }
}

static gpointer
make_table (gpointer user_data)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int rank = -2; rank <= 2; rank++)
      add_labels (table, &rows[i], rank);

  return table;
}

static gboolean
is_neither_nor (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (neither_nor); i++)
    if (g_str_has_prefix (words, neither_nor[i][0]) && strstr (words, neither_nor[i][1]) != NULL)
      return TRUE;

  return FALSE;
}

/* What the words of a label say, one by one. */
typedef struct
{
  guint family;
  int polarity;
  int degree;
  gboolean negated;
  gboolean at_all;
} LabelParts;

/* Returns FALSE for a word that is not known: then nothing is known about the label. */
static gboolean
read_word (LabelParts *parts,
           const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (poles); i++)
    if (g_str_equal (word, poles[i].word))
      {
        gboolean first = parts->polarity == 0;

        parts->family = poles[i].family;
        parts->polarity = poles[i].polarity;
        return first;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (g_str_equal (word, degrees[i].word))
      {
        parts->degree = degrees[i].degree;
        return TRUE;
      }
  if (g_str_equal (word, "not") || g_str_equal (word, "nicht"))
    parts->negated = TRUE;
  else if (g_str_equal (word, "at") || g_str_equal (word, "all") ||
           g_str_equal (word, "uberhaupt"))
    parts->at_all = TRUE;
  else
    for (gsize i = 0; i <= G_N_ELEMENTS (fillers); i++)
      {
        if (i == G_N_ELEMENTS (fillers))
          return FALSE;
        if (g_str_equal (word, fillers[i]))
          break;
      }

  return TRUE;
}

static gboolean
put_together (const char    *text,
              SjLikertLabel *label)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  LabelParts parts = { .degree = 2 };

  for (gsize i = 0; words[i] != NULL; i++)
    if (!read_word (&parts, words[i]))
      return FALSE;
  if (parts.polarity == 0)
    return FALSE;

  if (parts.at_all)
    parts.degree = parts.negated ? ABSENCE : 3;
  label->family = parts.family;
  label->rank = (parts.negated ? -1 : 1) * parts.polarity * parts.degree;
  label->exact = FALSE;

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
  GHashTable *table = g_once (&once, make_table, NULL);
  const SjLikertLabel *found;

  g_return_val_if_fail (words != NULL && label != NULL, FALSE);

  found = g_hash_table_lookup (table, words);
  if (found != NULL)
    {
      *label = *found;
      return TRUE;
    }
  if (is_neither_nor (words))
    {
      *label = (SjLikertLabel) { .family = FAMILY_NEUTRAL, .rank = 0, .exact = TRUE };
      return TRUE;
    }

  return put_together (words, label);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Adds the ranks that belong to a scale whether somebody chose them or not: the poles of a scale
 * with two, and the middle where one was seen or where only the table's five labels occur. */
static void
complete_ranks (GArray   *ranks,
                gboolean  exact)
{
  gboolean has_middle = FALSE, has_both = FALSE, has_absence = FALSE;
  guint n_seen = ranks->len;

  for (guint i = 0; i < n_seen; i++)
    {
      int rank = g_array_index (ranks, int, i);

      has_middle |= rank == 0;
      has_absence |= ABS (rank) == ABSENCE;
      for (guint j = 0; j < n_seen; j++)
        has_both |= rank != 0 && g_array_index (ranks, int, j) * rank < 0;
    }
  if (exact)
    {
      gboolean even = n_seen == 4 && !has_middle;

      g_array_set_size (ranks, 0);
      for (int rank = -2; rank <= 2; rank++)
        if (rank != 0 || !even)
          g_array_append_val (ranks, rank);
      return;
    }
  if (!has_both || has_absence)
    return;
  for (guint i = 0; i < n_seen; i++)
    {
      int mirrored = -g_array_index (ranks, int, i);
      gboolean known = FALSE;

      for (guint j = 0; j < ranks->len; j++)
        known |= g_array_index (ranks, int, j) == mirrored;
      if (!known)
        g_array_append_val (ranks, mirrored);
    }
}

static gboolean
collect_ranks (const char *const *labels,
               guint              n_labels,
               GArray            *ranks,
               gboolean          *exact)
{
  guint family = FAMILY_NEUTRAL;

  *exact = TRUE;
  for (guint i = 0; i < n_labels; i++)
    {
      g_autofree char *words = sj_plain_text_words (labels[i]);
      SjLikertLabel label;
      gboolean known = FALSE;

      if (!sj_likert_label_find (words, &label))
        return FALSE;
      if (label.family != FAMILY_NEUTRAL && family != FAMILY_NEUTRAL && label.family != family)
        return FALSE;
      if (label.family != FAMILY_NEUTRAL)
        family = label.family;
      *exact &= label.exact;
      for (guint j = 0; j < ranks->len; j++)
        known |= g_array_index (ranks, int, j) == label.rank;
      if (!known)
        g_array_append_val (ranks, label.rank);
    }

  return family != FAMILY_NEUTRAL;
}

/**
 * sj_likert_steps_init:
 * @steps: (out caller-allocates): the steps
 * @labels: the different labels of a column
 * @n_labels: how many
 *
 * Puts the labels of a column in order from worst to best. A scale without a middle keeps none.
 *
 * Returns: %FALSE if a label is not known, the labels do not belong together, or there are too few
 */
gboolean
sj_likert_steps_init (SjLikertSteps     *steps,
                      const char *const *labels,
                      guint              n_labels)
{
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (steps != NULL && (labels != NULL || n_labels == 0), FALSE);

  memset (steps, 0, sizeof *steps);
  if (n_labels < 2 || !collect_ranks (labels, n_labels, ranks, &steps->exact))
    return FALSE;

  complete_ranks (ranks, steps->exact);
  if (ranks->len < 3)
    return FALSE;

  g_array_sort (ranks, compare_ranks);
  steps->n_steps = ranks->len;
  steps->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_labels; i++)
    {
      char *words = sj_plain_text_words (labels[i]);
      SjLikertLabel label;

      sj_likert_label_find (words, &label);
      for (guint step = 0; step < ranks->len; step++)
        if (g_array_index (ranks, int, step) == label.rank)
          g_hash_table_insert (steps->values, g_strdup (words), GUINT_TO_POINTER (step + 1));
      g_free (words);
    }

  return TRUE;
}

void
sj_likert_steps_clear (SjLikertSteps *steps)
{
  g_return_if_fail (steps != NULL);

  g_clear_pointer (&steps->values, g_hash_table_unref);
}
