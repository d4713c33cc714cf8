#define G_LOG_DOMAIN "sj-records-editor"

#include "config.h"

#include "ui/sj-records-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-record-form.h"

/**
 * SjRecordsEditor:
 *
 * Edits a list of records, each as a small form, with a button to add one.
 */
struct _SjRecordsEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *forms;
  GtkWidget *mixed;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (SjRecordsEditor, sj_records_editor, SJ_TYPE_PROPERTY_EDITOR)

static const SjRecordType *
get_record_type (SjRecordsEditor *self)
{
  return sj_param_spec_get_record_type (sj_property_binding_get_pspec (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self))));
}

static SjRecords *
get_records (SjRecordsEditor *self)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));

  return sj_element_get_records (sj_property_binding_get_element (binding, 0),
                                 sj_property_binding_get_pspec (binding));
}

static void
set_records (SjRecordsEditor *self,
             SjRecords       *records,
             gboolean         typing)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, SJ_TYPE_RECORDS);
  if (sj_records_get_length (records) > 0)
    g_value_set_boxed (&value, records);
  if (typing)
    sj_property_binding_type (binding, &value);
  else
    sj_property_binding_set (binding, &value);
}

static void
on_add (SjRecordsEditor *self)
{
  SjRecords *before = get_records (self);
  g_autoptr(SjRecords) after = before != NULL ? sj_records_copy (before)
                                              : sj_records_new (get_record_type (self), 0);

  sj_records_append (after);
  set_records (self, after, FALSE);
  gtk_widget_child_focus (gtk_widget_get_last_child (self->forms), GTK_DIR_TAB_FORWARD);
}

static guint
position_of (SjRecordsEditor *self,
             GtkWidget       *form)
{
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->forms); child != form;
       child = gtk_widget_get_next_sibling (child))
    position++;

  return position;
}

static void
on_remove (SjRecordsEditor *self,
           SjRecordForm    *form)
{
  g_autoptr(SjRecords) records = sj_records_copy (get_records (self));

  sj_records_remove (records, position_of (self, GTK_WIDGET (form)));
  gtk_widget_grab_focus (self->add);
  set_records (self, records, FALSE);
}

static void
on_edited (SjRecordsEditor *self,
           SjRecordForm    *form)
{
  g_autoptr(SjRecords) records = NULL;

  if (sj_property_editor_is_showing (SJ_PROPERTY_EDITOR (self)))
    return;

  records = sj_records_copy (get_records (self));
  sj_record_form_store (form, sj_records_index (records, position_of (self, GTK_WIDGET (form))));
  set_records (self, records, TRUE);
}

static void
sj_records_editor_build (SjPropertyEditor *editor)
{
  SjRecordsEditor *self = SJ_RECORDS_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->forms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->mixed = gtk_label_new (_("Mixed"));
  gtk_label_set_xalign (GTK_LABEL (self->mixed), 0.0f);
  gtk_widget_add_css_class (self->mixed, "dim-label");
  self->add = gtk_button_new_with_label (_("Add"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "property-button");
  sj_property_editor_name_widget (editor, self->forms);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->forms);
  gtk_box_append (GTK_BOX (box), self->mixed);
  gtk_box_append (GTK_BOX (box), self->add);
  sj_property_editor_set_child (editor, box);
}

static void
add_form (SjRecordsEditor *self)
{
  SjMap *map = sj_property_binding_get_map (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));
  GtkWidget *form = sj_record_form_new (get_record_type (self), map);

  g_signal_connect_object (form, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "removed", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->forms), form);
}

static void
sj_records_editor_show (SjPropertyEditor *editor,
                        const GValue     *value,
                        gboolean          mixed)
{
  SjRecordsEditor *self = SJ_RECORDS_EDITOR (editor);
  SjRecords *records = mixed ? NULL : g_value_get_boxed (value);
  guint length = sj_records_get_length (records);
  GtkWidget *form;

  gtk_widget_set_visible (self->mixed, mixed);
  gtk_widget_set_visible (self->add, !mixed);
  gtk_widget_set_visible (self->forms, length > 0);

  form = gtk_widget_get_first_child (self->forms);
  for (guint i = 0; i < length; i++, form = gtk_widget_get_next_sibling (form))
    {
      if (form == NULL)
        {
          add_form (self);
          form = gtk_widget_get_last_child (self->forms);
        }
      sj_record_form_show (SJ_RECORD_FORM (form), sj_records_index (records, i));
    }
  while (form != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (form);

      gtk_box_remove (GTK_BOX (self->forms), form);
      form = next;
    }
}

static void
sj_records_editor_class_init (SjRecordsEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  editor_class->build = sj_records_editor_build;
  editor_class->show = sj_records_editor_show;
}

static void
sj_records_editor_init (SjRecordsEditor *self)
{
}
