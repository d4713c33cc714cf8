#pragma once

#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_SEGMENTS_PAGE (sj_import_segments_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportSegmentsPage, sj_import_segments_page, SJ, IMPORT_SEGMENTS_PAGE,
                      GtkWidget)

G_END_DECLS
