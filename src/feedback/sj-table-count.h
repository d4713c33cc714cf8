#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

/* What reading a table to its end tells about its rows, whatever they say. */
typedef struct
{
  SjRowCounts rows;
  guint n_columns;
  guint64 *filled; /* of each column: cells that are not empty */
} SjTableCount;

gboolean sj_table_count       (SjTable         *table,
                               SjTableCount    *count,
                               GCancellable    *cancellable,
                               SjProgressFunc   progress,
                               gpointer         progress_data,
                               GError         **error);
void     sj_table_count_clear (SjTableCount    *count);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjTableCount, sj_table_count_clear)

G_END_DECLS
