#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

GBytes *sj_map_write (SjMap *map);

G_END_DECLS
