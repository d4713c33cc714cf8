#pragma once

#include "feedback/sj-table-sample.h"

G_BEGIN_DECLS

/* Looks for the header of a table in its first rows: what its cells look like, and what stands
 * below them. */
typedef struct _SjHeaderSearch SjHeaderSearch;

SjHeaderSearch *sj_header_search_new        (SjTableSample  *sample);
void            sj_header_search_free       (SjHeaderSearch *self);
void            sj_header_search_find       (SjHeaderSearch *self,
                                             guint          *first_row,
                                             guint          *n_rows);
guint           sj_header_search_count_rows (SjHeaderSearch *self,
                                             guint           first_row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjHeaderSearch, sj_header_search_free)

G_END_DECLS
