#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_CHIP (sj_import_chip_get_type ())
G_DECLARE_FINAL_TYPE (SjImportChip, sj_import_chip, SJ, IMPORT_CHIP, GtkWidget)

GtkWidget *sj_import_chip_new        (void);
void       sj_import_chip_set_column (SjImportChip *self,
                                      SjImportJob  *job,
                                      guint         column);
void       sj_import_chip_refresh    (SjImportChip *self);

G_END_DECLS
