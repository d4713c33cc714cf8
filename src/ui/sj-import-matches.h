#pragma once

#include <adwaita.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_MATCHES (sj_import_matches_get_type ())
G_DECLARE_FINAL_TYPE (SjImportMatches, sj_import_matches, SJ, IMPORT_MATCHES, AdwPreferencesGroup)

void  sj_import_matches_show       (SjImportMatches *self,
                                    SjImportJob     *job,
                                    SjMap           *map);
guint sj_import_matches_get_n_used (SjImportMatches *self);

G_END_DECLS
