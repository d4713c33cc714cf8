#define G_LOG_DOMAIN "sj-history-row"

#include "config.h"

#include "ui/sj-history-row.h"

#include <glib/gi18n-lib.h>

/**
 * SjHistoryRow:
 *
 * One state of a map in the list of its history: what was done last, when, and whether the map is
 * in this state or was saved in it.
 */
struct _SjHistoryRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *mark;
  GtkWidget *name;
  GtkWidget *saved;
  GtkWidget *time;
};

G_DEFINE_FINAL_TYPE (SjHistoryRow, sj_history_row, GTK_TYPE_WIDGET)

static void
sj_history_row_dispose (GObject *object)
{
  g_clear_pointer (&SJ_HISTORY_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_history_row_parent_class)->dispose (object);
}

static void
sj_history_row_class_init (SjHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_history_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjHistoryRow, box);
  gtk_widget_class_bind_template_child (widget_class, SjHistoryRow, mark);
  gtk_widget_class_bind_template_child (widget_class, SjHistoryRow, name);
  gtk_widget_class_bind_template_child (widget_class, SjHistoryRow, saved);
  gtk_widget_class_bind_template_child (widget_class, SjHistoryRow, time);
}

static void
sj_history_row_init (SjHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sj_history_row_new (void)
{
  return g_object_new (SJ_TYPE_HISTORY_ROW, NULL);
}

/* Today the time alone. */
static char *
describe_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (time == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    /* Translators: the time of day, hours and minutes, as g_date_time_format() takes it */
    return g_date_time_format (time, _("%H:%M"));

  /* Translators: date and time of day, as g_date_time_format() takes it */
  return g_date_time_format (time, _("%x %H:%M"));
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sj_history_row_show:
 * @self: a row
 * @document: a document
 * @n_done: how many transactions of its history are done in the state the row stands for
 */
void
sj_history_row_show (SjHistoryRow *self,
                     SjDocument   *document,
                     guint         n_done)
{
  const SjTransaction *last = NULL;
  SjEditLog *log;
  guint n_now, n_saved;
  g_autofree char *time = NULL;

  g_return_if_fail (SJ_IS_HISTORY_ROW (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  log = sj_document_get_log (document);
  if (n_done > sj_edit_log_get_n_history (log))
    return;

  n_now = sj_edit_log_get_n_undo (log);
  if (n_done > 0)
    last = sj_edit_log_get_history (log, n_done - 1);
  time = last != NULL ? describe_time (sj_transaction_get_time (last)) : NULL;
  gtk_label_set_text (GTK_LABEL (self->name),
                      last != NULL ? sj_transaction_get_label (last) : _("Beginning"));
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_widget_set_opacity (self->mark, n_done == n_now ? 1.0 : 0.0);
  set_class (self->name, "heading", n_done == n_now);
  set_class (self->name, "dim-label", n_done > n_now);
  gtk_widget_set_visible (self->saved,
                          sj_document_get_file (document) != NULL &&
                          sj_edit_log_find_saved (log, &n_saved) && n_saved == n_done);
}
