#pragma once

#include "io/sj-file-stamp.h"
#include "io/sj-json.h"
#include "io/sj-recovery.h"

G_BEGIN_DECLS

struct _SjRecovery
{
  int        fd;  /* holds the lock */
  char      *path;
  SjJson    *header;
  GPtrArray *lines;  /* SjJson */
  GFile     *file;  /* what the lines from `start` on are to be done to; NULL if never saved */
  guint      start;
  guint      n_changes;
  char     **names;  /* of these changes */
  gboolean   changed;  /* no content that was ever seen in the file is in it now */
  GDateTime *since;  /* of the first of these changes */
  GDateTime *time;  /* of the last */
};

const SjJsonValue *sj_recovery_get_line      (SjRecovery        *self,
                                              guint              position);

gboolean           sj_recovery_get_stamp     (SjRecovery        *self,
                                              SjFileStamp       *stamp);

/* Reading the members of a journal's lines */
const char        *sj_journal_get_text       (const SjJsonValue *object,
                                              const char        *name);
double             sj_journal_get_number     (const SjJsonValue *object,
                                              const char        *name);
gboolean           sj_journal_is_true        (const SjJsonValue *object,
                                              const char        *name);
gboolean           sj_journal_is_transaction (const SjJsonValue *line);

G_END_DECLS
