#pragma once

#include "scene/sj-emotion-plot.h"

G_BEGIN_DECLS

void sj_emotion_sign_draw      (SjFigure      *figure,
                                double         x,
                                double         y,
                                int            direction,
                                SjColour       colour);
void sj_emotion_sign_draw_hidden (SjFigure    *figure,
                                  double       x,
                                  double       y,
                                  SjColour     colour);
void sj_emotion_plot_add_signs (SjEmotionPlot *self);

G_END_DECLS
