#pragma once

#include "core/sj-card.h"
#include "core/sj-edit-log.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

SjStage   *sj_editing_add_stage   (SjEditLog  *log,
                                   SjStage    *after);
SjStep    *sj_editing_add_step    (SjEditLog  *log,
                                   SjStage    *stage,
                                   SjStep     *after);
SjLane    *sj_editing_add_lane    (SjEditLog  *log,
                                   SjLaneKind  kind,
                                   SjLane     *after);
SjCard    *sj_editing_add_card    (SjEditLog  *log,
                                   SjStep     *step,
                                   SjLane     *lane,
                                   SjCard     *after);
SjPersona *sj_editing_add_persona (SjEditLog  *log,
                                   const char *name);
SjLink    *sj_editing_add_link    (SjEditLog  *log,
                                   SjCard     *from,
                                   SjCard     *to,
                                   SjLinkKind  kind);
void       sj_editing_move_card   (SjEditLog  *log,
                                   SjCard     *card,
                                   SjStep     *step,
                                   SjLane     *lane,
                                   SjCard     *after);
void       sj_editing_move_step   (SjEditLog  *log,
                                   SjStep     *step,
                                   SjStage    *stage,
                                   SjStep     *after);
void       sj_editing_move_after  (SjEditLog  *log,
                                   SjElement  *element,
                                   SjElement  *after);
GPtrArray *sj_editing_copy_closure (SjMap *map,
                                    GPtrArray *elements);
GPtrArray *sj_editing_copy        (SjEditLog  *log,
                                   GPtrArray  *elements);
GPtrArray *sj_editing_duplicate   (SjEditLog  *log,
                                   GPtrArray  *elements);
void       sj_editing_delete      (SjEditLog  *log,
                                   GPtrArray  *elements);

G_END_DECLS
