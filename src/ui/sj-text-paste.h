#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void sj_text_paste_install (SjCanvas  *canvas,
                            GtkWidget *view);

G_END_DECLS
