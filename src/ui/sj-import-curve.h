#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_CURVE (sj_import_curve_get_type ())
G_DECLARE_FINAL_TYPE (SjImportCurve, sj_import_curve, SJ, IMPORT_CURVE, GtkWidget)

GtkWidget *sj_import_curve_new  (gboolean       whole);
void       sj_import_curve_show (SjImportCurve *self,
                                 SjImportJob   *job);

G_END_DECLS
