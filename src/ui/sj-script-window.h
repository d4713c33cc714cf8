#pragma once

#include <adwaita.h>

#include "core/sj-card.h"
#include "core/sj-edit-log.h"

G_BEGIN_DECLS

#define SJ_TYPE_SCRIPT_WINDOW (sj_script_window_get_type ())
G_DECLARE_FINAL_TYPE (SjScriptWindow, sj_script_window, SJ, SCRIPT_WINDOW, AdwWindow)

GtkWidget *sj_script_window_new      (GtkWindow      *parent,
                                      SjEditLog      *log,
                                      gboolean        read_only,
                                      SjCard         *card);
SjCard    *sj_script_window_get_card (SjScriptWindow *self);
guint      sj_script_window_get_n_answers (SjScriptWindow *self);

G_END_DECLS
