#define G_LOG_DOMAIN "sj-window-actions"

#include "config.h"

#include "ui/sj-window-actions.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-feedback-purge.h"
#include "ui/sj-compare-chooser.h"
#include "ui/sj-export-dialog.h"
#include "ui/sj-database-dialog.h"
#include "ui/sj-import-recipes.h"
#include "ui/sj-import-chooser.h"
#include "ui/sj-to-be.h"
#include "ui/sj-palette.h"
#include "ui/sj-window-drop.h"
#include "ui/sj-window-files.h"
#include "ui/sj-window-tabs.h"

/*
 * The actions of the window with their shortcuts. They belong to its action map, so that they can
 * be activated over D-Bus as well.
 */

#define ZOOM_STEP 1.25

static SjViewport *
get_viewport (gpointer window)
{
  SjMapView *view = sj_window_get_view (SJ_WINDOW (window));

  return view != NULL ? sj_canvas_get_viewport (sj_map_view_get_canvas (view)) : NULL;
}

static SjEditLog *
get_log (gpointer window)
{
  SjDocument *document = sj_window_get_document (SJ_WINDOW (window));

  return document != NULL ? sj_document_get_log (document) : NULL;
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  sj_window_files_choose (window);
}

static void
open_uri_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sj_window_files_open (window, file);
}

static void
new_from_template_action (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       window)
{
  sj_window_files_create (window, g_variant_get_string (parameter, NULL));
}

static void
drop_files_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       window)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  g_autoslist(GFile) files = NULL;

  for (guint i = 0; uris[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_uri (uris[i]));
  sj_window_drop_files (window, files);
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  sj_window_files_save (window);
}

static void
save_as_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  sj_window_files_save_as (window);
}

static void
revert_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       window)
{
  sj_window_files_ask_to_revert (window);
}

/* One page to start from is enough for a new map. */
static void
new_map_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  SjTab *tab = sj_window_tabs_get_selected (window);

  if (tab != NULL && sj_tab_is_start (tab))
    gtk_widget_grab_focus (GTK_WIDGET (tab));
  else
    sj_window_tabs_show_start (window);
}

static void
new_tab_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  sj_window_tabs_show_start (window);
}

static void
new_view_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  sj_window_tabs_add_view (window);
}

static void
next_tab_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  sj_window_tabs_step (window, 1);
}

static void
previous_tab_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       window)
{
  sj_window_tabs_step (window, -1);
}

static void
command_palette_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       window)
{
  SjTab *tab = sj_window_tabs_get_selected (window);
  SjMapView *view = sj_window_get_view (window);

  sj_palette_popup (GTK_WIDGET (tab),
                    view != NULL ? GTK_WIDGET (sj_map_view_get_canvas (view)) : GTK_WIDGET (tab));
}

static void
move_to_new_window_action (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       window)
{
  sj_window_tabs_move_out (window);
}

static void
close_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       window)
{
  sj_window_tabs_close (window);
}

static void
close_other_tabs_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       window)
{
  sj_window_tabs_close_others (window);
}

static void
close_window_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       window)
{
  gtk_window_close (GTK_WINDOW (window));
}

/* Whoever types a text takes back what was typed last, and not the whole text. */
static gboolean
apply_to_text (gpointer    window,
               const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;

  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  if (!apply_to_text (window, "text.undo"))
    sj_edit_log_undo (get_log (window));
}

/* For a toast that says what was done to the map, whoever types a text meanwhile. */
static void
undo_edit_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       window)
{
  sj_edit_log_undo (get_log (window));
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  if (!apply_to_text (window, "text.redo"))
    sj_edit_log_redo (get_log (window));
}

static void
history_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  sj_window_show_history (window);
}

static void
show_toast_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       window)
{
  sj_window_show_toast (window, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
show_undo_toast_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       window)
{
  sj_window_show_toast (window, g_variant_get_string (parameter, NULL), _("_Undo"),
                        "win.undo-edit");
}

/* What the map in view does under the same name. */
static void
map_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       window)
{
  g_autofree char *name = g_strconcat ("map.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (sj_window_get_view (window)), name, NULL);
}

static void
zoom_in_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  SjViewport *viewport = get_viewport (window);

  sj_viewport_set_zoom (viewport, sj_viewport_get_zoom (viewport) * ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  SjViewport *viewport = get_viewport (window);

  sj_viewport_set_zoom (viewport, sj_viewport_get_zoom (viewport) / ZOOM_STEP);
}

static void
zoom_original_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       window)
{
  sj_viewport_set_zoom (get_viewport (window), 1.0);
}

static void
zoom_fit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       window)
{
  sj_viewport_fit (get_viewport (window));
}

static void
refresh_feedback_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       window)
{
  SjDocument *document = sj_window_get_document (window);
  const char *series = g_variant_get_string (parameter, NULL);

  if (document != NULL && *series == '\0')
    series = sj_import_recipes_find_series (sj_document_get_map (document));
  if (series != NULL)
    sj_import_chooser_refresh (window, series);
  else
    sj_window_show_toast (window, _("No curve of the map was read from a file"), NULL, NULL);
}

static void
import_feedback_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       window)
{
  sj_import_chooser_choose (window);
}

static void
purge_feedback_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       window)
{
  SjEditLog *log = sj_document_get_log (sj_window_get_document (window));
  guint n_purged = log != NULL ? sj_feedback_purge (log) : 0;
  g_autofree char *text = NULL;

  if (n_purged == 0)
    {
      sj_window_show_toast (window, _("No curve of the map rests on answers"), NULL, NULL);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u curve removed; save the map to remove it from the file",
                                       "%u curves removed; save the map to remove them from the "
                                       "file", n_purged), n_purged);
  sj_window_show_toast (window, text, _("_Undo"), "win.undo");
}

static void
import_database_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       window)
{
  sj_database_dialog_open (window, NULL);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       window)
{
  sj_export_dialog_open (window);
}

static void
make_to_be_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       window)
{
  sj_to_be_make (window);
}

static void
compare_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  sj_compare_chooser_open (window);
}

/* The state follows the panel, which may be put away by other means. */

static void
show_outline_action (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       window)
{
  sj_panels_set_show_start (sj_map_view_get_panels (sj_window_get_view (window)),
                            g_variant_get_boolean (state));
}

static void
show_inspector_action (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       window)
{
  sj_panels_set_show_end (sj_map_view_get_panels (sj_window_get_view (window)),
                          g_variant_get_boolean (state));
}

/* Those that come after "close" need a map. */
static const GActionEntry entries[] = {
  { "open", open_action },
  { "open-uri", open_uri_action, "s" },
  { "drop-files", drop_files_action, "as" },
  { "new-from-template", new_from_template_action, "s" },
  { "show-toast", show_toast_action, "s" },
  { "show-undo-toast", show_undo_toast_action, "s" },
  { "new-map", new_map_action },
  { "new-tab", new_tab_action },
  { "command-palette", command_palette_action },
  { "next-tab", next_tab_action },
  { "previous-tab", previous_tab_action },
  { "move-to-new-window", move_to_new_window_action },
  { "close-other-tabs", close_other_tabs_action },
  { "close-window", close_window_action },
  { "close", close_action },
  { "new-view", new_view_action },
  { "save", save_action },
  { "save-as", save_as_action },
  { "revert", revert_action },
  { "undo", undo_action },
  { "undo-edit", undo_edit_action },
  { "redo", redo_action },
  { "history", history_action },
  { "import-feedback", import_feedback_action },
  { "purge-feedback", purge_feedback_action },
  { "refresh-feedback", refresh_feedback_action, "s" },
  { "import-database", import_database_action },
  { "export", export_action },
  { "make-to-be", make_to_be_action },
  { "compare", compare_action },
  { "find", map_action },
  { "replace", map_action },
  { "find-next", map_action },
  { "find-previous", map_action },
  { "filter", map_action },
  { "zoom-in", zoom_in_action },
  { "zoom-out", zoom_out_action },
  { "zoom-original", zoom_original_action },
  { "zoom-fit", zoom_fit_action },
  { "show-outline", NULL, NULL, "false", show_outline_action },
  { "show-inspector", NULL, NULL, "false", show_inspector_action },
};

static const struct
{
  const char *action;
  const char *keys[5];
} accels[] = {
  { "win.open", { "<Control>o" } },
  { "win.new-map", { "<Control>n" } },
  { "win.new-tab", { "<Control>t" } },
  { "win.command-palette", { "<Control>k" } },
  { "win.next-tab", { "<Control>Page_Down" } },
  { "win.previous-tab", { "<Control>Page_Up" } },
  { "win.close", { "<Control>w" } },
  { "win.close-window", { "<Control><Shift>w" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.history", { "<Control><Shift>h" } },
  { "win.import-feedback", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.compare", { "<Control><Alt>c" } },
  { "win.find", { "<Control>f" } },
  { "win.replace", { "<Control>h" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.filter", { "<Control><Shift>f" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-original", { "<Control>1", "<Control>0", "<Control>KP_1", "<Control>KP_0" } },
  { "win.zoom-fit", { "<Control>9", "<Control>KP_9" } },
  { "win.show-outline", { "F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

/**
 * sj_window_actions_install:
 * @window: a window that has no actions yet
 */
void
sj_window_actions_install (SjWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

/**
 * sj_window_actions_add_accels:
 * @application: the application
 *
 * Binds the keys.
 */
void
sj_window_actions_add_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action,
                                           (const char *const *) accels[i].keys);
}

/**
 * sj_window_actions_follow_document:
 * @window: a window
 *
 * Lets only those actions be used that make sense with, or without, a map.
 */
void
sj_window_actions_follow_document (SjWindow *window)
{
  gboolean has_document = sj_window_get_document (window) != NULL;
  gboolean needs_document = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (needs_document)
        sj_window_actions_enable (window, entries[i].name, has_document);
      needs_document = needs_document || g_str_equal (entries[i].name, "close");
    }
}

void
sj_window_actions_enable (SjWindow   *window,
                          const char *name,
                          gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_return_if_fail (G_IS_SIMPLE_ACTION (action));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
sj_window_actions_set_state (SjWindow   *window,
                             const char *name,
                             gboolean    state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_return_if_fail (G_IS_SIMPLE_ACTION (action));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}
