#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_import_chooser_choose  (SjWindow   *window);
void sj_import_chooser_refresh (SjWindow   *window,
                                const char *series);

G_END_DECLS
