#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_COLUMN_FORM (sj_import_column_form_get_type ())
G_DECLARE_FINAL_TYPE (SjImportColumnForm, sj_import_column_form, SJ, IMPORT_COLUMN_FORM, GtkWidget)

GtkWidget *sj_import_column_form_new (SjImportJob *job,
                                      guint        column);

G_END_DECLS
