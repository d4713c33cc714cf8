#define G_LOG_DOMAIN "sj-select-tool"

#include "ui/sj-select-tool.h"

#include "ui/sj-canvas.h"

/**
 * SjSelectTool:
 *
 * Selects what is pointed at.
 */
struct _SjSelectTool
{
  SjTool parent_instance;
};

G_DEFINE_FINAL_TYPE (SjSelectTool, sj_select_tool, SJ_TYPE_TOOL)

static void
sj_select_tool_hover (SjTool *tool,
                      double  x,
                      double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);

  sj_canvas_set_hovered (canvas, sj_canvas_pick (canvas, x, y));
}

static void
sj_select_tool_press (SjTool          *tool,
                      double           x,
                      double           y,
                      int              n_press,
                      GdkModifierType  modifiers)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  SjSelection *selection = sj_canvas_get_selection (canvas);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);

  if (item == NULL)
    sj_selection_clear (selection);
  else if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    sj_selection_toggle (selection, item->id, item->anchor);
  else
    sj_selection_select (selection, item->id, item->anchor);
}

static void
sj_select_tool_class_init (SjSelectToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  tool_class->hover = sj_select_tool_hover;
  tool_class->press = sj_select_tool_press;
}

static void
sj_select_tool_init (SjSelectTool *self)
{
}

SjTool *
sj_select_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_SELECT_TOOL, "canvas", canvas, NULL);
}
