#pragma once

#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_MATCHING_PAGE (sj_import_matching_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportMatchingPage, sj_import_matching_page, SJ, IMPORT_MATCHING_PAGE,
                      GtkWidget)

G_END_DECLS
