#define G_LOG_DOMAIN "sj-property-row"

#include "config.h"

#include "ui/sj-property-row.h"

/**
 * SjPropertyRow:
 *
 * One property of an element and what it is.
 */
struct _SjPropertyRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *name;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (SjPropertyRow, sj_property_row, GTK_TYPE_LIST_BOX_ROW)

static void
sj_property_row_class_init (SjPropertyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-property-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, name);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, value);
}

static void
sj_property_row_init (SjPropertyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sj_property_row_new:
 * @name: what the property is called
 * @value: what it is, in words
 * @description: (nullable): what it means
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sj_property_row_new (const char *name,
                     const char *value,
                     const char *description)
{
  SjPropertyRow *self;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  self = g_object_new (SJ_TYPE_PROPERTY_ROW, NULL);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_widget_set_tooltip_text (self->name, description);
  spoken = g_strdup_printf ("%s: %s", name, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return GTK_WIDGET (self);
}

const char *
sj_property_row_get_name (SjPropertyRow *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->name));
}

const char *
sj_property_row_get_value (SjPropertyRow *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->value));
}
