#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first rows of a table as text, for finding out what its columns are. */
typedef struct
{
  GPtrArray *rows;  /* GPtrArray of char *, all cells of the row */
  GArray *offsets;  /* gsize: where each row starts in the decoded text; empty of other formats */
  GPtrArray *records; /* GBytes: the first rows as they stand in the text, or none */
  GArray *numbers;  /* guint64: each row's number in the file, from 1; empty: they just count up */
  GByteArray *blanks; /* of each row whether it is blank; made when asked for */
  gboolean whole;   /* whether these are all rows of the table */
  gboolean too_wide; /* a row has more cells than any table; those behind are left out */
} SjTableSample;

/* More columns than any table of answers has, and as many as Excel and LibreOffice hold. */
#define SJ_TABLE_MAX_COLUMNS 16384

SjTableSample *sj_table_sample_new      (const char    *text,
                                         gsize          length,
                                         gsize          start,
                                         char           delimiter,
                                         gboolean       whole);
SjTableSample *sj_table_sample_new_empty (void);
void           sj_table_sample_free     (SjTableSample *sample);
const char    *sj_table_sample_get_cell (SjTableSample *sample,
                                         guint          row,
                                         guint          column);
gboolean       sj_table_sample_row_is_blank (SjTableSample *sample,
                                             guint          row);
guint64        sj_table_sample_get_number   (SjTableSample *sample,
                                             guint          row);
gboolean       sj_table_sample_is_after_gap (SjTableSample *sample,
                                             guint          row);
gboolean       sj_table_sample_find_row     (SjTableSample *sample,
                                             guint64        number,
                                             guint         *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTableSample, sj_table_sample_free)

G_END_DECLS
