#define G_LOG_DOMAIN "sj-window"

#include "config.h"

#include "ui/sj-window.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-collapsing-box.h"
#include "ui/sj-compat.h"
#include "ui/sj-history-popover.h"
#include "ui/sj-recent-menu.h"
#include "ui/sj-settings.h"
#include "ui/sj-window-actions.h"
#include "ui/sj-window-drop.h"
#include "ui/sj-window-tabs.h"

/**
 * SjWindow:
 *
 * The frame around the tabs: header bar, tab bar and toasts. What the header bar shows follows the
 * selected tab.
 */
struct _SjWindow
{
  AdwApplicationWindow parent_instance;

  /* These follow the selected tab. */
  GSignalGroup *tab_signals;
  GSignalGroup *document_signals;
  GSignalGroup *log_signals;
  GSignalGroup *panels_signals;

  GtkWidget *title;
  GtkWidget *open_button;
  GtkWidget *undo_button;
  GtkWidget *history;
  GtkWidget *redo_button;
  GtkWidget *toasts;
  GtkWidget *tab_view;
};

G_DEFINE_FINAL_TYPE (SjWindow, sj_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
describe_state (SjDocument *document)
{
  g_autofree char *name = sj_document_get_file_name (document);
  const char *state = sj_document_is_dirty (document) ? _("unsaved changes")
                                                      : _("all changes saved");

  if (name == NULL)
    return g_strdup (sj_document_is_dirty (document) ? state : _("not saved yet"));

  return g_strdup_printf ("%s · %s", name, state);
}

static void
update_title (SjWindow *self)
{
  SjDocument *document = sj_window_get_document (self);
  g_autofree char *title = document != NULL ? sj_document_get_title (document)
                                            : g_strdup (SJ_APPLICATION_NAME);
  g_autofree char *subtitle = document != NULL ? describe_state (document) : NULL;

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  sj_window_actions_enable (self, "revert",
                            document != NULL && sj_document_get_file (document) != NULL);
}

static void
name_button (GtkWidget *button,
             char      *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_free (text);
}

static void
update_undo (SjWindow *self)
{
  SjDocument *document = sj_window_get_document (self);
  SjEditLog *log = document != NULL ? sj_document_get_log (document) : NULL;
  const char *undo = log != NULL ? sj_edit_log_get_undo_label (log) : NULL;
  const char *redo = log != NULL ? sj_edit_log_get_redo_label (log) : NULL;

  sj_window_actions_enable (self, "undo", undo != NULL);
  sj_window_actions_enable (self, "redo", redo != NULL);
  /* Translators: %s is what was done, such as “Move Card”. */
  name_button (self->undo_button,
               undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : g_strdup (_("Undo")));
  /* Translators: %s is what was done, such as “Move Card”. */
  name_button (self->redo_button,
               redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : g_strdup (_("Redo")));
}

/* Following the selected tab */

static void
show_panels_state (SjWindow *self)
{
  SjMapView *view = sj_window_get_view (self);
  SjPanels *panels = view != NULL ? sj_map_view_get_panels (view) : NULL;

  sj_window_actions_set_state (self, "show-outline",
                               panels != NULL && sj_panels_get_show_start (panels));
  sj_window_actions_set_state (self, "show-inspector",
                               panels != NULL && sj_panels_get_show_end (panels));
}

/* What is shown beside the map is remembered, what lies over it in a narrow window is not. */
static void
on_panels_changed (SjWindow   *self,
                   GParamSpec *pspec,
                   SjPanels   *panels)
{
  show_panels_state (self);
  if (sj_panels_is_narrow (panels))
    return;

  g_settings_set_boolean (sj_settings_get_default (), "show-outline",
                          sj_panels_get_show_start (panels));
  g_settings_set_boolean (sj_settings_get_default (), "show-inspector",
                          sj_panels_get_show_end (panels));
}

static void
follow_document (SjWindow *self)
{
  SjMapView *view = sj_window_get_view (self);
  SjDocument *document = sj_window_get_document (self);

  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->log_signals,
                             document != NULL ? sj_document_get_log (document) : NULL);
  g_signal_group_set_target (self->panels_signals,
                             view != NULL ? sj_map_view_get_panels (view) : NULL);
  sj_history_popover_set_document (SJ_HISTORY_POPOVER (self->history), document);
  sj_window_actions_follow_document (self);
  show_panels_state (self);
  update_title (self);
  update_undo (self);
}

static void
create_signal_groups (SjWindow *self)
{
  self->tab_signals = g_signal_group_new (SJ_TYPE_TAB);
  g_signal_group_connect_swapped (self->tab_signals, "notify::document",
                                  G_CALLBACK (follow_document), self);

  self->document_signals = g_signal_group_new (SJ_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify", G_CALLBACK (update_title),
                                  self);

  self->log_signals = g_signal_group_new (SJ_TYPE_EDIT_LOG);
  g_signal_group_connect_swapped (self->log_signals, "notify", G_CALLBACK (update_undo), self);

  self->panels_signals = g_signal_group_new (SJ_TYPE_PANELS);
  g_signal_group_connect_swapped (self->panels_signals, "notify::show-start",
                                  G_CALLBACK (on_panels_changed), self);
  g_signal_group_connect_swapped (self->panels_signals, "notify::show-end",
                                  G_CALLBACK (on_panels_changed), self);
}

static void
restore_size (SjWindow *self)
{
  GSettings *settings = sj_settings_get_default ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (SjWindow *self)
{
  GSettings *settings = sj_settings_get_default ();
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized && width >= 360 && height >= 294)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

static gboolean
sj_window_close_request (GtkWindow *window)
{
  SjWindow *self = SJ_WINDOW (window);

  if (sj_window_tabs_ask_to_close (self))
    return TRUE;

  return GTK_WINDOW_CLASS (sj_window_parent_class)->close_request (window);
}

static gboolean
on_drop (SjWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  sj_window_drop_files (self, files);
  return files != NULL;
}

static void
sj_window_unmap (GtkWidget *widget)
{
  remember_size (SJ_WINDOW (widget));

  GTK_WIDGET_CLASS (sj_window_parent_class)->unmap (widget);
}

static void
sj_window_dispose (GObject *object)
{
  SjWindow *self = SJ_WINDOW (object);

  g_clear_object (&self->tab_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->log_signals);
  g_clear_object (&self->panels_signals);

  G_OBJECT_CLASS (sj_window_parent_class)->dispose (object);
}

static void
sj_window_class_init (SjWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_window_dispose;
  widget_class->unmap = sj_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = sj_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, history);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, tab_view);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
}

static void
sj_window_init (SjWindow *self)
{
  g_autoptr(GMenuModel) menu = sj_recent_menu_new ();

  g_type_ensure (SJ_TYPE_COLLAPSING_BOX);
  g_type_ensure (SJ_TYPE_HISTORY_POPOVER);
  sj_window_actions_install (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->open_button), menu);
  restore_size (self);
  create_signal_groups (self);
  sj_window_tabs_install (self);
  sj_window_follow_tabs (self);
}

/**
 * sj_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window with the page to start from
 */
GtkWidget *
sj_window_new (GtkApplication *application)
{
  GtkWidget *self = sj_window_new_bare (application);

  sj_window_tabs_show_start (SJ_WINDOW (self));
  return self;
}

/**
 * sj_window_new_bare:
 * @application: the application
 *
 * Returns: (transfer none): a window without a tab, which is to be given one at once
 */
GtkWidget *
sj_window_new_bare (GtkApplication *application)
{
  return g_object_new (SJ_TYPE_WINDOW, "application", application, NULL);
}

AdwTabView *
sj_window_get_tab_view (SjWindow *self)
{
  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  return ADW_TAB_VIEW (self->tab_view);
}

/**
 * sj_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the map in the selected tab
 */
SjMapView *
sj_window_get_view (SjWindow *self)
{
  SjTab *tab;

  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  tab = sj_window_tabs_get_selected (self);
  return tab != NULL ? sj_tab_get_view (tab) : NULL;
}

/**
 * sj_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the document in the selected tab
 */
SjDocument *
sj_window_get_document (SjWindow *self)
{
  SjTab *tab;

  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  tab = sj_window_tabs_get_selected (self);
  return tab != NULL ? sj_tab_get_document (tab) : NULL;
}

/**
 * sj_window_follow_tabs:
 * @self: a window in which another tab was selected, or a tab came or went
 */
void
sj_window_follow_tabs (SjWindow *self)
{
  gboolean several;

  g_return_if_fail (SJ_IS_WINDOW (self));

  several = adw_tab_view_get_n_pages (ADW_TAB_VIEW (self->tab_view)) > 1;
  g_signal_group_set_target (self->tab_signals, sj_window_tabs_get_selected (self));
  follow_document (self);
  sj_window_actions_enable (self, "close-other-tabs", several);
  sj_window_actions_enable (self, "move-to-new-window", several);
  sj_window_actions_enable (self, "next-tab", several);
  sj_window_actions_enable (self, "previous-tab", several);
}

/**
 * sj_window_show_document:
 * @self: a window
 * @document: a map
 *
 * Shows a map in a new tab, or in the selected one if that shows the page to start from.
 */
void
sj_window_show_document (SjWindow   *self,
                         SjDocument *document)
{
  SjTab *tab;

  g_return_if_fail (SJ_IS_WINDOW (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  tab = sj_window_tabs_get_selected (self);
  if (tab == NULL || !sj_tab_is_start (tab))
    tab = sj_window_tabs_add (self);
  sj_tab_show_document (tab, document);
  sj_window_tabs_select (self, tab);
}

/**
 * sj_window_show_toast:
 * @self: a window
 * @text: a short sentence
 * @button_label: (nullable): what its button says
 * @action_name: (nullable): the action of the button
 */
void
sj_window_show_toast (SjWindow   *self,
                      const char *text,
                      const char *button_label,
                      const char *action_name)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (SJ_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, button_label);
  adw_toast_set_action_name (toast, action_name);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/**
 * sj_window_show_history:
 * @self: a window that shows a map
 *
 * Opens the list of what was done to the map, at its button or, where the window is too narrow for
 * that, at the map.
 */
void
sj_window_show_history (SjWindow *self)
{
  g_return_if_fail (SJ_IS_WINDOW (self));

  if (gtk_widget_get_mapped (self->undo_button) && gtk_widget_get_child_visible (self->undo_button))
    adw_split_button_popup (ADW_SPLIT_BUTTON (self->undo_button));
  else if (sj_window_get_view (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (sj_window_get_view (self)), "map.history", NULL);
}

/**
 * sj_window_show_error:
 * @self: a window
 * @heading: what did not happen
 * @error: why
 */
void
sj_window_show_error (SjWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  const SjAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  g_return_if_fail (SJ_IS_WINDOW (self));
  g_return_if_fail (heading != NULL && error != NULL);

  sj_compat_ask (GTK_WINDOW (self), heading, error->message, answers, G_N_ELEMENTS (answers), NULL,
                 NULL);
}

const char *
sj_window_get_subtitle (SjWindow *self)
{
  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (self->title));
}
