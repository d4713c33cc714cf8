#pragma once

#include "core/sj-edit-log.h"
#include "ui/sj-import-page.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_QUOTES_PAGE (sj_import_quotes_page_get_type ())
G_DECLARE_FINAL_TYPE (SjImportQuotesPage, sj_import_quotes_page, SJ, IMPORT_QUOTES_PAGE, GtkWidget)

GtkWidget *sj_import_quotes_page_new (SjEditLog *log);

G_END_DECLS
