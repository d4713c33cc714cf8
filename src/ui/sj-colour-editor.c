#define G_LOG_DOMAIN "sj-colour-editor"

#include "config.h"

#include "ui/sj-colour-editor.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-theme.h"
#include "ui/sj-swatch.h"

/**
 * SjColourEditor:
 *
 * Edits a colour: automatic, one of the palette, or any other by its code.
 */
struct _SjColourEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *swatch;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SjColourEditor, sj_colour_editor, SJ_TYPE_PROPERTY_EDITOR)

#define N_COLUMNS 4

/* In the order of the palette of stages. */
static const char *const names[] = {
  N_("Blue"), N_("Teal"), N_("Green"), N_("Brown"), N_("Purple"), N_("Red"), N_("Grey"),
  N_("Indigo"),
};

/* The bright one of each pair is that of bars, the dark one that of stages. */
static char *
palette_colour (guint    position,
                gboolean bright)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  SjColour colour = bright ? sj_theme_get_bar_colour (theme, position)
                           : sj_theme_get_stage_colour (theme, position);

  return g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255.0f + 0.5f),
                          (guint) (colour.green * 255.0f + 0.5f),
                          (guint) (colour.blue * 255.0f + 0.5f));
}

static char *
palette_name (guint    position,
              gboolean bright)
{
  if (!bright)
    return g_strdup (_(names[position]));

  /* Translators: the brighter one of two tones; %s is a colour, such as “Blue”. */
  return g_strdup_printf (_("Bright %s"), _(names[position]));
}

static char *
colour_name (const char *colour)
{
  if (*colour == '\0')
    return g_strdup (_("Automatic"));

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = palette_colour (i / 2, i % 2);

      if (g_ascii_strcasecmp (own, colour) == 0)
        return palette_name (i / 2, i % 2);
    }

  return g_strdup (colour);
}

static void
choose (SjColourEditor *self,
        const char     *colour)
{
  sj_property_editor_set_problem (SJ_PROPERTY_EDITOR (self), NULL);
  sj_property_binding_set_text (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)),
                                colour);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
on_swatch_clicked (SjColourEditor *self,
                   GtkWidget      *button)
{
  choose (self, g_object_get_data (G_OBJECT (button), "colour"));
}

static gboolean
is_colour (const char *text)
{
  gsize length = 1;

  while (text[0] == '#' && g_ascii_isxdigit (text[length]))
    length++;

  return text[0] == '#' && length == 7 && text[length] == '\0';
}

static void
on_code_entered (SjColourEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *code = g_strconcat (*text == '#' || *text == '\0' ? "" : "#", text, NULL);
  g_autofree char *lower = g_ascii_strdown (code, -1);

  if (*lower == '\0' || is_colour (lower))
    choose (self, lower);
  else
    gtk_widget_add_css_class (self->entry, "error");
}

static void
on_code_changed (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
}

static GtkWidget *
create_swatch_button (SjColourEditor *self,
                      guint           position,
                      gboolean        bright)
{
  g_autofree char *name = palette_name (position, bright);
  char *colour = palette_colour (position, bright);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), sj_swatch_new (colour));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "colour", colour, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_swatch_clicked), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_palette (SjColourEditor *self)
{
  GtkWidget *grid = gtk_grid_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    gtk_grid_attach (GTK_GRID (grid), create_swatch_button (self, i / 2, i % 2),
                     (int) (i % N_COLUMNS), (int) (i / N_COLUMNS), 1, 1);

  return grid;
}

static GtkWidget *
create_popover (SjColourEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *automatic = gtk_button_new_with_label (_("Automatic"));

  g_object_set_data_full (G_OBJECT (automatic), "colour", g_strdup (""), g_free);
  g_signal_connect_object (automatic, "clicked", G_CALLBACK (on_swatch_clicked), self,
                           G_CONNECT_SWAPPED);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "#rrggbb");
  gtk_widget_set_tooltip_text (self->entry, _("Code of another colour, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Code of another colour"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_code_entered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_code_changed), NULL);

  gtk_box_append (GTK_BOX (box), automatic);
  gtk_box_append (GTK_BOX (box), create_palette (self));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
sj_colour_editor_build (SjPropertyEditor *editor)
{
  SjColourEditor *self = SJ_COLOUR_EDITOR (editor);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->swatch = sj_swatch_new (NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), self->swatch);
  gtk_box_append (GTK_BOX (content), self->label);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "property-button");
  sj_property_editor_name_widget (editor, self->button);
  sj_property_editor_set_child (editor, self->button);
}

static void
sj_colour_editor_show (SjPropertyEditor *editor,
                       const GValue     *value,
                       gboolean          mixed)
{
  SjColourEditor *self = SJ_COLOUR_EDITOR (editor);
  const char *colour = g_value_get_string (value);
  g_autofree char *name = NULL;

  colour = colour != NULL ? colour : "";
  name = mixed ? g_strdup (_("Mixed")) : colour_name (colour);
  gtk_label_set_text (GTK_LABEL (self->label), name);
  sj_swatch_set_colour (SJ_SWATCH (self->swatch), mixed ? NULL : colour);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), mixed ? "" : colour);
}

static void
sj_colour_editor_class_init (SjColourEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  editor_class->build = sj_colour_editor_build;
  editor_class->show = sj_colour_editor_show;
  editor_class->beside = TRUE;
}

static void
sj_colour_editor_init (SjColourEditor *self)
{
}
