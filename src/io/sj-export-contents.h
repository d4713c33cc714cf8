#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

char *sj_export_contents_describe (SjMap *map);

G_END_DECLS
