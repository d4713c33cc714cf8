#define G_LOG_DOMAIN "sj-map"

#include "core/sj-map-copy.h"

/* A second map that says what the first one says. */

static void
copy_stored (SjElement *from,
             SjElement *to)
{
  for (guint i = 0; i < sj_element_get_n_given (from); i++)
    {
      GParamSpec *pspec = sj_element_get_given (from, i);
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      sj_element_get_value (from, pspec, &value);
      sj_element_set_value (to, pspec, &value);
    }

  for (guint i = 0; i < sj_element_get_n_unknown (from); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (from, i, &json);

      sj_element_set_unknown (to, member, json);
    }
}

static void
copy_list (SjMap *from,
           SjMap *to,
           GType  type)
{
  GListModel *list = sj_map_get_list (from, type);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      g_autoptr(SjElement) copy = sj_element_copy (element, sj_element_get_id (element));

      sj_map_append (to, copy);
    }
}

/**
 * sj_map_copy_assets:
 * @from: a map
 * @to: another one
 *
 * Gives a map the pictures of another, so that elements of that can come into it.
 */
void
sj_map_copy_assets (SjMap *from,
                    SjMap *to)
{
  g_auto(GStrv) hashes = NULL;

  g_return_if_fail (SJ_IS_MAP (from) && SJ_IS_MAP (to));

  hashes = sj_map_list_assets (from);
  for (guint i = 0; hashes[i] != NULL; i++)
    {
      const char *mime_type;
      GBytes *bytes = sj_map_get_asset (from, hashes[i], &mime_type);

      g_free (sj_map_add_asset (to, bytes, mime_type));
    }
}

/**
 * sj_map_copy_head:
 * @map: a map
 * @id: (nullable): the id of the copy; %NULL for a new one
 *
 * Copies what a map says about itself, and its pictures, but none of its elements.
 *
 * Returns: (transfer full): a map that no edit log watches
 */
SjMap *
sj_map_copy_head (SjMap      *map,
                  const char *id)
{
  SjMap *copy;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  copy = g_object_new (SJ_TYPE_MAP, "id", id, NULL);
  sj_map_copy_assets (map, copy);
  copy_stored (SJ_ELEMENT (map), SJ_ELEMENT (copy));

  return copy;
}

/**
 * sj_map_copy:
 * @map: a map
 * @id: (nullable): the id of the copy; %NULL for a new one
 *
 * Copies a map with everything in it; its elements keep their ids.
 *
 * Returns: (transfer full): a map that no edit log watches
 */
SjMap *
sj_map_copy (SjMap      *map,
             const char *id)
{
  SjMap *copy;
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  copy = sj_map_copy_head (map, id);
  for (guint i = 0; i < n_types; i++)
    copy_list (map, copy, types[i]);

  return copy;
}
