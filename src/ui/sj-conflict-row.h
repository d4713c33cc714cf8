#pragma once

#include <gtk/gtk.h>

#include "io/sj-document-merge.h"

G_BEGIN_DECLS

#define SJ_TYPE_CONFLICT_ROW (sj_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (SjConflictRow, sj_conflict_row, SJ, CONFLICT_ROW, GtkListBoxRow)

GtkWidget *sj_conflict_row_new    (SjDocumentMerge *merge,
                                   guint            position);
void       sj_conflict_row_choose (SjConflictRow   *self,
                                   SjMergeSide      side);

G_END_DECLS
