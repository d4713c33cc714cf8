#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

GPtrArray *sj_map_order_elements (SjMap *map);

G_END_DECLS
