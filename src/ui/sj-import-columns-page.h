#pragma once

#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_COLUMNS_PAGE (sj_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportColumnsPage, sj_import_columns_page, SJ, IMPORT_COLUMNS_PAGE,
                      GtkWidget)

G_END_DECLS
