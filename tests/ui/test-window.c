#include <glib/gstdio.h>

#include "core/sj-series.h"
#include "ui/sj-application.h"
#include "ui/sj-import-window.h"
#include "ui/sj-window-files.h"
#include "ui/sj-window.h"

#include "sj-test-window.h"

typedef struct
{
  SjApplication *application;
  SjWindow      *window;
  char          *folder;
  GFile         *file;
} Fixture;

/* A copy of a sample, so that saving it harms nobody. */
static GFile *
copy_sample (const char *folder,
             const char *name)
{
  g_autofree char *from = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples", name,
                                            NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
  return g_file_new_for_path (to);
}

static void
wait_until (gboolean (*is_so) (gpointer),
            gpointer   data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_so (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static gboolean
has_document (gpointer window)
{
  return sj_window_get_document (window) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->application = SJ_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->file = copy_sample (fixture->folder, "bank-account-opening.sojourn");
  fixture->window = SJ_WINDOW (sj_window_new (GTK_APPLICATION (fixture->application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *csv = g_build_filename (fixture->folder, "bank-account-opening.csv", NULL);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  g_file_delete (fixture->file, NULL, NULL);
  g_remove (csv);
  g_rmdir (fixture->folder);
  g_clear_object (&fixture->file);
  g_free (fixture->folder);
}

static void
open_map (Fixture *fixture)
{
  sj_window_files_open (fixture->window, fixture->file);
  wait_until (has_document, fixture->window);
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static SjMap *
get_map (Fixture *fixture)
{
  return sj_document_get_map (sj_window_get_document (fixture->window));
}

static SjElement *
find_card (Fixture    *fixture,
           const char *title)
{
  GListModel *cards = sj_map_get_cards (get_map (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjElement) card = g_list_model_get_item (cards, i);

      if (g_str_equal (sj_element_text (card, "title"), title))
        return card;
    }

  g_assert_not_reached ();
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
rename_card (Fixture    *fixture,
             SjElement  *card,
             const char *title)
{
  SjEditLog *log = sj_document_get_log (sj_window_get_document (fixture->window));

  sj_edit_log_begin (log, "Rename Card");
  sj_edit_log_set (log, card, "title", title, NULL);
  sj_edit_log_commit (log);
}

static void
test_an_opened_map_is_shown (Fixture       *fixture,
                             gconstpointer  data)
{
  SjMapView *view;

  g_assert_false (is_enabled (fixture, "save"));
  open_map (fixture);
  view = sj_window_get_view (fixture->window);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Opening a current account");
  g_assert_cmpstr (sj_window_get_subtitle (fixture->window), ==,
                   "bank-account-opening.sojourn · all changes saved");
  g_assert_cmpuint (sj_node_cache_get_n_visited (
                      sj_canvas_get_node_cache (sj_map_view_get_canvas (view))), >, 20);
  g_assert_cmpuint (sj_outline_get_n_rows (sj_map_view_get_outline (view)), >, 15);
  g_assert_true (is_enabled (fixture, "save"));
  g_assert_false (is_enabled (fixture, "undo"));
}

static void
test_edits_show_and_undo_takes_them_back (Fixture       *fixture,
                                          gconstpointer  data)
{
  SjCanvas *canvas;
  SjElement *card;
  SjScene *before;

  open_map (fixture);
  canvas = sj_map_view_get_canvas (sj_window_get_view (fixture->window));
  card = find_card (fixture, "Story ad");
  before = sj_scene_ref (sj_canvas_get_scene (canvas));

  rename_card (fixture, card, "Poster");
  g_assert_true (sj_canvas_get_scene (canvas) != before);
  g_assert_cmpstr (sj_canvas_find (canvas, sj_element_get_id (card), NULL)->label, ==, "Poster");
  g_assert_cmpstr (sj_window_get_subtitle (fixture->window), ==,
                   "bank-account-opening.sojourn · unsaved changes");
  g_assert_true (is_enabled (fixture, "undo"));

  activate (fixture, "undo");
  g_assert_cmpstr (sj_canvas_find (canvas, sj_element_get_id (card), NULL)->label, ==, "Story ad");
  g_assert_cmpstr (sj_window_get_subtitle (fixture->window), ==,
                   "bank-account-opening.sojourn · all changes saved");
  g_assert_true (is_enabled (fixture, "redo"));
  sj_scene_unref (before);
}

static guint
count_new_figures (SjScene *before,
                   SjScene *after)
{
  g_autoptr(GHashTable) figures = g_hash_table_new (NULL, NULL);
  guint n_new = 0;

  for (guint i = 0; i < sj_scene_get_n_items (before); i++)
    g_hash_table_add (figures, sj_scene_get_item (before, i)->figure);
  for (guint i = 0; i < sj_scene_get_n_items (after); i++)
    if (!g_hash_table_contains (figures, sj_scene_get_item (after, i)->figure))
      n_new++;

  return n_new;
}

/* What an edit leaves alone is not drawn anew. */
static void
test_an_edit_draws_what_it_changes (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(SjScene) before = NULL;
  SjNodeCache *cache;
  SjCanvas *canvas;
  guint n_built, n_new;

  open_map (fixture);
  canvas = sj_map_view_get_canvas (sj_window_get_view (fixture->window));
  cache = sj_canvas_get_node_cache (canvas);
  before = sj_scene_ref (sj_canvas_get_scene (canvas));
  n_built = sj_node_cache_get_n_built (cache);
  rename_card (fixture, find_card (fixture, "Scan the ID"), "Scan the card");
  sj_test_settle (GTK_WIDGET (fixture->window));

  n_new = count_new_figures (before, sj_canvas_get_scene (canvas));
  g_assert_cmpuint (n_new, <, sj_scene_get_n_items (before) / 4);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), >, n_built);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), <=, n_built + n_new);
}

static void
test_the_inspector_shows_what_is_selected (Fixture       *fixture,
                                           gconstpointer  data)
{
  SjMapView *view;
  SjInspector *inspector;
  SjElement *card;

  open_map (fixture);
  view = sj_window_get_view (fixture->window);
  inspector = sj_map_view_get_inspector (view);
  g_assert_cmpstr (sj_inspector_find_value (inspector, "Owner"), ==, "Everyday Banking");

  card = find_card (fixture, "“Where is it?”");
  sj_selection_select (sj_canvas_get_selection (sj_map_view_get_canvas (view)),
                       sj_element_get_id (card), NULL);
  g_assert_cmpstr (sj_inspector_find_value (inspector, "Lane"), ==, "Call centre");
  g_assert_cmpstr (sj_inspector_find_value (inspector, "Step"), ==, "Waits");
  g_assert_cmpstr (sj_inspector_find_value (inspector, "Who speaks"), ==, "Human");
  g_assert_null (sj_inspector_find_value (inspector, "Picture"));
  g_assert_cmpstr (sj_inspector_find_value (inspector, "Leads to"), ==, "Welcome pack");
  g_assert_true (g_str_has_prefix (sj_status_bar_get_text (sj_map_view_get_status_bar (view)),
                                   "Waits · Call centre — “Where is it?” · card "));
}

static gboolean
is_clean (gpointer window)
{
  return !sj_document_is_dirty (sj_window_get_document (window));
}

static void
test_saving_writes_the_file (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *contents = NULL;

  open_map (fixture);
  rename_card (fixture, find_card (fixture, "Story ad"), "A quite new title");
  activate (fixture, "save");
  wait_until (is_clean, fixture->window);

  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &contents, NULL, NULL));
  g_assert_nonnull (g_strstr_len (contents, -1, "A quite new title"));
}

static gboolean
has_no_window (gpointer application)
{
  return gtk_application_get_windows (application) == NULL;
}

static AdwMessageDialog *
find_question (Fixture *fixture)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static gboolean
has_question (gpointer fixture)
{
  return find_question (fixture) != NULL;
}

/* Nobody loses work by closing a window. */
static void
test_closing_asks_for_unsaved_changes (Fixture       *fixture,
                                       gconstpointer  data)
{
  open_map (fixture);
  rename_card (fixture, find_card (fixture, "Story ad"), "Poster");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (has_question, fixture);
  g_assert_nonnull (sj_window_get_document (fixture->window));

  adw_message_dialog_response (find_question (fixture), "discard");
  wait_until (has_no_window, fixture->application);
  fixture->window = NULL;
}

/* A file that is no map is answered with a sentence, and the window stays as it is. */
static void
test_a_broken_file_is_refused_with_a_sentence (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "{\"format\": 1", -1,
                                      NULL));
  sj_window_files_open (fixture->window, fixture->file);
  wait_until (has_question, fixture);

  g_assert_null (sj_window_get_document (fixture->window));
  g_assert_nonnull (g_strstr_len (adw_message_dialog_get_body (find_question (fixture)), -1,
                                  "bank-account-opening.sojourn"));
  adw_message_dialog_response (find_question (fixture), "close");
}

static void
test_a_map_is_open_once (Fixture       *fixture,
                         gconstpointer  data)
{
  open_map (fixture);
  sj_window_files_open (fixture->window, fixture->file);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (
                      GTK_APPLICATION (fixture->application))), ==, 1);
}

static gboolean
is_ready (gpointer dialog)
{
  return sj_import_window_is_ready (dialog);
}

static void
remove_all (SjEditLog  *log,
            GListModel *list)
{
  while (g_list_model_get_n_items (list) > 0)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, 0);

      sj_edit_log_remove (log, element);
    }
}

/* Makes it a map that nothing has been imported into. */
static void
forget_feedback (Fixture *fixture)
{
  SjEditLog *log = sj_document_get_log (sj_window_get_document (fixture->window));

  sj_edit_log_begin (log, "Forget Feedback");
  remove_all (log, sj_map_get_series (get_map (fixture)));
  remove_all (log, sj_map_get_recipes (get_map (fixture)));
  sj_edit_log_commit (log);
  sj_edit_log_mark_saved (log);
}

/* From the survey's file to curves: one edit, which undo takes back as a whole. */
static void
test_feedback_is_imported_in_one_edit (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(GFile) answers = copy_sample (fixture->folder, "bank-account-opening.csv");
  GListModel *series;
  GtkWidget *dialog;

  open_map (fixture);
  forget_feedback (fixture);
  series = sj_map_get_series (get_map (fixture));

  dialog = sj_import_window_open (fixture->window, answers, NULL);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  wait_until (is_ready, dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "import.apply", NULL));
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_null (dialog);

  g_assert_cmpuint (g_list_model_get_n_items (series), ==, 3);
  activate (fixture, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (series), ==, 0);
  g_assert_false (sj_document_is_dirty (sj_window_get_document (fixture->window)));
}

/* Whether a label below @widget says this. */
static gboolean
shows_text (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) &&
      g_strstr_len (gtk_label_get_text (GTK_LABEL (widget)), -1, text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && shows_text (child, text))
      return TRUE;

  return FALSE;
}

static void
test_the_inspector_shows_what_was_measured (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr(SjSeries) series = NULL;
  g_autofree char *n = NULL;
  g_autofree char *mean = NULL;
  GtkWidget *inspector;
  const SjPoint *point;

  test_feedback_is_imported_in_one_edit (fixture, data);
  activate (fixture, "redo");
  series = g_list_model_get_item (sj_map_get_series (get_map (fixture)), 0);
  point = sj_series_find_point (series, sj_element_get_id (find_card (fixture, "“Where is it?”")));

  g_assert_nonnull (point);
  g_assert_cmpint (point->n, >, 30);
  n = g_strdup_printf ("n = %" G_GINT64_FORMAT " · 95 %%:", point->n);
  mean = g_strdup_printf ("CSAT %.1f", point->mean);
  inspector = GTK_WIDGET (sj_map_view_get_inspector (sj_window_get_view (fixture->window)));
  g_assert_false (shows_text (inspector, n));
  sj_selection_select (
    sj_canvas_get_selection (sj_map_view_get_canvas (sj_window_get_view (fixture->window))),
    sj_element_get_id (SJ_ELEMENT (series)), point->anchor);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_true (shows_text (inspector, n));
  g_assert_true (shows_text (inspector, mean));
}

static void
test_a_closed_window_leaves_nothing_behind (Fixture       *fixture,
                                            gconstpointer  data)
{
  GObject *kept[5];

  open_map (fixture);
  kept[0] = g_object_ref (G_OBJECT (sj_window_get_view (fixture->window)));
  kept[1] = g_object_ref (G_OBJECT (sj_map_view_get_canvas (SJ_MAP_VIEW (kept[0]))));
  kept[2] = g_object_ref (G_OBJECT (sj_window_get_document (fixture->window)));
  kept[3] = g_object_ref (G_OBJECT (sj_document_get_map (SJ_DOCUMENT (kept[2]))));
  kept[4] = g_object_ref (G_OBJECT (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  g_assert_finalize_object (kept[4]);
  g_assert_finalize_object (kept[0]);
  g_assert_finalize_object (kept[1]);
  g_assert_finalize_object (kept[2]);
  g_assert_finalize_object (kept[3]);
}

/* At 360 pixels everything is still reached: what leaves the header bar is in the menu. */
static void
test_a_narrow_window_has_sheets (Fixture       *fixture,
                                 gconstpointer  data)
{
  SjPanels *panels;

  open_map (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  sj_test_settle (GTK_WIDGET (fixture->window));
  panels = sj_map_view_get_panels (sj_window_get_view (fixture->window));

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 400);
  g_assert_true (sj_panels_is_narrow (panels));
  g_assert_false (sj_panels_get_show_start (panels));
  activate (fixture, "show-outline");
  g_assert_true (sj_panels_get_show_start (panels));
  activate (fixture, "show-inspector");
  g_assert_true (sj_panels_get_show_end (panels));
  g_assert_false (sj_panels_get_show_start (panels));
}

#define ADD(name, function) \
  g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));

  ADD ("open", test_an_opened_map_is_shown);
  ADD ("undo", test_edits_show_and_undo_takes_them_back);
  ADD ("edit-draws-little", test_an_edit_draws_what_it_changes);
  ADD ("inspector", test_the_inspector_shows_what_is_selected);
  ADD ("save", test_saving_writes_the_file);
  ADD ("close-asks", test_closing_asks_for_unsaved_changes);
  ADD ("broken-file", test_a_broken_file_is_refused_with_a_sentence);
  ADD ("open-once", test_a_map_is_open_once);
  ADD ("import", test_feedback_is_imported_in_one_edit);
  ADD ("measured", test_the_inspector_shows_what_was_measured);
  ADD ("narrow", test_a_narrow_window_has_sheets);
  ADD ("ownership", test_a_closed_window_leaves_nothing_behind);

  return g_test_run ();
}
