#include <glib/gstdio.h>
#include <string.h>

#include "core/sj-editing.h"
#include "io/sj-journal-file.h"
#include "io/sj-map-file.h"
#include "ui/sj-conflict-row.h"
#include "ui/sj-merge-dialog.h"

#include "sj-test-folder.h"
#include "sj-test-view.h"

/* If this fails, people are not told that their work is in danger, or cannot say what is to become
 * of it. */

typedef struct
{
  char              *folder;
  char              *path;
  SjDocument        *document;
  SjDocumentNotices *notices;
  GtkWidget         *window;
} Notices;

static void
set_up (Notices       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(SjMap) map = sj_test_create_grid ();
  g_autoptr(GFile) file = NULL;
  GtkWidget *view;

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.sojourn", NULL);
  file = g_file_new_for_path (fixture->path);
  sj_test_add_card (map, "c", "s0", "l0");
  g_assert_true (sj_map_file_save (map, file, NULL, NULL));
  fixture->document = sj_document_new (map, file, FALSE);
  sj_document_protect (fixture->document);
  view = sj_map_view_new (fixture->document);
  fixture->notices = sj_map_view_get_notices (SJ_MAP_VIEW (view));
  fixture->window = sj_test_show (view, 900, 600);
}

static void
tear_down (Notices       *fixture,
           gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sj_document_abandon (fixture->document);
  g_clear_object (&fixture->document);
  sj_test_remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
rename_card (Notices    *fixture,
             const char *title)
{
  SjEditLog *log = sj_document_get_log (fixture->document);

  sj_edit_log_begin (log, "Rename Card");
  sj_edit_log_set (log, sj_map_lookup (sj_edit_log_get_map (log), "c"), "title", title, NULL);
  sj_edit_log_commit (log);
}

static const char *
get_title (Notices *fixture)
{
  return sj_element_text (sj_map_lookup (sj_document_get_map (fixture->document), "c"), "title");
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  sj_document_check_finish (SJ_DOCUMENT (source), result);
  *(gboolean *) user_data = TRUE;
}

/* What somebody else does, and the window getting the focus again. */
static void
change_file (Notices    *fixture,
             const char *property,
             const char *value)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, NULL);
  gboolean checked = FALSE;

  g_object_set (sj_map_lookup (map, "c"), property, value, NULL);
  g_assert_true (sj_map_file_save (map, file, NULL, NULL));
  sj_document_check_async (fixture->document, on_checked, &checked);
  while (!checked)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
file_text (Notices *fixture)
{
  return sj_banner_get_text (sj_document_notices_get_file (fixture->notices));
}

static void
act (Notices    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->notices), action, NULL));
}

static void
test_a_change_is_told_and_can_be_taken (Notices       *fixture,
                                        gconstpointer  user_data)
{
  g_assert_null (file_text (fixture));
  rename_card (fixture, "Mine");
  change_file (fixture, "title", "Theirs");
  g_assert_cmpstr (file_text (fixture), ==, "“map.sojourn” was changed by somebody else.");

  act (fixture, "notices.reload");
  g_assert_cmpstr (get_title (fixture), ==, "Theirs");
  g_assert_nonnull (file_text (fixture));
  act (fixture, "notices.undo-taken");
  g_assert_cmpstr (get_title (fixture), ==, "Mine");
  g_assert_null (file_text (fixture));
}

static void
test_mine_can_be_kept (Notices       *fixture,
                       gconstpointer  user_data)
{
  rename_card (fixture, "Mine");
  change_file (fixture, "title", "Theirs");
  act (fixture, "notices.keep");
  g_assert_null (file_text (fixture));
  g_assert_cmpstr (get_title (fixture), ==, "Mine");
  g_assert_true (sj_document_is_dirty (fixture->document));
}

/* Undo belongs to what was read again, and to nothing that came later. */
static void
test_what_is_read_again_is_told (Notices       *fixture,
                                 gconstpointer  user_data)
{
  change_file (fixture, "title", "Theirs");
  g_assert_cmpstr (get_title (fixture), ==, "Theirs");
  g_assert_nonnull (strstr (file_text (fixture), "has been read again"));

  rename_card (fixture, "Mine");
  g_assert_null (file_text (fixture));
  act (fixture, "notices.undo-taken");
  g_assert_cmpstr (get_title (fixture), ==, "Mine");
}

static void
test_what_fits_is_merged_at_once (Notices       *fixture,
                                  gconstpointer  user_data)
{
  rename_card (fixture, "Mine");
  change_file (fixture, "owner", "A colleague");
  act (fixture, "notices.merge");
  g_assert_cmpstr (file_text (fixture), ==, "Merged with the file, in which 1 thing was changed.");
  g_assert_cmpstr (get_title (fixture), ==, "Mine");
  g_assert_cmpstr (sj_element_text (sj_map_lookup (sj_document_get_map (fixture->document), "c"),
                                    "owner"), ==, "A colleague");
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (SJ_IS_MERGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
test_conflicts_are_asked (Notices       *fixture,
                          gconstpointer  user_data)
{
  GtkWidget *dialog;

  rename_card (fixture, "Mine");
  change_file (fixture, "title", "Theirs");
  act (fixture, "notices.merge");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (get_title (fixture), ==, "Mine");

  g_assert_true (gtk_widget_activate_action (dialog, "dialog.all-theirs", NULL));
  g_assert_true (gtk_widget_activate_action (dialog, "dialog.merge", NULL));
  sj_test_settle (fixture->window);
  g_assert_null (find_dialog ());
  g_assert_cmpstr (get_title (fixture), ==, "Theirs");
  g_assert_nonnull (file_text (fixture));

  act (fixture, "notices.undo-taken");
  g_assert_cmpstr (get_title (fixture), ==, "Mine");
}

static void
test_a_file_that_is_gone_is_told (Notices       *fixture,
                                  gconstpointer  user_data)
{
  gboolean checked = FALSE;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sj_document_check_async (fixture->document, on_checked, &checked);
  while (!checked)
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (strstr (file_text (fixture), "was moved or deleted"));
  g_assert_true (sj_document_is_dirty (fixture->document));
}

/* Work goes on, with one sentence. */
static void
test_a_journal_that_fails_is_told (Notices       *fixture,
                                   gconstpointer  user_data)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autofree char *above = g_path_get_dirname (folder);
  SjBanner *banner = sj_document_notices_get_journal (fixture->notices);

  sj_test_remove_tree (folder);
  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  rename_card (fixture, "Mine");
  g_assert_nonnull (strstr (sj_banner_get_text (banner), "would be lost"));
  g_assert_cmpstr (get_title (fixture), ==, "Mine");

  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_null (sj_banner_get_text (banner));
  rename_card (fixture, "Mine again");
  g_assert_null (sj_banner_get_text (banner));
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

/* Somebody else deletes the card in whose text the cursor stands. */
static void
test_a_text_that_is_typed_may_go (Notices       *fixture,
                                  gconstpointer  user_data)
{
  SjCanvas *canvas = sj_map_view_get_canvas (SJ_MAP_VIEW (gtk_window_get_child (
                                               GTK_WINDOW (fixture->window))));
  g_autoptr(GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr(SjMap) other = sj_test_create_grid ();
  gboolean checked = FALSE;

  sj_selection_select (sj_canvas_get_selection (canvas), "c", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.edit", NULL));
  g_assert_nonnull (sj_canvas_text_get_editor (sj_canvas_get_text (canvas)));
  g_assert_true (sj_map_file_save (other, file, NULL, NULL));
  sj_document_check_async (fixture->document, on_checked, &checked);
  while (!checked)
    g_main_context_iteration (NULL, TRUE);
  sj_test_settle (fixture->window);

  g_assert_null (sj_map_lookup (sj_document_get_map (fixture->document), "c"));
  g_assert_null (sj_canvas_text_get_editor (sj_canvas_get_text (canvas)));
  act (fixture, "notices.undo-taken");
  g_assert_nonnull (sj_map_lookup (sj_document_get_map (fixture->document), "c"));
}

/* At 360 pixels the buttons go below the sentence. */
static void
test_it_fits_a_narrow_window (Notices       *fixture,
                              gconstpointer  user_data)
{
  rename_card (fixture, "Mine");
  change_file (fixture, "title", "Theirs");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  sj_test_settle (fixture->window);

  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 360);
}

#define ADD(name, function) \
  g_test_add ("/document-notices/" name, Notices, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("sojourn-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("reload", test_a_change_is_told_and_can_be_taken);
  ADD ("keep", test_mine_can_be_kept);
  ADD ("read-again", test_what_is_read_again_is_told);
  ADD ("merge", test_what_fits_is_merged_at_once);
  ADD ("conflicts", test_conflicts_are_asked);
  ADD ("missing", test_a_file_that_is_gone_is_told);
  ADD ("journal", test_a_journal_that_fails_is_told);
  ADD ("typing", test_a_text_that_is_typed_may_go);
  ADD ("narrow", test_it_fits_a_narrow_window);

  status = g_test_run ();
  sj_test_remove_tree (state);
  return status;
}
