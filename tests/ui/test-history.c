#include "ui/sj-history-popover.h"
#include "ui/sj-history-row.h"

#include "sj-test-view.h"

/* If this fails, the list of what was done names the wrong thing, or goes to the wrong state. */

typedef struct
{
  Fixture    view;
  GtkWidget *popover;
} History;

static void
rename_card (History    *fixture,
             const char *title)
{
  g_autofree char *label = g_strdup_printf ("Rename to %s", title);

  sj_edit_log_begin (fixture->view.log, label);
  sj_edit_log_set (fixture->view.log, SJ_ELEMENT (sj_test_get_card (&fixture->view, "c")), "title",
                   title, NULL);
  sj_edit_log_commit (fixture->view.log);
}

static void
set_up (History       *fixture,
        gconstpointer  user_data)
{
  sj_test_view_set_up (&fixture->view, NULL);
  rename_card (fixture, "a");
  rename_card (fixture, "b");
  sj_edit_log_mark_saved (fixture->view.log);
  rename_card (fixture, "c");
}

static void
tear_down (History       *fixture,
           gconstpointer  user_data)
{
  if (fixture->popover != NULL)
    gtk_widget_unparent (fixture->popover);
  sj_test_view_tear_down (&fixture->view, NULL);
}

static GtkWidget *
open_history_of (History    *fixture,
                 SjDocument *document)
{
  fixture->popover = sj_history_popover_new ();
  sj_history_popover_set_document (SJ_HISTORY_POPOVER (fixture->popover), document);
  gtk_widget_set_parent (fixture->popover,
                         gtk_window_get_child (GTK_WINDOW (fixture->view.window)));
  gtk_popover_popup (GTK_POPOVER (fixture->popover));
  sj_test_settle (fixture->view.window);

  return sj_history_popover_get_list (SJ_HISTORY_POPOVER (fixture->popover));
}

static GtkWidget *
open_history (History *fixture)
{
  return open_history_of (fixture, fixture->view.document);
}

/* What is read on the rows of a part of the window, from the top. */
static void
collect (GtkWidget *widget,
         GString   *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      !gtk_widget_has_css_class (widget, "numeric"))
    g_string_append_printf (text, "%s%s", gtk_label_get_text (GTK_LABEL (widget)),
                            gtk_widget_has_css_class (widget, "dim-label") ? "(undone) "
                            : gtk_widget_has_css_class (widget, "heading") ? "(now) " : " ");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

static void
assert_rows (GtkWidget  *list,
             const char *wanted)
{
  GString *text = g_string_new (NULL);

  collect (list, text);
  g_assert_cmpstr (g_strchomp (text->str), ==, wanted);
  g_string_free (text, TRUE);
}

static void
go_to (History   *fixture,
       GtkWidget *list,
       guint      row)
{
  g_signal_emit_by_name (list, "activate", row);
  sj_test_settle (fixture->view.window);
}

static void
test_names_states_and_goes_to_them (History       *fixture,
                                    gconstpointer  user_data)
{
  GtkWidget *list = open_history (fixture);
  SjCard *card = sj_test_get_card (&fixture->view, "c");

  assert_rows (list, "Rename to c(now) Rename to b Rename to a Beginning");
  go_to (fixture, list, 2);
  g_assert_cmpstr (sj_card_get_title (card), ==, "a");
  assert_rows (list, "Rename to c(undone) Rename to b(undone) Rename to a(now) "
                     "Beginning");
  go_to (fixture, list, 0);
  g_assert_cmpstr (sj_card_get_title (card), ==, "c");
  go_to (fixture, list, 3);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->view.log), ==, 0);
  g_assert_cmpuint (sj_edit_log_get_n_history (fixture->view.log), ==, 3);
}

/* Which state is in the file is said where there is a file. */
static void
test_marks_what_is_saved (History       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/map.sojourn");
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjDocument) document = sj_document_new (map, file, FALSE);
  SjEditLog *log = sj_document_get_log (document);
  GtkWidget *list;

  sj_editing_add_stage (log, NULL);
  sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL);
  list = open_history_of (fixture, document);
  assert_rows (list, "Add Lane(now) Add Stage Beginning saved");
  sj_edit_log_undo (log);
  sj_edit_log_mark_saved (log);
  assert_rows (list, "Add Lane(undone) Add Stage(now) saved Beginning");
}

/* Changes made while it is open come to the top. */
static void
test_follows_the_map (History       *fixture,
                      gconstpointer  user_data)
{
  GtkWidget *list = open_history (fixture);

  sj_edit_log_undo (fixture->view.log);
  rename_card (fixture, "d");
  sj_test_settle (fixture->view.window);
  assert_rows (list, "Rename to d(now) Rename to b Rename to a Beginning");
  rename_card (fixture, "e");
  sj_test_settle (fixture->view.window);
  assert_rows (list, "Rename to e(now) Rename to d Rename to b Rename to a "
                     "Beginning");
}

/* A long day's work: only what is seen has widgets, and going back lays the map out once. */
static void
test_ten_thousand_states (History       *fixture,
                          gconstpointer  user_data)
{
  GtkWidget *list;
  guint n_rows = 0;
  gint64 begin, opened, travelled;

  for (guint i = 0; i < 10000; i++)
    rename_card (fixture, i % 2 == 0 ? "x" : "y");

  begin = g_get_monotonic_time ();
  list = open_history (fixture);
  opened = g_get_monotonic_time ();
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, >, 5);
  g_assert_cmpuint (n_rows, <, 400);

  go_to (fixture, list, 10002);
  travelled = g_get_monotonic_time ();
  g_assert_cmpstr (sj_card_get_title (sj_test_get_card (&fixture->view, "c")), ==, "a");
  g_test_message ("opened in %.0f ms, went 10,002 states back in %.0f ms",
                  (double) (opened - begin) / 1000.0, (double) (travelled - opened) / 1000.0);
}

/* In a narrow window there is no button for it. */
static void
test_opens_at_the_map (History       *fixture,
                       gconstpointer  user_data)
{
  GtkWidget *view = gtk_window_get_child (GTK_WINDOW (fixture->view.window));

  g_assert_true (gtk_widget_activate_action (view, "map.history", NULL));
  sj_test_settle (fixture->view.window);
  g_assert_true (SJ_IS_HISTORY_POPOVER (gtk_widget_get_last_child (view)));
  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_last_child (view)));
}

#define ADD(name, test) g_test_add ("/history/" name, History, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("names-states-and-goes-to-them", test_names_states_and_goes_to_them);
  ADD ("marks-what-is-saved", test_marks_what_is_saved);
  ADD ("follows-the-map", test_follows_the_map);
  ADD ("ten-thousand-states", test_ten_thousand_states);
  ADD ("opens-at-the-map", test_opens_at_the_map);

  return g_test_run ();
}
