#define G_LOG_DOMAIN "sj-fragment"

#include "config.h"

#include "io/sj-fragment-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-grid.h"
#include "core/sj-stage.h"

/*
 * Points on the clipboard are curves with only those points. Pasted they become points of a curve
 * that the team draws: what was measured elsewhere is here an assumption.
 */

static gboolean
is_named (const SjPointName *names,
          guint              n_names,
          SjSeries          *series,
          const char        *anchor)
{
  for (guint i = 0; i < n_names; i++)
    if (names[i].series == series && g_strcmp0 (names[i].anchor, anchor) == 0)
      return TRUE;

  return FALSE;
}

static SjElement *
copy_curve (SjSeries          *series,
            const SjPointName *names,
            guint              n_names)
{
  SjElement *copy = sj_element_copy (SJ_ELEMENT (series), sj_element_get_id (SJ_ELEMENT (series)));
  g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (series));

  for (guint i = sj_records_get_length (points); i > 0; i--)
    {
      const SjPoint *point = sj_records_index (points, i - 1);

      if (isnan (point->valence) || !is_named (names, n_names, series, point->anchor))
        sj_records_remove (points, i - 1);
    }
  g_object_set (copy, "points", points, NULL);

  return copy;
}

/**
 * sj_fragment_points_copy:
 * @names: (array length=n_names): points of one map
 * @n_names: how many
 *
 * Returns: (transfer full) (element-type SjSeries): for each series a copy of the same id with no
 *   other points than those, and without those whose value is hidden
 */
GPtrArray *
sj_fragment_points_copy (const SjPointName *names,
                         guint              n_names)
{
  GPtrArray *curves = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (names != NULL || n_names == 0, curves);

  for (guint i = 0; i < n_names; i++)
    if (g_hash_table_add (known, names[i].series))
      g_ptr_array_add (curves, copy_curve (names[i].series, names, n_names));

  return curves;
}

/**
 * sj_fragment_points_remove:
 * @log: a log with an open transaction
 * @names: (array length=n_names): points of curves that were drawn by hand
 * @n_names: how many
 */
void
sj_fragment_points_remove (SjEditLog         *log,
                           const SjPointName *names,
                           guint              n_names)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_names; i++)
    {
      SjSeries *series = names[i].series;
      g_autoptr(SjRecords) points = NULL;

      if (!g_hash_table_add (known, series) || sj_series_get_n_points (series) == 0)
        continue;

      points = sj_records_copy (sj_series_get_points (series));
      for (guint j = sj_records_get_length (points); j > 0; j--)
        if (is_named (names, n_names, series,
                      ((SjPoint *) sj_records_index (points, j - 1))->anchor))
          sj_records_remove (points, j - 1);
      sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
    }
}

/* Pasting */

typedef struct
{
  SjMap     *map;
  SjMap     *part;
  SjGrid    *from;
  SjGrid    *to;
  guint      first;  /* column of the leftmost point in the fragment */
  guint      target;  /* column of the map it goes to; %SJ_GRID_NOWHERE for its own */
} Place;

static guint
find_stage (SjGrid     *grid,
            const char *stage)
{
  for (guint i = 0; i < sj_grid_get_n_columns (grid); i++)
    if (g_strcmp0 (sj_step_get_stage (sj_grid_get_step (grid, i)), stage) == 0)
      return i;

  return SJ_GRID_NOWHERE;
}

/* The column over which a point stands. */
static guint
find_column (SjMap      *map,
             SjGrid     *grid,
             const char *anchor)
{
  SjElement *element = sj_map_lookup (map, anchor);

  if (SJ_IS_CARD (element))
    return sj_grid_find_column (grid, sj_card_get_step (SJ_CARD (element)));
  if (SJ_IS_STAGE (element))
    return find_stage (grid, anchor);

  return SJ_IS_STEP (element) ? sj_grid_find_column (grid, anchor) : SJ_GRID_NOWHERE;
}

static guint
find_first (Place     *place,
            GPtrArray *curves)
{
  guint first = SJ_GRID_NOWHERE;

  for (guint i = 0; i < curves->len; i++)
    for (guint j = 0; j < sj_series_get_n_points (g_ptr_array_index (curves, i)); j++)
      {
        const SjPoint *point = sj_series_get_point (g_ptr_array_index (curves, i), j);

        first = MIN (first, find_column (place->part, place->from, point->anchor));
      }

  return first;
}

/* What the point belongs to in the map: the same as in the fragment if it stands in that column. */
static const char *
find_anchor (Place      *place,
             const char *anchor)
{
  guint own = find_column (place->map, place->to, anchor);
  guint column = find_column (place->part, place->from, anchor);

  if (column == SJ_GRID_NOWHERE)
    return NULL;
  if (place->target == SJ_GRID_NOWHERE && own != SJ_GRID_NOWHERE)
    return anchor;
  if (place->target != SJ_GRID_NOWHERE)
    column += place->target - place->first;
  if (column == own)
    return anchor;

  return column < sj_grid_get_n_columns (place->to)
           ? sj_element_get_id (SJ_ELEMENT (sj_grid_get_step (place->to, column))) : NULL;
}

static gboolean
is_drawn (SjElement *series)
{
  return SJ_IS_SERIES (series) && !sj_series_has_answers (SJ_SERIES (series));
}

static SjSeries *
choose_series (SjMap    *map,
               SjSeries *series,
               SjSeries *curve)
{
  GListModel *list = sj_map_get_series (map);
  SjElement *same = sj_map_lookup (map, sj_element_get_id (SJ_ELEMENT (curve)));

  if (series != NULL && is_drawn (SJ_ELEMENT (series)))
    return g_object_ref (series);
  if (is_drawn (same))
    return g_object_ref (SJ_SERIES (same));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) other = g_list_model_get_item (list, i);

      if (is_drawn (SJ_ELEMENT (other)) && sj_series_is_visible (other))
        return g_steal_pointer (&other);
    }

  return NULL;
}

static void
set_point (SjRecords  *points,
           const char *anchor,
           double      valence)
{
  SjPoint *point = NULL;

  for (guint i = 0; i < sj_records_get_length (points) && point == NULL; i++)
    if (g_strcmp0 (((SjPoint *) sj_records_index (points, i))->anchor, anchor) == 0)
      point = sj_records_index (points, i);

  if (point == NULL)
    {
      point = sj_records_append (points);
      sj_record_set_text (&point->anchor, anchor);
    }
  point->valence = valence;
}

static void
paste_curve (SjEditLog *log,
             Place     *place,
             SjSeries  *curve,
             SjSeries  *series,
             guint     *n_pasted)
{
  g_autoptr(SjRecords) points = sj_series_get_n_points (series) > 0
                                  ? sj_records_copy (sj_series_get_points (series))
                                  : sj_records_new (&sj_point_record_type, 0);

  for (guint i = 0; i < sj_series_get_n_points (curve); i++)
    {
      const SjPoint *point = sj_series_get_point (curve, i);
      const char *anchor = find_anchor (place, point->anchor);

      if (anchor == NULL)
        continue;
      set_point (points, anchor, CLAMP (point->valence, -1.0, 1.0));
      *n_pasted += 1;
    }
  sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
}

static SjSeries *
take_series (SjEditLog *log,
             SjSeries  *series,
             SjSeries  *curve)
{
  SjSeries *chosen = choose_series (sj_edit_log_get_map (log), series, curve);

  if (chosen == NULL)
    {
      chosen = sj_series_new (_("Assumption"), SJ_SERIES_ASSUMPTION);
      sj_edit_log_insert (log, SJ_ELEMENT (chosen), G_MAXUINT);
    }

  return chosen;
}

/**
 * sj_fragment_points_paste:
 * @log: a log with an open transaction
 * @curves: (element-type SjSeries): what sj_fragment_points_copy() made, in the map of a fragment
 * @step: (nullable): where the leftmost point goes; %NULL for where it was
 * @series: (nullable): the curve that gets them, if it was drawn by hand
 * @n_pasted: (inout): counts the points
 * @n_left_out: (inout): counts those that have no step here
 *
 * Sets points of a curve that was drawn by hand, or of a new one if there is none.
 *
 * Returns: (transfer none) (nullable): that curve
 */
SjSeries *
sj_fragment_points_paste (SjEditLog *log,
                          GPtrArray *curves,
                          SjStep    *step,
                          SjSeries  *series,
                          guint     *n_pasted,
                          guint     *n_left_out)
{
  g_autoptr(SjGrid) from = NULL;
  g_autoptr(SjGrid) to = NULL;
  Place place = { .map = sj_edit_log_get_map (log), .target = SJ_GRID_NOWHERE };
  SjSeries *used = NULL;

  g_return_val_if_fail (n_pasted != NULL && n_left_out != NULL, NULL);

  if (curves->len == 0)
    return NULL;

  place.part = sj_element_get_map (g_ptr_array_index (curves, 0));
  place.from = from = sj_grid_new (place.part);
  place.to = to = sj_grid_new (place.map);
  place.first = find_first (&place, curves);
  if (step != NULL)
    place.target = sj_grid_find_column (to, sj_element_get_id (SJ_ELEMENT (step)));

  for (guint i = 0; i < curves->len; i++)
    {
      SjSeries *curve = g_ptr_array_index (curves, i);
      g_autoptr(SjSeries) chosen = take_series (log, series, curve);
      guint before = *n_pasted;

      paste_curve (log, &place, curve, chosen, n_pasted);
      *n_left_out += sj_series_get_n_points (curve) - (*n_pasted - before);
      used = chosen;
    }

  return used;
}
