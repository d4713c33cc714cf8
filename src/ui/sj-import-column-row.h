#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_COLUMN_ROW (sj_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (SjImportColumnRow, sj_import_column_row, SJ, IMPORT_COLUMN_ROW, GtkWidget)

GtkWidget *sj_import_column_row_new  (void);
void       sj_import_column_row_show (SjImportColumnRow *self,
                                      SjImportJob       *job,
                                      guint              column,
                                      const char        *heading);

G_END_DECLS
