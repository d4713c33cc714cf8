#define G_LOG_DOMAIN "sj-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli/sj-cli-check.h"
#include "cli/sj-cli-command.h"
#include "cli/sj-cli-export.h"
#include "cli/sj-cli-import.h"
#include "cli/sj-cli-inspect.h"
#include "cli/sj-cli-interrupt.h"
#include "cli/sj-cli-new.h"
#include "cli/sj-cli-options.h"
#include "cli/sj-cli-purge.h"
#include "cli/sj-cli-recipe.h"
#include "cli/sj-cli-schema.h"
#include "cli/sj-cli-statistics.h"
#include "cli/sj-cli-tally.h"

static const SjCliCommand commands[] = {
  { "check", N_("Whether a map can be read, and what is unfinished in it"), sj_cli_check },
  { "export", N_("A map as PDF, PNG or SVG"), sj_cli_export },
  { "import", N_("Add the curves of a file of answers to a map"), sj_cli_import },
  { "inspect", N_("What a file of answers looks like"), sj_cli_inspect },
  { "new", N_("A map from a template"), sj_cli_new },
  { "purge", N_("Remove all figures of answers from a map"), sj_cli_purge },
  { "recipe", N_("How a map's files of answers are read, as files"), sj_cli_recipe },
  { "schema", N_("The reference of the map format, or its JSON Schema"), sj_cli_schema },
  { "statistics", N_("Every number behind the curves of a map"), sj_cli_statistics },
  { "tally", N_("Statistics of a file of answers"), sj_cli_tally },
  { NULL, NULL, NULL },
};

static void
print_help (void)
{
  g_print ("%s\n  sojourn-cli %s\n\n%s\n", _("Usage:"), _("SUBCOMMAND [OPTION…] [ARGUMENT…]"),
           _("Customer journey maps and feedback statistics without a window."));
  g_print ("\n%s\n", _("Subcommands:"));
  for (const SjCliCommand *command = commands; command->name != NULL; command++)
    g_print ("  %-10s %s\n", command->name, _(command->summary));
  g_print ("\n%s\n", _("Options:"));
  g_print ("  %-10s %s\n", "--help", _("Show this help, or that of a subcommand"));
  g_print ("  %-10s %s\n", "--version", _("Show the version"));
}

static const SjCliCommand *
find_command (const char *name)
{
  for (const SjCliCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;

  return NULL;
}

static int
run_command (int   argc,
             char *argv[])
{
  const SjCliCommand *command;

  if (argc < 2)
    return sj_cli_usage (NULL, _("No subcommand given"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return SJ_CLI_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("%s %s\n", SJ_APPLICATION_NAME, SJ_VERSION);
      return SJ_CLI_OK;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *message = g_strdup_printf (_("“%s” is not a subcommand"), argv[1]);

      return sj_cli_usage (NULL, message);
    }

  return command->run (argc - 1, argv + 1);
}

/* A table that did not arrive, on a full disk for one, is no success. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr ("sojourn-cli: %s\n",
              _("The standard output could not be written; is the disk full?"));

  return status == SJ_CLI_OK ? SJ_CLI_FAILED : status;
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SJ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("sojourn-cli");

  sj_cli_interrupt_init ();

  return finish_output (run_command (argc, argv));
}
