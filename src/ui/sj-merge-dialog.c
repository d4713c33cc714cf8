#define G_LOG_DOMAIN "sj-merge-dialog"

#include "config.h"

#include "ui/sj-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-compat.h"
#include "ui/sj-conflict-row.h"

/**
 * SjMergeDialog:
 *
 * Asks about each thing that two people have changed in different ways, and then merges.
 */
struct _SjMergeDialog
{
  AdwWindow parent_instance;

  SjDocumentMerge *merge;

  GtkWidget *summary;
  GtkWidget *list;
};

enum {
  SIGNAL_MERGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjMergeDialog, sj_merge_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
choose_all (SjMergeDialog *self,
            SjMergeSide    side)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (SJ_IS_CONFLICT_ROW (row))
      sj_conflict_row_choose (SJ_CONFLICT_ROW (row), side);
}

static void
all_mine_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  choose_all (SJ_MERGE_DIALOG (widget), SJ_MERGE_OURS);
}

static void
all_theirs_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  choose_all (SJ_MERGE_DIALOG (widget), SJ_MERGE_THEIRS);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SjMergeDialog *self = SJ_MERGE_DIALOG (widget);
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };
  g_autoptr(GError) error = NULL;

  if (sj_document_merge_perform (self->merge, &error))
    g_signal_emit (self, signals[SIGNAL_MERGED], 0, sj_document_merge_get_n_theirs (self->merge));
  else
    sj_compat_ask (gtk_window_get_transient_for (GTK_WINDOW (self)),
                   _("The Changes Could Not Be Merged"), error->message, answers,
                   G_N_ELEMENTS (answers), NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sj_merge_dialog_finalize (GObject *object)
{
  SjMergeDialog *self = SJ_MERGE_DIALOG (object);

  g_clear_pointer (&self->merge, sj_document_merge_free);

  G_OBJECT_CLASS (sj_merge_dialog_parent_class)->finalize (object);
}

static void
sj_merge_dialog_class_init (SjMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_merge_dialog_finalize;

  /**
   * SjMergeDialog::merged:
   * @n_theirs: how many things somebody else had changed
   *
   * The open map is the merged one now.
   */
  signals[SIGNAL_MERGED] =
    g_signal_new ("merged", SJ_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SjMergeDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SjMergeDialog, list);

  gtk_widget_class_install_action (widget_class, "dialog.all-mine", NULL, all_mine_action);
  gtk_widget_class_install_action (widget_class, "dialog.all-theirs", NULL, all_theirs_action);
  gtk_widget_class_install_action (widget_class, "dialog.merge", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_merge_dialog_init (SjMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show (SjMergeDialog *self)
{
  guint n_conflicts = sj_document_merge_get_n_conflicts (self->merge);
  g_autofree char *summary = NULL;

  summary = g_strdup_printf (ngettext ("You and somebody else have changed %u thing in different "
                                       "ways. Everything else fits together.",
                                       "You and somebody else have changed %u things in different "
                                       "ways. Everything else fits together.",
                                       n_conflicts),
                             n_conflicts);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  for (guint i = 0; i < n_conflicts; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), sj_conflict_row_new (self->merge, i));
}

/**
 * sj_merge_dialog_open:
 * @parent: (nullable): the window of the map
 * @merge: (transfer full): a merge with conflicts
 *
 * Asks who is right where two people are not of one mind.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sj_merge_dialog_open (GtkWindow       *parent,
                      SjDocumentMerge *merge)
{
  SjMergeDialog *self;

  g_return_val_if_fail (merge != NULL, NULL);

  self = g_object_new (SJ_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);
  self->merge = merge;
  show (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
