#pragma once

#include <adwaita.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_SCORES (sj_import_scores_get_type ())
G_DECLARE_FINAL_TYPE (SjImportScores, sj_import_scores, SJ, IMPORT_SCORES, AdwPreferencesGroup)

void sj_import_scores_show (SjImportScores *self,
                            SjImportJob    *job);

G_END_DECLS
