#define G_LOG_DOMAIN "sj-recent-menu"

#include "config.h"

#include "ui/sj-recent-menu.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-recent-maps.h"
#include "ui/sj-samples.h"

/*
 * The menu of the Open button: maps opened lately, and the samples.
 */

#define MOST_RECENT 8
#define MIME_TYPE "application/vnd.sojourn+json"

static void
append_file (GMenu      *menu,
             const char *label,
             const char *uri)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autoptr(GString) escaped = g_string_new (label);

  /* An underscore in a file's name is no mnemonic. */
  g_string_replace (escaped, "_", "__", 0);
  g_menu_item_set_label (item, escaped->str);
  g_menu_item_set_action_and_target (item, "win.open-uri", "s", uri);
  g_menu_append_item (menu, item);
}

static void
fill_recent (GMenu *menu)
{
  g_autoptr(GPtrArray) maps = sj_recent_maps_list (2 * MOST_RECENT);
  guint n_found = 0;

  for (guint i = 0; i < maps->len && n_found < MOST_RECENT; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (maps, i);

      if (!gtk_recent_info_exists (info))
        continue;
      append_file (menu, gtk_recent_info_get_display_name (info), gtk_recent_info_get_uri (info));
      n_found++;
    }
}

static void
fill_samples (GMenu *menu)
{
  g_autoptr(GListModel) samples = sj_samples_list ();

  for (guint i = 0; i < g_list_model_get_n_items (samples); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (samples, i);
      g_autofree char *title = sj_samples_title (file);
      g_autofree char *uri = g_file_get_uri (file);

      append_file (menu, title, uri);
    }
}

static void
on_recent_changed (GMenu *menu)
{
  g_menu_remove_all (menu);
  fill_recent (menu);
}

/**
 * sj_recent_menu_new:
 *
 * Returns: (transfer full): a menu that follows what has been opened
 */
GMenuModel *
sj_recent_menu_new (void)
{
  g_autoptr(GMenu) recent = g_menu_new ();
  g_autoptr(GMenu) samples = g_menu_new ();
  GMenu *menu = g_menu_new ();

  on_recent_changed (recent);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (on_recent_changed), recent, G_CONNECT_SWAPPED);
  fill_samples (samples);

  g_menu_append_section (menu, _("Recent"), G_MENU_MODEL (recent));
  g_menu_append_section (menu, _("Samples"), G_MENU_MODEL (samples));

  return G_MENU_MODEL (menu);
}

/**
 * sj_recent_menu_add:
 * @file: a map that was opened or saved
 */
void
sj_recent_menu_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) SJ_APPLICATION_NAME,
    .app_exec = (char *) "sojourn %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
