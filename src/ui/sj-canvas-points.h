#pragma once

#include "core/sj-series.h"
#include "ui/sj-canvas.h"

G_BEGIN_DECLS

gboolean sj_canvas_points_refuse          (SjCanvas   *canvas,
                                           SjSeries   *series);
void     sj_canvas_points_set             (SjCanvas   *canvas,
                                           SjSeries   *series,
                                           const char *anchor,
                                           double      valence,
                                           const char *key);
gboolean sj_canvas_points_is_drawn        (SjCanvas   *canvas);
gboolean sj_canvas_points_value_at        (SjCanvas   *canvas,
                                           double      lane_y,
                                           double      y,
                                           double     *valence);
gboolean sj_canvas_points_add             (SjCanvas   *canvas,
                                           double      x,
                                           double      y);
gboolean sj_canvas_points_add_here        (SjCanvas   *canvas);
gboolean sj_canvas_points_nudge           (SjCanvas   *canvas,
                                           int         direction,
                                           gboolean    finely);
gboolean sj_canvas_points_delete_selected (SjCanvas   *canvas);
double   sj_canvas_points_snap            (double      valence);

void     sj_canvas_points_add_bindings    (GtkWidgetClass *widget_class);

G_END_DECLS
