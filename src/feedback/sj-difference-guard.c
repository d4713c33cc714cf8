#define G_LOG_DOMAIN "sj-feedback"

#include "feedback/sj-difference-guard.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-import-series.h"
#include "feedback/sj-tally-plan.h"

/*
 * Two figures of which one counts a few people more than the other give these few away: everybody
 * against one segment of them, a quarter against two of its months, the same file with and without
 * a filter. One import hides its own; this looks at what stands in the map already.
 */

/* One place of one group of people, in the import or in the map. */
typedef struct
{
  const char *segment;
  const char *wave;
  const char *source; /* id of the recipe; groups of one source are parts of one whole */
  guint64 n;
  gboolean hidden;
  SjCurveKnot *knot; /* NULL for one in the map */
  SjSeries *series;
} Group;

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* "2026" holds "2026-Q1" and "2026-02"; "2026-Q1" holds "2026-02". */
static gboolean
wave_contains (const char *wave,
               const char *part)
{
  gsize length = strlen (wave);

  if (*wave == '\0')
    return *part != '\0';
  if (g_str_has_prefix (part, wave) && part[length] == '-')
    return TRUE;
  if (length == 7 && wave[5] == 'Q' && strlen (part) == 7 && g_ascii_isdigit (part[5]) &&
      strncmp (wave, part, 5) == 0)
    return (g_ascii_strtoull (part + 5, NULL, 10) - 1) / 3 + 1 ==
           g_ascii_strtoull (wave + 6, NULL, 10);

  return FALSE;
}

/* Whether the part is a segment of two columns, one of whose values is the whole. */
static gboolean
segment_contains (const char *whole,
                  const char *part)
{
  g_auto(GStrv) values = NULL;

  if (*whole == '\0')
    return *part != '\0';

  values = g_strsplit (part, SJ_SEGMENT_SEPARATOR, 2);

  return values[0] != NULL && values[1] != NULL &&
         (g_str_equal (values[0], whole) || g_str_equal (values[1], whole));
}

/* Whether everybody in the second group is in the first as well. */
static gboolean
contains (const Group *whole,
          const Group *part)
{
  gboolean same_segment = g_str_equal (whole->segment, part->segment);
  gboolean same_wave = g_str_equal (whole->wave, part->wave);
  gboolean segment = same_segment || segment_contains (whole->segment, part->segment);
  gboolean wave = same_wave || wave_contains (whole->wave, part->wave);

  /* The same people from two files: the one with fewer was filtered. */
  if (same_segment && same_wave)
    return !g_str_equal (whole->source, part->source) && whole->n > part->n;

  return segment && wave;
}

static gboolean
tells_apart (guint64 difference,
             guint   min_n)
{
  return difference > 0 && difference < min_n;
}

/* Hides what is told by a whole and one of its parts. */
static gboolean
check_pairs (GArray *groups,
             guint   min_n)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < groups->len; j++)
      {
        const Group *whole = &g_array_index (groups, Group, i);
        Group *part = &g_array_index (groups, Group, j);

        if (i == j || whole->hidden || part->hidden || whole->n < part->n ||
            !contains (whole, part) || !tells_apart (whole->n - part->n, min_n))
          continue;
        part->hidden = TRUE;
        changed = TRUE;
      }

  return changed;
}

/* Whether a group is one of the parts that a source makes of a whole by segment, or by wave. */
static gboolean
is_part_of (const Group *whole,
            const Group *part,
            const char  *source,
            gboolean     by_segment)
{
  if (!g_str_equal (part->source, source) || part == whole)
    return FALSE;

  return by_segment ? segment_contains (whole->segment, part->segment) &&
                        g_str_equal (whole->wave, part->wave)
                    : g_str_equal (whole->segment, part->segment) &&
                        wave_contains (whole->wave, part->wave);
}

/* Hides the smallest part when all that are shown leave only a few people of the whole. */
static gboolean
check_sum (GArray     *groups,
           const Group *whole,
           const char *source,
           gboolean    by_segment,
           guint       min_n)
{
  Group *smallest = NULL;
  guint64 sum = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      Group *part = &g_array_index (groups, Group, i);

      if (part->hidden || !is_part_of (whole, part, source, by_segment))
        continue;
      sum += part->n;
      if (smallest == NULL || part->n < smallest->n)
        smallest = part;
    }
  if (smallest == NULL || sum > whole->n || !tells_apart (whole->n - sum, min_n))
    return FALSE;

  smallest->hidden = TRUE;
  return TRUE;
}

static GPtrArray *
list_sources (GArray *groups)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const char *source = g_array_index (groups, Group, i).source;

      if (!g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, (gpointer) source);
    }

  return sources;
}

static gboolean
check_sums (GArray *groups,
            guint   min_n)
{
  g_autoptr(GPtrArray) sources = list_sources (groups);
  gboolean changed = FALSE;

  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < sources->len; j++)
      {
        const Group *whole = &g_array_index (groups, Group, i);
        const char *source = g_ptr_array_index (sources, j);

        if (whole->hidden)
          continue;
        changed |= check_sum (groups, whole, source, TRUE, min_n);
        changed |= check_sum (groups, whole, source, FALSE, min_n);
      }

  return changed;
}

static gboolean
is_asked_alike (SjSeries      *series,
                const SjCurve *curve)
{
  SjElement *element = SJ_ELEMENT (series);
  g_autofree char *metric = sj_scale_get_id (curve->scale);

  return sj_series_get_origin (series) == SJ_SERIES_MEASURED &&
         g_str_equal (sj_series_get_metric (series), metric) &&
         sj_element_number (element, "scale-low") == curve->scale->low &&
         sj_element_number (element, "scale-high") == curve->scale->high;
}

/* What the checks of all places share. */
typedef struct
{
  SjCurveBuilder *builder;
  SjMap *map;
  GHashTable *replaced; /* the series that the import is about to replace */
  guint min_n;
  GPtrArray *blocked;
} Guard;

static GHashTable *
list_replaced (SjCurveBuilder *builder,
               SjMap          *map,
               SjRecipe       *recipe)
{
  GHashTable *replaced = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < builder->curves->len; i++)
    g_hash_table_add (replaced,
                      sj_import_series_find (map, recipe, g_ptr_array_index (builder->curves, i)));

  return replaced;
}

static void
add_stored (const Guard   *guard,
            GArray        *groups,
            const SjCurve *curve,
            const char    *anchor)
{
  GListModel *list = sj_map_get_series (guard->map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      const SjPoint *point = sj_series_find_point (series, anchor);
      Group group = {
        .segment = sj_element_text (SJ_ELEMENT (series), "segment"),
        .wave = sj_element_text (SJ_ELEMENT (series), "wave"),
        .source = sj_element_text (SJ_ELEMENT (series), "recipe"),
        .series = series,
      };

      if (!sj_point_has_figure (point) || !is_asked_alike (series, curve) ||
          g_hash_table_contains (guard->replaced, series))
        continue;
      group.n = (guint64) (point->people >= 0 ? point->people : point->n);
      g_array_append_val (groups, group);
    }
}

static void
add_new (GArray         *groups,
         SjCurveBuilder *builder,
         const SjCurve  *curve,
         const char     *anchor)
{
  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *other = g_ptr_array_index (builder->curves, i);

      for (guint j = 0; sj_scale_equal (other->scale, curve->scale) && j < other->knots->len; j++)
        {
          SjCurveKnot *knot = g_ptr_array_index (other->knots, j);
          Group group = {
            .segment = or_empty (other->segment),
            .wave = or_empty (other->wave),
            .source = "\x01",
            .n = sj_curve_knot_get_size (knot),
            .hidden = knot->suppression != SJ_SHOWN,
            .knot = knot,
          };

          if (g_str_equal (knot->anchor, anchor))
            g_array_append_val (groups, group);
        }
    }
}

static void
free_blocked (gpointer data)
{
  SjBlockedPoint *blocked = data;

  g_object_unref (blocked->series);
  g_free (blocked->anchor);
  g_free (blocked);
}

/* Returns whether something in the import was hidden. */
static gboolean
hide (GArray     *groups,
      const char *anchor,
      GPtrArray  *blocked)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (!group->hidden)
        continue;
      if (group->knot != NULL)
        {
          if (group->knot->suppression != SJ_SHOWN)
            continue;
          group->knot->suppression = SJ_SUPPRESSED_COMPLEMENTARY;
          changed = TRUE;
        }
      else
        {
          SjBlockedPoint *point = g_new (SjBlockedPoint, 1);

          point->series = g_object_ref (group->series);
          point->anchor = g_strdup (anchor);
          g_ptr_array_add (blocked, point);
        }
    }

  return changed;
}

/* Each place of a scale is looked at once, with the first curve that has it. */
static gboolean
is_first_with (const Guard   *guard,
               const SjCurve *curve,
               const char    *anchor)
{
  for (guint i = 0; i < guard->builder->curves->len; i++)
    {
      const SjCurve *other = g_ptr_array_index (guard->builder->curves, i);

      if (other == curve)
        return TRUE;
      for (guint j = 0; sj_scale_equal (other->scale, curve->scale) && j < other->knots->len; j++)
        if (g_str_equal (((SjCurveKnot *) g_ptr_array_index (other->knots, j))->anchor, anchor))
          return FALSE;
    }

  return TRUE;
}

static gboolean
check_place (const Guard   *guard,
             const SjCurve *curve,
             const char    *anchor)
{
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  if (!is_first_with (guard, curve, anchor))
    return FALSE;
  add_stored (guard, groups, curve, anchor);
  if (groups->len == 0)
    return FALSE;
  add_new (groups, guard->builder, curve, anchor);
  while (check_pairs (groups, guard->min_n) || check_sums (groups, guard->min_n))
    continue;

  return hide (groups, anchor, guard->blocked);
}

static gboolean
check_places (const Guard *guard)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < guard->builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (guard->builder->curves, i);

      for (guint j = 0; j < curve->knots->len; j++)
        {
          const SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

          changed |= check_place (guard, curve, knot->anchor);
        }
    }

  return changed;
}

/**
 * sj_difference_guard_check:
 * @builder: a builder that has hidden what is too small by itself
 * @map: the map
 * @recipe: (nullable): the recipe of the import, whose earlier series are replaced
 * @min_n: the smallest group that is shown
 *
 * Hides figures of the import that would tell of too few people beside what the map shows already,
 * always the finer of two.
 *
 * Returns: (transfer full) (element-type SjBlockedPoint): points of the map that have to go, for
 *   the import brings what is coarser
 */
GPtrArray *
sj_difference_guard_check (SjCurveBuilder *builder,
                           SjMap          *map,
                           SjRecipe       *recipe,
                           guint           min_n)
{
  g_autoptr(GHashTable) replaced = NULL;
  Guard guard = { .builder = builder, .map = map, .min_n = min_n };

  guard.blocked = g_ptr_array_new_with_free_func (free_blocked);
  g_return_val_if_fail (builder != NULL && SJ_IS_MAP (map), guard.blocked);

  guard.replaced = replaced = list_replaced (builder, map, recipe);
  /* What is hidden now may give away another part of the same import. */
  while (check_places (&guard))
    {
      g_ptr_array_set_size (guard.blocked, 0);
      sj_curve_builder_suppress (builder, min_n);
    }

  return guard.blocked;
}

/**
 * sj_point_suppress:
 * @point: a point
 * @reason: why it is not shown
 *
 * Takes every figure from a point; a note that somebody wrote stays.
 */
void
sj_point_suppress (SjPoint       *point,
                   SjSuppression  reason)
{
  g_return_if_fail (point != NULL);

  point->n = point->n_missing = point->n_dont_know = point->people = -1;
  point->n_effective = point->mean = point->variance = NAN;
  point->native = point->native_low = point->native_high = NAN;
  point->valence = point->valence_low = point->valence_high = point->stabilised = NAN;
  point->p_value = point->p_raw = NAN;
  g_clear_pointer (&point->boxes, g_array_unref);
  g_clear_pointer (&point->moods, g_array_unref);
  sj_record_set_text (&point->test, NULL);
  sj_record_set_text (&point->reason, sj_suppression_get_reason (reason));
}

/**
 * sj_difference_guard_block:
 * @blocked: (element-type SjBlockedPoint): points of the map
 * @log: the map's log, with an open transaction
 *
 * Hides the points.
 */
void
sj_difference_guard_block (GPtrArray *blocked,
                           SjEditLog *log)
{
  for (guint i = 0; i < blocked->len; i++)
    {
      const SjBlockedPoint *point = g_ptr_array_index (blocked, i);
      g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (point->series));

      for (guint j = 0; j < sj_records_get_length (points); j++)
        {
          SjPoint *own = sj_records_index (points, j);

          if (g_strcmp0 (own->anchor, point->anchor) == 0)
            sj_point_suppress (own, SJ_SUPPRESSED_COMPLEMENTARY);
        }
      sj_edit_log_set (log, SJ_ELEMENT (point->series), "points", points, NULL);
    }
}
