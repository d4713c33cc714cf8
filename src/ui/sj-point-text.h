#pragma once

#include "core/sj-series.h"
#include "feedback/sj-point-comparison.h"

G_BEGIN_DECLS

char   *sj_point_text_headline (SjSeries      *series,
                                const SjPoint *point);
char   *sj_point_text_evidence (SjSeries      *series,
                                const SjPoint *point);
char   *sj_point_text_contrast (const SjPoint *point);
char   *sj_point_text_comparison (SjSeries               *series,
                                  const SjPointComparison *comparison);
char   *sj_point_text_box      (SjSeries      *series,
                                const SjPoint *point,
                                guint          box);
double  sj_point_text_goodness (SjSeries      *series,
                                const SjPoint *point,
                                guint          box);

G_END_DECLS
