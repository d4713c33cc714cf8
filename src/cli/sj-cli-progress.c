#define G_LOG_DOMAIN "sj-cli"

#include "cli/sj-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR_WIDTH 40
#define DELAY (G_USEC_PER_SEC / 2)
#define INTERVAL (G_USEC_PER_SEC / 10)

void
sj_cli_progress_begin (SjCliProgress *progress)
{
  g_return_if_fail (progress != NULL);

  progress->start = g_get_monotonic_time ();
  progress->last = progress->start;
  progress->shown = FALSE;
  progress->terminal = isatty (STDERR_FILENO);
}

/**
 * sj_cli_progress_update:
 * @fraction: how much is done, 0 to 1
 * @progress: a #SjCliProgress; a gpointer so that the function can be given as a callback
 */
void
sj_cli_progress_update (double   fraction,
                        gpointer progress)
{
  SjCliProgress *self = progress;
  gint64 now = g_get_monotonic_time ();
  int filled = (int) (CLAMP (fraction, 0, 1) * BAR_WIDTH);

  g_return_if_fail (self != NULL);

  if (!self->terminal || now - self->start < DELAY || now - self->last < INTERVAL)
    return;

  self->last = now;
  self->shown = TRUE;
  fputs ("\r[", stderr);
  for (int i = 0; i < BAR_WIDTH; i++)
    fputc (i < filled ? '=' : ' ', stderr);
  fprintf (stderr, "] %3d %%", (int) (CLAMP (fraction, 0, 1) * 100));
  fflush (stderr);
}

void
sj_cli_progress_end (SjCliProgress *progress)
{
  g_return_if_fail (progress != NULL);

  if (progress->shown)
    fputs ("\r\033[K", stderr);
  progress->shown = FALSE;
}
