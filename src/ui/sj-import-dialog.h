#pragma once

#include "ui/sj-import-job.h"
#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_DIALOG (sj_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SjImportDialog, sj_import_dialog, SJ, IMPORT_DIALOG, AdwWindow)

void       sj_import_dialog_choose (SjWindow       *window);
GtkWidget *sj_import_dialog_open   (SjWindow       *window,
                                    GFile          *file);
gboolean   sj_import_dialog_is_ready (SjImportDialog *self);

G_END_DECLS
