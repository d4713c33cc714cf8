#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

void sj_element_set_map (SjElement *self,
                         SjMap     *map);

G_END_DECLS
