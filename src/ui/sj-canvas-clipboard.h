#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

gboolean sj_canvas_clipboard_copy         (SjCanvas       *canvas);
gboolean sj_canvas_clipboard_cut          (SjCanvas       *canvas);
void     sj_canvas_clipboard_add_bindings (GtkWidgetClass *widget_class);

G_END_DECLS
