#pragma once

#include "core/sj-series.h"

G_BEGIN_DECLS

char *sj_point_words (SjSeries      *series,
                      const SjPoint *point);

G_END_DECLS
