#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_window_drop_files  (SjWindow *window,
                            GSList   *files);
void sj_window_import_file (SjWindow *window,
                            GFile    *file);

G_END_DECLS
