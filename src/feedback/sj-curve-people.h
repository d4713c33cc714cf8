#pragma once

#include "feedback/sj-curve-builder.h"

G_BEGIN_DECLS

/* What the same people said at one place in two curves, of other waves or segments. */
typedef struct
{
  const SjCurve *first;  /* borrowed */
  const SjCurve *second;
  const char *anchor;    /* borrowed */
  SjPairs pairs;
} SjCurvePairs;

/* The answers of one person at one place of one curve. */
typedef struct
{
  guint curve;
  SjCurveKnot *knot;
  double w, wv;
} SjPersonKnot;

/* Is told of each person. */
typedef void (*SjPersonFunc) (const SjPersonKnot *knots,
                              guint               n_knots,
                              gpointer            user_data);

void     sj_curve_people_foreach (SjCurveBuilder     *builder,
                                  const SjPeople     *people,
                                  SjPersonFunc        func,
                                  gpointer            user_data);
void     sj_curve_people_take    (SjCurveBuilder     *builder,
                                  const SjPeople     *people);
GArray  *sj_curve_people_compare (SjCurveBuilder     *builder,
                                  const SjPeople     *people);
gboolean sj_curve_pairs_are_same_people (const SjCurvePairs *pairs);

G_END_DECLS
