#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-database.h"

#include <glib/gi18n-lib.h>

#include "cli/sj-cli-command.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-options.h"
#include "feedback/sj-database-plan.h"

/**
 * sj_cli_show_sql:
 * @command: the subcommand
 * @location: a file of SQLite or a connection string
 * @reading: what is to be tallied
 *
 * Prints the queries of a tally. The database is asked for its columns, but for no tally.
 *
 * Returns: the exit status
 */
int
sj_cli_show_sql (const char      *command,
                 const char      *location,
                 const SjReading *reading)
{
  g_autoptr(GPtrArray) statements = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (location != NULL && reading != NULL, SJ_CLI_FAILED);

  statements = sj_database_plan_preview (location, reading, sj_cli_interrupt_cancellable (),
                                         &error);
  if (statements == NULL)
    return sj_cli_fail (command, error);

  for (guint i = 0; i < statements->len; i++)
    {
      g_autofree char *shown = sj_sql_statement_show (g_ptr_array_index (statements, i));

      g_print ("%s%s", i > 0 ? "\n" : "", shown);
    }

  return SJ_CLI_OK;
}
