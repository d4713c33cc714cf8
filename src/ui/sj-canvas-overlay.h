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
void sj_canvas_overlay_append_box   (GtkSnapshot       *snapshot,
                                     const SjRectangle *place,
                                     const GdkRGBA     *colour);
void sj_canvas_overlay_append_bar   (GtkSnapshot       *snapshot,
                                     const SjRectangle *place,
                                     const GdkRGBA     *colour);
void sj_canvas_overlay_append_value (SjCanvas          *canvas,
                                     GtkSnapshot       *snapshot,
                                     double             x,
                                     double             y,
                                     const char        *text);
void sj_canvas_overlay_append_line  (GtkSnapshot       *snapshot,
                                     double             from_x,
                                     double             from_y,
                                     double             to_x,
                                     double             to_y,
                                     const GdkRGBA     *colour);
void sj_canvas_overlay_append_disc  (GtkSnapshot       *snapshot,
                                     double             x,
                                     double             y,
                                     double             radius,
                                     const GdkRGBA     *colour);
GdkRGBA sj_canvas_overlay_get_accent (SjCanvas         *canvas);

G_END_DECLS
