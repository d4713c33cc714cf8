#pragma once

#include "core/sj-card.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

double sj_kpi_figure_get_height (SjCard                *card);
void   sj_kpi_figure_draw       (const SjLayoutContext *context,
                                 SjCard                *card,
                                 SjFigure              *figure,
                                 double                 x,
                                 double                 y,
                                 double                 room);
char  *sj_kpi_figure_describe   (SjCard                *card);

G_END_DECLS
