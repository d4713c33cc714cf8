#define G_LOG_DOMAIN "sj-map"

#include "core/sj-map-order.h"

#include "core/sj-grid.h"
#include "core/sj-recipe.h"
#include "core/sj-stage.h"

/* The order in which people read a map. */

static void
add_element (GPtrArray  *order,
             GHashTable *seen,
             gpointer    element)
{
  if (!SJ_IS_RECIPE (element) && g_hash_table_add (seen, element))
    g_ptr_array_add (order, element);
}

static void
add_list (GPtrArray  *order,
          GHashTable *seen,
          GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      add_element (order, seen, element);
    }
}

/* Each stage before its first step, then the cards from top to bottom. */
static void
add_grid (GPtrArray  *order,
          GHashTable *seen,
          SjMap      *map)
{
  g_autoptr(SjGrid) grid = sj_grid_new (map);

  for (guint column = 0; column < sj_grid_get_n_columns (grid); column++)
    {
      SjStep *step = sj_grid_get_step (grid, column);
      SjStage *stage = sj_map_lookup_typed (map, sj_step_get_stage (step), SJ_TYPE_STAGE);

      if (stage != NULL)
        add_element (order, seen, stage);
      add_element (order, seen, step);
      for (guint row = 0; row < sj_grid_get_n_rows (grid); row++)
        {
          GPtrArray *cards = sj_grid_get_cards (grid, column, row);

          for (guint i = 0; cards != NULL && i < cards->len; i++)
            add_element (order, seen, g_ptr_array_index (cards, i));
        }
    }
}

/**
 * sj_map_order_elements:
 * @map: a map
 *
 * Lists everything the map says something about, as people read it: the map, personas, lanes, each
 * stage with its steps and their cards from top to bottom, then the rest. Recipes are left out:
 * they say how a foreign file speaks.
 *
 * Returns: (transfer container) (element-type SjElement): the elements, borrowed from the map
 */
GPtrArray *
sj_map_order_elements (SjMap *map)
{
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  add_element (order, seen, map);
  add_list (order, seen, sj_map_get_personas (map));
  add_list (order, seen, sj_map_get_lanes (map));
  add_grid (order, seen, map);
  for (guint i = 0; i < n_types; i++)
    add_list (order, seen, sj_map_get_list (map, types[i]));

  return order;
}
