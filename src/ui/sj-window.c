#define G_LOG_DOMAIN "sj-window"

#include "config.h"

#include "ui/sj-window.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-application.h"
#include "ui/sj-banner.h"
#include "ui/sj-collapsing-box.h"
#include "ui/sj-compat.h"
#include "ui/sj-recent-menu.h"
#include "ui/sj-settings.h"
#include "ui/sj-start-page.h"
#include "ui/sj-window-actions.h"
#include "ui/sj-window-files.h"

/**
 * SjWindow:
 *
 * The frame around a map: header bar, banner, toasts, and a page to start from while there is none.
 */
struct _SjWindow
{
  AdwApplicationWindow parent_instance;

  SjMapView          *view;  /* borrowed from the stack; NULL while there is no map */
  SjDocumentRegistry *registry;  /* once a map is shown */
  gboolean            closing;

  GtkWidget *title;
  GtkWidget *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *banner;
  GtkWidget *toasts;
  GtkWidget *stack;
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

static void
update_document (SjWindow *self)
{
  update_title (self);
  update_undo (self);
}

/* What is shown beside the map is remembered, what lies over it in a narrow window is not. */

static void
on_panels_changed (SjWindow *self)
{
  SjPanels *panels = sj_map_view_get_panels (self->view);
  gboolean start = sj_panels_get_show_start (panels), end = sj_panels_get_show_end (panels);

  sj_window_actions_set_state (self, "show-outline", start);
  sj_window_actions_set_state (self, "show-inspector", end);
  if (sj_panels_is_narrow (panels))
    return;

  g_settings_set_boolean (sj_settings_get_default (), "show-outline", start);
  g_settings_set_boolean (sj_settings_get_default (), "show-inspector", end);
}

static void
restore_panels (SjWindow *self)
{
  SjPanels *panels = sj_map_view_get_panels (self->view);
  GSettings *settings = sj_settings_get_default ();

  sj_panels_set_show_start (panels, g_settings_get_boolean (settings, "show-outline"));
  sj_panels_set_show_end (panels, g_settings_get_boolean (settings, "show-inspector"));
  g_signal_connect_object (panels, "notify::show-start", G_CALLBACK (on_panels_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panels, "notify::show-end", G_CALLBACK (on_panels_changed), self,
                           G_CONNECT_SWAPPED);
  on_panels_changed (self);
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
  SjDocument *document = sj_window_get_document (self);

  remember_size (self);
  if (!self->closing && document != NULL && sj_document_is_dirty (document))
    {
      sj_window_files_ask_to_close (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (sj_window_parent_class)->close_request (window);
}

static gboolean
on_drop (SjWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *link = files; link != NULL; link = link->next)
    sj_window_files_open (self, link->data);

  return files != NULL;
}

static void
sj_window_dispose (GObject *object)
{
  SjWindow *self = SJ_WINDOW (object);

  if (self->registry != NULL)
    sj_document_registry_release (self->registry, sj_window_get_document (self));
  g_clear_object (&self->registry);
  self->view = NULL;

  G_OBJECT_CLASS (sj_window_parent_class)->dispose (object);
}

static void
sj_window_class_init (SjWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sj_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SjWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SjWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
}

static void
sj_window_init (SjWindow *self)
{
  g_autoptr(GMenuModel) menu = sj_recent_menu_new ();

  g_type_ensure (SJ_TYPE_BANNER);
  g_type_ensure (SJ_TYPE_COLLAPSING_BOX);
  g_type_ensure (SJ_TYPE_START_PAGE);
  sj_window_actions_install (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->open_button), menu);
  restore_size (self);
  sj_window_actions_follow_document (self);
  update_document (self);
}

/**
 * sj_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a map
 */
GtkWidget *
sj_window_new (GtkApplication *application)
{
  return g_object_new (SJ_TYPE_WINDOW, "application", application, NULL);
}

/**
 * sj_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the map it shows
 */
SjMapView *
sj_window_get_view (SjWindow *self)
{
  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  return self->view;
}

SjDocument *
sj_window_get_document (SjWindow *self)
{
  g_return_val_if_fail (SJ_IS_WINDOW (self), NULL);

  return self->view != NULL ? sj_map_view_get_document (self->view) : NULL;
}

static void
show_read_only (SjWindow   *self,
                SjDocument *document)
{
  if (sj_document_is_read_only (document))
    sj_banner_show (SJ_BANNER (self->banner),
                    _("This map was made with a newer version of Sojourn. It can be looked at and "
                       "saved under another name, but things this version does not know may be "
                       "missing."),
                    _("Save As…"), "win.save-as");
  else
    sj_banner_hide (SJ_BANNER (self->banner));
}

static void
on_document_changed (SjWindow   *self,
                     GParamSpec *pspec,
                     SjDocument *document)
{
  update_document (self);
  if (g_str_equal (pspec->name, "file"))
    show_read_only (self, document);
}

/**
 * sj_window_show_document:
 * @self: a window
 * @document: what it shows from now on, in place of what it showed
 */
void
sj_window_show_document (SjWindow   *self,
                         SjDocument *document)
{
  GtkWidget *before;

  g_return_if_fail (SJ_IS_WINDOW (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  if (self->registry == NULL)
    self->registry = g_object_ref (sj_application_get_registry (
      SJ_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))));
  sj_document_registry_hold (self->registry, document);
  if (self->view != NULL)
    sj_document_registry_release (self->registry, sj_window_get_document (self));
  before = GTK_WIDGET (self->view);
  self->view = SJ_MAP_VIEW (sj_map_view_new (document));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->view));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->view));
  if (before != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), before);

  restore_panels (self);
  g_signal_connect_object (document, "notify", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sj_document_get_log (document), "notify", G_CALLBACK (update_undo),
                           self, G_CONNECT_SWAPPED);
  sj_window_actions_follow_document (self);
  update_document (self);
  show_read_only (self, document);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
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

/**
 * sj_window_close_now:
 * @self: a window
 *
 * Closes the window without a question.
 */
void
sj_window_close_now (SjWindow *self)
{
  g_return_if_fail (SJ_IS_WINDOW (self));

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}
