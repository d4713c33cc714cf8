#define G_LOG_DOMAIN "sj-pairs"

#include "feedback/sj-pairs.h"

#include <math.h>

/**
 * sj_pairs_add:
 * @self: pairs, at first all zeros
 * @first: valence of a person's answer here
 * @second: and there
 * @weight: what the person counts
 */
void
sj_pairs_add (SjPairs *self,
              double   first,
              double   second,
              double   weight)
{
  double difference = first - second;

  self->n++;
  sj_sum_add (&self->w, weight);
  sj_sum_add (&self->ww, weight * weight);
  sj_sum_add (&self->wd, weight * difference);
  sj_sum_add (&self->wdd, weight * difference * difference);
  self->only_first += first > 0.0 && second <= 0.0;
  self->only_second += first <= 0.0 && second > 0.0;
}

/**
 * sj_pairs_test:
 * @self: pairs
 * @binary: whether the answers are yes or no: McNemar then, else the paired t test
 * @test: (out): the test of first − second
 *
 * With weights, Kish's effective number of people stands for their number.
 *
 * Returns: the method; %SJ_TEST_NONE if there is no test, and then p is `NAN`
 */
SjTestMethod
sj_pairs_test (const SjPairs *self,
               gboolean       binary,
               SjTest        *test)
{
  SjSample differences;
  double w = sj_sum_get (&self->w);

  *test = (SjTest) { .p = NAN };
  if (self->n < 2 || w <= 0.0)
    return SJ_TEST_NONE;
  if (binary)
    {
      *test = sj_mcnemar_test (self->only_first, self->only_second);
      return SJ_TEST_MCNEMAR;
    }

  differences.n = sj_kish_n (w, sj_sum_get (&self->ww));
  differences.mean = sj_sum_get (&self->wd) / w;
  differences.variance = sj_sum_get (&self->wdd) / w - differences.mean * differences.mean;
  if (differences.n <= 1.0)
    return SJ_TEST_NONE;
  differences.variance *= differences.n / (differences.n - 1.0);
  if (differences.variance < 1e-12)
    {
      /* Everybody differs by the same: chance has no part in it, or there is no difference. */
      test->difference = differences.mean;
      test->p = fabs (differences.mean) > 1e-6 ? 0.0 : 1.0;
      return SJ_TEST_PAIRED;
    }
  *test = sj_paired_test (&differences);

  return SJ_TEST_PAIRED;
}
