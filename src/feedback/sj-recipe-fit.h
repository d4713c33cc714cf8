#pragma once

#include "core/sj-recipe.h"
#include "feedback/sj-table.h"

G_BEGIN_DECLS

gboolean sj_recipe_fits (SjRecipe  *recipe,
                         SjTable   *table,
                         GError   **error);

G_END_DECLS
