#pragma once

#include <gtk/gtk.h>

#include "scene/sj-paint.h"

G_BEGIN_DECLS

int            sj_hairline_choose_band (double         zoom);
double         sj_hairline_get_pixel   (int            band);
SjColour       sj_hairline_fade        (SjColour       colour,
                                        double         width,
                                        double         pixel);
GskRenderNode *sj_hairline_widen       (GskRenderNode *node,
                                        double         pixel);

G_END_DECLS
