#define G_LOG_DOMAIN "sj-settings"

#include "config.h"

#include "ui/sj-settings.h"

/*
 * What the program remembers of the person who uses it.
 */

/**
 * sj_settings_get_default:
 *
 * Returns: (transfer none): the settings
 */
GSettings *
sj_settings_get_default (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (SJ_APPLICATION_ID);

  return settings;
}

/**
 * sj_settings_get_folder:
 * @key: a setting that holds a folder
 *
 * Returns: (transfer full) (nullable): the folder, if it is still there
 */
GFile *
sj_settings_get_folder (const char *key)
{
  g_autofree char *uri = g_settings_get_string (sj_settings_get_default (), key);
  g_autoptr(GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (folder == NULL || !g_file_query_exists (folder, NULL))
    return NULL;

  return g_steal_pointer (&folder);
}

/**
 * sj_settings_set_folder:
 * @key: a setting that holds a folder
 * @file: a file that was chosen in that folder
 */
void
sj_settings_set_folder (const char *key,
                        GFile      *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (sj_settings_get_default (), key, uri);
}
