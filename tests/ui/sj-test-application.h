#pragma once

#include <glib/gstdio.h>

#include "io/sj-map-file.h"
#include "ui/sj-application.h"
#include "ui/sj-window-files.h"
#include "ui/sj-window-tabs.h"

#include "sj-test-window.h"

/* The program with one window, and a folder for the maps of the test. */
typedef struct
{
  SjApplication      *application;
  SjDocumentRegistry *registry;
  SjWindow           *window;
  char               *folder;
} Fixture;

static inline void
sj_test_wait_until (gboolean (*is_so) (gpointer),
                    gpointer   data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_so (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static inline void
sj_test_application_set_up (Fixture       *fixture,
                            gconstpointer  user_data)
{
  fixture->application = SJ_APPLICATION (g_application_get_default ());
  fixture->registry = sj_application_get_registry (fixture->application);
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->window = SJ_WINDOW (sj_window_new (GTK_APPLICATION (fixture->application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static inline void
sj_test_remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

/* Whatever the test leaves open goes without a question, and takes its documents along. */
static inline void
sj_test_application_tear_down (Fixture       *fixture,
                               gconstpointer  user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application))) != NULL)
    gtk_window_destroy (windows->data);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpuint (
    g_list_model_get_n_items (sj_document_registry_get_documents (fixture->registry)), ==, 0);
  sj_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static inline GFile *
sj_test_create_map (Fixture    *fixture,
                    const char *name,
                    const char *title)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "title", title, NULL);
  GFile *file = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  sj_map_file_save (map, file, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static inline gboolean
sj_test_shows_a_map (gpointer window)
{
  return sj_window_get_document (window) != NULL;
}

/* Creates a map and opens it in the window; returns its document, which the window owns. */
static inline SjDocument *
sj_test_open_map (Fixture    *fixture,
                  const char *name,
                  const char *title)
{
  g_autoptr(GFile) file = sj_test_create_map (fixture, name, title);

  sj_window_files_open (fixture->window, file);
  sj_test_wait_until (sj_test_shows_a_map, fixture->window);
  sj_test_settle (GTK_WIDGET (fixture->window));
  return sj_window_get_document (fixture->window);
}

static inline void
sj_test_rename_map (SjDocument *document,
                    const char *title)
{
  SjEditLog *log = sj_document_get_log (document);

  sj_edit_log_begin (log, "Rename Map");
  sj_edit_log_set (log, SJ_ELEMENT (sj_document_get_map (document)), "title", title, NULL);
  sj_edit_log_commit (log);
}

static inline void
sj_test_activate (SjWindow   *window,
                  const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static inline gpointer
sj_test_find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static inline AdwMessageDialog *
sj_test_find_question (void)
{
  return sj_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
}

/* The buttons of a question put it away before they answer. */
static inline void
sj_test_answer (const char *response)
{
  g_autoptr(AdwMessageDialog) question = sj_test_find_question ();

  g_assert_nonnull (question);
  g_object_ref (question);
  gtk_widget_set_visible (GTK_WIDGET (question), FALSE);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* Registers the program, so that it has windows and actions but takes no name on the bus. */
static inline SjApplication *
sj_test_application_new (void)
{
  SjApplication *application = sj_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));

  return application;
}
