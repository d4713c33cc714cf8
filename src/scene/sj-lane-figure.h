#pragma once

#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-row.h"

G_BEGIN_DECLS

double    sj_lane_figure_get_min_height (const SjLayoutContext *context,
                                         const SjRow           *row);
SjFigure *sj_lane_figure_new            (const SjLayoutContext *context,
                                         const SjRow           *row,
                                         double                 width);

G_END_DECLS
