#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

gboolean sj_canvas_title_edit            (SjCanvas       *canvas);
void     sj_canvas_title_leave           (SjCanvas       *canvas);
void     sj_canvas_title_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
