#define G_LOG_DOMAIN "sj-canvas-cells"

#include "ui/sj-canvas-cells.h"

#include "scene/sj-layout-context.h"

/*
 * Turns places on the canvas into cells of the map, and cells into what is in them. Only what lies
 * in the cell is looked at, however many cards the map has.
 */

static const SjSceneGrid *
get_grid (SjCanvas *canvas)
{
  SjScene *scene = sj_canvas_get_scene (canvas);

  return scene != NULL ? sj_scene_get_grid (scene) : NULL;
}

/**
 * sj_canvas_cells_at:
 * @canvas: a canvas
 * @x: in pixels of the canvas
 * @y: in pixels of the canvas
 * @cell: (out): the cell there
 *
 * Returns: whether there is a cell that belongs to a step
 */
gboolean
sj_canvas_cells_at (SjCanvas *canvas,
                    double    x,
                    double    y,
                    SjCell   *cell)
{
  const SjSceneGrid *grid = get_grid (canvas);
  double content_x, content_y;

  g_return_val_if_fail (cell != NULL, FALSE);

  if (grid == NULL)
    return FALSE;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  cell->column = sj_scene_grid_column_at (grid, content_x);
  cell->row = sj_scene_grid_row_at (grid, content_y);

  return cell->column != SJ_SCENE_NOWHERE && cell->row != SJ_SCENE_NOWHERE &&
         sj_scene_grid_get_column (grid, cell->column)->step != NULL;
}

/**
 * sj_canvas_cells_find:
 * @canvas: a canvas
 * @step: (nullable): the id of a step
 * @lane: (nullable): the id of a lane
 * @cell: (out): where they cross
 *
 * Returns: whether both are on the map
 */
gboolean
sj_canvas_cells_find (SjCanvas   *canvas,
                      const char *step,
                      const char *lane,
                      SjCell     *cell)
{
  const SjSceneGrid *grid = get_grid (canvas);

  g_return_val_if_fail (cell != NULL, FALSE);

  if (grid == NULL)
    return FALSE;

  cell->column = sj_scene_grid_find_step (grid, step);
  cell->row = sj_scene_grid_find_lane (grid, lane);
  return cell->column != SJ_SCENE_NOWHERE && cell->row != SJ_SCENE_NOWHERE;
}

gboolean
sj_canvas_cells_of_card (SjCanvas *canvas,
                         SjCard   *card,
                         SjCell   *cell)
{
  g_return_val_if_fail (SJ_IS_CARD (card), FALSE);

  return sj_canvas_cells_find (canvas, sj_card_get_step (card), sj_card_get_lane (card), cell);
}

/**
 * sj_canvas_cells_get_bounds:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: where the cell is, in points
 */
SjRectangle
sj_canvas_cells_get_bounds (SjCanvas     *canvas,
                            const SjCell *cell)
{
  const SjSceneColumn *column = sj_scene_grid_get_column (get_grid (canvas), cell->column);
  const SjSceneRow *row = sj_scene_grid_get_row (get_grid (canvas), cell->row);

  return (SjRectangle) { column->x, row->y, column->width, row->height };
}

/**
 * sj_canvas_cells_get_step:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: (transfer none) (nullable): the step of its column
 */
SjStep *
sj_canvas_cells_get_step (SjCanvas     *canvas,
                          const SjCell *cell)
{
  const char *id = sj_scene_grid_get_column (get_grid (canvas), cell->column)->step;

  return id != NULL ? sj_map_lookup_typed (sj_canvas_get_map (canvas), id, SJ_TYPE_STEP) : NULL;
}

/**
 * sj_canvas_cells_get_lane:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: (transfer none) (nullable): the lane of its row
 */
SjLane *
sj_canvas_cells_get_lane (SjCanvas     *canvas,
                          const SjCell *cell)
{
  const char *id = sj_scene_grid_get_row (get_grid (canvas), cell->row)->lane;

  return sj_map_lookup_typed (sj_canvas_get_map (canvas), id, SJ_TYPE_LANE);
}

/**
 * sj_canvas_cells_hold_cards:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: whether cards can be put there: not into an emotion lane, a line, or a folded lane
 */
gboolean
sj_canvas_cells_hold_cards (SjCanvas     *canvas,
                            const SjCell *cell)
{
  return sj_scene_grid_get_row (get_grid (canvas), cell->row)->holds_cards &&
         sj_scene_grid_get_column (get_grid (canvas), cell->column)->step != NULL;
}

static int
compare_places (gconstpointer first,
                gconstpointer second,
                gpointer      scene)
{
  SjElement *one = *(SjElement *const *) first, *other = *(SjElement *const *) second;
  double difference = sj_scene_find_item (scene, sj_element_get_id (one))->y -
                      sj_scene_find_item (scene, sj_element_get_id (other))->y;

  return difference < 0.0 ? -1 : difference > 0.0;
}

static gboolean
is_over (SjCanvas     *canvas,
         SjCard       *card,
         const SjCell *cell,
         gboolean      begins_there)
{
  SjCell own;

  if (!sj_canvas_cells_of_card (canvas, card, &own) || own.row != cell->row)
    return FALSE;

  return begins_there ? own.column == cell->column
                      : own.column <= cell->column &&
                        cell->column < own.column + (guint) sj_card_get_span (card);
}

static GPtrArray *
list_cards (SjCanvas     *canvas,
            const SjCell *cell,
            gboolean      begin_there)
{
  SjScene *scene = sj_canvas_get_scene (canvas);
  SjRectangle bounds = sj_canvas_cells_get_bounds (canvas, cell);
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *cards = g_ptr_array_new ();

  sj_scene_list_in (scene, bounds.x, bounds.y, bounds.width, bounds.height, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, g_array_index (positions, guint, i));
      SjCard *card;

      if (item->role != SJ_ROLE_CARD)
        continue;
      card = sj_map_lookup_typed (sj_canvas_get_map (canvas), item->id, SJ_TYPE_CARD);
      if (card != NULL && is_over (canvas, card, cell, begin_there))
        g_ptr_array_add (cards, card);
    }
  g_ptr_array_sort_with_data (cards, compare_places, scene);

  return cards;
}

/**
 * sj_canvas_cells_list:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: (transfer container) (element-type SjCard): the cards that begin in the cell, from above
 */
GPtrArray *
sj_canvas_cells_list (SjCanvas     *canvas,
                      const SjCell *cell)
{
  return list_cards (canvas, cell, TRUE);
}

/**
 * sj_canvas_cells_list_over:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: (transfer container) (element-type SjCard): the cards that begin in the cell or reach
 *   into it, from above
 */
GPtrArray *
sj_canvas_cells_list_over (SjCanvas     *canvas,
                           const SjCell *cell)
{
  return list_cards (canvas, cell, FALSE);
}

/**
 * sj_canvas_cells_find_above:
 * @canvas: a canvas
 * @cell: a cell of its scene
 * @y: a place down the page in points
 *
 * Returns: (transfer none) (nullable): the lowest card of the cell whose middle is above @y, which
 *   what is dropped there comes after
 */
SjCard *
sj_canvas_cells_find_above (SjCanvas     *canvas,
                            const SjCell *cell,
                            double        y)
{
  g_autoptr(GPtrArray) cards = sj_canvas_cells_list (canvas, cell);
  SjCard *above = NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      SjElement *card = g_ptr_array_index (cards, i);
      const SjSceneItem *item = sj_scene_find_item (sj_canvas_get_scene (canvas),
                                                    sj_element_get_id (card));

      if (item->y + item->height / 2.0 < y)
        above = SJ_CARD (card);
    }

  return above;
}

/**
 * sj_canvas_cells_get_free:
 * @canvas: a canvas
 * @cell: a cell of its scene
 *
 * Returns: where the next card of the cell would stand, in points
 */
SjRectangle
sj_canvas_cells_get_free (SjCanvas     *canvas,
                          const SjCell *cell)
{
  SjRectangle bounds = sj_canvas_cells_get_bounds (canvas, cell);
  gboolean rtl = sj_scene_grid_get_heads (get_grid (canvas))->rtl;
  g_autoptr(GPtrArray) cards = sj_canvas_cells_list_over (canvas, cell);
  SjRectangle place = {
    bounds.x + (rtl ? SJ_CELL_AFTER : SJ_CELL_BEFORE), bounds.y + SJ_LANE_PADDING,
    bounds.width - SJ_CELL_BEFORE - SJ_CELL_AFTER, SJ_CARD_MIN_HEIGHT,
  };

  if (cards->len > 0)
    {
      SjElement *last = g_ptr_array_index (cards, cards->len - 1);
      const SjSceneItem *item = sj_scene_find_item (sj_canvas_get_scene (canvas),
                                                    sj_element_get_id (last));

      place.y = item->y + item->height + SJ_CARD_GAP;
    }

  return place;
}
