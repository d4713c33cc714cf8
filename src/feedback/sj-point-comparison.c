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
         g_str_equal (sj_series_get_blend (first), sj_series_get_blend (second)) &&
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

static GArray *
list_untested (SjMap         *map,
               SjSeries      *series,
               const SjPoint *point)
{
  GArray *comparisons = g_array_new (FALSE, FALSE, sizeof (SjPointComparison));
  GListModel *list = sj_map_get_series (map);

  for (guint i = 0; sj_point_has_figure (point) && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) other = g_list_model_get_item (list, i);
      const SjPoint *there = sj_series_find_point (other, point->anchor);
      SjPointComparison comparison = { .series = other };

      if (!sj_point_has_figure (there) || !are_comparable (series, other))
        continue;

      comparison.by_wave = same_people (series, other);
      comparison.difference = sj_point_get_figure (point) - sj_point_get_figure (there);
      comparison.valence = point->valence - there->valence;
      comparison.method = test_places (series, point, other, there, &comparison.p_raw);
      comparison.p = NAN;
      g_array_append_val (comparisons, comparison);
    }

  return comparisons;
}

/* Those without a test are not counted among the comparisons. */
static void
adjust (GPtrArray *tested)
{
  g_autofree double *p = g_new0 (double, tested->len + 1);
  g_autofree double *adjusted = g_new0 (double, tested->len + 1);

  for (guint i = 0; i < tested->len; i++)
    p[i] = ((const SjPointComparison *) g_ptr_array_index (tested, i))->p_raw;
  sj_holm_adjust (p, tested->len, adjusted);
  for (guint i = 0; i < tested->len; i++)
    {
      SjPointComparison *comparison = g_ptr_array_index (tested, i);

      comparison->p = adjusted[i];
      comparison->n_family = tested->len;
      comparison->direction = sj_test_get_direction (comparison->p, comparison->valence);
    }
}

/**
 * sj_point_comparison_list_all:
 * @map: a map
 * @series: one of its curves
 *
 * Sets each place of a curve against itself in every other wave of the same people, and in every
 * other group of people of the same wave, asked in the same way. All comparisons of the curve are
 * one family: they are corrected together, wherever one of them is shown.
 *
 * Returns: (transfer full) (element-type utf8 GArray): the comparisons of each anchor, in the order
 *   of the curves
 */
GHashTable *
sj_point_comparison_list_all (SjMap    *map,
                              SjSeries *series)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_array_unref);
  g_autoptr(GPtrArray) tested = g_ptr_array_new ();

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), all);

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);
      GArray *comparisons;

      if (point->anchor == NULL || g_hash_table_contains (all, point->anchor))
        continue;

      comparisons = list_untested (map, series, point);
      for (guint j = 0; j < comparisons->len; j++)
        if (!isnan (g_array_index (comparisons, SjPointComparison, j).p_raw))
          g_ptr_array_add (tested, &g_array_index (comparisons, SjPointComparison, j));
      g_hash_table_insert (all, g_strdup (point->anchor), comparisons);
    }
  adjust (tested);

  return all;
}

/**
 * sj_point_comparison_list:
 * @map: a map
 * @series: one of its curves
 * @point: one of the curve's points
 *
 * Returns: (transfer full) (element-type SjPointComparison): the comparisons of one place,
 *   corrected with those of all other places of the curve, as in sj_point_comparison_list_all()
 */
GArray *
sj_point_comparison_list (SjMap         *map,
                          SjSeries      *series,
                          const SjPoint *point)
{
  g_autoptr(GHashTable) all = NULL;
  GArray *own = NULL;

  g_return_val_if_fail (point != NULL, NULL);

  all = sj_point_comparison_list_all (map, series);
  if (point->anchor != NULL)
    own = g_hash_table_lookup (all, point->anchor);

  return own != NULL ? g_array_ref (own) : g_array_new (FALSE, FALSE, sizeof (SjPointComparison));
}
