#include "ui/sj-node-cache.h"

#include <gsk/gl/gskglrenderer.h>
#include <math.h>

#include "scene/sj-scene.h"

/* What the renderer of graphics cards leaves of lines that are thinner than a pixel: a card without
 * one of its sides, or a lane that does not end, looks like a fault of the map. */

#define N_CARDS 40
#define CARD_WIDTH 90.0
#define CARD_HEIGHT 44.0
/* So that each card lies otherwise between the pixels. */
#define STRIDE 103.7
#define MARGIN 10.3
#define LEAST_CONTRAST 24

typedef struct
{
  GtkWidget   *window;
  GskRenderer *renderer;
} Fixture;

static gboolean
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->window = gtk_window_new ();
  gtk_widget_realize (fixture->window);
  fixture->renderer = gsk_gl_renderer_new ();
  if (gsk_renderer_realize (fixture->renderer,
                            gtk_native_get_surface (GTK_NATIVE (fixture->window)), &error))
    return TRUE;

  g_test_skip (error->message);
  return FALSE;
}

static void
tear_down (Fixture *fixture)
{
  if (gsk_renderer_is_realized (fixture->renderer))
    gsk_renderer_unrealize (fixture->renderer);
  g_clear_object (&fixture->renderer);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The scene as the canvas shows it. */
static cairo_surface_t *
render (Fixture *fixture,
        SjScene *scene,
        double   zoom)
{
  int width = (int) ceil (sj_scene_get_width (scene) * zoom);
  int height = (int) ceil (sj_scene_get_height (scene) * zoom);
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (scene), SJ_COLOUR_PAPER);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width / zoom, height / zoom);
  g_autoptr(SjNodeCache) cache = sj_node_cache_new (NULL);
  g_autoptr(GskRenderNode) frame = sj_node_cache_create_frame (cache, scene, &all, zoom);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { paper.red, paper.green, paper.blue, 1.0f },
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  gtk_snapshot_append_node (snapshot, frame);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (fixture->renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
keep_picture (const char      *name,
              double           zoom,
              cairo_surface_t *surface)
{
  const char *folder = g_getenv ("SJ_TEST_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  path = g_strdup_printf ("%s/%s-%.0f.png", folder, name, zoom * 100.0);
  cairo_surface_write_to_png (surface, path);
}

static int
get_grey (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guint8 *pixel = cairo_image_surface_get_data (surface) +
                        y * cairo_image_surface_get_stride (surface) + 4 * x;

  return (pixel[0] + pixel[1] + pixel[2]) / 3;
}

/* How far the pixels on a way of five across where a side should be are from paper at most. */
static int
find_contrast (cairo_surface_t *surface,
               double           x,
               double           y,
               int              dx,
               int              dy)
{
  int most = 0;

  for (int i = -2; i <= 2; i++)
    most = MAX (most, 255 - get_grey (surface, (int) x + i * dx, (int) y + i * dy));

  return most;
}

static SjFigure *
create_box (double radius)
{
  SjPaint paint = sj_paint_fill (sj_colour_from_hex (0xffffff));
  SjFigure *figure = sj_figure_new (CARD_WIDTH, CARD_HEIGHT, FALSE);

  paint.stroke = sj_colour_from_hex (0x000000);
  paint.line_width = 1.0;
  sj_figure_add_rectangle (figure, 0.5, 0.5, CARD_WIDTH - 1.0, CARD_HEIGHT - 1.0, radius, paint);
  /* So that it is drawn plainly where nobody could read it. */
  sj_figure_add_text (figure,
                      sj_text_new ("Box", SJ_STYLE_CARD_TITLE, paint.stroke, SJ_ALIGN_START, FALSE,
                                   70.0, 14.0, 1),
                      10.0, 14.0);

  return figure;
}

static double
get_place (guint position)
{
  return MARGIN + position * STRIDE;
}

/* Boxes as white as the paper, so that nothing but their sides is to be seen. */
static SjScene *
create_scene (double radius)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  for (guint i = 0; i < N_CARDS; i++)
    g_ptr_array_add (items,
                     sj_scene_item_new (SJ_ROLE_CARD, create_box (radius), get_place (i),
                                        MARGIN + i * 0.37, NULL, "Box"));

  return sj_scene_new (sj_theme_get (SJ_THEME_HIGH_CONTRAST), get_place (N_CARDS), 100.0, FALSE,
                       items);
}

static void
assert_all_sides (cairo_surface_t *surface,
                  double           zoom)
{
  for (guint i = 0; i < N_CARDS; i++)
    {
      double left = get_place (i) * zoom, top = (MARGIN + i * 0.37) * zoom;
      double right = left + CARD_WIDTH * zoom, bottom = top + CARD_HEIGHT * zoom;
      double x = (left + right) / 2.0, y = (top + bottom) / 2.0;

      g_assert_cmpint (find_contrast (surface, left, y, 1, 0), >, LEAST_CONTRAST);
      g_assert_cmpint (find_contrast (surface, right, y, 1, 0), >, LEAST_CONTRAST);
      g_assert_cmpint (find_contrast (surface, x, top, 0, 1), >, LEAST_CONTRAST);
      g_assert_cmpint (find_contrast (surface, x, bottom, 0, 1), >, LEAST_CONTRAST);
    }
}

static void
test_boxes_keep_their_sides (void)
{
  static const double zooms[] = { 0.9, 0.75, 0.6, 0.5, 0.4, 0.3, 0.25 };
  static const double radii[] = { 0.0, 6.0 };
  Fixture fixture;

  if (set_up (&fixture))
    for (guint i = 0; i < G_N_ELEMENTS (zooms) * G_N_ELEMENTS (radii); i++)
      {
        double zoom = zooms[i / G_N_ELEMENTS (radii)];
        g_autoptr(SjScene) scene = create_scene (radii[i % G_N_ELEMENTS (radii)]);
        cairo_surface_t *surface = render (&fixture, scene, zoom);

        keep_picture (i % 2 == 0 ? "square" : "round", zoom, surface);
        assert_all_sides (surface, zoom);
        cairo_surface_destroy (surface);
      }
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphics-card/sides", test_boxes_keep_their_sides);

  return g_test_run ();
}
