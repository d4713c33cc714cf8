#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_HEAD (sj_import_head_get_type ())
G_DECLARE_FINAL_TYPE (SjImportHead, sj_import_head, SJ, IMPORT_HEAD, GtkWidget)

GtkWidget *sj_import_head_new     (GtkAdjustment *hadjustment);
void       sj_import_head_show    (SjImportHead  *self,
                                   SjImportJob   *job,
                                   guint          n_columns);
void       sj_import_head_refresh (SjImportHead  *self);
void       sj_import_head_set_widths (SjImportHead *self,
                                      int           number_width,
                                      int           column_width);
GtkWidget *sj_import_head_find_chip (SjImportHead *self,
                                     guint         column);

G_END_DECLS
