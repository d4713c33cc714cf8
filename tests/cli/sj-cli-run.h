#pragma once

#include <gio/gio.h>

#include <stdarg.h>

/* What a run of sojourn-cli gave back. */
typedef struct
{
  int status;
  char *out;
  char *err;
} SjCliRun;

static inline void
sj_cli_run_clear (SjCliRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjCliRun, sj_cli_run_clear)

/* Runs sojourn-cli with the arguments up to NULL. */
static inline void G_GNUC_NULL_TERMINATED
sj_cli_run (SjCliRun *run,
            ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  const char *argument;
  va_list list;

  sj_cli_run_clear (run);
  g_ptr_array_add (arguments, (char *) g_getenv ("SJ_CLI"));
  va_start (list, run);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
}
