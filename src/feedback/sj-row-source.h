#pragma once

#include <gio/gio.h>

#include "feedback/sj-reading.h"
#include "feedback/sj-table-end.h"
#include "feedback/sj-table-rows.h"
#include "feedback/sj-table-sample.h"

G_BEGIN_DECLS

/* One pass over the rows of a source, below its header. */
typedef struct
{
  guint skip;           /* rows of the sample that stand before the first one wanted */
  guint end;            /* the first row of the sample that is not wanted any more; 0: none */
  guint header;         /* the first row of the sample that is left out wherever it comes again */
  guint n_headers;      /* and how many */
  SjTableEnd *judge;    /* of the last rows, where the sample does not hold them; or NULL */
  guint width;          /* cells a full row has */
  const guint *columns; /* the cells the consumers want, from 0; a column may be wanted twice */
  guint n_columns;
  SjRowFunc func;
  gpointer *consumers; /* one a thread */
  guint n_threads;
  GCancellable *cancellable;
  SjProgressFunc progress;
  gpointer progress_data;
} SjRowScan;

/**
 * SjRowSource:
 *
 * Where the rows of a table come from: delimited text, a sheet of a workbook, a file of a
 * statistics program, records of JSON. A source is looked at by a sample of its first rows and then
 * read once, in a bounded amount of memory.
 */
typedef struct _SjRowSource SjRowSource;

/* What a kind of source does. */
typedef struct
{
  void (*free) (SjRowSource *self);
  guint (*count_threads) (SjRowSource *self); /* NULL: one */
  gboolean (*scan) (SjRowSource      *self,
                    const SjRowScan  *scan,
                    SjRowCounts      *counts,
                    GError          **error);
} SjRowSourceClass;

struct _SjRowSource
{
  const SjRowSourceClass *klass;
  char *name;   /* the file's, to be shown */
  const char *format_id; /* what it is: "csv", "tsv", "xlsx", "ods", "json" */
  char *format;          /* as a person calls it: "CSV", "Excel workbook" */
  SjTableSample *sample;
  char *encoding;    /* of text; NULL where a format has one of its own */
  const char *repair; /* another encoding, with which the text would look whole, or NULL */
  char delimiter;    /* of text, else 0 */
  GPtrArray *sheets; /* char *: names of the sheets; NULL where there are none */
  guint sheet;       /* the one that is read */
  int fuller_sheet;  /* one with many more rows, where nobody chose and few are read; −1: none */
  GPtrArray *answers; /* char *: what could be chosen in its last column, where all of its rows are
                         answers; NULL: nothing tells */
  int header_rows;   /* as the format says, or −1 to find out */
  guint weight;      /* the column that the file says weighs its rows, from 1; 0: it says none */
  gboolean once;      /* it is standard input: there is no second pass */
  guint64 n_replaced; /* bad bytes met while reading */
};

const char *const *sj_row_source_list_suffixes (void);
SjRowSource *sj_row_source_open          (const char       *path,
                                          const SjReading  *reading,
                                          GError          **error);
void         sj_row_source_free          (SjRowSource      *self);
guint        sj_row_source_count_threads (SjRowSource      *self);
gboolean     sj_row_source_scan          (SjRowSource      *self,
                                          const SjRowScan  *scan,
                                          SjRowCounts      *counts,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRowSource, sj_row_source_free)

G_END_DECLS
