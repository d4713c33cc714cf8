#define G_LOG_DOMAIN "sj-start-pictures"

#include "ui/sj-start-pictures.h"

#include "core/sj-template.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-layout.h"
#include "ui/sj-recent-pictures.h"
#include "ui/sj-map-thumbnail.h"

/*
 * The pictures of the page to start from, as SjLateMaker.
 */

/* Wide enough for most of the stages, and near enough to see what the lanes are about. */
#define LEAST_ACROSS 560.0
#define MOST_ACROSS 1100.0

/**
 * sj_start_pictures_make_template:
 * @theme: the colours
 * @width: in pixels
 * @height: in pixels
 * @template: a #SjTemplate
 *
 * Returns: (transfer full): what a map made from the template looks like
 */
GdkTexture *
sj_start_pictures_make_template (SjThemeKind theme,
                                 int         width,
                                 int         height,
                                 gpointer    template)
{
  g_autoptr(SjMap) map = sj_template_make_map (template);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (theme));
  g_autoptr(SjScene) scene = NULL;
  double across;

  sj_layout_show_prompts (layout, TRUE);
  scene = sj_layout_run (layout);
  across = CLAMP (sj_scene_get_width (scene) - SJ_PAGE_MARGIN, LEAST_ACROSS, MOST_ACROSS);

  return sj_map_thumbnail_take_texture (
    sj_map_thumbnail_paint_grid (scene, map, across, width, height));
}

/**
 * sj_start_pictures_make_recent:
 * @theme: the colours
 * @width: in pixels
 * @height: in pixels
 * @uri: where a map is
 *
 * Returns: (transfer full) (nullable): the picture that was kept of the map
 */
GdkTexture *
sj_start_pictures_make_recent (SjThemeKind theme,
                               int         width,
                               int         height,
                               gpointer    uri)
{
  g_autofree char *path = sj_recent_pictures_get_path (uri, theme);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (path, width, height, FALSE,
                                                                   NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}
