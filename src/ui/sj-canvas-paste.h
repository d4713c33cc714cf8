#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void sj_canvas_paste (SjCanvas *canvas,
                      gboolean  turned);

G_END_DECLS
