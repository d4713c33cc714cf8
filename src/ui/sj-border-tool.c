#define G_LOG_DOMAIN "sj-border-tool"

#include "config.h"

#include "ui/sj-border-tool.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"
#include "core/sj-step.h"
#include "scene/sj-layout-context.h"
#include "ui/sj-canvas.h"
#include "ui/sj-canvas-overlay.h"

/**
 * SjBorderTool:
 *
 * Drags the borders of steps and lanes. The map is laid out again when the border is let go; until
 * then a line shows where it would be.
 */
struct _SjBorderTool
{
  SjTool parent_instance;

  char     *id;  /* of the step or lane; NULL while nothing is dragged */
  gboolean  is_row;
  double    start;  /* where the border was taken hold of, in points */
  double    edge;  /* where the border was */
  double    size;  /* of the step or lane when dragging began */
  double    at;  /* where the pointer is */
};

#define REACH 4.0
#define LEAST_WIDTH 60.0
#define MOST_WIDTH 2000.0
#define MOST_HEIGHT 4000.0

G_DEFINE_FINAL_TYPE (SjBorderTool, sj_border_tool, SJ_TYPE_TOOL)

static const SjSceneGrid *
get_grid (SjCanvas *canvas)
{
  SjScene *scene = sj_canvas_get_scene (canvas);

  return scene != NULL ? sj_scene_get_grid (scene) : NULL;
}

/* Between the titles of two steps: among the cells a drag draws a rubber band. */
static gboolean
find_column (SjCanvas          *canvas,
             double             view_x,
             double             view_y,
             const SjSceneGrid *grid,
             guint             *column)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (grid);
  const SjSceneItem *item = sj_canvas_pick (canvas, view_x, view_y);
  double x, y, zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (canvas));

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), view_x, view_y, &x, &y);
  *column = sj_scene_grid_column_border_at (grid, x, REACH / zoom);

  return *column != SJ_SCENE_NOWHERE && sj_scene_grid_get_column (grid, *column)->step != NULL &&
         (item == NULL || item->role == SJ_ROLE_STEP || item->role == SJ_ROLE_LANE) &&
         y > (heads->steps_y + heads->rows_y) / 2.0 && y < heads->rows_y + SJ_LANE_PADDING;
}

static gboolean
find_row (SjCanvas          *canvas,
          double             view_x,
          double             view_y,
          const SjSceneGrid *grid,
          guint             *row)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (grid);
  const SjSceneItem *item = sj_canvas_pick (canvas, view_x, view_y);
  double x, y, zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (canvas));

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), view_x, view_y, &x, &y);
  *row = sj_scene_grid_row_border_at (grid, y, REACH / zoom);

  return *row != SJ_SCENE_NOWHERE &&
         (item == NULL || item->role == SJ_ROLE_LANE) && x >= heads->lanes_x &&
         x <= heads->lanes_x + heads->lanes_width;
}

static const char *
sj_border_tool_get_cursor_at (SjTool *tool,
                              double  x,
                              double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneGrid *grid = get_grid (canvas);
  guint found;

  if (grid == NULL || sj_canvas_get_log (canvas) == NULL)
    return NULL;
  if (find_column (canvas, x, y, grid, &found))
    return "col-resize";

  return find_row (canvas, x, y, grid, &found) ? "row-resize" : NULL;
}

static void
take_hold (SjBorderTool      *self,
           const SjSceneGrid *grid,
           guint              found,
           double             x,
           double             y)
{
  if (self->is_row)
    {
      const SjSceneRow *row = sj_scene_grid_get_row (grid, found);

      self->id = g_strdup (row->lane);
      self->size = row->height;
      self->edge = row->y + row->height;
      self->start = self->at = y;
    }
  else
    {
      const SjSceneColumn *column = sj_scene_grid_get_column (grid, found);

      self->id = g_strdup (column->step);
      self->size = column->width;
      self->edge = sj_scene_grid_column_end (grid, found);
      self->start = self->at = x;
    }
}

static gboolean
sj_border_tool_drag_begin (SjTool          *tool,
                           double           x,
                           double           y,
                           GdkModifierType  modifiers)
{
  SjBorderTool *self = SJ_BORDER_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const char *cursor = sj_border_tool_get_cursor_at (tool, x, y);
  double content_x, content_y;
  guint found;

  if (cursor == NULL)
    return FALSE;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  self->is_row = !find_column (canvas, x, y, get_grid (canvas), &found);
  if (self->is_row)
    find_row (canvas, x, y, get_grid (canvas), &found);
  take_hold (self, get_grid (canvas), found, content_x, content_y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), cursor);
  return TRUE;
}

static double
get_size (SjBorderTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  double change = self->at - self->start;

  if (self->is_row)
    return CLAMP (self->size + change, 1.0, MOST_HEIGHT);
  if (sj_scene_is_rtl (sj_canvas_get_scene (canvas)))
    change = -change;

  return CLAMP (self->size + change, LEAST_WIDTH, MOST_WIDTH);
}

static void
sj_border_tool_drag_update (SjTool          *tool,
                            double           x,
                            double           y,
                            GdkModifierType  modifiers)
{
  SjBorderTool *self = SJ_BORDER_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  double content_x, content_y;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  self->at = self->is_row ? content_y : content_x;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (SjBorderTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->id, g_free);
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

static void
set_size (SjCanvas   *canvas,
          const char *id,
          double      size)
{
  SjEditLog *log = sj_canvas_get_log (canvas);
  SjElement *element = sj_map_lookup (sj_canvas_get_map (canvas), id);

  if (log == NULL || element == NULL)
    return;

  sj_edit_log_begin (log, size > 0.0 ? _ ("Resize") : _ ("Fit to Content"));
  sj_edit_log_set (log, element, SJ_IS_LANE (element) ? "height" : "width", size, NULL);
  sj_edit_log_commit (log);
}

static void
sj_border_tool_drag_end (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjBorderTool *self = SJ_BORDER_TOOL (tool);

  sj_border_tool_drag_update (tool, x, y, modifiers);
  if (self->id != NULL)
    set_size (sj_tool_get_canvas (tool), self->id, get_size (self));
  stop (self);
}

static void
sj_border_tool_cancel (SjTool *tool)
{
  stop (SJ_BORDER_TOOL (tool));
}

static void
sj_border_tool_snapshot (SjTool      *tool,
                         GtkSnapshot *snapshot)
{
  SjBorderTool *self = SJ_BORDER_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  double edge, width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));
  g_autofree char *text = NULL;
  SjRectangle spot, place;

  if (self->id == NULL)
    return;

  edge = self->edge + self->at - self->start;
  spot = (SjRectangle) { edge, edge, 0.0, 0.0 };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &spot);
  spot = self->is_row ? (SjRectangle) { 0.0, place.y - 1.0, width, 2.0 }
                      : (SjRectangle) { place.x - 1.0, 0.0, 2.0, height };
  sj_canvas_overlay_append_bar (snapshot, &spot, &accent);
  /* Translators: a width or height in typographic points. */
  text = g_strdup_printf (_ ("%.0f pt"), get_size (self));
  sj_canvas_overlay_append_value (canvas, snapshot, self->is_row ? 40.0 : place.x,
                                  self->is_row ? place.y : 24.0, text);
}

static void
sj_border_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_BORDER_TOOL (object)->id, g_free);

  G_OBJECT_CLASS (sj_border_tool_parent_class)->finalize (object);
}

static void
sj_border_tool_class_init (SjBorderToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_border_tool_finalize;
  tool_class->get_cursor_at = sj_border_tool_get_cursor_at;
  tool_class->drag_begin = sj_border_tool_drag_begin;
  tool_class->drag_update = sj_border_tool_drag_update;
  tool_class->drag_end = sj_border_tool_drag_end;
  tool_class->cancel = sj_border_tool_cancel;
  tool_class->snapshot = sj_border_tool_snapshot;
}

static void
sj_border_tool_init (SjBorderTool *self)
{
}

SjTool *
sj_border_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_BORDER_TOOL, "canvas", canvas, NULL);
}

/**
 * sj_border_tool_fit:
 * @tool: a border tool
 * @x: a place in pixels of the canvas
 * @y: a place in pixels of the canvas
 *
 * Makes the step or lane that ends there as large as its content needs.
 *
 * Returns: whether one does
 */
gboolean
sj_border_tool_fit (SjTool *tool,
                    double  x,
                    double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneGrid *grid = get_grid (canvas);
  guint found;

  if (grid == NULL || sj_canvas_get_log (canvas) == NULL)
    return FALSE;

  if (find_column (canvas, x, y, grid, &found))
    set_size (canvas, sj_scene_grid_get_column (grid, found)->step, 0.0);
  else if (find_row (canvas, x, y, grid, &found))
    set_size (canvas, sj_scene_grid_get_row (grid, found)->lane, 0.0);
  else
    return FALSE;

  return TRUE;
}
