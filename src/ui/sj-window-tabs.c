#define G_LOG_DOMAIN "sj-window-tabs"

#include "config.h"

#include "ui/sj-window-tabs.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-application.h"
#include "ui/sj-closing.h"

/*
 * The tabs of a window: adding, finding, moving and closing them. A window is never without a tab:
 * when its last map is closed, the page to start from takes its place.
 */

static SjTab *
tab_of (AdwTabPage *page)
{
  return SJ_TAB (adw_tab_page_get_child (page));
}

static SjDocumentRegistry *
get_registry (SjWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  return sj_application_get_registry (SJ_APPLICATION (application));
}

static GPtrArray *
list_tabs (SjWindow *window)
{
  AdwTabView *view = sj_window_get_tab_view (window);
  GPtrArray *tabs = g_ptr_array_new ();

  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++)
    g_ptr_array_add (tabs, tab_of (adw_tab_view_get_nth_page (view, i)));

  return tabs;
}

/* Adding */

static gboolean
icon_from_dirty (GBinding     *binding,
                 const GValue *from,
                 GValue       *to,
                 gpointer      user_data)
{
  if (g_value_get_boolean (from))
    g_value_take_object (to, g_themed_icon_new ("sj-unsaved-symbolic"));

  return TRUE;
}

/**
 * sj_window_tabs_add:
 * @window: a window
 *
 * Returns: (transfer none): a new tab beside the selected one, which shows nothing yet
 */
SjTab *
sj_window_tabs_add (SjWindow *window)
{
  AdwTabView *view;
  AdwTabPage *selected, *page;
  GtkWidget *tab;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);

  view = sj_window_get_tab_view (window);
  selected = adw_tab_view_get_selected_page (view);
  tab = sj_tab_new (get_registry (window));
  page = adw_tab_view_insert (view, tab,
                              selected != NULL ? adw_tab_view_get_page_position (view, selected) + 1
                                               : 0);

  adw_tab_page_set_indicator_tooltip (page, _("Unsaved Changes"));
  g_object_bind_property (tab, "title", page, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tab, "tooltip", page, "tooltip", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (tab, "dirty", page, "indicator-icon", G_BINDING_SYNC_CREATE,
                               icon_from_dirty, NULL, NULL, NULL);

  return SJ_TAB (tab);
}

void
sj_window_tabs_select (SjWindow *window,
                       SjTab    *tab)
{
  AdwTabView *view;

  g_return_if_fail (SJ_IS_WINDOW (window) && SJ_IS_TAB (tab));

  view = sj_window_get_tab_view (window);
  adw_tab_view_set_selected_page (view, adw_tab_view_get_page (view, GTK_WIDGET (tab)));
  gtk_widget_grab_focus (GTK_WIDGET (tab));
}

/**
 * sj_window_tabs_step:
 * @window: a window
 * @direction: 1 for the next tab, −1 for the one before; from the last the first follows
 */
void
sj_window_tabs_step (SjWindow *window,
                     int       direction)
{
  AdwTabView *view;
  int position, n_pages;

  g_return_if_fail (SJ_IS_WINDOW (window));

  view = sj_window_get_tab_view (window);
  n_pages = adw_tab_view_get_n_pages (view);
  position = adw_tab_view_get_page_position (view, adw_tab_view_get_selected_page (view));
  adw_tab_view_set_selected_page (
    view, adw_tab_view_get_nth_page (view, (position + direction + n_pages) % n_pages));
}

/**
 * sj_window_tabs_show_start:
 * @window: a window
 *
 * Opens a tab with the page to start from.
 */
void
sj_window_tabs_show_start (SjWindow *window)
{
  SjTab *tab;

  g_return_if_fail (SJ_IS_WINDOW (window));

  tab = sj_window_tabs_add (window);
  sj_tab_show_start (tab);
  sj_window_tabs_select (window, tab);
}

/* Finding */

/**
 * sj_window_tabs_get_selected:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): the tab in front; %NULL while the window is set up
 */
SjTab *
sj_window_tabs_get_selected (SjWindow *window)
{
  AdwTabPage *page;

  g_return_val_if_fail (SJ_IS_WINDOW (window), NULL);

  page = adw_tab_view_get_selected_page (sj_window_get_tab_view (window));
  return page != NULL ? tab_of (page) : NULL;
}

static SjTab *
find_tab (SjWindow   *window,
          SjDocument *document)
{
  g_autoptr(GPtrArray) tabs = list_tabs (window);

  for (guint i = 0; i < tabs->len; i++)
    if (sj_tab_get_document (g_ptr_array_index (tabs, i)) == document)
      return g_ptr_array_index (tabs, i);

  return NULL;
}

/**
 * sj_window_tabs_present:
 * @application: the application
 * @document: a document
 *
 * Brings a tab with that document to the front, with its window.
 *
 * Returns: whether there is one
 */
gboolean
sj_window_tabs_present (GtkApplication *application,
                        SjDocument     *document)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), FALSE);
  g_return_val_if_fail (SJ_IS_DOCUMENT (document), FALSE);

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      SjTab *tab = SJ_IS_WINDOW (link->data) ? find_tab (link->data, document) : NULL;

      if (tab != NULL)
        {
          sj_window_tabs_select (link->data, tab);
          gtk_window_present (link->data);
          return TRUE;
        }
    }

  return FALSE;
}

static GPtrArray *
list_tabs_with (GtkApplication *application,
                SjDocument     *document)
{
  GPtrArray *found = g_ptr_array_new ();

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      g_autoptr(GPtrArray) tabs = SJ_IS_WINDOW (link->data) ? list_tabs (link->data)
                                                            : g_ptr_array_new ();

      for (guint i = 0; i < tabs->len; i++)
        if (sj_tab_get_document (g_ptr_array_index (tabs, i)) == document)
          g_ptr_array_add (found, g_ptr_array_index (tabs, i));
    }

  return found;
}

/**
 * sj_window_tabs_replace:
 * @application: the application
 * @before: a document
 * @after: another one, as when the file was read again
 *
 * Shows @after wherever @before is shown. @before is closed before @after is opened, for both may
 * belong to one file.
 */
void
sj_window_tabs_replace (GtkApplication *application,
                        SjDocument     *before,
                        SjDocument     *after)
{
  g_autoptr(GPtrArray) tabs = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (SJ_IS_DOCUMENT (before) && SJ_IS_DOCUMENT (after));

  tabs = list_tabs_with (application, before);
  for (guint i = 0; i < tabs->len; i++)
    sj_tab_show_loading (g_ptr_array_index (tabs, i));
  for (guint i = 0; i < tabs->len; i++)
    sj_tab_show_document (g_ptr_array_index (tabs, i), after);
}

/* Moving */

static SjWindow *
create_window_beside (SjWindow *window)
{
  return SJ_WINDOW (sj_window_new_bare (gtk_window_get_application (GTK_WINDOW (window))));
}

/**
 * sj_window_tabs_move_out:
 * @window: a window with more than one tab
 *
 * Moves the selected tab to a window of its own.
 */
void
sj_window_tabs_move_out (SjWindow *window)
{
  AdwTabView *view;
  SjWindow *other;

  g_return_if_fail (SJ_IS_WINDOW (window));

  view = sj_window_get_tab_view (window);
  if (adw_tab_view_get_n_pages (view) < 2)
    return;

  other = create_window_beside (window);
  adw_tab_view_transfer_page (view, adw_tab_view_get_selected_page (view),
                              sj_window_get_tab_view (other), 0);
  gtk_window_present (GTK_WINDOW (other));
}

/**
 * sj_window_tabs_add_view:
 * @window: a window with a map
 *
 * Shows the map a second time, in a window of its own.
 */
void
sj_window_tabs_add_view (SjWindow *window)
{
  SjDocument *document;
  SjWindow *other;

  g_return_if_fail (SJ_IS_WINDOW (window));

  document = sj_window_get_document (window);
  if (document == NULL)
    return;

  other = create_window_beside (window);
  sj_tab_show_document (sj_window_tabs_add (other), document);
  gtk_window_present (GTK_WINDOW (other));
}

static AdwTabView *
on_create_window (AdwTabView *view,
                  SjWindow   *window)
{
  SjWindow *other = create_window_beside (window);

  gtk_window_present (GTK_WINDOW (other));
  return sj_window_get_tab_view (other);
}

/* Closing */

static guint
count_tabs_with (GPtrArray  *tabs,
                 SjDocument *document)
{
  guint n_found = 0;

  for (guint i = 0; i < tabs->len; i++)
    n_found += sj_tab_get_document (g_ptr_array_index (tabs, i)) == document ? 1 : 0;

  return n_found;
}

/* The documents with changes that nobody would show any more if these tabs were closed. */
static GPtrArray *
list_losses (SjWindow  *window,
             GPtrArray *tabs)
{
  SjDocumentRegistry *registry = get_registry (window);
  GPtrArray *losses = g_ptr_array_new ();

  for (guint i = 0; i < tabs->len; i++)
    {
      SjTab *tab = g_ptr_array_index (tabs, i);
      SjDocument *document = sj_tab_get_document (tab);

      if (document == NULL || !sj_document_is_dirty (document) || sj_tab_get_settled (tab) ||
          g_ptr_array_find (losses, document, NULL))
        continue;
      if (sj_document_registry_get_n_holds (registry, document) == count_tabs_with (tabs, document))
        g_ptr_array_add (losses, document);
    }

  return losses;
}

static void
settle (SjWindow  *window,
        GPtrArray *documents)
{
  g_autoptr(GPtrArray) tabs = list_tabs (window);

  for (guint i = 0; i < tabs->len; i++)
    {
      SjTab *tab = g_ptr_array_index (tabs, i);

      if (g_ptr_array_find (documents, sj_tab_get_document (tab), NULL))
        sj_tab_set_settled (tab, TRUE);
    }
}

/* Somebody who thought better of closing is asked again the next time. */
static void
unsettle (SjWindow *window)
{
  g_autoptr(GPtrArray) tabs = list_tabs (window);

  for (guint i = 0; i < tabs->len; i++)
    sj_tab_set_settled (g_ptr_array_index (tabs, i), FALSE);
}

/* Closing the last map leads back to the start, and from there out of the window. */
static void
finish_closing (SjWindow   *window,
                AdwTabPage *page,
                gboolean    confirmed)
{
  AdwTabView *view = sj_window_get_tab_view (window);
  gboolean is_last = adw_tab_view_get_n_pages (view) == 1;
  SjTab *tab = tab_of (page);

  adw_tab_view_close_page_finish (view, page, confirmed && !is_last);
  if (!confirmed || !is_last)
    return;

  if (sj_tab_get_document (tab) == NULL)
    {
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  sj_tab_show_start (tab);
  gtk_widget_grab_focus (GTK_WIDGET (tab));
}

static void
on_tab_answered (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(AdwTabPage) page = user_data;

  finish_closing (SJ_WINDOW (source), page, sj_closing_ask_finish (result));
}

static gboolean
on_close_page (AdwTabView *view,
               AdwTabPage *page,
               SjWindow   *window)
{
  g_autoptr(GPtrArray) tabs = g_ptr_array_new ();
  g_autoptr(GPtrArray) losses = NULL;

  g_ptr_array_add (tabs, tab_of (page));
  losses = list_losses (window, tabs);
  if (losses->len == 0)
    {
      finish_closing (window, page, TRUE);
      return GDK_EVENT_STOP;
    }

  adw_tab_view_set_selected_page (view, page);
  sj_closing_ask_async (window, losses, on_tab_answered, g_object_ref (page));
  return GDK_EVENT_STOP;
}

/**
 * sj_window_tabs_close:
 * @window: a window
 *
 * Closes the selected tab, after a question if something would be lost.
 */
void
sj_window_tabs_close (SjWindow *window)
{
  AdwTabView *view;

  g_return_if_fail (SJ_IS_WINDOW (window));

  view = sj_window_get_tab_view (window);
  adw_tab_view_close_page (view, adw_tab_view_get_selected_page (view));
}

/**
 * sj_window_tabs_remove:
 * @window: a window
 * @tab: a tab of it that a map should have come to
 *
 * Takes a tab away again; the last one becomes the page to start from.
 */
void
sj_window_tabs_remove (SjWindow *window,
                       SjTab    *tab)
{
  AdwTabView *view;

  g_return_if_fail (SJ_IS_WINDOW (window) && SJ_IS_TAB (tab));

  view = sj_window_get_tab_view (window);
  if (adw_tab_view_get_n_pages (view) > 1)
    adw_tab_view_close_page (view, adw_tab_view_get_page (view, GTK_WIDGET (tab)));
  else
    sj_tab_show_start (tab);
}

static GPtrArray *
list_other_tabs (SjWindow *window)
{
  GPtrArray *tabs = list_tabs (window);

  g_ptr_array_remove (tabs, sj_window_tabs_get_selected (window));
  return tabs;
}

static void
close_others (SjWindow *window)
{
  AdwTabView *view = sj_window_get_tab_view (window);

  adw_tab_view_close_other_pages (view, adw_tab_view_get_selected_page (view));
}

static void
on_others_answered (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GPtrArray) losses = user_data;

  if (!sj_closing_ask_finish (result))
    return;

  settle (SJ_WINDOW (source), losses);
  close_others (SJ_WINDOW (source));
}

/**
 * sj_window_tabs_close_others:
 * @window: a window
 *
 * Closes all tabs but the selected one, after one question if something would be lost.
 */
void
sj_window_tabs_close_others (SjWindow *window)
{
  g_autoptr(GPtrArray) tabs = NULL;
  g_autoptr(GPtrArray) losses = NULL;

  g_return_if_fail (SJ_IS_WINDOW (window));

  tabs = list_other_tabs (window);
  losses = list_losses (window, tabs);
  if (losses->len == 0)
    close_others (window);
  else
    sj_closing_ask_async (window, losses, on_others_answered, g_ptr_array_ref (losses));
}

static void
on_window_answered (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GPtrArray) losses = user_data;

  if (!sj_closing_ask_finish (result))
    {
      unsettle (SJ_WINDOW (source));
      return;
    }

  /* Another window may have closed its view of a map meanwhile: then there is one more question. */
  settle (SJ_WINDOW (source), losses);
  gtk_window_close (GTK_WINDOW (source));
}

/**
 * sj_window_tabs_ask_to_close:
 * @window: a window that is to be closed
 *
 * Asks what is to become of changes that would be lost, and then closes the window.
 *
 * Returns: whether there was anything to ask
 */
gboolean
sj_window_tabs_ask_to_close (SjWindow *window)
{
  g_autoptr(GPtrArray) tabs = NULL;
  g_autoptr(GPtrArray) losses = NULL;

  g_return_val_if_fail (SJ_IS_WINDOW (window), FALSE);

  tabs = list_tabs (window);
  losses = list_losses (window, tabs);
  if (losses->len == 0)
    return FALSE;

  sj_closing_ask_async (window, losses, on_window_answered, g_ptr_array_ref (losses));
  return TRUE;
}

/* What the window does about its tabs */

/* A window whose last tab was taken to another one is of no use. */
static gboolean
is_abandoned (SjWindow *window)
{
  AdwTabView *view = sj_window_get_tab_view (window);

  return adw_tab_view_get_n_pages (view) == 0 && !adw_tab_view_get_is_transferring_page (view) &&
         gtk_widget_get_mapped (GTK_WIDGET (window));
}

static gboolean
close_abandoned (gpointer window)
{
  if (!gtk_widget_in_destruction (window) && is_abandoned (window))
    gtk_window_close (window);

  return G_SOURCE_REMOVE;
}

static void
on_pages_changed (SjWindow *window)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (window)))
    return;

  sj_window_follow_tabs (window);
  /* Later: the tab view that tells of it still works on the tab it gave away. */
  if (is_abandoned (window))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_abandoned, g_object_ref (window),
                     g_object_unref);
}

/* The menu acts on the tab it was opened on. */
static void
on_setup_menu (AdwTabView *view,
               AdwTabPage *page)
{
  if (page != NULL)
    adw_tab_view_set_selected_page (view, page);
}

/**
 * sj_window_tabs_install:
 * @window: a window that has its tab view
 */
void
sj_window_tabs_install (SjWindow *window)
{
  AdwTabView *view;

  g_return_if_fail (SJ_IS_WINDOW (window));

  view = sj_window_get_tab_view (window);
  g_signal_connect_object (view, "create-window", G_CALLBACK (on_create_window), window, 0);
  g_signal_connect_object (view, "close-page", G_CALLBACK (on_close_page), window, 0);
  g_signal_connect (view, "setup-menu", G_CALLBACK (on_setup_menu), NULL);
  g_signal_connect_object (view, "notify::n-pages", G_CALLBACK (on_pages_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::selected-page", G_CALLBACK (on_pages_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::is-transferring-page", G_CALLBACK (on_pages_changed),
                           window, G_CONNECT_SWAPPED);
}
