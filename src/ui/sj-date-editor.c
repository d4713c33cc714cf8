#define G_LOG_DOMAIN "sj-date-editor"

#include "config.h"

#include "ui/sj-date-editor.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * SjDateEditor:
 *
 * Edits a date as ISO 8601 writes it, a whole one or a year or a month only, with a calendar to
 * choose from.
 */
struct _SjDateEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
  char      *known;  /* what the elements say, as far as the entry knows */
};

G_DEFINE_FINAL_TYPE (SjDateEditor, sj_date_editor, SJ_TYPE_PROPERTY_EDITOR)

/* A year, a month or a day that there is. */
static gboolean
is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";
  gsize length = strlen (text);
  unsigned int year = 0, month = 1, day = 1;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  sscanf (text, "%4u-%2u-%2u", &year, &month, &day);
  return year > 0 && g_date_valid_dmy ((GDateDay) MIN (day, 255), (GDateMonth) MIN (month, 13),
                                       (GDateYear) year);
}

static void
on_changed (SjDateEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (sj_property_editor_is_showing (editor))
    return;

  if (*text == '\0' || is_date (text))
    {
      g_free (self->known);
      self->known = g_strdup (text);
      sj_property_editor_set_problem (editor, NULL);
      sj_property_binding_type_text (sj_property_editor_get_binding (editor), self->known);
    }
}

/* A date half typed is no mistake yet. */
static void
sj_date_editor_leave (SjPropertyEditor *editor)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (SJ_DATE_EDITOR (editor)->entry));
  g_autofree char *problem = NULL;

  if (*text != '\0' && !is_date (text))
    problem = g_strdup_printf (_("“%s” is not a date. Write it like 2026-11-02, 2026-11 or 2026."),
                               text);
  sj_property_editor_set_problem (editor, problem);
}

static void
on_activate (SjDateEditor *self)
{
  sj_date_editor_leave (SJ_PROPERTY_EDITOR (self));
}

static void
on_popover_shown (SjDateEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *whole = NULL;
  g_autoptr(GDateTime) date = NULL;

  if (!is_date (text))
    return;

  whole = g_strdup_printf ("%s%sT00:00:00Z", text, "-01-01" + MIN (strlen (text) - 4, 6));
  date = g_date_time_new_from_iso8601 (whole, zone);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static void
on_day_selected (SjDateEditor *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  sj_property_editor_set_problem (SJ_PROPERTY_EDITOR (self), NULL);
  sj_property_binding_set_text (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)), text);
}

static GtkWidget *
create_calendar_button (SjDateEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "property-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose a Day"));
  g_signal_connect_object (popover, "show", G_CALLBACK (on_popover_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
sj_date_editor_build (SjPropertyEditor *editor)
{
  SjDateEditor *self = SJ_DATE_EDITOR (editor);
  gboolean editable = sj_property_binding_is_editable (sj_property_editor_get_binding (editor));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "property-entry");
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  sj_property_editor_name_widget (editor, self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  if (editable)
    gtk_box_append (GTK_BOX (box), create_calendar_button (self));
  sj_property_editor_set_child (editor, box);
}

static void
sj_date_editor_show (SjPropertyEditor *editor,
                     const GValue     *value,
                     gboolean          mixed)
{
  SjDateEditor *self = SJ_DATE_EDITOR (editor);
  const char *text = g_value_get_string (value);

  if (mixed || text == NULL)
    text = "";
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  mixed ? _("Mixed") : _("Year-month-day"));
  /* The elements say “2026” while somebody types on towards “2026-11-02”. */
  if (g_strcmp0 (self->known, text) == 0)
    return;

  g_free (self->known);
  self->known = g_strdup (text);
  sj_property_editor_set_problem (editor, NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
sj_date_editor_finalize (GObject *object)
{
  g_clear_pointer (&SJ_DATE_EDITOR (object)->known, g_free);

  G_OBJECT_CLASS (sj_date_editor_parent_class)->finalize (object);
}

static void
sj_date_editor_class_init (SjDateEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_date_editor_finalize;
  editor_class->build = sj_date_editor_build;
  editor_class->show = sj_date_editor_show;
  editor_class->leave = sj_date_editor_leave;
  editor_class->copyable = TRUE;
}

static void
sj_date_editor_init (SjDateEditor *self)
{
}
