#define G_LOG_DOMAIN "sj-saving"

#include "config.h"

#include "ui/sj-saving.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-application.h"
#include "ui/sj-compat.h"
#include "ui/sj-recent-menu.h"
#include "ui/sj-settings.h"

/*
 * Saving one document, with the questions where to, and whether over what somebody else wrote.
 */

#define SUFFIX ".sojourn"

/**
 * sj_saving_create_filters:
 *
 * Returns: (transfer full): what a file chooser offers for maps
 */
GListModel *
sj_saving_create_filters (void)
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

static void choose (GtkWindow  *window,
                    SjDocument *document,
                    GTask      *task);

static void
on_failure_answered (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *answer = sj_compat_ask_finish (result);
  SjDocument *document = g_task_get_task_data (task);

  if (g_strcmp0 (answer, "elsewhere") == 0)
    choose (GTK_WINDOW (source), document, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The map is not saved."));
}

/* A place that cannot be written is no reason to keep nothing. */
static void
ask_after_failure (GTask        *task,
                   const GError *error)
{
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "elsewhere", _("Save _As…"), ADW_RESPONSE_SUGGESTED },
  };

  sj_compat_ask (g_task_get_source_object (task), _("The Map Could Not Be Saved"), error->message,
                 answers, G_N_ELEMENTS (answers), on_failure_answered, task);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SjDocument *document = SJ_DOCUMENT (source);

  if (!sj_document_save_finish (document, result, &error))
    {
      ask_after_failure (g_steal_pointer (&task), error);
      return;
    }

  sj_recent_menu_add (sj_document_get_file (document));
  g_task_return_boolean (task, TRUE);
}

static void
on_overwrite_answered (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *answer = sj_compat_ask_finish (result);
  SjDocument *document = g_task_get_task_data (task);

  if (g_strcmp0 (answer, "save") == 0)
    sj_document_save_async (document, NULL, NULL, on_saved, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The map is not saved."));
}

static void
ask_to_overwrite (GTask      *task,
                  SjDocument *document)
{
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "save", _("_Save Anyway"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *name = sj_document_get_file_name (document);
  g_autofree char *body = NULL;

  /* Translators: %s is the name of a file. */
  body = g_strdup_printf (_("“%s” was changed by somebody else. Saving writes over what they did. "
                            "To see it first, cancel, and reload or merge it above the map."),
                          name);
  sj_compat_ask (g_task_get_source_object (task), _("Save Over the Changes of Others?"), body,
                 answers, G_N_ELEMENTS (answers), on_overwrite_answered, task);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SjDocument *document = SJ_DOCUMENT (source);

  if (sj_document_check_finish (document, result) == SJ_FILE_CHANGED)
    ask_to_overwrite (g_steal_pointer (&task), document);
  else
    sj_document_save_async (document, NULL, NULL, on_saved, g_steal_pointer (&task));
}

/* Two documents in one file would write over each other. */
static gboolean
is_free (GtkWindow  *window,
         SjDocument *document,
         GFile      *file)
{
  GtkApplication *application = gtk_window_get_application (window);
  SjDocument *other = NULL;

  if (SJ_IS_APPLICATION (application))
    other = sj_document_registry_find (sj_application_get_registry (SJ_APPLICATION (application)),
                                       file);

  return other == NULL || other == document;
}

static void
return_taken (GTask *task,
              GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_EXISTS,
                           /* Translators: %s is the path of a file. */
                           _("“%s” is open in another tab. Close it there first, or choose "
                              "another name."),
                           name);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjDocument *document = g_task_get_task_data (task);

  if (file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("No file was chosen."));
      return;
    }
  if (!is_free (GTK_WINDOW (source), document, file))
    {
      return_taken (task, file);
      return;
    }

  sj_settings_set_folder ("last-open-folder", file);
  sj_document_save_async (document, file, NULL, on_saved, g_steal_pointer (&task));
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
choose (GtkWindow  *window,
        SjDocument *document,
        GTask      *task)
{
  g_autoptr(GListModel) filters = sj_saving_create_filters ();
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

  sj_compat_choose_file (window, &choice, on_file_chosen, task);
}

/**
 * sj_saving_save_async:
 * @window: the window that asks
 * @document: what is saved
 * @choose_file: whether to ask where to, even if it has a file
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a document, and asks where to if it has no file that may be written, and whether at all if
 * somebody else has changed the file.
 */
void
sj_saving_save_async (GtkWindow           *window,
                      SjDocument          *document,
                      gboolean             choose_file,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  task = g_task_new (window, NULL, callback, user_data);
  g_task_set_source_tag (task, sj_saving_save_async);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);

  if (choose_file || sj_document_get_file (document) == NULL ||
      sj_document_is_read_only (document))
    choose (window, document, task);
  else
    sj_document_check_async (document, on_checked, task);
}

/**
 * sj_saving_save_finish:
 * @result: what the callback got
 * @error: why it is not saved; %G_IO_ERROR_CANCELLED if the person thought better of it
 *
 * Returns: whether the document is saved
 */
gboolean
sj_saving_save_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
