#pragma once

#include "core/sj-map.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

SjFigure *sj_header_figure_new                (const SjLayoutContext *context,
                                               SjMap                 *map,
                                               double                 width);
char     *sj_header_figure_create_subtitle    (SjMap                 *map);
char     *sj_header_figure_create_measurement (SjMap                 *map);

G_END_DECLS
