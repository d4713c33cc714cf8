#include "core/sj-editing.h"

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjStage   *stage;
  SjLane    *lane;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  fixture->stage = sj_editing_add_stage (fixture->log, NULL);
  fixture->lane = sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static SjStep *
step_at (Fixture *fixture,
         guint    position)
{
  g_autoptr(SjStep) step = g_list_model_get_item (sj_map_get_steps (fixture->map), position);

  return step;
}

static void
test_new_stage_has_a_step (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 1);
  g_assert_cmpstr (sj_step_get_stage (step_at (fixture, 0)), ==,
                   sj_element_get_id (SJ_ELEMENT (fixture->stage)));

  g_assert_true (sj_edit_log_undo (fixture->log));
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Add Stage");
  g_assert_true (sj_edit_log_undo (fixture->log));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 0);
}

static void
test_cards_keep_their_order_in_a_cell (Fixture       *fixture,
                                       gconstpointer  data)
{
  SjStep *step = step_at (fixture, 0);
  SjCard *first = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  SjCard *third = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  SjCard *second = sj_editing_add_card (fixture->log, step, fixture->lane, first);

  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (second)), ==, 1);

  sj_editing_move_card (fixture->log, first, step, fixture->lane, third);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (second)), ==, 0);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (third)), ==, 1);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (first)), ==, 2);

  g_assert_true (sj_edit_log_undo (fixture->log));
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (first)), ==, 0);
}

static void
test_step_changes_its_stage (Fixture       *fixture,
                             gconstpointer  data)
{
  SjStep *step = step_at (fixture, 0);
  SjStage *other = sj_editing_add_stage (fixture->log, fixture->stage);

  sj_editing_move_step (fixture->log, step, other, NULL);

  g_assert_cmpstr (sj_step_get_stage (step), ==, sj_element_get_id (SJ_ELEMENT (other)));
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (step)), ==, 1);
}

static void
test_duplicate_stands_on_its_own (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) copies = NULL;
  SjStep *step = step_at (fixture, 0);
  SjCard *from = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  SjCard *to = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);

  sj_editing_add_link (fixture->log, from, to, SJ_LINK_NEXT);
  g_ptr_array_add (chosen, from);
  copies = sj_editing_duplicate (fixture->log, chosen);

  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_links (fixture->map)), ==, 1);
}

/* A stage is copied with its steps, cards and the links between them, and nothing points back. */
static void
test_duplicate_of_a_stage (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) copies = NULL;
  g_autoptr(SjLink) link = NULL;
  SjStep *step = step_at (fixture, 0);
  SjCard *from = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  SjCard *to = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);

  sj_editing_add_link (fixture->log, from, to, SJ_LINK_NEXT);
  g_ptr_array_add (chosen, fixture->stage);
  copies = sj_editing_duplicate (fixture->log, chosen);

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_links (fixture->map)), ==, 2);
  link = g_list_model_get_item (sj_map_get_links (fixture->map), 1);
  g_assert_cmpstr (sj_link_get_from (link), !=, sj_element_get_id (SJ_ELEMENT (from)));
  g_assert_nonnull (sj_map_lookup (fixture->map, sj_link_get_from (link)));
}

/* The copy of an opportunity concerns the copy of its touchpoint. */
static void
test_duplicate_names_copies (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) copies = NULL;
  SjStep *step = step_at (fixture, 0);
  SjCard *touchpoint = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  SjCard *opportunity = sj_editing_add_card (fixture->log, step, fixture->lane, NULL);
  const char *ids[] = { sj_element_get_id (SJ_ELEMENT (touchpoint)), NULL };
  g_auto(GStrv) copied = NULL;

  sj_edit_log_begin (fixture->log, "Concern");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (opportunity), "touchpoints", ids, NULL);
  sj_edit_log_commit (fixture->log);
  g_ptr_array_add (chosen, opportunity);
  g_ptr_array_add (chosen, touchpoint);
  copies = sj_editing_duplicate (fixture->log, chosen);

  g_object_get (copies->pdata[0], "touchpoints", &copied, NULL);
  g_assert_cmpuint (g_strv_length (copied), ==, 1);
  g_assert_cmpstr (copied[0], ==, sj_element_get_id (copies->pdata[1]));
}

static void
test_reorder (Fixture       *fixture,
              gconstpointer  data)
{
  SjLane *second = sj_editing_add_lane (fixture->log, SJ_LANE_EMOTION, NULL);

  sj_editing_move_after (fixture->log, SJ_ELEMENT (second), NULL);
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (second)), ==, 0);
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Move Lane");

  sj_editing_move_after (fixture->log, SJ_ELEMENT (second), SJ_ELEMENT (fixture->lane));
  g_assert_cmpuint (sj_map_get_position (fixture->map, SJ_ELEMENT (second)), ==, 1);
}

#define ADD(name, test) \
  g_test_add ("/editing/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-stage-has-a-step", test_new_stage_has_a_step);
  ADD ("cards-keep-their-order-in-a-cell", test_cards_keep_their_order_in_a_cell);
  ADD ("step-changes-its-stage", test_step_changes_its_stage);
  ADD ("duplicate-stands-on-its-own", test_duplicate_stands_on_its_own);
  ADD ("duplicate-of-a-stage", test_duplicate_of_a_stage);
  ADD ("duplicate-names-copies", test_duplicate_names_copies);
  ADD ("reorder", test_reorder);

  return g_test_run ();
}
