#include "scene/sj-layout.h"
#include "ui/sj-canvas.h"

#include "bench/sj-bench-journey.h"
#include "sj-test-window.h"

/* When a canvas copies its map from tiles, and what comes of them when the person goes on: work
 * that never ends would empty a battery, and tiles nobody sees would fill the memory. */

#define TIMEOUT 5000  /* in ms */

typedef struct
{
  SjMap     *map;
  SjLayout  *layout;
  SjScene   *scene;
  SjCanvas  *canvas;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->map = sj_bench_journey_new (400);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->scene = sj_layout_run (fixture->layout);
  fixture->canvas = SJ_CANVAS (sj_canvas_new ());
  sj_canvas_set_map (fixture->canvas, fixture->map);
  sj_canvas_set_scene (fixture->canvas, fixture->scene);
  fixture->window = sj_test_show (GTK_WIDGET (fixture->canvas), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_clear_object (&fixture->layout);
  g_clear_object (&fixture->map);
}

static SjTileCache *
get_tiles (Fixture *fixture)
{
  return sj_canvas_get_tile_cache (fixture->canvas);
}

static void
set_zoom (Fixture *fixture,
          double   zoom)
{
  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), zoom);
}

/* Returns whether the picture was finished in time. */
static gboolean
wait_for_rest (Fixture *fixture)
{
  for (guint i = 0; i < TIMEOUT / 50; i++)
    {
      sj_test_settle (fixture->window);
      if (sj_tile_cache_get_wait (get_tiles (fixture)) < 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_from_afar_it_is_copied (Fixture       *fixture,
                             gconstpointer  user_data)
{
  set_zoom (fixture, 1.0);
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (get_tiles (fixture)), ==, 0);
  set_zoom (fixture, 0.2);
  g_assert_true (wait_for_rest (fixture));
  g_assert_cmpuint (sj_tile_cache_get_n_painted (get_tiles (fixture)), >, 0);
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), >, 0);
}

/* At rest nothing is done any more. */
static void
test_at_rest_it_is_finished (Fixture       *fixture,
                             gconstpointer  user_data)
{
  guint n_painted;

  set_zoom (fixture, 0.2);
  sj_test_settle (fixture->window);
  for (guint i = 0; i < 12; i++)
    {
      set_zoom (fixture, 0.2 + 0.01 * i);
      gtk_test_widget_wait_for_draw (fixture->window);
    }
  n_painted = sj_tile_cache_get_n_painted (get_tiles (fixture));
  g_assert_cmpint (sj_tile_cache_get_wait (get_tiles (fixture)), >=, 0);

  /* The tiles of the zoom it came to are painted without anybody touching the window. */
  g_assert_true (wait_for_rest (fixture));
  g_assert_cmpuint (sj_tile_cache_get_n_painted (get_tiles (fixture)), >, n_painted);
  n_painted = sj_tile_cache_get_n_painted (get_tiles (fixture));
  gtk_widget_queue_draw (GTK_WIDGET (fixture->canvas));
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_tile_cache_get_n_painted (get_tiles (fixture)), ==, n_painted);
}

static void
test_what_is_not_seen_is_not_kept (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  set_zoom (fixture, 0.2);
  g_assert_true (wait_for_rest (fixture));
  set_zoom (fixture, 1.0);
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), ==, 0);

  set_zoom (fixture, 0.2);
  g_assert_true (wait_for_rest (fixture));
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), >, 0);
  gtk_widget_set_visible (GTK_WIDGET (fixture->canvas), FALSE);
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (fixture->canvas), TRUE);
  g_assert_true (wait_for_rest (fixture));
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), >, 0);
}

static void
test_another_map_leaves_nothing (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  set_zoom (fixture, 0.2);
  g_assert_true (wait_for_rest (fixture));
  sj_canvas_set_map (fixture->canvas, NULL);
  g_assert_cmpuint (sj_tile_cache_get_size (get_tiles (fixture)), ==, 0);
  sj_test_settle (fixture->window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/canvas-drawing/copied", Fixture, NULL, set_up, test_from_afar_it_is_copied,
              tear_down);
  g_test_add ("/canvas-drawing/rest", Fixture, NULL, set_up, test_at_rest_it_is_finished,
              tear_down);
  g_test_add ("/canvas-drawing/unseen", Fixture, NULL, set_up, test_what_is_not_seen_is_not_kept,
              tear_down);
  g_test_add ("/canvas-drawing/another", Fixture, NULL, set_up, test_another_map_leaves_nothing,
              tear_down);

  return g_test_run ();
}
