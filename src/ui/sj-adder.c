#define G_LOG_DOMAIN "sj-adder"

#include "ui/sj-adder.h"

#include <math.h>

#include "scene/sj-layout-context.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-menu.h"
#include "ui/sj-canvas-text.h"

#define RADIUS 9.0
#define REACH 12.0
#define ARM 4.5
#define BORDER_REACH 18.0
#define STAGE_GAP 8.0
#define FOLD_INSET 22.0

/* The place of the pointer while signs are looked for. */
typedef struct
{
  SjCanvas     *canvas;
  const SjSceneGrid *grid;
  double        x;
  double        y;
  double        slack;
} Search;

static void
place_at (const Search *search,
          SjAdder      *adder,
          double        content_x,
          double        content_y)
{
  SjRectangle spot = { content_x, content_y, 0.0, 0.0 };
  SjRectangle view = sj_viewport_to_view (sj_canvas_get_viewport (search->canvas), &spot);

  adder->x = view.x;
  adder->y = view.y;
}

static gboolean
ends_stage (const SjSceneGrid *grid,
            guint         column)
{
  return column + 1 == sj_scene_grid_get_n_columns (grid) ||
         g_strcmp0 (sj_scene_grid_get_column (grid, column)->stage,
                    sj_scene_grid_get_column (grid, column + 1)->stage) != 0;
}

static gboolean
find_in_heads (const Search *search,
               SjAdder      *adder)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (search->grid);
  guint column = sj_scene_grid_column_border_at (search->grid, search->x, search->slack);
  gboolean has_rows = sj_scene_grid_get_n_rows (search->grid) > 0;
  double end, bottom = has_rows ? heads->rows_y : heads->rows_y + 20.0;

  if (search->y < heads->stages_y || search->y >= bottom || column == SJ_SCENE_NOWHERE ||
      sj_scene_grid_get_column (search->grid, column)->stage == NULL)
    return FALSE;

  adder->column = column;
  adder->kind = search->y < heads->steps_y - STAGE_GAP ? SJ_ADDER_STAGE : SJ_ADDER_STEP;
  if (adder->kind == SJ_ADDER_STAGE && !ends_stage (search->grid, column))
    return FALSE;

  end = sj_scene_grid_column_end (search->grid, column);
  place_at (search, adder, end, adder->kind == SJ_ADDER_STAGE
                                  ? heads->stages_y + SJ_STAGE_HEIGHT / 2.0
                                  : heads->steps_y);
  return TRUE;
}

static gboolean
find_in_lanes (const Search *search,
               SjAdder      *adder)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (search->grid);
  guint row = sj_scene_grid_row_border_at (search->grid, search->y, MIN (search->slack, 10.0));
  const SjSceneRow *found;

  if (search->x < heads->lanes_x || search->x > heads->lanes_x + heads->lanes_width ||
      row == SJ_SCENE_NOWHERE)
    return FALSE;

  found = sj_scene_grid_get_row (search->grid, row);
  adder->kind = SJ_ADDER_LANE;
  adder->row = row;
  place_at (search, adder, heads->lanes_x + heads->lanes_width / 2.0,
            found->y + found->height + SJ_LANE_GAP / 2.0);
  return TRUE;
}

/* Below the lane's sign, or at the end of its name if it is too low. */
static gboolean
find_fold (const Search *search,
           SjAdder      *adder)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (search->grid);
  guint row = sj_scene_grid_row_at (search->grid, search->y);
  const SjSceneRow *found;
  SjLane *lane;
  double inset;

  if (search->x < heads->lanes_x || search->x > heads->lanes_x + heads->lanes_width ||
      row == SJ_SCENE_NOWHERE)
    return FALSE;

  found = sj_scene_grid_get_row (search->grid, row);
  lane = sj_map_lookup_typed (sj_canvas_get_map (search->canvas), found->lane, SJ_TYPE_LANE);
  if (lane == NULL || sj_lane_is_line (lane))
    return FALSE;

  adder->kind = SJ_ADDER_FOLD;
  adder->row = row;
  adder->folded = sj_lane_is_folded (lane);
  inset = adder->folded ? heads->lanes_width - FOLD_INSET : FOLD_INSET;
  if (heads->rtl)
    inset = heads->lanes_width - inset;
  place_at (search, adder, heads->lanes_x + inset,
            found->y + (adder->folded ? found->height / 2.0 : MIN (44.0, found->height - 12.0)));
  return TRUE;
}

static gboolean
find_in_cell (const Search *search,
              double        view_x,
              double        view_y,
              SjAdder      *adder)
{
  const SjSceneItem *item = sj_canvas_pick (search->canvas, view_x, view_y);
  SjRectangle free, bounds;
  SjCell cell;

  if ((item != NULL && item->role != SJ_ROLE_LANE) ||
      !sj_canvas_cells_at (search->canvas, view_x, view_y, &cell) ||
      !sj_canvas_cells_hold_cards (search->canvas, &cell))
    return FALSE;

  free = sj_canvas_cells_get_free (search->canvas, &cell);
  bounds = sj_canvas_cells_get_bounds (search->canvas, &cell);
  adder->kind = SJ_ADDER_CARD;
  adder->column = cell.column;
  adder->row = cell.row;
  /* Where the next card would not fit, the sign stands at the lower edge: the lane will grow. */
  place_at (search, adder, free.x + free.width / 2.0,
            MIN (free.y + free.height / 2.0, bounds.y + bounds.height - 4.0));
  return TRUE;
}

/* A map without columns or rows has no border to point at. */
static gboolean
find_on_empty_map (const Search *search,
                   SjAdder      *adder)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (search->grid);

  if (sj_scene_grid_get_n_columns (search->grid) == 0)
    {
      adder->kind = SJ_ADDER_STAGE;
      adder->column = SJ_SCENE_NOWHERE;
      place_at (search, adder, heads->lanes_x + heads->lanes_width + 60.0,
                heads->stages_y + SJ_STAGE_HEIGHT / 2.0);
    }
  else if (sj_scene_grid_get_n_rows (search->grid) == 0)
    {
      adder->kind = SJ_ADDER_LANE;
      adder->row = SJ_SCENE_NOWHERE;
      place_at (search, adder, heads->lanes_x + heads->lanes_width / 2.0, heads->rows_y + 20.0);
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/**
 * sj_adder_find:
 * @canvas: a canvas
 * @x: where the pointer is, in pixels of the canvas
 * @y: where the pointer is
 * @adder: (out): what can be added there
 *
 * Returns: whether anything can
 */
gboolean
sj_adder_find (SjCanvas *canvas,
               double    x,
               double    y,
               SjAdder  *adder)
{
  SjScene *scene = sj_canvas_get_scene (canvas);
  Search search = { .canvas = canvas };

  g_return_val_if_fail (adder != NULL, FALSE);

  if (scene == NULL || sj_scene_get_grid (scene) == NULL || sj_canvas_get_log (canvas) == NULL)
    return FALSE;

  *adder = (SjAdder) { 0 };
  search.grid = sj_scene_get_grid (scene);
  search.slack = BORDER_REACH / sj_viewport_get_zoom (sj_canvas_get_viewport (canvas));
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &search.x, &search.y);

  return find_in_heads (&search, adder) || find_in_lanes (&search, adder) ||
         find_fold (&search, adder) || find_in_cell (&search, x, y, adder) ||
         find_on_empty_map (&search, adder);
}

/**
 * sj_adder_is_at:
 * @self: a sign
 * @x: in pixels of the canvas
 * @y: in pixels of the canvas
 *
 * Returns: whether a click there means the sign
 */
gboolean
sj_adder_is_at (const SjAdder *self,
                double         x,
                double         y)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hypot (x - self->x, y - self->y) <= REACH;
}

static void
choose_lane (const SjAdder *self,
             SjCanvas      *canvas,
             const SjSceneGrid  *grid)
{
  if (self->row != SJ_SCENE_NOWHERE)
    sj_selection_select (sj_canvas_get_selection (canvas),
                         sj_scene_grid_get_row (grid, self->row)->lane, NULL);
  sj_canvas_menu_popup_lanes (canvas, self->x, self->y);
}

static void
fold (const SjAdder     *self,
      SjCanvas          *canvas,
      const SjSceneGrid *grid)
{
  sj_selection_select (sj_canvas_get_selection (canvas),
                       sj_scene_grid_get_row (grid, self->row)->lane, NULL);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.fold", NULL);
}

/**
 * sj_adder_activate:
 * @self: a sign of the present scene
 * @canvas: the canvas it was found on
 *
 * Adds what the sign stands for, or asks which kind.
 */
void
sj_adder_activate (const SjAdder *self,
                   SjCanvas      *canvas)
{
  const SjSceneGrid *grid = sj_scene_get_grid (sj_canvas_get_scene (canvas));
  const SjSceneColumn *column = self->column < sj_scene_grid_get_n_columns (grid)
                                 ? sj_scene_grid_get_column (grid, self->column) : NULL;
  SjCell cell = { self->column, self->row };

  switch (self->kind)
    {
    case SJ_ADDER_CARD:
      sj_selection_clear (sj_canvas_get_selection (canvas));
      sj_canvas_text_begin_card (sj_canvas_get_text (canvas), &cell);
      break;
    case SJ_ADDER_STEP:
      g_return_if_fail (column != NULL);
      sj_canvas_actions_add_step (canvas, column->stage, column->step);
      break;
    case SJ_ADDER_STAGE:
      sj_canvas_actions_add_stage (canvas, column != NULL ? column->stage : NULL);
      break;
    case SJ_ADDER_FOLD:
      fold (self, canvas, grid);
      break;
    case SJ_ADDER_LANE:
    default:
      choose_lane (self, canvas, grid);
      break;
    }
}

/* Points down at what is unfolded, and aside where there is more. */
static void
append_triangle (const SjAdder *self,
                 GtkSnapshot   *snapshot,
                 const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (self->x - RADIUS, self->y - RADIUS, 2.0 * RADIUS,
                                   2.0 * RADIUS));

  cairo_translate (cr, self->x, self->y);
  if (self->folded)
    cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, -6.0, -4.0);
  cairo_line_to (cr, 6.0, -4.0);
  cairo_line_to (cr, 0.0, 5.0);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * sj_adder_append:
 * @self: a sign
 * @snapshot: what is drawn to
 * @colour: the accent
 */
void
sj_adder_append (const SjAdder *self,
                 GtkSnapshot   *snapshot,
                 const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (self->x - RADIUS, self->y - RADIUS, 2.0 * RADIUS,
                                               2.0 * RADIUS);
  GdkRGBA white = { 1.0, 1.0, 1.0, 1.0 };
  GskRoundedRect disc;

  if (self->kind == SJ_ADDER_FOLD)
    {
      append_triangle (self, snapshot, colour);
      return;
    }

  gsk_rounded_rect_init_from_rect (&disc, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (self->x - ARM, self->y - 1.0, 2.0 * ARM, 2.0));
  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (self->x - 1.0, self->y - ARM, 2.0, 2.0 * ARM));
}
