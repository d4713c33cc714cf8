#define G_LOG_DOMAIN "sj-statistics"

#include "feedback/sj-statistics.h"

#include <math.h>

#include "feedback/sj-distribution.h"

/* Everything the program says about uncertainty. Pure functions of numbers. */

#define MAX_EXACT 25 /* discordant pairs that are still counted out exactly */

static SjInterval
interval_around (double centre,
                 double half_width,
                 double low,
                 double high)
{
  return (SjInterval) {
    .centre = centre,
    .low = CLAMP (centre - half_width, low, high),
    .high = CLAMP (centre + half_width, low, high),
  };
}

/**
 * sj_nps:
 * @promoters: answers 9 and 10, or the sum of their weights
 * @detractors: answers 0 to 6
 * @n: all answers
 *
 * Returns: the Net Promoter Score, −100 to 100
 */
double
sj_nps (double promoters,
        double detractors,
        double n)
{
  return 100 * (promoters - detractors) / n;
}

static double
nps_error (double p,
           double d,
           double n)
{
  return sqrt ((p + d - (p - d) * (p - d)) / n);
}

/**
 * sj_nps_interval_wald:
 *
 * The plain interval, from the variance p + d − (p − d)² of a ticket worth 1, 0 or −1
 * (measuringu.com/nps-three-confidence-intervals).
 *
 * Returns: the interval in points, within ±100
 */
SjInterval
sj_nps_interval_wald (double promoters,
                      double detractors,
                      double n)
{
  double p = promoters / n, d = detractors / n;

  return interval_around (100 * (p - d), 100 * SJ_Z95 * nps_error (p, d, n), -100, 100);
}

/**
 * sj_nps_interval_adjusted:
 *
 * The adjusted Wald interval: three more answers, ¾ of one a promoter and ¾ a detractor. The best
 * coverage of the three methods compared at measuringu.com/nps-three-confidence-intervals.
 *
 * Returns: the interval in points, within ±100; its centre is not the score
 */
SjInterval
sj_nps_interval_adjusted (double promoters,
                          double detractors,
                          double n)
{
  double p = (promoters + 0.75) / (n + 3), d = (detractors + 0.75) / (n + 3);

  return interval_around (100 * (p - d), 100 * SJ_Z95 * nps_error (p, d, n + 3), -100, 100);
}

/**
 * sj_wilson_interval:
 * @share: a share, 0 to 1
 * @n: the number of answers, or the effective number
 *
 * E. B. Wilson, JASA 22 (1927).
 */
SjInterval
sj_wilson_interval (double share,
                    double n)
{
  double z2 = SJ_Z95 * SJ_Z95;
  double scale = 1 + z2 / n;
  double half = SJ_Z95 * sqrt (share * (1 - share) / n + z2 / (4 * n * n)) / scale;

  return interval_around ((share + z2 / (2 * n)) / scale, half, 0, 1);
}

/**
 * sj_mean_interval:
 * @sample: number, mean and variance of answers
 * @low: the lowest answer possible
 * @high: the highest
 *
 * Student's interval within the scale. Below five answers, or when all are alike, Wilson's for the
 * mean's place on the scale, which is wider than needed because a variable on [0, 1] has a variance
 * of at most μ (1 − μ).
 */
SjInterval
sj_mean_interval (const SjSample *sample,
                  double          low,
                  double          high)
{
  double range = high - low;
  SjInterval interval;

  g_return_val_if_fail (sample != NULL && high > low, ((SjInterval) { NAN, NAN, NAN }));

  if (sample->n >= 5 && sample->variance > 0)
    return interval_around (sample->mean,
                            sj_student_deviate (sample->n - 1) *
                              sqrt (sample->variance / sample->n),
                            low, high);

  interval = sj_wilson_interval (CLAMP ((sample->mean - low) / range, 0, 1), sample->n);
  return (SjInterval) {
    .centre = low + range * interval.centre,
    .low = low + range * interval.low,
    .high = low + range * interval.high,
  };
}

/**
 * sj_kish_n:
 *
 * L. Kish, Survey Sampling (1965).
 *
 * Returns: how many unweighted answers the weighted ones are worth, (Σw)² / Σw²
 */
double
sj_kish_n (double sum_weights,
           double sum_squares)
{
  return sum_squares > 0 ? sum_weights * sum_weights / sum_squares : 0;
}

/**
 * sj_sample_size:
 * @margin: the half-width wanted, in points of the score
 * @variance: of one answer worth 1, 0 or −1; 1 is the worst case
 *
 * Returns: the answers needed for a score that is sure to ±@margin
 */
double
sj_sample_size (double margin,
                double variance)
{
  return round (SJ_Z95 * SJ_Z95 * variance * 1e4 / (margin * margin));
}

static SjTest
normal_test (double difference,
             double error)
{
  double z = error > 0 ? difference / error : 0;

  return (SjTest) { .difference = difference, .statistic = z, .p = sj_normal_two_sided (z) };
}

static SjTest
student_test (double difference,
              double error,
              double df)
{
  double t = error > 0 ? difference / error : 0;

  return (SjTest) {
    .difference = difference,
    .statistic = t,
    .df = df,
    .p = df > 0 ? sj_student_two_sided (t, df) : 1,
  };
}

/**
 * sj_nps_test:
 * @first: promoters, passives, detractors of one group
 * @second: those of the other
 *
 * Compares two independent scores on their adjusted values (measuringu.com/nps-significance-test).
 *
 * Returns: the test; the difference is second − first, adjusted, in points
 */
SjTest
sj_nps_test (const double first[3],
             const double second[3])
{
  double n_1 = first[0] + first[1] + first[2] + 3, n_2 = second[0] + second[1] + second[2] + 3;
  double p_1 = (first[0] + 0.75) / n_1, d_1 = (first[2] + 0.75) / n_1;
  double p_2 = (second[0] + 0.75) / n_2, d_2 = (second[2] + 0.75) / n_2;

  return normal_test (100 * ((p_2 - d_2) - (p_1 - d_1)),
                      100 * hypot (nps_error (p_1, d_1, n_1), nps_error (p_2, d_2, n_2)));
}

/**
 * sj_share_test:
 *
 * The N − 1 chi-squared test of two independent shares (I. Campbell, Statist. Med. 26, 2007).
 *
 * Returns: the test; the difference is that of the first share from the second
 */
SjTest
sj_share_test (double successes_1,
               double n_1,
               double successes_2,
               double n_2)
{
  double n = n_1 + n_2;
  double pooled = (successes_1 + successes_2) / n;
  double error = sqrt (pooled * (1 - pooled) * (1 / n_1 + 1 / n_2) * n / (n - 1));

  return normal_test (successes_1 / n_1 - successes_2 / n_2, error);
}

/**
 * sj_welch_test:
 *
 * B. L. Welch, Biometrika 34 (1947): two independent means with unlike variances.
 *
 * Returns: the test; the difference is first − second
 */
SjTest
sj_welch_test (const SjSample *first,
               const SjSample *second)
{
  double v_1, v_2, df;

  g_return_val_if_fail (first != NULL && second != NULL, ((SjTest) { 0 }));

  v_1 = first->variance / first->n;
  v_2 = second->variance / second->n;
  df = (v_1 + v_2) * (v_1 + v_2) / (v_1 * v_1 / (first->n - 1) + v_2 * v_2 / (second->n - 1));

  return student_test (first->mean - second->mean, sqrt (v_1 + v_2), isfinite (df) ? df : 0);
}

/**
 * sj_paired_test:
 * @differences: of two answers of the same respondents
 *
 * Student's paired test, for touchpoints that the same people rated.
 */
SjTest
sj_paired_test (const SjSample *differences)
{
  g_return_val_if_fail (differences != NULL && differences->n > 1, ((SjTest) { .p = 1 }));

  return student_test (differences->mean, sqrt (differences->variance / differences->n),
                       differences->n - 1);
}

/**
 * sj_mcnemar_test:
 * @only_first: respondents who were positive the first time only
 * @only_second: the second time only
 *
 * Q. McNemar, Psychometrika 12 (1947); the exact binomial probability below 25 discordant pairs.
 *
 * Returns: the test; the difference is that of the two numbers
 */
SjTest
sj_mcnemar_test (guint64 only_first,
                 guint64 only_second)
{
  guint64 n = only_first + only_second;
  double difference = (double) only_first - (double) only_second;
  SjTest test = normal_test (difference, sqrt (n));
  double sum = 0, term;

  if (n >= MAX_EXACT)
    return test;

  term = ldexp (1, -(int) n);
  for (guint64 i = 0; i <= MIN (only_first, only_second); i++)
    {
      sum += term;
      term *= (double) (n - i) / (i + 1);
    }
  test.p = MIN (1, 2 * sum);

  return test;
}

/**
 * sj_holm_adjust:
 * @p: (array length=n): probabilities of several tests
 * @n: how many
 * @adjusted: (out caller-allocates) (array length=n): the adjusted ones, in the same order
 *
 * S. Holm, Scand. J. Statist. 6 (1979). Probabilities that are no numbers take no part.
 */
void
sj_holm_adjust (const double *p,
                guint         n,
                double       *adjusted)
{
  guint n_tests = 0;
  double last = -1, highest = 0;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  for (guint i = 0; i < n; i++)
    {
      adjusted[i] = p[i];
      n_tests += !isnan (p[i]);
    }
  for (guint left = n_tests; left > 0;)
    {
      double smallest = INFINITY;
      guint n_equal = 0;

      for (guint i = 0; i < n; i++)
        if (p[i] > last && p[i] < smallest)
          smallest = p[i];
      highest = MIN (1, MAX (highest, smallest * left));
      for (guint i = 0; i < n; i++)
        if (p[i] == smallest)
          {
            adjusted[i] = highest;
            n_equal++;
          }
      if (n_equal == 0)
        break;
      left -= MIN (left, n_equal);
      last = smallest;
    }
}

/* τ² after DerSimonian and Laird. */
static double
between_variance (const SjSample *groups,
                  guint           n,
                  double          pooled)
{
  double sum = 0, sum_squares = 0, sum_means = 0, q = 0;

  for (guint i = 0; i < n; i++)
    {
      double weight = groups[i].n / pooled;

      sum += weight;
      sum_squares += weight * weight;
      sum_means += weight * groups[i].mean;
    }
  for (guint i = 0; i < n; i++)
    {
      double deviation = groups[i].mean - sum_means / sum;

      q += groups[i].n / pooled * deviation * deviation;
    }

  return MAX (0, (q - (n - 1)) / (sum - sum_squares / sum));
}

/**
 * sj_shrink_groups:
 * @groups: (array length=n): the segments of one touchpoint
 * @n: how many; at least 3
 * @shrunken: (out caller-allocates) (array length=n): the stabilised means
 * @shrinkage: (out) (optional): how they came about
 *
 * Draws the means of small groups towards the common mean: normal–normal empirical Bayes with the
 * moment estimator of R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986).
 *
 * Returns: %FALSE if there are too few groups or answers, or no variance within groups
 */
gboolean
sj_shrink_groups (const SjSample *groups,
                  guint           n,
                  double         *shrunken,
                  SjShrinkage    *shrinkage)
{
  double sum_squares = 0, df = 0, weights = 0, centre = 0;
  SjShrinkage result;

  g_return_val_if_fail (groups != NULL && shrunken != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    {
      sum_squares += (groups[i].n - 1) * groups[i].variance;
      df += groups[i].n - 1;
    }
  if (n < 3 || df <= 0 || sum_squares <= 0)
    return FALSE;

  result.pooled_variance = sum_squares / df;
  result.between_variance = between_variance (groups, n, result.pooled_variance);
  for (guint i = 0; i < n; i++)
    {
      double weight = 1 / (result.between_variance + result.pooled_variance / groups[i].n);

      weights += weight;
      centre += weight * groups[i].mean;
    }
  result.centre = centre / weights;
  for (guint i = 0; i < n; i++)
    {
      double within = result.pooled_variance / groups[i].n;
      double kept = result.between_variance / (result.between_variance + within);

      shrunken[i] = result.centre + kept * (groups[i].mean - result.centre);
    }
  if (shrinkage != NULL)
    *shrinkage = result;

  return TRUE;
}

/**
 * sj_blend_valences:
 * @valences: (array length=n): of different samples at one touchpoint
 * @standard_errors: (array length=n): theirs
 * @weights: (array length=n) (nullable): what each counts; %NULL for all alike
 * @n: how many
 * @standard_error: (out) (optional): that of the blend, √(Σa²SE²) with weights a that add up to 1
 *
 * Returns: the weighted mean of the valences
 */
double
sj_blend_valences (const double *valences,
                   const double *standard_errors,
                   const double *weights,
                   guint         n,
                   double       *standard_error)
{
  double sum = 0, total = 0, squares = 0;

  g_return_val_if_fail (n > 0 && valences != NULL && standard_errors != NULL, NAN);

  for (guint i = 0; i < n; i++)
    {
      double weight = weights != NULL ? weights[i] : 1;

      total += weight;
      sum += weight * valences[i];
      squares += weight * weight * standard_errors[i] * standard_errors[i];
    }
  if (standard_error != NULL)
    *standard_error = sqrt (squares) / total;

  return sum / total;
}

static SjTest
test_against_rest (const SjCurvePoint *points,
                   guint               n,
                   guint               which)
{
  double sum = 0, variance = 0, parts = 0;
  double own = points[which].standard_error * points[which].standard_error;
  double share = 1.0 / (n - 1);

  for (guint i = 0; i < n; i++)
    if (i != which)
      {
        double part = share * share * points[i].standard_error * points[i].standard_error;

        sum += points[i].valence;
        variance += part;
        parts += part * part / points[i].df;
      }
  parts += own * own / points[which].df;
  variance += own;

  return student_test (points[which].valence - sum * share, sqrt (variance),
                       parts > 0 ? variance * variance / parts : 0);
}

/**
 * sj_curve_test_points:
 * @points: (array length=n): the points of one curve that have a value
 * @n: how many
 * @p: (out caller-allocates) (array length=n): of each, not corrected
 *
 * Compares each point with the mean of all others: Welch's test with the Satterthwaite degrees of
 * freedom of that mean.
 */
void
sj_curve_test_points (const SjCurvePoint *points,
                      guint               n,
                      double             *p)
{
  g_return_if_fail (n == 0 || (points != NULL && p != NULL));

  for (guint i = 0; i < n; i++)
    p[i] = n > 1 ? test_against_rest (points, n, i).p : 1;
}
