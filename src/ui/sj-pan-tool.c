#define G_LOG_DOMAIN "sj-pan-tool"

#include "ui/sj-pan-tool.h"

#include "ui/sj-canvas.h"

/**
 * SjPanTool:
 *
 * Moves the view with the pointer: the middle button, or Space held down.
 */
struct _SjPanTool
{
  SjTool parent_instance;

  double start_x;
  double start_y;
  double scroll_x;
  double scroll_y;
};

G_DEFINE_FINAL_TYPE (SjPanTool, sj_pan_tool, SJ_TYPE_TOOL)

static SjViewport *
get_viewport (SjTool *tool)
{
  return sj_canvas_get_viewport (sj_tool_get_canvas (tool));
}

static gboolean
sj_pan_tool_drag_begin (SjTool          *tool,
                        double           x,
                        double           y,
                        GdkModifierType  modifiers)
{
  SjPanTool *self = SJ_PAN_TOOL (tool);

  self->start_x = x;
  self->start_y = y;
  self->scroll_x = sj_viewport_get_scroll_x (get_viewport (tool));
  self->scroll_y = sj_viewport_get_scroll_y (get_viewport (tool));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (sj_tool_get_canvas (tool)), "grabbing");

  return TRUE;
}

static void
sj_pan_tool_drag_update (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjPanTool *self = SJ_PAN_TOOL (tool);

  sj_viewport_scroll_to (get_viewport (tool), self->scroll_x + self->start_x - x,
                         self->scroll_y + self->start_y - y);
}

static void
sj_pan_tool_drag_end (SjTool          *tool,
                      double           x,
                      double           y,
                      GdkModifierType  modifiers)
{
  sj_canvas_update_cursor (sj_tool_get_canvas (tool));
}

static void
sj_pan_tool_class_init (SjPanToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  tool_class->cursor = "grab";
  tool_class->drag_begin = sj_pan_tool_drag_begin;
  tool_class->drag_update = sj_pan_tool_drag_update;
  tool_class->drag_end = sj_pan_tool_drag_end;
}

static void
sj_pan_tool_init (SjPanTool *self)
{
}

SjTool *
sj_pan_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_PAN_TOOL, "canvas", canvas, NULL);
}
