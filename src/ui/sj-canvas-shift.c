#define G_LOG_DOMAIN "sj-canvas-shift"

#include "config.h"

#include "ui/sj-canvas-shift.h"

#include <glib/gi18n-lib.h>

#include "core/sj-stage.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-keys.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-reordering.h"

/*
 * Moves and resizes what is selected by one column or row, as Ctrl and the arrow keys do.
 */

#define SIZE_STEP 10.0

static const SjSceneGrid *
get_grid (SjCanvas *canvas)
{
  return sj_scene_get_grid (sj_canvas_get_scene (canvas));
}

/* The next cell in a direction that can hold cards. */
static gboolean
find_target (SjCanvas *canvas,
             SjCell   *cell,
             int       dx,
             int       dy)
{
  const SjSceneGrid *grid = get_grid (canvas);

  do
    {
      int column = (int) cell->column + dx, row = (int) cell->row + dy;

      if (column < 0 || row < 0 || column >= (int) sj_scene_grid_get_n_columns (grid) ||
          row >= (int) sj_scene_grid_get_n_rows (grid))
        return FALSE;

      cell->column = (guint) column;
      cell->row = (guint) row;
    }
  while (!sj_canvas_cells_hold_cards (canvas, cell));

  return TRUE;
}

static gboolean
all_have_targets (SjCanvas  *canvas,
                  GPtrArray *cards,
                  int        dx,
                  int        dy)
{
  for (guint i = 0; i < cards->len; i++)
    {
      SjCell cell;

      if (!sj_canvas_cells_of_card (canvas, g_ptr_array_index (cards, i), &cell) ||
          !find_target (canvas, &cell, dx, dy))
        return FALSE;
    }

  return TRUE;
}

/* A single card first changes its place among those it is stacked with. */
static gboolean
move_in_stack (SjCanvas *canvas,
               SjCard   *card,
               int       dy)
{
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) stack = NULL;
  guint position;
  SjCell cell;

  if (dy == 0 || !sj_canvas_cells_of_card (canvas, card, &cell))
    return FALSE;

  stack = sj_canvas_cells_list (canvas, &cell);
  if (!g_ptr_array_find (stack, card, &position) || (int) position + dy < 0 ||
      position + (guint) dy >= stack->len)
    return FALSE;

  /* Down is the other one up. */
  sj_edit_log_begin (log, _ ("Move Card"));
  sj_reordering_place_before (log, g_ptr_array_index (stack, dy > 0 ? position + 1 : position),
                              g_ptr_array_index (stack, dy > 0 ? position : position - 1));
  sj_edit_log_commit (log);
  return TRUE;
}

static void
move_cards (SjCanvas  *canvas,
            GPtrArray *cards,
            int        dx,
            int        dy)
{
  SjEditLog *log = sj_canvas_get_log (canvas);

  if ((cards->len == 1 && move_in_stack (canvas, g_ptr_array_index (cards, 0), dy)) ||
      !all_have_targets (canvas, cards, dx, dy))
    return;

  sj_edit_log_begin (log, cards->len == 1 ? _ ("Move Card") : _ ("Move Cards"));
  for (guint i = 0; i < cards->len; i++)
    {
      SjElement *card = g_ptr_array_index (cards, i);
      SjCell cell;

      sj_canvas_cells_of_card (canvas, SJ_CARD (card), &cell);
      find_target (canvas, &cell, dx, dy);
      sj_edit_log_set (log, card,
                       "step", sj_scene_grid_get_column (get_grid (canvas), cell.column)->step,
                       "lane", sj_scene_grid_get_row (get_grid (canvas), cell.row)->lane, NULL);
    }
  sj_edit_log_commit (log);
}

static void
move_lane (SjCanvas *canvas,
           SjLane   *lane,
           int       dy)
{
  SjMap *map = sj_canvas_get_map (canvas);
  GListModel *lanes = sj_map_get_lanes (map);
  guint position = sj_map_get_position (map, SJ_ELEMENT (lane));
  g_autoptr(SjElement) before = NULL;

  if (dy == 0 || (dy < 0 && position == 0) ||
      (dy > 0 && position + 1 == g_list_model_get_n_items (lanes)))
    return;

  before = g_list_model_get_item (lanes, dy < 0 ? position - 1 : position + 2);
  sj_reordering_move_before (sj_canvas_get_log (canvas), SJ_ELEMENT (lane), before);
}

static void
move_stage (SjCanvas *canvas,
            SjStage  *stage,
            int       dx)
{
  SjMap *map = sj_canvas_get_map (canvas);
  GListModel *stages = sj_map_get_stages (map);
  guint position = sj_map_get_position (map, SJ_ELEMENT (stage));
  g_autoptr(SjElement) before = NULL;

  if (dx == 0 || (dx < 0 && position == 0) ||
      (dx > 0 && position + 1 == g_list_model_get_n_items (stages)))
    return;

  before = g_list_model_get_item (stages, dx < 0 ? position - 1 : position + 2);
  sj_reordering_move_before (sj_canvas_get_log (canvas), SJ_ELEMENT (stage), before);
}

/* Over the border into the next stage, else past the next step. */
static void
move_step (SjCanvas *canvas,
           SjStep   *step,
           int       dx)
{
  const SjSceneGrid *grid = get_grid (canvas);
  SjMap *map = sj_canvas_get_map (canvas);
  guint own = sj_scene_grid_find_step (grid, sj_element_get_id (SJ_ELEMENT (step)));
  int next = (int) own + dx, n_columns = (int) sj_scene_grid_get_n_columns (grid);
  const SjSceneColumn *column;
  SjStage *stage;
  SjStep *before;

  if (dx == 0 || own == SJ_SCENE_NOWHERE || next < 0 || next >= n_columns)
    return;

  column = sj_scene_grid_get_column (grid, (guint) next);
  stage = column->stage != NULL ? sj_map_lookup_typed (map, column->stage, SJ_TYPE_STAGE) : NULL;
  if (stage == NULL)
    return;

  if (g_strcmp0 (column->stage, sj_step_get_stage (step)) == 0 && dx > 0)
    next++;
  else if (g_strcmp0 (column->stage, sj_step_get_stage (step)) != 0 && dx < 0)
    next++;
  column = next < n_columns ? sj_scene_grid_get_column (grid, (guint) next) : NULL;
  before = column != NULL && column->step != NULL &&
           g_strcmp0 (column->stage, sj_element_get_id (SJ_ELEMENT (stage))) == 0
             ? sj_map_lookup_typed (map, column->step, SJ_TYPE_STEP) : NULL;
  sj_reordering_move_step (sj_canvas_get_log (canvas), step, stage, before);
}

static void
reveal_main (SjCanvas *canvas)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));

  if (pick != NULL)
    sj_canvas_reveal (canvas, pick->id, pick->anchor);
}

/**
 * sj_canvas_shift_move:
 * @canvas: a canvas of a map that can be edited
 * @dx: −1, 0 or 1: to the left or right
 * @dy: −1, 0 or 1: up or down
 *
 * Moves what is selected by one cell, or changes its place in the order.
 */
void
sj_canvas_shift_move (SjCanvas *canvas,
                      int       dx,
                      int       dy)
{
  g_autoptr(GPtrArray) cards = sj_canvas_actions_list_selected (canvas, SJ_TYPE_CARD);
  g_autoptr(GPtrArray) all = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);
  SjElement *element = all->len == 1 ? g_ptr_array_index (all, 0) : NULL;

  if (get_grid (canvas) == NULL || sj_canvas_get_log (canvas) == NULL)
    return;

  if (sj_scene_grid_get_heads (get_grid (canvas))->rtl)
    dx = -dx;
  if (cards->len > 0)
    move_cards (canvas, cards, dx, dy);
  else if (SJ_IS_LANE (element))
    move_lane (canvas, SJ_LANE (element), dy);
  else if (SJ_IS_STAGE (element))
    move_stage (canvas, SJ_STAGE (element), dx);
  else if (SJ_IS_STEP (element))
    move_step (canvas, SJ_STEP (element), dx);

  sj_canvas_keys_follow_selection (canvas);
  reveal_main (canvas);
}

/* Resizing */

static gboolean
resize_element (SjCanvas  *canvas,
                SjElement *element,
                int        dx,
                int        dy)
{
  const SjSceneGrid *grid = get_grid (canvas);
  SjEditLog *log = sj_canvas_get_log (canvas);
  const char *id = sj_element_get_id (element);
  guint place;

  if (SJ_IS_CARD (element) && dx != 0)
    {
      int span = sj_card_get_span (SJ_CARD (element)) + dx;

      place = sj_scene_grid_find_step (grid, sj_card_get_step (SJ_CARD (element)));
      if (span >= 1 && place != SJ_SCENE_NOWHERE &&
          place + (guint) span <= sj_scene_grid_get_n_columns (grid))
        sj_edit_log_set (log, element, "span", span, NULL);
    }
  else if (SJ_IS_STEP (element) && dx != 0 &&
           (place = sj_scene_grid_find_step (grid, id)) != SJ_SCENE_NOWHERE)
    {
      double width = sj_scene_grid_get_column (grid, place)->width + dx * SIZE_STEP;

      sj_edit_log_set (log, element, "width", CLAMP (width, 60.0, 2000.0), NULL);
    }
  else if (SJ_IS_LANE (element) && dy != 0 &&
           (place = sj_scene_grid_find_lane (grid, id)) != SJ_SCENE_NOWHERE)
    {
      double height = sj_scene_grid_get_row (grid, place)->height + dy * SIZE_STEP;

      sj_edit_log_set (log, element, "height", CLAMP (height, 0.0, 4000.0), NULL);
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/**
 * sj_canvas_shift_resize:
 * @canvas: a canvas of a map that can be edited
 * @dx: −1, 0 or 1: narrower or wider
 * @dy: −1, 0 or 1: lower or higher
 *
 * Lets what is selected cover a step more or less, or changes the size of steps and lanes.
 */
void
sj_canvas_shift_resize (SjCanvas *canvas,
                        int       dx,
                        int       dy)
{
  SjEditLog *log = sj_canvas_get_log (canvas);
  g_autoptr(GPtrArray) all = sj_canvas_actions_list_selected (canvas, SJ_TYPE_ELEMENT);

  if (get_grid (canvas) == NULL || log == NULL)
    return;

  if (sj_scene_grid_get_heads (get_grid (canvas))->rtl)
    dx = -dx;
  sj_edit_log_begin (log, _ ("Resize"));
  for (guint i = 0; i < all->len; i++)
    resize_element (canvas, g_ptr_array_index (all, i), dx, dy);
  sj_edit_log_commit (log);
}

static void
shift_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  if (dy == 0 || !sj_canvas_points_nudge (SJ_CANVAS (widget), -dy, FALSE))
    sj_canvas_shift_move (SJ_CANVAS (widget), dx, dy);
}

static void
resize_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  sj_canvas_shift_resize (SJ_CANVAS (widget), dx, dy);
}

/**
 * sj_canvas_shift_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the actions; the arrow keys are bound with those that only move the cursor.
 */
void
sj_canvas_shift_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.shift", "(ii)", shift_action);
  gtk_widget_class_install_action (widget_class, "canvas.resize", "(ii)", resize_action);
}
