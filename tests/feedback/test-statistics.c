#include <math.h>

#include "feedback/sj-distribution.h"
#include "feedback/sj-statistics.h"

/* A wrong interval makes a team believe in a difference that is not there. The values come from the
 * specification's own computations, and from an arbitrary-precision library. */

#define assert_near(value, expected, tolerance) \
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance)

static void
test_student_deviate (void)
{
  static const double values[][2] = {
    { 1, 12.7062047361747046 },      { 2, 4.30265272974946385 },
    { 2.5, 3.57465484200368322 },    { 4, 2.77644510519779436 },
    { 7, 2.36462425159278534 },      { 14.211, 2.14180294651212105 },
    { 29, 2.0452296421327043 },      { 99, 1.9842169515864175 },
    { 1000, 1.96233908082640848 },   { 12345.5, 1.96015615981629025 },
    { 1e6, 1.95996635681410704 },    { 1e8, 1.95996400826276682 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    assert_near (sj_student_deviate (values[i][0]) / values[i][1], 1, 5e-15);
}

static void
test_student_two_sided (void)
{
  static const double values[][3] = {
    { 0.1, 3, 0.926652348800805829 },    { 2.694, 14.211, 0.0172806464372191618 },
    { 10, 5, 0.000170947575742963591 },  { 30, 30, 6.25179163060888795e-24 },
    { 1.5, 0.7, 0.44036509701924026 },   { 4, 250000, 0.0000633606864351116878 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    assert_near (sj_student_two_sided (values[i][0], values[i][1]) / values[i][2], 1, 1e-10);
  assert_near (sj_student_two_sided (-2.694, 14.211), 0.0172806464372191618, 1e-14);
  assert_near (sj_student_upper (-2, 5) + sj_student_upper (2, 5), 1, 1e-15);
}

static void
test_nps (void)
{
  SjInterval plain = sj_nps_interval_wald (50, 20, 100);
  SjInterval adjusted = sj_nps_interval_adjusted (50, 20, 100);
  SjInterval small = sj_nps_interval_adjusted (10, 0, 15);

  assert_near (sj_nps (50, 20, 100), 30, 1e-12);
  assert_near (plain.low, 14.692, 5e-4);
  assert_near (plain.high, 45.308, 5e-4);
  assert_near (adjusted.centre, 29.126, 5e-4);
  assert_near (adjusted.low, 14.051, 5e-4);
  assert_near (adjusted.high, 44.201, 5e-4);

  assert_near (sj_nps (10, 0, 15), 66.667, 5e-4);
  assert_near (small.low, 29.008, 5e-4);
  assert_near (small.high, 82.104, 5e-4);
}

static void
test_nps_stays_on_scale (void)
{
  SjInterval all = sj_nps_interval_adjusted (3, 0, 3);

  g_assert_cmpfloat (all.high, <=, 100);
  g_assert_cmpfloat (sj_nps_interval_adjusted (0, 3, 3).low, >=, -100);
}

static void
test_nps_difference (void)
{
  SjTest test = sj_nps_test ((const double[]) { 50, 30, 20 }, (const double[]) { 70, 30, 20 });

  assert_near (test.difference, 11.524, 5e-4);
  assert_near (test.statistic, 1.1182, 5e-5);
  assert_near (test.p, 0.2635, 5e-5);
}

static void
test_wilson (void)
{
  static const double values[][4] = {
    { 0.8, 10, 0.49016, 0.94332 },
    { 0, 5, 0, 0.43448 },
    { 0.8, 100, 0.71117, 0.86663 },
    { 0.75, 8, 0.40928, 0.92852 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      SjInterval interval = sj_wilson_interval (values[i][0], values[i][1]);

      assert_near (interval.low, values[i][2], 5.1e-6);
      assert_near (interval.high, values[i][3], 5.1e-6);
    }
}

static void
test_share_difference (void)
{
  SjTest test = sj_share_test (40, 50, 30, 50);

  assert_near (test.statistic, 2.1712, 5e-5);
  assert_near (test.p, 0.0299, 5e-5);
}

static const SjSample csat = { .n = 8, .mean = 4, .variance = 8.0 / 7 };

static void
test_mean_interval (void)
{
  SjInterval interval = sj_mean_interval (&csat, 1, 5);

  assert_near (interval.low, 3.1063, 5e-5);
  assert_near (interval.high, 4.8937, 5e-5);
}

/* Three people who all said 5 are no proof that everybody is delighted. */
static void
test_mean_interval_of_few (void)
{
  SjInterval few = sj_mean_interval (&(SjSample) { .n = 3, .mean = 5, .variance = NAN }, 1, 5);
  SjInterval alike = sj_mean_interval (&(SjSample) { .n = 50, .mean = 5, .variance = 0 }, 1, 5);
  SjInterval share = sj_wilson_interval (1, 3);

  assert_near (few.low, 1 + 4 * share.low, 1e-12);
  assert_near (few.high, 5, 1e-12);
  g_assert_cmpfloat (alike.low, >, few.low);
  g_assert_cmpfloat (alike.low, <, 5);
}

static void
test_welch (void)
{
  /* 3, 2, 4, 3, 3, 1, 2, 4, 3, 2 */
  SjTest test = sj_welch_test (&csat, &(SjSample) { .n = 10, .mean = 2.7, .variance = 8.1 / 9 });

  assert_near (test.statistic, 2.6940, 5e-5);
  assert_near (test.df, 14.211, 5e-4);
  assert_near (test.p, 0.01728, 5e-6);
}

static void
test_kish (void)
{
  assert_near (sj_kish_n (10, 26), 3.84615, 5e-6);
  g_assert_cmpfloat (sj_kish_n (0, 0), ==, 0);
}

static void
test_sample_size (void)
{
  g_assert_cmpfloat (sj_sample_size (10, 1), ==, 384);
  g_assert_cmpfloat (sj_sample_size (10, 0.61), ==, 234);
  g_assert_cmpfloat (sj_sample_size (5, 1), ==, 1537);
}

/* sleep (Student 1908): ten people, two drugs; t = −4.0621, p = .002833 in R. */
static void
test_paired (void)
{
  static const double differences[] = { -1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4 };
  double mean = 0, squares = 0;
  SjTest test;

  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    mean += differences[i] / 10;
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    squares += (differences[i] - mean) * (differences[i] - mean);
  test = sj_paired_test (&(SjSample) { .n = 10, .mean = mean, .variance = squares / 9 });
  assert_near (test.statistic, -4.0621, 5e-5);
  assert_near (test.p, 0.002833, 5e-7);
}

/* Agresti's approval ratings: 150 against 86, χ² = 17.3559 without continuity correction; and 2
 * against 8, exactly 2 · 56 / 1024. */
static void
test_mcnemar (void)
{
  SjTest many = sj_mcnemar_test (150, 86);
  SjTest few = sj_mcnemar_test (2, 8);

  assert_near (many.statistic * many.statistic, 17.3559, 5e-4);
  assert_near (many.p, 3.1e-5, 1e-6);
  assert_near (few.p, 2 * 56.0 / 1024, 1e-12);
  g_assert_cmpfloat (sj_mcnemar_test (0, 0).p, ==, 1);
}

/* p.adjust (c (.01, .04, .03, .005), "holm") in R. */
static void
test_holm (void)
{
  static const double p[] = { 0.01, 0.04, 0.03, 0.005 };
  static const double expected[] = { 0.03, 0.06, 0.06, 0.02 };
  double adjusted[4];

  sj_holm_adjust (p, 4, adjusted);
  for (int i = 0; i < 4; i++)
    assert_near (adjusted[i], expected[i], 1e-12);
}

static void
test_holm_ties_and_gaps (void)
{
  static const double p[] = { 0.02, NAN, 0.02, 0.5 };
  double adjusted[4];

  sj_holm_adjust (p, 4, adjusted);
  assert_near (adjusted[0], 0.06, 1e-12);
  g_assert_true (isnan (adjusted[1]));
  assert_near (adjusted[2], 0.06, 1e-12);
  assert_near (adjusted[3], 0.5, 1e-12);
}

static void
test_shrinkage (void)
{
  static const SjSample groups[] = {
    { 200, 0.40, 0.25 }, { 8, -0.50, 0.36 }, { 40, 0.10, 0.30 }, { 15, 0.70, 0.16 }
  };
  static const double expected[] = { 0.3974, -0.3234, 0.1064, 0.6240 };
  double shrunken[4];
  SjShrinkage shrinkage;

  g_assert_true (sj_shrink_groups (groups, 4, shrunken, &shrinkage));
  assert_near (shrinkage.pooled_variance, 0.255637, 5e-7);
  assert_near (shrinkage.between_variance, 0.094879, 5e-7);
  assert_near (shrinkage.centre, 0.201101, 5e-7);
  for (int i = 0; i < 4; i++)
    assert_near (shrunken[i], expected[i], 5.1e-5);
  g_assert_false (sj_shrink_groups (groups, 2, shrunken, NULL));
}

static void
test_blend (void)
{
  static const double valences[] = { 0.5, -0.1 };
  static const double errors[] = { 0.03, 0.04 };
  static const double weights[] = { 3, 1 };
  double error;

  assert_near (sj_blend_valences (valences, errors, NULL, 2, &error), 0.2, 1e-12);
  assert_near (error, 0.025, 1e-12);
  assert_near (sj_blend_valences (valences, errors, weights, 2, &error), 0.35, 1e-12);
  assert_near (error, sqrt (0.75 * 0.75 * 0.0009 + 0.25 * 0.25 * 0.0016), 1e-12);
}

/* One clear low among points that hardly differ is no chance; the rest may be, although some
 * intervals do not overlap. */
static void
test_curve_points (void)
{
  static const SjCurvePoint points[] = {
    { 0.42, 0.03, 300 }, { 0.40, 0.03, 300 }, { -0.50, 0.04, 300 }, { 0.44, 0.03, 300 },
    { 0.38, 0.30, 4 },
  };
  double p[5], adjusted[5];

  sj_curve_test_points (points, 5, p);
  sj_holm_adjust (p, 5, adjusted);
  g_assert_cmpfloat (adjusted[2], <, 0.001);
  g_assert_cmpfloat (adjusted[4], >, 0.05);
  sj_curve_test_points (points, 1, p);
  g_assert_cmpfloat (p[0], ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/student-deviate", test_student_deviate);
  g_test_add_func ("/statistics/student-two-sided", test_student_two_sided);
  g_test_add_func ("/statistics/nps", test_nps);
  g_test_add_func ("/statistics/nps-stays-on-scale", test_nps_stays_on_scale);
  g_test_add_func ("/statistics/nps-difference", test_nps_difference);
  g_test_add_func ("/statistics/wilson", test_wilson);
  g_test_add_func ("/statistics/share-difference", test_share_difference);
  g_test_add_func ("/statistics/mean-interval", test_mean_interval);
  g_test_add_func ("/statistics/mean-interval-of-few", test_mean_interval_of_few);
  g_test_add_func ("/statistics/welch", test_welch);
  g_test_add_func ("/statistics/kish", test_kish);
  g_test_add_func ("/statistics/sample-size", test_sample_size);
  g_test_add_func ("/statistics/paired", test_paired);
  g_test_add_func ("/statistics/mcnemar", test_mcnemar);
  g_test_add_func ("/statistics/holm", test_holm);
  g_test_add_func ("/statistics/holm-ties-and-gaps", test_holm_ties_and_gaps);
  g_test_add_func ("/statistics/shrinkage", test_shrinkage);
  g_test_add_func ("/statistics/blend", test_blend);
  g_test_add_func ("/statistics/curve-points", test_curve_points);

  return g_test_run ();
}
