#pragma once

#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

/* A column of scores that was read. */
typedef struct
{
  char *title;
  char *description;
} SjImportScore;

char      *sj_import_text_form   (SjTable               *table);
char      *sj_import_text_rows   (const SjTallyResult   *result);
GPtrArray *sj_import_text_scores (const SjTallyResult   *result);
char      *sj_import_text_match  (SjMap                 *map,
                                  const SjImportMatch   *match);
char      *sj_import_text_done   (const SjImportSummary *summary);

G_END_DECLS
