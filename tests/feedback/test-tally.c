#include <math.h>

#include "feedback/sj-suppression.h"
#include "feedback/sj-tally.h"

#define assert_near(value, expected, tolerance) \
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance)

static void
add_all (SjTally      *tally,
         const double *values,
         const double *weights,
         gsize         n)
{
  for (gsize i = 0; i < n; i++)
    sj_tally_add (tally, values[i], weights != NULL ? weights[i] : 1);
}

static void
test_nps_valence (void)
{
  static const double expected[] = { -1, -0.867, -0.733, -0.6, -0.467, -0.333,
                                     -0.2, -0.067, 0.2, 0.6, 1 };
  SjScale scale;

  sj_scale_init (&scale, SJ_METRIC_NPS, 0, 10);
  for (int i = 0; i <= 10; i++)
    assert_near (sj_scale_valence (&scale, i), expected[i], 5.1e-4);
}

static void
test_csat (void)
{
  static const double answers[] = { 5, 4, 4, 3, 5, 2, 4, 5 };
  SjScale scale;
  SjTally tally;
  SjTallySummary summary;

  sj_scale_init (&scale, SJ_METRIC_CSAT, 1, 5);
  sj_tally_init (&tally, &scale);
  add_all (&tally, answers, NULL, G_N_ELEMENTS (answers));
  g_assert_true (sj_tally_summarise (&tally, &summary));
  g_assert_cmpuint (summary.n, ==, 8);
  assert_near (summary.mean, 4, 1e-15);
  assert_near (summary.variance, 1.142857, 5e-7);
  assert_near (summary.low, 3.1063, 5e-5);
  assert_near (summary.high, 4.8937, 5e-5);
  assert_near (summary.valence, 0.5, 1e-15);
  assert_near (summary.valence_low, 0.0531, 5e-5);
  assert_near (summary.valence_high, 0.9469, 5e-5);
  assert_near (summary.top_box, 0.75, 1e-15);
  assert_near (summary.top_low, 0.40928, 5e-6);
  assert_near (summary.top_high, 0.92852, 5e-6);
  sj_tally_clear (&tally);
}

static void
test_nps (void)
{
  SjScale scale;
  SjTally tally;
  SjTallySummary summary;

  sj_scale_init (&scale, SJ_METRIC_NPS, 0, 10);
  sj_tally_init (&tally, &scale);
  for (int i = 0; i < 100; i++)
    sj_tally_add (&tally, i < 50 ? 9 + i % 2 : i < 80 ? 7 + i % 2 : i % 7, 1);
  g_assert_true (sj_tally_summarise (&tally, &summary));
  g_assert_cmpuint (summary.promoters, ==, 50);
  g_assert_cmpuint (summary.passives, ==, 30);
  g_assert_cmpuint (summary.detractors, ==, 20);
  assert_near (summary.nps, 30, 1e-12);
  assert_near (summary.nps_low, 14.051, 5e-4);
  assert_near (summary.nps_high, 44.201, 5e-4);
  sj_tally_clear (&tally);
}

/* A wave imported in two files must give the figures of one file. */
static void
test_merge (void)
{
  SjScale scale;
  SjTally whole, first, second;
  SjTallySummary of_whole, of_parts;

  sj_scale_init (&scale, SJ_METRIC_SLIDER, 0, 100);
  sj_tally_init (&whole, &scale);
  sj_tally_init (&first, &scale);
  sj_tally_init (&second, &scale);
  for (int i = 0; i < 1000; i++)
    {
      double value = (i * 37 % 1001) / 10.0; /* most without a counter */
      double weight = 0.1 + i % 7;

      sj_tally_add (&whole, value, weight);
      sj_tally_add (i % 3 == 0 ? &first : &second, value, weight);
    }
  sj_tally_add (&whole, 50, 1);
  sj_tally_add (&first, 50, 1);
  sj_tally_merge (&first, &second);
  g_assert_true (sj_tally_summarise (&whole, &of_whole));
  g_assert_true (sj_tally_summarise (&first, &of_parts));
  g_assert_cmpuint (of_parts.n, ==, of_whole.n);
  g_assert_cmpfloat (of_parts.mean, ==, of_whole.mean);
  g_assert_cmpfloat (of_parts.variance, ==, of_whole.variance);
  g_assert_cmpfloat (of_parts.valence_low, ==, of_whole.valence_low);
  sj_tally_clear (&whole);
  sj_tally_clear (&first);
  sj_tally_clear (&second);
}

/* Merging a weighted tally into one without weights keeps both. */
static void
test_merge_weights (void)
{
  SjScale scale;
  SjTally plain, weighted;
  SjTallySummary summary;

  sj_scale_init (&scale, SJ_METRIC_CSAT, 1, 5);
  sj_tally_init (&plain, &scale);
  sj_tally_init (&weighted, &scale);
  sj_tally_add (&plain, 2, 1);
  sj_tally_add (&weighted, 5, 2);
  sj_tally_merge (&plain, &weighted);
  g_assert_true (sj_tally_summarise (&plain, &summary));
  assert_near (summary.mean, 4, 1e-15);
  assert_near (summary.n_effective, 9.0 / 5, 1e-15);
  sj_tally_clear (&plain);
  sj_tally_clear (&weighted);
}

static void
test_weights (void)
{
  static const double answers[] = { 1, 2, 3, 4, 5 };
  static const double weights[] = { 1, 1, 2, 2, 4 };
  SjScale scale;
  SjTally tally;
  SjTallySummary summary;
  double variance = 18.1 / 10; /* Σw (x − 3.7)² / Σw */

  sj_scale_init (&scale, SJ_METRIC_CSAT, 1, 5);
  sj_tally_init (&tally, &scale);
  add_all (&tally, answers, weights, G_N_ELEMENTS (answers));
  g_assert_true (sj_tally_summarise (&tally, &summary));
  g_assert_cmpuint (summary.n, ==, 5);
  assert_near (summary.n_effective, 3.84615, 5e-6);
  assert_near (summary.mean, 3.7, 1e-14);
  assert_near (summary.variance, variance * (100.0 / 26) / (100.0 / 26 - 1), 1e-12);
  assert_near (summary.top_box, 0.6, 1e-14);
  sj_tally_clear (&tally);
}

/* Large numbers far from zero, the case in which Σx² − (Σx)² loses all digits. */
static void
test_precision (void)
{
  SjScale scale;
  SjTally tally;
  SjTallySummary summary;

  sj_scale_init (&scale, SJ_METRIC_SLIDER, 1e8 + 0.5, 1e8 + 4.5); /* has no counters */
  sj_tally_init (&tally, &scale);
  for (int i = 0; i < 1000; i++)
    sj_tally_add (&tally, 1e8 + 1 + i % 3, 1);
  g_assert_true (sj_tally_summarise (&tally, &summary));
  assert_near (summary.variance, 0.667666666666667, 1e-9);
  assert_near (summary.mean, 1e8 + (334 * 1 + 333 * 2 + 333 * 3) / 1000.0, 1e-7);
  sj_tally_clear (&tally);
}

static void
test_no_answers (void)
{
  SjScale scale;
  SjTally tally;
  SjTallySummary summary;

  sj_scale_init (&scale, SJ_METRIC_CSAT, 1, 5);
  sj_tally_init (&tally, &scale);
  g_assert_false (sj_tally_summarise (&tally, &summary));
  sj_tally_add (&tally, 4, 0);
  g_assert_false (sj_tally_summarise (&tally, &summary));
  g_assert_cmpuint (sj_tally_get_n (&tally), ==, 1);
  sj_tally_clear (&tally);
}

static void
test_could_not_answer (void)
{
  SjScale scale;
  SjTally tally;

  sj_scale_init (&scale, SJ_METRIC_CSAT, 1, 5);
  sj_tally_init (&tally, &scale);
  for (int i = 0; i < 8; i++)
    sj_tally_add (&tally, 4, 1);
  tally.missing[SJ_MISSING_SKIPPED] = 100;
  tally.missing[SJ_MISSING_NOT_APPLICABLE] = 2;
  g_assert_false (sj_tally_could_not_answer (&tally));
  tally.missing[SJ_MISSING_DONT_KNOW] = 1;
  g_assert_true (sj_tally_could_not_answer (&tally));
  sj_tally_clear (&tally);
}

/* The one small team must not come out as the difference from the whole. */
static void
test_suppression (void)
{
  SjSuppression parts[4] = { SJ_SHOWN };

  sj_suppress_parts ((const guint64[]) { 40, 3, 12, 0 }, 4, 5, TRUE, parts);
  g_assert_cmpint (parts[0], ==, SJ_SHOWN);
  g_assert_cmpint (parts[1], ==, SJ_SUPPRESSED_SMALL);
  g_assert_cmpint (parts[2], ==, SJ_SUPPRESSED_COMPLEMENTARY);
  g_assert_cmpint (parts[3], ==, SJ_SHOWN);

  memset (parts, 0, sizeof parts);
  sj_suppress_parts ((const guint64[]) { 40, 3, 4 }, 3, 5, TRUE, parts);
  g_assert_cmpint (parts[0], ==, SJ_SHOWN);

  memset (parts, 0, sizeof parts);
  sj_suppress_parts ((const guint64[]) { 40, 3, 12 }, 3, 0, TRUE, parts);
  g_assert_cmpint (parts[1], ==, SJ_SHOWN);

  memset (parts, 0, sizeof parts);
  sj_suppress_parts ((const guint64[]) { 40, 3, 12 }, 3, 5, FALSE, parts);
  g_assert_cmpint (parts[2], ==, SJ_SHOWN);
}

static void
test_scales (void)
{
  SjScale scale;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_true (sj_scale_parse (&scale, "likert_7", NULL, NULL));
  g_assert_cmpfloat (scale.high, ==, 7);
  id = sj_scale_get_id (&scale);
  g_assert_cmpstr (id, ==, "likert_7");
  g_assert_true (sj_scale_parse (&scale, "ces1", NULL, NULL));
  g_assert_true (scale.reversed);
  g_assert_true (sj_scale_parse (&scale, "stars", NULL, NULL));
  g_assert_cmpint (sj_scale_get_slot (&scale, 3.5), ==, 5);
  g_assert_cmpint (sj_scale_get_slot (&scale, 3.25), ==, -1);

  g_assert_false (sj_scale_parse (&scale, "csat", "5-1", &error));
  g_assert_nonnull (strstr (error->message, "5-1"));
  g_clear_error (&error);
  g_assert_false (sj_scale_parse (&scale, "nps", "0-100", &error));
  g_clear_error (&error);
  g_assert_false (sj_scale_parse (&scale, "happiness", NULL, &error));
  g_assert_nonnull (strstr (error->message, "happiness"));
  g_clear_error (&error);
  g_assert_false (sj_scale_parse (&scale, "csat", "1-inf", &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally/nps-valence", test_nps_valence);
  g_test_add_func ("/tally/csat", test_csat);
  g_test_add_func ("/tally/nps", test_nps);
  g_test_add_func ("/tally/merge", test_merge);
  g_test_add_func ("/tally/merge-weights", test_merge_weights);
  g_test_add_func ("/tally/weights", test_weights);
  g_test_add_func ("/tally/precision", test_precision);
  g_test_add_func ("/tally/no-answers", test_no_answers);
  g_test_add_func ("/tally/could-not-answer", test_could_not_answer);
  g_test_add_func ("/tally/suppression", test_suppression);
  g_test_add_func ("/tally/scales", test_scales);

  return g_test_run ();
}
