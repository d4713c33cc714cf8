#define G_LOG_DOMAIN "sj-compat"

#include "config.h"

#include "ui/sj-compat.h"

#include <glib/gi18n-lib.h>

/*
 * The dialogs that newer toolkits have successors for, GtkFileDialog, AdwAlertDialog and
 * AdwAboutDialog, in one place. What the rest of the program sees is made so that they fit.
 */

static void
on_file_chosen (GtkNativeDialog *dialog,
                int              response,
                gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_task_return_pointer (task, file, g_object_unref);
}

static void
add_filters (GtkFileChooser *chooser,
             GListModel     *filters)
{
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
}

/**
 * sj_compat_choose_file:
 * @parent: the window that asks
 * @choice: what is asked
 * @callback: called when the person has answered
 * @user_data: for @callback
 *
 * Asks for a file.
 */
void
sj_compat_choose_file (GtkWindow           *parent,
                       const SjFileChoice  *choice,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GtkFileChooserNative *dialog;
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  dialog = gtk_file_chooser_native_new (choice->title, parent,
                                        choice->saving ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                       : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        choice->accept_label, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), choice->filters);
  if (choice->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), choice->folder, NULL);
  if (choice->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), choice->name);

  g_signal_connect (dialog, "response", G_CALLBACK (on_file_chosen), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sj_compat_choose_file_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the file; %NULL if none was chosen
 */
GFile *
sj_compat_choose_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
on_answered (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (response), g_free);
}

/**
 * sj_compat_ask:
 * @parent: the window that asks
 * @heading: the question
 * @body: what depends on the answer
 * @answers: the buttons; the first one is the answer of somebody who closes the question
 * @n_answers: how many; the last one is the default
 * @callback: called when the person has answered
 * @user_data: for @callback
 *
 * Asks a question.
 */
void
sj_compat_ask (GtkWindow           *parent,
               const char          *heading,
               const char          *body,
               const SjAnswer      *answers,
               guint                n_answers,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  sj_compat_ask_with (parent, heading, body, NULL, answers, n_answers, callback, user_data);
}

/**
 * sj_compat_ask_with:
 * @parent: the window that asks
 * @heading: the question
 * @body: what depends on the answer
 * @extra: (nullable) (transfer floating): what is asked beside the answers
 * @answers: the buttons; the first one is the answer of somebody who closes the question
 * @n_answers: how many; the last one is the default
 * @callback: called when the person has answered
 * @user_data: for @callback
 *
 * Asks a question with more in it than buttons.
 */
void
sj_compat_ask_with (GtkWindow           *parent,
                    const char          *heading,
                    const char          *body,
                    GtkWidget           *extra,
                    const SjAnswer      *answers,
                    guint                n_answers,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  if (extra != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), answers[i].id,
                                       answers[i].label);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answers[i].id,
                                                  answers[i].appearance);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), answers[0].id);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           answers[n_answers - 1].id);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sj_compat_ask_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): the id of the answer
 */
char *
sj_compat_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * sj_compat_show_about:
 * @parent: (nullable): the window it belongs to
 *
 * Says what the program is.
 */
void
sj_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", SJ_APPLICATION_NAME,
                         "application-icon", SJ_APPLICATION_ID,
                         "version", SJ_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Draw customer journeys and lay over them what customers "
                                        "felt. Your data never leaves this computer."),
                         /* Translators: your names, one a line; they are shown in the window
                          * “About”. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/**
 * sj_compat_get_scale:
 * @widget: a widget in a window that is shown
 *
 * Returns: how many pixels of the screen make a pixel of the widget; not always a whole number
 */
double
sj_compat_get_scale (GtkWidget *widget)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  GtkNative *native = gtk_widget_get_native (widget);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return gdk_surface_get_scale (gtk_native_get_surface (native));
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return gtk_widget_get_scale_factor (widget);
#endif
}
