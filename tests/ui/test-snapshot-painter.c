#include <math.h>

#include "io/sj-map-file.h"
#include "scene/sj-layout.h"
#include "scene/sj-painter.h"
#include "ui/sj-snapshot-painter.h"

#include "sj-test-scene.h"

/* What stands on paper and what stands on screen are drawn by two painters. They must agree, or
 * people export something else than they see. */

#define ZOOM 2.0
#define BLOCK 8
#define VISIBLE 24
#define TOLERANCE 0.0004

static cairo_surface_t *
create_surface (SjScene *scene)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                     (int) ceil (sj_scene_get_width (scene) * ZOOM),
                                     (int) ceil (sj_scene_get_height (scene) * ZOOM));
}

static cairo_surface_t *
paint_on_paper (SjMap   *map,
                SjScene *scene)
{
  cairo_surface_t *surface = create_surface (scene);
  cairo_t *cr = cairo_create (surface);
  SjPainter *painter = sj_painter_new (map);

  cairo_scale (cr, ZOOM, ZOOM);
  sj_painter_paint_scene (painter, cr, scene);
  sj_painter_free (painter);
  cairo_destroy (cr);

  return surface;
}

static cairo_surface_t *
paint_on_screen (SjMap   *map,
                 SjScene *scene)
{
  cairo_surface_t *surface = create_surface (scene);
  cairo_t *cr = cairo_create (surface);
  SjSnapshotPainter *painter = sj_snapshot_painter_new (map);
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (scene), SJ_COLOUR_PAPER);

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, ZOOM, ZOOM);
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);
      GskRenderNode *node =
        sj_snapshot_painter_create_node (painter, item->figure, SJ_DETAIL_FULL);

      if (node == NULL)
        continue;
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      gsk_render_node_draw (node, cr);
      cairo_restore (cr);
      gsk_render_node_unref (node);
    }
  sj_snapshot_painter_free (painter);
  cairo_destroy (cr);

  return surface;
}

/* The sum of one channel over one block. */
static int
sum_block (const guint8 *block,
           int           stride,
           guint         channel)
{
  int sum = 0;

  for (int y = 0; y < BLOCK; y++)
    for (int x = 0; x < BLOCK; x++)
      sum += block[y * stride + 4 * x + (int) channel];

  return sum;
}

static gboolean
blocks_differ (const guint8 *first,
               const guint8 *second,
               int           stride)
{
  for (guint channel = 0; channel < 3; channel++)
    if (ABS (sum_block (first, stride, channel) - sum_block (second, stride, channel)) >
        VISIBLE * BLOCK * BLOCK)
      return TRUE;

  return FALSE;
}

/* The share of blocks that differ visibly. Whole blocks are compared because letters may sit a
 * fraction of a pixel apart, which no eye sees. */
static double
share_of_differences (cairo_surface_t *first,
                      cairo_surface_t *second)
{
  int columns = cairo_image_surface_get_width (first) / BLOCK;
  int rows = cairo_image_surface_get_height (first) / BLOCK;
  int stride = cairo_image_surface_get_stride (first);
  const guint8 *one, *other;
  int n_different = 0;

  cairo_surface_flush (first);
  cairo_surface_flush (second);
  one = cairo_image_surface_get_data (first);
  other = cairo_image_surface_get_data (second);
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        int offset = row * BLOCK * stride + 4 * column * BLOCK;

        if (blocks_differ (one + offset, other + offset, stride))
          n_different++;
      }

  return (double) n_different / (rows * columns);
}

static void
keep_pictures (const char      *name,
               cairo_surface_t *paper,
               cairo_surface_t *screen)
{
  const char *folder = g_getenv ("SJ_TEST_PICTURES");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (folder == NULL)
    return;

  first = g_strdup_printf ("%s/%s-paper.png", folder, name);
  second = g_strdup_printf ("%s/%s-screen.png", folder, name);
  cairo_surface_write_to_png (paper, first);
  cairo_surface_write_to_png (screen, second);
}

static void
compare (const char *name,
         SjMap      *map,
         SjScene    *scene,
         double      tolerance)
{
  cairo_surface_t *paper = paint_on_paper (map, scene);
  cairo_surface_t *screen = paint_on_screen (map, scene);
  double share = share_of_differences (paper, screen);

  keep_pictures (name, paper, screen);
  g_test_message ("%s: %.3f %% of the picture differs", name, share * 100.0);
  g_assert_cmpfloat (share, <=, tolerance);
  cairo_surface_destroy (paper);
  cairo_surface_destroy (screen);
}

static void
test_samples_look_alike (gconstpointer name)
{
  for (SjThemeKind kind = SJ_THEME_LIGHT; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                                name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) error = NULL;
      g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);
      g_autoptr(SjLayout) layout = NULL;
      g_autoptr(SjScene) scene = NULL;

      g_assert_no_error (error);
      layout = sj_layout_new (map, sj_theme_get (kind));
      scene = sj_layout_run (layout);
      compare (name, map, scene, TOLERANCE);
    }
}

/* Everything a figure can hold but text, where no pixel has an excuse. */
static SjFigure *
create_shapes (void)
{
  SjColour ink = sj_colour_from_hex (0x1a5fb4);
  SjPaint paint = sj_paint_fill (sj_colour_from_hex (0xffd54f));
  SjFigure *figure = sj_figure_new (200.0, 120.0, FALSE);

  paint.stroke = ink;
  paint.line_width = 2.0;
  sj_figure_add_rectangle (figure, 10.0, 10.0, 50.0, 30.0, 0.0, paint);
  sj_figure_add_rectangle (figure, 70.0, 10.0, 50.0, 30.0, 8.0, paint);
  paint.dash = (SjDash) { { 6.0, 3.0 }, 2 };
  sj_figure_add_rectangle (figure, 130.0, 10.0, 50.0, 30.0, 8.0, paint);
  sj_figure_add_circle (figure, 35.0, 80.0, 20.0, paint);
  sj_figure_add_line (figure, 70.0, 60.0, 190.0, 60.0, sj_paint_stroke (ink, 1.0));
  sj_figure_add_line (figure, 70.0, 70.0, 190.0, 110.0, sj_paint_stroke (ink, 3.0));
  sj_figure_add_picture (figure, "no such picture", 80.0, 80.0, 40.0, 30.0);

  return figure;
}

static void
test_shapes_are_alike (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  g_autoptr(SjScene) scene = NULL;

  g_ptr_array_add (items, sj_scene_item_new (SJ_ROLE_CARD, create_shapes (), 0.0, 0.0, "shapes",
                                             "Shapes"));
  scene = sj_scene_new (sj_theme_get (SJ_THEME_LIGHT), 200.0, 120.0, FALSE, items);
  compare ("shapes", NULL, scene, 0.0);
}

/* The test above must be able to fail. */
static void
test_a_difference_is_found (void)
{
  g_autoptr(SjScene) one = sj_test_create_scene (1);
  g_autoptr(SjScene) two = sj_test_create_scene (1);
  cairo_surface_t *paper = paint_on_paper (NULL, one);
  cairo_surface_t *screen = paint_on_screen (NULL, two);
  cairo_t *cr = cairo_create (screen);

  cairo_rectangle (cr, 10.0, 10.0, 10.0, 10.0);
  cairo_fill (cr);
  cairo_destroy (cr);
  g_assert_cmpfloat (share_of_differences (paper, screen), >, TOLERANCE);
  cairo_surface_destroy (paper);
  cairo_surface_destroy (screen);
}

/* From afar there are boxes and no letters, so that tens of thousands can be drawn. */
static void
test_plain_figures_have_no_text (void)
{
  SjSnapshotPainter *painter = sj_snapshot_painter_new (NULL);
  g_autoptr(SjFigure) figure = sj_test_create_figure ("Card");
  GskRenderNode *full = sj_snapshot_painter_create_node (painter, figure, SJ_DETAIL_FULL);
  GskRenderNode *plain = sj_snapshot_painter_create_node (painter, figure, SJ_DETAIL_PLAIN);
  GskRenderNode *sketch = sj_snapshot_painter_create_node (painter, figure, SJ_DETAIL_SKETCH);
  g_autoptr(GBytes) full_bytes = gsk_render_node_serialize (full);
  g_autoptr(GBytes) plain_bytes = gsk_render_node_serialize (plain);

  g_assert_nonnull (g_strstr_len (g_bytes_get_data (full_bytes, NULL), -1, "text {"));
  g_assert_null (g_strstr_len (g_bytes_get_data (plain_bytes, NULL), -1, "text {"));
  /* A border is a second box at least; a sketch is one. */
  g_assert_cmpint (gsk_render_node_get_node_type (sketch), ==, GSK_COLOR_NODE);
  gsk_render_node_unref (full);
  gsk_render_node_unref (plain);
  gsk_render_node_unref (sketch);
  sj_snapshot_painter_free (painter);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/snapshot-painter/bank", "bank-account-opening.sojourn",
                        test_samples_look_alike);
  g_test_add_data_func ("/snapshot-painter/shop", "click-and-collect.sojourn",
                        test_samples_look_alike);
  g_test_add_data_func ("/snapshot-painter/software", "software-onboarding.sojourn",
                        test_samples_look_alike);
  g_test_add_func ("/snapshot-painter/shapes", test_shapes_are_alike);
  g_test_add_func ("/snapshot-painter/difference", test_a_difference_is_found);
  g_test_add_func ("/snapshot-painter/plain", test_plain_figures_have_no_text);

  return g_test_run ();
}
