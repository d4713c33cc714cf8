#define G_LOG_DOMAIN "sj-io"

#include "io/sj-asset-set.h"

/* Which pictures elements show: sets of their hashes. */

GHashTable *
sj_asset_set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add (GHashTable *set,
     const char *hash,
     GPtrArray  *added)
{
  if (*hash != '\0' && g_hash_table_add (set, g_strdup (hash)) && added != NULL)
    g_ptr_array_add (added, (char *) hash);
}

/**
 * sj_asset_set_add_element:
 * @set: a set
 * @element: an element
 * @added: (nullable): where hashes are noted that the set did not have, borrowed from the element
 *
 * Adds the pictures an element shows.
 */
void
sj_asset_set_add_element (GHashTable *set,
                          SjElement  *element,
                          GPtrArray  *added)
{
  for (guint i = 0; i < sj_element_get_n_given (element); i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);
      const char *const *hashes;

      if ((pspec->flags & (GParamFlags) SJ_PARAM_ASSET) == 0)
        continue;
      if (pspec->value_type == G_TYPE_STRING)
        {
          add (set, sj_element_get_text (element, pspec), added);
          continue;
        }
      hashes = sj_element_get_list (element, pspec);
      for (guint j = 0; hashes[j] != NULL; j++)
        add (set, hashes[j], added);
    }
}

/**
 * sj_asset_set_of_map:
 * @map: a map
 *
 * Returns: (transfer full) (element-type utf8): the pictures that a file of the map as it is has
 */
GHashTable *
sj_asset_set_of_map (SjMap *map)
{
  GHashTable *set = sj_asset_set_new ();
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  sj_asset_set_add_element (set, SJ_ELEMENT (map), NULL);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (map, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);

          sj_asset_set_add_element (set, element, NULL);
        }
    }

  return set;
}
