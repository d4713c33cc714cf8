#define G_LOG_DOMAIN "sj-link-tool"

#include "config.h"

#include "ui/sj-link-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-links.h"
#include "ui/sj-canvas-menu.h"
#include "ui/sj-canvas-overlay.h"

/**
 * SjLinkTool:
 *
 * Draws links from the handle beside a card to another card, and drags the ends of the selected
 * link elsewhere.
 */
struct _SjLinkTool
{
  SjTool parent_instance;

  char     *card;  /* the id of the card at the fixed end; NULL while nothing is dragged */
  char     *link;  /* the id of the link whose end is dragged; NULL for a new one */
  gboolean  drags_start;
  double    from_x;  /* of the fixed end, in points */
  double    from_y;
  double    x;  /* of the pointer, in points */
  double    y;
  char     *target;  /* the id of the card it would lead to */
  double    hover_x;  /* of the pointer without a button, in pixels */
  double    hover_y;
};

#define HANDLE_RADIUS 4.5
#define HANDLE_AWAY 8.0
#define HANDLE_REACH 8.0

G_DEFINE_FINAL_TYPE (SjLinkTool, sj_link_tool, SJ_TYPE_TOOL)

static SjRectangle
place_of (SjCanvas          *canvas,
          const SjSceneItem *item)
{
  SjRectangle bounds = { item->x, item->y, item->width, item->height };

  return sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
}

static void
get_handle (SjCanvas          *canvas,
            const SjSceneItem *item,
            double            *x,
            double            *y)
{
  SjRectangle place = place_of (canvas, item);

  *x = sj_scene_is_rtl (sj_canvas_get_scene (canvas)) ? place.x - HANDLE_AWAY
                                                      : place.x + place.width + HANDLE_AWAY;
  *y = place.y + place.height / 2.0;
}

/* The card the pointer is on, or whose handle beside it the pointer is on. */
static const SjSceneItem *
find_card_near (SjCanvas *canvas,
                double    x,
                double    y)
{
  const double steps[] = { 0.0, -HANDLE_AWAY - HANDLE_REACH, HANDLE_AWAY + HANDLE_REACH };

  if (sj_canvas_get_scene (canvas) == NULL || sj_canvas_get_log (canvas) == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const SjSceneItem *item = sj_canvas_pick (canvas, x + steps[i], y);

      if (item != NULL && item->role == SJ_ROLE_CARD)
        return item;
    }

  return NULL;
}

static const SjSceneItem *
find_handle (SjCanvas *canvas,
             double    x,
             double    y)
{
  const SjSceneItem *item = find_card_near (canvas, x, y);
  double handle_x, handle_y;

  if (item == NULL)
    return NULL;

  get_handle (canvas, item, &handle_x, &handle_y);
  return hypot (x - handle_x, y - handle_y) <= HANDLE_REACH ? item : NULL;
}

/* The ends of the selected link, in pixels. */
static const SjSceneItem *
get_ends (SjCanvas *canvas,
          double   *ends)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  const SjSceneItem *item = pick != NULL ? sj_canvas_find (canvas, pick->id, NULL) : NULL;
  double zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (canvas));
  SjVertex start, finish;
  SjRectangle place;

  if (item == NULL || item->role != SJ_ROLE_LINK || sj_canvas_get_log (canvas) == NULL ||
      !sj_canvas_links_get_ends (item, &start, &finish))
    return NULL;

  place = place_of (canvas, item);
  ends[0] = place.x + start.x * zoom;
  ends[1] = place.y + start.y * zoom;
  ends[2] = place.x + finish.x * zoom;
  ends[3] = place.y + finish.y * zoom;
  return item;
}

static const SjSceneItem *
find_end (SjCanvas *canvas,
          double    x,
          double    y,
          gboolean *is_start)
{
  double ends[4];
  const SjSceneItem *item = get_ends (canvas, ends);

  if (item == NULL)
    return NULL;

  *is_start = hypot (x - ends[0], y - ends[1]) <= HANDLE_REACH;
  return *is_start || hypot (x - ends[2], y - ends[3]) <= HANDLE_REACH ? item : NULL;
}

static const char *
sj_link_tool_get_cursor_at (SjTool *tool,
                            double  x,
                            double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  gboolean is_start;

  return find_end (canvas, x, y, &is_start) != NULL || find_handle (canvas, x, y) != NULL
           ? "crosshair" : NULL;
}

static void
sj_link_tool_hover (SjTool *tool,
                    double  x,
                    double  y)
{
  SjLinkTool *self = SJ_LINK_TOOL (tool);

  self->hover_x = x;
  self->hover_y = y;
}

static gboolean
begin_at_end (SjLinkTool        *self,
              const SjSceneItem *item,
              gboolean           is_start)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjLink *link = sj_map_lookup_typed (sj_canvas_get_map (canvas), item->id, SJ_TYPE_LINK);
  SjVertex start, finish;

  if (link == NULL || !sj_canvas_links_get_ends (item, &start, &finish))
    return FALSE;

  self->link = g_strdup (item->id);
  self->drags_start = is_start;
  self->card = g_strdup (is_start ? sj_link_get_to (link) : sj_link_get_from (link));
  self->from_x = item->x + (is_start ? finish.x : start.x);
  self->from_y = item->y + (is_start ? finish.y : start.y);
  return TRUE;
}

static gboolean
sj_link_tool_drag_begin (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjLinkTool *self = SJ_LINK_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  gboolean is_start;
  const SjSceneItem *item = find_end (canvas, x, y, &is_start);

  if (item != NULL)
    return begin_at_end (self, item, is_start);

  item = find_handle (canvas, x, y);
  if (item == NULL)
    return FALSE;

  self->card = g_strdup (item->id);
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->from_x, &self->from_y);
  return TRUE;
}

static void
sj_link_tool_drag_update (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjLinkTool *self = SJ_LINK_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);

  if (self->card == NULL)
    return;

  g_clear_pointer (&self->target, g_free);
  if (item != NULL && item->role == SJ_ROLE_CARD && !g_str_equal (item->id, self->card))
    self->target = g_strdup (item->id);
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->x, &self->y);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (SjLinkTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->target, g_free);
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

static void
move_end (SjLinkTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjEditLog *log = sj_canvas_get_log (canvas);
  SjElement *link = sj_map_lookup (sj_canvas_get_map (canvas), self->link);

  if (link == NULL)
    return;

  sj_edit_log_begin (log, _ ("Move Link"));
  sj_edit_log_set (log, link, self->drags_start ? "from" : "to", self->target, NULL);
  sj_edit_log_commit (log);
}

static void
sj_link_tool_drag_end (SjTool          *tool,
                       double           x,
                       double           y,
                       GdkModifierType  modifiers)
{
  SjLinkTool *self = SJ_LINK_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);

  sj_link_tool_drag_update (tool, x, y, modifiers);
  if (self->target != NULL && sj_canvas_get_log (canvas) != NULL)
    {
      if (self->link != NULL)
        move_end (self);
      else if (sj_canvas_links_add (canvas, self->card, self->target))
        sj_canvas_menu_popup_links (canvas, x, y);
    }
  stop (self);
}

static void
sj_link_tool_cancel (SjTool *tool)
{
  stop (SJ_LINK_TOOL (tool));
}

static void
append_drag (SjLinkTool    *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *accent)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));
  SjRectangle from = { self->from_x, self->from_y, 0.0, 0.0 };
  SjRectangle to = { self->x, self->y, 0.0, 0.0 };
  const SjSceneItem *target = self->target != NULL ? sj_canvas_find (canvas, self->target, NULL)
                                                   : NULL;

  from = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &from);
  to = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &to);
  sj_canvas_overlay_append_line (snapshot, from.x, from.y, to.x, to.y, accent);
  sj_canvas_overlay_append_disc (snapshot, to.x, to.y, HANDLE_RADIUS, accent);
  if (target != NULL)
    {
      SjRectangle place = place_of (canvas, target);

      sj_canvas_overlay_append_ring (snapshot, &place, accent);
    }
}

static void
sj_link_tool_snapshot (SjTool      *tool,
                       GtkSnapshot *snapshot)
{
  SjLinkTool *self = SJ_LINK_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  const SjSceneItem *near;
  double ends[4], x, y;

  if (self->card != NULL)
    {
      append_drag (self, snapshot, &accent);
      return;
    }

  if (get_ends (canvas, ends) != NULL)
    {
      sj_canvas_overlay_append_disc (snapshot, ends[0], ends[1], HANDLE_RADIUS, &accent);
      sj_canvas_overlay_append_disc (snapshot, ends[2], ends[3], HANDLE_RADIUS, &accent);
    }

  near = find_card_near (canvas, self->hover_x, self->hover_y);
  if (near != NULL)
    {
      get_handle (canvas, near, &x, &y);
      sj_canvas_overlay_append_disc (snapshot, x, y, HANDLE_RADIUS, &accent);
    }
}

static void
sj_link_tool_finalize (GObject *object)
{
  SjLinkTool *self = SJ_LINK_TOOL (object);

  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->target, g_free);

  G_OBJECT_CLASS (sj_link_tool_parent_class)->finalize (object);
}

static void
sj_link_tool_class_init (SjLinkToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_link_tool_finalize;
  tool_class->hover = sj_link_tool_hover;
  tool_class->get_cursor_at = sj_link_tool_get_cursor_at;
  tool_class->drag_begin = sj_link_tool_drag_begin;
  tool_class->drag_update = sj_link_tool_drag_update;
  tool_class->drag_end = sj_link_tool_drag_end;
  tool_class->cancel = sj_link_tool_cancel;
  tool_class->snapshot = sj_link_tool_snapshot;
}

static void
sj_link_tool_init (SjLinkTool *self)
{
  self->hover_x = self->hover_y = -1000.0;
}

SjTool *
sj_link_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_LINK_TOOL, "canvas", canvas, NULL);
}
