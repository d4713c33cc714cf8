#define G_LOG_DOMAIN "sj-script-window"

#include "config.h"

#include "ui/sj-script-window.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-element-path.h"
#include "ui/sj-element-title.h"
#include "ui/sj-property-editor.h"
#include "ui/sj-paragraph-editor.h"
#include "ui/sj-script-hint.h"
#include "ui/sj-script-list.h"
#include "ui/sj-script-output.h"
#include "ui/sj-script-ring.h"

/**
 * SjScriptWindow:
 *
 * The fifteen questions of a touchpoint on a page with room to think, and the way to the next
 * touchpoint.
 */
struct _SjScriptWindow
{
  AdwWindow parent_instance;

  SjEditLog *log;
  gboolean   read_only;
  SjCard    *card;

  GtkWidget *title;
  GtkWidget *ring;
  GtkWidget *count;
  GtkWidget *scrolled;
  GtkWidget *questions;
};

enum {
  SIGNAL_CARD_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjScriptWindow, sj_script_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
update_heading (SjScriptWindow *self)
{
  g_autofree char *title = sj_element_title (SJ_ELEMENT (self->card));
  SjElement *step = sj_map_lookup (sj_edit_log_get_map (self->log), sj_card_get_step (self->card));
  g_autofree char *place = step != NULL ? sj_element_path (step) : NULL;
  guint n_questions;
  guint n_answers = sj_card_count_script_answers (self->card, &n_questions);
  /* Translators: how many questions are answered, of how many. */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), n_answers, n_questions);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), place);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  sj_script_ring_set (SJ_SCRIPT_RING (self->ring), n_answers, n_questions);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "script.previous",
                                 sj_script_list_neighbour (self->card, -1) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "script.next",
                                 sj_script_list_neighbour (self->card, 1) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "script.undo",
                                 sj_edit_log_get_undo_label (self->log) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "script.redo",
                                 sj_edit_log_get_redo_label (self->log) != NULL);
}

static GtkWidget *
create_question (SjScriptWindow *self,
                 GParamSpec     *pspec,
                 guint           number)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  g_autoptr(SjPropertyBinding) binding = NULL;
  g_autofree char *text = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label, *editor;

  g_ptr_array_add (elements, self->card);
  binding = sj_property_binding_new (self->read_only ? NULL : self->log, elements, pspec);
  text = g_strdup_printf ("%u. %s", number, sj_property_binding_get_description (binding));
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  editor = sj_property_editor_new (SJ_TYPE_PARAGRAPH_EDITOR, binding);
  sj_paragraph_editor_set_hint (SJ_PARAGRAPH_EDITOR (editor), sj_script_hint_find (pspec->name));
  gtk_widget_add_css_class (editor, "card");
  gtk_widget_add_css_class (editor, "script-answer");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);

  return box;
}

static void
build_questions (SjScriptWindow *self)
{
  guint n_stored, number = 0;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (self->card),
                                                           &n_stored);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->questions)) != NULL)
    gtk_box_remove (GTK_BOX (self->questions), child);
  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_SCRIPT) != 0)
      gtk_box_append (GTK_BOX (self->questions), create_question (self, stored[i], ++number));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (self->scrolled)), 0.0);
  child = gtk_widget_get_first_child (self->questions);
  if (child != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (child));
}

static void
show_card (SjScriptWindow *self,
           SjCard         *card)
{
  if (card == NULL || !g_set_object (&self->card, card))
    return;

  build_questions (self);
  update_heading (self);
  g_signal_emit (self, signals[SIGNAL_CARD_CHANGED], 0, card);
}

static void
on_committed (SjScriptWindow *self)
{
  if (sj_edit_log_is_on_the_way (self->log))
    return;

  if (sj_element_get_map (SJ_ELEMENT (self->card)) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  update_heading (self);
  for (GtkWidget *box = gtk_widget_get_first_child (self->questions); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    sj_property_editor_refresh (SJ_PROPERTY_EDITOR (gtk_widget_get_last_child (box)));
}

/* Actions */

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SjScriptWindow *self = SJ_SCRIPT_WINDOW (widget);

  show_card (self, sj_script_list_neighbour (self->card,
                                             g_str_equal (name, "script.next") ? 1 : -1));
}

/* From the question that has the focus on, and then from the first. */
static void
next_open_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SjScriptWindow *self = SJ_SCRIPT_WINDOW (widget);
  GtkWidget *first = gtk_widget_get_first_child (self->questions);
  GtkWidget *from = gtk_widget_get_focus_child (self->questions);
  GtkWidget *box = from != NULL ? from : gtk_widget_get_last_child (self->questions);
  GtkWidget *end = box;

  if (box == NULL)
    return;

  do
    {
      GtkWidget *next = gtk_widget_get_next_sibling (box);
      GtkWidget *editor;

      box = next != NULL ? next : first;
      editor = gtk_widget_get_last_child (box);
      if (sj_paragraph_editor_is_empty (SJ_PARAGRAPH_EDITOR (editor)))
        {
          gtk_widget_grab_focus (editor);
          return;
        }
    }
  while (box != end);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_edit_log_undo (SJ_SCRIPT_WINDOW (widget)->log);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_edit_log_redo (SJ_SCRIPT_WINDOW (widget)->log);
}

static GPtrArray *
list_cards (SjScriptWindow *self,
            const char     *action_name)
{
  GPtrArray *cards;

  if (g_str_has_suffix (action_name, "-all"))
    return sj_script_list_touchpoints (sj_edit_log_get_map (self->log));

  cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (cards, g_object_ref (self->card));
  return cards;
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SjScriptWindow *self = SJ_SCRIPT_WINDOW (widget);
  g_autoptr(GPtrArray) cards = list_cards (self, name);

  sj_script_output_print (GTK_WINDOW (self), sj_edit_log_get_map (self->log), cards);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjScriptWindow *self = SJ_SCRIPT_WINDOW (widget);
  g_autoptr(GPtrArray) cards = list_cards (self, name);

  sj_script_output_export (GTK_WINDOW (self), sj_edit_log_get_map (self->log), cards);
}

static void
sj_script_window_dispose (GObject *object)
{
  SjScriptWindow *self = SJ_SCRIPT_WINDOW (object);

  /* Editors that lose the focus still need both. */
  G_OBJECT_CLASS (sj_script_window_parent_class)->dispose (object);

  g_clear_object (&self->card);
  g_clear_object (&self->log);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "script.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "script.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "script.next-open", NULL, next_open_action);
  gtk_widget_class_install_action (widget_class, "script.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "script.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "script.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "script.print-all", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "script.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "script.export-all", NULL, export_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "script.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "script.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "script.next-open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "script.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "script.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "script.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_script_window_class_init (SjScriptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_script_window_dispose;

  /**
   * SjScriptWindow::card-changed:
   * @card: the touchpoint whose script is shown from now on
   */
  signals[SIGNAL_CARD_CHANGED] = g_signal_new ("card-changed", SJ_TYPE_SCRIPT_WINDOW,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               1, SJ_TYPE_CARD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-script-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjScriptWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjScriptWindow, ring);
  gtk_widget_class_bind_template_child (widget_class, SjScriptWindow, count);
  gtk_widget_class_bind_template_child (widget_class, SjScriptWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SjScriptWindow, questions);
  install_actions (widget_class);
}

static void
sj_script_window_init (SjScriptWindow *self)
{
  g_type_ensure (SJ_TYPE_SCRIPT_RING);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sj_script_window_new:
 * @parent: (nullable): the window it belongs to
 * @log: the log of the map
 * @read_only: whether nothing may be changed
 * @card: a touchpoint of the map
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sj_script_window_new (GtkWindow *parent,
                      SjEditLog *log,
                      gboolean   read_only,
                      SjCard    *card)
{
  SjScriptWindow *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_CARD (card), NULL);

  self = g_object_new (SJ_TYPE_SCRIPT_WINDOW, "transient-for", parent, NULL);
  self->log = g_object_ref (log);
  self->read_only = read_only;
  show_card (self, card);
  g_signal_connect_object (log, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

SjCard *
sj_script_window_get_card (SjScriptWindow *self)
{
  g_return_val_if_fail (SJ_IS_SCRIPT_WINDOW (self), NULL);

  return self->card;
}

guint
sj_script_window_get_n_answers (SjScriptWindow *self)
{
  g_return_val_if_fail (SJ_IS_SCRIPT_WINDOW (self), 0);

  return sj_card_count_script_answers (self->card, NULL);
}
