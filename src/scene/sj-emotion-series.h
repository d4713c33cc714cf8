#pragma once

#include "core/sj-series-view.h"
#include "scene/sj-emotion-lane.h"

G_BEGIN_DECLS

/* How a knot is joined to the one before. */
typedef enum
{
  SJ_JOIN_NONE,    /* the line begins anew */
  SJ_JOIN_LINE,
  SJ_JOIN_BRIDGE,  /* over one missing value: dashed, without a band */
} SjJoin;

/**
 * SjKnot:
 * @point: the value it shows
 * @measured: the valence that was measured, if another is drawn; else `NAN`
 * @x: across, from the start side
 * @join: how it is joined to the knot before
 * @marked: whether the point's marker stands here
 *
 * One place the line passes through. A value of a whole stage makes two knots.
 */
typedef struct
{
  const SjPoint *point;
  double         measured;
  double         x;
  SjJoin         join;
  gboolean       marked;
} SjKnot;

typedef struct
{
  const SjPoint *point;
  double         x;
} SjHiddenPoint;

/**
 * SjEmotionSeries:
 * @series: the series
 * @view: its points as they are drawn
 * @measured: whether it was measured
 * @colour: of line, band and marker
 * @dash: how the line is broken
 * @line_width: in points
 * @marker: what stands at its points
 * @shape: how points are joined
 * @knots: #SjKnot, from start to end
 * @hidden: #SjHiddenPoint, the suppressed points
 *
 * A series placed on the page and dressed.
 */
typedef struct
{
  SjSeries      *series;
  SjSeriesView  *view;
  gboolean       measured;
  SjColour       colour;
  SjDash         dash;
  double         line_width;
  SjMarkerShape  marker;
  SjLineShape    shape;
  GArray        *knots;
  GArray        *hidden;
} SjEmotionSeries;

GPtrArray *sj_emotion_series_collect (const SjEmotionFrame  *frame,
                                      SjMap                 *map);
double     sj_emotion_series_value   (const SjEmotionSeries *self,
                                      double                 x);

G_END_DECLS
