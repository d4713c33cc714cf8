#pragma once

#include <gtk/gtk.h>

#include "io/sj-document-recovery.h"

G_BEGIN_DECLS

#define SJ_TYPE_RECOVERY_ROW (sj_recovery_row_get_type ())
G_DECLARE_FINAL_TYPE (SjRecoveryRow, sj_recovery_row, SJ, RECOVERY_ROW, GtkListBoxRow)

GtkWidget  *sj_recovery_row_new          (SjRecovery    *recovery);
SjRecovery *sj_recovery_row_get_recovery (SjRecoveryRow *self);

G_END_DECLS
