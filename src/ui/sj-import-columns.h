#pragma once

#include <adwaita.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_COLUMNS (sj_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (SjImportColumns, sj_import_columns, SJ, IMPORT_COLUMNS, AdwPreferencesGroup)

void sj_import_columns_show (SjImportColumns *self,
                             SjImportJob     *job);

G_END_DECLS
