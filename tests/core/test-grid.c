#include "core/sj-editing.h"
#include "core/sj-grid.h"
#include "core/sj-series.h"

/* If this fails, outlines, pasted ranges and search results come in another order than the one
 * people see. */

static void
test_order_of_stages (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  SjStage *first = sj_editing_add_stage (log, NULL);
  SjStage *second = sj_editing_add_stage (log, NULL);
  SjStep *late = sj_editing_add_step (log, first, NULL);
  g_autoptr(SjStep) early = g_list_model_get_item (sj_map_get_steps (map), 0);
  SjLane *lane = sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL);
  SjCard *card = sj_editing_add_card (log, late, lane, NULL);
  g_autoptr(SjGrid) grid = NULL;
  GPtrArray *cards;

  sj_editing_move_after (log, SJ_ELEMENT (second), NULL);
  grid = sj_grid_new (map);
  g_assert_cmpuint (sj_grid_get_n_columns (grid), ==, 3);
  g_assert_cmpuint (sj_grid_find_column (grid, sj_element_get_id (SJ_ELEMENT (early))), ==, 1);
  g_assert_true (sj_grid_get_step (grid, 2) == late);

  cards = sj_grid_get_cards (grid, 2, 0);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_true (g_ptr_array_index (cards, 0) == card);
  g_assert_null (sj_grid_get_cards (grid, 0, 0));
}

static void
test_nowhere (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjCard) card = sj_card_new ("Lost", "no-step", "no-lane");
  g_autoptr(SjGrid) grid = NULL;

  sj_map_append (map, SJ_ELEMENT (card));
  grid = sj_grid_new (map);
  g_assert_cmpuint (sj_grid_get_n_rows (grid), ==, 0);
  g_assert_cmpuint (sj_grid_find_column (grid, "no-step"), ==, SJ_GRID_NOWHERE);
  g_assert_cmpuint (sj_grid_find_row (grid, NULL), ==, SJ_GRID_NOWHERE);
}

/* What a later version wrote into a record goes with the record, and stays with the others. */
static void
test_removed_record_takes_its_unknown_fields (void)
{
  g_autoptr(SjRecords) records = sj_records_new (&sj_point_record_type, 3);
  const char *json;
  guint position;

  sj_records_set_unknown (records, 1, "colour", "1");
  sj_records_set_unknown (records, 2, "shape", "2");
  sj_records_remove (records, 1);

  g_assert_cmpuint (sj_records_get_n_unknown (records), ==, 1);
  g_assert_cmpstr (sj_records_get_unknown (records, 0, &position, &json), ==, "shape");
  g_assert_cmpuint (position, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid/order-of-stages", test_order_of_stages);
  g_test_add_func ("/grid/nowhere", test_nowhere);
  g_test_add_func ("/records/removed-record-takes-its-unknown-fields",
                   test_removed_record_takes_its_unknown_fields);

  return g_test_run ();
}
