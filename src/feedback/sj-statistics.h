#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An estimate and its 95 % interval. */
typedef struct
{
  double centre; /* the middle of the interval, not always the estimate that is drawn */
  double low;
  double high;
} SjInterval;

/* A test of a difference. */
typedef struct
{
  double difference;
  double statistic; /* z or t */
  double df;        /* of t; 0 for z */
  double p;         /* two-sided */
} SjTest;

/* One group of answers as the tests need it. */
typedef struct
{
  double n; /* or the effective number, when answers are weighted */
  double mean;
  double variance;
} SjSample;

/* Groups drawn towards their common mean. */
typedef struct
{
  double pooled_variance;
  double between_variance;
  double centre;
} SjShrinkage;

/* One point of a curve as the comparison with the rest of the curve needs it. */
typedef struct
{
  double valence;
  double standard_error;
  double df;
} SjCurvePoint;

double     sj_nps                    (double            promoters,
                                      double            detractors,
                                      double            n);
SjInterval sj_nps_interval_wald      (double            promoters,
                                      double            detractors,
                                      double            n);
SjInterval sj_nps_interval_adjusted  (double            promoters,
                                      double            detractors,
                                      double            n);
SjInterval sj_wilson_interval        (double            share,
                                      double            n);
SjInterval sj_mean_interval          (const SjSample   *sample,
                                      double            low,
                                      double            high);
double     sj_kish_n                 (double            sum_weights,
                                      double            sum_squares);
double     sj_sample_size            (double            margin,
                                      double            variance);

SjTest     sj_nps_test               (const double      first[3],
                                      const double      second[3]);
SjTest     sj_share_test             (double            successes_1,
                                      double            n_1,
                                      double            successes_2,
                                      double            n_2);
SjTest     sj_welch_test             (const SjSample   *first,
                                      const SjSample   *second);
SjTest     sj_paired_test            (const SjSample   *differences);
SjTest     sj_mcnemar_test           (guint64           only_first,
                                      guint64           only_second);
void       sj_holm_adjust            (const double     *p,
                                      guint             n,
                                      double           *adjusted);

gboolean   sj_shrink_groups          (const SjSample   *groups,
                                      guint             n,
                                      double           *shrunken,
                                      SjShrinkage      *shrinkage);
double     sj_blend_valences         (const double     *valences,
                                      const double     *standard_errors,
                                      const double     *weights,
                                      guint             n,
                                      double           *standard_error);
void       sj_curve_test_points      (const SjCurvePoint *points,
                                      guint               n,
                                      double             *p);

G_END_DECLS
