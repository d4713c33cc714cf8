#pragma once

#include "core/sj-series.h"
#include "feedback/sj-feedback-import-private.h"

G_BEGIN_DECLS

SjSeriesOrigin sj_import_series_find_origin (const SjCurve *curve);
SjSeries *sj_import_series_find  (SjMap            *map,
                                  SjRecipe         *recipe,
                                  const SjCurve    *curve);
SjSeries *sj_import_series_store (SjFeedbackImport *import,
                                  SjEditLog        *log,
                                  SjSeries         *series,
                                  const SjCurve    *curve,
                                  SjRecords        *points);
void      sj_import_pairs_store  (SjFeedbackImport *import,
                                  SjEditLog        *log,
                                  SjCurveBuilder   *builder,
                                  SjImportSummary  *summary);

G_END_DECLS
