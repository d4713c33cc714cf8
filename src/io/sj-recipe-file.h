#pragma once

#include "core/sj-map.h"
#include "core/sj-recipe.h"

G_BEGIN_DECLS

#define SJ_RECIPE_FILE_SUFFIX ".sojourn-recipe"

GBytes   *sj_recipe_file_write (SjMap        *map,
                                SjRecipe     *recipe);
SjRecipe *sj_recipe_file_read  (GBytes       *bytes,
                                const char   *file_name,
                                SjMap        *map,
                                GError      **error);
gboolean  sj_recipe_file_save  (SjMap        *map,
                                SjRecipe     *recipe,
                                GFile        *file,
                                GCancellable *cancellable,
                                GError      **error);
SjRecipe *sj_recipe_file_load  (GFile        *file,
                                SjMap        *map,
                                GCancellable *cancellable,
                                GError      **error);

G_END_DECLS
