#pragma once

#include "core/sj-edit-log.h"
#include "ui/sj-canvas.h"

G_BEGIN_DECLS

void     sj_picture_drop_install       (SjCanvas     *canvas,
                                        SjEditLog    *log);
gboolean sj_picture_drop_holds_picture (const GValue *value);

G_END_DECLS
