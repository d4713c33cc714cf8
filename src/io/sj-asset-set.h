#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

GHashTable *sj_asset_set_new         (void);
GHashTable *sj_asset_set_of_map      (SjMap      *map);
void        sj_asset_set_add_element (GHashTable *set,
                                      SjElement  *element,
                                      GPtrArray  *added);

G_END_DECLS
