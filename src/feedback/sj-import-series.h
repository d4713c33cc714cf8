#pragma once

#include "core/sj-series.h"
#include "feedback/sj-feedback-import-private.h"

G_BEGIN_DECLS

SjSeries *sj_import_series_find  (SjMap            *map,
                                  SjRecipe         *recipe,
                                  const SjCurve    *curve);
void      sj_import_series_store (SjFeedbackImport *import,
                                  SjEditLog        *log,
                                  SjSeries         *series,
                                  const SjCurve    *curve,
                                  SjRecords        *points);

G_END_DECLS
