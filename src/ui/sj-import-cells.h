#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-rows.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_CELLS (sj_import_cells_get_type ())
G_DECLARE_FINAL_TYPE (SjImportCells, sj_import_cells, SJ, IMPORT_CELLS, GtkWidget)

GtkWidget  *sj_import_cells_new      (GtkAdjustment *hadjustment,
                                      guint          n_columns,
                                      int            column_width);
void        sj_import_cells_show     (SjImportCells *self,
                                      SjImportRow   *row);
const char *sj_import_cells_get_text (SjImportCells *self);

G_END_DECLS
