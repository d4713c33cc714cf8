#pragma once

#include "core/sj-map.h"
#include "core/sj-recipe.h"
#include "feedback/sj-table.h"

G_BEGIN_DECLS

gboolean  sj_recipe_fits (SjRecipe  *recipe,
                          SjTable   *table,
                          GError   **error);
SjRecipe *sj_recipe_find_fitting (SjMap     *map,
                                  SjTable   *table,
                                  SjContent  content);

G_END_DECLS
