#pragma once

#include <adwaita.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_WHERE (sj_import_where_get_type ())
G_DECLARE_FINAL_TYPE (SjImportWhere, sj_import_where, SJ, IMPORT_WHERE, AdwPreferencesGroup)

void sj_import_where_show (SjImportWhere *self,
                           SjImportJob   *job);

G_END_DECLS
