#define G_LOG_DOMAIN "sj-switch-editor"

#include "config.h"

#include "ui/sj-switch-editor.h"

#include <glib/gi18n-lib.h>

/**
 * SjSwitchEditor:
 *
 * Edits what is either so or not.
 */
struct _SjSwitchEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *mixed;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (SjSwitchEditor, sj_switch_editor, SJ_TYPE_PROPERTY_EDITOR)

static void
on_toggled (SjSwitchEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  g_auto(GValue) value = G_VALUE_INIT;

  if (sj_property_editor_is_showing (editor))
    return;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_switch_get_active (GTK_SWITCH (self->toggle)));
  sj_property_binding_set (sj_property_editor_get_binding (editor), &value);
}

static void
sj_switch_editor_build (SjPropertyEditor *editor)
{
  SjSwitchEditor *self = SJ_SWITCH_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->mixed = gtk_label_new (_("Mixed"));
  gtk_widget_add_css_class (self->mixed, "dim-label");
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  sj_property_editor_name_widget (editor, self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->mixed);
  gtk_box_append (GTK_BOX (box), self->toggle);
  sj_property_editor_set_child (editor, box);
}

static void
sj_switch_editor_show (SjPropertyEditor *editor,
                       const GValue     *value,
                       gboolean          mixed)
{
  SjSwitchEditor *self = SJ_SWITCH_EDITOR (editor);

  gtk_widget_set_visible (self->mixed, mixed);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), !mixed && g_value_get_boolean (value));
}

static void
sj_switch_editor_class_init (SjSwitchEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  editor_class->build = sj_switch_editor_build;
  editor_class->show = sj_switch_editor_show;
  editor_class->beside = TRUE;
}

static void
sj_switch_editor_init (SjSwitchEditor *self)
{
}
