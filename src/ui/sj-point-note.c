#define G_LOG_DOMAIN "sj-point-note"

#include "config.h"

#include "ui/sj-point-note.h"

#include <glib/gi18n-lib.h>

/**
 * SjPointNote:
 *
 * What the callout of a point says beside its value, in the words of a customer or of the team. It
 * is stored when the entry is left or Enter pressed, as one step of undo.
 */
struct _SjPointNote
{
  GtkWidget parent_instance;

  SjEditLog *log;
  SjSeries  *series;
  char      *anchor;
  char      *known;  /* what was stored or read last: leaving it as it is changes nothing */

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (SjPointNote, sj_point_note, GTK_TYPE_WIDGET)

static guint
find_point (SjPointNote *self)
{
  for (guint i = 0; i < sj_series_get_n_points (self->series); i++)
    if (g_strcmp0 (sj_series_get_point (self->series, i)->anchor, self->anchor) == 0)
      return i;

  return G_MAXUINT;
}

static void
store (SjPointNote *self,
       const char  *note)
{
  guint position = find_point (self);
  g_autoptr(SjRecords) points = NULL;

  if (position == G_MAXUINT || sj_element_get_map (SJ_ELEMENT (self->series)) == NULL ||
      g_strcmp0 (sj_series_get_point (self->series, position)->note, note) == 0)
    return;

  points = sj_records_copy (sj_series_get_points (self->series));
  sj_record_set_text (&((SjPoint *) sj_records_index (points, position))->note, note);
  sj_edit_log_begin (self->log, _("Change Note"));
  sj_edit_log_set (self->log, SJ_ELEMENT (self->series), "points", points, NULL);
  sj_edit_log_commit (self->log);
}

typedef struct
{
  SjPointNote *note;
  char        *text;
} Change;

static void
change_free (gpointer user_data)
{
  Change *change = user_data;

  g_clear_object (&change->note);
  g_clear_pointer (&change->text, g_free);
  g_free (change);
}

static gboolean
on_change_due (gpointer user_data)
{
  Change *change = user_data;
  const char *text = *change->text != '\0' ? change->text : NULL;

  store (change->note, text);
  return G_SOURCE_REMOVE;
}

/* What shows the point is made anew by the change, so the entry is let come to rest first. */
static void
store_later (SjPointNote *self)
{
  const char *text = self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry))
                                         : NULL;
  Change *change;

  if (text == NULL || g_str_equal (text, self->known))
    return;

  g_free (self->known);
  self->known = g_strdup (text);
  change = g_new0 (Change, 1);
  change->note = g_object_ref (self);
  change->text = g_strdup (text);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_change_due, change, change_free);
}

static gboolean
sj_point_note_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SJ_POINT_NOTE (widget)->entry);
}

static void
sj_point_note_dispose (GObject *object)
{
  SjPointNote *self = SJ_POINT_NOTE (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_point_note_parent_class)->dispose (object);
}

static void
sj_point_note_finalize (GObject *object)
{
  SjPointNote *self = SJ_POINT_NOTE (object);

  g_clear_object (&self->log);
  g_clear_object (&self->series);
  g_clear_pointer (&self->anchor, g_free);
  g_clear_pointer (&self->known, g_free);

  G_OBJECT_CLASS (sj_point_note_parent_class)->finalize (object);
}

static void
sj_point_note_class_init (SjPointNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_point_note_dispose;
  object_class->finalize = sj_point_note_finalize;
  widget_class->grab_focus = sj_point_note_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "point-note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_point_note_init (SjPointNote *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Add a quote or a note"));
  gtk_widget_set_tooltip_text (self->entry, _("What stands beside the value in the callout"));
  gtk_widget_add_css_class (self->entry, "property-entry");
  gtk_widget_add_css_class (self->entry, "quote");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Note"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("What stands beside the value in the callout"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (store_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (store_later), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/**
 * sj_point_note_new:
 * @log: the log of the map
 * @series: a series of the map
 * @point: one of its points
 *
 * Returns: (transfer floating): the entry for the point's note
 */
GtkWidget *
sj_point_note_new (SjEditLog     *log,
                   SjSeries      *series,
                   const SjPoint *point)
{
  SjPointNote *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_SERIES (series), NULL);
  g_return_val_if_fail (point != NULL, NULL);

  self = g_object_new (SJ_TYPE_POINT_NOTE, NULL);
  self->log = g_object_ref (log);
  self->series = g_object_ref (series);
  self->anchor = g_strdup (point->anchor);
  self->known = g_strdup (point->note != NULL ? point->note : "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->known);

  return GTK_WIDGET (self);
}

SjSeries *
sj_point_note_get_series (SjPointNote *self)
{
  g_return_val_if_fail (SJ_IS_POINT_NOTE (self), NULL);

  return self->series;
}
