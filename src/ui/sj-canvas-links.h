#pragma once

#include "core/sj-link.h"
#include "ui/sj-canvas.h"

G_BEGIN_DECLS

gboolean sj_canvas_links_add          (SjCanvas          *canvas,
                                       const char        *from,
                                       const char        *to);
gboolean sj_canvas_links_get_ends     (const SjSceneItem *item,
                                       SjVertex          *start,
                                       SjVertex          *finish);
void     sj_canvas_links_add_bindings (GtkWidgetClass    *widget_class);

G_END_DECLS
