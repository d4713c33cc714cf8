#pragma once

#include <string.h>

#include "sj-test-application.h"
#include "ui/sj-import-cells.h"
#include "ui/sj-import-window.h"

/* Opens files with answers in the import window of the fixture's map, and looks around in it. */

static inline GFile *
sj_test_write_file (Fixture    *fixture,
                    const char *name,
                    const char *text)
{
  GFile *file = g_file_new_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  return file;
}

static inline gboolean
sj_test_is_settled (gpointer window)
{
  SjImportJob *job = sj_import_window_get_job (window);

  return !sj_import_job_is_running (job);
}

static inline void
sj_test_wait_for_import (SjImportWindow *window)
{
  sj_test_wait_until (sj_test_is_settled, window);
  sj_test_settle (GTK_WIDGET (window));
}

static inline SjImportWindow *
sj_test_import_file (Fixture *fixture,
                     GFile   *file)
{
  GtkWidget *window;

  if (sj_window_get_document (fixture->window) == NULL)
    sj_test_open_map (fixture, "map.sojourn", "Map");
  window = sj_import_window_open (fixture->window, file, NULL);
  g_assert_nonnull (window);
  sj_test_wait_for_import (SJ_IMPORT_WINDOW (window));

  return SJ_IMPORT_WINDOW (window);
}

static inline SjImportWindow *
sj_test_import_text (Fixture    *fixture,
                     const char *text)
{
  g_autoptr(GFile) file = sj_test_write_file (fixture, "answers.csv", text);

  return sj_test_import_file (fixture, file);
}

/* Whether anything below @widget says this, seen or not. */
static inline gboolean
sj_test_says (GtkWidget  *widget,
              const char *text)
{
  const char *own = NULL;
  const char *tip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    own = gtk_label_get_text (GTK_LABEL (widget));
  else if (SJ_IS_IMPORT_CELLS (widget))
    own = sj_import_cells_get_text (SJ_IMPORT_CELLS (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    own = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if ((own != NULL && strstr (own, text) != NULL) || (tip != NULL && strstr (tip, text) != NULL))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (sj_test_says (child, text))
      return TRUE;

  return FALSE;
}

static inline gpointer
sj_test_find_widget (GtkWidget *widget,
                     GType      type)
{
  gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = sj_test_find_widget (child, type);

  return found;
}

/* Whether a button below @widget can be pressed for this. */
static inline gboolean
sj_test_can_be_pressed (GtkWidget  *widget,
                        const char *action)
{
  gboolean found = FALSE;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return gtk_widget_is_sensitive (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = sj_test_can_be_pressed (child, action);

  return found;
}

static inline void
sj_test_apply_import (SjImportWindow *window)
{
  g_assert_true (sj_import_window_is_ready (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL));
}
