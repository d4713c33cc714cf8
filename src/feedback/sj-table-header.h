#pragma once

#include "feedback/sj-table-sample.h"

G_BEGIN_DECLS

/* Where the header of a table is, and what it calls the columns. */
typedef struct
{
  guint first_row; /* of the sample; blank rows may stand before */
  guint n_rows;
  const char *vendor; /* whose export it is, or NULL */
  guint width;        /* cells of a row, with empty columns at the end */
  GPtrArray *names;   /* char *: all header rows joined, clean */
  GPtrArray *labels;  /* char *: the part that tells the column from its neighbours */
} SjTableHeader;

void sj_table_header_init  (SjTableHeader *header,
                            SjTableSample *sample,
                            int            n_rows);
void sj_table_header_clear (SjTableHeader *header);

G_END_DECLS
