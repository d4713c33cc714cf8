#pragma once

#include "io/sj-fragment.h"
#include "ui/sj-canvas.h"

G_BEGIN_DECLS

SjFragmentPlace sj_paste_place_find     (SjCanvas        *canvas);
gboolean        sj_paste_place_complete (SjCanvas        *canvas,
                                         SjFragmentPlace *place);

G_END_DECLS
