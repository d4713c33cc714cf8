#define G_LOG_DOMAIN "sj-choice-editor"

#include "config.h"

#include "ui/sj-choice-editor.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"
#include "ui/sj-choice-list.h"

/**
 * SjChoiceEditor:
 *
 * Edits a value of an enumeration. As long as several elements differ, the first choice says so.
 */
struct _SjChoiceEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget     *drop_down;
  GtkStringList *labels;
  gboolean       shows_mixed;
};

G_DEFINE_FINAL_TYPE (SjChoiceEditor, sj_choice_editor, SJ_TYPE_PROPERTY_EDITOR)

static GEnumClass *
get_enum_class (SjPropertyEditor *editor)
{
  GParamSpec *pspec = sj_property_binding_get_pspec (sj_property_editor_get_binding (editor));

  return ((GParamSpecEnum *) pspec)->enum_class;
}

static void
choose (SjPropertyBinding *binding,
        const char        *nick)
{
  GParamSpecEnum *pspec = (GParamSpecEnum *) sj_property_binding_get_pspec (binding);
  const GEnumValue *chosen = g_enum_get_value_by_nick (pspec->enum_class, nick);
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_FROM_CLASS (pspec->enum_class));
  g_value_set_enum (&value, chosen->value);
  sj_property_binding_set (binding, &value);
}

static void
on_selected (SjChoiceEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  GEnumClass *enum_class = get_enum_class (editor);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (sj_property_editor_is_showing (editor))
    return;
  if (self->shows_mixed && selected-- == 0)
    return;
  if (selected < enum_class->n_values)
    sj_property_editor_change_later (editor, choose, enum_class->values[selected].value_nick);
}

static void
sj_choice_editor_build (SjPropertyEditor *editor)
{
  SjChoiceEditor *self = SJ_CHOICE_EDITOR (editor);
  GEnumClass *enum_class = get_enum_class (editor);

  self->labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < enum_class->n_values; i++)
    gtk_string_list_append (self->labels, sj_enum_get_label (G_TYPE_FROM_CLASS (enum_class),
                                                             enum_class->values[i].value));
  self->drop_down = sj_choice_list_new (self->labels);
  sj_property_editor_name_widget (editor, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  sj_property_editor_set_child (editor, self->drop_down);
}

static void
show_mixed (SjChoiceEditor *self,
            gboolean        mixed)
{
  const char *const label[] = { _("Mixed"), NULL };

  if (self->shows_mixed == mixed)
    return;

  gtk_string_list_splice (self->labels, 0, mixed ? 0 : 1, mixed ? label : NULL);
  self->shows_mixed = mixed;
}

static guint
find_position (GEnumClass *enum_class,
               int         value)
{
  for (guint i = 0; i < enum_class->n_values; i++)
    if (enum_class->values[i].value == value)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
sj_choice_editor_show (SjPropertyEditor *editor,
                       const GValue     *value,
                       gboolean          mixed)
{
  SjChoiceEditor *self = SJ_CHOICE_EDITOR (editor);

  show_mixed (self, mixed);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down),
                              mixed ? 0 : find_position (get_enum_class (editor),
                                                         g_value_get_enum (value)));
}

static void
sj_choice_editor_finalize (GObject *object)
{
  g_clear_object (&SJ_CHOICE_EDITOR (object)->labels);

  G_OBJECT_CLASS (sj_choice_editor_parent_class)->finalize (object);
}

static void
sj_choice_editor_class_init (SjChoiceEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_choice_editor_finalize;
  editor_class->build = sj_choice_editor_build;
  editor_class->show = sj_choice_editor_show;
}

static void
sj_choice_editor_init (SjChoiceEditor *self)
{
}
