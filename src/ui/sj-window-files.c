#define G_LOG_DOMAIN "sj-window-files"

#include "config.h"

#include "ui/sj-window-files.h"

#include <glib/gi18n-lib.h>

#include "core/sj-template.h"
#include "ui/sj-application.h"
#include "ui/sj-compat.h"
#include "ui/sj-recent-menu.h"
#include "ui/sj-samples.h"
#include "ui/sj-saving.h"
#include "ui/sj-settings.h"
#include "ui/sj-window-tabs.h"

/*
 * Opening, saving and going back to the file, with the questions that belong to them.
 */

/* Opening */

static void
fail_to_open (SjWindow     *window,
              SjTab        *tab,
              const GError *error)
{
  sj_window_tabs_remove (window, tab);
  sj_window_show_error (window, _("The Map Could Not Be Opened"), error);
}

static void
show_loaded (SjWindow   *window,
             SjTab      *tab,
             SjDocument *document)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GFile *file = sj_document_get_file (document);

  /* Somebody may have opened it elsewhere in the meantime. */
  if (sj_window_tabs_present (application, document))
    {
      sj_window_tabs_remove (window, tab);
      return;
    }

  if (sj_samples_contain (file))
    sj_document_forget_file (document);
  else
    sj_recent_menu_add (file);

  sj_tab_show_document (tab, document);
  if (tab == sj_window_tabs_get_selected (window))
    gtk_widget_grab_focus (GTK_WIDGET (tab));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SjTab) tab = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) document =
    sj_document_registry_load_finish (SJ_DOCUMENT_REGISTRY (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (tab));

  /* The tab may have been closed, or been taken to another window. */
  if (!SJ_IS_WINDOW (root))
    return;

  if (document == NULL)
    fail_to_open (SJ_WINDOW (root), tab, error);
  else
    show_loaded (SJ_WINDOW (root), tab, document);
}

/**
 * sj_window_files_open:
 * @window: a window
 * @file: a map
 *
 * Opens a map, in a new tab or in place of the page to start from. A map that is open already is
 * shown where it is.
 */
void
sj_window_files_open (SjWindow *window,
                      GFile    *file)
{
  GtkApplication *application;
  SjDocumentRegistry *registry;
  SjDocument *document;
  SjTab *tab;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  application = gtk_window_get_application (GTK_WINDOW (window));
  registry = sj_application_get_registry (SJ_APPLICATION (application));
  document = sj_document_registry_find (registry, file);
  if (document != NULL && sj_window_tabs_present (application, document))
    return;

  tab = sj_window_tabs_get_selected (window);
  if (tab == NULL || !sj_tab_is_start (tab))
    tab = sj_window_tabs_add (window);
  sj_tab_show_loading (tab);
  sj_window_tabs_select (window, tab);
  sj_document_registry_load_async (registry, file, NULL, on_loaded, g_object_ref (tab));
}

static void
on_open_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);

  if (file == NULL)
    return;

  sj_settings_set_folder ("last-open-folder", file);
  sj_window_files_open (SJ_WINDOW (source), file);
}

/**
 * sj_window_files_choose:
 * @window: a window
 *
 * Asks which map to open.
 */
void
sj_window_files_choose (SjWindow *window)
{
  g_autoptr(GListModel) filters = sj_saving_create_filters ();
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-open-folder");
  SjFileChoice choice = {
    .title = _("Open a Map"),
    .accept_label = _("_Open"),
    .filters = filters,
    .folder = folder,
  };

  sj_compat_choose_file (GTK_WINDOW (window), &choice, on_open_chosen, NULL);
}

/**
 * sj_window_files_create:
 * @window: a window
 * @template_name: the name of a template; one that is not known is ignored
 *
 * Makes a map, which has no file yet, and lets somebody type its title.
 */
void
sj_window_files_create (SjWindow   *window,
                        const char *template_name)
{
  const SjTemplate *template;
  g_autoptr(SjMap) map = NULL;
  g_autoptr(SjDocument) document = NULL;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (template_name != NULL);

  template = sj_template_find (template_name);
  if (template == NULL)
    return;

  map = sj_template_make_map (template);
  document = sj_document_new (map, NULL, FALSE);
  sj_window_show_document (window, document);
  gtk_widget_activate_action (GTK_WIDGET (sj_map_view_get_canvas (sj_window_get_view (window))),
                              "canvas.edit-title", NULL);
}

/* Saving */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!sj_saving_save_finish (result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sj_window_show_error (SJ_WINDOW (source), _("The Map Could Not Be Saved"), error);
}

static void
save (SjWindow *window,
      gboolean  choose_file)
{
  SjDocument *document;

  g_return_if_fail (SJ_IS_WINDOW (window));

  document = sj_window_get_document (window);
  g_return_if_fail (document != NULL);

  sj_saving_save_async (GTK_WINDOW (window), document, choose_file, on_saved, NULL);
}

/**
 * sj_window_files_save:
 * @window: a window with a map
 *
 * Saves the map, and asks where to if it has no file that may be written.
 */
void
sj_window_files_save (SjWindow *window)
{
  save (window, FALSE);
}

void
sj_window_files_save_as (SjWindow *window)
{
  save (window, TRUE);
}

/* Going back to the file */

typedef struct
{
  SjWindow   *window;
  SjDocument *document;
} Reverting;

static void
reverting_free (Reverting *reverting)
{
  g_clear_object (&reverting->window);
  g_clear_object (&reverting->document);
  g_free (reverting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reverting, reverting_free)

static void
on_reloaded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Reverting) reverting = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) document = sj_document_load_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (reverting->window));

  if (application == NULL)
    return;

  if (document != NULL)
    sj_window_tabs_replace (application, reverting->document, document);
  else
    sj_window_show_error (reverting->window, _("The Map Could Not Be Read Again"), error);
}

static void
on_revert_answered (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Reverting) reverting = user_data;
  g_autofree char *answer = sj_compat_ask_finish (result);

  if (g_strcmp0 (answer, "discard") == 0)
    sj_document_load_async (sj_document_get_file (reverting->document), NULL, on_reloaded,
                            g_steal_pointer (&reverting));
}

/**
 * sj_window_files_ask_to_revert:
 * @window: a window with a map that has a file
 *
 * Reads the map again as it was last saved, if the person wants to lose what came after.
 */
void
sj_window_files_ask_to_revert (SjWindow *window)
{
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
  };
  Reverting *reverting;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (sj_window_get_document (window) != NULL);

  reverting = g_new0 (Reverting, 1);
  reverting->window = g_object_ref (window);
  reverting->document = g_object_ref (sj_window_get_document (window));
  sj_compat_ask (GTK_WINDOW (window), _("Discard All Changes?"),
                 _("The map is read again from its file. What was changed since it was last saved "
                    "is lost."),
                 answers, G_N_ELEMENTS (answers), on_revert_answered, reverting);
}
