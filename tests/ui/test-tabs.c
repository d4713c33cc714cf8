#include "ui/sj-import-window.h"

#include "sj-test-application.h"

static AdwTabView *
get_tabs (Fixture *fixture)
{
  return sj_window_get_tab_view (fixture->window);
}

static int
count_tabs (Fixture *fixture)
{
  return adw_tab_view_get_n_pages (get_tabs (fixture));
}

static AdwTabPage *
get_selected (Fixture *fixture)
{
  return adw_tab_view_get_selected_page (get_tabs (fixture));
}

static void
select_tab (Fixture *fixture,
            int      position)
{
  adw_tab_view_set_selected_page (get_tabs (fixture),
                                  adw_tab_view_get_nth_page (get_tabs (fixture), position));
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static SjWindow *
get_other_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (GList *link = windows; link != NULL; link = link->next)
    if (SJ_IS_WINDOW (link->data) && link->data != fixture->window)
      return link->data;

  return NULL;
}

static void
answer (Fixture    *fixture,
        const char *response)
{
  sj_test_answer (response);
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static gboolean
has_no_window (gpointer fixture)
{
  return count_windows (fixture) == 0;
}

/* The first map takes the place of the page to start from, the second stands beside it. */
static void
test_each_map_has_a_tab (Fixture       *fixture,
                         gconstpointer  data)
{
  sj_test_open_map (fixture, "one.sojourn", "One");
  g_assert_cmpint (count_tabs (fixture), ==, 1);
  sj_test_open_map (fixture, "two.sojourn", "Two & a half");
  g_assert_cmpint (count_tabs (fixture), ==, 2);

  g_assert_cmpstr (adw_tab_page_get_title (get_selected (fixture)), ==, "Two & a half");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Two & a half");
  g_assert_true (g_str_has_suffix (adw_tab_page_get_tooltip (get_selected (fixture)),
                                   "/two.sojourn"));
  select_tab (fixture, 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "One");
}

/* Undo would take back what was done in another map. */
static void
test_undo_is_that_of_the_selected_map (Fixture       *fixture,
                                       gconstpointer  data)
{
  SjDocument *one = sj_test_open_map (fixture, "one.sojourn", "One");
  SjDocument *two = sj_test_open_map (fixture, "two.sojourn", "Two");

  sj_test_rename_map (one, "First");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  select_tab (fixture, 0);
  sj_test_activate (fixture->window, "undo");
  g_assert_cmpstr (sj_map_get_title (sj_document_get_map (one)), ==, "One");
  g_assert_false (sj_document_is_dirty (two));
}

static void
test_unsaved_changes_show_in_the_tab (Fixture       *fixture,
                                      gconstpointer  data)
{
  SjDocument *document = sj_test_open_map (fixture, "one.sojourn", "One");

  g_assert_null (adw_tab_page_get_indicator_icon (get_selected (fixture)));
  sj_test_rename_map (document, "First");
  g_assert_nonnull (adw_tab_page_get_indicator_icon (get_selected (fixture)));
  g_assert_cmpstr (adw_tab_page_get_title (get_selected (fixture)), ==, "First");
  sj_test_activate (fixture->window, "undo");
  g_assert_null (adw_tab_page_get_indicator_icon (get_selected (fixture)));
}

static void
test_an_open_map_is_shown_where_it_is (Fixture       *fixture,
                                       gconstpointer  data)
{
  SjDocument *one = sj_test_open_map (fixture, "one.sojourn", "One");
  g_autoptr(GFile) link = g_file_new_build_filename (fixture->folder, "link.sojourn", NULL);

  sj_test_open_map (fixture, "two.sojourn", "Two");
  sj_window_files_open (fixture->window, sj_document_get_file (one));
  g_assert_true (sj_window_get_document (fixture->window) == one);

  select_tab (fixture, 1);
  g_assert_true (g_file_make_symbolic_link (link, "one.sojourn", NULL, NULL));
  sj_window_files_open (fixture->window, link);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_true (sj_window_get_document (fixture->window) == one);
  g_assert_cmpint (count_tabs (fixture), ==, 2);
}

/* A double click on a file opens it twice at once. */
static void
test_opening_twice_at_once_leaves_one_tab (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr(GFile) file = sj_test_create_map (fixture, "one.sojourn", "One");

  sj_window_files_open (fixture->window, file);
  sj_window_files_open (fixture->window, file);
  sj_test_wait_until (sj_test_shows_a_map, fixture->window);
  sj_test_settle (GTK_WIDGET (fixture->window));

  g_assert_cmpint (count_tabs (fixture), ==, 1);
}

static void
test_a_broken_file_leaves_no_tab (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, "no.sojourn", NULL);
  SjDocument *one = sj_test_open_map (fixture, "one.sojourn", "One");

  sj_window_files_open (fixture->window, file);
  g_assert_cmpint (count_tabs (fixture), ==, 2);
  sj_test_settle (GTK_WIDGET (fixture->window));
  answer (fixture, "close");
  g_assert_cmpint (count_tabs (fixture), ==, 1);
  g_assert_true (sj_window_get_document (fixture->window) == one);
}

static void
test_closing_a_tab_asks_for_its_changes (Fixture       *fixture,
                                         gconstpointer  data)
{
  SjDocument *document;
  GObject *kept[3];

  sj_test_open_map (fixture, "one.sojourn", "One");
  document = sj_test_open_map (fixture, "two.sojourn", "Two");
  sj_test_rename_map (document, "Second");
  kept[0] = g_object_ref (G_OBJECT (sj_window_get_view (fixture->window)));
  kept[1] = g_object_ref (G_OBJECT (document));
  kept[2] = g_object_ref (G_OBJECT (sj_document_get_map (document)));

  sj_test_activate (fixture->window, "close");
  answer (fixture, "cancel");
  g_assert_cmpint (count_tabs (fixture), ==, 2);
  g_assert_true (sj_document_is_dirty (document));

  sj_test_activate (fixture->window, "close");
  answer (fixture, "discard");
  sj_test_wait_until (sj_test_shows_a_map, fixture->window);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (count_tabs (fixture), ==, 1);
  g_assert_finalize_object (kept[0]);
  g_assert_finalize_object (kept[1]);
  g_assert_finalize_object (kept[2]);
}

static gboolean
has_one_tab (gpointer fixture)
{
  return count_tabs (fixture) == 1;
}

static char *
read_title (GFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (sj_map_get_title (map));
}

static void
test_closing_a_tab_can_save (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *title = NULL;
  SjDocument *document;

  sj_test_open_map (fixture, "one.sojourn", "One");
  document = sj_test_open_map (fixture, "two.sojourn", "Two");
  file = g_object_ref (sj_document_get_file (document));
  sj_test_rename_map (document, "Second");
  sj_test_activate (fixture->window, "close");
  answer (fixture, "save");
  sj_test_wait_until (has_one_tab, fixture);

  title = read_title (file);
  g_assert_cmpstr (title, ==, "Second");
}

/* The last map gives way to the page to start from, and that to nothing. */
static void
test_the_last_tab_closes_in_two_steps (Fixture       *fixture,
                                       gconstpointer  data)
{
  sj_test_open_map (fixture, "one.sojourn", "One");
  sj_test_activate (fixture->window, "close");
  g_assert_null (sj_window_get_document (fixture->window));
  g_assert_cmpint (count_tabs (fixture), ==, 1);
  g_assert_true (sj_tab_is_start (sj_window_tabs_get_selected (fixture->window)));

  sj_test_activate (fixture->window, "close");
  sj_test_wait_until (has_no_window, fixture);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *n_before)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n_before)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, n_before);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* One question for all maps of the window; what is not ticked is lost, and the rest is saved. */
static void
test_closing_a_window_asks_once (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GFile) first = NULL;
  g_autoptr(GFile) second = NULL;
  g_autofree char *first_title = NULL;
  g_autofree char *second_title = NULL;
  GtkWidget *check;
  guint n_before = 0;

  first = g_object_ref (sj_document_get_file (sj_test_open_map (fixture, "one.sojourn", "One")));
  sj_test_rename_map (sj_window_get_document (fixture->window), "First");
  second = g_object_ref (sj_document_get_file (sj_test_open_map (fixture, "two.sojourn", "Two")));
  sj_test_rename_map (sj_window_get_document (fixture->window), "Second");
  sj_test_open_map (fixture, "three.sojourn", "Three");

  sj_test_activate (fixture->window, "close-window");
  check = find_widget (GTK_WIDGET (sj_test_find_question ()), GTK_TYPE_CHECK_BUTTON, &n_before);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  sj_test_answer ("save");
  sj_test_wait_until (has_no_window, fixture);

  first_title = read_title (first);
  second_title = read_title (second);
  g_assert_cmpstr (first_title, ==, "One");
  g_assert_cmpstr (second_title, ==, "Second");
}

static gboolean
has_two_windows (gpointer fixture)
{
  return count_windows (fixture) == 2;
}

/* What is changed in one view shows in the other, and only the last one to go asks. */
static void
test_a_map_can_be_shown_twice (Fixture       *fixture,
                               gconstpointer  data)
{
  SjDocument *document = sj_test_open_map (fixture, "one.sojourn", "One");
  SjWindow *other;

  sj_test_activate (fixture->window, "new-view");
  sj_test_wait_until (has_two_windows, fixture);
  other = get_other_window (fixture);
  sj_test_settle (GTK_WIDGET (other));
  g_assert_true (sj_window_get_document (other) == document);
  g_assert_true (sj_window_get_view (other) != sj_window_get_view (fixture->window));

  sj_test_rename_map (document, "First");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (other)), ==, "First");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "First");
  sj_test_settle (GTK_WIDGET (other));

  gtk_window_close (GTK_WINDOW (other));
  g_assert_null (sj_test_find_question ());
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (sj_test_find_question ());
  answer (fixture, "cancel");
}

/* While the question is open the other window may go: its view was the last reason not to ask. */
static void
test_a_view_that_goes_meanwhile_is_asked_for (Fixture       *fixture,
                                              gconstpointer  data)
{
  SjDocument *shared = sj_test_open_map (fixture, "shared.sojourn", "Shared");
  SjWindow *other;

  sj_test_activate (fixture->window, "new-view");
  sj_test_wait_until (has_two_windows, fixture);
  other = get_other_window (fixture);
  sj_test_rename_map (shared, "Changed");
  sj_test_rename_map (sj_test_open_map (fixture, "own.sojourn", "Own"), "Changed too");

  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (other));
  answer (fixture, "discard");
  g_assert_cmpuint (
    g_list_model_get_n_items (sj_document_registry_get_documents (fixture->registry)), ==, 2);
  sj_test_answer ("discard");
  sj_test_wait_until (has_no_window, fixture);
}

/* Dragging a tab out of its window asks for a window in this way. */
static void
test_a_tab_can_be_dragged_out (Fixture       *fixture,
                               gconstpointer  data)
{
  SjDocument *one = sj_test_open_map (fixture, "one.sojourn", "One");
  SjDocument *two = sj_test_open_map (fixture, "two.sojourn", "Two");
  AdwTabView *target = NULL;
  SjWindow *other;

  g_signal_emit_by_name (get_tabs (fixture), "create-window", &target);
  g_assert_nonnull (target);
  adw_tab_view_transfer_page (get_tabs (fixture), get_selected (fixture), target, 0);
  sj_test_settle (GTK_WIDGET (fixture->window));

  other = get_other_window (fixture);
  g_assert_true (sj_window_get_document (other) == two);
  g_assert_true (sj_window_get_document (fixture->window) == one);
  sj_test_rename_map (two, "Second");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (other), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
}

/* A window whose last tab was dragged into another one has nothing left to show. */
static void
test_a_window_without_tabs_goes (Fixture       *fixture,
                                 gconstpointer  data)
{
  SjWindow *other = SJ_WINDOW (sj_window_new (GTK_APPLICATION (fixture->application)));
  SjDocument *one = sj_test_open_map (fixture, "one.sojourn", "One");

  gtk_window_present (GTK_WINDOW (other));
  sj_test_settle (GTK_WIDGET (other));
  adw_tab_view_transfer_page (get_tabs (fixture), get_selected (fixture),
                              sj_window_get_tab_view (other), 0);
  /* Not at once: the tab view the tab left must live until it is done with it. */
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  while (count_windows (fixture) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (adw_tab_view_get_n_pages (sj_window_get_tab_view (other)), ==, 2);
  g_assert_cmpuint (sj_document_registry_get_n_holds (fixture->registry, one), ==, 1);
}

static void
test_panels_are_those_of_the_tab (Fixture       *fixture,
                                  gconstpointer  data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  g_autoptr(GVariant) hidden = NULL;
  g_autoptr(GVariant) shown = NULL;

  sj_test_open_map (fixture, "one.sojourn", "One");
  sj_test_open_map (fixture, "two.sojourn", "Two");
  sj_panels_set_show_start (sj_map_view_get_panels (sj_window_get_view (fixture->window)), FALSE);
  hidden = g_action_group_get_action_state (actions, "show-outline");
  g_assert_false (g_variant_get_boolean (hidden));
  select_tab (fixture, 0);
  shown = g_action_group_get_action_state (actions, "show-outline");
  g_assert_true (g_variant_get_boolean (shown));
  sj_test_activate (fixture->window, "show-outline");
  sj_test_activate (fixture->window, "show-outline");
}

/* Both views would otherwise show two states of one file. */
static void
test_reverting_replaces_every_view (Fixture       *fixture,
                                    gconstpointer  data)
{
  SjDocument *before = sj_test_open_map (fixture, "one.sojourn", "One");
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjDocument) after = sj_document_new (map, NULL, FALSE);
  SjWindow *other;

  sj_test_activate (fixture->window, "new-view");
  sj_test_wait_until (has_two_windows, fixture);
  other = get_other_window (fixture);
  sj_window_tabs_replace (GTK_APPLICATION (fixture->application), before, after);

  g_assert_true (sj_window_get_document (fixture->window) == after);
  g_assert_true (sj_window_get_document (other) == after);
  g_assert_cmpuint (sj_document_registry_get_n_holds (fixture->registry, after), ==, 2);
}

static void
test_quitting_asks_once_for_all_windows (Fixture       *fixture,
                                         gconstpointer  data)
{
  sj_test_rename_map (sj_test_open_map (fixture, "one.sojourn", "One"), "First");
  sj_test_rename_map (sj_test_open_map (fixture, "two.sojourn", "Two"), "Second");
  sj_test_activate (fixture->window, "move-to-new-window");
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_windows (fixture), ==, 2);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  sj_test_answer ("discard");
  sj_test_wait_until (has_no_window, fixture);
}

/* As when files are dropped on the window, the map or the page to start from. */
static void
drop (Fixture    *fixture,
      const char *first,
      const char *second)
{
  g_autoptr(GStrvBuilder) uris = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? first : second;
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

      if (name != NULL)
        g_strv_builder_add (uris, uri);
    }

  list = g_strv_builder_end (uris);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.drop-files", "^as", list);
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
write_answers (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "answers.csv", NULL);

  g_assert_true (g_file_set_contents (path, "id,csat\n1,4\n2,5\n", -1, NULL));
}

static void
test_dropped_maps_open_as_tabs (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GFile) one = sj_test_create_map (fixture, "one.sojourn", "One");
  g_autoptr(GFile) two = sj_test_create_map (fixture, "two.sojourn", "Two");

  drop (fixture, "one.sojourn", "two.sojourn");
  g_assert_cmpint (count_tabs (fixture), ==, 2);
  g_assert_cmpstr (adw_tab_page_get_title (adw_tab_view_get_nth_page (get_tabs (fixture), 0)), ==,
                   "One");
  g_assert_cmpstr (adw_tab_page_get_title (adw_tab_view_get_nth_page (get_tabs (fixture), 1)), ==,
                   "Two");
}

/* Answers go into the map they are dropped on, not into the one that is dropped with them. */
static void
test_dropped_answers_are_imported (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GFile) other = sj_test_create_map (fixture, "other.sojourn", "Other");
  GtkWindow *dialog;

  write_answers (fixture);
  sj_test_open_map (fixture, "one.sojourn", "One");
  drop (fixture, "other.sojourn", "answers.csv");
  dialog = sj_test_find_toplevel (SJ_TYPE_IMPORT_WINDOW);
  g_assert_nonnull (dialog);
  g_assert_cmpint (count_tabs (fixture), ==, 2);
  gtk_window_destroy (dialog);
}

/* Answers without a map are no broken map: the window says what to do. */
static void
test_answers_without_a_map_are_explained (Fixture       *fixture,
                                          gconstpointer  data)
{
  guint n_before = 0;

  write_answers (fixture);
  drop (fixture, "answers.csv", NULL);
  g_assert_null (sj_test_find_toplevel (SJ_TYPE_IMPORT_WINDOW));
  g_assert_null (sj_test_find_question ());
  g_assert_nonnull (find_widget (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget"),
                                 &n_before));
}

#define ADD(name, function)                                             \
  g_test_add ("/tabs/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("each-map", test_each_map_has_a_tab);
  ADD ("undo", test_undo_is_that_of_the_selected_map);
  ADD ("unsaved", test_unsaved_changes_show_in_the_tab);
  ADD ("open-once", test_an_open_map_is_shown_where_it_is);
  ADD ("open-at-once", test_opening_twice_at_once_leaves_one_tab);
  ADD ("broken-file", test_a_broken_file_leaves_no_tab);
  ADD ("close-asks", test_closing_a_tab_asks_for_its_changes);
  ADD ("close-saves", test_closing_a_tab_can_save);
  ADD ("last-tab", test_the_last_tab_closes_in_two_steps);
  ADD ("close-window", test_closing_a_window_asks_once);
  ADD ("twice", test_a_map_can_be_shown_twice);
  ADD ("meanwhile", test_a_view_that_goes_meanwhile_is_asked_for);
  ADD ("drag-out", test_a_tab_can_be_dragged_out);
  ADD ("no-tabs", test_a_window_without_tabs_goes);
  ADD ("panels", test_panels_are_those_of_the_tab);
  ADD ("revert", test_reverting_replaces_every_view);
  ADD ("quit", test_quitting_asks_once_for_all_windows);
  ADD ("drop-maps", test_dropped_maps_open_as_tabs);
  ADD ("drop-answers", test_dropped_answers_are_imported);
  ADD ("drop-answers-alone", test_answers_without_a_map_are_explained);

  return g_test_run ();
}
