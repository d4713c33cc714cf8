#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-recipe.h"
#include "feedback/sj-curve-builder.h"

G_BEGIN_DECLS

/* A point of a stored series that may not be shown beside what an import brings. */
typedef struct
{
  SjSeries *series;
  char *anchor;
} SjBlockedPoint;

GPtrArray *sj_difference_guard_check (SjCurveBuilder *builder,
                                      SjMap          *map,
                                      SjRecipe       *recipe,
                                      guint           min_n);
void       sj_difference_guard_block (GPtrArray      *blocked,
                                      SjEditLog      *log);
void       sj_point_suppress         (SjPoint        *point,
                                      SjSuppression   reason);

G_END_DECLS
