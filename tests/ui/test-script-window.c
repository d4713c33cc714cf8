#include "sj-test-inspector.h"
#include "ui/sj-script-list.h"
#include "ui/sj-script-ring.h"
#include "ui/sj-script-window.h"

typedef struct
{
  SjTestInspector  inspector;
  SjScriptWindow  *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  sj_test_inspector_set_up (&fixture->inspector, NULL);
  fixture->window = SJ_SCRIPT_WINDOW (sj_script_window_new (NULL, fixture->inspector.log, FALSE,
                                                            SJ_CARD (fixture->inspector.first)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  sj_test_inspector_tear_down (&fixture->inspector, NULL);
}

static void
answer_first_question (Fixture    *fixture,
                       const char *text)
{
  GtkTextView *view = sj_test_find (fixture->window, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static guint
count_below (GtkWidget *widget,
             GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_below (child, type);

  return n;
}

/* Every question of the method can be answered here, and the ring says how far one is. */
static void
test_fifteen_questions (Fixture       *fixture,
                        gconstpointer  user_data)
{
  SjScriptRing *ring = sj_test_find (fixture->window, SJ_TYPE_SCRIPT_RING);

  g_assert_cmpuint (count_below (GTK_WIDGET (fixture->window), GTK_TYPE_TEXT_VIEW), ==, 15);
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "0 of 15 questions answered");
  answer_first_question (fixture, "In the branch");
  g_assert_cmpstr (sj_element_text (fixture->inspector.first, "where"), ==, "In the branch");
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 of 15 questions answered");
}

static void
test_undo_in_the_page (Fixture       *fixture,
                       gconstpointer  user_data)
{
  answer_first_question (fixture, "x");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "script.undo", NULL);
  g_assert_cmpstr (sj_element_text (fixture->inspector.first, "where"), ==, "");
  g_assert_cmpuint (sj_script_window_get_n_answers (fixture->window), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "script.redo", NULL);
  g_assert_cmpuint (sj_script_window_get_n_answers (fixture->window), ==, 1);
}

/* From one touchpoint to the next along the journey; a pain point is none. */
static void
test_next_and_previous (Fixture       *fixture,
                        gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "script.next", NULL);
  g_assert_true (sj_script_window_get_card (fixture->window) ==
                 SJ_CARD (fixture->inspector.second));
  answer_first_question (fixture, "second");
  g_assert_cmpstr (sj_element_text (fixture->inspector.second, "where"), ==, "second");
  gtk_widget_activate_action (window, "script.next", NULL);
  g_assert_true (sj_script_window_get_card (fixture->window) ==
                 SJ_CARD (fixture->inspector.second));
  gtk_widget_activate_action (window, "script.previous", NULL);
  g_assert_true (sj_script_window_get_card (fixture->window) == SJ_CARD (fixture->inspector.first));
}

/* Whoever fills the gaps need not look for them. */
static void
test_next_open_question (Fixture       *fixture,
                         gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *first = gtk_window_get_focus (GTK_WINDOW (window)), *second;

  gtk_widget_activate_action (window, "script.next-open", NULL);
  second = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (second != first && GTK_IS_TEXT_VIEW (second));
  gtk_widget_activate_action (window, "script.next-open", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (second)), "A friend", -1);
  gtk_widget_grab_focus (first);
  gtk_widget_activate_action (window, "script.next-open", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != second);
  /* Fourteen are open: after as many steps it is the same one again. */
  gtk_widget_grab_focus (first);
  for (guint i = 0; i < 14; i++)
    gtk_widget_activate_action (window, "script.next-open", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
}

/* The touchpoint is deleted while its script is open: the page closes and writes nowhere. */
static void
test_a_deleted_touchpoint_closes_the_page (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  sj_edit_log_begin (fixture->inspector.log, "Delete");
  sj_edit_log_remove (fixture->inspector.log, fixture->inspector.first);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  sj_edit_log_commit (fixture->inspector.log);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
}

static void
test_the_order_of_the_journey (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(GPtrArray) touchpoints = sj_script_list_touchpoints (fixture->inspector.map);

  g_assert_cmpuint (touchpoints->len, ==, 2);
  g_assert_true (g_ptr_array_index (touchpoints, 0) == (gpointer) fixture->inspector.first);
  g_assert_false (sj_script_list_has_script (fixture->inspector.pain));
  g_assert_false (sj_script_list_has_script (NULL));
}

#define ADD(name, function) \
  g_test_add ("/script/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("fifteen-questions", test_fifteen_questions);
  ADD ("undo", test_undo_in_the_page);
  ADD ("next-and-previous", test_next_and_previous);
  ADD ("next-open-question", test_next_open_question);
  ADD ("deleted", test_a_deleted_touchpoint_closes_the_page);
  ADD ("order", test_the_order_of_the_journey);

  return g_test_run ();
}
