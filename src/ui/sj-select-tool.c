#define G_LOG_DOMAIN "sj-select-tool"

#include "ui/sj-select-tool.h"

#include "ui/sj-adder.h"
#include "ui/sj-band-tool.h"
#include "ui/sj-border-tool.h"
#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-card-tool.h"
#include "ui/sj-link-tool.h"
#include "ui/sj-order-tool.h"
#include "ui/sj-point-tool.h"
#include "ui/sj-span-tool.h"
#include "ui/sj-text-place.h"

enum {
  TOOL_POINT,
  TOOL_LINK,
  TOOL_SPAN,
  TOOL_CARD,
  TOOL_BORDER,
  TOOL_ORDER,
  TOOL_BAND,
  N_TOOLS
};

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
  SjTool   *tools[N_TOOLS];  /* the first that knows what to do with a place has it */
  SjTool   *dragging;  /* one of them, while it drags */
};

G_DEFINE_FINAL_TYPE (SjSelectTool, sj_select_tool, SJ_TYPE_TOOL)

/* A sign that is shown stays while the pointer is on it, also where another one would begin. */
static gboolean
find_adder (SjSelectTool *self,
            double        x,
            double        y,
            SjAdder      *adder)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjAdder shown;

  if (self->has_adder && sj_adder_is_at (&self->adder, x, y) &&
      sj_adder_find (canvas, self->adder.x, self->adder.y, &shown) &&
      shown.kind == self->adder.kind && sj_adder_is_at (&shown, x, y))
    {
      *adder = shown;
      return TRUE;
    }

  return sj_adder_find (canvas, x, y, adder);
}

/* What a drag from there would do. */
static const char *
sj_select_tool_get_cursor_at (SjTool *tool,
                              double  x,
                              double  y)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);

  for (guint i = 0; i < N_TOOLS; i++)
    {
      const char *cursor = sj_tool_get_cursor_at (self->tools[i], x, y);

      if (cursor != NULL)
        return cursor;
    }

  return NULL;
}

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
                    find_adder (self, x, y, &self->adder);
  sj_tool_hover (self->tools[TOOL_LINK], x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas),
                                   self->has_adder && sj_adder_is_at (&self->adder, x, y)
                                     ? "pointer" : sj_select_tool_get_cursor_at (tool, x, y));
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

static gboolean
press_header (SjCanvas *canvas,
              double    x,
              double    y,
              int       n_press)
{
  SjMap *map = sj_canvas_get_map (canvas);
  gboolean below;

  if (!sj_text_place_pick_header (canvas, x, y, &below))
    return FALSE;

  sj_selection_select (sj_canvas_get_selection (canvas), sj_element_get_id (SJ_ELEMENT (map)),
                       NULL);
  if (n_press == 2)
    sj_canvas_actions_edit (canvas, below);
  return TRUE;
}

/* A handle lies over what is below it: pressing it changes no selection. */
static gboolean
is_held (SjSelectTool *self,
         double        x,
         double        y)
{
  return sj_tool_get_cursor_at (self->tools[TOOL_LINK], x, y) != NULL;
}

static gboolean
add_point (SjCanvas *canvas,
           double    x,
           double    y)
{
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);

  return (item == NULL || item->role == SJ_ROLE_LANE || item->role == SJ_ROLE_CURVE) &&
         sj_canvas_points_add (canvas, x, y);
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
  if (n_press == 1 && find_adder (self, x, y, &adder) && sj_adder_is_at (&adder, x, y))
    {
      self->has_adder = FALSE;
      sj_adder_activate (&adder, canvas);
      return;
    }

  if (is_held (self, x, y))
    return;
  if (n_press == 2 && (sj_border_tool_fit (self->tools[TOOL_BORDER], x, y) ||
                       add_point (canvas, x, y)))
    return;

  item = sj_canvas_pick (canvas, x, y);
  if (find_cell (canvas, item, x, y, &cell))
    press_cell (canvas, &cell, n_press);
  else if (item != NULL)
    press_item (self, canvas, item, n_press, modifiers);
  else if (!press_header (canvas, x, y, n_press))
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

static gboolean
sj_select_tool_drag_begin (SjTool          *tool,
                           double           x,
                           double           y,
                           GdkModifierType  modifiers)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);

  if (sj_canvas_text_is_active (sj_canvas_get_text (canvas)))
    return FALSE;

  for (guint i = 0; i < N_TOOLS; i++)
    if (sj_tool_drag_begin (self->tools[i], x, y, modifiers))
      {
        g_clear_pointer (&self->pressed, g_free);
        self->has_adder = FALSE;
        sj_canvas_set_hovered (canvas, NULL);
        self->dragging = self->tools[i];
        return TRUE;
      }

  return FALSE;
}

static void
sj_select_tool_drag_update (SjTool          *tool,
                            double           x,
                            double           y,
                            GdkModifierType  modifiers)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);

  if (self->dragging != NULL)
    sj_tool_drag_update (self->dragging, x, y, modifiers);
}

static void
sj_select_tool_drag_end (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  SjTool *dragging = g_steal_pointer (&self->dragging);

  if (dragging != NULL)
    sj_tool_drag_end (dragging, x, y, modifiers);
}

static void
sj_select_tool_cancel (SjTool *tool)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  SjTool *dragging = g_steal_pointer (&self->dragging);

  g_clear_pointer (&self->pressed, g_free);
  self->has_adder = FALSE;
  if (dragging != NULL)
    sj_tool_cancel (dragging);
}

static void
sj_select_tool_snapshot (SjTool      *tool,
                         GtkSnapshot *snapshot)
{
  SjSelectTool *self = SJ_SELECT_TOOL (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (sj_tool_get_canvas (tool));

  if (self->dragging != NULL)
    sj_tool_snapshot (self->dragging, snapshot);
  else
    sj_tool_snapshot (self->tools[TOOL_LINK], snapshot);
  if (self->has_adder)
    sj_adder_append (&self->adder, snapshot, &accent);
}

static void
sj_select_tool_dispose (GObject *object)
{
  SjSelectTool *self = SJ_SELECT_TOOL (object);

  self->dragging = NULL;
  for (guint i = 0; i < N_TOOLS; i++)
    g_clear_object (&self->tools[i]);

  G_OBJECT_CLASS (sj_select_tool_parent_class)->dispose (object);
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

  G_OBJECT_CLASS (klass)->dispose = sj_select_tool_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_select_tool_finalize;
  tool_class->hover = sj_select_tool_hover;
  tool_class->press = sj_select_tool_press;
  tool_class->release = sj_select_tool_release;
  tool_class->get_cursor_at = sj_select_tool_get_cursor_at;
  tool_class->drag_begin = sj_select_tool_drag_begin;
  tool_class->drag_update = sj_select_tool_drag_update;
  tool_class->drag_end = sj_select_tool_drag_end;
  tool_class->cancel = sj_select_tool_cancel;
  tool_class->snapshot = sj_select_tool_snapshot;
}

static void
sj_select_tool_init (SjSelectTool *self)
{
}

SjTool *
sj_select_tool_new (SjCanvas *canvas)
{
  SjSelectTool *self = g_object_new (SJ_TYPE_SELECT_TOOL, "canvas", canvas, NULL);

  self->tools[TOOL_POINT] = sj_point_tool_new (canvas);
  self->tools[TOOL_LINK] = sj_link_tool_new (canvas);
  self->tools[TOOL_SPAN] = sj_span_tool_new (canvas);
  self->tools[TOOL_CARD] = sj_card_tool_new (canvas);
  self->tools[TOOL_BORDER] = sj_border_tool_new (canvas);
  self->tools[TOOL_ORDER] = sj_order_tool_new (canvas);
  self->tools[TOOL_BAND] = sj_band_tool_new (canvas);

  return SJ_TOOL (self);
}
