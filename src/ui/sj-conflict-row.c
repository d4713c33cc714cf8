#define G_LOG_DOMAIN "sj-conflict-row"

#include "config.h"

#include "ui/sj-conflict-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-conflict-text.h"

/**
 * SjConflictRow:
 *
 * One thing that two people have changed, what each made of it, and the choice between them.
 */
struct _SjConflictRow
{
  GtkListBoxRow parent_instance;

  SjDocumentMerge *merge;  /* not owned: it belongs to the dialog */
  guint            position;

  GtkWidget *title;
  GtkWidget *base;
  GtkWidget *ours;
  GtkWidget *ours_label;
  GtkWidget *theirs;
  GtkWidget *theirs_label;
};

G_DEFINE_FINAL_TYPE (SjConflictRow, sj_conflict_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_toggled (SjConflictRow *self)
{
  gboolean theirs = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->theirs));

  sj_document_merge_choose (self->merge, self->position, theirs ? SJ_MERGE_THEIRS : SJ_MERGE_OURS);
}

static void
sj_conflict_row_class_init (SjConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, base);
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, ours);
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, ours_label);
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, SjConflictRow, theirs_label);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
sj_conflict_row_init (SjConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkWidget *label,
          char      *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  g_free (text);
}

static void
show (SjConflictRow    *self,
      const SjConflict *conflict,
      SjMap            *map)
{
  g_autofree char *title = sj_conflict_title (conflict);
  g_autofree char *base = sj_conflict_base (conflict, map);
  g_autofree char *ours = sj_conflict_side (conflict, map, SJ_MERGE_OURS);
  g_autofree char *theirs = sj_conflict_side (conflict, map, SJ_MERGE_THEIRS);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->base, base != NULL);
  if (base != NULL)
    /* Translators: %s is what a property was before two people changed it. */
    set_text (self->base, g_strdup_printf (_("Before: %s"), base));
  /* Translators: %s is what the person before the screen has made of a property. */
  set_text (self->ours_label, g_strdup_printf (_("Mine: %s"), ours));
  /* Translators: %s is what somebody else has made of a property. */
  set_text (self->theirs_label, g_strdup_printf (_("Theirs: %s"), theirs));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * sj_conflict_row_new:
 * @merge: a merge, which must outlive the row
 * @position: of one of its conflicts
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sj_conflict_row_new (SjDocumentMerge *merge,
                     guint            position)
{
  SjConflictRow *self;

  g_return_val_if_fail (merge != NULL, NULL);

  self = g_object_new (SJ_TYPE_CONFLICT_ROW, NULL);
  self->merge = merge;
  self->position = position;
  show (self, sj_document_merge_get_conflict (merge, position), sj_document_merge_get_map (merge));
  sj_conflict_row_choose (self, sj_document_merge_get_side (merge, position));

  return GTK_WIDGET (self);
}

void
sj_conflict_row_choose (SjConflictRow *self,
                        SjMergeSide    side)
{
  g_return_if_fail (SJ_IS_CONFLICT_ROW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (side == SJ_MERGE_OURS ? self->ours : self->theirs),
                               TRUE);
}
