#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_QUESTION (sj_import_question_get_type ())
G_DECLARE_FINAL_TYPE (SjImportQuestion, sj_import_question, SJ, IMPORT_QUESTION, GtkWidget)

GtkWidget *sj_import_question_new  (void);
void       sj_import_question_show (SjImportQuestion *self,
                                    SjImportJob      *job,
                                    guint             position);

G_END_DECLS
