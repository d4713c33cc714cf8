#define G_LOG_DOMAIN "sj-application"

#include "config.h"

#include "ui/sj-application.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-closing.h"
#include "ui/sj-compat.h"
#include "ui/sj-recovery-dialog.h"
#include "ui/sj-settings.h"
#include "ui/sj-window-actions.h"
#include "ui/sj-window-drop.h"
#include "ui/sj-window-tabs.h"

/**
 * SjApplication:
 *
 * The program: it opens windows for the files it is given.
 */
struct _SjApplication
{
  AdwApplication parent_instance;

  SjDocumentRegistry *registry;
  gboolean            offered;  /* what a crash left behind */
};

G_DEFINE_FINAL_TYPE (SjApplication, sj_application, ADW_TYPE_APPLICATION)

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       application)
{
  gtk_window_present (GTK_WINDOW (sj_window_new (application)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       application)
{
  sj_compat_show_about (gtk_application_get_active_window (application));
}

/* The one used last; dialogs are windows of the application as well. */
static SjWindow *
find_window (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (SJ_IS_WINDOW (link->data))
      return link->data;

  return NULL;
}

static void
close_windows (GtkApplication *application)
{
  SjWindow *window;

  while ((window = find_window (application)) != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_quit_answered (GObject      *source,
                  GAsyncResult *result,
                  gpointer      application)
{
  if (sj_closing_ask_finish (result))
    close_windows (application);
}

static GPtrArray *
list_dirty (SjApplication *self)
{
  GListModel *documents = sj_document_registry_get_documents (self->registry);
  GPtrArray *dirty = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr(SjDocument) document = g_list_model_get_item (documents, i);

      if (sj_document_is_dirty (document))
        g_ptr_array_add (dirty, document);
    }

  return dirty;
}

/* One question for all windows. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       application)
{
  g_autoptr(GPtrArray) dirty = list_dirty (application);
  SjWindow *window = find_window (application);

  if (window == NULL)
    g_application_quit (application);
  else if (dirty->len == 0)
    close_windows (application);
  else
    {
      gtk_window_present (GTK_WINDOW (window));
      sj_closing_ask_async (window, dirty, on_quit_answered, application);
    }
}

static const GActionEntry entries[] = {
  { "new-window", new_window_action },
  { "about", about_action },
  { "quit", quit_action },
};

static gboolean
scheme_from_setting (GValue   *value,
                     GVariant *variant,
                     gpointer  user_data)
{
  const char *name = g_variant_get_string (variant, NULL);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  g_value_set_enum (value, (int) scheme);
  return TRUE;
}

static void
sj_application_startup (GApplication *application)
{
  const char *const quit_keys[] = { "<Control>q", NULL };
  const char *const new_window_keys[] = { "<Control><Shift>n", NULL };
  g_autoptr(GAction) color_scheme = NULL;

  G_APPLICATION_CLASS (sj_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (SJ_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  color_scheme = g_settings_create_action (sj_settings_get_default (), "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (application), color_scheme);
  g_settings_bind_with_mapping (sj_settings_get_default (), "color-scheme",
                                adw_application_get_style_manager (ADW_APPLICATION (application)),
                                "color-scheme", G_SETTINGS_BIND_GET, scheme_from_setting, NULL,
                                NULL, NULL);

  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window",
                                         new_window_keys);
  sj_window_actions_add_accels (GTK_APPLICATION (application));
}

/* When the window is there: the start must not wait for it. */
static gboolean
on_window_shown (gpointer window)
{
  if (gtk_window_get_application (window) != NULL)
    sj_recovery_dialog_offer (window);

  return G_SOURCE_REMOVE;
}

static void
offer_recovery (SjApplication *self,
                SjWindow      *window)
{
  if (self->offered)
    return;

  self->offered = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, on_window_shown, g_object_ref (window), g_object_unref);
}

static void
sj_application_activate (GApplication *application)
{
  SjWindow *window = find_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = SJ_WINDOW (sj_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (SJ_APPLICATION (application), window);
}

static void
sj_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  SjWindow *window = find_window (GTK_APPLICATION (application));
  g_autoptr(GSList) list = NULL;

  if (window == NULL)
    window = SJ_WINDOW (sj_window_new_bare (GTK_APPLICATION (application)));
  for (int i = n_files; i > 0; i--)
    list = g_slist_prepend (list, files[i - 1]);
  sj_window_drop_files (window, list);
  if (sj_window_tabs_get_selected (window) == NULL)
    sj_window_tabs_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (SJ_APPLICATION (application), window);
}

static int
sj_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("%s %s\n", SJ_APPLICATION_NAME, SJ_VERSION);
  return 0;
}

static void
sj_application_dispose (GObject *object)
{
  g_clear_object (&SJ_APPLICATION (object)->registry);

  G_OBJECT_CLASS (sj_application_parent_class)->dispose (object);
}

static void
sj_application_class_init (SjApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_application_dispose;

  application_class->startup = sj_application_startup;
  application_class->activate = sj_application_activate;
  application_class->open = sj_application_open;
  application_class->handle_local_options = sj_application_handle_local_options;
}

/* Nothing is lost of what is open; what is closed was saved or given up. */

static void
on_document_opened (SjDocumentRegistry *registry,
                    SjDocument         *document)
{
  sj_document_protect (document);
}

static void
on_document_closed (SjDocumentRegistry *registry,
                    SjDocument         *document)
{
  sj_document_abandon (document);
}

static void
sj_application_init (SjApplication *self)
{
  self->registry = sj_document_registry_new ();
  g_signal_connect (self->registry, "document-opened", G_CALLBACK (on_document_opened), NULL);
  g_signal_connect (self->registry, "document-closed", G_CALLBACK (on_document_closed), NULL);
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _("Show the version"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * sj_application_new:
 *
 * Returns: (transfer full): the application
 */
SjApplication *
sj_application_new (void)
{
  return g_object_new (SJ_TYPE_APPLICATION,
                       "application-id", SJ_APPLICATION_ID,
                       "resource-base-path", SJ_RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * sj_application_get_registry:
 * @self: the application
 *
 * Returns: (transfer none): the documents that are open in its windows
 */
SjDocumentRegistry *
sj_application_get_registry (SjApplication *self)
{
  g_return_val_if_fail (SJ_IS_APPLICATION (self), NULL);

  return self->registry;
}
