#define G_LOG_DOMAIN "sj-history-popover"

#include "config.h"

#include "ui/sj-history-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-history-row.h"

/**
 * SjHistoryPopover:
 *
 * The list of everything that was done to a map, newest first, with what was undone above the
 * present state. A click goes to a state. It is filled while it is open only.
 */
struct _SjHistoryPopover
{
  GtkPopover parent_instance;

  SjDocument    *document;
  SjEditLog     *log;
  GtkStringList *names;  /* one for each state, only counted */
  GPtrArray     *rows;  /* GtkListItem: those that are shown now; not owned */
  GtkWidget     *list;
};

G_DEFINE_FINAL_TYPE (SjHistoryPopover, sj_history_popover, GTK_TYPE_POPOVER)

static guint
count_states (SjHistoryPopover *self)
{
  return self->log != NULL ? sj_edit_log_get_n_history (self->log) + 1 : 0;
}

static void
update_row (SjHistoryPopover *self,
            GtkListItem      *item)
{
  guint n_states = count_states (self);
  guint position = gtk_list_item_get_position (item);

  if (position < n_states)
    sj_history_row_show (SJ_HISTORY_ROW (gtk_list_item_get_child (item)), self->document,
                         n_states - 1 - position);
}

static void
update_names (SjHistoryPopover *self,
              guint             n_states)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  guint n_more = n_states > n_before ? n_states - n_before : 0;
  g_autofree const char **names = g_new0 (const char *, n_more + 1);

  for (guint i = 0; i < n_more; i++)
    names[i] = "";
  /* What is new is at the top: the rows below it stay where they are. */
  if (n_states != n_before)
    gtk_string_list_splice (self->names, 0, n_before > n_states ? n_before - n_states : 0, names);
}

static void
refresh (SjHistoryPopover *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      (self->log != NULL && sj_edit_log_is_on_the_way (self->log)))
    return;

  update_names (self, count_states (self));
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
}

static void
on_setup (SjHistoryPopover *self,
          GtkListItem      *item)
{
  gtk_list_item_set_child (item, sj_history_row_new ());
}

static void
on_bind (SjHistoryPopover *self,
         GtkListItem      *item)
{
  g_ptr_array_add (self->rows, item);
  update_row (self, item);
}

static void
on_unbind (SjHistoryPopover *self,
           GtkListItem      *item)
{
  g_ptr_array_remove_fast (self->rows, item);
}

static void
on_activate (SjHistoryPopover *self,
             guint             position)
{
  guint n_states = count_states (self);

  if (position < n_states && !sj_edit_log_is_open (self->log))
    sj_edit_log_go_to (self->log, n_states - 1 - position);
}

static void
show_present (SjHistoryPopover *self)
{
  guint position = sj_edit_log_get_n_history (self->log) - sj_edit_log_get_n_undo (self->log);

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
sj_history_popover_show (GtkWidget *widget)
{
  SjHistoryPopover *self = SJ_HISTORY_POPOVER (widget);

  update_names (self, 0);
  update_names (self, count_states (self));
  GTK_WIDGET_CLASS (sj_history_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (self->list);
  if (self->log != NULL)
    show_present (self);
}

static void
sj_history_popover_dispose (GObject *object)
{
  SjHistoryPopover *self = SJ_HISTORY_POPOVER (object);

  sj_history_popover_set_document (self, NULL);

  G_OBJECT_CLASS (sj_history_popover_parent_class)->dispose (object);
}

static void
sj_history_popover_finalize (GObject *object)
{
  g_clear_pointer (&SJ_HISTORY_POPOVER (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_history_popover_parent_class)->finalize (object);
}

static void
sj_history_popover_class_init (SjHistoryPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_history_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_history_popover_finalize;
  widget_class->show = sj_history_popover_show;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SjHistoryPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SjHistoryPopover, names);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
sj_history_popover_init (SjHistoryPopover *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sj_history_popover_new (void)
{
  return g_object_new (SJ_TYPE_HISTORY_POPOVER, NULL);
}

/**
 * sj_history_popover_set_document:
 * @self: a popover
 * @document: (nullable): whose history it shows from now on
 */
void
sj_history_popover_set_document (SjHistoryPopover *self,
                                 SjDocument       *document)
{
  SjEditLog *log;

  g_return_if_fail (SJ_IS_HISTORY_POPOVER (self));

  if (self->document == document)
    return;

  if (self->log != NULL)
    g_signal_handlers_disconnect_by_func (self->log, refresh, self);
  g_set_object (&self->document, document);
  log = document != NULL ? sj_document_get_log (document) : NULL;
  g_set_object (&self->log, log);
  if (self->log != NULL)
    {
      g_signal_connect_object (self->log, "committed", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (self->log, "notify::dirty", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * sj_history_popover_get_list:
 * @self: a popover
 *
 * Returns: (transfer none): its #GtkListView
 */
GtkWidget *
sj_history_popover_get_list (SjHistoryPopover *self)
{
  g_return_val_if_fail (SJ_IS_HISTORY_POPOVER (self), NULL);

  return self->list;
}
