#define G_LOG_DOMAIN "sj-comparison-family"

#include "feedback/sj-comparison-family.h"

#include <math.h>

#include "feedback/sj-statistics.h"

/* Compares what a map stores of one place in several curves: each place in every other wave of the
 * same people, and in every other group of people of the same wave, asked in the same way. */

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

/* One place of two curves that can be set against each other. It is tested once, in the order of
 * the curves, so that both of them are told the same. */
typedef struct
{
  SjSeries *first, *second; /* unowned */
  const SjPoint *here, *there;
  SjTestMethod method;
  double p_raw, p;
} Pair;

struct _SjComparisonFamily
{
  GArray *pairs; /* Pair */
  guint n_tested;
};

/* The test of the same people's answers if the import made one, else that of two groups. */
static void
test_pair (Pair *pair)
{
  const char *anchor = pair->here->anchor;
  const SjPairedTest *paired = sj_series_find_paired (pair->first, anchor, pair->second);
  SjTest test;

  if (paired == NULL)
    paired = sj_series_find_paired (pair->second, anchor, pair->first);
  if (paired != NULL && !isnan (paired->p))
    {
      pair->p_raw = paired->p;
      pair->method = sj_test_method_find (paired->test);
      return;
    }
  pair->method = sj_point_test (pair->first, pair->here, pair->there, &test);
  pair->p_raw = test.p;
}

/* The points of a curve by their anchors. */
static GHashTable *
index_points (SjSeries *series)
{
  GHashTable *points = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      if (point->anchor != NULL && !g_hash_table_contains (points, point->anchor))
        g_hash_table_insert (points, point->anchor, (gpointer) point);
    }

  return points;
}

static void
add_pairs (GArray     *pairs,
           SjSeries   *first,
           GHashTable *points_of_first,
           SjSeries   *second,
           GHashTable *points_of_second)
{
  for (guint i = 0; i < sj_series_get_n_points (first); i++)
    {
      Pair pair = { .first = first, .second = second, .here = sj_series_get_point (first, i) };

      if (pair.here->anchor == NULL || !sj_point_has_figure (pair.here) ||
          g_hash_table_lookup (points_of_first, pair.here->anchor) != pair.here)
        continue;
      pair.there = g_hash_table_lookup (points_of_second, pair.here->anchor);
      if (pair.there == NULL || !sj_point_has_figure (pair.there))
        continue;
      test_pair (&pair);
      g_array_append_val (pairs, pair);
    }
}

static void
adjust (SjComparisonFamily *self)
{
  g_autofree double *p = g_new0 (double, self->pairs->len + 1);
  g_autofree double *adjusted = g_new0 (double, self->pairs->len + 1);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      p[i] = g_array_index (self->pairs, Pair, i).p_raw;
      self->n_tested += !isnan (p[i]);
    }
  sj_holm_adjust (p, self->pairs->len, adjusted);
  for (guint i = 0; i < self->pairs->len; i++)
    g_array_index (self->pairs, Pair, i).p = isnan (p[i]) ? NAN : adjusted[i];
}

/**
 * sj_comparison_family_new:
 * @map: a map, whose curves must not change as long as the family is there
 *
 * Makes all comparisons that the map can show, each of them once, and corrects them together.
 *
 * Returns: (transfer full): the comparisons
 */
SjComparisonFamily *
sj_comparison_family_new (SjMap *map)
{
  SjComparisonFamily *self;
  g_autoptr(GPtrArray) points =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  GListModel *list;
  guint n;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_new0 (SjComparisonFamily, 1);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  list = sj_map_get_series (map);
  n = g_list_model_get_n_items (list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SjSeries) second = g_list_model_get_item (list, i);

      g_ptr_array_add (points, index_points (second));
      for (guint j = 0; j < i; j++)
        {
          g_autoptr(SjSeries) first = g_list_model_get_item (list, j);

          if (are_comparable (first, second))
            add_pairs (self->pairs, first, g_ptr_array_index (points, j), second,
                       g_ptr_array_index (points, i));
        }
    }
  adjust (self);

  return self;
}

void
sj_comparison_family_free (SjComparisonFamily *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pairs);
  g_free (self);
}

/* How the pair looks from one of its curves. */
static SjPointComparison
see_pair (const SjComparisonFamily *self,
          const Pair               *pair,
          gboolean                  from_first)
{
  const SjPoint *here = from_first ? pair->here : pair->there;
  const SjPoint *there = from_first ? pair->there : pair->here;
  SjPointComparison comparison = {
    .series = from_first ? pair->second : pair->first,
    .by_wave = same_people (pair->first, pair->second),
    .difference = sj_point_get_figure (here) - sj_point_get_figure (there),
    .valence = here->valence - there->valence,
    .p = pair->p,
    .p_raw = pair->p_raw,
    .n_family = isnan (pair->p_raw) ? 0 : self->n_tested,
    .method = pair->method,
  };

  comparison.direction = sj_test_get_direction (comparison.p, comparison.valence);

  return comparison;
}

/**
 * sj_comparison_family_list:
 * @self: the comparisons of a map
 * @series: one of the map's curves
 *
 * Returns: (transfer full) (element-type utf8 GArray): the #SjPointComparison of each of the
 *   curve's anchors, in the order of the other curves
 */
GHashTable *
sj_comparison_family_list (const SjComparisonFamily *self,
                           SjSeries                 *series)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_array_unref);

  g_return_val_if_fail (self != NULL && SJ_IS_SERIES (series), all);

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      if (point->anchor != NULL && !g_hash_table_contains (all, point->anchor))
        g_hash_table_insert (all, g_strdup (point->anchor),
                             g_array_new (FALSE, FALSE, sizeof (SjPointComparison)));
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      SjPointComparison comparison;

      if (pair->first != series && pair->second != series)
        continue;
      comparison = see_pair (self, pair, pair->first == series);
      g_array_append_val ((GArray *) g_hash_table_lookup (all, pair->here->anchor), comparison);
    }

  return all;
}
