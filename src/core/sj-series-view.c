#define G_LOG_DOMAIN "sj-series"

#include "config.h"

#include "core/sj-series-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-map-order.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * A series keeps what was measured; what is drawn of it may be something else: stabilised values,
 * differences from the mean, one value a stage. Tests and exports stay with what was measured.
 */

#define Z95 1.959963984540054

static SjStage *
find_stage (SjMap      *map,
            const char *anchor)
{
  SjElement *element = anchor != NULL ? sj_map_lookup (map, anchor) : NULL;

  if (SJ_IS_CARD (element))
    element = sj_map_lookup_typed (map, sj_card_get_step (SJ_CARD (element)), SJ_TYPE_STEP);
  if (SJ_IS_STEP (element))
    element = sj_map_lookup_typed (map, sj_step_get_stage (SJ_STEP (element)), SJ_TYPE_STAGE);

  return SJ_IS_STAGE (element) ? SJ_STAGE (element) : NULL;
}

static void
clear_figures (SjPoint *point)
{
  point->n = point->n_missing = point->n_dont_know = point->people = -1;
  point->n_effective = point->mean = point->variance = NAN;
  point->native = point->native_low = point->native_high = NAN;
  point->valence = point->valence_low = point->valence_high = point->stabilised = NAN;
  point->p_value = point->p_raw = NAN;
}

/* What the values of a stage add up to. */
typedef struct
{
  double weights;
  double sum;
  double squares; /* of the weighted standard errors */
  gint64 n;
  gboolean has_interval;
  gboolean has_hidden;
} StageSum;

static void
add_to_stage (StageSum      *sum,
              const SjPoint *point,
              SjStageValues  how)
{
  double weight = how == SJ_STAGE_VALUES_VOLUME ? (double) MAX (point->n, 0) : 1.0;
  double error = (point->valence_high - point->valence_low) / 2.0 / Z95;

  if (isnan (point->valence))
    {
      sum->has_hidden = TRUE;
      return;
    }
  sum->weights += weight;
  sum->sum += weight * point->valence;
  sum->squares += weight * weight * error * error;
  sum->n += MAX (point->n, 0);
  /* Answers of the same people are alike; as if they were not, the interval would be too short. */
  sum->has_interval &= !isnan (error) && g_strcmp0 (point->test, "paired-t") != 0;
}

static void
fill_stage (SjPoint        *point,
            const StageSum *sum)
{
  double half_width;

  clear_figures (point);
  if (sum->weights <= 0.0)
    {
      if (sum->has_hidden)
        sj_record_set_text (&point->reason, "below_k");
      return;
    }

  half_width = Z95 * sqrt (sum->squares) / sum->weights;
  point->n = sum->n;
  point->valence = sum->sum / sum->weights;
  if (sum->has_interval)
    {
      point->valence_low = MAX (-1.0, point->valence - half_width);
      point->valence_high = MIN (1.0, point->valence + half_width);
    }
}

static SjRecords *
make_stages (SjMap         *map,
             SjSeries      *series,
             SjStageValues  how)
{
  SjRecords *points = sj_records_new (&sj_point_record_type, 0);
  GListModel *stages = sj_map_get_stages (map);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr(SjElement) stage = g_list_model_get_item (stages, i);
      StageSum sum = { .has_interval = TRUE };
      SjPoint *point;
      guint n = 0;

      for (guint j = 0; j < sj_series_get_n_points (series); j++)
        {
          const SjPoint *own = sj_series_get_point (series, j);

          if (SJ_ELEMENT (find_stage (map, own->anchor)) != stage)
            continue;
          add_to_stage (&sum, own, how);
          n++;
        }
      if (n == 0)
        continue;
      point = sj_records_append (points);
      sj_record_set_text (&point->anchor, sj_element_get_id (stage));
      fill_stage (point, &sum);
    }

  return points;
}

/* The stabilised value has no interval: that of the measured one would stand around the wrong
 * place. */
static void
stabilise (SjSeriesView *self)
{
  for (guint i = 0; i < sj_records_get_length (self->points); i++)
    {
      SjPoint *point = sj_records_index (self->points, i);

      if (isnan (point->stabilised) || isnan (point->valence))
        continue;
      self->measured[i] = point->valence;
      point->valence = point->stabilised;
      point->valence_low = point->valence_high = NAN;
    }
}

static void
subtract_mean (SjSeriesView *self)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < sj_records_get_length (self->points); i++)
    {
      const SjPoint *point = sj_records_index (self->points, i);

      if (!isnan (point->valence))
        {
          sum += point->valence;
          n++;
        }
    }
  self->mean = n > 0 ? sum / n : 0.0;
  for (guint i = 0; i < sj_records_get_length (self->points); i++)
    {
      SjPoint *point = sj_records_index (self->points, i);

      point->valence -= self->mean;
      point->valence_low -= self->mean;
      point->valence_high -= self->mean;
      self->measured[i] -= self->mean;
    }
}

/**
 * sj_series_view_new:
 * @map: the map
 * @series: one of its series
 *
 * Returns: (transfer full): what is to be drawn
 */
SjSeriesView *
sj_series_view_new (SjMap    *map,
                    SjSeries *series)
{
  SjSeriesView *self;
  SjStageValues stages;
  guint n;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), NULL);

  self = g_new0 (SjSeriesView, 1);
  stages = sj_series_get_stage_values (series);
  if (sj_series_get_n_points (series) == 0)
    self->points = sj_records_new (&sj_point_record_type, 0);
  else if (!sj_series_has_answers (series))
    self->points = sj_records_ref (sj_series_get_points (series));
  else if (stages != SJ_STAGE_VALUES_NONE)
    self->points = make_stages (map, series, stages);
  else
    self->points = sj_records_copy (sj_series_get_points (series));

  n = sj_records_get_length (self->points);
  self->measured = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    self->measured[i] = NAN;
  if (!sj_series_has_answers (series))
    return self;

  if (sj_series_is_stabilised (series))
    stabilise (self);
  if (sj_series_is_relative (series))
    subtract_mean (self);

  return self;
}

void
sj_series_view_free (SjSeriesView *self)
{
  if (self == NULL)
    return;

  sj_records_unref (self->points);
  g_free (self->measured);
  g_free (self);
}

/**
 * sj_series_summarise:
 * @map: the map
 * @series: one of its series
 * @summary: (out): mean, highest, lowest and last measured value in the order of the journey, and
 *   peak–end: the mean of the last and of the one farthest from 0
 *
 * Returns: %FALSE if the series has no value
 */
gboolean
sj_series_summarise (SjMap           *map,
                     SjSeries        *series,
                     SjSeriesSummary *summary)
{
  g_autoptr(GPtrArray) order = NULL;
  double sum = 0.0, extreme = 0.0;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series) && summary != NULL, FALSE);

  *summary = (SjSeriesSummary) { .peak = -INFINITY, .trough = INFINITY };
  order = sj_map_order_elements (map);
  for (guint i = 0; i < order->len; i++)
    {
      const SjPoint *point =
        sj_series_find_point (series, sj_element_get_id (g_ptr_array_index (order, i)));

      if (point == NULL || isnan (point->valence))
        continue;
      summary->n++;
      sum += point->valence;
      summary->peak = MAX (summary->peak, point->valence);
      summary->trough = MIN (summary->trough, point->valence);
      summary->end = point->valence;
      if (fabs (point->valence) > fabs (extreme))
        extreme = point->valence;
    }
  summary->mean = sum / MAX (summary->n, 1);
  summary->peak_end = (extreme + summary->end) / 2.0;

  return summary->n > 0;
}

/**
 * sj_series_describe_view:
 * @series: a series
 *
 * Returns: (transfer full): what is done to its values, "stabilised, relative"; "" if nothing is
 */
char *
sj_series_describe_view (SjSeries *series)
{
  GString *text = g_string_new (NULL);
  SjStageValues stages;
  const char *words[4];
  guint n = 0;

  g_return_val_if_fail (SJ_IS_SERIES (series), NULL);

  stages = sj_series_get_stage_values (series);
  /* A title that says so already need not say it twice. */
  if (*sj_series_get_blend (series) != '\0' &&
      !g_str_has_prefix (sj_series_get_title (series), _("Blended")))
    words[n++] = _("blended");
  if (stages == SJ_STAGE_VALUES_EQUAL)
    words[n++] = _("means of stages");
  else if (stages == SJ_STAGE_VALUES_VOLUME)
    words[n++] = _("means of stages by answers");
  if (sj_series_is_stabilised (series) && stages == SJ_STAGE_VALUES_NONE)
    words[n++] = _("stabilised");
  if (sj_series_is_relative (series))
    words[n++] = _("relative");
  for (guint i = 0; i < n && sj_series_has_answers (series); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words[i]);

  return g_string_free (text, FALSE);
}

/**
 * sj_series_describe_title:
 * @series: a series
 *
 * Returns: (transfer full): its title with what is done to its values: "CSAT (relative)"
 */
char *
sj_series_describe_title (SjSeries *series)
{
  g_autofree char *view = sj_series_describe_view (series);

  if (*view == '\0')
    return g_strdup (sj_series_get_title (series));

  /* Translators: the title of a curve and what is done to its values. */
  return g_strdup_printf (_("%s (%s)"), sj_series_get_title (series), view);
}

/**
 * sj_series_describe_summary:
 * @map: the map
 * @series: one of its series
 *
 * Returns: (transfer full) (nullable): the five numbers in words; %NULL if it has no value
 */
char *
sj_series_describe_summary (SjMap    *map,
                            SjSeries *series)
{
  SjSeriesSummary summary;

  if (!sj_series_summarise (map, series, &summary))
    return NULL;

  /* Translators: of the emotion along a curve, all between −1 and +1. */
  return g_strdup_printf (_("mean %+.2f, peak %+.2f, trough %+.2f, end %+.2f, peak–end %+.2f"),
                          summary.mean, summary.peak, summary.trough, summary.end,
                          summary.peak_end);
}
