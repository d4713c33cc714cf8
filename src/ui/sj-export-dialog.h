#pragma once

#include "ui/sj-export-job.h"
#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_EXPORT_DIALOG (sj_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SjExportDialog, sj_export_dialog, SJ, EXPORT_DIALOG, AdwWindow)

GtkWidget *sj_export_dialog_open (SjWindow *window);

G_END_DECLS
