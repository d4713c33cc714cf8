#pragma once

#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

const char *sj_import_text_delimiter (char delimiter);
char *sj_import_text_form  (SjTable               *table);
char *sj_import_text_rows  (const SjTallyResult   *result);
char *sj_import_text_match (SjMap                 *map,
                            const SjImportMatch   *match);
char *sj_import_text_done  (const SjImportSummary *summary);

G_END_DECLS
