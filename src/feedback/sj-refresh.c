#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-refresh.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "feedback/sj-import-series.h"

/*
 * The stored series beside what a file would make of them: what a person wants to know before the
 * old figures go.
 *
 * An export of this month often holds last month's answers as well. A test of the new figure
 * against the old one would then count those twice, so it is the answers that came in since which
 * are tested against the old ones.
 */

static void
clear_change (gpointer data)
{
  g_free (((SjPointChange *) data)->anchor);
}

static void
free_series (gpointer data)
{
  SjSeriesChange *change = data;

  g_clear_object (&change->series);
  g_free (change->title);
  g_clear_pointer (&change->points, sj_records_unref);
  g_array_unref (change->changes);
  g_free (change);
}

void
sj_refresh_free (SjRefresh *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->series);
  g_free (self);
}

/* No answer is given by fewer people than before. */
static gboolean
has_all_of (const SjPoint *after,
            const SjPoint *before)
{
  if (after->n < before->n)
    return FALSE;
  if (after->boxes == NULL || before->boxes == NULL || after->boxes->len != before->boxes->len)
    return TRUE;

  for (guint i = 0; i < after->boxes->len; i++)
    if (g_array_index (after->boxes, double, i) < g_array_index (before->boxes, double, i) - 1e-6)
      return FALSE;

  return TRUE;
}

/* Whether the file begins no later and ends no earlier than the one that the series came from, and
 * has no fewer answers at any place. Without dates it is the number of rows that tells. Finished
 * figures of more people are mostly those of the next month. */
static gboolean
has_grown (const SjSeriesChange *change,
           const SjTallyResult  *result)
{
  SjElement *series = SJ_ELEMENT (change->series);
  const char *from = sj_element_text (series, "source-from");
  const char *to = sj_element_text (series, "source-to");
  int rows = sj_element_get_integer (
    series, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (series), "source-rows"));

  if (sj_series_is_aggregated (change->series))
    return FALSE;
  if (*from != '\0' && result->first_date != NULL && g_strcmp0 (result->first_date, from) > 0)
    return FALSE;
  if (*to != '\0' && result->last_date != NULL && g_strcmp0 (result->last_date, to) < 0)
    return FALSE;
  if (result->counts.rows + result->counts.blank_rows < (guint64) MAX (0, rows))
    return FALSE;

  for (guint i = 0; i < change->changes->len; i++)
    {
      const SjPointChange *point = &g_array_index (change->changes, SjPointChange, i);

      if (point->fate == SJ_POINT_LOST ||
          (point->fate == SJ_POINT_KEPT && !has_all_of (point->after, point->before)))
        return FALSE;
    }

  return TRUE;
}

static GArray *
subtract_counts (const GArray *after,
                 const GArray *before)
{
  GArray *since;

  if (after == NULL || before == NULL || after->len != before->len)
    return NULL;

  since = g_array_sized_new (FALSE, FALSE, sizeof (double), after->len);
  for (guint i = 0; i < after->len; i++)
    {
      double more = MAX (0.0, g_array_index (after, double, i) - g_array_index (before, double, i));

      g_array_append_val (since, more);
    }

  return since;
}

/* The answers that came in since: what the one has more than the other. */
static gboolean
subtract (const SjPoint *after,
          const SjPoint *before,
          SjPoint       *since)
{
  double n_after = sj_point_get_answers (after), n_before = sj_point_get_answers (before);
  double n = n_after - n_before;
  double squares;

  if (n < 2.0)
    return FALSE;

  *since = *after;
  since->n = (gint64) round (n);
  since->n_effective = NAN;
  since->boxes = NULL;
  since->moods = NULL;
  since->mean = (n_after * after->mean - n_before * before->mean) / n;
  squares = (n_after - 1.0) * after->variance + n_after * after->mean * after->mean -
            (n_before - 1.0) * before->variance - n_before * before->mean * before->mean;
  since->variance = MAX (0.0, (squares - n * since->mean * since->mean) / (n - 1.0));
  since->native = (n_after * after->native - n_before * before->native) / n;
  since->boxes = subtract_counts (after->boxes, before->boxes);
  since->moods = subtract_counts (after->moods, before->moods);

  return TRUE;
}

static void
test_change (const SjSeriesChange *change,
             SjPointChange        *point)
{
  SjPoint since;
  SjTest test = { .p = NAN };

  if (!change->grown)
    {
      point->method = sj_point_test (change->series, point->after, point->before, &test);
    }
  else if (subtract (point->after, point->before, &since))
    {
      point->method = sj_point_test (change->series, &since, point->before, &test);
      g_clear_pointer (&since.boxes, g_array_unref);
      g_clear_pointer (&since.moods, g_array_unref);
    }
  point->p = test.p;
}

static void
add_change (SjSeriesChange *change,
            const char     *anchor,
            const SjPoint  *before,
            const SjPoint  *after)
{
  SjPointChange point = { .before = before, .after = after, .p = NAN, .adjusted = NAN };
  gboolean had = sj_point_has_figure (before), has = sj_point_has_figure (after);

  if (!had && !has)
    return;

  point.anchor = g_strdup (anchor);
  point.fate = !had ? SJ_POINT_GAINED : !has ? SJ_POINT_LOST : SJ_POINT_KEPT;
  change->n_before += had ? before->n : 0;
  change->n_after += has ? after->n : 0;
  g_array_append_val (change->changes, point);
}

static void
compare_points (SjSeriesChange *change)
{
  for (guint i = 0; i < sj_records_get_length (change->points); i++)
    {
      const SjPoint *after = sj_records_index (change->points, i);
      const SjPoint *before =
        change->series != NULL ? sj_series_find_point (change->series, after->anchor) : NULL;

      add_change (change, after->anchor, before, after);
    }
  for (guint i = 0; change->series != NULL && i < sj_series_get_n_points (change->series); i++)
    {
      const SjPoint *before = sj_series_get_point (change->series, i);
      gboolean stays = FALSE;

      for (guint j = 0; j < sj_records_get_length (change->points) && !stays; j++)
        {
          const SjPoint *after = sj_records_index (change->points, j);

          stays = g_strcmp0 (after->anchor, before->anchor) == 0;
        }
      if (!stays)
        add_change (change, before->anchor, before, NULL);
    }
}

static void
add_series (SjRefresh           *self,
            SjFeedbackImport    *import,
            const SjCurve       *curve)
{
  g_autoptr(SjRecords) points = sj_curve_make_points (curve, import->result->respondents);
  SjSeries *series = sj_import_series_find (import->map, import->recipe, curve);
  SjSeriesChange *change;

  if (sj_records_get_length (points) == 0)
    return;

  change = g_new0 (SjSeriesChange, 1);
  change->changes = g_array_new (FALSE, FALSE, sizeof (SjPointChange));
  g_array_set_clear_func (change->changes, clear_change);
  g_set_object (&change->series, series);
  change->title = series != NULL ? g_strdup (sj_series_get_title (series))
                                 : sj_curve_make_title (curve);
  change->points = g_steal_pointer (&points);
  compare_points (change);
  if (series == NULL)
    {
      self->n_added++;
    }
  else
    {
      self->n_refreshed++;
      change->grown = has_grown (change, import->result);
      for (guint i = 0; i < change->changes->len; i++)
        {
          SjPointChange *point = &g_array_index (change->changes, SjPointChange, i);

          if (point->fate == SJ_POINT_KEPT)
            test_change (change, point);
        }
    }
  g_ptr_array_add (self->series, change);
}

/* All tests of the refresh are looked at together, so they are corrected together. */
static void
adjust (SjRefresh *self)
{
  g_autoptr(GPtrArray) points = g_ptr_array_new ();
  g_autofree double *p = NULL;
  g_autofree double *adjusted = NULL;

  for (guint i = 0; i < self->series->len; i++)
    {
      const SjSeriesChange *change = g_ptr_array_index (self->series, i);

      for (guint j = 0; j < change->changes->len; j++)
        g_ptr_array_add (points, &g_array_index (change->changes, SjPointChange, j));
    }
  p = g_new (double, points->len + 1);
  adjusted = g_new (double, points->len + 1);
  for (guint i = 0; i < points->len; i++)
    p[i] = ((SjPointChange *) g_ptr_array_index (points, i))->p;
  sj_holm_adjust (p, points->len, adjusted);
  for (guint i = 0; i < points->len; i++)
    {
      SjPointChange *point = g_ptr_array_index (points, i);

      point->adjusted = adjusted[i];
      if (point->fate == SJ_POINT_KEPT)
        point->direction = sj_test_get_direction (adjusted[i],
                                                  point->after->valence - point->before->valence);
    }
}

static void
count (SjRefresh *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const SjSeriesChange *change = g_ptr_array_index (self->series, i);

      for (guint j = 0; change->series != NULL && j < change->changes->len; j++)
        {
          const SjPointChange *point = &g_array_index (change->changes, SjPointChange, j);

          self->n_gained += point->fate == SJ_POINT_GAINED;
          self->n_lost += point->fate == SJ_POINT_LOST;
          self->n_moved += point->direction != 0;
        }
    }
}

/**
 * sj_refresh_new:
 * @import: an import whose names are matched, before it is applied; must outlive the refresh, as
 *   must the map's series
 *
 * Compares what the import would store with what the map has. Nothing is changed.
 *
 * Returns: (transfer full): what would change
 */
SjRefresh *
sj_refresh_new (SjFeedbackImport *import)
{
  SjRefresh *self;
  SjCurveBuilder builder;

  g_return_val_if_fail (import != NULL, NULL);

  self = g_new0 (SjRefresh, 1);
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->min_n = import->result->min_n;
  sj_curve_builder_init (&builder);
  sj_feedback_import_build (import, &builder);
  for (guint i = 0; i < builder.curves->len; i++)
    add_series (self, import, g_ptr_array_index (builder.curves, i));
  sj_curve_builder_clear (&builder);
  adjust (self);
  count (self);

  return self;
}

/**
 * sj_series_change_get_words:
 * @change: a series of a refresh
 * @min_n: the smallest group that is shown: fewer new answers are not told exactly, for the change
 *   of a figure would tell what these few people said
 *
 * Returns: (transfer full): "CSAT · Anna: 212 answers, 31 of them new"
 */
char *
sj_series_change_get_words (const SjSeriesChange *change,
                            guint                 min_n)
{
  gint64 n_new;

  g_return_val_if_fail (change != NULL, NULL);

  n_new = change->n_after - change->n_before;
  if (change->series == NULL)
    /* Translators: a series and its number of answers. */
    return g_strdup_printf (_("%s: new, %" PRId64 " answers"), change->title, change->n_after);
  if (change->grown && n_new == 0)
    return g_strdup_printf (_("%s: %" PRId64 " answers, none of them new"), change->title,
                            change->n_after);
  if (change->grown && n_new < (gint64) min_n)
    /* Translators: the last is the smallest number of answers that is ever shown. */
    return g_strdup_printf (_("%s: fewer than %u new answers"), change->title, min_n);
  if (change->grown)
    return g_strdup_printf (_("%s: %" PRId64 " answers, %" PRId64 " of them new"), change->title,
                            change->n_after, n_new);

  return g_strdup_printf (_("%s: %" PRId64 " answers instead of %" PRId64), change->title,
                          change->n_after, change->n_before);
}

/**
 * sj_point_change_get_words:
 * @change: a point of a refresh
 * @map: its map
 *
 * Returns: (transfer full) (nullable): "▲ Checkout: 3.61 → 3.94 (p = 0.012, Welch’s t test)"; %NULL
 *   if nothing is to be said about it
 */
char *
sj_point_change_get_words (const SjPointChange *change,
                           SjMap               *map)
{
  g_autofree char *title = NULL;
  g_autofree char *p = NULL;

  g_return_val_if_fail (change != NULL && SJ_IS_MAP (map), NULL);

  title = sj_feedback_anchor_get_title (map, change->anchor);
  if (change->fate == SJ_POINT_GAINED)
    /* Translators: a place of the map that has a figure now, and had none. */
    return g_strdup_printf (_("+ %s: %.2f"), title, change->after->native);
  if (change->fate == SJ_POINT_LOST && change->after != NULL)
    return g_strdup_printf (_("− %s: now too few answers"), title);
  if (change->fate == SJ_POINT_LOST)
    return g_strdup_printf (_("− %s: no answers any more"), title);
  if (change->direction == 0)
    return NULL;

  p = change->adjusted < 0.001 ? g_strdup (_("p < .001"))
                               : g_strdup_printf (_("p = %.3f"), change->adjusted);
  /* Translators: the place, the figure before and after, the corrected p and the test. */
  return g_strdup_printf (_("%s %s: %.2f → %.2f (%s, %s)"),
                          change->direction > 0 ? "▲" : "▼", title, change->before->native,
                          change->after->native, p,
                          sj_test_method_get_name (change->method));
}

/**
 * sj_refresh_to_text:
 * @self: a refresh
 * @map: its map
 *
 * Returns: (transfer full): all of it in lines
 */
char *
sj_refresh_to_text (const SjRefresh *self,
                    SjMap           *map)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && SJ_IS_MAP (map), NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      const SjSeriesChange *change = g_ptr_array_index (self->series, i);
      g_autofree char *words = sj_series_change_get_words (change, self->min_n);

      g_string_append_printf (text, "%s\n", words);
      for (guint j = 0; change->series != NULL && j < change->changes->len; j++)
        {
          g_autofree char *point = sj_point_change_get_words (
            &g_array_index (change->changes, SjPointChange, j), map);

          if (point != NULL)
            g_string_append_printf (text, "  %s\n", point);
        }
    }

  return g_string_free (text, FALSE);
}
