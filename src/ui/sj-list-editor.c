#define G_LOG_DOMAIN "sj-list-editor"

#include "config.h"

#include "ui/sj-list-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-chip.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjListEditor:
 *
 * Edits a list of texts as chips. What is typed becomes a chip with Enter; a chip that is pressed
 * comes back into the entry to be changed. Of several elements, what all of them have is shown, and
 * what is added or taken out goes to or from each.
 */
struct _SjListEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  char      *edited;  /* the item whose text is in the entry; NULL when a new one is typed */
};

G_DEFINE_FINAL_TYPE (SjListEditor, sj_list_editor, SJ_TYPE_PROPERTY_EDITOR)

static void
clear_entry (SjListEditor *self)
{
  g_clear_pointer (&self->edited, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* What is in the entry becomes part of the list. */
static void
take_over (SjListEditor *self)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  g_autofree char *edited = g_steal_pointer (&self->edited);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (text);
  clear_entry (self);
  if (edited != NULL && g_strcmp0 (edited, text) != 0)
    sj_property_binding_replace_item (binding, edited, *text != '\0' ? text : NULL);
  else if (edited == NULL && *text != '\0')
    sj_property_binding_add_item (binding, text);
}

static void
on_activate (SjListEditor *self)
{
  if (self->edited == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->entry)), GTK_DIR_TAB_FORWARD);
  else
    take_over (self);
}

static void
sj_list_editor_leave (SjPropertyEditor *editor)
{
  take_over (SJ_LIST_EDITOR (editor));
}

static void
on_chip_activated (SjListEditor *self,
                   SjChip       *chip)
{
  g_autofree char *key = g_strdup (sj_chip_get_key (chip));

  if (!sj_property_binding_is_editable (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self))))
    return;

  take_over (self);
  self->edited = g_steal_pointer (&key);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->edited);
  gtk_widget_grab_focus (self->entry);
}

static void
on_chip_removed (SjListEditor *self,
                 SjChip       *chip)
{
  g_autofree char *key = g_strdup (sj_chip_get_key (chip));

  gtk_widget_grab_focus (self->entry);
  sj_property_binding_replace_item (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)),
                                    key, NULL);
}

/* Backspace in an empty entry goes back into the last item, Escape lets it be as it was. */
static gboolean
on_key (SjListEditor    *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (self->entry);
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  if (keyval == GDK_KEY_BackSpace && empty && self->edited == NULL && SJ_IS_CHIP (last))
    {
      on_chip_activated (self, SJ_CHIP (last));
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && (!empty || self->edited != NULL))
    {
      clear_entry (self);
      return TRUE;
    }

  return FALSE;
}

static GtkWidget *
create_entry (SjListEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (entry, "property-entry");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Add…"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
sj_list_editor_build (SjPropertyEditor *editor)
{
  SjListEditor *self = SJ_LIST_EDITOR (editor);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, sj_wrap_layout_new (4));
  self->entry = create_entry (self);
  gtk_widget_set_visible (self->entry, sj_property_binding_is_editable (
    sj_property_editor_get_binding (editor)));
  sj_property_editor_name_widget (editor, self->entry);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  sj_property_editor_set_child (editor, self->box);
}

static void
clear_chips (SjListEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != self->entry)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* What every element has; with a single one, that is all. */
static gboolean
all_have (SjPropertyBinding *binding,
          const char        *item)
{
  const char *name = sj_property_binding_get_pspec (binding)->name;

  for (guint i = 1; i < sj_property_binding_get_n_elements (binding); i++)
    {
      SjElement *element = sj_property_binding_get_element (binding, i);
      GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), name);
      const char *const *list = sj_element_get_list (element, pspec);

      if (list == NULL || !g_strv_contains (list, item))
        return FALSE;
    }

  return TRUE;
}

static void
add_chip (SjListEditor *self,
          const char   *item)
{
  gboolean editable = sj_property_binding_is_editable (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));
  GtkWidget *chip = sj_chip_new (item, item, editable);

  g_signal_connect_object (chip, "activated", G_CALLBACK (on_chip_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "removed", G_CALLBACK (on_chip_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_before (chip, self->box, self->entry);
}

static gboolean
shows_list (SjListEditor       *self,
            const char *const  *list)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);

  for (; list != NULL && *list != NULL; list++, child = gtk_widget_get_next_sibling (child))
    if (!SJ_IS_CHIP (child) || g_strcmp0 (sj_chip_get_key (SJ_CHIP (child)), *list) != 0)
      return FALSE;

  return child == self->entry;
}

static void
sj_list_editor_show (SjPropertyEditor *editor,
                     const GValue     *value,
                     gboolean          mixed)
{
  SjListEditor *self = SJ_LIST_EDITOR (editor);
  const char *const *list = g_value_get_boxed (value);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  mixed ? _("Mixed; add to all…") : _("Add…"));
  if (!mixed && shows_list (self, list))
    return;

  clear_chips (self);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (all_have (sj_property_editor_get_binding (editor), list[i]))
      add_chip (self, list[i]);
}

static gboolean
sj_list_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SJ_LIST_EDITOR (widget)->entry);
}

static void
sj_list_editor_finalize (GObject *object)
{
  g_clear_pointer (&SJ_LIST_EDITOR (object)->edited, g_free);

  G_OBJECT_CLASS (sj_list_editor_parent_class)->finalize (object);
}

static void
sj_list_editor_class_init (SjListEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_list_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sj_list_editor_grab_focus;
  editor_class->build = sj_list_editor_build;
  editor_class->show = sj_list_editor_show;
  editor_class->leave = sj_list_editor_leave;
  editor_class->copyable = TRUE;
}

static void
sj_list_editor_init (SjListEditor *self)
{
}
