#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_TABLE (sj_import_table_get_type ())
G_DECLARE_FINAL_TYPE (SjImportTable, sj_import_table, SJ, IMPORT_TABLE, GtkWidget)

void           sj_import_table_show     (SjImportTable *self,
                                         SjImportJob   *job);
void           sj_import_table_refresh  (SjImportTable *self);
GtkSelectionModel *sj_import_table_get_rows (SjImportTable *self);
GtkAdjustment *sj_import_table_get_vadjustment (SjImportTable *self);

G_END_DECLS
