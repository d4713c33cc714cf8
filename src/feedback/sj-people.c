#define G_LOG_DOMAIN "sj-people"

#include "feedback/sj-people.h"

#include <string.h>

#include "feedback/sj-keyed-hash.h"

/*
 * Who answered what. A plain hash of an e-mail address can be guessed and is personal data; one
 * made with a random key that is thrown away cannot. The key lives as long as the file is read.
 */

struct _SjPersonKey
{
  SjKeyedHash hash;
};

/**
 * sj_person_key_new:
 *
 * Returns: (transfer full): a key like no other before; HMAC-SHA-256
 */
SjPersonKey *
sj_person_key_new (void)
{
  SjPersonKey *self = g_new0 (SjPersonKey, 1);

  sj_keyed_hash_init (&self->hash);

  return self;
}

void
sj_person_key_free (SjPersonKey *self)
{
  if (self == NULL)
    return;

  sj_keyed_hash_clear (&self->hash);
  g_free (self);
}

/**
 * sj_person_key_hash:
 * @self: a key; may be used by several threads
 * @text: what names a person
 * @length: its bytes
 *
 * Returns: a number that stands for the person in this import; never 0
 */
guint64
sj_person_key_hash (const SjPersonKey *self,
                    const char        *text,
                    gsize              length)
{
  return MAX (1, sj_keyed_hash_number (&self->hash, text, length));
}

/**
 * sj_people_init:
 * @self: (out caller-allocates): the people
 * @max: how many answers are kept
 */
void
sj_people_init (SjPeople *self,
                guint     max)
{
  g_return_if_fail (self != NULL);

  self->answers = g_array_new (FALSE, FALSE, sizeof (SjPersonAnswer));
  self->max = max;
  self->full = FALSE;
}

void
sj_people_clear (SjPeople *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->answers, g_array_unref);
}

/**
 * sj_people_add:
 * @self: people
 * @person: who; 0 if nobody knows
 * @cell: the group of answers
 * @valence: the answer
 * @weight: what it counts
 */
void
sj_people_add (SjPeople *self,
               guint64   person,
               guint32   cell,
               double    valence,
               double    weight)
{
  const SjPersonAnswer answer = { person, cell, (float) valence, (float) weight };

  if (self->full)
    return;
  if (self->answers->len >= self->max)
    {
      self->full = TRUE;
      g_array_set_size (self->answers, 0);
      return;
    }
  g_array_append_val (self->answers, answer);
}

/**
 * sj_people_merge:
 * @self: people
 * @more: others
 * @cells: what the cells of the others are here
 */
void
sj_people_merge (SjPeople       *self,
                 const SjPeople *more,
                 const guint32  *cells)
{
  g_return_if_fail (self != NULL && more != NULL);

  self->full |= more->full;
  for (guint i = 0; i < more->answers->len && !self->full; i++)
    {
      const SjPersonAnswer *answer = &g_array_index (more->answers, SjPersonAnswer, i);

      sj_people_add (self, answer->person, cells[answer->cell], answer->valence, answer->weight);
    }
  if (self->full)
    g_array_set_size (self->answers, 0);
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const SjPersonAnswer *first = a, *second = b;

  if (first->person != second->person)
    return first->person < second->person ? -1 : 1;
  if (first->cell != second->cell)
    return first->cell < second->cell ? -1 : 1;

  /* So that sums do not depend on which thread read what. */
  return (first->valence > second->valence) - (first->valence < second->valence);
}

/**
 * sj_people_sort:
 * @self: people to whom nothing is added any more
 *
 * Brings the answers of each person together.
 */
void
sj_people_sort (SjPeople *self)
{
  g_return_if_fail (self != NULL);

  g_array_sort (self->answers, compare_answers);
}

/**
 * sj_people_count:
 * @self: sorted people
 * @n: (out caller-allocates) (array length=n_cells): how many different people are in each cell
 * @n_cells: how many cells there are
 *
 * All answers of which nobody knows who gave them count as one person's: they may be.
 */
void
sj_people_count (const SjPeople *self,
                 guint64        *n,
                 guint           n_cells)
{
  const SjPersonAnswer *before = NULL;

  g_return_if_fail (self != NULL && (n_cells == 0 || n != NULL));

  memset (n, 0, n_cells * sizeof *n);
  for (guint i = 0; i < self->answers->len; i++)
    {
      const SjPersonAnswer *answer = &g_array_index (self->answers, SjPersonAnswer, i);

      if (before == NULL || before->person != answer->person || before->cell != answer->cell)
        n[answer->cell]++;
      before = answer;
    }
}
