#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_RECOVERY_DIALOG (sj_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SjRecoveryDialog, sj_recovery_dialog, SJ, RECOVERY_DIALOG, AdwWindow)

GtkWidget *sj_recovery_dialog_offer    (SjWindow         *window);
GtkWidget *sj_recovery_dialog_get_list (SjRecoveryDialog *self);

G_END_DECLS
