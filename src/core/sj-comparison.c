#define G_LOG_DOMAIN "sj-comparison"

#include "config.h"

#include "core/sj-comparison.h"

#include <glib/gi18n-lib.h>

#include "core/sj-pairing.h"
#include "core/sj-sequence.h"

/* What was added, removed, moved and changed from one map to another, element by element and
 * property by property, as the classes declare them. */

typedef struct
{
  SjPairing  *pairing;
  GHashTable *places;  /* element of the first map → its place in its list + 1 */
  GHashTable *moved;  /* elements of the second map that stand elsewhere among their like */
  GPtrArray  *differences;
} Comparison;

static void
value_difference_free (SjValueDifference *value)
{
  g_value_unset (&value->first);
  g_value_unset (&value->second);
  g_free (value);
}

static void
difference_free (SjDifference *difference)
{
  g_clear_object (&difference->first);
  g_clear_object (&difference->second);
  g_ptr_array_unref (difference->values);
  g_free (difference);
}

static SjDifference *
difference_new (SjElement *first,
                SjElement *second)
{
  SjDifference *difference = g_new0 (SjDifference, 1);

  g_set_object (&difference->first, first);
  g_set_object (&difference->second, second);
  difference->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_difference_free);

  return difference;
}

static void
compare_value (SjDifference *difference,
               SjElement    *translated,
               GParamSpec   *pspec)
{
  SjValueDifference *value = g_new0 (SjValueDifference, 1);
  gboolean places = (pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0;

  value->pspec = pspec;
  g_value_init (&value->first, pspec->value_type);
  g_value_init (&value->second, pspec->value_type);
  sj_element_get_value (difference->first, pspec, &value->first);
  sj_element_get_value (translated, pspec, &value->second);

  if (sj_param_spec_values_equal (pspec, &value->first, &value->second))
    {
      value_difference_free (value);
      return;
    }
  difference->kind |= places ? SJ_DIFFERENCE_MOVED : SJ_DIFFERENCE_CHANGED;
  g_ptr_array_add (difference->values, value);
}

static void
compare_pair (Comparison *comparison,
              SjElement  *first,
              SjElement  *second)
{
  SjDifference *difference = difference_new (first, second);
  g_autoptr(SjElement) translated = NULL;
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (first), &n_stored);

  translated = SJ_IS_MAP (second) ? g_object_ref (second)
                                  : sj_pairing_translate (comparison->pairing, second);
  for (guint i = 0; i < n_stored; i++)
    if (!sj_element_is_default (first, stored[i]) || !sj_element_is_default (translated, stored[i]))
      compare_value (difference, translated, stored[i]);
  if (g_hash_table_contains (comparison->moved, second))
    difference->kind |= SJ_DIFFERENCE_MOVED;

  if (difference->kind != 0)
    g_ptr_array_add (comparison->differences, difference);
  else
    difference_free (difference);
}

/* Elements of one type that belong to the same; the order of others says nothing. */
static char *
owners_of (SjElement *element)
{
  g_autoptr(GString) owners = g_string_new (NULL);
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_OWNER) != 0)
      g_string_append_printf (owners, "%s\n", sj_element_get_text (element, stored[i]));

  return g_string_free (g_steal_pointer (&owners), FALSE);
}

static void
find_moved_in_group (Comparison *comparison,
                     GPtrArray  *group)
{
  g_autofree guint *places = g_new (guint, group->len);
  g_autofree gboolean *stays = g_new (gboolean, group->len);

  for (guint i = 0; i < group->len; i++)
    {
      SjElement *first = sj_pairing_find_first (comparison->pairing, g_ptr_array_index (group, i));

      places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (comparison->places, first));
    }

  sj_sequence_find_rising (places, group->len, stays);
  for (guint i = 0; i < group->len; i++)
    if (!stays[i])
      g_hash_table_add (comparison->moved, g_ptr_array_index (group, i));
}

static void
add_to_group (Comparison *comparison,
              GHashTable *groups,
              SjElement  *second)
{
  SjElement *first = sj_pairing_find_first (comparison->pairing, second);
  g_autoptr(SjElement) translated = NULL;
  g_autofree char *owners = NULL;
  g_autofree char *owners_before = NULL;
  GPtrArray *group;

  if (first == NULL)
    return;

  translated = sj_pairing_translate (comparison->pairing, second);
  owners = owners_of (translated);
  owners_before = owners_of (first);
  if (!g_str_equal (owners, owners_before))
    return;

  group = g_hash_table_lookup (groups, owners);
  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, g_steal_pointer (&owners), group);
    }
  g_ptr_array_add (group, second);
}

static void
find_moved (Comparison *comparison,
            GListModel *seconds)
{
  g_autoptr(GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  guint n_items = g_list_model_get_n_items (seconds);
  GHashTableIter iter;
  gpointer group;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) second = g_list_model_get_item (seconds, i);

      add_to_group (comparison, groups, second);
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    find_moved_in_group (comparison, group);
}

static void
note_places (Comparison *comparison,
             GListModel *firsts)
{
  guint n_items = g_list_model_get_n_items (firsts);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) first = g_list_model_get_item (firsts, i);

      g_hash_table_insert (comparison->places, first, GUINT_TO_POINTER (i + 1));
    }
}

static void
note_removed (Comparison *comparison,
              GListModel *firsts)
{
  guint n_items = g_list_model_get_n_items (firsts);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) first = g_list_model_get_item (firsts, i);
      SjDifference *difference;

      if (sj_pairing_find_second (comparison->pairing, first) != NULL)
        continue;
      difference = difference_new (first, NULL);
      difference->kind = SJ_DIFFERENCE_REMOVED;
      g_ptr_array_add (comparison->differences, difference);
    }
}

static void
note_others (Comparison *comparison,
             GListModel *seconds)
{
  guint n_items = g_list_model_get_n_items (seconds);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) second = g_list_model_get_item (seconds, i);
      SjElement *first = sj_pairing_find_first (comparison->pairing, second);
      SjDifference *difference;

      if (first != NULL)
        {
          compare_pair (comparison, first, second);
          continue;
        }
      difference = difference_new (NULL, second);
      difference->kind = SJ_DIFFERENCE_ADDED;
      g_ptr_array_add (comparison->differences, difference);
    }
}

/**
 * sj_comparison_run:
 * @first: a map
 * @second: another one, or the same later
 *
 * Compares two maps: by ids if they have any in common, else by what stands where and is called
 * what. References of the second map are given as those of the first where both mean the same.
 *
 * Returns: (transfer full) (element-type SjDifference): what is different, the map itself first,
 *   then by type; nothing if the maps say the same
 */
GPtrArray *
sj_comparison_run (SjMap *first,
                   SjMap *second)
{
  g_autoptr(SjPairing) pairing = NULL;
  g_autoptr(GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  Comparison comparison = { .moved = moved, .places = places };
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_MAP (first) && SJ_IS_MAP (second), NULL);

  comparison.pairing = pairing = sj_pairing_new (first, second);
  comparison.differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  compare_pair (&comparison, SJ_ELEMENT (first), SJ_ELEMENT (second));
  for (guint i = 0; i < n_types; i++)
    {
      note_places (&comparison, sj_map_get_list (first, types[i]));
      find_moved (&comparison, sj_map_get_list (second, types[i]));
      note_removed (&comparison, sj_map_get_list (first, types[i]));
      note_others (&comparison, sj_map_get_list (second, types[i]));
    }

  return comparison.differences;
}

/**
 * sj_comparison_count:
 * @differences: (element-type SjDifference): what sj_comparison_run() found
 * @kind: one kind
 *
 * Returns: how many elements are different in that way
 */
guint
sj_comparison_count (GPtrArray        *differences,
                     SjDifferenceKind  kind)
{
  guint n = 0;

  g_return_val_if_fail (differences != NULL, 0);

  for (guint i = 0; i < differences->len; i++)
    n += (((SjDifference *) g_ptr_array_index (differences, i))->kind & kind) != 0;

  return n;
}

/**
 * sj_difference_kind_get_label:
 * @kind: what is different, at least one kind
 *
 * Returns: what it is called in words
 */
const char *
sj_difference_kind_get_label (SjDifferenceKind kind)
{
  if ((kind & SJ_DIFFERENCE_ADDED) != 0)
    return _("Added");
  if ((kind & SJ_DIFFERENCE_REMOVED) != 0)
    return _("Removed");
  if (kind == (SJ_DIFFERENCE_MOVED | SJ_DIFFERENCE_CHANGED))
    return _("Moved and changed");

  return (kind & SJ_DIFFERENCE_MOVED) != 0 ? _("Moved") : _("Changed");
}
