#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_window_files_choose        (SjWindow *window);
void sj_window_files_open          (SjWindow *window,
                                    GFile    *file);
void sj_window_files_create        (SjWindow   *window,
                                    const char *template_name);
void sj_window_files_save          (SjWindow *window);
void sj_window_files_save_as       (SjWindow *window);
void sj_window_files_ask_to_revert (SjWindow *window);

G_END_DECLS
