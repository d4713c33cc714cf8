#include "core/sj-edit-log.h"
#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/*
 * After a card was dropped in another cell, what stands behind it only moves, and is not made
 * before somebody looks at it. Whoever looks late, or at a part, must see what a new layout shows;
 * else links would end beside their cards, and clicks would miss them.
 */

static const SjSceneMapPlan plan = { 4, 14, 7, 60, 60, 0.0, 0.3, FALSE };
static const SjSceneMapPlan wide = { 4, 14, 7, 60, 60, 0.1, 0.3, TRUE };

#define N_DROPS 240
#define N_KEPT 12

static void
drop (SjMap     *map,
      SjEditLog *log,
      GRand     *random)
{
  SjElement *card = sj_scene_map_pick (random, sj_map_get_cards (map));
  guint n_cards = g_list_model_get_n_items (sj_map_get_cards (map));

  if (g_rand_int_range (random, 0, 6) == 0 && sj_edit_log_undo (log))
    return;

  sj_edit_log_begin (log, "Move Card");
  sj_edit_log_set (log, card, "step", sj_scene_map_pick_id (random, sj_map_get_steps (map)), NULL);
  if (g_rand_boolean (random))
    sj_edit_log_set (log, card, "lane", sj_scene_map_pick_id (random, sj_map_get_lanes (map)),
                     NULL);
  if (g_rand_boolean (random))
    sj_edit_log_move (log, card, (guint) g_rand_int_range (random, 0, (gint32) n_cards));
  sj_edit_log_commit (log);
}

static SjScene *
lay_out_anew (SjMap *map)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));

  sj_layout_show_prompts (layout, TRUE);
  return sj_layout_run (layout);
}

static char *
dump_anew (SjMap *map)
{
  g_autoptr(SjScene) scene = lay_out_anew (map);

  return sj_scene_dump (scene);
}

static void
assert_same_dump (const char *seen,
                  const char *expected,
                  guint       number)
{
  g_auto(GStrv) seen_lines = g_strsplit (seen, "\n", -1);
  g_auto(GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; seen_lines[i] != NULL || expected_lines[i] != NULL; i++)
    if (g_strcmp0 (seen_lines[i], expected_lines[i]) != 0)
      g_error ("After drop %u line %u differs:\nkept %s\nnew  %s", number, i + 1, seen_lines[i],
               expected_lines[i]);
}

static void
assert_same_item (const SjSceneItem *one,
                  const SjSceneItem *other)
{
  g_assert_cmpint (one->role, ==, other->role);
  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpstr (one->label, ==, other->label);
  g_assert_cmpfloat_with_epsilon (one->x, other->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (one->y, other->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (one->width, other->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (one->height, other->height, 1e-6);
}

/* What lies in a part of the page, and what is meant by a click there. */
static void
assert_same_part (SjScene *kept,
                  SjScene *anew,
                  GRand   *random)
{
  g_autoptr(GArray) kept_places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) new_places = g_array_new (FALSE, FALSE, sizeof (guint));
  double x = g_rand_double_range (random, 0.0, sj_scene_get_width (anew));
  double y = g_rand_double_range (random, 0.0, sj_scene_get_height (anew));
  double width = g_rand_double_range (random, 0.0, 400.0);
  const SjSceneItem *picked = sj_scene_pick (anew, x, y, 3.0);

  sj_scene_list_in (kept, x, y, width, 300.0, kept_places);
  sj_scene_list_in (anew, x, y, width, 300.0, new_places);
  g_assert_cmpuint (kept_places->len, ==, new_places->len);
  for (guint i = 0; i < new_places->len; i++)
    assert_same_item (sj_scene_get_item (kept, g_array_index (kept_places, guint, i)),
                      sj_scene_get_item (anew, g_array_index (new_places, guint, i)));

  if (picked == NULL)
    g_assert_null (sj_scene_pick (kept, x, y, 3.0));
  else
    assert_same_item (sj_scene_pick (kept, x, y, 3.0), picked);
}

typedef struct
{
  const SjSceneMapPlan *plan;
  const char           *language;
  guint                 seed;
} Case;

static SjMap *
create_map (const Case *drops,
            GRand      *random)
{
  SjMap *map = sj_scene_map_new (random, drops->plan);

  g_object_set (map, "language", drops->language, NULL);
  return map;
}

/* Scenes are looked at long after they were left behind by others. */
static void
test_looked_at_late (gconstpointer data)
{
  const Case *drops = data;
  g_autoptr(GRand) random = g_rand_new_with_seed (drops->seed);
  g_autoptr(SjMap) map = create_map (drops, random);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  SjScene *kept[N_KEPT];
  char *expected[N_KEPT];

  sj_layout_show_prompts (layout, TRUE);
  for (guint i = 0; i < N_DROPS; i++)
    {
      drop (map, log, random);
      kept[i % N_KEPT] = sj_layout_run (layout);
      expected[i % N_KEPT] = dump_anew (map);

      for (guint j = 0; i % N_KEPT == N_KEPT - 1 && j < N_KEPT; j++)
        {
          g_autofree char *seen = sj_scene_dump (kept[j]);

          assert_same_dump (seen, expected[j], i - N_KEPT + 1 + j);
          sj_scene_unref (kept[j]);
          g_free (expected[j]);
        }
    }
}

/* Only what lies in a part of the page is looked at. */
static void
test_looked_at_in_part (gconstpointer data)
{
  const Case *drops = data;
  g_autoptr(GRand) random = g_rand_new_with_seed (drops->seed);
  g_autoptr(SjMap) map = create_map (drops, random);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));

  sj_layout_show_prompts (layout, TRUE);
  for (guint i = 0; i < N_DROPS; i++)
    {
      g_autoptr(SjScene) kept = NULL;
      g_autoptr(SjScene) anew = NULL;

      drop (map, log, random);
      kept = sj_layout_run (layout);
      anew = lay_out_anew (map);
      g_assert_cmpfloat_with_epsilon (sj_scene_get_width (kept), sj_scene_get_width (anew), 1e-6);
      for (guint j = 0; j < 6; j++)
        assert_same_part (kept, anew, random);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const Case cases[] = {
    { &plan, "en", 11 }, { &plan, "ar", 12 }, { &wide, "en", 13 }, { &wide, "he", 14 },
  };

  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *late = g_strdup_printf ("/scene/dropped-card/looked-at-late/%u", i + 1);
      g_autofree char *part = g_strdup_printf ("/scene/dropped-card/looked-at-in-part/%u", i + 1);

      g_test_add_data_func (late, &cases[i], test_looked_at_late);
      g_test_add_data_func (part, &cases[i], test_looked_at_in_part);
    }

  return g_test_run ();
}
