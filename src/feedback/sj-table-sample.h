#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first rows of a table as text, for finding out what its columns are. */
typedef struct
{
  GPtrArray *rows;  /* GPtrArray of char *, all cells of the row */
  GArray *offsets;  /* gsize: where each row starts in the decoded text; empty of other formats */
} SjTableSample;

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTableSample, sj_table_sample_free)

G_END_DECLS
