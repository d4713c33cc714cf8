#define G_LOG_DOMAIN "sj-property-row"

#include "config.h"

#include "ui/sj-property-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-editor-choice.h"
#include "ui/sj-property-text.h"

/**
 * SjPropertyRow:
 *
 * A property with its name, its editor, and what is wrong with what was typed.
 */
struct _SjPropertyRow
{
  GtkListBoxRow parent_instance;

  SjPropertyBinding *binding;
  SjPropertyEditor  *editor;  /* a child of one of the slots */

  GtkWidget *name;
  GtkWidget *beside;
  GtkWidget *below;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (SjPropertyRow, sj_property_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_name_pressed (SjPropertyRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
on_problem (SjPropertyRow *self)
{
  const char *problem = sj_property_editor_get_problem (self->editor);

  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
sj_property_row_finalize (GObject *object)
{
  g_clear_object (&SJ_PROPERTY_ROW (object)->binding);

  G_OBJECT_CLASS (sj_property_row_parent_class)->finalize (object);
}

/* The list of a drop-down is inside the row, too: what explains the row would cover it. */
static gboolean
sj_property_row_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    by_keyboard,
                               GtkTooltip *tooltip)
{
  if (!by_keyboard && !gtk_widget_contains (widget, x, y))
    return FALSE;

  return GTK_WIDGET_CLASS (sj_property_row_parent_class)->query_tooltip (widget, x, y, by_keyboard,
                                                                         tooltip);
}

static void
sj_property_row_class_init (SjPropertyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_property_row_finalize;
  widget_class->query_tooltip = sj_property_row_query_tooltip;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-property-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, name);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, beside);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, below);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_name_pressed);
}

static void
sj_property_row_init (SjPropertyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sj_property_row_new:
 * @binding: a property that has an editor
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sj_property_row_new (SjPropertyBinding *binding)
{
  SjPropertyRow *self;
  GtkWidget *editor;

  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (binding), NULL);

  self = g_object_new (SJ_TYPE_PROPERTY_ROW, NULL);
  self->binding = g_object_ref (binding);
  gtk_label_set_text (GTK_LABEL (self->name), sj_property_binding_get_label (binding));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sj_property_binding_get_description (binding));

  editor = sj_property_editor_new (sj_editor_choice_find (sj_property_binding_get_pspec (binding)),
                                   binding);
  self->editor = SJ_PROPERTY_EDITOR (editor);
  gtk_box_append (GTK_BOX (sj_property_editor_is_beside (self->editor) ? self->beside
                                                                       : self->below), editor);
  if (sj_property_editor_is_beside (self->editor))
    gtk_widget_remove_css_class (self->name, "caption");
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (on_problem), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

SjPropertyBinding *
sj_property_row_get_binding (SjPropertyRow *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  return self->binding;
}

SjPropertyEditor *
sj_property_row_get_editor (SjPropertyRow *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  return self->editor;
}

const char *
sj_property_row_get_name (SjPropertyRow *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->name));
}

/**
 * sj_property_row_get_value:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what it shows, in words; %NULL if nothing was given
 */
char *
sj_property_row_get_value (SjPropertyRow *self)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (SJ_IS_PROPERTY_ROW (self), NULL);

  if (!sj_property_binding_get (self->binding, &value))
    return g_strdup (_("Mixed"));

  return sj_property_text (sj_property_binding_get_element (self->binding, 0),
                           sj_property_binding_get_pspec (self->binding));
}

void
sj_property_row_refresh (SjPropertyRow *self)
{
  g_return_if_fail (SJ_IS_PROPERTY_ROW (self));

  sj_property_editor_refresh (self->editor);
}
