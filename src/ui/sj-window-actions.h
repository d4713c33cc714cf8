#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_window_actions_install         (SjWindow       *window);
void sj_window_actions_add_accels      (GtkApplication *application);
void sj_window_actions_follow_document (SjWindow       *window);
void sj_window_actions_enable          (SjWindow       *window,
                                        const char     *name,
                                        gboolean        enabled);
void sj_window_actions_set_state       (SjWindow       *window,
                                        const char     *name,
                                        gboolean        state);

G_END_DECLS
