#pragma once

#include "core/sj-series.h"

G_BEGIN_DECLS

/* From fewer answers than these a value is only indicative (specification §1.7). */
#define SJ_POINT_FIRM_ANSWERS 30

char *sj_point_words (SjSeries      *series,
                      const SjPoint *point);

G_END_DECLS
