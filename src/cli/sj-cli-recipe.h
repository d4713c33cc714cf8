#pragma once

#include "core/sj-map.h"
#include "core/sj-recipe.h"

G_BEGIN_DECLS

int       sj_cli_recipe      (int          argc,
                              char        *argv[]);
SjRecipe *sj_cli_find_recipe (SjMap       *map,
                              const char  *map_path,
                              const char  *text,
                              GError     **error);

G_END_DECLS
