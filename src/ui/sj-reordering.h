#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

void sj_reordering_place_before (SjEditLog *log,
                                 SjElement *element,
                                 SjElement *before);
void sj_reordering_place_after  (SjEditLog *log,
                                 SjElement *element,
                                 SjElement *after);
void sj_reordering_move_before  (SjEditLog *log,
                                 SjElement *element,
                                 SjElement *before);
void sj_reordering_move_step    (SjEditLog *log,
                                 SjStep    *step,
                                 SjStage   *stage,
                                 SjStep    *before);

G_END_DECLS
