#pragma once

#include "ui/sj-canvas.h"

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
void sj_canvas_overlay_snapshot     (SjCanvas          *canvas,
                                     GtkSnapshot       *snapshot,
                                     const SjSceneItem *hovered,
                                     GPtrArray         *ringed);
GdkRGBA sj_canvas_overlay_get_accent (SjCanvas         *canvas);

G_END_DECLS
