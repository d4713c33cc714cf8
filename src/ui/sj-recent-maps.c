#define G_LOG_DOMAIN "sj-recent-maps"

#include "config.h"

#include "ui/sj-recent-maps.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-recent-pictures.h"

/*
 * The maps that were opened or saved lately: what the desktop keeps of them, and their pictures.
 */

#define SUFFIX ".sojourn"
#define MIME_TYPE "application/vnd.sojourn+json"

static int
compare_age (gconstpointer first,
             gconstpointer second)
{
  GDateTime *one = gtk_recent_info_get_modified (*(GtkRecentInfo *const *) first);
  GDateTime *other = gtk_recent_info_get_modified (*(GtkRecentInfo *const *) second);

  return g_date_time_compare (other, one);
}

/* The file chooser notes files with answers and exports as well. */
static gboolean
is_map (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), SUFFIX) &&
         gtk_recent_info_has_application (info, SJ_APPLICATION_NAME);
}

/**
 * sj_recent_maps_list:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the latest first, whether they are still
 *   there or not
 */
GPtrArray *
sj_recent_maps_list (guint most)
{
  GPtrArray *maps = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *link = items; link != NULL; link = link->next)
    if (is_map (link->data))
      g_ptr_array_add (maps, gtk_recent_info_ref (link->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  g_ptr_array_sort (maps, compare_age);
  if (maps->len > most)
    g_ptr_array_set_size (maps, (int) most);

  return maps;
}

/* Somebody who does not want files to be remembered does not want pictures of them either. */
static gboolean
may_remember (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean enabled = TRUE;

  if (settings != NULL)
    g_object_get (settings, "gtk-recent-files-enabled", &enabled, NULL);

  return enabled;
}

/**
 * sj_recent_maps_note:
 * @document: a document that was just opened or saved
 *
 * Remembers what it is called and what it looks like. Does nothing for one without a file.
 */
void
sj_recent_maps_note (SjDocument *document)
{
  GFile *file;
  g_autofree char *uri = NULL;
  g_autofree char *title = NULL;
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) SJ_APPLICATION_NAME,
    .app_exec = (char *) "sojourn %u",
  };

  g_return_if_fail (SJ_IS_DOCUMENT (document));

  file = sj_document_get_file (document);
  if (file == NULL || !may_remember ())
    return;

  uri = g_file_get_uri (file);
  data.display_name = title = sj_document_get_title (document);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
  sj_recent_pictures_store_async (sj_document_get_map (document), uri, NULL, NULL);
}

/**
 * sj_recent_maps_remove:
 * @uri: where a map is, or was
 *
 * Forgets a map and its picture; the file itself stays.
 */
void
sj_recent_maps_remove (const char *uri)
{
  g_return_if_fail (uri != NULL);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  sj_recent_pictures_remove (uri);
}

/**
 * sj_recent_maps_describe_place:
 * @uri: where a map is
 *
 * Returns: (transfer full): that, as people write it: “~/Documents/Loans.sojourn”
 */
char *
sj_recent_maps_describe_place (const char *uri)
{
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_parse_name (file);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (name, home) &&
      (name[strlen (home)] == '/' || name[strlen (home)] == '\0'))
    return g_strconcat ("~", name + strlen (home), NULL);

  return g_steal_pointer (&name);
}

static int
count_days (GDateTime *date,
            GDateTime *now)
{
  GDate first, second;

  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (date),
                  (GDateMonth) g_date_time_get_month (date),
                  (GDateYear) g_date_time_get_year (date));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));

  return g_date_days_between (&first, &second);
}

/**
 * sj_recent_maps_describe_date:
 * @date: when a map was opened or saved
 * @now: the present
 *
 * Returns: (transfer full): when that was, in the time zone of @now
 */
char *
sj_recent_maps_describe_date (GDateTime *date,
                              GDateTime *now)
{
  g_autoptr(GDateTime) here = g_date_time_to_timezone (date, g_date_time_get_timezone (now));
  int days = count_days (here, now);

  if (days <= 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Yesterday"));
  if (days < 7)
    /* Translators: when a map was last opened. */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);

  /* Translators: a day, as in “3 May 2026”; see g_date_time_format(). */
  return g_date_time_format (here, _("%-d %B %Y"));
}
