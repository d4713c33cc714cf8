#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include "cli/sj-cli-options.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "cli/sj-cli-command.h"

/* What every subcommand does alike: its options, its usage errors, its failures. */

static void
print_message (const char *command,
               const char *message)
{
  if (command != NULL)
    g_printerr ("sojourn-cli %s: %s\n", command, message);
  else
    g_printerr ("sojourn-cli: %s\n", message);
}

/**
 * sj_cli_parse:
 * @command: the name of the subcommand
 * @parameters: what follows the options in the first line of the help, such as "MAP DATA"
 * @summary: a paragraph on what the subcommand does
 * @entries: its options
 * @argc: (inout): the number of arguments; afterwards those that are no options, with argv[0]
 * @argv: (inout): the arguments, changed in place
 * @status: (out): the exit status when there is nothing more to do
 *
 * Reads the options of a subcommand. "--help" is answered here.
 *
 * Returns: %TRUE to go on, %FALSE to return @status from the subcommand
 */
gboolean
sj_cli_parse (const char         *command,
              const char         *parameters,
              const char         *summary,
              const GOptionEntry *entries,
              int                *argc,
              char             ***argv,
              int                *status)
{
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;
  g_autofree char *program_name = g_strconcat ("sojourn-cli ", command, NULL);
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { NULL },
  };

  g_return_val_if_fail (argc != NULL && argv != NULL && status != NULL, FALSE);

  (*argv)[0] = program_name;
  g_set_prgname (program_name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = sj_cli_usage (command, error->message);
      return FALSE;
    }
  /* The name was lent for the help only; argv must not point at memory that is about to go. */
  (*argv)[0] = (char *) command;
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = SJ_CLI_OK;
      return FALSE;
    }

  return TRUE;
}

/**
 * sj_cli_usage:
 * @command: (nullable): the name of the subcommand
 * @message: what is wrong with the way it was called
 *
 * Returns: the exit status for a wrong call
 */
int
sj_cli_usage (const char *command,
              const char *message)
{
  g_return_val_if_fail (message != NULL, SJ_CLI_USAGE);

  print_message (command, message);
  if (command != NULL)
    g_printerr (_("Try “sojourn-cli %s --help”.\n"), command);
  else
    g_printerr ("%s\n", _("Try “sojourn-cli --help”."));

  return SJ_CLI_USAGE;
}

/**
 * sj_cli_fail:
 * @command: the name of the subcommand
 * @error: why the work could not be done
 *
 * Returns: the exit status for a failure, or for an interruption if @error is one
 */
int
sj_cli_fail (const char   *command,
             const GError *error)
{
  g_return_val_if_fail (error != NULL, SJ_CLI_FAILED);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      print_message (command, _("Stopped"));
      return SJ_CLI_INTERRUPTED;
    }

  print_message (command, error->message);
  return SJ_CLI_FAILED;
}

/**
 * sj_cli_print_json:
 * @json: what was written; it is finished and freed
 *
 * Prints JSON to standard output.
 */
void
sj_cli_print_json (SjJsonWriter *json)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (json != NULL);

  bytes = sj_json_writer_finish (json);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
}
