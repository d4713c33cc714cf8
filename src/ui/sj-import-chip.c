#define G_LOG_DOMAIN "sj-import-chip"

#include "config.h"

#include "ui/sj-import-chip.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-column-form.h"
#include "ui/sj-import-column-text.h"
#include "ui/sj-import-doubts.h"
#include "ui/sj-import-use.h"

/**
 * SjImportChip:
 *
 * Says in a word what a column is for, and with a mark if that is not sure; pressed, it asks.
 */
struct _SjImportChip
{
  GtkWidget parent_instance;

  SjImportJob *job;
  guint        column;
  GtkWidget   *button;
  GtkWidget   *icon;
  GtkWidget   *label;
};

G_DEFINE_FINAL_TYPE (SjImportChip, sj_import_chip, GTK_TYPE_WIDGET)

static void
create_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  SjImportChip *self = user_data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         sj_import_column_form_new (self->job, self->column));
  gtk_widget_add_css_class (popover, "import-column");
  gtk_menu_button_set_popover (button, popover);
}

static void
sj_import_chip_dispose (GObject *object)
{
  SjImportChip *self = SJ_IMPORT_CHIP (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_chip_parent_class)->dispose (object);
}

static void
sj_import_chip_class_init (SjImportChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_chip_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-chip");
}

static void
sj_import_chip_init (SjImportChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover, self,
                                         NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
sj_import_chip_new (void)
{
  return g_object_new (SJ_TYPE_IMPORT_CHIP, NULL);
}

static void
toggle_class (GtkWidget  *widget,
              const char *name,
              gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sj_import_chip_refresh:
 * @self: a chip
 *
 * Shows what its column is for now.
 */
void
sj_import_chip_refresh (SjImportChip *self)
{
  gboolean unsure;
  SjImportUse use;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *tip = NULL;

  g_return_if_fail (SJ_IS_IMPORT_CHIP (self));

  if (self->job == NULL || sj_import_job_get_table (self->job) == NULL ||
      self->column >= sj_table_get_n_columns (sj_import_job_get_table (self->job)))
    return;

  use = sj_import_use_get (self->job, self->column);
  unsure = sj_import_doubts_are_about (self->job, self->column);
  text = sj_import_column_text_use (self->job, self->column);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                unsure ? "dialog-question-symbolic" : sj_import_use_get_icon (use));
  toggle_class (GTK_WIDGET (self), "unsure", unsure);
  toggle_class (GTK_WIDGET (self), "score", use == SJ_IMPORT_USE_SCORE);
  toggle_class (GTK_WIDGET (self), "used", use >= SJ_IMPORT_USE_TOUCHPOINT &&
                                             use <= SJ_IMPORT_USE_RESPONDENT);

  /* Translators: what a column is used as, then the column's name. */
  name = g_strdup_printf (unsure ? _("%s Not sure. Column “%s”") : _("%s, column “%s”"), text,
                          sj_table_get_column_name (sj_import_job_get_table (self->job),
                                                    self->column));
  tip = sj_import_column_text_reason (self->job, self->column);
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
}

/**
 * sj_import_chip_set_column:
 * @self: a chip
 * @job: a job with a table
 * @column: a column, from 0
 */
void
sj_import_chip_set_column (SjImportChip *self,
                           SjImportJob  *job,
                           guint         column)
{
  g_return_if_fail (SJ_IS_IMPORT_CHIP (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  g_set_object (&self->job, job);
  self->column = column;
  sj_import_chip_refresh (self);
}
