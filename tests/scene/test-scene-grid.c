#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "scene/sj-layout.h"

/* Two stages of two steps, a lane of cards and an emotion lane. */
static SjMap *
create_map (void)
{
  SjMap *map = sj_map_new ();
  const char *const stages[] = { "a", "b" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SjStage) stage = g_object_new (SJ_TYPE_STAGE, "id", stages[i], NULL);

      sj_map_append (map, SJ_ELEMENT (stage));
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autoptr(SjStep) step = g_object_new (SJ_TYPE_STEP, "id", id, "stage", stages[i / 2], NULL);

      sj_map_append (map, SJ_ELEMENT (step));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);
      g_autoptr(SjLane) lane = g_object_new (SJ_TYPE_LANE, "id", id, "kind",
                                             i == 0 ? SJ_LANE_CHANNEL : SJ_LANE_EMOTION, NULL);

      sj_map_append (map, SJ_ELEMENT (lane));
    }

  return map;
}

/* Wherever somebody points inside a cell, that cell is meant. */
static void
test_every_place_in_a_cell_is_that_cell (void)
{
  g_autoptr(SjMap) map = create_map ();
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) scene = sj_layout_run (layout);
  const SjSceneGrid *grid = sj_scene_get_grid (scene);

  g_assert_cmpuint (sj_scene_grid_get_n_columns (grid), ==, 4);
  g_assert_cmpuint (sj_scene_grid_get_n_rows (grid), ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      const SjSceneColumn *column = sj_scene_grid_get_column (grid, i);

      for (double share = 0.02; share < 1.0; share += 0.24)
        g_assert_cmpuint (sj_scene_grid_column_at (grid, column->x + share * column->width), ==, i);
      g_assert_cmpuint (sj_scene_grid_column_border_at (grid, sj_scene_grid_column_end (grid, i),
                                                        3.0), ==, i);
      g_assert_cmpuint (sj_scene_grid_find_step (grid, column->step), ==, i);
    }
  for (guint i = 0; i < 2; i++)
    {
      const SjSceneRow *row = sj_scene_grid_get_row (grid, i);

      for (double share = 0.02; share < 1.0; share += 0.24)
        g_assert_cmpuint (sj_scene_grid_row_at (grid, row->y + share * row->height), ==, i);
      g_assert_cmpuint (sj_scene_grid_row_border_at (grid, row->y + row->height, 2.0), ==, i);
      g_assert_cmpuint (sj_scene_grid_find_lane (grid, row->lane), ==, i);
    }

  g_assert_cmpuint (sj_scene_grid_column_at (grid, 60.0), ==, SJ_SCENE_NOWHERE);
  g_assert_cmpuint (sj_scene_grid_row_at (grid, 10.0), ==, SJ_SCENE_NOWHERE);
  g_assert_cmpuint (sj_scene_grid_find_step (grid, "l0"), ==, SJ_SCENE_NOWHERE);
}

/* Cards go where cards are drawn, and a curve's values are where its lane draws them. */
static void
test_rows_say_what_they_hold (void)
{
  g_autoptr(SjMap) map = create_map ();
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) scene = sj_layout_run (layout);
  const SjSceneRow *cards = sj_scene_grid_get_row (sj_scene_get_grid (scene), 0);
  const SjSceneRow *curves = sj_scene_grid_get_row (sj_scene_get_grid (scene), 1);

  g_assert_true (cards->holds_cards);
  g_assert_cmpfloat (cards->plot_top, ==, cards->plot_bottom);
  g_assert_false (curves->holds_cards);
  g_assert_cmpfloat (curves->plot_top, >, curves->y);
  g_assert_cmpfloat (curves->plot_bottom, <, curves->y + curves->height);
  g_assert_cmpfloat (curves->plot_bottom, >, curves->plot_top + 100.0);
}

/* From right to left the journey leaves a column over its left edge. */
static void
test_mirrored_maps_end_at_the_left (void)
{
  g_autoptr(SjMap) map = create_map ();
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;
  const SjSceneGrid *grid;

  g_object_set (map, "language", "ar", NULL);
  layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  scene = sj_layout_run (layout);
  grid = sj_scene_get_grid (scene);
  g_assert_true (sj_scene_is_rtl (scene));
  g_assert_cmpfloat (sj_scene_grid_get_column (grid, 0)->x, >,
                     sj_scene_grid_get_column (grid, 3)->x);
  g_assert_cmpfloat (sj_scene_grid_column_end (grid, 0), ==,
                     sj_scene_grid_get_column (grid, 0)->x);
  g_assert_cmpfloat (sj_scene_grid_get_heads (grid)->lanes_x, >,
                     sj_scene_grid_get_column (grid, 0)->x);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene-grid/places", test_every_place_in_a_cell_is_that_cell);
  g_test_add_func ("/scene-grid/rows", test_rows_say_what_they_hold);
  g_test_add_func ("/scene-grid/mirrored", test_mirrored_maps_end_at_the_left);

  return g_test_run ();
}
