#define G_LOG_DOMAIN "sj-export-dialog"

#include "config.h"

#include "ui/sj-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "io/sj-export-contents.h"
#include "ui/sj-compat.h"
#include "ui/sj-settings.h"

/**
 * SjExportDialog:
 *
 * Asks how the map is to be exported, then where to, and does it.
 */
struct _SjExportDialog
{
  AdwWindow parent_instance;

  SjWindow     *window;  /* not owned: it outlives its dialogs */
  SjDocument   *document;
  GCancellable *cancellable;
  GHashTable   *left_out;  /* by the filter, ids; NULL if there is none */

  GtkWidget *stack;
  GtkWidget *options;
  GtkWidget *export_button;
  GtkWidget *format;
  GtkWidget *paper;
  GtkWidget *resolution;
  GtkWidget *theme;
  GtkWidget *prompts;
  GtkWidget *filter_row;
  GtkWidget *filter;
};

G_DEFINE_FINAL_TYPE (SjExportDialog, sj_export_dialog, ADW_TYPE_WINDOW)

/* In the order of the template's lists. */
static const char *const papers[] = { NULL, "a4", "a3", "a2", "letter", "tabloid" };
static const double resolutions[] = { 96.0, 144.0, 300.0, 600.0 };
static const SjThemeKind themes[] = { SJ_THEME_LIGHT, SJ_THEME_DARK, SJ_THEME_HIGH_CONTRAST };

static guint
selected (GtkWidget *row,
          guint      n_entries)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return position < n_entries ? position : 0;
}

static SjExportChoice
get_choice (SjExportDialog *self)
{
  return (SjExportChoice) {
    .format = (SjExportFormat) selected (self->format, SJ_EXPORT_TEXT + 1),
    .theme = themes[selected (self->theme, G_N_ELEMENTS (themes))],
    .paper = papers[selected (self->paper, G_N_ELEMENTS (papers))],
    .dpi = resolutions[selected (self->resolution, G_N_ELEMENTS (resolutions))],
    .prompts = gtk_switch_get_active (GTK_SWITCH (self->prompts)),
    .left_out = gtk_switch_get_active (GTK_SWITCH (self->filter)) ? self->left_out : NULL,
  };
}

static void
on_format_selected (SjExportDialog *self)
{
  SjExportFormat format = get_choice (self).format;

  gtk_widget_set_visible (self->paper, format == SJ_EXPORT_PDF);
  gtk_widget_set_visible (self->resolution, format == SJ_EXPORT_PNG);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SjExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = sj_export_job_run_finish (result, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (done)
    sj_window_show_toast (self->window, _("The map is exported"), NULL, NULL);
  else
    sj_window_show_error (self->window, _("The Map Could Not Be Exported"), error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
start_export (SjExportDialog *self,
              GFile          *file)
{
  SjExportChoice choice = get_choice (self);

  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "writing");
  sj_export_job_run_async (sj_document_get_map (self->document), &choice, file,
                           self->cancellable, on_exported, g_object_ref (self));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SjExportDialog *self = SJ_EXPORT_DIALOG (source);
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);

  if (file == NULL || self->window == NULL)
    return;

  sj_settings_set_folder ("last-export-folder", file);
  start_export (self, file);
}

static char *
propose_name (SjExportDialog *self)
{
  g_autofree char *name = sj_document_get_file_name (self->document);
  g_autofree char *title = sj_document_get_title (self->document);
  const char *suffix = sj_export_format_get_suffix (get_choice (self).format);

  if (name != NULL && g_str_has_suffix (name, ".sojourn"))
    name[strlen (name) - strlen (".sojourn")] = '\0';

  return g_strdelimit (g_strconcat (name != NULL ? name : title, suffix, NULL), "/\\\n", '-');
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SjExportDialog *self = SJ_EXPORT_DIALOG (widget);
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-export-folder");
  g_autofree char *name = propose_name (self);
  SjFileChoice choice = {
    .title = _("Export the Map"),
    .accept_label = _("_Export"),
    .saving = TRUE,
    .folder = folder,
    .name = name,
  };

  sj_compat_choose_file (GTK_WINDOW (self), &choice, on_chosen, NULL);
}

static gboolean
sj_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SJ_EXPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (sj_export_dialog_parent_class)->close_request (window);
}

static void
sj_export_dialog_dispose (GObject *object)
{
  SjExportDialog *self = SJ_EXPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (sj_export_dialog_parent_class)->dispose (object);
}

static void
sj_export_dialog_class_init (SjExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sj_export_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, resolution);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, prompts);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, filter_row);
  gtk_widget_class_bind_template_child (widget_class, SjExportDialog, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_format_selected);

  gtk_widget_class_install_action (widget_class, "dialog.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_export_dialog_init (SjExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  on_format_selected (self);
}

/* What is pale on the screen is pale in the export only if somebody wants it so. */
static void
follow_filter (SjExportDialog *self,
               SjMapView      *view)
{
  GHashTable *left_out = sj_filter_bar_get_left_out (sj_map_view_get_filter_bar (view));

  self->left_out = left_out != NULL ? g_hash_table_ref (left_out) : NULL;
  gtk_widget_set_visible (self->filter_row, left_out != NULL);
}

/**
 * sj_export_dialog_open:
 * @window: a window with a map
 *
 * Asks how to export the map.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sj_export_dialog_open (SjWindow *window)
{
  SjExportDialog *self;
  g_autofree char *contents = NULL;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);
  g_return_val_if_fail (sj_window_get_document (window) != NULL, NULL);

  self = g_object_new (SJ_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);
  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (sj_window_get_document (window));
  follow_filter (self, sj_window_get_view (window));
  contents = sj_export_contents_describe (sj_document_get_map (self->document));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->options), contents);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
