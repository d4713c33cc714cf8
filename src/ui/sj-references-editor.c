#define G_LOG_DOMAIN "sj-references-editor"

#include "config.h"

#include "ui/sj-references-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-chip.h"
#include "ui/sj-choice-list.h"
#include "ui/sj-element-path.h"
#include "ui/sj-element-title.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjReferencesEditor:
 *
 * Chooses the elements that a property names: each is a chip, the drop-down adds another.
 */
struct _SjReferencesEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget     *chips;
  GtkWidget     *drop_down;
  GtkStringList *labels;
  GPtrArray     *ids;  /* one a label; NULL for the invitation */
};

G_DEFINE_FINAL_TYPE (SjReferencesEditor, sj_references_editor, SJ_TYPE_PROPERTY_EDITOR)

#define N_WITHOUT_SEARCH 10

static void
on_selected (SjReferencesEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  const char *id;

  if (sj_property_editor_is_showing (editor) || selected >= self->ids->len)
    return;

  id = g_ptr_array_index (self->ids, selected);
  if (id != NULL)
    sj_property_editor_change_later (editor, sj_property_binding_add_item, id);
}

static void
on_chip_removed (SjReferencesEditor *self,
                 SjChip             *chip)
{
  g_autofree char *key = g_strdup (sj_chip_get_key (chip));

  gtk_widget_grab_focus (self->drop_down);
  sj_property_binding_replace_item (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)),
                                    key, NULL);
}

static void
sj_references_editor_build (SjPropertyEditor *editor)
{
  SjReferencesEditor *self = SJ_REFERENCES_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, sj_wrap_layout_new (4));
  self->drop_down = sj_choice_list_new (self->labels);
  sj_property_editor_name_widget (editor, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->drop_down);
  sj_property_editor_set_child (editor, box);
}

static void
show_chips (SjReferencesEditor *self,
            const char *const  *list)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  SjMap *map = sj_property_binding_get_map (binding);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      SjElement *target = sj_map_lookup (map, list[i]);
      g_autofree char *title = target != NULL ? sj_element_title (target) : g_strdup (list[i]);
      GtkWidget *chip = sj_chip_new (list[i], title, sj_property_binding_is_editable (binding));

      g_signal_connect_object (chip, "removed", G_CALLBACK (on_chip_removed), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

/* All that are not chosen yet, below an invitation. */
static void
show_candidates (SjReferencesEditor *self,
                 const char *const  *list,
                 gboolean            mixed)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  GType type = sj_param_spec_get_target (sj_property_binding_get_pspec (binding));
  g_autoptr(GPtrArray) candidates =
    sj_choice_list_candidates (sj_property_binding_get_map (binding), type);

  gtk_string_list_splice (self->labels, 0, self->ids->len, NULL);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_add (self->ids, NULL);
  gtk_string_list_append (self->labels, mixed ? _("Mixed; add to all…") : _("Add…"));
  for (guint i = 0; i < candidates->len; i++)
    {
      SjElement *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *path = NULL;

      if (!mixed && list != NULL && g_strv_contains (list, sj_element_get_id (candidate)))
        continue;
      path = sj_element_path (candidate);
      g_ptr_array_add (self->ids, g_strdup (sj_element_get_id (candidate)));
      gtk_string_list_append (self->labels, path);
    }
  sj_choice_list_set_search (self->drop_down, self->ids->len > N_WITHOUT_SEARCH);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
}

static void
sj_references_editor_show (SjPropertyEditor *editor,
                           const GValue     *value,
                           gboolean          mixed)
{
  SjReferencesEditor *self = SJ_REFERENCES_EDITOR (editor);
  const char *const *list = g_value_get_boxed (value);

  show_chips (self, mixed ? NULL : list);
  show_candidates (self, list, mixed);
}

static void
sj_references_editor_finalize (GObject *object)
{
  SjReferencesEditor *self = SJ_REFERENCES_EDITOR (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_references_editor_parent_class)->finalize (object);
}

static void
sj_references_editor_class_init (SjReferencesEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_references_editor_finalize;
  editor_class->build = sj_references_editor_build;
  editor_class->show = sj_references_editor_show;
}

static void
sj_references_editor_init (SjReferencesEditor *self)
{
}
