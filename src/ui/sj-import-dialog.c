#define G_LOG_DOMAIN "sj-import-dialog"

#include "config.h"

#include "ui/sj-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-row-source.h"
#include "ui/sj-compat.h"
#include "ui/sj-import-columns.h"
#include "ui/sj-import-matches.h"
#include "ui/sj-import-scores.h"
#include "ui/sj-import-text.h"
#include "ui/sj-settings.h"

/**
 * SjImportDialog:
 *
 * From a file with answers to curves on the map: reads the file, shows what was understood, lets
 * the person put it right, and writes the curves in one edit.
 */
struct _SjImportDialog
{
  AdwWindow parent_instance;

  SjWindow     *window;  /* not owned: it outlives its dialogs */
  SjDocument   *document;
  SjImportJob  *job;
  GCancellable *cancellable;
  guint         progress_source;

  GtkWidget *import_button;
  GtkWidget *stack;
  GtkWidget *progress;
  GtkWidget *summary;
  GtkWidget *file_row;
  GtkWidget *rows_row;
  GtkWidget *columns;
  GtkWidget *scores;
  GtkWidget *matches;
};

G_DEFINE_FINAL_TYPE (SjImportDialog, sj_import_dialog, ADW_TYPE_WINDOW)

static void start_reading (SjImportDialog *self);

/* The summary */

static void
show_file (SjImportDialog *self)
{
  SjTallyResult *result = sj_import_job_get_result (self->job);
  g_autofree char *form = sj_import_text_form (result->table);
  g_autofree char *rows = sj_import_text_rows (result);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row),
                                 sj_table_get_name (result->table));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), form);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows_row), rows);
}

static void
update_import_button (SjImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button,
                            sj_import_dialog_is_ready (self) &&
                              sj_import_matches_get_n_used (SJ_IMPORT_MATCHES (self->matches)) > 0);
}

static void
show_summary (SjImportDialog *self)
{
  show_file (self);
  sj_import_scores_show (SJ_IMPORT_SCORES (self->scores), self->job);
  sj_import_columns_show (SJ_IMPORT_COLUMNS (self->columns), self->job);
  sj_import_matches_show (SJ_IMPORT_MATCHES (self->matches), self->job,
                          sj_document_get_map (self->document));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->summary);
  update_import_button (self);
}

/* Reading */

static void
stop_progress (SjImportDialog *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SjImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = sj_import_job_run_finish (SJ_IMPORT_JOB (source), result, &error);

  stop_progress (self);
  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    {
      show_summary (self);
      return;
    }

  sj_window_show_error (self->window, _("The File Could Not Be Read"), error);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
show_progress (gpointer user_data)
{
  SjImportDialog *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 sj_import_job_get_progress (self->job));
  return G_SOURCE_CONTINUE;
}

static void
start_reading (SjImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  stop_progress (self);
  self->progress_source = g_timeout_add (100, show_progress, self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0.0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "reading");
  sj_import_job_run_async (self->job, self->cancellable, on_read, g_object_ref (self));
}

/* Writing */

static void
tell_done (SjImportDialog        *self,
           const SjImportSummary *summary)
{
  g_autofree char *text = sj_import_text_done (summary);

  sj_window_show_toast (self->window, text, _("_Undo"), "win.undo");
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjImportDialog *self = SJ_IMPORT_DIALOG (widget);
  g_autoptr(GError) error = NULL;
  SjImportSummary summary;

  if (sj_feedback_import_apply (sj_import_job_get_import (self->job),
                                sj_document_get_log (self->document), &summary, &error))
    tell_done (self, &summary);
  else
    sj_window_show_error (self->window, _("Nothing Was Imported"), error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sj_import_dialog_dispose (GObject *object)
{
  SjImportDialog *self = SJ_IMPORT_DIALOG (object);

  stop_progress (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->job);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (sj_import_dialog_parent_class)->dispose (object);
}

static gboolean
sj_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SJ_IMPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (sj_import_dialog_parent_class)->close_request (window);
}

static void
sj_import_dialog_class_init (SjImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sj_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, rows_row);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, scores);
  gtk_widget_class_bind_template_child (widget_class, SjImportDialog, matches);
  gtk_widget_class_bind_template_callback (widget_class, start_reading);
  gtk_widget_class_bind_template_callback (widget_class, update_import_button);

  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_import_dialog_init (SjImportDialog *self)
{
  g_type_ensure (SJ_TYPE_IMPORT_COLUMNS);
  g_type_ensure (SJ_TYPE_IMPORT_MATCHES);
  g_type_ensure (SJ_TYPE_IMPORT_SCORES);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * sj_import_dialog_open:
 * @window: a window with a map
 * @file: a file with answers
 *
 * Reads a file and asks how to import it.
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL if the file is not on this computer
 */
GtkWidget *
sj_import_dialog_open (SjWindow *window,
                       GFile    *file)
{
  g_autofree char *path = NULL;
  SjImportDialog *self;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (sj_window_get_document (window) != NULL, NULL);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autoptr(GError) error =
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("The file is not on this computer. Copy it here first."));

      sj_window_show_error (window, _("The File Could Not Be Read"), error);
      return NULL;
    }

  self = g_object_new (SJ_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (sj_window_get_document (window));
  self->job = sj_import_job_new (sj_document_get_map (self->document), path);
  sj_import_job_set_minimum (self->job, (guint) g_settings_get_int (sj_settings_get_default (),
                                                                   "minimum-cell"));
  start_reading (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}

/**
 * sj_import_dialog_is_ready:
 * @self: a dialog
 *
 * Returns: whether the file has been read
 */
gboolean
sj_import_dialog_is_ready (SjImportDialog *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_DIALOG (self), FALSE);

  return sj_import_job_get_import (self->job) != NULL;
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjWindow *window = SJ_WINDOW (source);

  if (file == NULL || sj_window_get_document (window) == NULL)
    return;

  sj_settings_set_folder ("last-import-folder", file);
  sj_import_dialog_open (window, file);
}

static GListModel *
create_filters (void)
{
  const char *const *suffixes = sj_row_source_list_suffixes ();
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Files with answers"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * sj_import_dialog_choose:
 * @window: a window with a map
 *
 * Asks for a file with answers and imports it.
 */
void
sj_import_dialog_choose (SjWindow *window)
{
  g_autoptr(GListModel) filters = create_filters ();
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-import-folder");
  SjFileChoice choice = {
    .title = _("Import Feedback"),
    .accept_label = _("_Open"),
    .filters = filters,
    .folder = folder,
  };

  g_return_if_fail (SJ_IS_WINDOW (window));

  sj_compat_choose_file (GTK_WINDOW (window), &choice, on_chosen, NULL);
}
