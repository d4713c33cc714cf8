#include "core/sj-edit-log.h"
#include "core/sj-persona.h"
#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/*
 * After any edit the layout that was kept must show what a new one shows. If it did not, the screen
 * would slowly drift away from what is exported.
 */

static const SjSceneMapPlan plan = { 3, 8, 7, 30, 12, 0.15, 0.4, TRUE };

static void
edit_card (SjMap     *map,
           SjEditLog *log,
           GRand     *random)
{
  SjElement *card = sj_scene_map_pick (random, sj_map_get_cards (map));
  g_autofree char *text = sj_scene_map_text (random, 10, 7);

  if (card == NULL)
    return;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
    case 1:
      sj_edit_log_set (log, card, "title", text, NULL);
      break;
    case 2:
      sj_edit_log_set (log, card, "text", text, NULL);
      break;
    case 3:
      sj_edit_log_set (log, card, "step", sj_scene_map_pick_id (random, sj_map_get_steps (map)),
                       NULL);
      break;
    case 4:
      sj_edit_log_set (log, card, "lane", sj_scene_map_pick_id (random, sj_map_get_lanes (map)),
                       NULL);
      break;
    case 5:
      sj_edit_log_set (log, card, "span", g_rand_int_range (random, 1, 4), NULL);
      break;
    case 6:
      sj_edit_log_set (log, card, "moment-of-truth", g_rand_int_range (random, 0, 3), "severity",
                       g_rand_int_range (random, 0, 6), "colour", "#224466", NULL);
      break;
    default:
      sj_edit_log_set (log, card, "valence", 0.5, "step", "nowhere", NULL);
      break;
    }
}

static void
edit_grid (SjMap     *map,
           SjEditLog *log,
           GRand     *random)
{
  SjElement *stage = sj_scene_map_pick (random, sj_map_get_stages (map));
  SjElement *step = sj_scene_map_pick (random, sj_map_get_steps (map));
  SjElement *lane = sj_scene_map_pick (random, sj_map_get_lanes (map));
  g_autofree char *text = sj_scene_map_text (random, 6, 7);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      sj_edit_log_set (log, stage, "title", text, "optional", TRUE, NULL);
      break;
    case 1:
      sj_edit_log_set (log, step, "title", text, NULL);
      break;
    case 2:
      sj_edit_log_set (log, step, "width", g_rand_double_range (random, 90.0, 200.0), NULL);
      break;
    case 3:
      sj_edit_log_set (log, lane, "title", text, "folded", g_rand_boolean (random), NULL);
      break;
    case 4:
      sj_edit_log_move (log, lane, 0);
      break;
    case 5:
      sj_edit_log_move (log, step, 0);
      break;
    default:
      sj_edit_log_set (log, step, "stage", sj_element_get_id (stage), NULL);
      break;
    }
}

static void
edit_links (SjMap     *map,
            SjEditLog *log,
            GRand     *random)
{
  SjElement *link = sj_scene_map_pick (random, sj_map_get_links (map));
  int kind = g_rand_int_range (random, 0, 4);

  if (link == NULL || kind == 0)
    {
      g_autoptr(SjLink) added = sj_scene_map_create_link (map, random, &plan);

      sj_edit_log_insert (log, SJ_ELEMENT (added), 0);
    }
  else if (kind == 1)
    {
      sj_edit_log_remove (log, link);
    }
  else
    {
      sj_edit_log_set (log, link, "to", sj_scene_map_pick_id (random, sj_map_get_cards (map)),
                       "kind", g_rand_int_range (random, 0, 4), "label",
                       kind == 2 ? "else" : "", NULL);
    }
}

static void
edit_lists (SjMap     *map,
            SjEditLog *log,
            GRand     *random)
{
  SjElement *card = sj_scene_map_pick (random, sj_map_get_cards (map));

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      if (card != NULL)
        sj_edit_log_remove (log, card);
      break;
    case 1:
      if (card != NULL)
        sj_edit_log_move (log, card, 0);
      break;
    default:
      {
        g_autoptr(SjCard) added = sj_scene_map_create_card (map, random, &plan, 5);

        sj_edit_log_insert (log, SJ_ELEMENT (added),
                            (guint) g_rand_int_range (random, 0, 3));
        break;
      }
    }
}

static void
edit_other (SjMap     *map,
            SjEditLog *log,
            GRand     *random)
{
  SjElement *series = sj_scene_map_pick (random, sj_map_get_series (map));

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      sj_edit_log_set (log, SJ_ELEMENT (map), "title", "Another journey", NULL);
      break;
    case 1:
      sj_edit_log_set (log, SJ_ELEMENT (map), "legend", "What the signs mean", NULL);
      break;
    case 2:
      sj_edit_log_set (log, series, "visible", g_rand_boolean (random), NULL);
      break;
    default:
      sj_edit_log_set (log, SJ_ELEMENT (map), "language", g_rand_boolean (random) ? "ar" : "de",
                       NULL);
      break;
    }
}

static void
edit (SjMap     *map,
      SjEditLog *log,
      GRand     *random)
{
  static void (*const edits[]) (SjMap *, SjEditLog *, GRand *) = {
    edit_card, edit_card, edit_card, edit_card, edit_grid, edit_links, edit_lists, edit_other,
  };

  if (g_rand_int_range (random, 0, 8) == 0 && sj_edit_log_undo (log))
    return;

  sj_edit_log_begin (log, "Edit");
  edits[g_rand_int_range (random, 0, G_N_ELEMENTS (edits))] (map, log, random);
  sj_edit_log_commit (log);
}

static SjScene *
lay_out_anew (SjMap         *map,
              const SjTheme *theme,
              gboolean       prompts)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, theme);

  sj_layout_show_prompts (layout, prompts);
  return sj_layout_run (layout);
}

static void
assert_same (SjScene *kept_scene,
             SjScene *new_scene,
             guint    number)
{
  g_autofree char *kept = sj_scene_dump (kept_scene);
  g_autofree char *anew = sj_scene_dump (new_scene);
  g_auto(GStrv) kept_lines = NULL;
  g_auto(GStrv) new_lines = NULL;
  guint line = 0;

  if (g_str_equal (kept, anew))
    return;

  kept_lines = g_strsplit (kept, "\n", -1);
  new_lines = g_strsplit (anew, "\n", -1);
  while (g_strcmp0 (kept_lines[line], new_lines[line]) == 0)
    line++;
  g_error ("After edit %u line %u differs:\nkept %s\nnew  %s", number, line + 1,
           kept_lines[line], new_lines[line]);
}

static void
assert_same_grid (const SjSceneGrid *kept,
                  const SjSceneGrid *anew)
{
  g_assert_cmpuint (sj_scene_grid_get_n_columns (kept), ==, sj_scene_grid_get_n_columns (anew));
  g_assert_cmpuint (sj_scene_grid_get_n_rows (kept), ==, sj_scene_grid_get_n_rows (anew));
  for (guint i = 0; i < sj_scene_grid_get_n_columns (kept); i++)
    {
      const SjSceneColumn *one = sj_scene_grid_get_column (kept, i);
      const SjSceneColumn *other = sj_scene_grid_get_column (anew, i);

      g_assert_cmpstr (one->step, ==, other->step);
      g_assert_cmpstr (one->stage, ==, other->stage);
      g_assert_cmpfloat_with_epsilon (one->x, other->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->width, other->width, 1e-6);
    }
  for (guint i = 0; i < sj_scene_grid_get_n_rows (kept); i++)
    {
      const SjSceneRow *one = sj_scene_grid_get_row (kept, i);
      const SjSceneRow *other = sj_scene_grid_get_row (anew, i);

      g_assert_cmpstr (one->lane, ==, other->lane);
      g_assert_cmpfloat_with_epsilon (one->y, other->y, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->height, other->height, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->plot_top, other->plot_top, 1e-6);
    }
}

/* What is kept to find items fast must find what there is. */
static void
assert_finds_same (SjScene *kept,
                   SjScene *anew,
                   SjMap   *map,
                   GRand   *random)
{
  const char *id = sj_scene_map_pick_id (random, sj_map_get_cards (map));
  double x = g_rand_double_range (random, 0.0, sj_scene_get_width (kept));
  double y = g_rand_double_range (random, 0.0, sj_scene_get_height (kept));
  g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) other = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = 0, new_place = 0, n = 0, new_n = 0;

  sj_scene_list_in (kept, x, y, 300.0, 200.0, one);
  sj_scene_list_in (anew, x, y, 300.0, 200.0, other);
  g_assert_cmpmem (one->data, one->len * sizeof (guint), other->data, other->len * sizeof (guint));
  if (id == NULL)
    return;

  g_assert_cmpint (sj_scene_find_card_position (kept, id, &place, &n), ==,
                   sj_scene_find_card_position (anew, id, &new_place, &new_n));
  g_assert_cmpuint (place, ==, new_place);
  g_assert_cmpuint (n, ==, new_n);
  if (n == 0)
    return;
  g_assert_cmpstr (sj_scene_find_item (kept, id)->id, ==, id);
  g_assert_cmpfloat_with_epsilon (sj_scene_find_item (kept, id)->y,
                                  sj_scene_find_item (anew, id)->y, 1e-6);
}

static void
test_like_a_new_layout (gconstpointer seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr(SjMap) map = sj_scene_map_new (random, &plan);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) before = sj_layout_run (layout);
  gboolean prompts = GPOINTER_TO_UINT (seed) % 2 == 1;

  sj_layout_show_prompts (layout, prompts);
  for (guint i = 0; i < 250; i++)
    {
      g_autoptr(SjScene) scene = NULL;
      g_autoptr(SjScene) anew = NULL;

      edit (map, log, random);
      scene = sj_layout_run (layout);
      anew = lay_out_anew (map, sj_theme_get (SJ_THEME_LIGHT), prompts);
      assert_same (scene, anew, i);
      assert_same_grid (sj_scene_get_grid (scene), sj_scene_get_grid (anew));
      assert_finds_same (scene, anew, map, random);
    }
}

static const SjSceneItem *
find_same (SjScene           *scene,
           const SjSceneItem *item)
{
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    if (sj_scene_get_item (scene, i) == item)
      return item;

  return NULL;
}

/* Whatever the screen has cached for an item would be made again if the item were another one. */
static void
test_untouched_items_stay (void)
{
  static const SjSceneMapPlan still = { 3, 8, 6, 30, 12, 0.0, 0.0, FALSE };
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autoptr(SjMap) map = sj_scene_map_new (random, &still);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjElement) card = g_list_model_get_item (sj_map_get_cards (map), 4);
  g_autoptr(SjScene) before = sj_layout_run (layout);
  g_autoptr(SjScene) after = NULL;
  guint n_changed = 0;

  sj_edit_log_begin (log, "Rename Card");
  sj_edit_log_set (log, card, "title", "A", NULL);
  sj_edit_log_commit (log);
  after = sj_layout_run (layout);

  g_assert_cmpuint (sj_scene_get_n_items (before), ==, sj_scene_get_n_items (after));
  for (guint i = 0; i < sj_scene_get_n_items (before); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (before, i);
      const SjSceneItem *now = sj_scene_get_item (after, i);

      if (now->role == SJ_ROLE_CARD && g_str_equal (now->id, sj_element_get_id (card)))
        g_assert_true (now->figure != item->figure);
      else if (item->x == now->x && item->y == now->y && item->height == now->height &&
               item->role != SJ_ROLE_LINK)
        g_assert_true (find_same (after, item) == item);
      else if (item->role == SJ_ROLE_CARD)
        g_assert_true (item->figure == now->figure);
      n_changed += item != now;
    }
  g_assert_cmpuint (n_changed, >, 0);
}

static void
test_no_edit_no_scene (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (4);
  g_autoptr(SjMap) map = sj_scene_map_new (random, &plan);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) first = sj_layout_run (layout);
  g_autoptr(SjScene) second = sj_layout_run (layout);
  g_autoptr(SjScene) dark = NULL;

  g_assert_true (first == second);
  sj_layout_set_theme (layout, sj_theme_get (SJ_THEME_DARK));
  dark = sj_layout_run (layout);
  g_assert_true (sj_scene_get_theme (dark) == sj_theme_get (SJ_THEME_DARK));
  {
    g_autoptr(SjScene) anew = lay_out_anew (map, sj_theme_get (SJ_THEME_DARK), FALSE);

    assert_same (dark, anew, 0);
  }
}

/* The page stays as wide as it was, but the column is gone. */
static void
test_last_column_goes (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjStep) step = g_object_new (SJ_TYPE_STEP, "id", "step", "title", "Only", NULL);
  g_autoptr(SjScene) with = NULL;
  g_autoptr(SjScene) without = NULL;
  g_autoptr(SjScene) anew = NULL;

  sj_edit_log_begin (log, "Add Step");
  sj_edit_log_insert (log, SJ_ELEMENT (step), 0);
  sj_edit_log_commit (log);
  with = sj_layout_run (layout);
  g_assert_nonnull (sj_scene_find_item (with, "step"));

  sj_edit_log_begin (log, "Delete Step");
  sj_edit_log_remove (log, SJ_ELEMENT (step));
  sj_edit_log_commit (log);
  without = sj_layout_run (layout);
  anew = lay_out_anew (map, sj_theme_get (SJ_THEME_LIGHT), FALSE);
  g_assert_cmpfloat (sj_scene_get_width (with), ==, sj_scene_get_width (without));
  g_assert_null (sj_scene_find_item (without, "step"));
  assert_same (without, anew, 0);
  assert_same_grid (sj_scene_get_grid (without), sj_scene_get_grid (anew));
}

/* The window closes its layout while the map lives on, and the other way round. */
static void
test_outlives_and_is_outlived (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  SjMap *map = sj_scene_map_new (random, &plan);
  SjLayout *layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  SjScene *scene = sj_layout_run (layout);

  g_assert_finalize_object (layout);
  g_object_set (map, "title", "Edited after the layout has gone", NULL);
  g_assert_finalize_object (map);
  g_assert_cmpuint (sj_scene_get_n_items (scene), >, 10);
  sj_scene_unref (scene);
}

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/scene/layout-incremental/like-a-new-layout/1", GUINT_TO_POINTER (1),
                        test_like_a_new_layout);
  g_test_add_data_func ("/scene/layout-incremental/like-a-new-layout/2", GUINT_TO_POINTER (2),
                        test_like_a_new_layout);
  g_test_add_data_func ("/scene/layout-incremental/like-a-new-layout/with-prompts",
                        GUINT_TO_POINTER (7), test_like_a_new_layout);
  g_test_add_func ("/scene/layout-incremental/untouched-items-stay", test_untouched_items_stay);
  g_test_add_func ("/scene/layout-incremental/last-column-goes", test_last_column_goes);
  g_test_add_func ("/scene/layout-incremental/no-edit-no-scene", test_no_edit_no_scene);
  g_test_add_func ("/scene/layout-incremental/outlives-and-is-outlived",
                   test_outlives_and_is_outlived);

  return g_test_run ();
}
