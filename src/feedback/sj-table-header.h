#pragma once

#include "feedback/sj-table-rows.h"
#include "feedback/sj-table-sample.h"
#include "feedback/sj-vendor.h"

G_BEGIN_DECLS

/* Where the header of a table is, and what it calls the columns. */
typedef struct
{
  guint first_row; /* of the sample; blank rows and notes may stand before */
  guint n_rows;    /* none: the columns have no names */
  guint end;       /* the row of the sample behind the last answer; notes may follow */
  guint n_above;   /* rows of notes above the header */
  SjRowsBelow below; /* rows below the answers, if the sample is all of the table */
  const SjVendor *vendor; /* whose export it is, or NULL */
  double vendor_score;    /* how surely, 0 to 1; 1 where a person said so */
  guint width;        /* cells of a row, with empty columns at the end */
  GPtrArray *names;   /* char *: all header rows joined, clean */
  GPtrArray *labels;  /* char *: the part that tells the column from its neighbours */
} SjTableHeader;

void sj_table_header_init  (SjTableHeader *header,
                            SjTableSample *sample,
                            int            first_row,
                            int            n_rows,
                            const char    *vendor);
void sj_table_header_decode (SjTableHeader *header);
void sj_table_header_name_items (SjTableHeader *header);
void sj_table_header_clear (SjTableHeader *header);

G_END_DECLS
