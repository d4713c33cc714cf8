#define G_LOG_DOMAIN "sj-map-thumbnail"

#include "ui/sj-map-thumbnail.h"

#include "scene/sj-painter.h"

/*
 * Little pictures of maps. They are painted as exports are, so they need no window and no thread of
 * their own, and are as sharp as the pixels they are asked for.
 */

/* How much of the page's edge is left around the grid. */
#define EDGE 14.0

static cairo_surface_t *
paint (SjScene *scene,
       SjMap   *map,
       double   x,
       double   y,
       double   points_across,
       int      width,
       int      height)
{
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (scene), SJ_COLOUR_PAPER);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(SjPainter) painter = sj_painter_new (map);
  double scale = width / points_across;

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -x, -y);
  sj_painter_paint_scene (painter, cr, scene);
  cairo_destroy (cr);

  return surface;
}

/**
 * sj_map_thumbnail_paint:
 * @scene: a scene
 * @map: (nullable): where its pictures are
 * @points_across: how much of the page the picture shows from side to side; 0 for all of it
 * @width: of the picture in pixels
 * @height: of the picture in pixels
 *
 * Returns: (transfer full): the upper part of the page, from its start side
 */
cairo_surface_t *
sj_map_thumbnail_paint (SjScene *scene,
                        SjMap   *map,
                        double   points_across,
                        int      width,
                        int      height)
{
  double page = sj_scene_get_width (scene);

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  if (points_across <= 0.0)
    points_across = page;

  return paint (scene, map, sj_scene_is_rtl (scene) ? page - points_across : 0.0, 0.0,
                points_across, width, height);
}

/**
 * sj_map_thumbnail_paint_grid:
 * @scene: a scene
 * @map: (nullable): where its pictures are
 * @points_across: how much of the page the picture shows from side to side
 * @width: of the picture in pixels
 * @height: of the picture in pixels
 *
 * Returns: (transfer full): where the stages begin, without the title above them
 */
cairo_surface_t *
sj_map_thumbnail_paint_grid (SjScene *scene,
                             SjMap   *map,
                             double   points_across,
                             int      width,
                             int      height)
{
  const SjSceneHeads *heads = sj_scene_grid_get_heads (sj_scene_get_grid (scene));
  double x = heads->rtl ? heads->lanes_x + heads->lanes_width + EDGE - points_across
                        : heads->lanes_x - EDGE;

  g_return_val_if_fail (width > 0 && height > 0 && points_across > 0.0, NULL);

  return paint (scene, map, x, heads->stages_y - EDGE, points_across, width, height);
}

/**
 * sj_map_thumbnail_take_texture:
 * @surface: (transfer full): an image
 *
 * Returns: (transfer full): the same as a texture
 */
GdkTexture *
sj_map_thumbnail_take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
