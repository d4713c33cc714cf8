#pragma once

#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_RESULT_PAGE (sj_import_result_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportResultPage, sj_import_result_page, SJ, IMPORT_RESULT_PAGE, GtkWidget)

G_END_DECLS
