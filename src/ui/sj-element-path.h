#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

char *sj_element_path (SjElement *element);

G_END_DECLS
