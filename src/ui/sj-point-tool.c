#define G_LOG_DOMAIN "sj-point-tool"

#include "config.h"

#include "ui/sj-point-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-overlay.h"
#include "ui/sj-canvas-points.h"

/**
 * SjPointTool:
 *
 * Drags a point of a curve that the team drew up and down, and shows its value. It snaps to tenths
 * and to the faces; with Alt it goes anywhere. What was measured stays where it is.
 */
struct _SjPointTool
{
  SjTool parent_instance;

  char    *series;  /* the id; NULL while nothing is dragged */
  char    *anchor;
  char    *key;  /* makes one step of undo of the whole drag */
  double   hold;  /* how far below the point's middle it was taken hold of, in points */
  double   valence;
  guint    n_undo_before;
};

G_DEFINE_FINAL_TYPE (SjPointTool, sj_point_tool, SJ_TYPE_TOOL)

static const SjSceneItem *
find_point (SjTool *tool,
            double  x,
            double  y)
{
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = sj_canvas_pick (canvas, x, y);

  return item != NULL && item->role == SJ_ROLE_POINT && sj_canvas_get_log (canvas) != NULL
           ? item : NULL;
}

static SjSeries *
lookup_series (SjTool     *tool,
               const char *id)
{
  return sj_map_lookup_typed (sj_canvas_get_map (sj_tool_get_canvas (tool)), id, SJ_TYPE_SERIES);
}

static const char *
sj_point_tool_get_cursor_at (SjTool *tool,
                             double  x,
                             double  y)
{
  const SjSceneItem *item = find_point (tool, x, y);
  SjSeries *series = item != NULL ? lookup_series (tool, item->id) : NULL;

  if (series == NULL)
    return NULL;

  return sj_series_has_answers (series) ? "not-allowed" : "ns-resize";
}

static gboolean
sj_point_tool_drag_begin (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjPointTool *self = SJ_POINT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = find_point (tool, x, y);
  SjSeries *series = item != NULL ? lookup_series (tool, item->id) : NULL;
  const SjPoint *point;
  double content_x, content_y;

  if (series == NULL)
    return FALSE;
  if (sj_canvas_points_refuse (canvas, series))
    return TRUE;

  point = sj_series_find_point (series, item->anchor);
  if (point == NULL)
    return FALSE;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  self->series = g_strdup (item->id);
  self->anchor = g_strdup (item->anchor);
  self->hold = content_y - (item->y + item->height / 2.0);
  self->valence = point->valence;
  self->key = g_strdup_printf ("drag:%s:%s:%" G_GINT64_FORMAT, item->id, item->anchor,
                               g_get_monotonic_time ());
  self->n_undo_before = sj_edit_log_get_n_undo (sj_canvas_get_log (canvas));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "ns-resize");
  return TRUE;
}

static void
sj_point_tool_drag_update (SjTool          *tool,
                           double           x,
                           double           y,
                           GdkModifierType  modifiers)
{
  SjPointTool *self = SJ_POINT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = self->series != NULL
                              ? sj_canvas_find (canvas, self->series, self->anchor) : NULL;
  SjSeries *series = self->series != NULL ? lookup_series (tool, self->series) : NULL;
  double content_x, content_y, valence;

  if (item == NULL || series == NULL)
    return;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  if (!sj_canvas_points_value_at (canvas, item->y + item->height / 2.0, content_y - self->hold,
                                  &valence))
    return;

  if ((modifiers & GDK_ALT_MASK) == 0)
    valence = sj_canvas_points_snap (valence);
  else
    valence = round (valence * 1000.0) / 1000.0;
  if (valence == self->valence)
    return;

  self->valence = valence;
  sj_canvas_points_set (canvas, series, self->anchor, valence, self->key);
}

static void
stop (SjPointTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  g_clear_pointer (&self->series, g_free);
  g_clear_pointer (&self->anchor, g_free);
  g_clear_pointer (&self->key, g_free);
  if (canvas != NULL)
    {
      sj_canvas_update_cursor (canvas);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
    }
}

static void
sj_point_tool_drag_end (SjTool          *tool,
                        double           x,
                        double           y,
                        GdkModifierType  modifiers)
{
  sj_point_tool_drag_update (tool, x, y, modifiers);
  stop (SJ_POINT_TOOL (tool));
}

static void
sj_point_tool_cancel (SjTool *tool)
{
  SjPointTool *self = SJ_POINT_TOOL (tool);
  SjEditLog *log = sj_canvas_get_log (sj_tool_get_canvas (tool));

  if (self->series != NULL && log != NULL &&
      sj_edit_log_get_n_undo (log) == self->n_undo_before + 1)
    sj_edit_log_undo (log);
  stop (self);
}

static void
sj_point_tool_snapshot (SjTool      *tool,
                        GtkSnapshot *snapshot)
{
  SjPointTool *self = SJ_POINT_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  const SjSceneItem *item = self->series != NULL
                              ? sj_canvas_find (canvas, self->series, self->anchor) : NULL;
  g_autofree char *text = NULL;
  SjRectangle bounds, place;

  if (item == NULL)
    return;

  bounds = (SjRectangle) { item->x, item->y, item->width, item->height };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  text = g_strdup_printf (fabs (self->valence * 10.0 - round (self->valence * 10.0)) < 1e-9
                            ? "%+.1f" : "%+.3f", self->valence);
  sj_canvas_overlay_append_value (canvas, snapshot, place.x + place.width / 2.0,
                                  place.y + place.height / 2.0, text);
}

static void
sj_point_tool_finalize (GObject *object)
{
  SjPointTool *self = SJ_POINT_TOOL (object);

  g_clear_pointer (&self->series, g_free);
  g_clear_pointer (&self->anchor, g_free);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (sj_point_tool_parent_class)->finalize (object);
}

static void
sj_point_tool_class_init (SjPointToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_point_tool_finalize;
  tool_class->get_cursor_at = sj_point_tool_get_cursor_at;
  tool_class->drag_begin = sj_point_tool_drag_begin;
  tool_class->drag_update = sj_point_tool_drag_update;
  tool_class->drag_end = sj_point_tool_drag_end;
  tool_class->cancel = sj_point_tool_cancel;
  tool_class->snapshot = sj_point_tool_snapshot;
}

static void
sj_point_tool_init (SjPointTool *self)
{
}

SjTool *
sj_point_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_POINT_TOOL, "canvas", canvas, NULL);
}
