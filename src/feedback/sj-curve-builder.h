#pragma once

#include "core/sj-series.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

/* One curve in the making: the tallies of one scale, segment and wave, by anchor. */
typedef struct
{
  const SjScale *scale; /* borrowed */
  char *segment;
  char *wave;
  GPtrArray *knots; /* SjCurveKnot */
} SjCurve;

/* All answers that belong to one anchor. */
typedef struct
{
  const char *anchor; /* borrowed */
  SjTally tally;
  SjSuppression suppression;
} SjCurveKnot;

/* The curves of one import. */
typedef struct
{
  GPtrArray *curves; /* SjCurve */
} SjCurveBuilder;

void       sj_curve_builder_init      (SjCurveBuilder      *builder);
void       sj_curve_builder_clear     (SjCurveBuilder      *builder);
void       sj_curve_builder_add       (SjCurveBuilder      *builder,
                                       const SjResultGroup *group,
                                       const char          *anchor);
void       sj_curve_builder_suppress  (SjCurveBuilder      *builder,
                                       guint                min_n);
SjRecords *sj_curve_make_points       (const SjCurve       *curve);
char      *sj_curve_make_title        (const SjCurve       *curve);

G_END_DECLS
