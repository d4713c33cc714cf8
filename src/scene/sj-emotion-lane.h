#pragma once

#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "scene/sj-measure.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

/* Where a touchpoint, step or stage stands across: from the start side, in points. */
typedef struct
{
  double centre;
  double start;
  double end;
} SjAnchor;

/**
 * SjEmotionFrame:
 * @theme: colours and letters
 * @measure: what breaks texts
 * @rtl: whether the map is mirrored; all coordinates here are from the start side nevertheless
 * @page_width: what is mirrored in
 * @lane: the emotion lane
 * @x: where the cells begin, the end of the lane's header
 * @y: upper edge of the lane
 * @width: of the cells together
 * @height: of the lane
 * @anchors: id → #SjAnchor of every touchpoint, step and stage that has a place
 *
 * What the emotion lane must know of the map around it.
 */
typedef struct
{
  const SjTheme *theme;
  SjMeasure     *measure;
  gboolean       rtl;
  double         page_width;
  SjLane        *lane;
  double         x;
  double         y;
  double         width;
  double         height;
  GHashTable    *anchors;
} SjEmotionFrame;

gboolean sj_emotion_lane_has_small_plots (SjMap              *map);
double sj_emotion_lane_natural_height (SjMap                *map);
void   sj_emotion_lane_get_plot       (SjMap                *map,
                                       double                y,
                                       double                height,
                                       double               *top,
                                       double               *bottom);
void   sj_emotion_lane_layout         (const SjEmotionFrame *frame,
                                       SjMap                *map,
                                       GPtrArray            *items);

G_END_DECLS
