#define G_LOG_DOMAIN "sj-recovery-dialog"

#include "config.h"

#include "ui/sj-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-application.h"
#include "ui/sj-recovery-row.h"
#include "ui/sj-window-tabs.h"

/**
 * SjRecoveryDialog:
 *
 * Offers the maps that a crash left with unsaved changes. What is not decided is offered again at
 * the next start.
 */
struct _SjRecoveryDialog
{
  AdwWindow parent_instance;

  SjWindow *window;  /* weak */

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SjRecoveryDialog, sj_recovery_dialog, ADW_TYPE_WINDOW)

static void
remove_row (SjRecoveryDialog *self,
            SjRecoveryRow    *row)
{
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static SjDocument *
find_open (SjRecoveryDialog *self,
           SjRecovery       *recovery)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  GFile *file = sj_recovery_get_file (recovery);

  if (file == NULL)
    return NULL;

  return sj_document_registry_find (sj_application_get_registry (SJ_APPLICATION (application)),
                                    file);
}

/* A map that is open already takes the changes, if that mixes them with nothing. */
static gboolean
is_ready (SjDocument *document,
          SjRecovery *recovery)
{
  return !sj_document_is_dirty (document) && !sj_document_is_read_only (document) &&
         !sj_recovery_is_whole (recovery);
}

static gboolean
recover (SjRecoveryDialog  *self,
         SjRecovery        *recovery,
         gboolean           as_copy,
         GError           **error)
{
  SjDocument *open = find_open (self, recovery);
  g_autoptr(SjDocument) document = NULL;

  if (open != NULL && !as_copy && is_ready (open, recovery))
    {
      sj_window_tabs_present (gtk_window_get_application (GTK_WINDOW (self->window)), open);
      return sj_document_take_recovery (open, recovery, error);
    }

  document = sj_document_recover (recovery, as_copy || open != NULL, error);
  if (document == NULL)
    return FALSE;

  sj_window_show_document (self->window, document);
  return TRUE;
}

static void
on_recover (SjRecoveryDialog *self,
            gboolean          as_copy,
            SjRecoveryRow    *row)
{
  g_autoptr(GError) error = NULL;

  if (self->window == NULL)
    return;

  if (recover (self, sj_recovery_row_get_recovery (row), as_copy, &error))
    remove_row (self, row);
  else
    sj_window_show_error (self->window, _("The Map Could Not Be Recovered"), error);
}

static void
on_discard (SjRecoveryDialog *self,
            SjRecoveryRow    *row)
{
  sj_recovery_discard (sj_recovery_row_get_recovery (row));
  remove_row (self, row);
}

static void
sj_recovery_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&SJ_RECOVERY_DIALOG (object)->window);

  G_OBJECT_CLASS (sj_recovery_dialog_parent_class)->dispose (object);
}

static void
sj_recovery_dialog_class_init (SjRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_recovery_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SjRecoveryDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_recovery_dialog_init (SjRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (SjRecoveryDialog *self,
         SjRecovery       *recovery)
{
  GtkWidget *row = sj_recovery_row_new (recovery);

  g_signal_connect_object (row, "recover", G_CALLBACK (on_recover), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "discard", G_CALLBACK (on_discard), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * sj_recovery_dialog_offer:
 * @window: the window in which recovered maps open
 *
 * Offers what a crash left behind, if there is anything.
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL if there is nothing to recover
 */
GtkWidget *
sj_recovery_dialog_offer (SjWindow *window)
{
  g_autoptr(GPtrArray) recoveries = NULL;
  SjRecoveryDialog *self;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);

  recoveries = sj_recovery_list ();
  if (recoveries->len == 0)
    return NULL;

  self = g_object_new (SJ_TYPE_RECOVERY_DIALOG, "transient-for", window, NULL);
  g_set_weak_pointer (&self->window, window);
  while (recoveries->len > 0)
    add_row (self, g_ptr_array_steal_index (recoveries, 0));
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}

/**
 * sj_recovery_dialog_get_list:
 * @self: a dialog
 *
 * Returns: (transfer none): the list of #SjRecoveryRow
 */
GtkWidget *
sj_recovery_dialog_get_list (SjRecoveryDialog *self)
{
  g_return_val_if_fail (SJ_IS_RECOVERY_DIALOG (self), NULL);

  return self->list;
}
