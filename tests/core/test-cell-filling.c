#include "core/sj-cell-filling.h"
#include "core/sj-editing.h"

/* If this fails, what people paste from a spreadsheet lands in the wrong cells, or is lost. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjStep    *steps[2];
  SjLane    *lanes[2];
  GPtrArray *cards;
  guint      n_left_out;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  SjStage *stage;
  g_autoptr(SjStep) first = NULL;

  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  stage = sj_editing_add_stage (fixture->log, NULL);
  first = g_list_model_get_item (sj_map_get_steps (fixture->map), 0);
  fixture->steps[0] = first;
  fixture->steps[1] = sj_editing_add_step (fixture->log, stage, NULL);
  fixture->lanes[0] = sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_INTERACTION_LINE, NULL);
  fixture->lanes[1] = sj_editing_add_lane (fixture->log, SJ_LANE_THOUGHTS, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_pointer (&fixture->cards, g_ptr_array_unref);
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static void
fill (Fixture    *fixture,
      const char *text,
      gboolean    add_steps)
{
  fixture->cards = sj_cell_filling_perform (fixture->log, text, fixture->steps[0],
                                            fixture->lanes[0],
                                            add_steps ? SJ_CELL_FILLING_ADD_STEPS
                                                      : SJ_CELL_FILLING_PLAIN,
                                            &fixture->n_left_out);
}

static void
assert_card (Fixture    *fixture,
             guint       position,
             const char *title,
             SjStep     *step,
             SjLane     *lane)
{
  SjCard *card = g_ptr_array_index (fixture->cards, position);

  g_assert_cmpstr (sj_card_get_title (card), ==, title);
  g_assert_cmpstr (sj_card_get_step (card), ==, sj_element_get_id (SJ_ELEMENT (step)));
  g_assert_cmpstr (sj_card_get_lane (card), ==, sj_element_get_id (SJ_ELEMENT (lane)));
}

static void
test_range (Fixture       *fixture,
            gconstpointer  user_data)
{
  fill (fixture, "a\tb\r\n\td\r\n", FALSE);

  g_assert_cmpuint (fixture->cards->len, ==, 3);
  assert_card (fixture, 0, "a", fixture->steps[0], fixture->lanes[0]);
  assert_card (fixture, 1, "b", fixture->steps[1], fixture->lanes[0]);
  assert_card (fixture, 2, "d", fixture->steps[1], fixture->lanes[1]);
  g_assert_cmpuint (fixture->n_left_out, ==, 0);

  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Paste");
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 0);
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  user_data)
{
  fill (fixture, "a\tb\tc\nd\ne", FALSE);

  g_assert_cmpuint (fixture->cards->len, ==, 3);
  g_assert_cmpuint (fixture->n_left_out, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 2);
}

static void
test_with_new_steps (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(SjStep) step = NULL;

  fill (fixture, "a\tb\tc\td\t\t\n", TRUE);

  g_assert_cmpuint (fixture->n_left_out, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 4);
  step = g_list_model_get_item (sj_map_get_steps (fixture->map), 3);
  assert_card (fixture, 3, "d", step, fixture->lanes[0]);
  g_assert_cmpstr (sj_step_get_stage (step), ==, sj_step_get_stage (fixture->steps[0]));
}

/* A list goes along the lane, and a range of two columns into two lanes. */
static void
test_turned (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(SjStep) step = NULL;

  fixture->cards = sj_cell_filling_perform (fixture->log, "a\tx\nb\nc\n", fixture->steps[0],
                                            fixture->lanes[0],
                                            SJ_CELL_FILLING_TURN | SJ_CELL_FILLING_ADD_STEPS,
                                            &fixture->n_left_out);
  g_assert_cmpuint (fixture->n_left_out, ==, 0);
  g_assert_cmpuint (fixture->cards->len, ==, 4);
  step = g_list_model_get_item (sj_map_get_steps (fixture->map), 2);
  assert_card (fixture, 0, "a", fixture->steps[0], fixture->lanes[0]);
  assert_card (fixture, 1, "b", fixture->steps[1], fixture->lanes[0]);
  assert_card (fixture, 2, "c", step, fixture->lanes[0]);
  assert_card (fixture, 3, "x", fixture->steps[0], fixture->lanes[1]);
}

/* A cell of a spreadsheet may hold lines, tabs and quotes. */
static void
test_quoted (Fixture       *fixture,
             gconstpointer  user_data)
{
  fill (fixture, "\"He said \"\"no\"\"\nand\tleft\"\tnext\n\"open", FALSE);

  g_assert_cmpuint (fixture->cards->len, ==, 3);
  assert_card (fixture, 0, "He said \"no\"", fixture->steps[0], fixture->lanes[0]);
  g_assert_cmpstr (sj_card_get_text (fixture->cards->pdata[0]), ==, "and\tleft");
  assert_card (fixture, 1, "next", fixture->steps[1], fixture->lanes[0]);
  assert_card (fixture, 2, "\"open", fixture->steps[0], fixture->lanes[1]);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  guint n_undo = sj_edit_log_get_n_undo (fixture->log);

  fill (fixture, "\n \t\n", TRUE);
  g_assert_cmpuint (fixture->cards->len, ==, 0);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo);
}

#define ADD(name, test) g_test_add ("/cell-filling/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("range", test_range);
  ADD ("too-large", test_too_large);
  ADD ("with-new-steps", test_with_new_steps);
  ADD ("turned", test_turned);
  ADD ("quoted", test_quoted);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}
