#define G_LOG_DOMAIN "sj-curve"

#include "scene/sj-curve.h"

#include <math.h>

/**
 * sj_curve_tangents:
 * @x: (array length=n): strictly increasing
 * @y: (array length=n): values
 * @tangents: (out caller-allocates) (array length=n): slopes dy/dx at the knots
 * @n: how many knots, at least 1
 *
 * Works out the slopes of the monotone cubic interpolant: the curve passes through every value and
 * never beyond its neighbours, so it shows no high or low that nobody measured.
 *
 * Source: F. N. Fritsch and R. E. Carlson, Monotone Piecewise Cubic Interpolation, SIAM Journal on
 * Numerical Analysis 17 (2), 1980.
 */
void
sj_curve_tangents (const double *x,
                   const double *y,
                   double       *tangents,
                   guint         n)
{
  g_return_if_fail (n >= 1);

  tangents[0] = 0.0;
  if (n == 1)
    return;

  tangents[0] = (y[1] - y[0]) / (x[1] - x[0]);
  tangents[n - 1] = (y[n - 1] - y[n - 2]) / (x[n - 1] - x[n - 2]);
  for (guint i = 1; i < n - 1; i++)
    {
      double before = (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
      double after = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);

      tangents[i] = before * after <= 0.0 ? 0.0 : (before + after) / 2.0;
    }

  for (guint i = 0; i < n - 1; i++)
    {
      double secant = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
      double alpha, beta, square;

      if (secant == 0.0)
        {
          tangents[i] = tangents[i + 1] = 0.0;
          continue;
        }

      alpha = tangents[i] / secant;
      beta = tangents[i + 1] / secant;
      square = alpha * alpha + beta * beta;
      if (square > 9.0)
        {
          tangents[i] = 3.0 / sqrt (square) * alpha * secant;
          tangents[i + 1] = 3.0 / sqrt (square) * beta * secant;
        }
    }
}

/**
 * sj_curve_value:
 * @x: (array length=n): strictly increasing
 * @y: (array length=n): values
 * @tangents: (array length=n): slopes at the knots
 * @n: how many knots, at least 1
 * @at: where
 *
 * Returns: the value of the cubic Hermite curve at @at; outside the knots the nearest value
 */
double
sj_curve_value (const double *x,
                const double *y,
                const double *tangents,
                guint         n,
                double        at)
{
  guint i = 0;
  double h, t, u;

  if (n == 1 || at <= x[0])
    return y[0];
  if (at >= x[n - 1])
    return y[n - 1];

  while (at > x[i + 1])
    i++;

  h = x[i + 1] - x[i];
  t = (at - x[i]) / h;
  u = 1.0 - t;

  return y[i] * (1.0 + 2.0 * t) * u * u + y[i + 1] * t * t * (3.0 - 2.0 * t) +
         tangents[i] * h * t * u * u - tangents[i + 1] * h * t * t * u;
}
