#define G_LOG_DOMAIN "sj-order-tool"

#include "ui/sj-order-tool.h"

#include <math.h>

#include "core/sj-lane.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-reordering.h"

/**
 * SjOrderTool:
 *
 * Drags stages, steps and lanes by their headers to another place in the order. What belongs to
 * them goes with them.
 */
struct _SjOrderTool
{
  SjTool parent_instance;

  char     *id;  /* of what is dragged; NULL while nothing is */
  SjRole    role;
  guint     before;  /* the column or row it would be put before, or one past the last */
  gboolean  joins_previous;  /* whether a step would end the stage before the border */
  gboolean  has_place;
};

G_DEFINE_FINAL_TYPE (SjOrderTool, sj_order_tool, SJ_TYPE_TOOL)

static const SjSceneGrid *
get_grid (SjOrderTool *self)
{
  return sj_scene_get_grid (sj_canvas_get_scene (sj_tool_get_canvas (SJ_TOOL (self))));
}

static gboolean
is_lane (SjRole role)
{
  return role == SJ_ROLE_LANE || role == SJ_ROLE_LINE;
}

static const SjSceneItem *
find_head (SjTool *tool,
           double  x,
           double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);
  const SjSceneHeads *heads;
  double content_x, content_y;

  if (item == NULL || sj_canvas_get_log (canvas) == NULL ||
      sj_scene_get_grid (sj_canvas_get_scene (canvas)) == NULL)
    return NULL;
  if (item->role == SJ_ROLE_STAGE || item->role == SJ_ROLE_STEP)
    return item;

  heads = sj_scene_grid_get_heads (sj_scene_get_grid (sj_canvas_get_scene (canvas)));
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  return is_lane (item->role) && content_x >= heads->lanes_x &&
         content_x <= heads->lanes_x + heads->lanes_width ? item : NULL;
}

static const char *
sj_order_tool_get_cursor_at (SjTool *tool,
                             double  x,
                             double  y)
{
  return find_head (tool, x, y) != NULL ? "grab" : NULL;
}

static gboolean
sj_order_tool_drag_begin (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjOrderTool *self = SJ_ORDER_TOOL (tool);
  const SjSceneItem *item = find_head (tool, x, y);

  if (item == NULL)
    return FALSE;

  self->id = g_strdup (item->id);
  self->role = item->role;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (sj_tool_get_canvas (tool)), "grabbing");
  return TRUE;
}

static gboolean
begins_stage (const SjSceneGrid *grid,
              guint              column)
{
  return column == 0 || column == sj_scene_grid_get_n_columns (grid) ||
         g_strcmp0 (sj_scene_grid_get_column (grid, column - 1)->stage,
                    sj_scene_grid_get_column (grid, column)->stage) != 0;
}

/* Where the border before a column is, also before the one past the last. */
static double
border_before (const SjSceneGrid *grid,
               guint              column)
{
  const SjSceneColumn *found;

  if (column == sj_scene_grid_get_n_columns (grid))
    return sj_scene_grid_column_end (grid, column - 1);

  found = sj_scene_grid_get_column (grid, column);
  return sj_scene_grid_get_heads (grid)->rtl ? found->x + found->width : found->x;
}

static void
find_column (SjOrderTool *self,
             double       x)
{
  const SjSceneGrid *grid = get_grid (self);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i <= sj_scene_grid_get_n_columns (grid); i++)
    {
      double away = fabs (border_before (grid, i) - x);

      if (away < nearest && (self->role == SJ_ROLE_STEP || begins_stage (grid, i)))
        {
          nearest = away;
          self->before = i;
        }
    }

  self->joins_previous = self->before > 0 &&
                         (x < border_before (grid, self->before)) !=
                           sj_scene_grid_get_heads (grid)->rtl;
}

static void
find_row (SjOrderTool *self,
          double       y)
{
  const SjSceneGrid *grid = get_grid (self);

  self->before = 0;
  for (guint i = 0; i < sj_scene_grid_get_n_rows (grid); i++)
    {
      const SjSceneRow *row = sj_scene_grid_get_row (grid, i);

      if (y > row->y + row->height / 2.0)
        self->before = i + 1;
    }
}

static void
sj_order_tool_drag_update (SjTool          *tool,
                           double           x,
                           double           y,
                           GdkModifierType  modifiers)
{
  SjOrderTool *self = SJ_ORDER_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  double content_x, content_y;

  if (self->id == NULL)
    return;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  if (is_lane (self->role))
    find_row (self, content_y);
  else
    find_column (self, content_x);
  self->has_place = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static gpointer
lookup (SjOrderTool *self,
        const char  *id)
{
  SjMap *map = sj_canvas_get_map (sj_tool_get_canvas (SJ_TOOL (self)));

  return id != NULL ? sj_map_lookup (map, id) : NULL;
}

static void
move_step (SjOrderTool *self,
           SjEditLog   *log,
           SjStep      *step)
{
  const SjSceneGrid *grid = get_grid (self);
  guint n_columns = sj_scene_grid_get_n_columns (grid);
  gboolean at_end = self->before == n_columns ||
                    (self->joins_previous && begins_stage (grid, self->before));
  const SjSceneColumn *column =
    sj_scene_grid_get_column (grid, at_end ? self->before - 1 : self->before);
  SjStage *stage = lookup (self, column->stage);

  if (stage != NULL && (at_end || lookup (self, column->step) != step))
    sj_reordering_move_step (log, step, stage, at_end ? NULL : lookup (self, column->step));
}

static void
put_down (SjOrderTool *self,
          SjEditLog   *log)
{
  const SjSceneGrid *grid = get_grid (self);
  SjElement *element = lookup (self, self->id);

  if (element == NULL)
    return;

  if (SJ_IS_STEP (element))
    move_step (self, log, SJ_STEP (element));
  else if (SJ_IS_LANE (element))
    sj_reordering_move_before (log, element,
                               self->before < sj_scene_grid_get_n_rows (grid)
                                 ? lookup (self, sj_scene_grid_get_row (grid, self->before)->lane)
                                 : NULL);
  else if (SJ_IS_STAGE (element))
    sj_reordering_move_before (log, element,
                               self->before < sj_scene_grid_get_n_columns (grid)
                                 ? lookup (self,
                                           sj_scene_grid_get_column (grid, self->before)->stage)
                                 : NULL);
}

static void
stop (SjOrderTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->id, g_free);
  self->has_place = FALSE;
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

static void
sj_order_tool_drag_end (SjTool          *tool,
                        double           x,
                        double           y,
                        GdkModifierType  modifiers)
{
  SjOrderTool *self = SJ_ORDER_TOOL (tool);
  SjEditLog *log = sj_canvas_get_log (sj_tool_get_canvas (tool));

  sj_order_tool_drag_update (tool, x, y, modifiers);
  if (self->has_place && log != NULL)
    put_down (self, log);
  stop (self);
}

static void
sj_order_tool_cancel (SjTool *tool)
{
  stop (SJ_ORDER_TOOL (tool));
}

static double
find_row_border (const SjSceneGrid *grid,
                 guint              row)
{
  const SjSceneRow *found;

  if (row < sj_scene_grid_get_n_rows (grid))
    return sj_scene_grid_get_row (grid, row)->y - 3.0;

  found = sj_scene_grid_get_row (grid, row - 1);
  return found->y + found->height + 3.0;
}

static void
sj_order_tool_snapshot (SjTool      *tool,
                        GtkSnapshot *snapshot)
{
  SjOrderTool *self = SJ_ORDER_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  SjScene *scene = sj_canvas_get_scene (canvas);
  SjRectangle bounds, place;

  if (self->id == NULL || !self->has_place)
    return;

  if (is_lane (self->role))
    bounds = (SjRectangle) { 0.0, find_row_border (get_grid (self), self->before),
                             sj_scene_get_width (scene), 0.0 };
  else
    bounds = (SjRectangle) { border_before (get_grid (self), self->before),
                             sj_scene_grid_get_heads (get_grid (self))->stages_y, 0.0,
                             sj_scene_get_height (scene) };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  if (is_lane (self->role))
    place = (SjRectangle) { place.x, place.y - 1.5, place.width, 3.0 };
  else
    place = (SjRectangle) { place.x - 1.5, place.y, 3.0, place.height };
  sj_canvas_overlay_append_bar (snapshot, &place, &accent);
}

static void
sj_order_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_ORDER_TOOL (object)->id, g_free);

  G_OBJECT_CLASS (sj_order_tool_parent_class)->finalize (object);
}

static void
sj_order_tool_class_init (SjOrderToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_order_tool_finalize;
  tool_class->get_cursor_at = sj_order_tool_get_cursor_at;
  tool_class->drag_begin = sj_order_tool_drag_begin;
  tool_class->drag_update = sj_order_tool_drag_update;
  tool_class->drag_end = sj_order_tool_drag_end;
  tool_class->cancel = sj_order_tool_cancel;
  tool_class->snapshot = sj_order_tool_snapshot;
}

static void
sj_order_tool_init (SjOrderTool *self)
{
}

SjTool *
sj_order_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_ORDER_TOOL, "canvas", canvas, NULL);
}
