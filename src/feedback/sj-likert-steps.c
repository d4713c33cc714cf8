#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-likert-steps.h"

#include <stdlib.h>
#include <string.h>

#include "feedback/sj-label-ladder.h"
#include "feedback/sj-likert-label.h"
#include "feedback/sj-plain-text.h"

/* Puts the labels of a column in order from worst to best. Nobody may have chosen some of the
 * scale's labels, so that there may be more than one way: whether there is a middle that nobody
 * took, or a worse end that nobody felt. */

#define MAX_DEGREES 8
#define MIN_LADDER 3 /* "good" and "bad" alone are an answer of two */
#define MANY_ANSWERS 30 /* among so many, somebody chose each label that there is */

/* The outer degree of a scale of two degrees lies between "very" and "agree". */
#define INNER SJ_DEGREE_PLAIN
#define OUTER 45

/* Degrees of one side, in order. */
typedef struct
{
  int degrees[MAX_DEGREES];
  guint n;
} Side;

typedef struct
{
  char *words;
  SjLikertLabel label;
} Entry;

typedef struct
{
  Entry *entries;
  guint n_entries;
  Side sides[2]; /* bad and good */
  Side scale;    /* the degrees that either side has */
  gboolean has_middle;
  gboolean has_absence;
  gboolean exact;
} Labels;

static void
free_steps (gpointer data)
{
  SjLikertSteps *steps = data;

  g_hash_table_unref (steps->values);
  g_free (steps);
}

static void
side_add (Side *side,
          int   degree)
{
  guint place = 0;

  while (place < side->n && side->degrees[place] < degree)
    place++;
  if (side->n == MAX_DEGREES || (place < side->n && side->degrees[place] == degree))
    return;
  memmove (&side->degrees[place + 1], &side->degrees[place],
           (side->n - place) * sizeof *side->degrees);
  side->degrees[place] = degree;
  side->n++;
}

/* The place of a degree among those of the scale: by order where the side has all, else the
 * nearest one that leaves room for the others of its side. */
static guint
find_place (const Side *side,
            const Side *scale,
            int         degree)
{
  guint own = 0, place;

  while (side->degrees[own] != degree)
    own++;
  if (side->n == scale->n)
    return own;

  place = scale->n - 1;
  for (guint i = side->n; i-- > own;)
    {
      guint highest = place;

      for (guint j = highest; j-- > i;)
        if (abs (scale->degrees[j] - side->degrees[i]) <
            abs (scale->degrees[highest] - side->degrees[i]))
          highest = j;
      place = highest;
      if (i > own && place > 0)
        place--;
    }

  return place;
}

static SjLikertSteps *
steps_new (guint    n_steps,
           gboolean exact)
{
  SjLikertSteps *steps = g_new0 (SjLikertSteps, 1);

  steps->n_steps = n_steps;
  steps->exact = exact;
  steps->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return steps;
}

static void
steps_set (SjLikertSteps *steps,
           const char    *words,
           guint          step)
{
  g_hash_table_insert (steps->values, g_strdup (words), GUINT_TO_POINTER (step));
}

static gboolean
steps_equal (const SjLikertSteps *first,
             const SjLikertSteps *second)
{
  GHashTableIter iter;
  gpointer words, step;

  if (first->n_steps != second->n_steps)
    return FALSE;
  g_hash_table_iter_init (&iter, first->values);
  while (g_hash_table_iter_next (&iter, &words, &step))
    if (g_hash_table_lookup (second->values, words) != step)
      return FALSE;

  return TRUE;
}

/* What the labels that were seen say about the scale. */
static void
look_at_seen (SjLikertSteps *steps)
{
  GHashTableIter iter;
  gpointer step;
  guint64 seen = 0;

  steps->lowest = steps->n_steps;
  g_hash_table_iter_init (&iter, steps->values);
  while (g_hash_table_iter_next (&iter, NULL, &step))
    {
      seen |= G_GUINT64_CONSTANT (1) << GPOINTER_TO_UINT (step);
      steps->lowest = MIN (steps->lowest, GPOINTER_TO_UINT (step));
    }
  steps->complete = seen == (G_GUINT64_CONSTANT (1) << (steps->n_steps + 1)) - 2;
}

/* Takes @steps. The same order twice is one reading. */
static void
add_reading (GPtrArray     *readings,
             SjLikertSteps *steps)
{
  look_at_seen (steps);
  for (guint i = 0; i < readings->len; i++)
    if (steps_equal (g_ptr_array_index (readings, i), steps))
      {
        free_steps (steps);
        return;
      }
  g_ptr_array_add (readings, steps);
}

/* Finds what all labels mean. Returns FALSE if one is not known, or they do not belong together. */
static gboolean
read_labels (Labels *self)
{
  guint family = SJ_LIKERT_NEUTRAL;

  self->exact = TRUE;
  for (guint i = 0; i < self->n_entries; i++)
    {
      SjLikertLabel *label = &self->entries[i].label;

      if (!sj_likert_label_find (self->entries[i].words, label))
        return FALSE;
      if (label->family != SJ_LIKERT_NEUTRAL && family != SJ_LIKERT_NEUTRAL &&
          label->family != family)
        return FALSE;
      if (label->family != SJ_LIKERT_NEUTRAL)
        family = label->family;
      self->exact &= label->exact;
      self->has_middle |= label->rank == 0;
      self->has_absence |= ABS (label->rank) == SJ_DEGREE_ABSENCE;
      if (label->rank != 0)
        side_add (&self->sides[label->rank > 0], ABS (label->rank));
    }

  return family != SJ_LIKERT_NEUTRAL;
}

/* "Not at all" beside "dissatisfied" is but the strongest of its side. Alone there, the scale goes
 * one way from it. */
static gboolean
goes_one_way (const Labels *self)
{
  for (guint i = 0; i < 2; i++)
    if (self->sides[i].n == 1 && self->sides[i].degrees[0] == SJ_DEGREE_ABSENCE)
      return TRUE;

  return FALSE;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Each label that was seen is a step. */
static void
add_one_way (GPtrArray    *readings,
             const Labels *self)
{
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (int));
  SjLikertSteps *steps;

  for (guint i = 0; i < self->n_entries; i++)
    {
      int rank = self->entries[i].label.rank;
      gboolean known = FALSE;

      for (guint j = 0; j < ranks->len; j++)
        known |= g_array_index (ranks, int, j) == rank;
      if (!known)
        g_array_append_val (ranks, rank);
    }
  if (ranks->len < 3)
    return;
  g_array_sort (ranks, compare_ranks);
  steps = steps_new (ranks->len, FALSE);
  for (guint i = 0; i < self->n_entries; i++)
    for (guint step = 0; step < ranks->len; step++)
      if (g_array_index (ranks, int, step) == self->entries[i].label.rank)
        steps_set (steps, self->entries[i].words, step + 1);
  add_reading (readings, steps);
}

static gboolean
is_outer (int degree)
{
  return degree >= SJ_DEGREE_VERY;
}

/* The degrees on either side of the middle: those of the side that has more. With one on each, a
 * satisfaction scale has a second one that nobody chose. */
static void
find_scale (Labels *self)
{
  const Side *bad = &self->sides[0], *good = &self->sides[1];

  if (bad->n >= 2 || good->n >= 2)
    self->scale = bad->n > good->n ? *bad : *good;
  else if (self->exact || (bad->n == 1 && good->n == 1 &&
                           is_outer (bad->degrees[0]) != is_outer (good->degrees[0])))
    self->scale = (Side) { { INNER, OUTER }, 2 };
  else
    self->scale = (Side) { { INNER }, 1 };
}

/* A reading with as many steps on each side. */
static void
add_two_ways (GPtrArray    *readings,
              const Labels *self,
              gboolean      with_middle)
{
  guint m = self->scale.n;
  SjLikertSteps *steps = steps_new (2 * m + with_middle, self->exact);

  for (guint i = 0; i < self->n_entries; i++)
    {
      int rank = self->entries[i].label.rank;
      guint step = m + 1;

      if (rank < 0)
        step = m - find_place (&self->sides[0], &self->scale, -rank);
      else if (rank > 0)
        step = m + 1 + with_middle + find_place (&self->sides[1], &self->scale, rank);
      steps_set (steps, self->entries[i].words, step);
    }
  add_reading (readings, steps);
}

static void
add_composed (GPtrArray *readings,
              Labels    *self)
{
  const Side *bad = &self->sides[0], *good = &self->sides[1];
  gboolean full, one_sided;

  if (!read_labels (self))
    return;
  if (goes_one_way (self))
    {
      add_one_way (readings, self);
      return;
    }
  find_scale (self);
  full = bad->n == self->scale.n && good->n == self->scale.n;
  one_sided = (bad->n == 0 || good->n == 0) && !self->has_middle && !self->exact;
  if (self->scale.n == 1 && (!self->has_middle || !full))
    return;
  if (one_sided)
    add_one_way (readings, self);
  if (self->has_middle)
    {
      add_two_ways (readings, self, TRUE);
      return;
    }
  /* Labels of the table come with a middle as a rule. */
  add_two_ways (readings, self, self->exact && !full);
  add_two_ways (readings, self, !self->exact || full);
}

static void
add_ladder (GPtrArray           *readings,
            const Labels        *self,
            const SjLabelLadder *ladder)
{
  SjLikertSteps *steps = steps_new (sj_label_ladder_size (ladder), FALSE);

  steps->letters = ladder->letters;
  for (guint i = 0; i < self->n_entries; i++)
    {
      int rung = sj_label_ladder_find (ladder, self->entries[i].words);

      if (rung == 0)
        {
          free_steps (steps);
          return;
        }
      steps_set (steps, self->entries[i].words, (guint) rung);
    }
  add_reading (readings, steps);
}

/* A reading of which every step was chosen goes first; by many, it is the only one. */
static void
prefer_complete (GPtrArray *readings,
                 guint      n_answers)
{
  for (guint i = 0; i < readings->len; i++)
    {
      SjLikertSteps *steps = g_ptr_array_index (readings, i);

      if (!steps->complete)
        continue;
      if (i > 0)
        g_ptr_array_insert (readings, 0, g_ptr_array_steal_index (readings, i));
      if (n_answers >= MANY_ANSWERS)
        g_ptr_array_set_size (readings, 1);
      return;
    }
}

/**
 * sj_likert_steps_list:
 * @labels: the different labels of a column
 * @n_labels: how many
 * @n_answers: how many cells hold one of them
 *
 * Returns: (transfer full) (element-type SjLikertSteps): the ways to understand the labels, the
 *   likeliest first; none if a label is not known, they do not belong together, or there are too
 *   few
 */
GPtrArray *
sj_likert_steps_list (const char *const *labels,
                      guint              n_labels,
                      guint              n_answers)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (free_steps);
  Labels self = { .n_entries = n_labels };

  g_return_val_if_fail (labels != NULL || n_labels == 0, readings);

  if (n_labels < 2)
    return readings;
  self.entries = g_new0 (Entry, n_labels);
  for (guint i = 0; i < n_labels; i++)
    self.entries[i].words = sj_plain_text_words (labels[i]);
  add_composed (readings, &self);
  for (guint i = 0; i < sj_label_ladder_count () && n_labels >= MIN_LADDER; i++)
    add_ladder (readings, &self, sj_label_ladder_get (i));
  prefer_complete (readings, n_answers);
  for (guint i = 0; i < n_labels; i++)
    g_free (self.entries[i].words);
  g_free (self.entries);

  return readings;
}

/**
 * sj_likert_steps_are_sure:
 * @readings: (element-type SjLikertSteps): what sj_likert_steps_list() gave
 * @n_answers: how many cells hold one of the labels
 *
 * Returns: whether the first reading may be taken: it is the only one, or the usual one of labels
 *   that the specification lists
 */
gboolean
sj_likert_steps_are_sure (GPtrArray *readings,
                          guint      n_answers)
{
  const SjLikertSteps *first;

  g_return_val_if_fail (readings != NULL && readings->len > 0, FALSE);

  first = g_ptr_array_index (readings, 0);

  return readings->len == 1 || first->exact ||
         (first->complete && n_answers >= MANY_ANSWERS);
}
