#pragma once

#include "core/sj-card.h"
#include "core/sj-edit-log.h"
#include "feedback/sj-table.h"

G_BEGIN_DECLS

/* Comments are shown only where at least so many people commented: fewer could be told apart. */
#define SJ_QUOTES_MIN_N 10

/* Comments of one touchpoint, to choose a quote from. They live as long as somebody looks at them,
 * and are never stored. */
typedef struct
{
  GPtrArray *comments; /* char *, cleaned; none if there are too few */
  guint64 n_comments;  /* all of them */
} SjQuoteCandidates;

SjQuoteCandidates *sj_quote_candidates_read (const char         *path,
                                             const SjReading    *reading,
                                             guint               column,
                                             const char         *touchpoint,
                                             GCancellable       *cancellable,
                                             GError            **error);
void               sj_quote_candidates_free (SjQuoteCandidates  *self);
SjCard            *sj_quote_add             (SjEditLog          *log,
                                             const char         *anchor,
                                             const char         *text,
                                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjQuoteCandidates, sj_quote_candidates_free)

G_END_DECLS
