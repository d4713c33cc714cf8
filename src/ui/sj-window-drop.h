#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_window_drop_files (SjWindow *window,
                           GSList   *files);

G_END_DECLS
