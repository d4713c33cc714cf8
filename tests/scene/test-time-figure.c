#include "core/sj-edit-log.h"
#include "core/sj-editing.h"
#include "scene/sj-layout.h"

/* If this fails, people do not see how long a journey takes, or maps that do not say it give room
 * to a line that says nothing. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjLayout  *layout;
  SjElement *steps[2];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  SjStage *stage;

  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  stage = sj_editing_add_stage (fixture->log, NULL);
  sj_editing_add_step (fixture->log, stage, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      fixture->steps[i] = g_list_model_get_item (sj_map_get_steps (fixture->map), i);
      g_object_unref (fixture->steps[i]);
    }
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->layout);
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static const SjSceneItem *
find_time (SjScene *scene)
{
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    if (sj_scene_get_item (scene, i)->role == SJ_ROLE_TIME)
      return sj_scene_get_item (scene, i);

  return NULL;
}

static void
say_when (Fixture    *fixture,
          guint       step,
          const char *when)
{
  sj_edit_log_begin (fixture->log, "When");
  sj_edit_log_set (fixture->log, fixture->steps[step], "time-offset", when, NULL);
  sj_edit_log_commit (fixture->log);
}

static void
test_only_when_given (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(SjScene) before = sj_layout_run (fixture->layout);
  g_autoptr(SjScene) with = NULL;
  g_autoptr(SjScene) after = NULL;
  g_autofree char *first_dump = sj_scene_dump (before);
  g_autofree char *last_dump = NULL;

  g_assert_null (find_time (before));
  say_when (fixture, 1, "P10D");
  with = sj_layout_run (fixture->layout);
  g_assert_nonnull (find_time (with));
  g_assert_cmpfloat (sj_scene_get_height (with), >, sj_scene_get_height (before));

  sj_edit_log_undo (fixture->log);
  after = sj_layout_run (fixture->layout);
  last_dump = sj_scene_dump (after);
  g_assert_cmpstr (last_dump, ==, first_dump);
}

static void
test_said_to_all (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(SjScene) scene = NULL;
  const SjSceneItem *time, *step;

  say_when (fixture, 0, "P0D");
  say_when (fixture, 1, "PT2H");
  scene = sj_layout_run (fixture->layout);

  time = find_time (scene);
  g_assert_nonnull (strstr (time->description, "day 0"));
  g_assert_nonnull (strstr (time->description, "+2 h"));
  step = sj_scene_find_item (scene, sj_element_get_id (fixture->steps[1]));
  g_assert_true (g_str_has_suffix (step->description, "+2 h"));
}

/* What is laid out step by step is what is laid out at once. */
static void
test_follows_edits (Fixture       *fixture,
                    gconstpointer  user_data)
{
  static const char *const whens[] = { "PT20M", "", "in the words of somebody who needs two lines",
                                       "P3W" };

  for (guint i = 0; i < G_N_ELEMENTS (whens); i++)
    {
      g_autoptr(SjLayout) fresh = NULL;
      g_autoptr(SjScene) scene = NULL;
      g_autoptr(SjScene) expected = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *expected_dump = NULL;

      say_when (fixture, i % 2, whens[i]);
      scene = sj_layout_run (fixture->layout);
      fresh = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
      expected = sj_layout_run (fresh);
      dump = sj_scene_dump (scene);
      expected_dump = sj_scene_dump (expected);
      g_assert_cmpstr (dump, ==, expected_dump);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/time-figure/only-when-given", test_only_when_given);
  ADD ("/time-figure/said-to-all", test_said_to_all);
  ADD ("/time-figure/follows-edits", test_follows_edits);
#undef ADD

  return g_test_run ();
}
