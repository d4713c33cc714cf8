#pragma once

#include "feedback/sj-byte-source.h"
#include "feedback/sj-table-end.h"

G_BEGIN_DECLS

/* How much of the end of a text is looked at for notes and summaries. */
#define SJ_CSV_TAIL_SIZE (64 * 1024)

/* Reads text that comes in its order, one block ahead, so that its end is known in time. */
typedef struct
{
  SjByteSource *source;
  char delimiter;
  guint width;
  SjTableEnd *judge; /* NULL: nothing is judged, nor read ahead */
  SjRowsBelow below; /* the rows left out; their numbers count from 1, the first of them */
  char *bytes;       /* the next block */
  gssize length;
  gboolean ended;    /* behind it comes no other */
} SjCsvAhead;

gsize  sj_csv_tail_find  (const char   *text,
                          gsize         length,
                          char          delimiter,
                          guint         width,
                          SjTableEnd   *judge,
                          SjRowsBelow  *below);
gssize sj_csv_ahead_read (SjCsvAhead   *self,
                          char        **bytes,
                          gsize         wanted,
                          GError      **error);

G_END_DECLS
