#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-schema.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-map.h"
#include "cli/sj-cli-options.h"
#include "io/sj-map-reference.h"
#include "io/sj-map-schema.h"

#define COMMAND "schema"

/**
 * sj_cli_schema:
 *
 * Prints the reference of the map format, or its JSON Schema.
 *
 * Returns: an exit status
 */
int
sj_cli_schema (int   argc,
               char *argv[])
{
  gboolean json = FALSE, markdown = FALSE;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the JSON Schema"), NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown,
      N_("Print the reference in Markdown (the default)"), NULL },
    { NULL },
  };

  if (!sj_cli_parse (COMMAND, "", _("Prints the reference of the map format."), entries, &argc,
                     &argv, &status))
    return status;
  if (argc > 1)
    return sj_cli_usage (COMMAND, _("No argument is taken"));
  if (json && markdown)
    return sj_cli_usage (COMMAND, _("Only one of --json and --markdown may be given"));

  bytes = json ? sj_map_schema_write () : sj_map_reference_write ();

  return sj_cli_write_bytes (bytes, "-", &error) ? SJ_CLI_OK : sj_cli_fail (COMMAND, error);
}
