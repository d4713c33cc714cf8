#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-anchors.h"
#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_MATCH_ROW (sj_import_match_row_get_type ())
G_DECLARE_FINAL_TYPE (SjImportMatchRow, sj_import_match_row, SJ, IMPORT_MATCH_ROW, GtkWidget)

GtkWidget *sj_import_match_row_new  (void);
void       sj_import_match_row_show (SjImportMatchRow    *self,
                                     SjImportJob         *job,
                                     SjImportAnchors     *anchors,
                                     const SjImportMatch *match);

G_END_DECLS
