#pragma once

#include "feedback/sj-tally-plan.h"

G_BEGIN_DECLS

void sj_planned_items_find  (SjPlannedScore *score,
                             SjTable        *table);
void sj_planned_items_place (SjTallyPlan    *plan);

G_END_DECLS
