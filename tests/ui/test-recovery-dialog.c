#include <glib/gstdio.h>
#include <string.h>

#include "core/sj-editing.h"
#include "io/sj-journal-file.h"
#include "io/sj-map-file.h"
#include "ui/sj-application.h"
#include "ui/sj-recovery-dialog.h"
#include "ui/sj-recovery-row.h"
#include "ui/sj-window.h"

#include "sj-test-folder.h"
#include "sj-test-view.h"

/* If this fails, what a crash left behind is there but nobody can get at it. */

typedef struct
{
  char      *folder;
  SjWindow  *window;
  GtkWidget *dialog;
} Recovering;

/* A map that was edited when the program was killed; two of them were never saved. */
static void
leave_behind (Recovering *fixture,
              const char *name,
              const char *title)
{
  g_autoptr(SjMap) map = sj_test_create_grid ();
  g_autoptr(SjDocument) document = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name != NULL ? name : "", NULL);

  g_object_set (map, "title", title, NULL);
  if (name != NULL)
    {
      file = g_file_new_for_path (path);
      g_assert_true (sj_map_file_save (map, file, NULL, NULL));
    }
  document = sj_document_new (map, file, FALSE);
  sj_document_protect (document);
  sj_editing_add_lane (sj_document_get_log (document), SJ_LANE_TEXT, NULL);
  sj_editing_add_stage (sj_document_get_log (document), NULL);
}

static void
set_up (Recovering    *fixture,
        gconstpointer  user_data)
{
  GApplication *application = g_application_get_default ();

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->window = SJ_WINDOW (sj_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
offer (Recovering *fixture)
{
  fixture->dialog = sj_recovery_dialog_offer (fixture->window);
  if (fixture->dialog != NULL)
    g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
}

static void
tear_down (Recovering    *fixture,
           gconstpointer  user_data)
{
  g_autofree char *journals = sj_journal_file_get_folder ();

  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  sj_test_remove_tree (journals);
  sj_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static SjRecoveryRow *
get_row (Recovering *fixture,
         guint       position)
{
  GtkWidget *list = sj_recovery_dialog_get_list (SJ_RECOVERY_DIALOG (fixture->dialog));

  return SJ_RECOVERY_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) position));
}

static gboolean
shows_text (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_expander (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_EXPANDER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_expander (child);

  return found;
}

static void
test_nothing_is_offered_after_a_good_end (Recovering    *fixture,
                                          gconstpointer  user_data)
{
  offer (fixture);
  g_assert_null (fixture->dialog);
}

static void
test_all_maps_are_listed (Recovering    *fixture,
                          gconstpointer  user_data)
{
  leave_behind (fixture, "first.sojourn", "First map");
  leave_behind (fixture, "second.sojourn", "Second map");
  leave_behind (fixture, NULL, "Never saved");
  offer (fixture);

  for (guint i = 0; i < 3; i++)
    g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, i)), "2 unsaved changes"));
  g_assert_null (get_row (fixture, 3));
  g_assert_true (shows_text (fixture->dialog, "First map"));
  g_assert_true (shows_text (fixture->dialog, "second.sojourn"));
  g_assert_true (shows_text (fixture->dialog, "not saved yet"));

  gtk_expander_set_expanded (GTK_EXPANDER (find_expander (GTK_WIDGET (get_row (fixture, 0)))),
                             TRUE);
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "Add Lane\nAdd Stage"));
}

static void
test_recovered_maps_open_with_a_banner (Recovering    *fixture,
                                        gconstpointer  user_data)
{
  SjDocument *document;
  SjBanner *banner;

  leave_behind (fixture, "map.sojourn", "Map");
  offer (fixture);
  g_signal_emit_by_name (get_row (fixture, 0), "recover", FALSE);
  sj_test_settle (GTK_WIDGET (fixture->window));

  g_assert_null (fixture->dialog);
  document = sj_window_get_document (fixture->window);
  g_assert_true (sj_document_is_dirty (document));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (sj_document_get_map (document))),
                    ==, 4);
  banner = sj_document_notices_get_recovered (
    sj_map_view_get_notices (sj_window_get_view (fixture->window)));
  g_assert_true (g_str_has_prefix (sj_banner_get_text (banner), "Recovered: 2 changes since "));

  /* What is done after it is not discarded with it. */
  sj_editing_add_lane (sj_document_get_log (document), SJ_LANE_GOALS, NULL);
  g_assert_false (shows_text (GTK_WIDGET (banner), "Discard"));
  sj_edit_log_undo (sj_document_get_log (document));
  g_assert_true (shows_text (GTK_WIDGET (banner), "Discard"));
  sj_document_discard_recovered (document);
  g_assert_null (sj_banner_get_text (banner));
  g_assert_false (sj_document_is_dirty (document));
}

static void
test_discarded_is_gone (Recovering    *fixture,
                        gconstpointer  user_data)
{
  leave_behind (fixture, "map.sojourn", "Map");
  leave_behind (fixture, NULL, "Never saved");
  offer (fixture);
  g_signal_emit_by_name (get_row (fixture, 0), "discard");
  g_signal_emit_by_name (get_row (fixture, 0), "discard");
  sj_test_settle (GTK_WIDGET (fixture->window));

  g_assert_null (fixture->dialog);
  offer (fixture);
  g_assert_null (fixture->dialog);
}

/* Somebody else has changed the file since: two ways are offered. */
static void
test_a_changed_file_is_told (Recovering    *fixture,
                             gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "map.sojourn", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(SjMap) other = sj_test_create_grid ();

  leave_behind (fixture, "map.sojourn", "Map");
  g_object_set (other, "title", "Changed", NULL);
  g_assert_true (sj_map_file_save (other, file, NULL, NULL));
  offer (fixture);
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "The file was changed since"));
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "Apply Anyway"));
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "Open as Copy"));

  g_signal_emit_by_name (get_row (fixture, 0), "recover", TRUE);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_null (sj_document_get_file (sj_window_get_document (fixture->window)));
}

static void
test_a_map_that_is_gone_stays_offered (Recovering    *fixture,
                                       gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "map.sojourn", NULL);

  leave_behind (fixture, "map.sojourn", "Map");
  g_assert_cmpint (g_unlink (path), ==, 0);
  offer (fixture);
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "The file is not there any more"));
  gtk_expander_set_expanded (GTK_EXPANDER (find_expander (GTK_WIDGET (get_row (fixture, 0)))),
                             TRUE);
  g_assert_true (shows_text (GTK_WIDGET (get_row (fixture, 0)), "Add Lane\nAdd Stage"));
}

#define ADD(name, function) \
  g_test_add ("/recovery-dialog/" name, Recovering, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("sojourn-state-XXXXXX", NULL);
  g_autoptr(SjApplication) application = NULL;
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = sj_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));

  ADD ("nothing", test_nothing_is_offered_after_a_good_end);
  ADD ("list", test_all_maps_are_listed);
  ADD ("recover", test_recovered_maps_open_with_a_banner);
  ADD ("discard", test_discarded_is_gone);
  ADD ("changed", test_a_changed_file_is_told);
  ADD ("gone", test_a_map_that_is_gone_stays_offered);

  status = g_test_run ();
  sj_test_remove_tree (state);
  return status;
}
