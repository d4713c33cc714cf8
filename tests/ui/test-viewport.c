#include "ui/sj-viewport.h"

/* A map of 1000 × 500 points in a widget of 800 × 600 pixels. */
static SjViewport *
create_viewport (void)
{
  SjViewport *viewport = sj_viewport_new ();

  sj_viewport_set_size (viewport, 800.0, 600.0);
  sj_viewport_set_content (viewport, 1000.0, 500.0);

  return viewport;
}

static void
test_zoom_keeps_what_is_under_the_pointer (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();
  double before_x, before_y, after_x, after_y;

  sj_viewport_zoom_about (viewport, 4.0, 400.0, 300.0);
  for (double zoom = 4.0; zoom < 8.0; zoom *= 1.1)
    {
      sj_viewport_to_content (viewport, 250.0, 330.0, &before_x, &before_y);
      sj_viewport_zoom_about (viewport, zoom, 250.0, 330.0);
      sj_viewport_to_content (viewport, 250.0, 330.0, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (before_x, after_x, 0.3);
      g_assert_cmpfloat_with_epsilon (before_y, after_y, 0.3);
    }
}

/* Each step loses less than a pixel; a hundred of them must not add up. */
static void
test_zooming_in_and_out_does_not_drift (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();
  double scroll_x, scroll_y;

  sj_viewport_zoom_about (viewport, 3.0, 123.0, 456.0);
  scroll_x = sj_viewport_get_scroll_x (viewport);
  scroll_y = sj_viewport_get_scroll_y (viewport);
  for (guint i = 0; i < 100; i++)
    {
      sj_viewport_zoom_about (viewport, 3.3, 411.0, 222.0);
      sj_viewport_zoom_about (viewport, 3.0, 411.0, 222.0);
    }

  g_assert_cmpfloat_with_epsilon (sj_viewport_get_scroll_x (viewport), scroll_x, 0.01);
  g_assert_cmpfloat_with_epsilon (sj_viewport_get_scroll_y (viewport), scroll_y, 0.01);
}

static void
test_zoom_has_limits (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();

  sj_viewport_set_zoom (viewport, 1000.0);
  g_assert_cmpfloat (sj_viewport_get_zoom (viewport), ==, SJ_VIEWPORT_MAX_ZOOM);
  sj_viewport_set_zoom (viewport, 0.0001);
  g_assert_cmpfloat (sj_viewport_get_zoom (viewport), ==, SJ_VIEWPORT_MIN_ZOOM);
}

static void
test_the_map_cannot_be_scrolled_away (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();

  sj_viewport_scroll_by (viewport, -5000.0, -5000.0);
  g_assert_cmpfloat (sj_viewport_get_scroll_x (viewport), ==, 0.0);
  g_assert_cmpfloat (sj_viewport_get_scroll_y (viewport), ==, 0.0);

  sj_viewport_scroll_by (viewport, 5000.0, 5000.0);
  g_assert_cmpfloat (sj_viewport_get_scroll_x (viewport), ==,
                     sj_viewport_get_extent_x (viewport) - 800.0);
  g_assert_cmpfloat (sj_viewport_get_scroll_y (viewport), ==, 0.0);
}

static void
test_fit_shows_the_whole_map (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();
  SjRectangle visible;

  sj_viewport_scroll_by (viewport, 200.0, 0.0);
  sj_viewport_fit (viewport);
  visible = sj_viewport_get_visible (viewport);

  g_assert_cmpfloat (visible.x, <=, 0.0);
  g_assert_cmpfloat (visible.y, <=, 0.0);
  g_assert_cmpfloat (visible.x + visible.width, >=, 1000.0);
  g_assert_cmpfloat (visible.y + visible.height, >=, 500.0);
}

static void
test_opening_a_huge_map_stays_readable (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();

  sj_viewport_set_content (viewport, 40000.0, 20000.0);
  sj_viewport_fit_readable (viewport);

  g_assert_cmpfloat (sj_viewport_get_zoom (viewport), >=, 0.5);
  g_assert_cmpfloat (sj_viewport_get_scroll_x (viewport), ==, 0.0);
}

static void
test_small_maps_stand_in_the_middle (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();
  SjRectangle map = { 0.0, 0.0, 100.0, 100.0 };
  SjRectangle place;

  sj_viewport_set_content (viewport, 100.0, 100.0);
  place = sj_viewport_to_view (viewport, &map);

  g_assert_cmpfloat (place.x, ==, 350.0);
}

static void
test_reveal_scrolls_no_further_than_needed (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();
  SjRectangle near = { 10.0, 10.0, 100.0, 50.0 };
  SjRectangle far = { 880.0, 400.0, 100.0, 50.0 };
  SjRectangle place;

  sj_viewport_set_zoom (viewport, 1.0);
  sj_viewport_scroll_to (viewport, 0.0, 0.0);
  sj_viewport_reveal (viewport, &near);
  g_assert_cmpfloat (sj_viewport_get_scroll_x (viewport), ==, 0.0);

  sj_viewport_reveal (viewport, &far);
  place = sj_viewport_to_view (viewport, &far);
  g_assert_cmpfloat (place.x, >=, 0.0);
  g_assert_cmpfloat (place.x + place.width, <=, 800.0);
}

/* The same place in both directions, at whatever zoom. */
static void
test_coordinates_go_there_and_back (void)
{
  g_autoptr(SjViewport) viewport = create_viewport ();

  for (double zoom = 0.05; zoom <= 8.0; zoom *= 2.0)
    {
      SjRectangle map = { 300.0, 200.0, 10.0, 10.0 };
      SjRectangle place;
      double x, y;

      sj_viewport_set_zoom (viewport, zoom);
      place = sj_viewport_to_view (viewport, &map);
      sj_viewport_to_content (viewport, place.x, place.y, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, 300.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (y, 200.0, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/zoom-keeps-what-is-under-the-pointer",
                   test_zoom_keeps_what_is_under_the_pointer);
  g_test_add_func ("/viewport/zooming-does-not-drift", test_zooming_in_and_out_does_not_drift);
  g_test_add_func ("/viewport/zoom-has-limits", test_zoom_has_limits);
  g_test_add_func ("/viewport/cannot-be-scrolled-away", test_the_map_cannot_be_scrolled_away);
  g_test_add_func ("/viewport/fit-shows-the-whole-map", test_fit_shows_the_whole_map);
  g_test_add_func ("/viewport/huge-map-stays-readable", test_opening_a_huge_map_stays_readable);
  g_test_add_func ("/viewport/small-maps-stand-in-the-middle",
                   test_small_maps_stand_in_the_middle);
  g_test_add_func ("/viewport/reveal-scrolls-little", test_reveal_scrolls_no_further_than_needed);
  g_test_add_func ("/viewport/there-and-back", test_coordinates_go_there_and_back);

  return g_test_run ();
}
