#pragma once

#include "feedback/sj-row-source.h"
#include "feedback/sj-sheet-row.h"

G_BEGIN_DECLS

/* Hands rows that come one by one on to a consumer, many at a time. */
typedef struct _SjRowBatcher SjRowBatcher;

SjRowBatcher *sj_row_batcher_new    (const SjRowScan   *scan);
void          sj_row_batcher_free   (SjRowBatcher      *self);
gboolean      sj_row_batcher_take   (gpointer           batcher,
                                     const SjSheetRow  *row,
                                     GError           **error);
gboolean      sj_row_batcher_finish (SjRowBatcher      *self,
                                     SjRowCounts       *counts,
                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRowBatcher, sj_row_batcher_free)

G_END_DECLS
