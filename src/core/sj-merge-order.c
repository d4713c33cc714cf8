#define G_LOG_DOMAIN "sj-merge"

#include "core/sj-merge-order.h"

#include "core/sj-element.h"
#include "core/sj-sequence.h"

/* Three orders of one list become one: ours, with what they added where they added it, and with
 * what only they moved where they moved it. */

static GPtrArray *
list_ids (GListModel *list)
{
  GPtrArray *ids = g_ptr_array_new ();
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      /* The map keeps the element, and with it the id. */
      g_ptr_array_add (ids, (char *) sj_element_get_id (element));
    }

  return ids;
}

static GHashTable *
index_ids (GPtrArray *ids)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (index, g_ptr_array_index (ids, i), GUINT_TO_POINTER (i + 1));

  return index;
}

static GHashTable *
find_moved (GPtrArray *before,
            GPtrArray *after)
{
  g_autoptr(GHashTable) places = index_ids (before);
  g_autoptr(GPtrArray) common = g_ptr_array_new ();
  g_autofree guint *numbers = g_new (guint, after->len + 1);
  g_autofree gboolean *stays = g_new (gboolean, after->len + 1);
  GHashTable *moved = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < after->len; i++)
    {
      char *id = g_ptr_array_index (after, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));

      if (place == 0)
        continue;
      numbers[common->len] = place;
      g_ptr_array_add (common, id);
    }

  sj_sequence_find_rising (numbers, common->len, stays);
  for (guint i = 0; i < common->len; i++)
    if (!stays[i])
      g_hash_table_add (moved, g_ptr_array_index (common, i));

  return moved;
}

static guint
find (GPtrArray  *ids,
      const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      return i;

  return G_MAXUINT;
}

/* What we added at the same place comes first. */
static void
insert_theirs (GPtrArray  *order,
               GHashTable *placed,
               GPtrArray  *theirs,
               guint       position,
               GHashTable *only_ours)
{
  guint place = 0;

  for (guint i = position; i > 0 && place == 0; i--)
    if (g_hash_table_contains (placed, g_ptr_array_index (theirs, i - 1)))
      place = find (order, g_ptr_array_index (theirs, i - 1)) + 1;

  while (place > 0 && place < order->len &&
         g_hash_table_contains (only_ours, g_ptr_array_index (order, place)))
    place++;

  g_ptr_array_insert (order, place, g_ptr_array_index (theirs, position));
  g_hash_table_add (placed, g_ptr_array_index (theirs, position));
}

static void
append_missing (GPtrArray  *order,
                GHashTable *placed,
                GPtrArray  *ids,
                GHashTable *merged)
{
  for (guint i = 0; i < ids->len; i++)
    {
      char *id = g_ptr_array_index (ids, i);

      if (g_hash_table_contains (merged, id) && g_hash_table_add (placed, id))
        g_ptr_array_add (order, id);
    }
}

/**
 * sj_merge_order:
 * @base: the elements of one type as they were
 * @ours: as we have them
 * @theirs: as they have them
 * @merged: ids of all elements of the merged map
 *
 * Returns: (transfer container) (element-type utf8): the ids that are in @merged, in order;
 *   borrowed from the elements
 */
GPtrArray *
sj_merge_order (GListModel *base,
                GListModel *ours,
                GListModel *theirs,
                GHashTable *merged)
{
  g_autoptr(GPtrArray) base_ids = list_ids (base);
  g_autoptr(GPtrArray) our_ids = list_ids (ours);
  g_autoptr(GPtrArray) their_ids = list_ids (theirs);
  g_autoptr(GHashTable) base_index = index_ids (base_ids);
  g_autoptr(GHashTable) their_index = index_ids (their_ids);
  g_autoptr(GHashTable) moved_by_us = find_moved (base_ids, our_ids);
  g_autoptr(GHashTable) moved_by_them = find_moved (base_ids, their_ids);
  g_autoptr(GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) only_ours = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < our_ids->len; i++)
    {
      char *id = g_ptr_array_index (our_ids, i);

      if (!g_hash_table_contains (merged, id) ||
          (g_hash_table_contains (moved_by_them, id) && !g_hash_table_contains (moved_by_us, id)))
        continue;
      g_ptr_array_add (order, id);
      g_hash_table_add (placed, id);
      if (!g_hash_table_contains (base_index, id) && !g_hash_table_contains (their_index, id))
        g_hash_table_add (only_ours, id);
    }

  for (guint i = 0; i < their_ids->len; i++)
    {
      char *id = g_ptr_array_index (their_ids, i);

      if (g_hash_table_contains (merged, id) && !g_hash_table_contains (placed, id))
        insert_theirs (order, placed, their_ids, i, only_ours);
    }
  append_missing (order, placed, base_ids, merged);

  return order;
}
