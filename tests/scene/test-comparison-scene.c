#include "scene/sj-comparison-scene.h"

#include "core/sj-card.h"
#include "core/sj-counterpart.h"
#include "core/sj-editing.h"
#include "scene/sj-difference-glyph.h"
#include "scene/sj-layout.h"

/* If this fails, a comparison shows something else than the maps, or marks what is the same, or
 * says by colour alone what it says. */

typedef struct
{
  SjMap           *first;
  SjMap           *second;
  SjEditLog       *first_log;
  SjEditLog       *second_log;
  SjCard          *kept;
  SjCard          *gone;
  SjCard          *added;
  SjComparisonMap *comparison;
  SjScene         *plain;
  SjScene         *marked;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(SjStep) step = NULL;
  g_autoptr(SjLayout) layout = NULL;
  SjLane *lane;

  fixture->first = sj_map_new ();
  fixture->first_log = sj_edit_log_new (fixture->first);
  sj_editing_add_stage (fixture->first_log, NULL);
  step = g_list_model_get_item (sj_map_get_steps (fixture->first), 0);
  lane = sj_editing_add_lane (fixture->first_log, SJ_LANE_CHANNEL, NULL);
  fixture->kept = sj_editing_add_card (fixture->first_log, step, lane, NULL);
  fixture->gone = sj_editing_add_card (fixture->first_log, step, lane, fixture->kept);

  fixture->second = sj_map_make_counterpart (fixture->first_log);
  fixture->second_log = sj_edit_log_new (fixture->second);
  g_ptr_array_add (chosen, sj_map_lookup (fixture->second,
                                          sj_element_get_id (SJ_ELEMENT (fixture->gone))));
  sj_editing_delete (fixture->second_log, chosen);
  fixture->added = sj_editing_add_card (
    fixture->second_log,
    sj_map_lookup_typed (fixture->second, sj_element_get_id (SJ_ELEMENT (step)), SJ_TYPE_STEP),
    sj_map_lookup_typed (fixture->second, sj_element_get_id (SJ_ELEMENT (lane)), SJ_TYPE_LANE),
    NULL);

  fixture->comparison = sj_comparison_map_new (fixture->first, fixture->second);
  layout = sj_layout_new (sj_comparison_map_get_map (fixture->comparison),
                          sj_theme_get (SJ_THEME_LIGHT));
  fixture->plain = sj_layout_run (layout);
  fixture->marked = sj_comparison_scene_new (fixture->plain, fixture->comparison, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  sj_scene_unref (fixture->marked);
  sj_scene_unref (fixture->plain);
  sj_comparison_map_free (fixture->comparison);
  g_assert_finalize_object (fixture->first_log);
  g_assert_finalize_object (fixture->first);
  g_assert_finalize_object (fixture->second_log);
  g_assert_finalize_object (fixture->second);
}

static const SjSceneItem *
find (SjScene *scene,
      SjCard  *card)
{
  const SjSceneItem *item = sj_scene_find_item (scene, sj_element_get_id (SJ_ELEMENT (card)));

  g_assert_nonnull (item);
  return item;
}

static void
test_same_places (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_assert_cmpuint (sj_scene_get_n_items (fixture->marked), ==,
                    sj_scene_get_n_items (fixture->plain));
  g_assert_nonnull (sj_scene_get_grid (fixture->marked));
  for (guint i = 0; i < sj_scene_get_n_items (fixture->plain); i++)
    {
      const SjSceneItem *before = sj_scene_get_item (fixture->plain, i);
      const SjSceneItem *after = sj_scene_get_item (fixture->marked, i);

      g_assert_cmpint (before->role, ==, after->role);
      g_assert_cmpstr (before->id, ==, after->id);
      g_assert_cmpfloat_with_epsilon (before->x + before->width / 2.0,
                                      after->x + after->width / 2.0, 0.01);
      g_assert_cmpfloat_with_epsilon (before->y + before->height / 2.0,
                                      after->y + after->height / 2.0, 0.01);
    }
}

static void
test_says_what_happened (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_assert_true (g_str_has_prefix (find (fixture->marked, fixture->gone)->description, "Removed"));
  g_assert_true (g_str_has_prefix (find (fixture->marked, fixture->added)->description, "Added"));
  g_assert_true (g_str_has_suffix (find (fixture->marked, fixture->kept)->description,
                                   "the same in both"));
}

static gboolean
has_dashed_outline (const SjSceneItem *item,
                    SjColour           colour)
{
  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_RECTANGLE && op->paint.line_width > 1.5 && op->paint.dash.n > 0 &&
          op->paint.stroke.red == colour.red)
        return TRUE;
    }

  return FALSE;
}

/* Somebody who tells red from green by nothing else still sees the dashes. */
static void
test_not_by_colour_alone (Fixture       *fixture,
                          gconstpointer  user_data)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  SjColour gone = sj_difference_glyph_get_colour (theme, SJ_DIFFERENCE_REMOVED);
  SjColour added = sj_difference_glyph_get_colour (theme, SJ_DIFFERENCE_ADDED);

  g_assert_true (has_dashed_outline (find (fixture->marked, fixture->gone), gone));
  g_assert_false (has_dashed_outline (find (fixture->marked, fixture->added), added));
  g_assert_cmpuint (sj_figure_get_n_ops (find (fixture->marked, fixture->added)->figure), >,
                    sj_figure_get_n_ops (find (fixture->plain, fixture->added)->figure));
}

static void
test_quiet_only_if_asked (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(SjScene) loud = sj_comparison_scene_new (fixture->plain, fixture->comparison, FALSE);
  const SjSceneItem *plain = find (fixture->plain, fixture->kept);

  g_assert_true (find (loud, fixture->kept) == plain);
  g_assert_true (find (fixture->marked, fixture->kept) != plain);
  g_assert_cmpuint (sj_figure_get_n_ops (find (fixture->marked, fixture->kept)->figure), ==,
                    sj_figure_get_n_ops (plain->figure));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/comparison-scene/same-places", test_same_places);
  ADD ("/comparison-scene/says-what-happened", test_says_what_happened);
  ADD ("/comparison-scene/not-by-colour-alone", test_not_by_colour_alone);
  ADD ("/comparison-scene/quiet-only-if-asked", test_quiet_only_if_asked);
#undef ADD

  return g_test_run ();
}
