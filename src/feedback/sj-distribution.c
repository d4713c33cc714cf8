#define G_LOG_DOMAIN "sj-statistics"

#include "feedback/sj-distribution.h"

#include <float.h>
#include <math.h>

#define MANY 1000 /* degrees of freedom from which the series is exact */

/**
 * sj_normal_two_sided:
 *
 * Returns: the probability that a standard normal deviate is farther from 0 than @z
 */
double
sj_normal_two_sided (double z)
{
  return erfc (fabs (z) / G_SQRT2);
}

/* ln Γ(a + ½) − ln Γ(a). For large a the two logarithms are huge and nearly alike; the asymptotic
 * series (Tricomi & Erdélyi 1951) keeps all digits. */
static double
log_gamma_half_step (double a)
{
  double inverse = 1 / a;
  double square = inverse * inverse;

  if (a < 25)
    return lgamma (a + 0.5) - lgamma (a);

  return 0.5 * log (a) -
         inverse * (1.0 / 8 - square * (1.0 / 192 - square * (1.0 / 640 - square * 17.0 / 14336)));
}

/* The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
static double
beta_fraction (double x,
               double a,
               double b)
{
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  double value;

  d = 1 / (fabs (d) < DBL_MIN ? DBL_MIN : d);
  value = d;
  for (int m = 1; m < 100000; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double step;

      d = 1 + even * d;
      c = 1 + even / c;
      d = 1 / (fabs (d) < DBL_MIN ? DBL_MIN : d);
      value *= d * c;
      d = 1 + odd * d;
      c = 1 + odd / c;
      d = 1 / (fabs (d) < DBL_MIN ? DBL_MIN : d);
      step = d * c;
      value *= step;
      if (fabs (step - 1) < DBL_EPSILON)
        break;
    }

  return value;
}

/**
 * sj_student_upper:
 * @t: a value
 * @df: degrees of freedom, more than 0, not necessarily whole
 *
 * By the regularised incomplete beta function I_x (df/2, ½) with x = df / (df + t²) (DLMF 8.17).
 *
 * Returns: the probability that Student's t is above @t
 */
double
sj_student_upper (double t,
                  double df)
{
  double a = df / 2;
  double rest = t * t / (df + t * t); /* 1 − x, without cancellation */
  double factor, tail;

  g_return_val_if_fail (df > 0, NAN);

  if (isinf (t))
    return t > 0 ? 0 : 1;
  if (t == 0)
    return 0.5;

  factor = exp (a * log1p (-rest) + 0.5 * log (rest) + log_gamma_half_step (a)) / sqrt (G_PI);
  if (1 - rest < (a + 1) / (a + 2.5))
    tail = factor * beta_fraction (1 - rest, a, 0.5) / a / 2;
  else
    tail = 0.5 - factor * beta_fraction (rest, 0.5, a);

  return t > 0 ? tail : 1 - tail;
}

/**
 * sj_student_two_sided:
 *
 * Returns: the probability that Student's t is farther from 0 than @t
 */
double
sj_student_two_sided (double t,
                      double df)
{
  g_return_val_if_fail (df > 0, NAN);

  return 2 * sj_student_upper (fabs (t), df);
}

static double
student_density (double t,
                 double df)
{
  return exp (log_gamma_half_step (df / 2) - (df + 1) / 2 * log1p (t * t / df)) / sqrt (df * G_PI);
}

/* Where to start looking for the quantile: so high that the tail behind is smaller than asked. */
static double
upper_bound (double tail,
             double df)
{
  double bound = 2;

  while (sj_student_upper (bound, df) > tail && bound < DBL_MAX / 4)
    bound *= 2;

  return bound;
}

/* Abramowitz and Stegun 26.7.5, for many degrees of freedom. */
static double
expand_quantile (double df)
{
  const double z = SJ_Z95, z2 = z * z;
  const double terms[] = {
    z * (1 + z2) / 4,
    z * (3 + z2 * (16 + z2 * 5)) / 96,
    z * (-15 + z2 * (17 + z2 * (19 + z2 * 3))) / 384,
    z * (-945 + z2 * (-1920 + z2 * (1482 + z2 * (776 + z2 * 79)))) / 92160,
  };

  return z + (terms[0] + (terms[1] + (terms[2] + terms[3] / df) / df) / df) / df;
}

/**
 * sj_student_deviate:
 * @df: degrees of freedom, more than 0, not necessarily whole
 *
 * Newton's method on sj_student_upper(), kept within a bracket.
 *
 * Returns: the deviate of a two-sided 95 % interval: Student's t stays below with probability .975
 */
double
sj_student_deviate (double df)
{
  const double tail = 0.025;
  double low = 0, high, t = 2;

  g_return_val_if_fail (df > 0, NAN);

  if (df >= MANY)
    return expand_quantile (df);

  high = upper_bound (tail, df);
  for (int i = 0; i < 200; i++)
    {
      double excess = sj_student_upper (t, df) - tail;
      double next = t + excess / student_density (t, df);

      if (excess > 0)
        low = t;
      else
        high = t;
      if (!(next > low && next < high))
        next = (low + high) / 2;
      if (fabs (next - t) <= 2 * DBL_EPSILON * t)
        return next;
      t = next;
    }

  return t;
}
