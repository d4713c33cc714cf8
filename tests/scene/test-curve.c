#include <math.h>

#include "scene/sj-curve.h"

/* Cases from the published algorithm and the specification's golden values. */
static const double golden_x[] = { 0, 1, 2, 3, 4, 5 };
static const double golden_y[] = { .2, .4, -.6, -.6, .9, .8 };

static void
test_golden_tangents (void)
{
  static const double expected[] = { .2, 0, 0, 0, 0, -.1 };
  double tangents[6];

  sj_curve_tangents (golden_x, golden_y, tangents, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (tangents[i], expected[i], 1e-12);
}

/* A curve that overshoots shows a low that nobody measured. */
static void
test_never_beyond_the_data (void)
{
  double tangents[6], low = INFINITY, high = -INFINITY;

  sj_curve_tangents (golden_x, golden_y, tangents, 6);
  for (double at = 0; at <= 5; at += 1 / 512.0)
    {
      double value = sj_curve_value (golden_x, golden_y, tangents, 6, at);

      low = MIN (low, value);
      high = MAX (high, value);
    }

  g_assert_cmpfloat_with_epsilon (low, -.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (high, .9, 1e-12);
}

static void
test_random_data_stay_monotone_between_knots (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double x[12], y[12], tangents[12];

      for (guint i = 0; i < 12; i++)
        {
          x[i] = (i > 0 ? x[i - 1] : 0) + g_test_rand_double_range (0.1, 3);
          y[i] = g_test_rand_double_range (-1, 1);
        }
      sj_curve_tangents (x, y, tangents, 12);

      for (guint i = 0; i < 11; i++)
        for (double t = 0; t <= 1; t += 1 / 32.0)
          {
            double value = sj_curve_value (x, y, tangents, 12, x[i] + t * (x[i + 1] - x[i]));

            g_assert_cmpfloat (value, >=, MIN (y[i], y[i + 1]) - 1e-9);
            g_assert_cmpfloat (value, <=, MAX (y[i], y[i + 1]) + 1e-9);
          }
    }
}

static void
test_passes_through_every_value (void)
{
  double tangents[6];

  sj_curve_tangents (golden_x, golden_y, tangents, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (sj_curve_value (golden_x, golden_y, tangents, 6, golden_x[i]),
                                    golden_y[i], 1e-12);
  g_assert_cmpfloat (sj_curve_value (golden_x, golden_y, tangents, 6, -3), ==, .2);
  g_assert_cmpfloat (sj_curve_value (golden_x, golden_y, tangents, 6, 9), ==, .8);
}

static void
test_one_and_two_values (void)
{
  static const double x[] = { 2, 4 }, y[] = { .5, -.5 };
  double tangents[2];

  sj_curve_tangents (x, y, tangents, 1);
  g_assert_cmpfloat (tangents[0], ==, 0);
  g_assert_cmpfloat (sj_curve_value (x, y, tangents, 1, 7), ==, .5);

  sj_curve_tangents (x, y, tangents, 2);
  g_assert_cmpfloat (tangents[0], ==, -.5);
  g_assert_cmpfloat (sj_curve_value (x, y, tangents, 2, 3), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve/golden-tangents", test_golden_tangents);
  g_test_add_func ("/curve/never-beyond-the-data", test_never_beyond_the_data);
  g_test_add_func ("/curve/random-data-stay-monotone-between-knots",
                   test_random_data_stay_monotone_between_knots);
  g_test_add_func ("/curve/passes-through-every-value", test_passes_through_every_value);
  g_test_add_func ("/curve/one-and-two-values", test_one_and_two_values);

  return g_test_run ();
}
