#define G_LOG_DOMAIN "sj-canvas-keys"

#include "config.h"

#include "ui/sj-canvas-keys.h"

#include "core/sj-stage.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-canvas-text.h"

/*
 * Moves over the map with the arrow keys: from cell to cell, also where nothing is, and up to the
 * titles of steps and stages and of the map, and aside to the headers of lanes.
 */

#define ARROW_STEP 48.0

/* The headers are a row and a column before the first. */
#define TITLE_ROW -3
#define STAGES_ROW -2
#define STEPS_ROW -1
#define LANES_COLUMN -1

/**
 * Place:
 * @column: of the grid, or %LANES_COLUMN
 * @row: of the grid, or %STEPS_ROW, %STAGES_ROW or %TITLE_ROW
 * @nth: which card of the cell
 * @span: how many columns what stands there covers
 */
typedef struct
{
  int   column;
  int   row;
  guint nth;
  guint span;
} Place;

static const SjSceneGrid *
get_grid (SjCanvas *canvas)
{
  SjScene *scene = sj_canvas_get_scene (canvas);

  return scene != NULL ? sj_scene_get_grid (scene) : NULL;
}

static gboolean
place_of_card (SjCanvas *canvas,
               SjCard   *card,
               Place    *place)
{
  g_autoptr(GPtrArray) cards = NULL;
  SjCell cell;

  if (!sj_canvas_cells_of_card (canvas, card, &cell) ||
      !sj_canvas_cells_hold_cards (canvas, &cell))
    return FALSE;

  cards = sj_canvas_cells_list (canvas, &cell);
  place->column = (int) cell.column;
  place->row = (int) cell.row;
  place->span = (guint) sj_card_get_span (card);
  g_ptr_array_find (cards, card, &place->nth);
  return TRUE;
}

static guint
find_stage (const SjSceneGrid *grid,
            const char   *stage)
{
  for (guint i = 0; i < sj_scene_grid_get_n_columns (grid); i++)
    if (g_strcmp0 (sj_scene_grid_get_column (grid, i)->stage, stage) == 0)
      return i;

  return SJ_SCENE_NOWHERE;
}

static gboolean
place_of_element (SjCanvas  *canvas,
                  SjElement *element,
                  Place     *place)
{
  const SjSceneGrid *grid = get_grid (canvas);
  const char *id = sj_element_get_id (element);
  guint found;

  if (SJ_IS_CARD (element))
    return place_of_card (canvas, SJ_CARD (element), place);

  if (SJ_IS_LANE (element))
    {
      found = sj_scene_grid_find_lane (grid, id);
      *place = (Place) { LANES_COLUMN, (int) found, 0, 1 };
    }
  else if (SJ_IS_STEP (element))
    {
      found = sj_scene_grid_find_step (grid, id);
      *place = (Place) { (int) found, STEPS_ROW, 0, 1 };
    }
  else if (SJ_IS_STAGE (element))
    {
      found = find_stage (grid, id);
      *place = (Place) { (int) found, STAGES_ROW, 0, 1 };
    }
  else if (SJ_IS_MAP (element))
    {
      found = 0;
      *place = (Place) { 0, TITLE_ROW, 0, 1 };
    }
  else
    {
      return FALSE;
    }

  return found != SJ_SCENE_NOWHERE;
}

static gboolean
place_of_cursor (SjCanvas *canvas,
                 Place    *place)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  SjCell cell;

  if (!sj_canvas_cells_find (canvas, sj_cell_cursor_get_step (cursor),
                             sj_cell_cursor_get_lane (cursor), &cell))
    return FALSE;

  *place = (Place) { (int) cell.column, (int) cell.row, 0, 1 };
  return TRUE;
}

/* A point stands in the cell of the emotion lane it is drawn in. */
static gboolean
place_of_point (SjCanvas     *canvas,
                const SjPick *pick,
                Place        *place)
{
  const SjSceneItem *item = sj_canvas_find (canvas, pick->id, pick->anchor);
  guint column, row;

  if (item == NULL)
    return FALSE;

  column = sj_scene_grid_column_at (get_grid (canvas), item->x + item->width / 2.0);
  row = sj_scene_grid_row_at (get_grid (canvas), item->y + item->height / 2.0);
  *place = (Place) { (int) column, (int) row, 0, 1 };
  return column != SJ_SCENE_NOWHERE && row != SJ_SCENE_NOWHERE;
}

static gboolean
get_place (SjCanvas *canvas,
           Place    *place)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjElement *element = pick != NULL && pick->anchor == NULL
                         ? sj_map_lookup (sj_canvas_get_map (canvas), pick->id) : NULL;

  if (pick != NULL && pick->anchor != NULL)
    return place_of_point (canvas, pick, place);
  if (pick != NULL && !sj_cell_cursor_is_extended (sj_canvas_get_cursor (canvas)))
    return element != NULL && place_of_element (canvas, element, place);

  return place_of_cursor (canvas, place);
}

static gboolean
select_element (SjCanvas   *canvas,
                const char *id)
{
  const SjSceneItem *item = id != NULL ? sj_canvas_find (canvas, id, NULL) : NULL;

  if (item == NULL)
    return FALSE;

  sj_canvas_select_and_reveal (canvas, item);
  return TRUE;
}

/* The point of a curve that stands over the column; of the same curve as before if it has one. */
static const SjSceneItem *
find_point (SjCanvas     *canvas,
            const SjCell *cell)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  const SjSceneItem *found = NULL;
  SjScene *scene = sj_canvas_get_scene (canvas);
  SjRectangle bounds = sj_canvas_cells_get_bounds (canvas, cell);
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  sj_scene_list_in (scene, bounds.x, bounds.y, bounds.width, bounds.height, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, g_array_index (positions, guint, i));

      if (item->role == SJ_ROLE_POINT && item->x + item->width / 2.0 >= bounds.x &&
          item->x + item->width / 2.0 <= bounds.x + bounds.width &&
          (found == NULL || (pick != NULL && g_strcmp0 (item->id, pick->id) == 0)))
        found = item;
    }

  return found;
}

static void
go_to_empty (SjCanvas     *canvas,
             const SjCell *cell)
{
  const SjSceneColumn *column = sj_scene_grid_get_column (get_grid (canvas), cell->column);
  const SjSceneRow *row = sj_scene_grid_get_row (get_grid (canvas), cell->row);
  SjRectangle bounds = sj_canvas_cells_get_bounds (canvas, cell);

  sj_selection_clear (sj_canvas_get_selection (canvas));
  sj_cell_cursor_set (sj_canvas_get_cursor (canvas), column->step, row->lane);
  sj_viewport_reveal (sj_canvas_get_viewport (canvas), &bounds);
  sj_canvas_focus_cell (canvas);
}

static void
go_to_cell (SjCanvas    *canvas,
            const Place *place)
{
  SjCell cell = { (guint) place->column, (guint) place->row };
  const SjSceneItem *point;
  g_autoptr(GPtrArray) cards = NULL;

  if (sj_scene_grid_get_column (get_grid (canvas), cell.column)->step == NULL)
    {
      select_element (canvas, sj_scene_grid_get_column (get_grid (canvas), cell.column)->stage);
      return;
    }

  if (!sj_canvas_cells_hold_cards (canvas, &cell))
    {
      point = find_point (canvas, &cell);
      if (point != NULL)
        sj_canvas_select_and_reveal (canvas, point);
      else
        go_to_empty (canvas, &cell);
      return;
    }

  cards = sj_canvas_cells_list_over (canvas, &cell);
  if (cards->len == 0)
    go_to_empty (canvas, &cell);
  else
    select_element (canvas, sj_element_get_id (
      g_ptr_array_index (cards, MIN (place->nth, cards->len - 1))));
}

static void
go_to (SjCanvas    *canvas,
       const Place *place)
{
  const SjSceneGrid *grid = get_grid (canvas);

  if (place->column == LANES_COLUMN)
    select_element (canvas, sj_scene_grid_get_row (grid, (guint) place->row)->lane);
  else if (place->row == TITLE_ROW)
    select_element (canvas, sj_element_get_id (SJ_ELEMENT (sj_canvas_get_map (canvas))));
  else if (place->row == STAGES_ROW)
    select_element (canvas, sj_scene_grid_get_column (grid, (guint) place->column)->stage);
  else if (place->row != STEPS_ROW)
    go_to_cell (canvas, place);
  else if (!select_element (canvas, sj_scene_grid_get_column (grid, (guint) place->column)->step))
    select_element (canvas, sj_scene_grid_get_column (grid, (guint) place->column)->stage);
}

static gboolean
is_on_map (const SjSceneGrid *grid,
           const Place  *place)
{
  return place->column >= LANES_COLUMN && place->row >= TITLE_ROW &&
         place->column < (int) sj_scene_grid_get_n_columns (grid) &&
         place->row < (int) sj_scene_grid_get_n_rows (grid) &&
         (place->column != LANES_COLUMN || place->row >= 0);
}

/* Among the titles of stages, to the next one and not to the next column. */
static void
move_along_stages (const SjSceneGrid *grid,
                   Place        *place,
                   int           dx)
{
  const char *stage = sj_scene_grid_get_column (grid, (guint) place->column)->stage;

  do
    place->column += dx;
  while (is_on_map (grid, place) && place->column >= 0 &&
         g_strcmp0 (sj_scene_grid_get_column (grid, (guint) place->column)->stage, stage) == 0);
}

static gboolean
move_in_stack (SjCanvas *canvas,
               Place    *place,
               int       dy)
{
  SjCell cell = { (guint) place->column, (guint) place->row };
  g_autoptr(GPtrArray) cards = NULL;

  if (place->column < 0 || place->row < 0)
    return FALSE;

  cards = sj_canvas_cells_list (canvas, &cell);
  if ((int) place->nth + dy < 0 || place->nth + (guint) dy >= cards->len)
    return FALSE;

  place->nth += (guint) dy;
  return TRUE;
}

static void
move_place (SjCanvas *canvas,
            Place    *place,
            int       dx,
            int       dy)
{
  const SjSceneGrid *grid = get_grid (canvas);

  if (sj_scene_grid_get_heads (grid)->rtl)
    dx = -dx;
  if (dy != 0 && !move_in_stack (canvas, place, dy))
    {
      place->row += dy;
      place->nth = dy > 0 ? 0 : G_MAXUINT;
    }
  if (dx != 0 && place->row == STAGES_ROW)
    move_along_stages (grid, place, dx);
  else if (dx != 0)
    place->column += dx > 0 ? (int) MAX (place->span, 1) : dx;
}

/* Without a grid, or from what stands in none: to whatever lies in that direction. */
static void
move_to_neighbour (SjCanvas *canvas,
                   int       dx,
                   int       dy)
{
  const SjPick *from = sj_selection_get_main (sj_canvas_get_selection (canvas));
  const SjSceneItem *item = from != NULL ? sj_canvas_find (canvas, from->id, from->anchor) : NULL;

  if (item == NULL)
    {
      sj_viewport_scroll_by (sj_canvas_get_viewport (canvas), dx * ARROW_STEP, dy * ARROW_STEP);
      return;
    }

  item = sj_canvas_get_neighbour (canvas, item, dx, dy);
  if (item != NULL)
    sj_canvas_select_and_reveal (canvas, item);
}

/**
 * sj_canvas_keys_move:
 * @canvas: a canvas
 * @dx: −1, 0 or 1: to the left or right
 * @dy: −1, 0 or 1: up or down
 *
 * What an arrow key does: to the next cell, or with nothing selected over the map.
 */
void
sj_canvas_keys_move (SjCanvas *canvas,
                     int       dx,
                     int       dy)
{
  Place place;

  g_return_if_fail (SJ_IS_CANVAS (canvas));

  if (dy != 0 && sj_canvas_points_is_drawn (canvas) && sj_canvas_points_nudge (canvas, -dy, FALSE))
    return;
  if (get_grid (canvas) == NULL || !get_place (canvas, &place))
    {
      move_to_neighbour (canvas, dx, dy);
      return;
    }

  move_place (canvas, &place, dx, dy);
  if (is_on_map (get_grid (canvas), &place))
    go_to (canvas, &place);
}

/* The cell at the beginning of the next row, or at the end of the one before. */
static gboolean
wrap (const SjSceneGrid *grid,
      Place        *place,
      int           direction)
{
  int n_columns = (int) sj_scene_grid_get_n_columns (grid);

  if (place->column >= 0 && place->column < n_columns)
    return TRUE;

  do
    place->row += direction;
  while (place->row >= 0 && place->row < (int) sj_scene_grid_get_n_rows (grid) &&
         !sj_scene_grid_get_row (grid, (guint) place->row)->holds_cards);
  place->column = direction > 0 ? 0 : n_columns - 1;

  return place->row >= 0 && place->row < (int) sj_scene_grid_get_n_rows (grid);
}

/**
 * sj_canvas_keys_step:
 * @canvas: a canvas
 * @direction: 1 or −1
 *
 * Goes to the next cell of the lane and then to the first one of the next lane, or back.
 *
 * Returns: %FALSE if there is no further cell
 */
gboolean
sj_canvas_keys_step (SjCanvas *canvas,
                     int       direction)
{
  const SjSceneGrid *grid = get_grid (canvas);
  Place place;

  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);

  if (grid == NULL || !get_place (canvas, &place))
    return FALSE;

  place.column += direction > 0 ? (int) MAX (place.span, 1) : direction;
  place.nth = 0;
  if (place.row < 0 ? !is_on_map (grid, &place) || place.column < 0
                    : !wrap (grid, &place, direction))
    return FALSE;

  go_to (canvas, &place);
  return TRUE;
}

/* Extending */

/* Selecting moves the cursor, which shall stay where it was extended to. */
static void
extend_cursor (SjCanvas     *canvas,
               const SjCell *anchor,
               const SjCell *head)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  const SjSceneGrid *grid = get_grid (canvas);

  sj_cell_cursor_set (cursor, sj_scene_grid_get_column (grid, anchor->column)->step,
                      sj_scene_grid_get_row (grid, anchor->row)->lane);
  sj_cell_cursor_extend (cursor, sj_scene_grid_get_column (grid, head->column)->step,
                         sj_scene_grid_get_row (grid, head->row)->lane);
}

static void
select_between (SjCanvas     *canvas,
                const SjCell *first,
                const SjCell *last)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  SjCell cell;

  for (cell.row = MIN (first->row, last->row); cell.row <= MAX (first->row, last->row); cell.row++)
    for (cell.column = MIN (first->column, last->column);
         cell.column <= MAX (first->column, last->column); cell.column++)
      {
        g_autoptr(GPtrArray) cards = sj_canvas_cells_list (canvas, &cell);

        for (guint i = 0; i < cards->len; i++)
          g_ptr_array_add (ids, g_strdup (sj_element_get_id (g_ptr_array_index (cards, i))));
      }

  sj_selection_select_all (sj_canvas_get_selection (canvas), (const char *const *) ids->pdata,
                           ids->len);
}

/**
 * sj_canvas_keys_extend:
 * @canvas: a canvas
 * @dx: −1, 0 or 1
 * @dy: −1, 0 or 1
 *
 * Selects all between the cell where extending began and the next one in this direction.
 */
void
sj_canvas_keys_extend (SjCanvas *canvas,
                       int       dx,
                       int       dy)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  const SjSceneGrid *grid = get_grid (canvas);
  SjCell anchor, head;

  if (grid == NULL ||
      !sj_canvas_cells_find (canvas, sj_cell_cursor_get_anchor_step (cursor),
                             sj_cell_cursor_get_anchor_lane (cursor), &anchor) ||
      !sj_canvas_cells_find (canvas, sj_cell_cursor_get_step (cursor),
                             sj_cell_cursor_get_lane (cursor), &head))
    return;

  if (sj_scene_grid_get_heads (grid)->rtl)
    dx = -dx;
  head.column = (guint) CLAMP ((int) head.column + dx, 0,
                               (int) sj_scene_grid_get_n_columns (grid) - 1);
  head.row = (guint) CLAMP ((int) head.row + dy, 0, (int) sj_scene_grid_get_n_rows (grid) - 1);
  if (sj_scene_grid_get_column (grid, head.column)->step == NULL)
    return;

  select_between (canvas, &anchor, &head);
  extend_cursor (canvas, &anchor, &head);
}

/**
 * sj_canvas_keys_follow_selection:
 * @canvas: a canvas
 *
 * Moves the cursor to the cell of the card that was selected.
 */
void
sj_canvas_keys_follow_selection (SjCanvas *canvas)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjMap *map = sj_canvas_get_map (canvas);
  SjCard *card = pick != NULL && map != NULL
                   ? sj_map_lookup_typed (map, pick->id, SJ_TYPE_CARD) : NULL;

  if (pick == NULL)
    return;

  if (card != NULL)
    sj_cell_cursor_set (cursor, sj_card_get_step (card), sj_card_get_lane (card));
  else
    sj_cell_cursor_clear (cursor);
}

/* Actions */

typedef void (*MoveFunc) (SjCanvas *canvas,
                          int       dx,
                          int       dy);

static void
apply (GtkWidget *widget,
       GVariant  *parameter,
       MoveFunc   move)
{
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  move (SJ_CANVAS (widget), dx, dy);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  apply (widget, parameter, sj_canvas_keys_move);
}

static void
extend_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  apply (widget, parameter, sj_canvas_keys_extend);
}

static void
bind_arrows (GtkWidgetClass  *widget_class,
             GdkModifierType  modifiers,
             const char      *action)
{
  static const struct { guint key, keypad_key; int dx, dy; } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, arrows[i].keypad_key, modifiers, action,
                                           "(ii)", arrows[i].dx, arrows[i].dy);
      /* Menus show the last key of an action. */
      gtk_widget_class_add_binding_action (widget_class, arrows[i].key, modifiers, action, "(ii)",
                                           arrows[i].dx, arrows[i].dy);
    }
}

/**
 * sj_canvas_keys_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the actions of the arrow keys.
 */
void
sj_canvas_keys_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.move", "(ii)", move_action);
  gtk_widget_class_install_action (widget_class, "canvas.extend", "(ii)", extend_action);

  bind_arrows (widget_class, 0, "canvas.move");
  bind_arrows (widget_class, GDK_SHIFT_MASK, "canvas.extend");
  bind_arrows (widget_class, GDK_CONTROL_MASK, "canvas.shift");
  bind_arrows (widget_class, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.resize");
}
