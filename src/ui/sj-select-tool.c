#define G_LOG_DOMAIN "sj-select-tool"

#include "ui/sj-select-tool.h"

#include "ui/sj-adder.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-canvas-text.h"

/**
 * SjSelectTool:
 *
 * Selects what is pointed at, adds where the pointer is, and hands drags to the tool that knows
 * what to do with what they begin at.
 */
struct _SjSelectTool
{
  SjTool parent_instance;

  SjAdder   adder;
  gboolean  has_adder;
  char     *pressed;  /* what is to be selected alone if no drag follows */
};

G_DEFINE_FINAL_TYPE (SjSelectTool, sj_select_tool, SJ_TYPE_TOOL)

static void
sj_select_tool_hover (SjTool *tool,
                      double  x,
                      double  y)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);
  SjCell cell;

  /* A lane as large as the map is not outlined wherever the pointer is. */
  if (item != NULL && item->role == SJ_ROLE_LANE && sj_canvas_cells_at (canvas, x, y, &cell))
    item = NULL;
  sj_canvas_set_hovered (canvas, item);

  self->has_adder = !sj_canvas_text_is_active (sj_canvas_get_text (canvas)) &&
                    sj_adder_find (canvas, x, y, &self->adder);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* In a cell and not in the header of the lane: there the cell is meant, and not the whole lane. */
static gboolean
find_cell (SjCanvas          *canvas,
           const SjSceneItem *item,
           double             x,
           double             y,
           SjCell            *cell)
{
  return (item == NULL || item->role == SJ_ROLE_LANE) && sj_canvas_cells_at (canvas, x, y, cell) &&
         sj_canvas_cells_hold_cards (canvas, cell);
}

static void
press_cell (SjCanvas     *canvas,
            const SjCell *cell,
            int           n_press)
{
  sj_selection_clear (sj_canvas_get_selection (canvas));
  sj_cell_cursor_set (sj_canvas_get_cursor (canvas),
                      sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_step (canvas, cell))),
                      sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_lane (canvas, cell))));
  if (n_press == 2)
    sj_canvas_text_begin_card (sj_canvas_get_text (canvas), cell);
  else
    sj_canvas_focus_cell (canvas);
}

static void
press_item (SjSelectTool      *self,
            SjCanvas          *canvas,
            const SjSceneItem *item,
            int                n_press,
            GdkModifierType    modifiers)
{
  SjSelection *selection = sj_canvas_get_selection (canvas);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    sj_selection_toggle (selection, item->id, item->anchor);
  else if (sj_selection_get_n (selection) > 1 &&
           sj_selection_contains (selection, item->id, item->anchor))
    self->pressed = g_strdup (item->id);
  else
    sj_selection_select (selection, item->id, item->anchor);

  if (n_press == 2 && item->anchor == NULL)
    sj_canvas_actions_edit (canvas, FALSE);
}

static void
sj_select_tool_press (SjTool          *tool,
                      double           x,
                      double           y,
                      int              n_press,
                      GdkModifierType  modifiers)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item;
  SjAdder adder;
  SjCell cell;

  g_clear_pointer (&self->pressed, g_free);
  if (n_press == 1 && sj_adder_find (canvas, x, y, &adder) && sj_adder_is_at (&adder, x, y))
    {
      self->has_adder = FALSE;
      sj_adder_activate (&adder, canvas);
      return;
    }

  item = sj_canvas_pick (canvas, x, y);
  if (find_cell (canvas, item, x, y, &cell))
    press_cell (canvas, &cell, n_press);
  else if (item != NULL)
    press_item (self, canvas, item, n_press, modifiers);
  else
    {
      sj_selection_clear (sj_canvas_get_selection (canvas));
      sj_cell_cursor_clear (sj_canvas_get_cursor (canvas));
    }
}

static void
sj_select_tool_release (SjTool *tool,
                        double  x,
                        double  y)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  g_autofree char *pressed = g_steal_pointer (&self->pressed);

  if (pressed != NULL)
    sj_selection_select (sj_canvas_get_selection (sj_tool_get_canvas (tool)), pressed, NULL);
}

static void
sj_select_tool_snapshot (SjTool      *tool,
                         GtkSnapshot *snapshot)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (sj_tool_get_canvas (tool));

  if (self->has_adder)
    sj_adder_append (&self->adder, snapshot, &accent);
}

static void
sj_select_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_SELECT_TOOL (object)->pressed, g_free);

  G_OBJECT_CLASS (sj_select_tool_parent_class)->finalize (object);
}

static void
sj_select_tool_class_init (SjSelectToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_select_tool_finalize;
  tool_class->hover = sj_select_tool_hover;
  tool_class->press = sj_select_tool_press;
  tool_class->release = sj_select_tool_release;
  tool_class->snapshot = sj_select_tool_snapshot;
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
