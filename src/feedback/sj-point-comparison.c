#define G_LOG_DOMAIN "sj-point-comparison"

#include "feedback/sj-point-comparison.h"

#include "feedback/sj-comparison-family.h"

/* How one place does against itself elsewhere, for whoever looks at a single curve. */

/**
 * sj_point_comparison_list_all:
 * @map: a map
 * @series: one of its curves
 *
 * Sets each place of a curve against itself in the others, as sj_comparison_family_list().
 *
 * Returns: (transfer full) (element-type utf8 GArray): the comparisons of each anchor, in the order
 *   of the curves
 */
GHashTable *
sj_point_comparison_list_all (SjMap    *map,
                              SjSeries *series)
{
  g_autoptr(SjComparisonFamily) family = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), NULL);

  family = sj_comparison_family_new (map);

  return sj_comparison_family_list (family, series);
}

/**
 * sj_point_comparison_list:
 * @map: a map
 * @series: one of its curves
 * @point: one of the curve's points
 *
 * Returns: (transfer full) (element-type SjPointComparison): the comparisons of one place,
 *   corrected with all others of the map, as in sj_point_comparison_list_all()
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
