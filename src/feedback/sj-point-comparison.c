#define G_LOG_DOMAIN "sj-point-comparison"

#include "feedback/sj-point-comparison.h"

#include <math.h>


/* Compares what a map stores of one place in several curves. */

static const char *
text_of (SjSeries   *series,
         const char *property)
{
  return sj_element_text (SJ_ELEMENT (series), property);
}

static double
number_of (SjSeries   *series,
           const char *property)
{
  return sj_element_number (SJ_ELEMENT (series), property);
}

static gboolean
same_number (double first,
             double second)
{
  return first == second || (isnan (first) && isnan (second));
}

static gboolean
same_people (SjSeries *first,
             SjSeries *second)
{
  return g_str_equal (sj_series_get_persona (first), sj_series_get_persona (second)) &&
         g_str_equal (text_of (first, "segment"), text_of (second, "segment"));
}

/* Only figures of one metric on one scale can be set against each other, and only two groups that
 * differ in one thing say what the difference comes from. */
static gboolean
are_comparable (SjSeries *first,
                SjSeries *second)
{
  gboolean same_wave = g_str_equal (text_of (first, "wave"), text_of (second, "wave"));

  return first != second &&
         sj_series_has_answers (first) &&
         sj_series_get_origin (first) == sj_series_get_origin (second) &&
         g_str_equal (sj_series_get_metric (first), sj_series_get_metric (second)) &&
         same_number (number_of (first, "scale-low"), number_of (second, "scale-low")) &&
         same_number (number_of (first, "scale-high"), number_of (second, "scale-high")) &&
         same_people (first, second) != same_wave;
}

/* The test of the same people's answers if the import made one, else that of two groups. */
static SjTestMethod
test_places (SjSeries      *series,
             const SjPoint *here,
             SjSeries      *other,
             const SjPoint *there,
             double        *p)
{
  const SjPairedTest *paired = sj_series_find_paired (series, here->anchor, other);
  SjTestMethod method;
  SjTest test;

  if (paired == NULL)
    paired = sj_series_find_paired (other, here->anchor, series);
  if (paired != NULL && !isnan (paired->p))
    {
      *p = paired->p;
      return sj_test_method_find (paired->test);
    }
  method = sj_point_test (series, here, there, &test);
  *p = test.p;

  return method;
}

/* Those without a test are not counted among the comparisons. */
static void
adjust (GArray *comparisons)
{
  g_autofree double *p = g_new0 (double, comparisons->len + 1);
  g_autofree double *adjusted = g_new0 (double, comparisons->len + 1);
  guint n_tests = 0;

  for (guint i = 0; i < comparisons->len; i++)
    if (!isnan (g_array_index (comparisons, SjPointComparison, i).p))
      p[n_tests++] = g_array_index (comparisons, SjPointComparison, i).p;
  sj_holm_adjust (p, n_tests, adjusted);

  for (guint i = 0, test = 0; i < comparisons->len; i++)
    {
      SjPointComparison *comparison = &g_array_index (comparisons, SjPointComparison, i);

      if (isnan (comparison->p))
        continue;
      comparison->p = adjusted[test++];
      comparison->direction = sj_test_get_direction (comparison->p, comparison->valence);
    }
}

/**
 * sj_point_comparison_list:
 * @map: a map
 * @series: one of its curves
 * @point: one of the curve's points
 *
 * Sets a place against itself in every other wave of the same people, and in every other group of
 * people of the same wave, asked in the same way.
 *
 * Returns: (transfer full) (element-type SjPointComparison): the comparisons, in the order of the
 *   curves
 */
GArray *
sj_point_comparison_list (SjMap         *map,
                          SjSeries      *series,
                          const SjPoint *point)
{
  GArray *comparisons = g_array_new (FALSE, FALSE, sizeof (SjPointComparison));
  GListModel *list;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), comparisons);

  list = sj_map_get_series (map);
  for (guint i = 0; sj_point_has_figure (point) && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) other = g_list_model_get_item (list, i);
      const SjPoint *there = sj_series_find_point (other, point->anchor);
      SjPointComparison comparison = { .series = other };

      if (!sj_point_has_figure (there) || !are_comparable (series, other))
        continue;

      comparison.by_wave = same_people (series, other);
      comparison.difference = point->native - there->native;
      comparison.valence = point->valence - there->valence;
      comparison.method = test_places (series, point, other, there, &comparison.p);
      comparison.p_raw = comparison.p;
      g_array_append_val (comparisons, comparison);
    }
  adjust (comparisons);

  return comparisons;
}
