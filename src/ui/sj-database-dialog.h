#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_DATABASE_DIALOG (sj_database_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SjDatabaseDialog, sj_database_dialog, SJ, DATABASE_DIALOG, AdwWindow)

void sj_database_dialog_open (SjWindow   *window,
                              const char *path);

G_END_DECLS
