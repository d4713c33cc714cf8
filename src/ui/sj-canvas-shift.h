#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void sj_canvas_shift_move         (SjCanvas       *canvas,
                                   int             dx,
                                   int             dy);
void sj_canvas_shift_resize       (SjCanvas       *canvas,
                                   int             dx,
                                   int             dy);
void sj_canvas_shift_add_bindings (GtkWidgetClass *widget_class);

G_END_DECLS
