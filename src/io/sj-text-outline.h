#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

char *sj_text_outline_from_map (SjMap     *map,
                                GPtrArray *elements);

G_END_DECLS
