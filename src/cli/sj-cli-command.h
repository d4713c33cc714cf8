#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses of every subcommand. */
enum
{
  SJ_CLI_OK = 0,
  SJ_CLI_FAILED = 1,
  SJ_CLI_USAGE = 2,
  SJ_CLI_INTERRUPTED = 130,
};

/* A subcommand is one function in one file, sj-cli-<name>.c, and one line of the table in main.c.
 * argv[0] is the name of the subcommand. Returns an exit status. */
typedef int (*SjCliMain) (int argc, char *argv[]);

typedef struct
{
  const char *name;
  const char *summary; /* untranslated, marked with N_() */
  SjCliMain run;
} SjCliCommand;

G_END_DECLS
