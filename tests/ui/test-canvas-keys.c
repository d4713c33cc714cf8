#include "sj-test-view.h"

static void
assert_cell (Fixture    *fixture,
             const char *step,
             const char *lane)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (fixture->canvas);

  g_assert_cmpstr (sj_cell_cursor_get_step (cursor), ==, step);
  g_assert_cmpstr (sj_cell_cursor_get_lane (cursor), ==, lane);
}

/* The arrows reach every cell, also where nothing is, and the headers around them. */
static void
test_arrows_walk_the_grid (Fixture       *fixture,
                           gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_arrow (fixture, "canvas.move", 1, 0);
  assert_cell (fixture, "s1", "l0");
  g_assert_null (sj_test_get_selected (fixture));
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  assert_cell (fixture, "s1", "l1");
  sj_test_arrow (fixture, "canvas.move", 1, 0);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "d");
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "e");
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  assert_cell (fixture, "s2", "l2");
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  assert_cell (fixture, "s2", "l2");
}

static void
test_arrows_reach_the_headers (Fixture       *fixture,
                               gconstpointer  user_data)
{
  const struct { int dx, dy; const char *selected; } moves[] = {
    { 0, -1, "s0" }, { 0, -1, "a" }, { 1, 0, "b" }, { 0, 1, "s2" }, { -1, 0, "s1" },
    { -1, 0, "s0" }, { 0, 1, "c" }, { -1, 0, "l0" }, { 0, 1, "l1" }, { 0, -1, "l0" },
    { 1, 0, "c" },
  };

  sj_test_select (fixture, "c");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      sj_test_arrow (fixture, "canvas.move", moves[i].dx, moves[i].dy);
      g_assert_cmpstr (sj_test_get_selected (fixture), ==, moves[i].selected);
    }
}

/* Somebody who cannot see the map hears which empty cell they are in. */
static void
test_an_empty_cell_has_the_focus (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  GtkWidget *focus;

  sj_test_select (fixture, "c");
  sj_test_arrow (fixture, "canvas.move", 1, 0);
  sj_test_settle (fixture->window);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Empty cell: What happens here?");
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "l0, s1");
}

/* Without the pointer one comes from the map to what is written beside it, and back to the card. */
static void
test_f6_goes_round_the_panes (Fixture       *fixture,
                              gconstpointer  user_data)
{
  SjMapView *view = SJ_MAP_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas),
                                                          SJ_TYPE_MAP_VIEW));
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  sj_panels_set_show_end (sj_map_view_get_panels (view), TRUE);
  sj_test_select (fixture, "c");
  sj_canvas_focus_selected (fixture->canvas);
  sj_test_settle (fixture->window);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *focus;

      gtk_widget_activate_action (canvas, "map.go-to-pane", "i", i == 0 ? 1 : -1);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (sj_map_view_get_inspector (view))));
      gtk_widget_activate_action (canvas, "map.go-to-pane", "i", 1);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (gtk_widget_is_ancestor (focus, canvas));
      g_assert_cmpstr (sj_test_get_selected (fixture), ==, "c");
    }
}

/* Fingers are faster than the panel, which fills once there is time: then it must not drop the
 * keyboard. */
static void
test_f6_does_not_wait (Fixture       *fixture,
                       gconstpointer  user_data)
{
  static const char *const ids[] = { "d", "l1", "e", "s0", "c" };
  SjMapView *view = SJ_MAP_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas),
                                                          SJ_TYPE_MAP_VIEW));
  GtkWidget *inspector = GTK_WIDGET (sj_map_view_get_inspector (view));

  sj_panels_set_show_end (sj_map_view_get_panels (view), TRUE);
  sj_test_select (fixture, "c");
  sj_test_settle (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *focus;

      sj_canvas_focus_selected (fixture->canvas);
      sj_test_select (fixture, ids[i]);
      gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "map.go-to-pane", "i", 1);
      sj_test_settle (fixture->window);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, inspector));
    }
}

static void
test_shift_extends (Fixture       *fixture,
                    gconstpointer  user_data)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);

  sj_test_select (fixture, "c");
  sj_test_arrow (fixture, "canvas.extend", 1, 0);
  sj_test_arrow (fixture, "canvas.extend", 1, 0);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 1);
  sj_test_arrow (fixture, "canvas.extend", 0, 1);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 3);
  sj_test_arrow (fixture, "canvas.extend", -1, 0);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 1);

  /* A plain arrow goes on from where the selection was extended to. */
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  assert_cell (fixture, "s1", "l2");
}

static void
test_control_moves_cards (Fixture       *fixture,
                          gconstpointer  user_data)
{
  SjCard *card = sj_test_get_card (fixture, "c");

  sj_test_select (fixture, "c");
  sj_test_arrow (fixture, "canvas.shift", 1, 0);
  sj_test_arrow (fixture, "canvas.shift", 0, 1);
  g_assert_cmpstr (sj_card_get_step (card), ==, "s1");
  g_assert_cmpstr (sj_card_get_lane (card), ==, "l1");
  assert_cell (fixture, "s1", "l1");
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Move Card");

  /* Not over the edge. */
  for (guint i = 0; i < 6; i++)
    sj_test_arrow (fixture, "canvas.shift", -1, 0);
  g_assert_cmpstr (sj_card_get_step (card), ==, "s0");

  /* Several keep their places to each other, or all stay. */
  sj_selection_toggle (sj_canvas_get_selection (fixture->canvas), "d", NULL);
  sj_test_arrow (fixture, "canvas.shift", -1, 0);
  g_assert_cmpstr (sj_card_get_step (sj_test_get_card (fixture, "d")), ==, "s2");
  sj_test_arrow (fixture, "canvas.shift", 0, -1);
  g_assert_cmpstr (sj_card_get_lane (card), ==, "l0");
  g_assert_cmpstr (sj_card_get_lane (sj_test_get_card (fixture, "d")), ==, "l0");
}

static void
test_control_orders_a_stack_first (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  SjMap *map = fixture->map;

  sj_test_select (fixture, "e");
  sj_test_arrow (fixture, "canvas.shift", 0, -1);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "e")), <,
                    sj_map_get_position (map, sj_map_lookup (map, "d")));
  g_assert_cmpstr (sj_card_get_lane (sj_test_get_card (fixture, "e")), ==, "l1");
  sj_test_arrow (fixture, "canvas.shift", 0, -1);
  g_assert_cmpstr (sj_card_get_lane (sj_test_get_card (fixture, "e")), ==, "l0");
}

static void
test_steps_wander_through_stages (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  SjStep *step = sj_map_lookup_typed (fixture->map, "s1", SJ_TYPE_STEP);
  const char *const right[] = { "b", "b", "b" };

  sj_test_select (fixture, "s1");
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      sj_test_arrow (fixture, "canvas.shift", 1, 0);
      g_assert_cmpstr (sj_step_get_stage (step), ==, right[i]);
    }
  for (guint i = 0; i < 3; i++)
    sj_test_arrow (fixture, "canvas.shift", -1, 0);
  g_assert_cmpstr (sj_step_get_stage (step), ==, "a");

  /* There and back again is where it was: after s0. */
  sj_test_arrow (fixture, "canvas.move", -1, 0);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "s0");
}

static void
test_lanes_and_stages_are_reordered (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  SjMap *map = fixture->map;

  sj_test_select (fixture, "l0");
  sj_test_arrow (fixture, "canvas.shift", 0, 1);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "l0")), ==, 1);
  sj_test_arrow (fixture, "canvas.shift", 0, 1);
  sj_test_arrow (fixture, "canvas.shift", 0, 1);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "l0")), ==, 2);

  sj_test_select (fixture, "b");
  sj_test_arrow (fixture, "canvas.shift", -1, 0);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "b")), ==, 0);
}

static void
test_control_and_shift_resize (Fixture       *fixture,
                               gconstpointer  user_data)
{
  SjLane *lane = sj_map_lookup_typed (fixture->map, "l0", SJ_TYPE_LANE);

  sj_test_select (fixture, "c");
  for (guint i = 0; i < 9; i++)
    sj_test_arrow (fixture, "canvas.resize", 1, 0);
  g_assert_cmpint (sj_card_get_span (sj_test_get_card (fixture, "c")), ==, 4);
  for (guint i = 0; i < 9; i++)
    sj_test_arrow (fixture, "canvas.resize", -1, 0);
  g_assert_cmpint (sj_card_get_span (sj_test_get_card (fixture, "c")), ==, 1);

  sj_test_select (fixture, "l0");
  sj_test_arrow (fixture, "canvas.resize", 0, 1);
  g_assert_cmpfloat (sj_lane_get_height (lane), >, 66.0);
}

static void
test_adding_by_key (Fixture       *fixture,
                    gconstpointer  user_data)
{
  SjMap *map = fixture->map;

  sj_test_select (fixture, "s0");
  sj_test_act (fixture, "canvas.add");
  sj_test_type (fixture, "Between");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (map)), ==, 5);
  sj_test_arrow (fixture, "canvas.move", -1, 0);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "s0");

  sj_test_act (fixture, "canvas.add-stage");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, sj_test_get_selected (fixture))),
                    ==, 1);

  sj_test_select (fixture, "l0");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add-lane", "s",
                                             "pain-points"));
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, sj_test_get_selected (fixture))),
                    ==, 1);
}

/* Delete leaves the cursor where the card was, and Undo brings the card back. */
static void
test_delete_and_duplicate (Fixture       *fixture,
                           gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.duplicate");
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 4);
  g_assert_cmpstr (sj_test_get_selected (fixture), !=, "c");
  sj_edit_log_undo (fixture->log);

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.delete");
  g_assert_null (sj_test_get_card (fixture, "c"));
  assert_cell (fixture, "s0", "l0");
  sj_edit_log_undo (fixture->log);
  g_assert_nonnull (sj_test_get_card (fixture, "c"));

  sj_test_act (fixture, "canvas.select-all");
  sj_test_act (fixture, "canvas.delete");
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/canvas-keys/" name, Fixture, NULL, sj_test_view_set_up, function, \
              sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("walk", test_arrows_walk_the_grid);
  ADD ("headers", test_arrows_reach_the_headers);
  ADD ("empty-cell", test_an_empty_cell_has_the_focus);
  ADD ("panes", test_f6_goes_round_the_panes);
  ADD ("panes-at-once", test_f6_does_not_wait);
  ADD ("extend", test_shift_extends);
  ADD ("move", test_control_moves_cards);
  ADD ("stack", test_control_orders_a_stack_first);
  ADD ("steps", test_steps_wander_through_stages);
  ADD ("reorder", test_lanes_and_stages_are_reordered);
  ADD ("resize", test_control_and_shift_resize);
  ADD ("add", test_adding_by_key);
  ADD ("delete", test_delete_and_duplicate);

  return g_test_run ();
}
