#define G_LOG_DOMAIN "sj-grid"

#include "core/sj-grid.h"

#include "core/sj-stage.h"

struct _SjGrid
{
  GPtrArray  *steps;
  GPtrArray  *lanes;
  GHashTable *columns;  /* id of a step → its column + 1 */
  GHashTable *rows;  /* id of a lane → its row + 1 */
  GPtrArray **cells;  /* NULL where there is no card */
};

/* Steps by their stage, with NULL for those that name none. */
static GHashTable *
group_steps (SjMap *map)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL,
                                              (GDestroyNotify) g_ptr_array_unref);
  GListModel *steps = sj_map_get_steps (map);
  guint n_steps = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      SjStep *step = g_list_model_get_item (steps, i);
      gpointer stage = sj_map_lookup_typed (map, sj_step_get_stage (step), SJ_TYPE_STAGE);
      GPtrArray *group = g_hash_table_lookup (groups, stage);

      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (groups, stage, group);
        }
      g_ptr_array_add (group, step);
    }

  return groups;
}

static void
add_steps_of (SjGrid     *self,
              GHashTable *groups,
              SjStage    *stage)
{
  GPtrArray *steps = g_hash_table_lookup (groups, stage);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    g_ptr_array_add (self->steps, g_object_ref (g_ptr_array_index (steps, i)));
}

static void
add_columns (SjGrid *self,
             SjMap  *map)
{
  g_autoptr(GHashTable) groups = group_steps (map);
  GListModel *stages = sj_map_get_stages (map);
  guint n_stages = g_list_model_get_n_items (stages);

  for (guint i = 0; i < n_stages; i++)
    {
      g_autoptr(SjStage) stage = g_list_model_get_item (stages, i);

      add_steps_of (self, groups, stage);
    }
  add_steps_of (self, groups, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    g_hash_table_insert (self->columns,
                         (char *) sj_element_get_id (g_ptr_array_index (self->steps, i)),
                         GUINT_TO_POINTER (i + 1));
}

static void
add_rows (SjGrid *self,
          SjMap  *map)
{
  GListModel *lanes = sj_map_get_lanes (map);
  guint n_lanes = g_list_model_get_n_items (lanes);

  for (guint i = 0; i < n_lanes; i++)
    {
      SjLane *lane = g_list_model_get_item (lanes, i);

      g_ptr_array_add (self->lanes, lane);
      g_hash_table_insert (self->rows, (char *) sj_element_get_id (SJ_ELEMENT (lane)),
                           GUINT_TO_POINTER (i + 1));
    }
}

static void
add_card (SjGrid *self,
          SjCard *card)
{
  guint column = sj_grid_find_column (self, sj_card_get_step (card));
  guint row = sj_grid_find_row (self, sj_card_get_lane (card));
  GPtrArray **cell;

  if (column == SJ_GRID_NOWHERE || row == SJ_GRID_NOWHERE)
    return;

  cell = &self->cells[column * self->lanes->len + row];
  if (*cell == NULL)
    *cell = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*cell, g_object_ref (card));
}

/**
 * sj_grid_new:
 * @map: a map
 *
 * Returns: (transfer full): its grid as it is now
 */
SjGrid *
sj_grid_new (SjMap *map)
{
  SjGrid *self;
  GListModel *cards;
  guint n_cards;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_new0 (SjGrid, 1);
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->lanes = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  add_columns (self, map);
  add_rows (self, map);

  self->cells = g_new0 (GPtrArray *, (gsize) self->steps->len * self->lanes->len + 1);
  cards = sj_map_get_cards (map);
  n_cards = g_list_model_get_n_items (cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      add_card (self, card);
    }

  return self;
}

void
sj_grid_free (SjGrid *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->steps->len * self->lanes->len; i++)
    g_clear_pointer (&self->cells[i], g_ptr_array_unref);
  g_free (self->cells);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

guint
sj_grid_get_n_columns (SjGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->steps->len;
}

guint
sj_grid_get_n_rows (SjGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lanes->len;
}

/**
 * sj_grid_get_step:
 * @self: a grid
 * @column: less than sj_grid_get_n_columns()
 *
 * Returns: (transfer none): the step of a column
 */
SjStep *
sj_grid_get_step (SjGrid *self,
                  guint   column)
{
  g_return_val_if_fail (self != NULL && column < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, column);
}

/**
 * sj_grid_get_lane:
 * @self: a grid
 * @row: less than sj_grid_get_n_rows()
 *
 * Returns: (transfer none): the lane of a row
 */
SjLane *
sj_grid_get_lane (SjGrid *self,
                  guint   row)
{
  g_return_val_if_fail (self != NULL && row < self->lanes->len, NULL);

  return g_ptr_array_index (self->lanes, row);
}

/**
 * sj_grid_find_column:
 * @self: a grid
 * @step: (nullable): the id of a step
 *
 * Returns: its column, %SJ_GRID_NOWHERE if it has none
 */
guint
sj_grid_find_column (SjGrid     *self,
                     const char *step)
{
  g_return_val_if_fail (self != NULL, SJ_GRID_NOWHERE);

  /* Nothing is 0, which becomes the greatest number. */
  return step != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, step)) - 1
                      : SJ_GRID_NOWHERE;
}

/**
 * sj_grid_find_row:
 * @self: a grid
 * @lane: (nullable): the id of a lane
 *
 * Returns: its row, %SJ_GRID_NOWHERE if it has none
 */
guint
sj_grid_find_row (SjGrid     *self,
                  const char *lane)
{
  g_return_val_if_fail (self != NULL, SJ_GRID_NOWHERE);

  return lane != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, lane)) - 1
                      : SJ_GRID_NOWHERE;
}

/**
 * sj_grid_get_cards:
 * @self: a grid
 * @column: less than sj_grid_get_n_columns()
 * @row: less than sj_grid_get_n_rows()
 *
 * Returns: (transfer none) (nullable) (element-type SjCard): the cards that begin in a cell, %NULL
 *   if there is none
 */
GPtrArray *
sj_grid_get_cards (SjGrid *self,
                   guint   column,
                   guint   row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->steps->len && row < self->lanes->len, NULL);

  return self->cells[column * self->lanes->len + row];
}
