#pragma once

#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_FILE_PAGE (sj_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportFilePage, sj_import_file_page, SJ, IMPORT_FILE_PAGE, GtkWidget)

G_END_DECLS
