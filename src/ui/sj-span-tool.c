#define G_LOG_DOMAIN "sj-span-tool"

#include "config.h"

#include "ui/sj-span-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-overlay.h"

/**
 * SjSpanTool:
 *
 * Drags the end of a card over more or fewer steps.
 */
struct _SjSpanTool
{
  SjTool parent_instance;

  char *card;  /* its id; NULL while nothing is dragged */
  int   span;
};

#define REACH 5.0

G_DEFINE_FINAL_TYPE (SjSpanTool, sj_span_tool, SJ_TYPE_TOOL)

static const SjSceneItem *
find_end (SjTool *tool,
          double  x,
          double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);
  SjRectangle bounds, place;
  double end;

  if (item == NULL || item->role != SJ_ROLE_CARD || sj_canvas_get_log (canvas) == NULL)
    return NULL;

  bounds = (SjRectangle) { item->x, item->y, item->width, item->height };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  end = sj_scene_is_rtl (sj_canvas_get_scene (canvas)) ? place.x : place.x + place.width;

  return fabs (x - end) <= REACH ? item : NULL;
}

static const char *
sj_span_tool_get_cursor_at (SjTool *tool,
                            double  x,
                            double  y)
{
  return find_end (tool, x, y) != NULL ? "ew-resize" : NULL;
}

static SjCard *
get_card (SjSpanTool *self)
{
  SjMap *map = sj_canvas_get_map (sj_tool_get_canvas (SJ_TOOL (self)));

  return self->card != NULL ? sj_map_lookup_typed (map, self->card, SJ_TYPE_CARD) : NULL;
}

static gboolean
sj_span_tool_drag_begin (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjSpanTool *self = SJ_SPAN_TOOL (tool);
  const SjSceneItem *item = find_end (tool, x, y);

  if (item == NULL)
    return FALSE;

  self->card = g_strdup (item->id);
  self->span = sj_card_get_span (get_card (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (sj_tool_get_canvas (tool)), "ew-resize");
  return TRUE;
}

static void
sj_span_tool_drag_update (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjSpanTool *self = SJ_SPAN_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneGrid *grid = sj_scene_get_grid (sj_canvas_get_scene (canvas));
  double content_x, content_y;
  SjCell cell;
  guint column;

  if (get_card (self) == NULL || !sj_canvas_cells_of_card (canvas, get_card (self), &cell))
    return;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  column = sj_scene_grid_column_at (grid, content_x);
  if (column != SJ_SCENE_NOWHERE)
    self->span = MAX (1, (int) column - (int) cell.column + 1);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (SjSpanTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->card, g_free);
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

static void
sj_span_tool_drag_end (SjTool          *tool,
                       double           x,
                       double           y,
                       GdkModifierType  modifiers)
{
  SjSpanTool *self = SJ_SPAN_TOOL (tool);
  SjEditLog *log = sj_canvas_get_log (sj_tool_get_canvas (tool));

  sj_span_tool_drag_update (tool, x, y, modifiers);
  if (get_card (self) != NULL && log != NULL)
    {
      sj_edit_log_begin (log, _ ("Resize"));
      sj_edit_log_set (log, SJ_ELEMENT (get_card (self)), "span", self->span, NULL);
      sj_edit_log_commit (log);
    }
  stop (self);
}

static void
sj_span_tool_cancel (SjTool *tool)
{
  stop (SJ_SPAN_TOOL (tool));
}

static void
sj_span_tool_snapshot (SjTool      *tool,
                       GtkSnapshot *snapshot)
{
  SjSpanTool *self = SJ_SPAN_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = self->card != NULL ? sj_canvas_find (canvas, self->card, NULL) : NULL;
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  SjRectangle last_bounds, bounds, place;
  SjCell last;

  if (item == NULL || !sj_canvas_cells_of_card (canvas, get_card (self), &last))
    return;

  last.column += (guint) self->span - 1;
  last_bounds = sj_canvas_cells_get_bounds (canvas, &last);
  bounds.x = MIN (item->x, last_bounds.x + 14.0);
  bounds.width = sj_scene_is_rtl (sj_canvas_get_scene (canvas))
                   ? item->x + item->width - bounds.x
                   : last_bounds.x + last_bounds.width - 14.0 - bounds.x;
  bounds.y = item->y;
  bounds.height = item->height;
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  sj_canvas_overlay_append_box (snapshot, &place, &accent);
}

static void
sj_span_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_SPAN_TOOL (object)->card, g_free);

  G_OBJECT_CLASS (sj_span_tool_parent_class)->finalize (object);
}

static void
sj_span_tool_class_init (SjSpanToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_span_tool_finalize;
  tool_class->get_cursor_at = sj_span_tool_get_cursor_at;
  tool_class->drag_begin = sj_span_tool_drag_begin;
  tool_class->drag_update = sj_span_tool_drag_update;
  tool_class->drag_end = sj_span_tool_drag_end;
  tool_class->cancel = sj_span_tool_cancel;
  tool_class->snapshot = sj_span_tool_snapshot;
}

static void
sj_span_tool_init (SjSpanTool *self)
{
}

SjTool *
sj_span_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_SPAN_TOOL, "canvas", canvas, NULL);
}
