#define G_LOG_DOMAIN "sj-cli"

#include "cli/sj-cli-interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "cli/sj-cli-command.h"

/* Turns the first Ctrl-C (or SIGTERM) into a cancelled cancellable, so that work ends at its next
 * check and cleans up after itself. A second one ends the process at once, and so do a few seconds:
 * somebody who waits for standard input has no next check. */

#define PATIENCE 2 /* seconds */

static GCancellable *cancellable;

static gpointer
wait_for_signals (gpointer user_data)
{
  sigset_t *signals = user_data;
  const struct timespec patience = { .tv_sec = PATIENCE };
  int number;

  if (sigwait (signals, &number) == 0)
    g_cancellable_cancel (cancellable);
  sigtimedwait (signals, NULL, &patience);
  _exit (SJ_CLI_INTERRUPTED);

  return NULL;
}

/**
 * sj_cli_interrupt_init:
 *
 * Blocks the signals in this thread and all later ones and starts the thread that waits for them.
 * Call once, before any other thread is started.
 */
void
sj_cli_interrupt_init (void)
{
  static sigset_t signals;

  g_return_if_fail (cancellable == NULL);

  cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, &signals));
}

/**
 * sj_cli_interrupt_cancellable:
 *
 * Returns: (transfer none): what a subcommand passes to everything that takes long
 */
GCancellable *
sj_cli_interrupt_cancellable (void)
{
  return cancellable;
}
