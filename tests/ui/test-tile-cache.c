#include "ui/sj-tile-cache.h"

#include <math.h>

#include "core/sj-edit-log.h"
#include "scene/sj-layout.h"

#include "bench/sj-bench-journey.h"

/* A map seen from afar is copied from tiles. Nobody may see that it is: at rest every pixel is what
 * it would be without them, and nothing of an old picture stays. */

#define VIEW_WIDTH 900
#define VIEW_HEIGHT 500

/* The frames of somebody who types, and the time after which that is over; in µs. */
#define FRAME 16000
#define PAUSE 1000000

typedef struct
{
  SjMap       *map;
  SjEditLog   *log;
  SjLayout    *layout;
  SjScene     *scene;
  SjNodeCache *nodes;
  SjTileCache *tiles;
  SjTileView   view;
} Fixture;

static void
set_up (Fixture *fixture,
        guint    n_cards,
        double   zoom)
{
  *fixture = (Fixture) { .map = sj_bench_journey_new (n_cards) };
  fixture->log = sj_edit_log_new (fixture->map);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->scene = sj_layout_run (fixture->layout);
  fixture->nodes = sj_node_cache_new (fixture->map);
  fixture->tiles = sj_tile_cache_new (fixture->nodes);
  fixture->view = (SjTileView) {
    .zoom = zoom, .scale = 1, .seen = { -24, -24, VIEW_WIDTH, VIEW_HEIGHT }, .time = PAUSE,
  };
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->tiles, sj_tile_cache_free);
  g_clear_pointer (&fixture->nodes, sj_node_cache_free);
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_clear_object (&fixture->layout);
  g_clear_object (&fixture->log);
  g_clear_object (&fixture->map);
}

/* Drawing */

static cairo_surface_t *
draw (Fixture       *fixture,
      GskRenderNode *node)
{
  int scale = fixture->view.scale;
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (fixture->scene), SJ_COLOUR_PAPER);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, VIEW_WIDTH * scale,
                                                         VIEW_HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static cairo_surface_t *
draw_frame (Fixture *fixture)
{
  g_autoptr(GskRenderNode) node =
    sj_tile_cache_create_frame (fixture->tiles, fixture->scene, &fixture->view);

  return draw (fixture, node);
}

/* The same without tiles, by a cache of its own. */
static cairo_surface_t *
draw_by_nodes (Fixture *fixture)
{
  const SjTileView *view = &fixture->view;
  g_autoptr(SjNodeCache) nodes = sj_node_cache_new (fixture->map);
  graphene_rect_t visible = GRAPHENE_RECT_INIT (view->seen.x / view->zoom,
                                                view->seen.y / view->zoom,
                                                view->seen.width / view->zoom,
                                                view->seen.height / view->zoom);
  g_autoptr(GskTransform) transform = NULL;
  g_autoptr(GskRenderNode) frame = NULL;
  g_autoptr(GskRenderNode) moved = NULL;

  sj_node_cache_set_scale (nodes, view->scale);
  frame = sj_node_cache_create_frame (nodes, fixture->scene, &visible, view->zoom);
  transform = gsk_transform_scale (
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-view->seen.x, -view->seen.y)),
    view->zoom, view->zoom);
  moved = gsk_transform_node_new (frame, transform);

  return draw (fixture, moved);
}

/* In channels; what two programs would round differently is not counted. */
static guint
count_different (cairo_surface_t *first,
                 cairo_surface_t *second,
                 int              tolerance)
{
  const guint8 *one = cairo_image_surface_get_data (first);
  const guint8 *other = cairo_image_surface_get_data (second);
  int n_bytes = cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first);
  guint n_different = 0;

  for (int i = 0; i < n_bytes; i++)
    if (ABS (one[i] - other[i]) > tolerance)
      n_different++;

  return n_different;
}

static void
assert_exact (Fixture         *fixture,
              cairo_surface_t *picture)
{
  cairo_surface_t *wanted = draw_by_nodes (fixture);
  guint n_different = count_different (picture, wanted, 3);

  g_test_message ("zoom %g: %u channels differ by more than 3, %u at all", fixture->view.zoom,
                  n_different, count_different (picture, wanted, 0));
  if (n_different > 0 && g_getenv ("SJ_TEST_PICTURES") != NULL)
    {
      cairo_surface_write_to_png (picture, "tiles.png");
      cairo_surface_write_to_png (wanted, "nodes.png");
    }
  g_assert_cmpuint (n_different, <, 40);
  cairo_surface_destroy (wanted);
}

/* Lets everything be painted that there was no time for. */
static void
rest (Fixture *fixture)
{
  fixture->view.time += PAUSE;
  cairo_surface_destroy (draw_frame (fixture));
  for (guint i = 0; i < 1000 && sj_tile_cache_get_wait (fixture->tiles) >= 0; i++)
    sj_tile_cache_work (fixture->tiles);
  g_assert_cmpint (sj_tile_cache_get_wait (fixture->tiles), ==, -1);
}

static void
assert_exact_at_rest (Fixture *fixture)
{
  cairo_surface_t *picture;

  rest (fixture);
  picture = draw_frame (fixture);
  assert_exact (fixture, picture);
  cairo_surface_destroy (picture);
}

/* At rest */

static void
test_the_picture_at_rest_is_exact (gconstpointer per_mille)
{
  Fixture fixture;

  set_up (&fixture, 600, GPOINTER_TO_INT (per_mille) / 1000.0);
  assert_exact_at_rest (&fixture);
  fixture.view.seen.x += 333;
  fixture.view.seen.y += 77;
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

static void
test_it_is_exact_on_a_fine_screen (void)
{
  Fixture fixture;

  set_up (&fixture, 600, 0.27);
  fixture.view.scale = 2;
  sj_node_cache_set_scale (fixture.nodes, 2);
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

static void
use_theme (Fixture   *fixture,
           SjThemeKind  theme)
{
  sj_layout_set_theme (fixture->layout, sj_theme_get (theme));
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  fixture->scene = sj_layout_run (fixture->layout);
}

/* Nothing of the light picture may be left in the dark one, in the very next frame. */
static void
test_another_theme_leaves_nothing (void)
{
  static const SjThemeKind themes[] = { SJ_THEME_DARK, SJ_THEME_HIGH_CONTRAST, SJ_THEME_LIGHT };
  Fixture fixture;

  set_up (&fixture, 300, 0.2);
  rest (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      use_theme (&fixture, themes[i]);
      assert_exact_at_rest (&fixture);
    }
  tear_down (&fixture);
}

static void
test_a_map_read_from_the_right_is_exact (void)
{
  Fixture fixture;

  set_up (&fixture, 300, 0.3);
  sj_edit_log_begin (fixture.log, "Language");
  sj_edit_log_set (fixture.log, SJ_ELEMENT (fixture.map), "language", "ar", NULL);
  sj_edit_log_commit (fixture.log);
  use_theme (&fixture, SJ_THEME_LIGHT);
  g_assert_true (sj_scene_is_rtl (fixture.scene));
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

static void
test_what_was_seen_is_not_painted_again (void)
{
  Fixture fixture;
  guint n_painted;

  set_up (&fixture, 600, 0.2);
  rest (&fixture);
  n_painted = sj_tile_cache_get_n_painted (fixture.tiles);
  g_assert_cmpuint (n_painted, >, 0);
  for (int i = -6; i <= 6; i++)
    {
      fixture.view.seen.x = i * 5;
      fixture.view.time += FRAME;
      cairo_surface_destroy (draw_frame (&fixture));
    }
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), ==, n_painted);
  tear_down (&fixture);
}

/* Edits */

static void
edit_card (Fixture    *fixture,
           guint       position,
           const char *property,
           const char *value)
{
  g_autoptr(SjElement) card =
    g_list_model_get_item (sj_map_get_cards (fixture->map), position);

  sj_edit_log_begin (fixture->log, "Edit");
  sj_edit_log_set (fixture->log, card, property, value, NULL);
  sj_edit_log_commit (fixture->log);
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  fixture->scene = sj_layout_run (fixture->layout);
}

/* The first card in view. */
static guint
find_card (Fixture           *fixture,
           const SjSceneItem **found)
{
  GListModel *cards = sj_map_get_cards (fixture->map);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjElement) card = g_list_model_get_item (cards, i);

      *found = sj_scene_find_item (fixture->scene, sj_element_get_id (card));
      if (*found != NULL && (*found)->x * fixture->view.zoom > 300.0 &&
          (*found)->y * fixture->view.zoom > 100.0)
        return i;
    }

  g_assert_not_reached ();
}

static void
look_at (Fixture           *fixture,
         const SjSceneItem *item)
{
  double zoom = fixture->view.zoom;

  fixture->view.focus = (GdkRectangle) { (int) (item->x * zoom), (int) (item->y * zoom),
                                         (int) (item->width * zoom) + 2,
                                         (int) (item->height * zoom) + 2 };
}

/* One change is shown whole in the next frame, and costs the tiles it is on. */
static void
test_an_edit_paints_what_it_changes (void)
{
  const SjSceneItem *item;
  Fixture fixture;
  guint n_painted, card;
  cairo_surface_t *picture;

  set_up (&fixture, 600, 0.3);
  rest (&fixture);
  n_painted = sj_tile_cache_get_n_painted (fixture.tiles);
  card = find_card (&fixture, &item);
  edit_card (&fixture, card, "colour", "#224466");
  fixture.view.time += PAUSE;
  picture = draw_frame (&fixture);
  g_test_message ("%u tiles", sj_tile_cache_get_n_painted (fixture.tiles) - n_painted);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), >, n_painted);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), <=, n_painted + 8);
  assert_exact (&fixture, picture);
  cairo_surface_destroy (picture);
  tear_down (&fixture);
}

static guint
get_pixel (cairo_surface_t *picture,
           int              x,
           int              y)
{
  const guint8 *row = cairo_image_surface_get_data (picture) +
                      y * cairo_image_surface_get_stride (picture);

  return ((const guint32 *) (gconstpointer) row)[x];
}

/* While somebody types the card is up to date in every frame, and the rest when there is time. */
static void
test_a_stream_of_edits_shows_the_card_at_once (void)
{
  static const char *const colours[] = { "#224466", "#aa3322", "#117733", "#664400" };
  const SjSceneItem *item;
  Fixture fixture;
  guint card;

  set_up (&fixture, 600, 0.3);
  rest (&fixture);
  card = find_card (&fixture, &item);
  look_at (&fixture, item);
  /* The bar with the colour: a frame has time for one tile at least. */
  fixture.view.focus.width = 4;
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      cairo_surface_t *picture, *wanted;
      int x = fixture.view.focus.x - fixture.view.seen.x + 2;
      int y = fixture.view.focus.y - fixture.view.seen.y + fixture.view.focus.height / 2;

      edit_card (&fixture, card, "colour", colours[i]);
      fixture.view.time += i == 0 ? PAUSE : FRAME;
      picture = draw_frame (&fixture);
      wanted = draw_by_nodes (&fixture);
      g_assert_cmphex (get_pixel (picture, x, y), ==, get_pixel (wanted, x, y));
      cairo_surface_destroy (wanted);
      cairo_surface_destroy (picture);
    }
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

/* What is under the text that is being typed may wait, but not for long. */
static void
test_what_is_covered_waits (void)
{
  const SjSceneItem *item;
  Fixture fixture;
  guint card, n_painted;

  set_up (&fixture, 600, 0.3);
  rest (&fixture);
  card = find_card (&fixture, &item);
  look_at (&fixture, item);
  fixture.view.is_covered = TRUE;
  edit_card (&fixture, card, "colour", "#224466");
  fixture.view.time += PAUSE;
  cairo_surface_destroy (draw_frame (&fixture));
  edit_card (&fixture, card, "colour", "#aa3322");
  fixture.view.time += FRAME;
  n_painted = sj_tile_cache_get_n_painted (fixture.tiles);
  cairo_surface_destroy (draw_frame (&fixture));
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), ==, n_painted);
  g_assert_cmpint (sj_tile_cache_get_wait (fixture.tiles), ==, 0);
  g_assert_true (sj_tile_cache_work (fixture.tiles));
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), >, n_painted);
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

/* What slid down because a card grew is in its new place as soon as there is time. */
static void
test_a_stream_that_moves_the_rest_ends_exact (void)
{
  static const char *const titles[] = {
    "A", "A title that needs a second line or more", "A title that needs a third and a fourth line "
    "and therefore pushes everything below it further down than it was before", "B" };
  const SjSceneItem *item;
  Fixture fixture;
  guint card;

  set_up (&fixture, 600, 0.15);
  rest (&fixture);
  card = find_card (&fixture, &item);
  look_at (&fixture, item);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      edit_card (&fixture, card, "title", titles[i]);
      fixture.view.time += FRAME;
      cairo_surface_destroy (draw_frame (&fixture));
      sj_tile_cache_work (fixture.tiles);
    }
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

/* A card that makes its column wider moves half of the map: nobody waits for all of it in the frame
 * in which the card is let go, and all of it follows. */
static void
test_what_moves_columns_ends_exact (void)
{
  const SjSceneItem *item;
  Fixture fixture;
  guint card, n_painted, n_all;

  set_up (&fixture, 600, 0.3);
  rest (&fixture);
  card = find_card (&fixture, &item);
  look_at (&fixture, item);
  edit_card (&fixture, card, "title", "Donaudampfschifffahrtsgesellschaftskapitaen");
  fixture.view.time += PAUSE;
  n_painted = sj_tile_cache_get_n_painted (fixture.tiles);
  cairo_surface_destroy (draw_frame (&fixture));
  n_all = sj_tile_cache_get_n_painted (fixture.tiles);
  g_assert_cmpuint (n_all, >, n_painted);
  g_assert_cmpint (sj_tile_cache_get_wait (fixture.tiles), ==, 0);
  assert_exact_at_rest (&fixture);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), >, n_all);
  tear_down (&fixture);
}

/* Zooming */

/* Like a presenter who stops: the first frame of a new zoom is sharp if it is chosen, and the last
 * one if it is come to step by step. */
static void
test_a_chosen_zoom_is_sharp_at_once (void)
{
  Fixture fixture;
  cairo_surface_t *picture;

  set_up (&fixture, 600, 0.2);
  rest (&fixture);
  fixture.view.zoom = 0.33;
  fixture.view.time += PAUSE;
  picture = draw_frame (&fixture);
  while (sj_tile_cache_get_wait (fixture.tiles) >= 0 && sj_tile_cache_work (fixture.tiles))
    {
      cairo_surface_destroy (picture);
      picture = draw_frame (&fixture);
    }
  assert_exact (&fixture, picture);
  cairo_surface_destroy (picture);
  tear_down (&fixture);
}

static double
get_mean_difference (cairo_surface_t *first,
                     cairo_surface_t *second)
{
  const guint8 *one = cairo_image_surface_get_data (first);
  const guint8 *other = cairo_image_surface_get_data (second);
  int n_bytes = cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first);
  double sum = 0.0;

  for (int i = 0; i < n_bytes; i++)
    sum += ABS (one[i] - other[i]);

  return sum / n_bytes;
}

/* In pixels. */
static guint
count_paper (Fixture         *fixture,
             cairo_surface_t *picture)
{
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (fixture->scene), SJ_COLOUR_PAPER);
  guint wanted = 0xff000000u | (guint) lroundf (paper.red * 255.0f) << 16 |
                 (guint) lroundf (paper.green * 255.0f) << 8 |
                 (guint) lroundf (paper.blue * 255.0f);
  guint n_pixels = 0;

  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
      n_pixels += get_pixel (picture, x, y) == wanted;

  return n_pixels;
}

static void
zoom_step_by_step (Fixture *fixture,
                   double   factor,
                   guint    n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      cairo_surface_t *picture, *wanted;

      fixture->view.zoom *= factor;
      fixture->view.time += FRAME;
      picture = draw_frame (fixture);
      wanted = draw_by_nodes (fixture);
      g_test_message ("zoom %.3f: channels differ by %.2f in the mean, %u and %u pixels of paper",
                      fixture->view.zoom, get_mean_difference (picture, wanted),
                      count_paper (fixture, picture), count_paper (fixture, wanted));
      /* Nothing is in another place, and nothing is missing. */
      g_assert_cmpfloat (get_mean_difference (picture, wanted), <, 8.0);
      g_assert_cmpuint (count_paper (fixture, picture), <=,
                        count_paper (fixture, wanted) + VIEW_WIDTH * VIEW_HEIGHT / 100);
      cairo_surface_destroy (picture);
      cairo_surface_destroy (wanted);
    }
}

static void
test_zooming_out_leaves_no_holes (void)
{
  Fixture fixture;

  set_up (&fixture, 1500, 0.4);
  rest (&fixture);
  fixture.view.zoom *= 0.98;
  cairo_surface_destroy (draw_frame (&fixture));
  /* As far as cards are drawn in the same way, white on white. */
  zoom_step_by_step (&fixture, 0.95, 18);
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

static void
test_zooming_in_paints_little (void)
{
  Fixture fixture;
  guint n_painted;

  set_up (&fixture, 1500, 0.1);
  rest (&fixture);
  fixture.view.zoom *= 1.01;
  fixture.view.time += PAUSE;
  cairo_surface_destroy (draw_frame (&fixture));
  n_painted = sj_tile_cache_get_n_painted (fixture.tiles);
  zoom_step_by_step (&fixture, 1.03, 12);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (fixture.tiles), ==, n_painted);
  assert_exact_at_rest (&fixture);
  tear_down (&fixture);
}

/* Memory */

static void
test_memory_does_not_grow_with_what_was_seen (void)
{
  Fixture fixture;
  gsize largest = 0;

  set_up (&fixture, 6000, 0.3);
  rest (&fixture);
  for (guint i = 0; i < 40; i++)
    {
      fixture.view.seen.x += 150;
      fixture.view.seen.y += 40;
      rest (&fixture);
      largest = MAX (largest, sj_tile_cache_get_size (fixture.tiles));
    }
  g_test_message ("%.1f MB at most", largest / 1e6);
  g_assert_cmpuint (largest, >, 1000000);
  /* Seven times the view. */
  g_assert_cmpuint (largest, <, 7 * 4 * VIEW_WIDTH * VIEW_HEIGHT);
  sj_tile_cache_clear (fixture.tiles);
  g_assert_cmpuint (sj_tile_cache_get_size (fixture.tiles), ==, 0);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/tile-cache/rest/0.5", GINT_TO_POINTER (500),
                        test_the_picture_at_rest_is_exact);
  g_test_add_data_func ("/tile-cache/rest/0.25", GINT_TO_POINTER (250),
                        test_the_picture_at_rest_is_exact);
  g_test_add_data_func ("/tile-cache/rest/0.137", GINT_TO_POINTER (137),
                        test_the_picture_at_rest_is_exact);
  g_test_add_data_func ("/tile-cache/rest/0.06", GINT_TO_POINTER (60),
                        test_the_picture_at_rest_is_exact);
  g_test_add_func ("/tile-cache/fine-screen", test_it_is_exact_on_a_fine_screen);
  g_test_add_func ("/tile-cache/theme", test_another_theme_leaves_nothing);
  g_test_add_func ("/tile-cache/from-the-right", test_a_map_read_from_the_right_is_exact);
  g_test_add_func ("/tile-cache/scrolling", test_what_was_seen_is_not_painted_again);
  g_test_add_func ("/tile-cache/edit", test_an_edit_paints_what_it_changes);
  g_test_add_func ("/tile-cache/stream", test_a_stream_of_edits_shows_the_card_at_once);
  g_test_add_func ("/tile-cache/covered", test_what_is_covered_waits);
  g_test_add_func ("/tile-cache/sliding", test_a_stream_that_moves_the_rest_ends_exact);
  g_test_add_func ("/tile-cache/columns", test_what_moves_columns_ends_exact);
  g_test_add_func ("/tile-cache/zoom/chosen", test_a_chosen_zoom_is_sharp_at_once);
  g_test_add_func ("/tile-cache/zoom/out", test_zooming_out_leaves_no_holes);
  g_test_add_func ("/tile-cache/zoom/in", test_zooming_in_paints_little);
  g_test_add_func ("/tile-cache/memory", test_memory_does_not_grow_with_what_was_seen);

  return g_test_run ();
}
