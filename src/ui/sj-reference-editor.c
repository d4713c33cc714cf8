#define G_LOG_DOMAIN "sj-reference-editor"

#include "config.h"

#include "ui/sj-reference-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-choice-list.h"
#include "ui/sj-element-path.h"

/**
 * SjReferenceEditor:
 *
 * Chooses the one element that a property names.
 */
struct _SjReferenceEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget     *drop_down;
  GtkStringList *labels;
  GPtrArray     *ids;  /* one a label; "" for none, NULL for "mixed" and for what is lost */
};

G_DEFINE_FINAL_TYPE (SjReferenceEditor, sj_reference_editor, SJ_TYPE_PROPERTY_EDITOR)

#define N_WITHOUT_SEARCH 10

static void
on_selected (SjReferenceEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  const char *id;

  if (sj_property_editor_is_showing (editor) || selected >= self->ids->len)
    return;

  id = g_ptr_array_index (self->ids, selected);
  if (id != NULL)
    sj_property_editor_change_later (editor, sj_property_binding_set_text, id);
}

static void
sj_reference_editor_build (SjPropertyEditor *editor)
{
  SjReferenceEditor *self = SJ_REFERENCE_EDITOR (editor);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = sj_choice_list_new (self->labels);
  sj_property_editor_name_widget (editor, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  sj_property_editor_set_child (editor, self->drop_down);
}

static void
add_choice (SjReferenceEditor *self,
            const char        *id,
            const char        *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label);
}

static void
add_candidates (SjReferenceEditor *self)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  GType type = sj_param_spec_get_target (sj_property_binding_get_pspec (binding));
  g_autoptr(GPtrArray) candidates =
    sj_choice_list_candidates (sj_property_binding_get_map (binding), type);

  for (guint i = 0; i < candidates->len; i++)
    {
      SjElement *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *path = sj_element_path (candidate);

      add_choice (self, sj_element_get_id (candidate), path);
    }
  sj_choice_list_set_search (self->drop_down, candidates->len > N_WITHOUT_SEARCH);
}

static guint
find_id (SjReferenceEditor *self,
         const char        *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
sj_reference_editor_show (SjPropertyEditor *editor,
                          const GValue     *value,
                          gboolean          mixed)
{
  SjReferenceEditor *self = SJ_REFERENCE_EDITOR (editor);
  const char *id = g_value_get_string (value);

  id = id != NULL ? id : "";
  gtk_string_list_splice (self->labels, 0, self->ids->len, NULL);
  g_ptr_array_set_size (self->ids, 0);
  if (mixed)
    add_choice (self, NULL, _("Mixed"));
  if (!sj_property_binding_has_flag (sj_property_editor_get_binding (editor), SJ_PARAM_OWNER))
    add_choice (self, "", _("None"));
  add_candidates (self);
  if (!mixed && find_id (self, id) == GTK_INVALID_LIST_POSITION)
    add_choice (self, id, *id != '\0' ? id : _("None"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), mixed ? 0 : find_id (self, id));
}

static void
sj_reference_editor_finalize (GObject *object)
{
  SjReferenceEditor *self = SJ_REFERENCE_EDITOR (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_reference_editor_parent_class)->finalize (object);
}

static void
sj_reference_editor_class_init (SjReferenceEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_reference_editor_finalize;
  editor_class->build = sj_reference_editor_build;
  editor_class->show = sj_reference_editor_show;
}

static void
sj_reference_editor_init (SjReferenceEditor *self)
{
}
