#include "sj-test-view.h"
#include "ui/sj-canvas-menu.h"

static SjCard *
find_in_cell (Fixture    *fixture,
              const char *step,
              const char *lane)
{
  GListModel *cards = sj_map_get_cards (fixture->map);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (g_str_equal (sj_card_get_step (card), step) &&
          g_str_equal (sj_card_get_lane (card), lane))
        return card;
    }

  return NULL;
}

/* What is typed is on the map at once, and one Undo takes it all back. */
static void
test_typing_is_one_step (Fixture       *fixture,
                         gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Fährt los");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (fixture, "c")), ==, "Fährt los");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);

  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (fixture, "c")), ==, "c");
}

static void
test_escape_takes_back (Fixture       *fixture,
                        gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Nonsense");
  sj_test_end_text (fixture, SJ_TEXT_END_TAKE_BACK);

  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (fixture, "c")), ==, "c");
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
}

/* Two texts typed one after the other are two steps, even of the same card. */
static void
test_each_session_is_its_own_step (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  for (guint i = 0; i < 2; i++)
    {
      sj_test_select (fixture, "c");
      sj_test_act (fixture, "canvas.edit");
      sj_test_type (fixture, i == 0 ? "One" : "Two");
      sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
    }

  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (fixture, "c")), ==, "One");
}

static void
test_typing_in_an_empty_cell_makes_a_card (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  guint n_cards = g_list_model_get_n_items (sj_map_get_cards (fixture->map));

  sj_test_go_to_cell (fixture, "s1", "l2");
  sj_test_act (fixture, "canvas.edit");
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, n_cards);
  sj_test_type (fixture, "New");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);

  g_assert_cmpstr (sj_card_get_title (find_in_cell (fixture, "s1", "l2")), ==, "New");
  g_assert_cmpstr (sj_test_get_selected (fixture), ==,
                   sj_element_get_id (SJ_ELEMENT (find_in_cell (fixture, "s1", "l2"))));
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Add Touchpoint");
  sj_edit_log_undo (fixture->log);
  g_assert_null (find_in_cell (fixture, "s1", "l2"));
}

/* Nobody who looks into a cell, or empties it again, leaves an empty card behind. */
static void
test_nothing_typed_leaves_nothing (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  sj_test_go_to_cell (fixture, "s1", "l2");
  sj_test_act (fixture, "canvas.edit");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_null (find_in_cell (fixture, "s1", "l2"));

  sj_test_go_to_cell (fixture, "s1", "l2");
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Oops");
  gtk_text_buffer_set_text (sj_test_get_buffer (fixture), "", -1);
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_null (find_in_cell (fixture, "s1", "l2"));
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
}

/* Tab and Enter fill a table: across and down. */
static void
test_tab_and_enter_go_on (Fixture       *fixture,
                          gconstpointer  user_data)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (fixture->canvas);

  sj_test_go_to_cell (fixture, "s2", "l0");
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "One");
  sj_test_end_text (fixture, SJ_TEXT_END_NEXT);
  g_assert_cmpstr (sj_cell_cursor_get_step (cursor), ==, "s3");
  g_assert_cmpstr (sj_cell_cursor_get_lane (cursor), ==, "l0");

  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Two");
  sj_test_end_text (fixture, SJ_TEXT_END_NEXT);
  g_assert_cmpstr (sj_cell_cursor_get_step (cursor), ==, "s0");
  g_assert_cmpstr (sj_cell_cursor_get_lane (cursor), ==, "l1");

  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Three");
  sj_test_end_text (fixture, SJ_TEXT_END_BELOW);
  g_assert_cmpstr (sj_cell_cursor_get_step (cursor), ==, "s0");
  g_assert_cmpstr (sj_cell_cursor_get_lane (cursor), ==, "l2");
}

static void
test_the_text_below_the_title (Fixture       *fixture,
                               gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Title");
  sj_test_end_text (fixture, SJ_TEXT_END_OTHER);
  sj_test_type (fixture, "First line\nsecond line");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);

  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (fixture, "c")), ==, "Title");
  g_assert_cmpstr (sj_card_get_text (sj_test_get_card (fixture, "c")), ==,
                   "First line\nsecond line");
}

/* Stages, steps and lanes are named where they stand, too; pasted lines become one. */
static void
test_headers_are_edited_in_place (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  const char *const ids[] = { "a", "s1", "l1" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      sj_test_select (fixture, ids[i]);
      sj_test_act (fixture, "canvas.edit");
      gtk_text_buffer_set_text (sj_test_get_buffer (fixture), "Two\nlines", -1);
      sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
      g_assert_cmpstr (sj_element_text (sj_map_lookup (fixture->map, ids[i]), "title"), ==,
                       "Two lines");
    }
}

/* The map's own title and subtitle are typed on the page like all others. */
static void
test_the_page_is_named_in_place (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  SjElement *map = SJ_ELEMENT (fixture->map);
  guint n_undo;

  sj_test_select (fixture, "a");
  sj_test_arrow (fixture, "canvas.move", 0, -1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, sj_element_get_id (map));
  sj_test_act (fixture, "canvas.edit");
  sj_test_type (fixture, "Opening an account");
  sj_test_end_text (fixture, SJ_TEXT_END_OTHER);
  sj_test_type (fixture, "Anna, at lunch");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpstr (sj_map_get_title (fixture->map), ==, "Opening an account");
  g_assert_cmpstr (sj_element_text (map, "subtitle"), ==, "Anna, at lunch");

  /* It is nothing that could be deleted or doubled. */
  n_undo = sj_edit_log_get_n_undo (fixture->log);
  sj_test_act (fixture, "canvas.delete");
  sj_test_act (fixture, "canvas.duplicate");
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo);
  sj_test_arrow (fixture, "canvas.move", 0, 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, "a");
}

static GtkWidget *
find_by_type (GtkWidget  *widget,
              const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A menu takes the focus along when it goes, but not from what was begun by a click in it. */
static void
test_a_menu_lets_somebody_type (Fixture       *fixture,
                                gconstpointer  user_data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  GtkWidget *menu;

  sj_test_select (fixture, "l0");
  sj_canvas_focus_selected (fixture->canvas);
  sj_canvas_menu_popup_lanes (fixture->canvas, 100.0, 100.0);
  sj_test_settle (fixture->window);
  menu = find_by_type (canvas, "GtkPopoverMenu");
  g_assert_nonnull (menu);
  g_signal_emit_by_name (find_by_type (menu, "GtkModelButton"), "clicked");
  while (find_by_type (canvas, "GtkPopoverMenu") != NULL)
    g_main_context_iteration (NULL, TRUE);
  sj_test_settle (fixture->window);
  sj_test_type (fixture, "Web");
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
  g_assert_cmpstr (sj_element_text (sj_map_lookup (fixture->map, sj_test_get_selected (fixture)),
                                    "title"), ==, "Web");
}

/* The text that is typed stands where the card's text stands, whatever the zoom. */
static void
test_the_editor_lies_over_the_text (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);

  for (double zoom = 0.8; zoom < 3.0; zoom *= 1.6)
    {
      const SjSceneItem *item;
      graphene_rect_t bounds;
      SjRectangle place;

      sj_viewport_zoom_about (viewport, zoom, 0.0, 0.0);
      sj_test_select (fixture, "c");
      sj_test_act (fixture, "canvas.edit");
      sj_test_settle (fixture->window);
      item = sj_canvas_find (fixture->canvas, "c", NULL);
      place = sj_viewport_to_view (viewport, &(SjRectangle) { item->x, item->y, item->width,
                                                              item->height });
      g_assert_true (gtk_widget_compute_bounds (
        GTK_WIDGET (sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas))),
        GTK_WIDGET (fixture->canvas), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, place.x);
      g_assert_cmpfloat (bounds.origin.y, >=, place.y - 4.0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, place.x + place.width + 4.0);
      sj_test_end_text (fixture, SJ_TEXT_END_KEEP);
    }
}

/* Undo from elsewhere reaches the text that is open, and one that is gone closes it. */
static void
test_the_editor_follows_the_map (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  SjCanvasText *text = sj_canvas_get_text (fixture->canvas);
  g_autoptr(GPtrArray) doomed = g_ptr_array_new ();
  g_autofree char *shown = NULL;

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  sj_edit_log_begin (fixture->log, "Elsewhere");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (sj_test_get_card (fixture, "c")), "title", "Other",
                   NULL);
  sj_edit_log_commit (fixture->log);
  shown = sj_text_editor_get_text (sj_canvas_text_get_editor (text));
  g_assert_cmpstr (shown, ==, "Other");

  g_ptr_array_add (doomed, sj_test_get_card (fixture, "c"));
  sj_editing_delete (fixture->log, doomed);
  g_assert_false (sj_canvas_text_is_active (text));
}

static void
test_a_read_only_map_is_not_typed_in (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  sj_canvas_set_log (fixture->canvas, NULL);
  sj_test_select (fixture, "c");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.edit", NULL);
  g_assert_false (sj_canvas_text_is_active (sj_canvas_get_text (fixture->canvas)));
}

/* From the first letter to the last, wherever the view was before and whatever is drawn between. */
static void
assert_all_is_seen (Fixture *fixture)
{
  SjTextEditor *editor = sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas));
  GtkTextView *view = GTK_TEXT_VIEW (sj_text_editor_get_view (editor));
  GtkTextIter start, finish;
  GdkRectangle first, last, visible;

  gtk_text_buffer_get_bounds (sj_test_get_buffer (fixture), &start, &finish);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &finish, &last);
  gtk_text_view_get_visible_rect (view, &visible);
  g_assert_cmpint (visible.y, <=, first.y);
  g_assert_cmpint (visible.y + visible.height, >=, last.y + last.height);
}

/* On a map that is seen from afar the letters are larger than their room: it grows, and no line is
 * cut off. */
static void
test_a_long_text_is_seen_from_afar (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  const char *const words[] = { "A rather long title ", "that wraps over ", "several lines ",
                                "of a card ", "and still goes on" };

  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 0.4);
  sj_test_go_to_cell (fixture, "s0", "l1");
  sj_test_act (fixture, "canvas.edit");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gtk_text_buffer_insert_at_cursor (sj_test_get_buffer (fixture), words[i], -1);
      gtk_text_view_scroll_mark_onscreen (
        GTK_TEXT_VIEW (sj_text_editor_get_view (
          sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas)))),
        gtk_text_buffer_get_insert (sj_test_get_buffer (fixture)));
      sj_test_settle (fixture->window);
      assert_all_is_seen (fixture);
    }
  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 1.5);
  sj_test_settle (fixture->window);
  assert_all_is_seen (fixture);
  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 0.3);
  sj_test_settle (fixture->window);
  assert_all_is_seen (fixture);
}

/* The letter that makes a word go to the next line makes room for it, too. */
static void
test_each_letter_is_seen_at_once (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  const char *text = "Typing a new title that wraps and wraps again";

  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 0.6);
  sj_test_go_to_cell (fixture, "s0", "l1");
  sj_test_act (fixture, "canvas.edit");
  sj_test_settle (fixture->window);
  for (const char *letter = text; *letter != '\0'; letter++)
    {
      gtk_text_buffer_insert_at_cursor (sj_test_get_buffer (fixture), letter, 1);
      sj_test_settle (fixture->window);
      assert_all_is_seen (fixture);
    }
}

/* At the lower edge of the window the map moves up while the text grows. */
static void
test_typing_at_the_edge_is_followed (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);
  GtkAllocation box;

  sj_viewport_set_zoom (viewport, 4.0);
  sj_test_go_to_cell (fixture, "s0", "l2");
  sj_test_act (fixture, "canvas.edit");
  sj_test_settle (fixture->window);
  for (guint i = 0; i < 12; i++)
    {
      gtk_text_buffer_insert_at_cursor (sj_test_get_buffer (fixture), "words and words ", -1);
      sj_test_settle (fixture->window);
    }
  gtk_widget_get_allocation (
    GTK_WIDGET (sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas))), &box);
  g_assert_cmpint (box.height, >, 100);
  g_assert_cmpint (box.y + box.height, <=, gtk_widget_get_height (canvas) + 2);
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return child;

  return NULL;
}

/* Whoever looks for an emoji is still typing, whatever keys they move about with. */
static void
test_the_emoji_chooser_is_part_of_typing (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  const GtkDirectionType directions[] = { GTK_DIR_DOWN, GTK_DIR_UP, GTK_DIR_TAB_FORWARD,
                                          GTK_DIR_TAB_BACKWARD };
  SjCanvasText *text = sj_canvas_get_text (fixture->canvas);
  GtkWidget *view, *chooser;

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  view = sj_text_editor_get_view (sj_canvas_text_get_editor (text));
  sj_test_settle (fixture->window);
  g_signal_emit_by_name (view, "insert-emoji");
  sj_test_settle (fixture->window);
  chooser = find_popover (view);
  g_assert_nonnull (chooser);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

      g_assert_true (gtk_widget_is_ancestor (focus, chooser));
      g_signal_emit_by_name (chooser, "move-focus", directions[i]);
      sj_test_settle (fixture->window);
      g_assert_true (sj_canvas_text_is_active (text));
      g_assert_true (gtk_widget_get_visible (chooser));
    }

  gtk_popover_popdown (GTK_POPOVER (chooser));
  sj_test_settle (fixture->window);
  g_assert_true (sj_canvas_text_is_active (text));
  g_assert_true (gtk_widget_is_focus (view));
}

/* Left with the chooser open, both go. */
static void
test_typing_ends_with_its_popover (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  SjCanvasText *text = sj_canvas_get_text (fixture->canvas);

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit");
  sj_test_settle (fixture->window);
  g_signal_emit_by_name (sj_text_editor_get_view (sj_canvas_text_get_editor (text)),
                         "insert-emoji");
  sj_test_settle (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  sj_test_settle (fixture->window);
  g_assert_false (sj_canvas_text_is_active (text));
  sj_test_select (fixture, "d");
  sj_test_act (fixture, "canvas.edit");
  sj_test_settle (fixture->window);
  g_assert_true (sj_canvas_text_is_active (text));
}

#define ADD(name, function) \
  g_test_add ("/canvas-text/" name, Fixture, NULL, sj_test_view_set_up, function, \
              sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("one-step", test_typing_is_one_step);
  ADD ("escape", test_escape_takes_back);
  ADD ("own-step", test_each_session_is_its_own_step);
  ADD ("new-card", test_typing_in_an_empty_cell_makes_a_card);
  ADD ("nothing-typed", test_nothing_typed_leaves_nothing);
  ADD ("tab-and-enter", test_tab_and_enter_go_on);
  ADD ("below-the-title", test_the_text_below_the_title);
  ADD ("headers", test_headers_are_edited_in_place);
  ADD ("menu", test_a_menu_lets_somebody_type);
  ADD ("page", test_the_page_is_named_in_place);
  ADD ("place", test_the_editor_lies_over_the_text);
  ADD ("follows-the-map", test_the_editor_follows_the_map);
  ADD ("read-only", test_a_read_only_map_is_not_typed_in);
  ADD ("a-long-text-is-seen-from-afar", test_a_long_text_is_seen_from_afar);
  ADD ("each-letter-is-seen-at-once", test_each_letter_is_seen_at_once);
  ADD ("typing-at-the-edge-is-followed", test_typing_at_the_edge_is_followed);
  ADD ("emoji-chooser", test_the_emoji_chooser_is_part_of_typing);
  ADD ("ends-with-its-popover", test_typing_ends_with_its_popover);

  return g_test_run ();
}
