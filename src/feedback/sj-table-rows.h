#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One cell of a table, borrowed from its source for the time of one call. */
typedef struct
{
  const char *text; /* may be NULL when empty; not terminated; may hold any byte */
  guint32 length;
  guint32 quoted; /* the text stands within quotation marks that still have to be taken off */
} SjCell;

/* A few rows of some columns of a table, in the order the consumer asked for. */
typedef struct
{
  const SjCell *cells; /* row after row */
  guint n_rows;
  guint n_columns;
  guint64 order; /* of the first row; rows that stand later in the file have higher ones */
  gboolean roomy; /* behind each cell sixteen bytes can be read; they mean nothing */
} SjRowBatch;

#define SJ_CELL_ROOM 16

/* What takes rows. Every source of tables ends in calls of such a function: one consumer a thread.
 * On failure it returns FALSE, says in @failed_row which row of the batch it was, and the source
 * puts the row's number in front of the error's message. */
typedef gboolean (*SjRowFunc) (gpointer          consumer,
                               const SjRowBatch *batch,
                               guint            *failed_row,
                               GError          **error);

/* How far work is, 0 to 1; called in the thread that started the work. */
typedef void (*SjProgressFunc) (double   fraction,
                                gpointer user_data);

/* The numbers of the first rows that something is the matter with, from 1; 0 behind the last. */
#define SJ_ROW_PLACES 5
typedef guint64 SjRowPlaces[SJ_ROW_PLACES];

/* Why nobody knows whether an answer stands in a table twice, though it should be known. */
typedef enum
{
  SJ_UNSOUGHT_NONE,
  SJ_UNSOUGHT_ONCE, /* standard input cannot be read a second time */
  SJ_UNSOUGHT_LONG, /* there are no ids, and too many rows to compare all of their cells */
} SjUnsoughtDoubles;

/* Rows below the answers that are none, which are left out. */
typedef struct
{
  guint64 notes;
  guint64 summaries; /* averages, totals and the like */
  SjRowPlaces notes_at;
  SjRowPlaces summaries_at;
} SjRowsBelow;

/* What a source found out about its rows by reading them all. */
typedef struct
{
  guint64 rows;       /* with at least one cell that is not empty */
  guint64 blank_rows; /* with cells, but all empty */
  guint64 short_rows; /* with fewer cells than the header; the missing ones are taken as empty */
  guint64 long_rows;  /* with more; those are left out */
  guint64 header_rows; /* the header over again, as in files put together; left out */
  guint64 zero_rows;  /* with bytes of zero, which are taken as spaces */
  SjRowPlaces short_at;
  SjRowPlaces long_at;
  SjRowPlaces header_at;
  SjRowPlaces zero_at;
  guint64 unclosed_at; /* the row in which a quotation mark opens that is never closed, or 0 */
  gboolean cut_off;    /* the file ends too early; what could be read was */
  SjUnsoughtDoubles unsought;
  SjRowsBelow below; /* those that are not known before the rows are read */
  guint64 unread_dates; /* whose date is a text that no database can be asked for */
  guint dates;          /* the column of these, from 0 */
} SjRowCounts;

const char *sj_cell_get_text  (const SjCell *cell,
                               GString      *scratch,
                               gsize        *length);
char       *sj_cell_dup_text  (const SjCell *cell,
                               guint64      *n_replaced);
void        sj_row_places_add (SjRowPlaces        places,
                               guint64            number);
void        sj_rows_below_add (SjRowsBelow       *below,
                               const SjRowsBelow *more);
void        sj_row_counts_add (SjRowCounts       *counts,
                               const SjRowCounts *more);

G_END_DECLS
