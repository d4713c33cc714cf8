#pragma once

#include "core/sj-enums.h"
#include "scene/sj-figure.h"

G_BEGIN_DECLS

void sj_glyph_add      (SjFigure   *figure,
                        SjLaneKind  kind,
                        SjChannel   channel,
                        double      centre_x,
                        double      centre_y,
                        double      radius,
                        SjColour    colour);
void sj_glyph_add_face (SjFigure   *figure,
                        double      valence,
                        double      centre_x,
                        double      centre_y,
                        double      radius,
                        SjColour    colour);
void sj_glyph_add_star (SjFigure   *figure,
                        double      centre_x,
                        double      centre_y,
                        double      radius,
                        SjColour    colour);

G_END_DECLS
