#pragma once

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

SjFigure *sj_card_figure_new          (const SjLayoutContext *context,
                                       SjCard                *card,
                                       SjLaneKind             kind,
                                       SjColour               bar,
                                       double                 width,
                                       double                 text_width);
double    sj_card_figure_get_need     (const SjLayoutContext *context,
                                       SjCard                *card,
                                       SjLaneKind             kind);
char     *sj_card_figure_create_label (SjCard                *card,
                                       SjLaneKind             kind);

G_END_DECLS
