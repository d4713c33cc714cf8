#include <math.h>

#include "core/sj-link.h"
#include "core/sj-series.h"
#include "ui/sj-adder.h"
#include "ui/sj-canvas-points.h"

#include "sj-test-view.h"

/* A place within an item, in pixels of the canvas: from 0 at its start to 1 at its end. */
static void
find_place (Fixture    *fixture,
            const char *id,
            const char *anchor,
            double      across,
            double      down,
            double     *x,
            double     *y)
{
  const SjSceneItem *item = sj_canvas_find (fixture->canvas, id, anchor);
  SjRectangle bounds = { item->x + across * item->width, item->y + down * item->height, 0.0, 0.0 };
  SjRectangle place = sj_viewport_to_view (sj_canvas_get_viewport (fixture->canvas), &bounds);

  *x = place.x;
  *y = place.y;
}

/* The middle of a cell, in pixels of the canvas. */
static void
find_cell (Fixture    *fixture,
           const char *step,
           const char *lane,
           double     *x,
           double     *y)
{
  SjRectangle bounds, place;
  SjCell cell;

  g_assert_true (sj_canvas_cells_find (fixture->canvas, step, lane, &cell));
  bounds = sj_canvas_cells_get_bounds (fixture->canvas, &cell);
  place = sj_viewport_to_view (sj_canvas_get_viewport (fixture->canvas), &bounds);
  *x = place.x + place.width / 2.0;
  *y = place.y + place.height / 2.0;
}

static void
drag (Fixture         *fixture,
      double           from_x,
      double           from_y,
      double           to_x,
      double           to_y,
      GdkModifierType  modifiers)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);

  sj_tool_press (tool, from_x, from_y, 1, modifiers);
  g_assert_true (sj_tool_drag_begin (tool, from_x, from_y, modifiers));
  for (double share = 0.1; share < 1.0; share += 0.2)
    sj_tool_drag_update (tool, from_x + share * (to_x - from_x), from_y + share * (to_y - from_y),
                         modifiers);
  sj_tool_drag_end (tool, to_x, to_y, modifiers);
}

static void
assert_in (Fixture    *fixture,
           const char *card,
           const char *step,
           const char *lane)
{
  g_assert_cmpstr (sj_card_get_step (sj_test_get_card (fixture, card)), ==, step);
  g_assert_cmpstr (sj_card_get_lane (sj_test_get_card (fixture, card)), ==, lane);
}

static void
test_a_card_is_dragged_to_a_cell (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  double x, y, to_x, to_y;

  find_place (fixture, "c", NULL, 0.4, 0.5, &x, &y);
  find_cell (fixture, "s3", "l2", &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  assert_in (fixture, "c", "s3", "l2");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
  sj_edit_log_undo (fixture->log);
  assert_in (fixture, "c", "s0", "l0");
}

/* Dropped on a stack, a card comes between those it is dropped between. */
static void
test_a_card_finds_its_place_in_a_stack (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  SjMap *map = fixture->map;
  double x, y, to_x, to_y;

  find_place (fixture, "c", NULL, 0.4, 0.5, &x, &y);
  find_place (fixture, "e", NULL, 0.4, 0.1, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  assert_in (fixture, "c", "s2", "l1");
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "c")), >,
                    sj_map_get_position (map, sj_map_lookup (map, "d")));
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "c")), <,
                    sj_map_get_position (map, sj_map_lookup (map, "e")));
}

static void
test_control_drags_a_copy (Fixture       *fixture,
                           gconstpointer  user_data)
{
  double x, y, to_x, to_y;

  find_place (fixture, "c", NULL, 0.4, 0.5, &x, &y);
  find_cell (fixture, "s3", "l2", &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, GDK_CONTROL_MASK);
  assert_in (fixture, "c", "s0", "l0");
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 4);
  assert_in (fixture, sj_test_get_selected (fixture), "s3", "l2");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
}

static void
test_selected_cards_are_dragged_together (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  double x, y, to_x, to_y;

  sj_test_select (fixture, "c");
  sj_selection_toggle (sj_canvas_get_selection (fixture->canvas), "d", NULL);
  find_place (fixture, "c", NULL, 0.4, 0.5, &x, &y);
  find_cell (fixture, "s1", "l1", &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  assert_in (fixture, "c", "s1", "l1");
  assert_in (fixture, "d", "s3", "l2");
  assert_in (fixture, "e", "s2", "l1");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
}

/* Two of a stack dropped between two others come between them, in their order. */
static void
test_a_stack_stays_together (Fixture       *fixture,
                             gconstpointer  user_data)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  const char *const order[] = { "f", "d", "e", "g" };
  double x, y, to_x, to_y;
  guint before = 0;

  sj_edit_log_begin (fixture->log, "More");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SjCard) card = g_object_new (SJ_TYPE_CARD, "id", i == 0 ? "f" : "g", "title", "x",
                                             "step", "s1", "lane", "l1", NULL);

      sj_edit_log_insert (fixture->log, SJ_ELEMENT (card), i == 0 ? G_MAXUINT : 0);
      sj_edit_log_move (fixture->log, SJ_ELEMENT (card), i == 0 ? 0 : 1);
    }
  sj_edit_log_commit (fixture->log);
  sj_test_settle (fixture->window);

  sj_test_select (fixture, "e");
  sj_selection_toggle (selection, "d", NULL);
  find_place (fixture, "e", NULL, 0.4, 0.5, &x, &y);
  find_place (fixture, "g", NULL, 0.4, 0.1, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint position = sj_map_get_position (fixture->map, sj_map_lookup (fixture->map, order[i]));

      assert_in (fixture, order[i], "s1", "l1");
      g_assert_true (i == 0 || position > before);
      before = position;
    }
}

static void
test_escape_gives_a_drag_up (Fixture       *fixture,
                             gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  double x, y, to_x, to_y;

  find_place (fixture, "c", NULL, 0.4, 0.5, &x, &y);
  find_cell (fixture, "s3", "l2", &to_x, &to_y);
  g_assert_true (sj_tool_drag_begin (tool, x, y, 0));
  sj_tool_drag_update (tool, to_x, to_y, 0);
  sj_tool_cancel (tool);
  sj_tool_drag_end (tool, to_x, to_y, 0);
  assert_in (fixture, "c", "s0", "l0");
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
}

static void
test_the_edge_spans_steps (Fixture       *fixture,
                           gconstpointer  user_data)
{
  double x, y, to_x, to_y;

  find_place (fixture, "c", NULL, 0.99, 0.2, &x, &y);
  find_cell (fixture, "s2", "l0", &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  g_assert_cmpint (sj_card_get_span (sj_test_get_card (fixture, "c")), ==, 3);
  assert_in (fixture, "c", "s0", "l0");
}

static void
test_borders_resize_and_fit (Fixture       *fixture,
                             gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  const SjSceneGrid *grid = sj_scene_get_grid (sj_canvas_get_scene (fixture->canvas));
  SjLane *lane = sj_map_lookup_typed (fixture->map, "l0", SJ_TYPE_LANE);
  const SjSceneRow *row = sj_scene_grid_get_row (grid, 0);
  SjRectangle bounds = { sj_scene_grid_get_heads (grid)->lanes_x + 120.0, row->y + row->height,
                         0.0, 0.0 };
  SjRectangle place = sj_viewport_to_view (sj_canvas_get_viewport (fixture->canvas), &bounds);
  double height = row->height;

  g_assert_cmpstr (sj_tool_get_cursor_at (tool, place.x, place.y), ==, "row-resize");
  drag (fixture, place.x, place.y, place.x, place.y + 50.0, 0);
  g_assert_cmpfloat_with_epsilon (sj_lane_get_height (lane), height + 50.0, 1.0);

  place.y += 50.0;
  sj_tool_press (tool, place.x, place.y, 2, 0);
  g_assert_cmpfloat (sj_lane_get_height (lane), ==, 0.0);
}

static void
test_headers_are_dragged_into_order (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  SjMap *map = fixture->map;
  double x, y, to_x, to_y;

  find_place (fixture, "a", NULL, 0.2, 0.5, &x, &y);
  find_place (fixture, "b", NULL, 0.95, 0.5, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "a")), ==, 1);
  sj_edit_log_undo (fixture->log);

  /* A step that is dragged into another stage belongs to it. */
  find_place (fixture, "s0", NULL, 0.5, 0.3, &x, &y);
  find_place (fixture, "s3", NULL, 0.2, 0.3, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  g_assert_cmpstr (sj_step_get_stage (sj_map_lookup_typed (map, "s0", SJ_TYPE_STEP)), ==, "b");
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "s0")), ==,
                    sj_map_get_position (map, sj_map_lookup (map, "s3")) - 1);
  sj_edit_log_undo (fixture->log);

  find_place (fixture, "l0", NULL, 0.05, 0.2, &x, &y);
  find_place (fixture, "l2", NULL, 0.05, 0.9, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, "l0")), ==, 2);
}

static void
test_the_rubber_band_selects_what_it_touches (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  double x, y, to_x, to_y;

  find_cell (fixture, "s3", "l0", &x, &y);
  find_place (fixture, "e", NULL, 0.8, 0.8, &to_x, &to_y);
  drag (fixture, x, y - 25.0, to_x, to_y, 0);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 2);
  g_assert_false (sj_selection_contains (selection, "c", NULL));

  find_place (fixture, "c", NULL, 0.8, 0.8, &to_x, &to_y);
  find_cell (fixture, "s1", "l0", &x, &y);
  drag (fixture, x, y - 25.0, to_x, to_y, GDK_SHIFT_MASK);
  g_assert_true (sj_selection_contains (selection, "c", NULL));
}

/* A press on one of several selected cards keeps them, for a drag; letting go selects that one. */
static void
count_change (SjSelection *selection,
              guint       *n_changes)
{
  *n_changes += 1;
}

/* Given up, the band leaves what was selected; while it touches the same, nothing is told anew. */
static void
test_the_rubber_band_is_given_up (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  double x, y, to_x, to_y;
  guint n_changes = 0;

  sj_test_select (fixture, "c");
  find_cell (fixture, "s1", "l0", &x, &y);
  find_cell (fixture, "s3", "l2", &to_x, &to_y);
  g_assert_true (sj_tool_drag_begin (tool, x, y, GDK_SHIFT_MASK));
  sj_tool_drag_update (tool, to_x, to_y, GDK_SHIFT_MASK);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 3);
  g_signal_connect (selection, "changed", G_CALLBACK (count_change), &n_changes);
  sj_tool_drag_update (tool, to_x + 1.0, to_y, GDK_SHIFT_MASK);
  g_assert_cmpuint (n_changes, ==, 0);
  sj_tool_cancel (tool);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "c");
}

static void
test_a_click_among_selected_cards (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  double x, y;

  sj_test_act (fixture, "canvas.select-all");
  find_place (fixture, "d", NULL, 0.5, 0.5, &x, &y);
  sj_tool_press (tool, x, y, 1, 0);
  g_assert_cmpuint (sj_selection_get_n (sj_canvas_get_selection (fixture->canvas)), ==, 3);
  sj_tool_release (tool, x, y);
  g_assert_cmpuint (sj_selection_get_n (sj_canvas_get_selection (fixture->canvas)), ==, 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "d");
}

static void
test_links_are_drawn_and_moved (Fixture       *fixture,
                                gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  GListModel *links = sj_map_get_links (fixture->map);
  double x, y, to_x, to_y;
  g_autoptr(SjLink) link = NULL;

  find_place (fixture, "c", NULL, 1.0, 0.5, &x, &y);
  find_place (fixture, "d", NULL, 0.4, 0.5, &to_x, &to_y);
  drag (fixture, x + 8.0, y, to_x, to_y, 0);
  g_assert_cmpuint (g_list_model_get_n_items (links), ==, 1);
  link = g_list_model_get_item (links, 0);
  g_assert_cmpstr (sj_link_get_from (link), ==, "c");
  g_assert_cmpstr (sj_link_get_to (link), ==, "d");
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, sj_element_get_id (SJ_ELEMENT (link)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.link-kind", "s",
                                             "branch"));
  g_assert_cmpint (sj_link_get_kind (link), ==, SJ_LINK_BRANCH);

  /* The end at “d” is taken to “e”. */
  find_place (fixture, "d", NULL, 0.0, 0.5, &x, &y);
  for (guint i = 0; g_strcmp0 (sj_tool_get_cursor_at (tool, x, y), "crosshair") != 0; i++)
    {
      g_assert_cmpuint (i, <, 20);
      x -= 1.0;
    }
  find_place (fixture, "e", NULL, 0.4, 0.5, &to_x, &to_y);
  drag (fixture, x, y, to_x, to_y, 0);
  g_assert_cmpstr (sj_link_get_to (link), ==, "e");

  /* Deleted with its card, and back with it. */
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.delete");
  g_assert_cmpuint (g_list_model_get_n_items (links), ==, 0);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (g_list_model_get_n_items (links), ==, 1);
}

static void
add_series (Fixture        *fixture,
            const char     *id,
            SjSeriesOrigin  origin)
{
  g_autoptr(SjSeries) series = g_object_new (SJ_TYPE_SERIES, "id", id, "title", id, "origin",
                                             origin, NULL);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, "s0");
  point->valence = 0.25;
  point = sj_records_index (points, 1);
  sj_record_set_text (&point->anchor, "s2");
  point->valence = -0.4;
  g_object_set (series, "points", points, NULL);
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), G_MAXUINT);
}

static void
add_emotion (Fixture        *fixture,
             SjSeriesOrigin  origin)
{
  g_autoptr(SjLane) lane = g_object_new (SJ_TYPE_LANE, "id", "m", "kind", SJ_LANE_EMOTION, NULL);

  sj_edit_log_begin (fixture->log, "Prepare");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (lane), G_MAXUINT);
  add_series (fixture, "q", origin);
  sj_edit_log_commit (fixture->log);
}

static double
get_valence (Fixture    *fixture,
             const char *anchor)
{
  SjSeries *series = sj_map_lookup_typed (fixture->map, "q", SJ_TYPE_SERIES);

  return sj_series_find_point (series, anchor)->valence;
}

static void
test_a_drawn_point_follows_the_pointer (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  const SjSceneGrid *grid;
  double x, y, unit;
  guint n_undo;

  add_emotion (fixture, SJ_SERIES_ASSUMPTION);
  grid = sj_scene_get_grid (sj_canvas_get_scene (fixture->canvas));
  unit = (sj_scene_grid_get_row (grid, 3)->plot_bottom -
          sj_scene_grid_get_row (grid, 3)->plot_top) / 2.0;
  n_undo = sj_edit_log_get_n_undo (fixture->log);

  find_place (fixture, "q", "s0", 0.5, 0.5, &x, &y);
  drag (fixture, x, y, x, y - 0.36 * unit, 0);
  g_assert_cmpfloat_with_epsilon (get_valence (fixture, "s0"), 0.6, 1e-9);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo + 1);
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Move Point");

  find_place (fixture, "q", "s0", 0.5, 0.5, &x, &y);
  drag (fixture, x, y, x, y - 0.13 * unit, GDK_ALT_MASK);
  g_assert_cmpfloat_with_epsilon (get_valence (fixture, "s0"), 0.73, 0.011);

  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpfloat (get_valence (fixture, "s0"), ==, 0.25);
}

static void
test_a_measured_point_stays (Fixture       *fixture,
                             gconstpointer  user_data)
{
  double x, y;
  guint n_undo;

  add_emotion (fixture, SJ_SERIES_MEASURED);
  n_undo = sj_edit_log_get_n_undo (fixture->log);
  find_place (fixture, "q", "s0", 0.5, 0.5, &x, &y);
  drag (fixture, x, y, x, y - 40.0, 0);
  g_assert_cmpfloat (get_valence (fixture, "s0"), ==, 0.25);
  sj_test_act (fixture, "canvas.delete");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo);

  /* Enter draws what the team assumes there, on a curve of its own. */
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), "q", "s0");
  sj_test_act (fixture, "canvas.edit");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo + 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), !=, "q");
  g_assert_true (sj_canvas_points_is_drawn (fixture->canvas));
  sj_test_arrow (fixture, "canvas.move", 0, -1);
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), "q", "s0");
  sj_test_act (fixture, "canvas.edit");
  g_assert_true (sj_canvas_points_is_drawn (fixture->canvas));
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo + 2);
}

static void
test_keys_move_a_drawn_point (Fixture       *fixture,
                              gconstpointer  user_data)
{
  add_emotion (fixture, SJ_SERIES_ASSUMPTION);
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), "q", "s0");
  sj_test_arrow (fixture, "canvas.move", 0, -1);
  g_assert_cmpfloat_with_epsilon (get_valence (fixture, "s0"), 0.4, 1e-9);
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  g_assert_cmpfloat_with_epsilon (get_valence (fixture, "s0"), 0.2, 1e-9);

  /* By less than the pointer snaps to, too. */
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.nudge", "i",
                                               1));
  g_assert_cmpfloat_with_epsilon (get_valence (fixture, "s0"), 0.23, 1e-9);

  sj_test_act (fixture, "canvas.delete");
  g_assert_null (sj_series_find_point (sj_map_lookup_typed (fixture->map, "q", SJ_TYPE_SERIES),
                                       "s0"));
}

static void
test_points_snap (void)
{
  const struct { double valence, snapped; } cases[] = {
    { 0.04, 0.0 }, { -0.06, 0.0 }, { 0.08, 0.1 }, { 0.94, 1.0 }, { 0.91, 0.9 }, { -0.36, -0.4 },
    { -0.95, -1.0 }, { 1.7, 1.0 }, { -3.0, -1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (sj_canvas_points_snap (cases[i].valence), cases[i].snapped,
                                    1e-9);
}

/* Where nothing is yet a sign says what can be added; an emotion lane takes a double click. */
static void
test_signs_add_where_the_pointer_is (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  SjMap *map = fixture->map;
  SjAdder adder;
  double x, y;

  find_cell (fixture, "s1", "l2", &x, &y);
  g_assert_true (sj_adder_find (fixture->canvas, x, y, &adder));
  g_assert_cmpint (adder.kind, ==, SJ_ADDER_CARD);
  sj_tool_press (tool, adder.x, adder.y, 1, 0);
  sj_test_type (fixture, "There");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  assert_in (fixture, sj_test_get_selected (fixture), "s1", "l2");

  find_place (fixture, "s0", NULL, 1.0, 0.1, &x, &y);
  g_assert_true (sj_adder_find (fixture->canvas, x + 8.0, y, &adder));
  g_assert_cmpint (adder.kind, ==, SJ_ADDER_STEP);
  sj_tool_press (tool, adder.x, adder.y, 1, 0);
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpuint (sj_map_get_position (map, sj_map_lookup (map, sj_test_get_selected (fixture))),
                    ==, 1);

  add_emotion (fixture, SJ_SERIES_ASSUMPTION);
  find_cell (fixture, "s3", "m", &x, &y);
  sj_tool_press (tool, x, y - 60.0, 2, 0);
  g_assert_cmpfloat (get_valence (fixture, "s3"), >, 0.1);
}

static void
test_lanes_fold (Fixture       *fixture,
                 gconstpointer  user_data)
{
  SjTool *tool = sj_canvas_get_tool (fixture->canvas);
  SjLane *lane = sj_map_lookup_typed (fixture->map, "l1", SJ_TYPE_LANE);
  SjAdder adder;
  double x, y;

  for (guint i = 0; i < 2; i++)
    {
      find_place (fixture, "l1", NULL, 0.03, 0.4, &x, &y);
      g_assert_true (sj_adder_find (fixture->canvas, x, y, &adder));
      g_assert_cmpint (adder.kind, ==, SJ_ADDER_FOLD);
      sj_tool_press (tool, adder.x, adder.y, 1, 0);
      g_assert_cmpint (sj_lane_is_folded (lane), ==, i == 0);
    }
}

#define ADD(name, function) \
  g_test_add ("/canvas-drag/" name, Fixture, NULL, sj_test_view_set_up, function, \
              sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("card", test_a_card_is_dragged_to_a_cell);
  ADD ("stack", test_a_card_finds_its_place_in_a_stack);
  ADD ("copy", test_control_drags_a_copy);
  ADD ("together", test_selected_cards_are_dragged_together);
  ADD ("stack-together", test_a_stack_stays_together);
  ADD ("escape", test_escape_gives_a_drag_up);
  ADD ("span", test_the_edge_spans_steps);
  ADD ("borders", test_borders_resize_and_fit);
  ADD ("order", test_headers_are_dragged_into_order);
  ADD ("band", test_the_rubber_band_selects_what_it_touches);
  ADD ("band-given-up", test_the_rubber_band_is_given_up);
  ADD ("click-among-selected", test_a_click_among_selected_cards);
  ADD ("links", test_links_are_drawn_and_moved);
  ADD ("point", test_a_drawn_point_follows_the_pointer);
  ADD ("measured", test_a_measured_point_stays);
  ADD ("point-keys", test_keys_move_a_drawn_point);
  ADD ("signs", test_signs_add_where_the_pointer_is);
  ADD ("fold", test_lanes_fold);
  g_test_add_func ("/canvas-drag/snap", test_points_snap);

  return g_test_run ();
}
