#pragma once

#include <gtk/gtk.h>

#include "scene/sj-figure.h"
#include "ui/sj-viewport.h"

G_BEGIN_DECLS

void sj_canvas_overlay_append_ring  (GtkSnapshot       *snapshot,
                                     const SjRectangle *place,
                                     const GdkRGBA     *colour);
void sj_canvas_overlay_append_hover (GtkSnapshot       *snapshot,
                                     const SjRectangle *place,
                                     const GdkRGBA     *colour);
void sj_canvas_overlay_append_route (GtkSnapshot       *snapshot,
                                     const SjFigure    *figure,
                                     const SjRectangle *place,
                                     double             zoom,
                                     const GdkRGBA     *colour);

G_END_DECLS
