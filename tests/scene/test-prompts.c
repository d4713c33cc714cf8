#include "core/sj-edit-log.h"
#include "core/sj-template.h"
#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/*
 * Whoever fills a new map is asked for what belongs in each empty cell; whoever gets the finished
 * picture must not see these questions.
 */

#define PROMPT "What do they do?"

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjLayout  *layout;
} Fixture;

static void
add (SjMap      *map,
     GType       type,
     const char *id,
     const char *property,
     const char *value)
{
  g_autoptr(SjElement) element = g_object_new (type, "id", id, "title", id, property, value, NULL);

  sj_map_append (map, element);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->map = sj_map_new ();
  add (fixture->map, SJ_TYPE_STAGE, "stage", "goal", "");
  add (fixture->map, SJ_TYPE_STEP, "s0", "stage", "stage");
  add (fixture->map, SJ_TYPE_STEP, "s1", "stage", "stage");
  add (fixture->map, SJ_TYPE_STEP, "s2", "stage", "stage");
  add (fixture->map, SJ_TYPE_LANE, "actions", "prompt", PROMPT);
  add (fixture->map, SJ_TYPE_LANE, "silent", "prompt", "");
  /* What anything may stand in asks for nothing. */
  g_object_set (sj_map_lookup (fixture->map, "silent"), "kind", SJ_LANE_TEXT, NULL);
  fixture->log = sj_edit_log_new (fixture->map);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  sj_layout_show_prompts (fixture->layout, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->layout);
  g_clear_object (&fixture->log);
  g_clear_object (&fixture->map);
}

/* The columns that show a prompt, as “0 2”. */
static char *
list_prompts (SjScene *scene)
{
  const SjSceneGrid *grid = sj_scene_get_grid (scene);
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->role == SJ_ROLE_PROMPT)
        g_string_append_printf (columns, "%s%u", columns->len > 0 ? " " : "",
                                sj_scene_grid_column_at (grid, item->x + item->width / 2.0));
    }

  return g_string_free (columns, FALSE);
}

static void
assert_prompts (Fixture    *fixture,
                const char *columns)
{
  g_autoptr(SjScene) scene = sj_layout_run (fixture->layout);
  g_autofree char *shown = list_prompts (scene);

  g_assert_cmpstr (shown, ==, columns);
}

static void
test_empty_cells_ask (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(SjScene) scene = sj_layout_run (fixture->layout);

  assert_prompts (fixture, "0 1 2");
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    if (sj_scene_get_item (scene, i)->role == SJ_ROLE_PROMPT)
      g_assert_cmpstr (sj_scene_get_item (scene, i)->label, ==, PROMPT);
}

static void
test_a_card_answers (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(SjCard) card = sj_card_new ("Asks", "s1", "actions");

  assert_prompts (fixture, "0 1 2");
  sj_edit_log_begin (fixture->log, "Add Card");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (card), 0);
  sj_edit_log_commit (fixture->log);
  assert_prompts (fixture, "0 2");

  sj_edit_log_begin (fixture->log, "Widen Card");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "span", 2, NULL);
  sj_edit_log_commit (fixture->log);
  assert_prompts (fixture, "0");

  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  assert_prompts (fixture, "0 1 2");
}

/* A lane added by hand is no riddle either; once it has a card it is plain what it is for. */
static void
test_new_lanes_ask (Fixture       *fixture,
                    gconstpointer  data)
{
  SjElement *lane = sj_map_lookup (fixture->map, "silent");
  g_autoptr(SjCard) card = sj_card_new ("Waits", "s1", "silent");

  sj_edit_log_begin (fixture->log, "Change Kind");
  sj_edit_log_set (fixture->log, lane, "kind", SJ_LANE_PAIN_POINTS, NULL);
  sj_edit_log_commit (fixture->log);
  assert_prompts (fixture, "0 1 2 0 1 2");
  g_assert_cmpstr (sj_element_text (lane, "prompt"), ==, "");

  sj_edit_log_begin (fixture->log, "Add Card");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (card), 0);
  sj_edit_log_commit (fixture->log);
  assert_prompts (fixture, "0 1 2");
  sj_edit_log_undo (fixture->log);
  assert_prompts (fixture, "0 1 2 0 1 2");
}

static void
test_not_in_folded_lanes (Fixture       *fixture,
                          gconstpointer  data)
{
  sj_edit_log_begin (fixture->log, "Fold");
  sj_edit_log_set (fixture->log, sj_map_lookup (fixture->map, "actions"), "folded", TRUE, NULL);
  sj_edit_log_commit (fixture->log);
  assert_prompts (fixture, "");
}

static void
test_only_if_wanted (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(SjLayout) paper = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) printed = sj_layout_run (paper);
  g_autoptr(SjScene) shown = sj_layout_run (fixture->layout);
  g_autofree char *prompts = list_prompts (printed);

  g_assert_cmpstr (prompts, ==, "");
  /* Nothing else stands elsewhere because of them. */
  g_assert_cmpfloat (sj_scene_get_width (printed), ==, sj_scene_get_width (shown));
  g_assert_cmpfloat (sj_scene_get_height (printed), ==, sj_scene_get_height (shown));

  sj_layout_show_prompts (fixture->layout, FALSE);
  assert_prompts (fixture, "");
}

/* A click there means the cell. */
static void
test_are_not_in_the_way (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(SjScene) scene = sj_layout_run (fixture->layout);

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->role == SJ_ROLE_PROMPT)
        g_assert_cmpint (sj_scene_pick (scene, item->x + 5.0, item->y + 5.0, 2.0)->role, ==,
                         SJ_ROLE_LANE);
    }
}

/* Every template: no prompt is cut off or leaves its cell. */
static void
test_templates_fit (void)
{
  if (!sj_scene_test_has_fonts ())
    return;

  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      g_autoptr(SjMap) map = sj_template_make_map (sj_template_get (i));
      g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
      g_autoptr(SjScene) scene = NULL;
      guint n_prompts = 0;

      sj_layout_show_prompts (layout, TRUE);
      scene = sj_layout_run (layout);
      for (guint j = 0; j < sj_scene_get_n_items (scene); j++)
        {
          const SjSceneItem *item = sj_scene_get_item (scene, j);
          const SjOp *op = item->role == SJ_ROLE_PROMPT ? sj_figure_get_op (item->figure, 0) : NULL;

          if (op == NULL)
            continue;
          n_prompts++;
          g_assert_cmpfloat (op->y + op->text->height, <=, item->height);
          if (strstr (op->text->string, "…") != NULL)
            g_error ("%s: “%s” is cut off", sj_template_get_name (sj_template_get (i)),
                     item->label);
        }
      g_assert_cmpuint (n_prompts, >, 0);
    }
}

#define ADD(name, function) \
  g_test_add ("/scene/prompts/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  ADD ("empty-cells-ask", test_empty_cells_ask);
  ADD ("a-card-answers", test_a_card_answers);
  ADD ("new-lanes-ask", test_new_lanes_ask);
  ADD ("not-in-folded-lanes", test_not_in_folded_lanes);
  ADD ("only-if-wanted", test_only_if_wanted);
  ADD ("are-not-in-the-way", test_are_not_in_the_way);
  g_test_add_func ("/scene/prompts/templates-fit", test_templates_fit);

  return g_test_run ();
}
