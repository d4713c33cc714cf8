#pragma once

#include "core/sj-editing.h"

G_BEGIN_DECLS

GPtrArray *sj_fragment_paste_elements (SjEditLog *log,
                                       SjMap     *part,
                                       GPtrArray *chosen,
                                       SjStep    *step,
                                       SjLane    *lane);

G_END_DECLS
