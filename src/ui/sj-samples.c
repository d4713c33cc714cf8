#define G_LOG_DOMAIN "sj-samples"

#include "config.h"

#include "ui/sj-samples.h"

#include <glib/gi18n-lib.h>

/*
 * The maps that come with the program.
 */

#define SUFFIX ".sojourn"

static const struct
{
  const char *name;
  const char *title;
  const char *description;
} known[] = {
  { "bank-account-opening" SUFFIX, N_("Opening a Bank Account"),
    N_("A first salary, three banks and a lunch break; with a survey") },
  { "click-and-collect" SUFFIX, N_("Click and Collect"),
    N_("Ordered on Friday evening, in the boot by ten on Saturday") },
  { "software-onboarding" SUFFIX, N_("Software Onboarding"),
    N_("140 technicians move from paper to an app; with a buying team") },
};

/* SJ_SAMPLES is for running what is not installed. */
static const char *
get_folder (void)
{
  const char *folder = g_getenv ("SJ_SAMPLES");

  return folder != NULL ? folder : SJ_DATA_DIR "/samples";
}

/**
 * sj_samples_list:
 *
 * Returns: (transfer full): the bundled maps, as #GFile
 */
GListModel *
sj_samples_list (void)
{
  GListStore *list = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (get_folder (), known[i].name, NULL);

      if (g_file_query_exists (file, NULL))
        g_list_store_append (list, file);
    }

  return G_LIST_MODEL (list);
}

/**
 * sj_samples_title:
 * @sample: one of the bundled maps
 *
 * Returns: (transfer full): what people call it
 */
char *
sj_samples_title (GFile *sample)
{
  g_autofree char *name = g_file_get_basename (sample);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      return g_strdup (_(known[i].title));

  return g_filename_display_name (name);
}

/**
 * sj_samples_describe:
 * @sample: one of the bundled maps
 *
 * Returns: (transfer none): what it is about
 */
const char *
sj_samples_describe (GFile *sample)
{
  g_autofree char *name = g_file_get_basename (sample);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      return _(known[i].description);

  return "";
}

/**
 * sj_samples_contain:
 * @file: a file
 *
 * Returns: whether it is one of the bundled maps, which are opened as new ones
 */
gboolean
sj_samples_contain (GFile *file)
{
  g_autoptr(GFile) folder = g_file_new_for_path (get_folder ());

  return g_file_has_prefix (file, folder);
}
