#define G_LOG_DOMAIN "sj-closing"

#include "config.h"

#include "ui/sj-closing.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-compat.h"
#include "ui/sj-saving.h"

/*
 * The question what is to become of changes that would be lost, for one map or for several, and the
 * saving of those that are to be kept.
 */

/* More than these are scrolled. */
#define MOST_ROWS 4

typedef struct
{
  GPtrArray  *documents;
  GHashTable *kept;  /* those that are to be saved */
  guint       n_done;
} Closing;

static void
closing_free (Closing *closing)
{
  g_clear_pointer (&closing->documents, g_ptr_array_unref);
  g_clear_pointer (&closing->kept, g_hash_table_unref);
  g_free (closing);
}

static Closing *
closing_new (GPtrArray *documents)
{
  Closing *closing = g_new0 (Closing, 1);

  closing->documents = g_ptr_array_new_with_free_func (g_object_unref);
  closing->kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      g_ptr_array_add (closing->documents, g_object_ref (g_ptr_array_index (documents, i)));
      g_hash_table_add (closing->kept, g_ptr_array_index (documents, i));
    }

  return closing;
}

/* Saving, one after the other: each may ask for a file. */

static void save_next (GTask *task);

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (sj_saving_save_finish (result, &error))
    {
      save_next (g_steal_pointer (&task));
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sj_window_show_error (SJ_WINDOW (source), _("The Map Could Not Be Saved"), error);
  g_task_return_boolean (task, FALSE);
}

static void
save_next (GTask *task)
{
  Closing *closing = g_task_get_task_data (task);

  while (closing->n_done < closing->documents->len)
    {
      SjDocument *document = g_ptr_array_index (closing->documents, closing->n_done++);

      if (g_hash_table_contains (closing->kept, document))
        {
          sj_saving_save_async (GTK_WINDOW (g_task_get_source_object (task)), document, FALSE,
                                on_saved, task);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *answer = sj_compat_ask_finish (result);

  if (g_strcmp0 (answer, "save") == 0)
    save_next (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, g_strcmp0 (answer, "discard") == 0);
}

/* The list of several maps */

static void
on_check_toggled (GtkCheckButton *check,
                  GTask          *task)
{
  Closing *closing = g_task_get_task_data (task);
  SjDocument *document = g_object_get_data (G_OBJECT (check), "document");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (closing->kept, document);
  else
    g_hash_table_remove (closing->kept, document);
}

static GtkWidget *
create_row (GTask      *task,
            SjDocument *document)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = sj_document_get_title (document);
  g_autofree char *name = sj_document_get_file_name (document);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name != NULL ? name : _("not saved yet"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_object_set_data (G_OBJECT (check), "document", document);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), task, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return row;
}

static GtkWidget *
create_list (GTask *task)
{
  Closing *closing = g_task_get_task_data (task);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled;

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < closing->documents->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         create_row (task, g_ptr_array_index (closing->documents, i)));
  if (closing->documents->len <= MOST_ROWS)
    return list;

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

static char *
describe (GPtrArray *documents)
{
  g_autofree char *title = NULL;

  if (documents->len > 1)
    return g_strdup_printf (ngettext ("%u map has changes that are not saved. What is not "
                                      "selected here is lost.",
                                      "%u maps have changes that are not saved. What is not "
                                      "selected here is lost.",
                                      documents->len),
                            documents->len);

  title = sj_document_get_title (g_ptr_array_index (documents, 0));
  /* Translators: %s is the title of a map. */
  return g_strdup_printf (_("“%s” has changes that are not saved. Without saving they are lost."),
                          title);
}

/**
 * sj_closing_ask_async:
 * @window: the window that asks
 * @documents: (element-type SjDocument): at least one map with changes that would be lost
 * @callback: called when the person has answered and what is to be saved is saved
 * @user_data: for @callback
 *
 * Asks what is to become of the changes.
 */
void
sj_closing_ask_async (SjWindow            *window,
                      GPtrArray           *documents,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  gboolean several;
  g_autofree char *body = NULL;
  GTask *task;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (documents != NULL && documents->len > 0);

  several = documents->len > 1;
  body = describe (documents);
  const SjAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", several ? _("_Discard All") : _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", _("_Save"), ADW_RESPONSE_SUGGESTED },
  };

  task = g_task_new (window, NULL, callback, user_data);
  g_task_set_source_tag (task, sj_closing_ask_async);
  g_task_set_task_data (task, closing_new (documents), (GDestroyNotify) closing_free);
  sj_compat_ask_with (GTK_WINDOW (window), _("Save Changes?"), body,
                      several ? create_list (task) : NULL, answers, G_N_ELEMENTS (answers),
                      on_answered, task);
}

/**
 * sj_closing_ask_finish:
 * @result: what the callback got
 *
 * Returns: whether the maps may be closed; not if the person thought better of it, nor if one could
 *   not be saved
 */
gboolean
sj_closing_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
