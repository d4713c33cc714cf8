#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A progress bar on standard error, shown on a terminal only and only after half a second. */
typedef struct
{
  gint64 start;
  gint64 last;
  gboolean shown;
  gboolean terminal;
} SjCliProgress;

void sj_cli_progress_begin  (SjCliProgress *progress);
void sj_cli_progress_update (double         fraction,
                             gpointer       progress);
void sj_cli_progress_end    (SjCliProgress *progress);

G_END_DECLS
