#pragma once

#include <gio/gio.h>

#include "feedback/sj-byte-source.h"
#include "feedback/sj-table-end.h"
#include "feedback/sj-table-rows.h"

G_BEGIN_DECLS

/* A record as it stands in the text. */
typedef struct
{
  const char *text;
  gsize length;
} SjCsvRecord;

/* One pass over delimited text. All memory it takes is a few blocks a thread. */
typedef struct
{
  SjByteSource *source; /* started at the first record */
  char delimiter;
  guint width;          /* cells a full record has */
  const guint *columns; /* the cells the consumers want, from 0 */
  guint n_columns;
  SjRowFunc func;
  gpointer *consumers; /* one a thread */
  guint n_threads;
  guint64 first_row; /* the number of the first record for messages */
  const SjCsvRecord *headers; /* to be left out wherever they stand again */
  guint n_headers;
  guint64 length;     /* of the text to be read; 0: all */
  SjRowsBelow below;  /* rows behind it, counted from 1 on */
  SjTableEnd *judge;  /* of the last rows of text that comes in its order, or NULL */
  gsize block_size; /* 0: the usual one; others are for tests */
  GCancellable *cancellable;
  SjProgressFunc progress;
  gpointer progress_data;
} SjCsvScan;

gboolean sj_csv_scan_run           (const SjCsvScan *scan,
                                    SjRowCounts     *counts,
                                    GError         **error);
guint    sj_csv_scan_thread_count  (SjByteSource    *source);
gsize    sj_csv_split_record       (const char      *bytes,
                                    gsize            length,
                                    char             delimiter,
                                    GArray          *ends);

G_END_DECLS
