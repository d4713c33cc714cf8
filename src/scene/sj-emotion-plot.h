#pragma once

#include "scene/sj-emotion-series.h"

G_BEGIN_DECLS

/**
 * SjEmotionPlot:
 * @frame: the lane and what is around it
 * @map: the map
 * @items: where items are added
 * @series: (element-type SjEmotionSeries): the curves
 * @top: height of valence +1 on the page
 * @bottom: height of valence −1
 *
 * What the parts of the emotion lane share while it is laid out.
 */
typedef struct
{
  const SjEmotionFrame *frame;
  SjMap                *map;
  GPtrArray            *items;
  GPtrArray            *series;
  double                top;
  double                bottom;
} SjEmotionPlot;

double       sj_emotion_plot_y           (const SjEmotionPlot   *self,
                                          double                 valence);
SjFigure    *sj_emotion_plot_new_figure  (const SjEmotionPlot   *self,
                                          double                 width,
                                          double                 height);
SjSceneItem *sj_emotion_plot_add         (SjEmotionPlot         *self,
                                          SjRole                 role,
                                          SjFigure              *figure,
                                          double                 x,
                                          double                 y,
                                          SjElement             *element,
                                          const char            *anchor,
                                          const char            *label);
void         sj_emotion_plot_add_bands   (SjEmotionPlot         *self,
                                          const SjEmotionSeries *series);
void         sj_emotion_plot_add_line    (SjEmotionPlot         *self,
                                          const SjEmotionSeries *series);
void         sj_emotion_plot_add_points  (SjEmotionPlot         *self,
                                          const SjEmotionSeries *series);
void         sj_emotion_plot_add_callouts (SjEmotionPlot        *self);
void         sj_emotion_plot_add_labels  (SjEmotionPlot         *self);

G_END_DECLS
