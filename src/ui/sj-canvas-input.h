#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void sj_canvas_input_install      (SjCanvas       *canvas);
void sj_canvas_input_add_bindings (GtkWidgetClass *widget_class);

G_END_DECLS
