#define G_LOG_DOMAIN "sj-import-chooser"

#include "config.h"

#include "ui/sj-import-chooser.h"

#include <glib/gi18n-lib.h>

#include "core/sj-series.h"
#include "feedback/sj-row-source.h"
#include "ui/sj-compat.h"
#include "ui/sj-import-window.h"
#include "ui/sj-settings.h"
#include "ui/sj-window-drop.h"

/*
 * Asks for a file with answers to be imported: any, or a newer one of a kind that the map knows.
 */

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjWindow *window = SJ_WINDOW (source);

  if (file == NULL || sj_window_get_document (window) == NULL)
    return;

  sj_settings_set_folder ("last-import-folder", file);
  sj_window_import_file (window, file);
}

static GListModel *
create_filters (void)
{
  const char *const *suffixes = sj_row_source_list_suffixes ();
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Files with answers"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
choose_file (SjWindow            *window,
             const char          *title,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr(GListModel) filters = create_filters ();
  g_autoptr(GFile) folder = sj_settings_get_folder ("last-import-folder");
  SjFileChoice choice = {
    .title = title,
    .accept_label = _("_Open"),
    .filters = filters,
    .folder = folder,
  };

  sj_compat_choose_file (GTK_WINDOW (window), &choice, callback, user_data);
}

/**
 * sj_import_chooser_choose:
 * @window: a window with a map
 *
 * Asks for a file with answers and imports it.
 */
void
sj_import_chooser_choose (SjWindow *window)
{
  g_return_if_fail (SJ_IS_WINDOW (window));

  choose_file (window, _("Import Feedback"), on_chosen, NULL);
}

static void
on_refresh_chosen (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree char *id = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);
  SjWindow *window = SJ_WINDOW (source);
  SjDocument *document = sj_window_get_document (window);
  SjRecipe *recipe = document != NULL ? sj_map_lookup_typed (sj_document_get_map (document), id,
                                                             SJ_TYPE_RECIPE) : NULL;
  GtkWidget *self;

  if (file == NULL || recipe == NULL)
    return;

  sj_settings_set_folder ("last-import-folder", file);
  self = sj_import_window_open (window, file, recipe);
  if (self != NULL)
    sj_import_window_go_to (SJ_IMPORT_WINDOW (self), "result");
}

/**
 * sj_import_chooser_refresh:
 * @window: a window with a map
 * @series: the id of a curve that was imported
 *
 * Asks for a newer file of the same kind, reads it as the curve's was read, and shows what would
 * change.
 */
void
sj_import_chooser_refresh (SjWindow   *window,
                           const char *series)
{
  SjDocument *document;
  SjElement *element;

  g_return_if_fail (SJ_IS_WINDOW (window) && series != NULL);

  document = sj_window_get_document (window);
  element = document != NULL ? sj_map_lookup (sj_document_get_map (document), series) : NULL;
  if (SJ_IS_SERIES (element))
    choose_file (window, _("Refresh from a Newer File"), on_refresh_chosen,
                 g_strdup (sj_element_text (element, "recipe")));
}
