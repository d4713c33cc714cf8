#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-lane.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

GPtrArray *sj_cell_filling_perform (SjEditLog  *log,
                                    const char *text,
                                    SjStep     *step,
                                    SjLane     *lane,
                                    gboolean    add_steps,
                                    guint      *n_left_out);

G_END_DECLS
