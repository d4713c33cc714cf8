#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-purge.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "feedback/sj-feedback-purge.h"

#define COMMAND "purge"

static int
run (const char *path,
     const char *out_path)
{
  g_autoptr(SjMap) map = NULL;
  g_autoptr(SjEditLog) log = NULL;
  g_autoptr(GError) error = NULL;
  gboolean read_only = FALSE;
  guint n_purged;

  map = sj_cli_map_load (path, &read_only, NULL, &error);
  if (map == NULL)
    return sj_cli_fail (COMMAND, error);
  if (read_only)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                   _("“%s” was written by a newer version and can only be looked at"), path);
      return sj_cli_fail (COMMAND, error);
    }

  log = sj_edit_log_new (map);
  n_purged = sj_feedback_purge (log);
  if (!sj_cli_map_save (map, out_path, &error))
    return sj_cli_fail (COMMAND, error);

  g_printerr (ngettext ("%u curve removed\n", "%u curves removed\n", n_purged), n_purged);
  return SJ_CLI_OK;
}

/**
 * sj_cli_purge:
 *
 * Removes all figures of answers from a map.
 *
 * Returns: an exit status
 */
int
sj_cli_purge (int   argc,
              char *argv[])
{
  g_autofree char *out_path = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out_path,
      N_("Write the map here instead of over itself"), N_("MAP") },
    { NULL },
  };
  int status;

  if (!sj_cli_parse (COMMAND, _("MAP"),
                     _("Removes every curve that rests on answers from a map. Curves that the team "
                       "assumes stay, and so do recipes."),
                     entries, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return sj_cli_usage (COMMAND, _("Name one map"));

  return run (argv[1], out_path != NULL ? out_path : argv[1]);
}
