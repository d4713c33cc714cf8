#pragma once

#include "scene/sj-column.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

double    sj_time_figure_measure (const SjLayoutContext *context,
                                  GPtrArray             *columns);
SjFigure *sj_time_figure_new     (const SjLayoutContext *context,
                                  GPtrArray             *columns,
                                  double                 width,
                                  double                 height);
char     *sj_time_figure_describe (GPtrArray            *columns);

G_END_DECLS
