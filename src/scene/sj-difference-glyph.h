#pragma once

#include "core/sj-comparison.h"
#include "scene/sj-figure.h"

G_BEGIN_DECLS

#define SJ_DIFFERENCE_BADGE_RADIUS 8.0

SjColour sj_difference_glyph_get_colour (const SjTheme    *theme,
                                         SjDifferenceKind  kind);
SjDash   sj_difference_glyph_get_dash   (SjDifferenceKind  kind,
                                         gboolean          ghost);
double   sj_difference_glyph_add        (SjFigure         *figure,
                                         const SjTheme    *theme,
                                         SjDifferenceKind  kind,
                                         gboolean          ghost,
                                         double            end,
                                         double            centre_y);

G_END_DECLS
