#define G_LOG_DOMAIN "sj-window-files"

#include "config.h"

#include "ui/sj-window-files.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-compat.h"
#include "ui/sj-recent-menu.h"
#include "ui/sj-samples.h"
#include "ui/sj-settings.h"

/*
 * Opening, saving and closing, with the questions that belong to them.
 */

#define SUFFIX ".sojourn"

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) maps = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (maps, _("Journey maps"));
  gtk_file_filter_add_pattern (maps, "*" SUFFIX);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, maps);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/* Opening */

static SjWindow *
find_window_of (GtkApplication *application,
                GFile          *file)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      SjDocument *document = SJ_IS_WINDOW (link->data) ? sj_window_get_document (link->data) : NULL;
      GFile *own = document != NULL ? sj_document_get_file (document) : NULL;

      if (own != NULL && g_file_equal (own, file))
        return link->data;
    }

  return NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SjWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) document = sj_document_load_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GFile *file;

  if (application == NULL)
    return;
  if (document == NULL)
    {
      sj_window_show_error (window, _("The Map Could Not Be Opened"), error);
      return;
    }

  file = sj_document_get_file (document);
  if (sj_samples_contain (file))
    sj_document_forget_file (document);
  else
    sj_recent_menu_add (file);

  /* Somebody may have opened another map here in the meantime. */
  if (sj_window_get_document (window) != NULL)
    {
      GtkWidget *other = sj_window_new (application);

      sj_window_show_document (SJ_WINDOW (other), document);
      gtk_window_present (GTK_WINDOW (other));
    }
  else
    sj_window_show_document (window, document);
}

/**
 * sj_window_files_open:
 * @window: a window
 * @file: a map
 *
 * Opens a map, in this window if it has none yet. A map that is open already is shown where it is.
 */
void
sj_window_files_open (SjWindow *window,
                      GFile    *file)
{
  SjWindow *other;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  other = find_window_of (gtk_window_get_application (GTK_WINDOW (window)), file);
  if (other != NULL)
    {
      gtk_window_present (GTK_WINDOW (other));
      return;
    }

  sj_document_load_async (file, NULL, on_loaded, g_object_ref (window));
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
  g_autoptr(GListModel) filters = create_filters ();
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-open-folder");
  SjFileChoice choice = {
    .title = _("Open a Map"),
    .accept_label = _("_Open"),
    .filters = filters,
    .folder = folder,
  };

  sj_compat_choose_file (GTK_WINDOW (window), &choice, on_open_chosen, NULL);
}

/* Saving */

typedef struct
{
  SjWindow *window;
  gboolean  close_then;
} Saving;

static Saving *
saving_new (SjWindow *window,
            gboolean  close_then)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->close_then = close_then;

  return saving;
}

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->window);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  g_autoptr(GError) error = NULL;
  SjDocument *document = SJ_DOCUMENT (source);

  if (!sj_document_save_finish (document, result, &error))
    {
      sj_window_show_error (saving->window, _("The Map Could Not Be Saved"), error);
      return;
    }

  sj_recent_menu_add (sj_document_get_file (document));
  if (saving->close_then)
    sj_window_close_now (saving->window);
}

static char *
propose_name (SjDocument *document)
{
  g_autofree char *title = sj_document_get_title (document);
  char *name = sj_document_get_file_name (document);

  if (name != NULL)
    return name;

  name = g_strconcat (title, SUFFIX, NULL);
  return g_strdelimit (name, "/\\\n", '-');
}

static void
on_save_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjDocument *document = sj_window_get_document (saving->window);

  if (file == NULL || document == NULL)
    return;

  sj_settings_set_folder ("last-open-folder", file);
  sj_document_save_async (document, file, NULL, on_saved, g_steal_pointer (&saving));
}

static void
choose_and_save (SjWindow *window,
                 gboolean  close_then)
{
  SjDocument *document = sj_window_get_document (window);
  g_autoptr(GListModel) filters = create_filters ();
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-open-folder");
  g_autofree char *name = propose_name (document);
  SjFileChoice choice = {
    .title = _("Save the Map"),
    .accept_label = _("_Save"),
    .saving = TRUE,
    .filters = filters,
    .folder = folder,
    .name = name,
  };

  sj_compat_choose_file (GTK_WINDOW (window), &choice, on_save_chosen,
                         saving_new (window, close_then));
}

static void
save (SjWindow *window,
      gboolean  close_then)
{
  SjDocument *document = sj_window_get_document (window);

  if (sj_document_get_file (document) == NULL || sj_document_is_read_only (document))
    choose_and_save (window, close_then);
  else
    sj_document_save_async (document, NULL, NULL, on_saved, saving_new (window, close_then));
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
  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (sj_window_get_document (window) != NULL);

  save (window, FALSE);
}

void
sj_window_files_save_as (SjWindow *window)
{
  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (sj_window_get_document (window) != NULL);

  choose_and_save (window, FALSE);
}

/* Going back to the file */

static void
on_reloaded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SjWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) document = sj_document_load_finish (result, &error);

  if (document != NULL)
    sj_window_show_document (window, document);
  else
    sj_window_show_error (window, _("The Map Could Not Be Read Again"), error);
}

static void
on_revert_answered (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autofree char *answer = sj_compat_ask_finish (result);
  SjWindow *window = SJ_WINDOW (source);

  if (g_strcmp0 (answer, "discard") == 0)
    sj_document_load_async (sj_document_get_file (sj_window_get_document (window)), NULL,
                            on_reloaded, g_object_ref (window));
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

  g_return_if_fail (SJ_IS_WINDOW (window));

  sj_compat_ask (GTK_WINDOW (window), _("Discard All Changes?"),
                 _("The map is read again from its file. What was changed since it was last saved "
                    "is lost."),
                 answers, G_N_ELEMENTS (answers), on_revert_answered, NULL);
}

/* Closing */

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree char *answer = sj_compat_ask_finish (result);
  SjWindow *window = SJ_WINDOW (source);

  if (g_strcmp0 (answer, "discard") == 0)
    sj_window_close_now (window);
  else if (g_strcmp0 (answer, "save") == 0)
    save (window, TRUE);
}

/**
 * sj_window_files_ask_to_close:
 * @window: a window with a map that has changed
 *
 * Closes the window after asking what is to become of the changes.
 */
void
sj_window_files_ask_to_close (SjWindow *window)
{
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", _("_Save"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (SJ_IS_WINDOW (window));

  title = sj_document_get_title (sj_window_get_document (window));
  /* Translators: %s is the title of a map. */
  body = g_strdup_printf (_("“%s” has changes that are not saved. Without saving they are lost."),
                          title);
  sj_compat_ask (GTK_WINDOW (window), _("Save Changes?"), body, answers, G_N_ELEMENTS (answers),
                 on_close_answered, NULL);
}
