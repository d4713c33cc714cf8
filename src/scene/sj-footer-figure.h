#pragma once

#include "core/sj-map.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

/**
 * SjFooterSigns:
 * @firm: whether a point has 30 answers or more
 * @indicative: whether one has fewer
 * @fewest: the smallest group that any of the curves shows
 * @hidden: whether one is hidden
 * @high: whether ▲ stands alone, beside a point of a small plot
 * @low: whether ▼ does
 * @band: whether one has an interval
 * @dotted: whether an assumed curve is shown
 * @estimated: whether a curve is shown that was estimated by machine
 * @moment: whether a card is a moment of truth
 *
 * Which signs occur on the map and must be explained.
 */
typedef struct
{
  gboolean firm;
  gboolean indicative;
  int fewest;
  gboolean hidden;
  gboolean high;
  gboolean low;
  gboolean band;
  gboolean dotted;
  gboolean estimated;
  gboolean moment;
} SjFooterSigns;

void      sj_footer_signs_find_curves (SjFooterSigns         *self,
                                       SjMap                 *map);
SjFigure *sj_footer_figure_new        (const SjLayoutContext *context,
                                       SjMap                 *map,
                                       const SjFooterSigns   *signs,
                                       double                 width);

G_END_DECLS
