#pragma once

#include "core/sj-map.h"
#include "core/sj-series.h"
#include "feedback/sj-point-test.h"

G_BEGIN_DECLS

/**
 * SjPointComparison:
 * @series: (transfer none): the curve that is compared with: another wave, or another persona
 * @by_wave: whether it is another wave
 * @difference: the headline figure here less the one there, in the metric's own unit
 * @valence: the emotion here less that there
 * @p: two-sided, adjusted after Holm for all comparisons of all curves of the map; `NAN` if there
 *   is no test
 * @p_raw: before the correction
 * @n_family: how many comparisons were corrected together; 0 if there is no test
 * @method: the test
 * @direction: 1 significantly better here, −1 significantly worse, 0 neither: p < .05 and a
 *   difference of emotion of at least .10
 *
 * How one place does against itself at another time, or with other people.
 */
typedef struct
{
  SjSeries *series;
  gboolean  by_wave;
  double    difference;
  double    valence;
  double    p;
  double    p_raw;
  guint     n_family;
  SjTestMethod method;
  int       direction;
} SjPointComparison;

GArray     *sj_point_comparison_list     (SjMap         *map,
                                          SjSeries      *series,
                                          const SjPoint *point);
GHashTable *sj_point_comparison_list_all (SjMap         *map,
                                          SjSeries      *series);

G_END_DECLS
