#pragma once

#include "core/sj-card.h"
#include "core/sj-map.h"

G_BEGIN_DECLS

GPtrArray *sj_script_list_touchpoints (SjMap     *map);
gboolean   sj_script_list_has_script  (SjElement *element);
SjCard    *sj_script_list_neighbour   (SjCard    *card,
                                       int        step);

G_END_DECLS
