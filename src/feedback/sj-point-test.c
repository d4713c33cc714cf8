#define G_LOG_DOMAIN "sj-point-test"

#include "config.h"

#include "feedback/sj-point-test.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * Compares two stored points of one metric. The answers themselves are gone, so the tests rest on
 * mean, variance and number, or on the counts per score.
 */

#define N_NPS_SCORES 11
#define FEWEST_PROMOTER 9
#define FEWEST_PASSIVE 7

/**
 * sj_point_get_figure:
 * @point: a point
 *
 * Returns: what is compared: the headline figure; of a blend, which has none of its own, the
 *   valence; `NAN` without either
 */
double
sj_point_get_figure (const SjPoint *point)
{
  g_return_val_if_fail (point != NULL, NAN);

  return isnan (point->native) && !isnan (point->mean) ? point->valence : point->native;
}

/**
 * sj_point_has_figure:
 * @point: (nullable): a point
 *
 * Returns: whether the point has a figure of answers, one that is not hidden
 */
gboolean
sj_point_has_figure (const SjPoint *point)
{
  return point != NULL && point->n > 0 &&
         !isnan (sj_point_get_figure (point)) &&
         (point->reason == NULL || *point->reason == '\0');
}

/**
 * sj_point_get_answers:
 *
 * Returns: what the answers are worth: their number, or Kish's effective number if weighted
 */
double
sj_point_get_answers (const SjPoint *point)
{
  g_return_val_if_fail (point != NULL, 0.0);

  return isnan (point->n_effective) ? (double) point->n : point->n_effective;
}

/**
 * sj_point_get_nps_counts:
 * @point: a point of ratings from 0 to 10
 * @counts: (out): promoters, passives and detractors; weighted ones add up to the effective number
 *
 * Returns: %FALSE if the point does not tell
 */
gboolean
sj_point_get_nps_counts (const SjPoint *point,
                         double         counts[3])
{
  const GArray *moods = point->moods, *boxes = point->boxes;
  double total;

  counts[0] = counts[1] = counts[2] = 0.0;
  if (moods != NULL && moods->len == 3)
    for (guint i = 0; i < 3; i++)
      counts[2 - i] = g_array_index (moods, double, i);
  else if (boxes != NULL && boxes->len == N_NPS_SCORES)
    for (guint i = 0; i < boxes->len; i++)
      counts[i >= FEWEST_PROMOTER ? 0 : i >= FEWEST_PASSIVE ? 1 : 2] +=
        g_array_index (boxes, double, i);

  total = counts[0] + counts[1] + counts[2];
  for (guint i = 0; i < 3 && total > 0.0; i++)
    counts[i] *= sj_point_get_answers (point) / total;

  return total > 0.0;
}

/**
 * sj_point_test:
 * @series: the series of one of the points; that of the other has the same metric and scale
 * @here: a point with a figure
 * @there: another, of other people
 * @test: (out): the test of the difference here − there
 *
 * Compares two independent groups: scores of promoters by the adjusted z, shares by N − 1, means by
 * Welch.
 *
 * Returns: the method; %SJ_TEST_NONE if there is no test, and then p is `NAN`
 */
SjTestMethod
sj_point_test (SjSeries      *series,
               const SjPoint *here,
               const SjPoint *there,
               SjTest        *test)
{
  SjSample first, second;
  double counts_here[3], counts_there[3];

  g_return_val_if_fail (SJ_IS_SERIES (series) && here != NULL && there != NULL, SJ_TEST_NONE);

  *test = (SjTest) {
    .difference = sj_point_get_figure (here) - sj_point_get_figure (there),
    .p = NAN,
  };
  first = (SjSample) { sj_point_get_answers (here), here->mean, here->variance };
  second = (SjSample) { sj_point_get_answers (there), there->mean, there->variance };
  if (g_str_equal (sj_series_get_metric (series), "nps") &&
      sj_point_get_nps_counts (here, counts_here) && sj_point_get_nps_counts (there, counts_there))
    {
      *test = sj_nps_test (counts_there, counts_here);
      return SJ_TEST_NPS;
    }
  if (g_str_has_prefix (sj_element_text (SJ_ELEMENT (series), "interval"), "wilson") &&
      first.n >= 1.0 && second.n >= 1.0)
    {
      *test = sj_share_test (here->native * first.n, first.n, there->native * second.n, second.n);
      return SJ_TEST_SHARES;
    }
  if (first.n < 2.0 || second.n < 2.0 || isnan (first.mean) || isnan (second.mean) ||
      !(first.variance + second.variance > 0.0))
    return SJ_TEST_NONE;

  *test = sj_welch_test (&first, &second);
  return SJ_TEST_WELCH;
}

/**
 * sj_test_get_direction:
 * @p: adjusted; `NAN` if there is no test
 * @valence: the difference of emotion
 *
 * Returns: 1 for ▲, −1 for ▼, 0 for neither: p < .05 and at least .10 of valence
 */
int
sj_test_get_direction (double p,
                       double valence)
{
  if (isnan (p) || isnan (valence) || p >= SJ_TEST_SIGNIFICANT ||
      fabs (valence) < SJ_TEST_RELEVANT - 1e-9)
    return 0;

  return valence > 0.0 ? 1 : -1;
}

static const char *const method_ids[] = {
  "", "nps-adjusted-z", "n-1", "welch", "paired-t", "mcnemar",
};

/**
 * sj_test_method_get_id:
 *
 * Returns: (transfer none): the method as files and exports name it; "" for none
 */
const char *
sj_test_method_get_id (SjTestMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_ids), "");

  return method_ids[method];
}

/**
 * sj_test_method_find:
 * @id: (nullable): as a file names it
 *
 * Returns: the method; %SJ_TEST_NONE if there is none of that name
 */
SjTestMethod
sj_test_method_find (const char *id)
{
  for (guint i = 1; id != NULL && i < G_N_ELEMENTS (method_ids); i++)
    if (g_str_equal (method_ids[i], id))
      return (SjTestMethod) i;

  return SJ_TEST_NONE;
}

/**
 * sj_test_method_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
sj_test_method_get_name (SjTestMethod method)
{
  switch (method)
    {
    case SJ_TEST_NPS:
      return _("z test of the adjusted NPS");
    case SJ_TEST_SHARES:
      return _("N−1 test of two shares");
    case SJ_TEST_WELCH:
      return _("Welch’s t test");
    case SJ_TEST_PAIRED:
      return _("paired t test");
    case SJ_TEST_MCNEMAR:
      return _("McNemar’s test");
    case SJ_TEST_NONE:
    default:
      return "";
    }
}
