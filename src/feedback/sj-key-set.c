#define G_LOG_DOMAIN "sj-key-set"

#include "feedback/sj-key-set.h"

#include <string.h>

typedef struct _SjKeySlot
{
  guint64 key; /* 0: free */
  guint64 row;
} SjKeySlot;

#define NOT_MET G_MAXUINT64 /* the row of an awaited key */

/**
 * sj_key_set_init:
 * @set: (out caller-allocates): an empty set
 * @n_slots: how many slots it has, a power of two
 */
void
sj_key_set_init (SjKeySet *set,
                 guint32   n_slots)
{
  g_return_if_fail (set != NULL && n_slots >= 8 && (n_slots & (n_slots - 1)) == 0);

  memset (set, 0, sizeof *set);
  set->slots = g_new0 (SjKeySlot, n_slots);
  set->mask = n_slots - 1;
  set->n_parts = 1;
  set->again = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
sj_key_set_clear (SjKeySet *set)
{
  g_return_if_fail (set != NULL);

  g_clear_pointer (&set->slots, g_free);
  g_clear_pointer (&set->again, g_array_unref);
}

/* The upper half decides the part, the lower one the slot. */
static gboolean
is_in_part (const SjKeySet *set,
            guint64         key)
{
  return (guint) (key >> 32) % set->n_parts == set->part;
}

static SjKeySlot *
find_slot (const SjKeySet *set,
           guint64         key)
{
  guint32 place = (guint32) key & set->mask;

  while (set->slots[place].key != 0 && set->slots[place].key != key)
    place = (place + 1) & set->mask;

  return &set->slots[place];
}

/* Gives up half of the keys. */
static void
halve (SjKeySet *set)
{
  SjKeySlot *old = set->slots;

  set->n_parts *= 2;
  set->slots = g_new0 (SjKeySlot, (gsize) set->mask + 1);
  set->n_keys = 0;
  for (guint32 i = 0; i <= set->mask; i++)
    if (old[i].key != 0 && is_in_part (set, old[i].key))
      {
        *find_slot (set, old[i].key) = old[i];
        set->n_keys++;
      }
  g_free (old);
}

static gboolean
is_full (const SjKeySet *set)
{
  return set->n_keys > set->mask / 4 * 3;
}

/**
 * sj_key_set_await:
 * @set: a set to which nothing was added yet
 * @key: a key that may come more than once
 *
 * Returns: %FALSE if there is no room for so many keys
 */
gboolean
sj_key_set_await (SjKeySet *set,
                  guint64   key)
{
  SjKeySlot *slot;

  key += key == 0;
  slot = find_slot (set, key);
  if (slot->key != 0)
    return TRUE;
  if (is_full (set))
    return FALSE;
  *slot = (SjKeySlot) { key, NOT_MET };
  set->n_keys++;

  return TRUE;
}

/**
 * sj_key_set_close:
 *
 * From now on only keys that are awaited are taken.
 */
void
sj_key_set_close (SjKeySet *set)
{
  set->closed = TRUE;
}

/**
 * sj_key_set_takes:
 *
 * May be asked by several threads while another one adds keys, if the set is closed.
 *
 * Returns: whether adding the key would change a closed set
 */
gboolean
sj_key_set_takes (const SjKeySet *set,
                  guint64         key)
{
  return find_slot (set, key + (key == 0))->key != 0;
}

/* Notes that a key was met in a row, and in another one if it was met before. */
static void
meet (SjKeySet  *set,
      SjKeySlot *slot,
      guint64    row)
{
  guint64 later = MAX (slot->row, row);

  slot->row = MIN (slot->row, row);
  if (later != NOT_MET)
    g_array_append_val (set->again, later);
}

/**
 * sj_key_set_add:
 * @set: a set
 * @key: a key, evenly distributed over all numbers
 * @row: where it stands; rows may come in any order
 */
void
sj_key_set_add (SjKeySet *set,
                guint64   key,
                guint64   row)
{
  SjKeySlot *slot;

  key += key == 0;
  if (!is_in_part (set, key))
    return;
  slot = find_slot (set, key);
  if (slot->key != 0)
    {
      meet (set, slot, row);
      return;
    }
  if (set->closed)
    return;

  *slot = (SjKeySlot) { key, row };
  set->n_keys++;
  if (is_full (set))
    halve (set);
}

/**
 * sj_key_set_next:
 *
 * Call when all rows were added.
 *
 * Returns: whether the rows have to be added once more, for the keys that there was no room for
 */
gboolean
sj_key_set_next (SjKeySet *set)
{
  g_return_val_if_fail (set != NULL, FALSE);

  if (set->part + 1 >= set->n_parts)
    return FALSE;

  set->part++;
  set->n_keys = 0;
  memset (set->slots, 0, ((gsize) set->mask + 1) * sizeof *set->slots);

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

/**
 * sj_key_set_finish:
 *
 * Returns: (transfer full) (element-type guint64): the rows whose key an earlier row has, in order,
 *   each once
 */
GArray *
sj_key_set_finish (SjKeySet *set)
{
  GArray *rows;
  guint n = 0;

  g_return_val_if_fail (set != NULL, NULL);

  rows = g_steal_pointer (&set->again);
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    if (n == 0 || g_array_index (rows, guint64, n - 1) != g_array_index (rows, guint64, i))
      g_array_index (rows, guint64, n++) = g_array_index (rows, guint64, i);
  g_array_set_size (rows, n);

  return rows;
}
