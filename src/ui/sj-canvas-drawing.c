#define G_LOG_DOMAIN "sj-canvas-drawing"

#include "ui/sj-canvas-drawing.h"

#include <math.h>

#include "ui/sj-compat.h"

/**
 * SjCanvasDrawing:
 *
 * How a canvas draws its map: by nodes that are kept, and from afar, where no graphics card draws
 * them, by tiles. Asks for further frames until the picture is what it should be.
 */
struct _SjCanvasDrawing
{
  GtkWidget   *canvas;  /* owns this */
  SjNodeCache *nodes;
  SjTileCache *tiles;
  guint        tick;
  guint        work;
};

/* What nobody sees takes no memory. */
static void
on_unmap (SjCanvasDrawing *self)
{
  g_clear_handle_id (&self->work, g_source_remove);
  sj_tile_cache_clear (self->tiles);
}

/**
 * sj_canvas_drawing_new:
 * @canvas: the widget that is drawn, which outlives the drawing
 *
 * Returns: (transfer full): the drawing of no map
 */
SjCanvasDrawing *
sj_canvas_drawing_new (GtkWidget *canvas)
{
  SjCanvasDrawing *self;

  g_return_val_if_fail (GTK_IS_WIDGET (canvas), NULL);

  self = g_new0 (SjCanvasDrawing, 1);
  self->canvas = canvas;
  g_signal_connect_swapped (canvas, "unmap", G_CALLBACK (on_unmap), self);
  sj_canvas_drawing_set_map (self, NULL);

  return self;
}

void
sj_canvas_drawing_free (SjCanvasDrawing *self)
{
  g_return_if_fail (self != NULL);

  g_signal_handlers_disconnect_by_data (self->canvas, self);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->canvas, self->tick);
  g_clear_handle_id (&self->work, g_source_remove);
  g_clear_pointer (&self->tiles, sj_tile_cache_free);
  g_clear_pointer (&self->nodes, sj_node_cache_free);
  g_free (self);
}

/**
 * sj_canvas_drawing_set_map:
 * @self: a drawing
 * @map: (nullable): the map whose scenes will be drawn
 *
 * Forgets what it kept of another one.
 */
void
sj_canvas_drawing_set_map (SjCanvasDrawing *self,
                           SjMap           *map)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (map == NULL || SJ_IS_MAP (map));

  g_clear_pointer (&self->tiles, sj_tile_cache_free);
  g_clear_pointer (&self->nodes, sj_node_cache_free);
  self->nodes = sj_node_cache_new (map);
  self->tiles = sj_tile_cache_new (self->nodes);
}

/* Further frames */

static gboolean
on_tick (GtkWidget     *canvas,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  ((SjCanvasDrawing *) user_data)->tick = 0;
  gtk_widget_queue_draw (canvas);

  return G_SOURCE_REMOVE;
}

static void
draw_again (SjCanvasDrawing *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->canvas, on_tick, self, NULL);
}

static void plan_work (SjCanvasDrawing *self);

static gboolean
work (gpointer user_data)
{
  SjCanvasDrawing *self = user_data;

  self->work = 0;
  if (sj_node_cache_has_spare (self->nodes))
    sj_node_cache_forget_spare (self->nodes);
  else if (sj_tile_cache_work (self->tiles))
    gtk_widget_queue_draw (self->canvas);
  plan_work (self);

  return G_SOURCE_REMOVE;
}

/* After drawing, and after what the person does in the meantime. */
static void
plan_work (SjCanvasDrawing *self)
{
  int wait = sj_node_cache_has_spare (self->nodes) ? 0 : sj_tile_cache_get_wait (self->tiles);

  g_clear_handle_id (&self->work, g_source_remove);
  if (wait == 0)
    self->work = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, work, self, NULL);
  else if (wait > 0)
    self->work = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, (guint) wait, work, self, NULL);
}

/* Drawing */

static void
append_by_nodes (SjCanvasDrawing *self,
                 SjScene         *scene,
                 SjViewport      *viewport,
                 GtkSnapshot     *snapshot)
{
  double zoom = sj_viewport_get_zoom (viewport);
  SjRectangle visible = sj_viewport_get_visible (viewport);
  graphene_rect_t part = GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, visible.height);
  g_autoptr(GskRenderNode) node =
    sj_node_cache_create_frame (self->nodes, scene, &part, zoom);

  sj_tile_cache_clear (self->tiles);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (sj_viewport_get_origin_x (viewport),
                                                          sj_viewport_get_origin_y (viewport)));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  if (!sj_node_cache_is_complete (self->nodes))
    draw_again (self);
}

static GdkRectangle
get_focus (SjViewport        *viewport,
           const SjSceneItem *focus)
{
  double zoom = sj_viewport_get_zoom (viewport);

  if (focus == NULL)
    return (GdkRectangle) { 0 };

  return (GdkRectangle) { (int) floor (focus->x * zoom), (int) floor (focus->y * zoom),
                          (int) ceil (focus->width * zoom) + 1,
                          (int) ceil (focus->height * zoom) + 1 };
}

static void
append_by_tiles (SjCanvasDrawing   *self,
                 SjScene           *scene,
                 SjViewport        *viewport,
                 const SjSceneItem *focus,
                 gboolean           is_covered,
                 GtkSnapshot       *snapshot)
{
  SjTileView view = {
    .zoom = sj_viewport_get_zoom (viewport),
    .scale = gtk_widget_get_scale_factor (self->canvas),
    .seen = { -(int) sj_viewport_get_origin_x (viewport),
              -(int) sj_viewport_get_origin_y (viewport),
              (int) sj_viewport_get_width (viewport), (int) sj_viewport_get_height (viewport) },
    .focus = get_focus (viewport, focus),
    .is_covered = is_covered,
    .time = g_get_monotonic_time (),
  };
  g_autoptr(GskRenderNode) node = sj_tile_cache_create_frame (self->tiles, scene, &view);

  gtk_snapshot_append_node (snapshot, node);
}

/* A graphics card draws nodes faster than it is given new pictures. A picture for whole pixels is
 * not sharp on a screen that makes one and a half of one. */
static gboolean
wants_tiles (SjCanvasDrawing *self,
             SjViewport      *viewport)
{
  GtkNative *native = gtk_widget_get_native (self->canvas);

  return native != NULL && sj_viewport_get_zoom (viewport) < SJ_TILE_CACHE_ZOOM &&
         GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)) &&
         sj_compat_get_scale (self->canvas) == gtk_widget_get_scale_factor (self->canvas);
}

/**
 * sj_canvas_drawing_snapshot:
 * @self: a drawing
 * @scene: what to draw
 * @viewport: which part of it, and how large
 * @focus: (nullable): what the person is busy with; drawn before the rest when time is short
 * @is_covered: whether that is under something, such as what is being typed
 * @snapshot: what is drawn to, in pixels of the canvas
 *
 * Draws the map, and asks for another frame if there was no time for everything.
 */
void
sj_canvas_drawing_snapshot (SjCanvasDrawing   *self,
                            SjScene           *scene,
                            SjViewport        *viewport,
                            const SjSceneItem *focus,
                            gboolean           is_covered,
                            GtkSnapshot       *snapshot)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (scene != NULL && SJ_IS_VIEWPORT (viewport));

  sj_node_cache_set_scale (self->nodes, gtk_widget_get_scale_factor (self->canvas));
  if (wants_tiles (self, viewport))
    append_by_tiles (self, scene, viewport, focus, is_covered, snapshot);
  else
    append_by_nodes (self, scene, viewport, snapshot);
  plan_work (self);
}

SjNodeCache *
sj_canvas_drawing_get_node_cache (SjCanvasDrawing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nodes;
}

SjTileCache *
sj_canvas_drawing_get_tile_cache (SjCanvasDrawing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tiles;
}
