#pragma once

#include "core/sj-series.h"
#include "feedback/sj-pairs.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

/* One curve in the making: the tallies of one scale, segment and wave, by anchor. */
typedef struct
{
  const SjScale *scale; /* borrowed */
  char *segment;
  char *wave;
  GPtrArray *knots; /* SjCurveKnot */
  const char *elsewhere; /* the column of its figures, if somebody else has worked them out; NULL
                          * otherwise; borrowed */
  char *blend; /* the metrics that were averaged; NULL: only that of the scale */
  SjSeries *series; /* where it is kept, once it is; borrowed */
} SjCurve;

/* All answers that belong to one anchor. */
typedef struct
{
  const char *anchor; /* borrowed */
  SjTally tally;
  const SjFinishedFigure *figure; /* borrowed; instead of the tally, or NULL */
  SjSuppression suppression;
  GArray *cells;    /* guint32: the places of its groups in the result */
  guint64 n_people; /* different ones; 0 if nobody knows */
  SjPairs rest;     /* the same people here and elsewhere on the curve */
  double stabilised; /* valence drawn towards that of the other segments; NAN without */
} SjCurveKnot;

/* The curves of one import. */
typedef struct
{
  GPtrArray *curves; /* SjCurve */
  gboolean has_people; /* it is known who gave which answers */
} SjCurveBuilder;

/* Fewer pairs say nothing, and too much of who they are. */
#define SJ_MIN_PAIRS 5

void       sj_curve_builder_init      (SjCurveBuilder      *builder);
void       sj_curve_builder_clear     (SjCurveBuilder      *builder);
void       sj_curve_builder_add       (SjCurveBuilder      *builder,
                                       const SjResultGroup *group,
                                       guint32              place,
                                       const char          *anchor);
void       sj_curve_builder_stabilise (SjCurveBuilder      *builder);
guint64    sj_curve_knot_get_size     (const SjCurveKnot   *knot);
void       sj_curve_builder_suppress  (SjCurveBuilder      *builder,
                                       guint                min_n);
SjRecords *sj_curve_make_points       (const SjCurve       *curve,
                                       gboolean             respondents);
void       sj_curve_fill_p_values    (SjRecords            *points,
                                      const SjPairs *const *pairs);
double     sj_curve_get_coverage      (const SjCurve       *curve,
                                       double              *words_known);
char      *sj_curve_make_title        (const SjCurve       *curve);

G_END_DECLS
