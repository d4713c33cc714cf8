#include "sj-test-view.h"

/* What somebody sees who looks for words in a map, and what becomes of it when they replace. */

typedef struct
{
  Fixture      view;
  SjMapView   *map_view;
  SjFindBar   *bar;
  SjMapSearch *search;
} SearchFixture;

static void
open_bar (SearchFixture *fixture,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map_view), action, NULL));
  fixture->search = sj_find_bar_get_search (fixture->bar);
  g_assert_nonnull (fixture->search);
}

static void
change (SearchFixture *fixture,
        const char    *id,
        const char    *property,
        const char    *text)
{
  sj_edit_log_begin (fixture->view.log, "Change");
  sj_edit_log_set (fixture->view.log, SJ_ELEMENT (sj_test_get_card (&fixture->view, id)),
                   property, text, NULL);
  sj_edit_log_commit (fixture->view.log);
}

static void
set_up (SearchFixture *fixture,
        gconstpointer  user_data)
{
  sj_test_view_set_up (&fixture->view, user_data);
  fixture->map_view = SJ_MAP_VIEW (gtk_window_get_child (GTK_WINDOW (fixture->view.window)));
  fixture->bar = sj_map_view_get_find_bar (fixture->map_view);
  change (fixture, "c", "title", "Waits in the queue");
  change (fixture, "c", "text", "A queue, a queue");
  change (fixture, "d", "title", "Queueing again");
  open_bar (fixture, "map.find");
}

static void
tear_down (SearchFixture *fixture,
           gconstpointer  user_data)
{
  sj_test_view_tear_down (&fixture->view, user_data);
}

static void
wait_for_search (SearchFixture *fixture)
{
  while (sj_map_search_is_busy (fixture->search))
    g_main_context_iteration (NULL, TRUE);
  sj_test_settle (fixture->view.window);
}

static void
type_words (SearchFixture *fixture,
            const char    *words)
{
  gboolean done = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (sj_find_bar_get_entry (fixture->bar)), words);
  wait_for_search (fixture);
  /* What is selected follows when nobody types. */
  g_timeout_add (300, sj_test_set_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (SearchFixture *fixture,
     const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), action, NULL);
  wait_for_search (fixture);
}

static GtkWidget *
find_child (GtkWidget  *widget,
            const char *id)
{
  GtkWidget *found;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((found = find_child (child, id)) != NULL)
      return found;

  return NULL;
}

static const char *
get_count (SearchFixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (find_child (GTK_WIDGET (fixture->bar), "count")));
}

static void
test_finds_as_typed (SearchFixture *fixture,
                     gconstpointer  user_data)
{
  type_words (fixture, "queue");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "c");
  g_assert_cmpuint (sj_canvas_get_n_marked (fixture->view.canvas), ==, 2);
  type_words (fixture, "queueing");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "d");
  type_words (fixture, "xyzzy");
  g_assert_cmpstr (get_count (fixture), ==, "Not found");
  g_assert_true (gtk_widget_has_css_class (sj_find_bar_get_entry (fixture->bar), "error"));
  g_assert_cmpuint (sj_canvas_get_n_marked (fixture->view.canvas), ==, 0);
  type_words (fixture, "");
  g_assert_cmpstr (get_count (fixture), ==, "");
  g_assert_false (gtk_widget_has_css_class (sj_find_bar_get_entry (fixture->bar), "error"));
}

static void
test_goes_round (SearchFixture *fixture,
                 gconstpointer  user_data)
{
  type_words (fixture, "queue");
  act (fixture, "find.next");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 4");
  act (fixture, "find.next");
  act (fixture, "find.next");
  g_assert_cmpstr (get_count (fixture), ==, "4 of 4");
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "d");
  act (fixture, "find.next");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
  act (fixture, "find.previous");
  g_assert_cmpstr (get_count (fixture), ==, "4 of 4");
}

/* Whoever is at a card means what stands there first. */
static void
test_begins_at_the_selection (SearchFixture *fixture,
                              gconstpointer  user_data)
{
  sj_find_bar_close (fixture->bar);
  sj_test_select (&fixture->view, "d");
  open_bar (fixture, "map.find");
  type_words (fixture, "queue");
  g_assert_cmpstr (get_count (fixture), ==, "4 of 4");
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "d");
}

static void
test_options (SearchFixture *fixture,
              gconstpointer  user_data)
{
  type_words (fixture, "queue");
  act (fixture, "find.match-case");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 3");
  act (fixture, "find.match-case");
  act (fixture, "find.whole-words");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 3");
  act (fixture, "find.whole-words");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
}

/* The map is worked on while the bar is open: it counts what is there now, and nobody is taken
 * away from where they work. */
static void
test_follows_the_map (SearchFixture *fixture,
                      gconstpointer  user_data)
{
  type_words (fixture, "queue");
  sj_test_select (&fixture->view, "e");
  change (fixture, "e", "title", "Queue number");
  g_assert_true (sj_map_search_is_busy (fixture->search));
  wait_for_search (fixture);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 5");
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "e");
  g_assert_cmpuint (sj_canvas_get_n_marked (fixture->view.canvas), ==, 3);
  sj_edit_log_undo (fixture->view.log);
  wait_for_search (fixture);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
}

static void
set_replacement (SearchFixture *fixture,
                 const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (fixture->bar), "replacement")),
                         text);
}

/* One after the other, even where the new words hold the old ones. */
static void
test_replaces (SearchFixture *fixture,
               gconstpointer  user_data)
{
  open_bar (fixture, "map.replace");
  type_words (fixture, "queue");
  set_replacement (fixture, "long queue");
  act (fixture, "find.replace");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "c")), ==,
                   "Waits in the long queue");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 4");
  act (fixture, "find.replace");
  act (fixture, "find.replace");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_test_get_card (&fixture->view, "c")), "text"),
                   ==, "A long queue, a long queue");
  g_assert_cmpstr (get_count (fixture), ==, "4 of 4");
  act (fixture, "find.replace");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "d")), ==,
                   "long queueing again");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
}

/* A wrong word in forty places is taken back by one step. */
static void
test_replaces_all_in_one_step (SearchFixture *fixture,
                               gconstpointer  user_data)
{
  open_bar (fixture, "map.replace");
  type_words (fixture, "queue");
  set_replacement (fixture, "line");
  act (fixture, "find.replace-all");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "d")), ==, "lineing again");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_test_get_card (&fixture->view, "c")), "text"),
                   ==, "A line, a line");
  g_assert_cmpstr (get_count (fixture), ==, "Not found");
  sj_edit_log_undo (fixture->view.log);
  wait_for_search (fixture);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "d")), ==,
                   "Queueing again");
}

/* Ctrl+Enter while only looking for something must not take it out of the whole map. */
static void
test_replaces_only_when_asked (SearchFixture *fixture,
                               gconstpointer  user_data)
{
  type_words (fixture, "queue");
  act (fixture, "find.replace-all");
  act (fixture, "find.replace");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "c")), ==,
                   "Waits in the queue");
}

static void
test_closes_and_keeps_the_selection (SearchFixture *fixture,
                                     gconstpointer  user_data)
{
  type_words (fixture, "queueing");
  act (fixture, "find.close");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_assert_cmpstr (sj_test_get_selected (&fixture->view), ==, "d");
  g_assert_cmpuint (sj_canvas_get_n_marked (fixture->view.canvas), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->view.window)),
                                         GTK_WIDGET (fixture->view.canvas)));
  open_bar (fixture, "map.find");
  wait_for_search (fixture);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
}

static void
test_lists (SearchFixture *fixture,
            gconstpointer  user_data)
{
  g_autoptr(SjSearchHit) hit = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *place = NULL;

  type_words (fixture, "a q");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 2);
  g_assert_true (gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->bar), "hits")));
  hit = g_list_model_get_item (G_LIST_MODEL (fixture->search), 1);
  markup = sj_search_hit_create_markup (hit);
  g_assert_cmpstr (markup, ==, "A queue, <b><u>a q</u></b>ueue");
  place = sj_search_hit_create_place (hit);
  g_assert_true (g_str_has_prefix (place, "Touchpoint: Waits in the queue — s0 · "));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->search), 2));
  act (fixture, "find.show-hits");
  g_assert_false (gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->bar), "hits")));
}

/* What cannot be changed is searched, and not replaced in. */
static void
test_read_only (SearchFixture *fixture,
                gconstpointer  user_data)
{
  sj_canvas_set_log (fixture->view.canvas, NULL);
  open_bar (fixture, "map.replace");
  type_words (fixture, "queue");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
  g_assert_false (gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->bar), "replace_row")));
  act (fixture, "find.replace-all");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 4");
}

/* A thousand cards, a letter at a time: no step of the search keeps the window from drawing. */
static void
test_never_waits (SearchFixture *fixture,
                  gconstpointer  user_data)
{
  sj_edit_log_begin (fixture->view.log, "Add");
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, "step", "s3", "lane", "l2", "text",
                                                "everything here is needed everywhere", NULL);

      sj_edit_log_insert (fixture->view.log, card, G_MAXUINT);
    }
  sj_edit_log_commit (fixture->view.log);
  type_words (fixture, "e");
  g_assert_cmpuint (sj_map_search_get_n (fixture->search), >, 10000);
  g_assert_cmpstr (get_count (fixture)[0] == '1' ? "first" : "other", ==, "first");
  type_words (fixture, "");
  g_assert_cmpuint (sj_map_search_get_n (fixture->search), ==, 0);
}

#define ADD(name, test) \
  g_test_add ("/search-bar/" name, SearchFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("finds-as-typed", test_finds_as_typed);
  ADD ("goes-round", test_goes_round);
  ADD ("begins-at-the-selection", test_begins_at_the_selection);
  ADD ("options", test_options);
  ADD ("follows-the-map", test_follows_the_map);
  ADD ("replaces", test_replaces);
  ADD ("replaces-all-in-one-step", test_replaces_all_in_one_step);
  ADD ("replaces-only-when-asked", test_replaces_only_when_asked);
  ADD ("closes-and-keeps-the-selection", test_closes_and_keeps_the_selection);
  ADD ("lists", test_lists);
  ADD ("read-only", test_read_only);
  ADD ("never-waits", test_never_waits);

  return g_test_run ();
}
