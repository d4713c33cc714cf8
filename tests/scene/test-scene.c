#include "scene/sj-scene.h"

/*
 * What somebody points at must be what is found, and what is on the screen must be all that is
 * there.
 */

static SjSceneItem *
create_item (SjRole      role,
             double      x,
             double      y,
             double      width,
             double      height,
             const char *id)
{
  SjFigure *figure = sj_figure_new (width, height, FALSE);

  sj_figure_add_rectangle (figure, 0.0, 0.0, width, height, 0.0,
                           sj_paint_fill (sj_colour_from_hex (0x336699)));
  return sj_scene_item_new (role, figure, x, y, id, id);
}

static SjScene *
create_scene (GPtrArray *items,
              double     width,
              double     height)
{
  return sj_scene_new (sj_theme_get (SJ_THEME_LIGHT), width, height, FALSE, items);
}

static GPtrArray *
create_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
}

static gboolean
touches (const SjSceneItem *item,
         double             x,
         double             y,
         double             width,
         double             height)
{
  return item->x <= x + width && item->x + item->width >= x && item->y <= y + height &&
         item->y + item->height >= y;
}

static void
assert_lists_all (SjScene *scene,
                  double   x,
                  double   y,
                  double   width,
                  double   height)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_found = 0;

  sj_scene_list_in (scene, x, y, width, height, positions);
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    if (touches (sj_scene_get_item (scene, i), x, y, width, height))
      {
        g_assert_cmpuint (n_found, <, positions->len);
        g_assert_cmpuint (g_array_index (positions, guint, n_found), ==, i);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, positions->len);
}

static void
test_lists_what_brute_force_finds (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  g_autoptr(SjScene) scene = NULL;
  GPtrArray *items = create_items ();

  for (guint i = 0; i < 3000; i++)
    {
      double width = i % 50 == 0 ? 4000.0 : g_rand_double_range (random, 0.0, 300.0);

      g_ptr_array_add (items, create_item (SJ_ROLE_CARD, g_rand_double_range (random, -50, 5000),
                                           g_rand_double_range (random, -50, 3000), width,
                                           g_rand_double_range (random, 0, 200), "card"));
    }
  scene = create_scene (items, 5000.0, 3000.0);

  for (guint i = 0; i < 300; i++)
    assert_lists_all (scene, g_rand_double_range (random, -200, 5200),
                      g_rand_double_range (random, -200, 3200),
                      i % 3 == 0 ? 0.0 : g_rand_double_range (random, 0, 2000),
                      i % 3 == 0 ? 0.0 : g_rand_double_range (random, 0, 1500));
  assert_lists_all (scene, -1000.0, -1000.0, 9000.0, 9000.0);
}

static void
assert_picks (SjScene    *scene,
              double      x,
              double      y,
              const char *id)
{
  const SjSceneItem *item = sj_scene_pick (scene, x, y, 3.0);

  g_assert_cmpstr (item != NULL ? item->id : NULL, ==, id);
}

static SjSceneItem *
create_link (void)
{
  SjFigure *figure = sj_figure_new (200.0, 100.0, FALSE);

  sj_figure_move_to (figure, 0.0, 10.0);
  sj_figure_line_to (figure, 100.0, 10.0);
  sj_figure_curve_to (figure, 150.0, 10.0, 150.0, 90.0, 200.0, 90.0);
  sj_figure_end_path (figure, sj_paint_stroke (sj_colour_from_hex (0), 1.5));
  return sj_scene_item_new (SJ_ROLE_LINK, figure, 300.0, 100.0, "link", "link");
}

static void
test_picks_what_is_meant (void)
{
  g_autoptr(SjScene) scene = NULL;
  GPtrArray *items = create_items ();

  g_ptr_array_add (items, create_item (SJ_ROLE_STAGE, 0, 0, 400, 40, "stage"));
  g_ptr_array_add (items, create_item (SJ_ROLE_LANE, 0, 50, 1000, 300, "lane"));
  g_ptr_array_add (items, create_item (SJ_ROLE_GRID, 0, 50, 1000, 300, "grid"));
  g_ptr_array_add (items, create_link ());
  g_ptr_array_add (items, create_item (SJ_ROLE_CARD, 100, 100, 100, 50, "under"));
  g_ptr_array_add (items, create_item (SJ_ROLE_CARD, 150, 100, 100, 50, "over"));
  g_ptr_array_add (items, create_item (SJ_ROLE_POINT, 600, 200, 8, 8, "point"));
  scene = create_scene (items, 1000.0, 400.0);

  assert_picks (scene, 20.0, 20.0, "stage");
  assert_picks (scene, 20.0, 300.0, "lane");
  assert_picks (scene, 120.0, 120.0, "under");
  assert_picks (scene, 170.0, 120.0, "over");
  assert_picks (scene, 350.0, 112.0, "link");
  assert_picks (scene, 450.0, 150.0, "link");
  assert_picks (scene, 350.0, 170.0, "lane");
  assert_picks (scene, 598.0, 204.0, "point");
  assert_picks (scene, 590.0, 204.0, "lane");
  assert_picks (scene, 20.0, 380.0, NULL);
  assert_picks (scene, -20.0, -20.0, NULL);
}

static void
test_finds_by_id (void)
{
  g_autoptr(SjScene) scene = NULL;
  GPtrArray *items = create_items ();

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("id%u", i / 2);

      g_ptr_array_add (items, create_item (SJ_ROLE_CARD, i, 0.0, 1.0, 1.0, id));
    }
  g_ptr_array_add (items, create_item (SJ_ROLE_FOOTER, 0.0, 0.0, 1.0, 1.0, NULL));
  scene = create_scene (items, 500.0, 10.0);

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *id = g_strdup_printf ("id%u", i);

      g_assert_true (sj_scene_find_item (scene, id) == sj_scene_get_item (scene, 2 * i));
    }
  g_assert_null (sj_scene_find_item (scene, "nobody"));
  g_assert_null (sj_scene_find_item (scene, NULL));
}

/* A row that slides down must not make the screen draw its cards again. */
static void
test_moved_item_shares_its_figure (void)
{
  g_autoptr(SjSceneItem) first = create_item (SJ_ROLE_CARD, 10.0, 10.0, 5.0, 5.0, "card");
  g_autoptr(SjSceneItem) moved = NULL;
  g_autoptr(SjSceneItem) twice = NULL;
  g_autoptr(SjSceneItem) same = NULL;
  SjFigure *figure = first->figure;

  first->description = g_ref_string_new ("App, Waits");
  moved = sj_scene_item_move (first, 10.0, 40.0);
  twice = sj_scene_item_move (moved, 10.0, 70.0);
  same = sj_scene_item_move (twice, 10.0, 70.0);
  g_clear_pointer (&first, sj_scene_item_unref);
  g_clear_pointer (&moved, sj_scene_item_unref);

  g_assert_true (same == twice);
  g_assert_true (twice->figure == figure);
  g_assert_cmpfloat (twice->y, ==, 70.0);
  g_assert_cmpstr (twice->id, ==, "card");
  g_assert_cmpstr (twice->description, ==, "App, Waits");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/scene/lists-what-brute-force-finds", test_lists_what_brute_force_finds);
  g_test_add_func ("/scene/scene/picks-what-is-meant", test_picks_what_is_meant);
  g_test_add_func ("/scene/scene/finds-by-id", test_finds_by_id);
  g_test_add_func ("/scene/scene/moved-item-shares-its-figure", test_moved_item_shares_its_figure);

  return g_test_run ();
}
