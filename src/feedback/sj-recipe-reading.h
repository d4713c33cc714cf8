#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-recipe.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

void      sj_recipe_get_reading (SjRecipe            *recipe,
                                 SjReading           *reading);
SjRecipe *sj_recipe_find        (SjMap               *map,
                                 const char          *file_name);
SjRecipe *sj_recipe_find_alike  (SjMap               *map,
                                 const SjReading     *reading,
                                 const SjTallyResult *result);
void      sj_recipe_store       (SjRecipe            *recipe,
                                 SjEditLog           *log,
                                 const SjReading     *reading,
                                 const SjTallyResult *result);

G_END_DECLS
