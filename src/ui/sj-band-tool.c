#define G_LOG_DOMAIN "sj-band-tool"

#include "ui/sj-band-tool.h"

#include <math.h>

#include "ui/sj-canvas-overlay.h"

/**
 * SjBandTool:
 *
 * Draws a rubber band and selects the cards that it touches; with Shift or Ctrl beside those that
 * are selected already.
 */
struct _SjBandTool
{
  SjTool parent_instance;

  gboolean   active;
  double     start_x;
  double     start_y;
  double     x;
  double     y;
  GPtrArray *kept;  /* ids that were selected before and stay so */
};

G_DEFINE_FINAL_TYPE (SjBandTool, sj_band_tool, SJ_TYPE_TOOL)

static gboolean
sj_band_tool_drag_begin (SjTool          *tool,
                         double           x,
                         double           y,
                         GdkModifierType  modifiers)
{
  SjBandTool *self = SJ_BAND_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  SjSelection *selection = sj_canvas_get_selection (canvas);

  if (sj_canvas_get_scene (canvas) == NULL)
    return FALSE;

  self->active = TRUE;
  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->start_x, &self->start_y);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  if ((modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    for (guint i = 0; i < sj_selection_get_n (selection); i++)
      if (sj_selection_get (selection, i)->anchor == NULL)
        g_ptr_array_add (self->kept, g_strdup (sj_selection_get (selection, i)->id));

  return TRUE;
}

static SjRectangle
get_band (SjBandTool *self)
{
  return (SjRectangle) { MIN (self->start_x, self->x), MIN (self->start_y, self->y),
                         fabs (self->x - self->start_x), fabs (self->y - self->start_y) };
}

static void
add_touched (SjBandTool *self,
             GPtrArray  *ids)
{
  SjScene *scene = sj_canvas_get_scene (sj_tool_get_canvas (SJ_TOOL (self)));
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  SjRectangle band = get_band (self);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (known, g_ptr_array_index (ids, i));

  sj_scene_list_in (scene, band.x, band.y, band.width, band.height, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, g_array_index (positions, guint, i));

      if (item->role == SJ_ROLE_CARD && !g_hash_table_contains (known, item->id))
        g_ptr_array_add (ids, item->id);
    }
}

static void
sj_band_tool_drag_update (SjTool          *tool,
                          double           x,
                          double           y,
                          GdkModifierType  modifiers)
{
  SjBandTool *self = SJ_BAND_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  if (!self->active)
    return;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &self->x, &self->y);
  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (ids, g_ptr_array_index (self->kept, i));
  add_touched (self, ids);
  sj_selection_select_all (sj_canvas_get_selection (canvas), (const char *const *) ids->pdata,
                           ids->len);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (SjBandTool *self)
{
  SjCanvas *canvas = sj_tool_get_canvas (SJ_TOOL (self));

  self->active = FALSE;
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  if (canvas != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
sj_band_tool_drag_end (SjTool          *tool,
                       double           x,
                       double           y,
                       GdkModifierType  modifiers)
{
  stop (SJ_BAND_TOOL (tool));
}

static void
sj_band_tool_cancel (SjTool *tool)
{
  SjBandTool *self = SJ_BAND_TOOL (tool);

  if (self->active)
    sj_selection_select_all (sj_canvas_get_selection (sj_tool_get_canvas (tool)),
                             (const char *const *) self->kept->pdata, self->kept->len);
  stop (SJ_BAND_TOOL (tool));
}

static void
sj_band_tool_snapshot (SjTool      *tool,
                       GtkSnapshot *snapshot)
{
  SjBandTool *self = SJ_BAND_TOOL (tool);
  SjCanvas *canvas = sj_tool_get_canvas (tool);
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  SjRectangle band, place;

  if (!self->active)
    return;

  band = get_band (self);
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &band);
  sj_canvas_overlay_append_box (snapshot, &place, &accent);
}

static void
sj_band_tool_finalize (GObject *object)
{
  g_clear_pointer (&SJ_BAND_TOOL (object)->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_band_tool_parent_class)->finalize (object);
}

static void
sj_band_tool_class_init (SjBandToolClass *klass)
{
  SjToolClass *tool_class = SJ_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_band_tool_finalize;
  tool_class->drag_begin = sj_band_tool_drag_begin;
  tool_class->drag_update = sj_band_tool_drag_update;
  tool_class->drag_end = sj_band_tool_drag_end;
  tool_class->cancel = sj_band_tool_cancel;
  tool_class->snapshot = sj_band_tool_snapshot;
}

static void
sj_band_tool_init (SjBandTool *self)
{
}

SjTool *
sj_band_tool_new (SjCanvas *canvas)
{
  return g_object_new (SJ_TYPE_BAND_TOOL, "canvas", canvas, NULL);
}
