#pragma once

#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

/* What a person said names stand for: name → id of the anchor, or one of these. */
#define SJ_IMPORT_CHOICE_NONE ""
#define SJ_IMPORT_CHOICE_CREATE "+"

GHashTable *sj_import_choices_new       (void);
void        sj_import_choices_apply     (GHashTable       *choices,
                                         SjFeedbackImport *import);
void        sj_import_choices_apply_one (SjFeedbackImport *import,
                                         const char       *name,
                                         const char       *anchor);
GPtrArray  *sj_import_choices_list_open (GHashTable       *choices,
                                         SjFeedbackImport *import);
guint       sj_import_choices_count_used (SjFeedbackImport *import);
void        sj_import_choices_forget_columns (SjReading   *reading);

G_END_DECLS
