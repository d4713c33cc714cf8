#define G_LOG_DOMAIN "sj-reference-editor"

#include "config.h"

#include "ui/sj-reference-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-chip.h"
#include "ui/sj-choice-list.h"
#include "ui/sj-element-path.h"
#include "ui/sj-element-title.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjReferenceEditor:
 *
 * Chooses the element that a property names. Where it names several, each is a chip, and the
 * drop-down adds another.
 */
struct _SjReferenceEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget     *chips;  /* NULL where the property names one element */
  GtkWidget     *drop_down;
  GtkStringList *labels;
  GPtrArray     *ids;  /* one a label; "" for none, NULL for what is only said */
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
    sj_property_editor_change_later (editor, self->chips != NULL ? sj_property_binding_add_item
                                                                 : sj_property_binding_set_text,
                                     id);
}

static void
on_chip_removed (SjReferenceEditor *self,
                 SjChip            *chip)
{
  g_autofree char *key = g_strdup (sj_chip_get_key (chip));

  gtk_widget_grab_focus (self->drop_down);
  sj_property_binding_replace_item (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)),
                                    key, NULL);
}

static GtkWidget *
create_with_chips (SjReferenceEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, sj_wrap_layout_new (4));
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->drop_down);

  return box;
}

static void
sj_reference_editor_build (SjPropertyEditor *editor)
{
  SjReferenceEditor *self = SJ_REFERENCE_EDITOR (editor);
  GParamSpec *pspec = sj_property_binding_get_pspec (sj_property_editor_get_binding (editor));
  gboolean many = pspec->value_type == G_TYPE_STRV;

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = sj_choice_list_new (self->labels);
  sj_property_editor_name_widget (editor, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  sj_property_editor_set_child (editor, many ? create_with_chips (self) : self->drop_down);
}

static void
show_chips (SjReferenceEditor *self,
            const char *const *list)
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

static void
add_choice (SjReferenceEditor *self,
            const char        *id,
            const char        *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label);
}

/* All that are not chosen yet. */
static void
add_candidates (SjReferenceEditor *self,
                const char *const *chosen)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  GType type = sj_param_spec_get_target (sj_property_binding_get_pspec (binding));
  g_autoptr(GPtrArray) candidates =
    sj_choice_list_candidates (sj_property_binding_get_map (binding), type);

  for (guint i = 0; i < candidates->len; i++)
    {
      SjElement *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *path = NULL;

      if (chosen != NULL && g_strv_contains (chosen, sj_element_get_id (candidate)))
        continue;
      path = sj_element_path (candidate);
      add_choice (self, sj_element_get_id (candidate), path);
    }
  sj_choice_list_set_search (self->drop_down, self->ids->len > N_WITHOUT_SEARCH);
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
show_many (SjReferenceEditor *self,
           const char *const *list,
           gboolean           mixed)
{
  show_chips (self, mixed ? NULL : list);
  add_choice (self, NULL, mixed ? _("Mixed; add to all…") : _("Add…"));
  add_candidates (self, mixed ? NULL : list);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
}

static void
show_one (SjReferenceEditor *self,
          const char        *id,
          gboolean           mixed)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));

  if (mixed)
    add_choice (self, NULL, _("Mixed"));
  if (!sj_property_binding_has_flag (binding, SJ_PARAM_OWNER))
    add_choice (self, "", _("None"));
  add_candidates (self, NULL);
  if (!mixed && find_id (self, id) == GTK_INVALID_LIST_POSITION)
    add_choice (self, id, *id != '\0' ? id : _("None"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), mixed ? 0 : find_id (self, id));
}

static void
sj_reference_editor_show (SjPropertyEditor *editor,
                          const GValue     *value,
                          gboolean          mixed)
{
  SjReferenceEditor *self = SJ_REFERENCE_EDITOR (editor);
  const char *id = self->chips == NULL ? g_value_get_string (value) : NULL;

  gtk_string_list_splice (self->labels, 0, self->ids->len, NULL);
  g_ptr_array_set_size (self->ids, 0);
  if (self->chips != NULL)
    show_many (self, g_value_get_boxed (value), mixed);
  else
    show_one (self, id != NULL ? id : "", mixed);
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
