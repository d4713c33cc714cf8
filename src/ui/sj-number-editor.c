#define G_LOG_DOMAIN "sj-number-editor"

#include "config.h"

#include "ui/sj-number-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-number-text.h"

/**
 * SjNumberEditor:
 *
 * Edits a number, which may be absent: then it is empty. Shares are shown in per cent.
 */
struct _SjNumberEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *entry;
  double     minimum;
  double     maximum;
  double     default_value;
  double     factor;  /* what is shown for 1 */
  double     step;
};

G_DEFINE_FINAL_TYPE (SjNumberEditor, sj_number_editor, SJ_TYPE_PROPERTY_EDITOR)

#define SAME(first, second) (fabs ((first) - (second)) <= 1e-12 * MAX (1.0, fabs (first)))

static void
set_number (SjNumberEditor *self,
            double          number)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, sj_property_binding_get_pspec (binding)->value_type);
  if (G_VALUE_HOLDS_INT (&value))
    g_value_set_int (&value, (int) number);
  else
    g_value_set_double (&value, number);
  sj_property_binding_type (binding, &value);
}

static double
get_number (const GValue *value)
{
  return G_VALUE_HOLDS_INT (value) ? g_value_get_int (value) : g_value_get_double (value);
}

static char *
range_problem (SjNumberEditor *self)
{
  g_autofree char *low = sj_number_text_format (self->minimum * self->factor);
  g_autofree char *high = sj_number_text_format (self->maximum * self->factor);

  /* Translators: the least and the greatest number that may be written. */
  return g_strdup_printf (_("Write a number from %s to %s."), low, high);
}

static char *
find_problem (SjNumberEditor *self,
              const char     *text,
              double         *number)
{
  gboolean whole = G_IS_PARAM_SPEC_INT (sj_property_binding_get_pspec (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self))));

  if (!sj_number_text_parse (text, number))
    return g_strdup_printf (_("“%s” is not a number."), text);

  *number /= self->factor;
  if (*number < self->minimum || *number > self->maximum)
    return range_problem (self);
  if (whole && *number != floor (*number))
    return g_strdup (_("Write a whole number."));

  return NULL;
}

static void
on_changed (SjNumberEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *problem = NULL;
  double number = self->default_value;

  if (sj_property_editor_is_showing (editor))
    return;

  if (*text != '\0')
    problem = find_problem (self, text, &number);
  sj_property_editor_set_problem (editor, problem);
  if (problem == NULL)
    set_number (self, number);
}

/* From nothing, the first step leads to the number nearest to zero. */
static void
step_by (SjNumberEditor *self,
         double          n_steps)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  g_auto(GValue) value = G_VALUE_INIT;
  double number;

  if (!sj_property_binding_is_editable (sj_property_editor_get_binding (editor)))
    return;

  sj_property_binding_get (sj_property_editor_get_binding (editor), &value);
  number = get_number (&value);
  if (isnan (number))
    number = CLAMP (0.0, self->minimum, self->maximum);
  else
    number = round ((number + n_steps * self->step) / self->step) * self->step;
  sj_property_editor_set_problem (editor, NULL);
  set_number (self, CLAMP (number, self->minimum, self->maximum));
}

static gboolean
on_key (SjNumberEditor  *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      step_by (self, 1.0);
      return TRUE;
    case GDK_KEY_Down:
      step_by (self, -1.0);
      return TRUE;
    case GDK_KEY_Page_Up:
      step_by (self, 10.0);
      return TRUE;
    case GDK_KEY_Page_Down:
      step_by (self, -10.0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_less (SjNumberEditor *self)
{
  step_by (self, -1.0);
}

static void
on_more (SjNumberEditor *self)
{
  step_by (self, 1.0);
}

static GtkWidget *
create_button (SjNumberEditor *self,
               const char     *icon,
               const char     *name,
               GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "property-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
read_declaration (SjNumberEditor *self)
{
  GParamSpec *pspec = sj_property_binding_get_pspec (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));
  gboolean is_whole = G_IS_PARAM_SPEC_INT (pspec);

  if (is_whole)
    {
      self->minimum = ((GParamSpecInt *) pspec)->minimum;
      self->maximum = ((GParamSpecInt *) pspec)->maximum;
      self->default_value = ((GParamSpecInt *) pspec)->default_value;
    }
  else
    {
      self->minimum = ((GParamSpecDouble *) pspec)->minimum;
      self->maximum = ((GParamSpecDouble *) pspec)->maximum;
      self->default_value = ((GParamSpecDouble *) pspec)->default_value;
    }
  self->factor = !is_whole && self->minimum == 0.0 && self->maximum == 1.0 ? 100.0 : 1.0;
  self->step = is_whole ? 1.0 : self->factor > 1.0 ? 0.01
               : self->maximum - self->minimum <= 2.0 ? 0.1 : 1.0;
}

static GtkWidget *
create_entry (SjNumberEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_entry_new ();
  gboolean editable = sj_property_binding_is_editable (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));

  gtk_widget_add_css_class (entry, "property-entry");
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
sj_number_editor_build (SjPropertyEditor *editor)
{
  SjNumberEditor *self = SJ_NUMBER_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  read_declaration (self);
  self->entry = create_entry (self);
  sj_property_editor_name_widget (editor, self->entry);
  gtk_box_append (GTK_BOX (box), self->entry);
  if (self->factor > 1.0)
    gtk_box_append (GTK_BOX (box), gtk_label_new ("%"));
  if (sj_property_binding_is_editable (sj_property_editor_get_binding (editor)))
    {
      gtk_box_append (GTK_BOX (box), create_button (self, "list-remove-symbolic", _("Less"),
                                                    G_CALLBACK (on_less)));
      gtk_box_append (GTK_BOX (box), create_button (self, "list-add-symbolic", _("More"),
                                                    G_CALLBACK (on_more)));
    }
  sj_property_editor_set_child (editor, box);
}

static char *
choose_placeholder (SjNumberEditor *self,
                    gboolean        mixed)
{
  if (mixed)
    return g_strdup (_("Mixed"));
  if (isnan (self->default_value))
    return g_strdup (_("Not given"));

  return sj_number_text_format (self->default_value * self->factor);
}

/* Whether the entry says this number already, perhaps in another way of writing. */
static gboolean
says (SjNumberEditor *self,
      double          number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  double shown;

  return sj_number_text_parse (text, &shown) && SAME (shown / self->factor, number);
}

static void
sj_number_editor_show (SjPropertyEditor *editor,
                       const GValue     *value,
                       gboolean          mixed)
{
  SjNumberEditor *self = SJ_NUMBER_EDITOR (editor);
  double number = get_number (value);
  g_autofree char *placeholder = choose_placeholder (self, mixed);
  g_autofree char *text = NULL;

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  if (!mixed && says (self, number))
    return;

  /* A default is not told from nothing: nothing is what is shown. */
  text = mixed || number == self->default_value ? g_strdup ("")
                                                : sj_number_text_format (number * self->factor);
  sj_property_editor_set_problem (editor, NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
sj_number_editor_class_init (SjNumberEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  editor_class->build = sj_number_editor_build;
  editor_class->show = sj_number_editor_show;
  editor_class->copyable = TRUE;
}

static void
sj_number_editor_init (SjNumberEditor *self)
{
}
