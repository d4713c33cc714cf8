#pragma once

#include <gio/gio.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_ROW (sj_import_row_get_type ())
G_DECLARE_FINAL_TYPE (SjImportRow, sj_import_row, SJ, IMPORT_ROW, GObject)

#define SJ_TYPE_IMPORT_ROWS (sj_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (SjImportRows, sj_import_rows, SJ, IMPORT_ROWS, GObject)

SjImportRows *sj_import_rows_new          (SjImportJob  *job);
void          sj_import_rows_stop         (SjImportRows *self);
guint         sj_import_rows_get_position (SjImportRow  *row);
gboolean      sj_import_rows_is_header    (SjImportRow  *row);
guint         sj_import_rows_get_number   (SjImportRow  *row);
const char   *sj_import_rows_get_text     (SjImportRow  *row,
                                           guint         column);

G_END_DECLS
