#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

SjMap *sj_map_copy        (SjMap      *map,
                           const char *id);
SjMap *sj_map_copy_head   (SjMap      *map,
                           const char *id);
void   sj_map_copy_assets (SjMap      *from,
                           SjMap      *to);

G_END_DECLS
