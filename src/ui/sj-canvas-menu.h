#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void sj_canvas_menu_popup        (SjCanvas       *canvas,
                                  double          x,
                                  double          y);
void sj_canvas_menu_popup_lanes  (SjCanvas       *canvas,
                                  double          x,
                                  double          y);
void sj_canvas_menu_popup_links  (SjCanvas       *canvas,
                                  double          x,
                                  double          y);
void sj_canvas_menu_add_bindings (GtkWidgetClass *widget_class);
gboolean sj_canvas_menu_is_there     (SjCanvas       *canvas);

G_END_DECLS
