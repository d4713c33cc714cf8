#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void     sj_canvas_keys_move             (SjCanvas       *canvas,
                                          int             dx,
                                          int             dy);
void     sj_canvas_keys_extend           (SjCanvas       *canvas,
                                          int             dx,
                                          int             dy);
gboolean sj_canvas_keys_step             (SjCanvas       *canvas,
                                          int             direction);
void     sj_canvas_keys_follow_selection (SjCanvas       *canvas);
void     sj_canvas_keys_add_bindings     (GtkWidgetClass *widget_class);

G_END_DECLS
