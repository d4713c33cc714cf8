#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-blend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-difference-guard.h"
#include "feedback/sj-distribution.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-import-series.h"

/*
 * Several metrics of one place as one curve. Native figures cannot be averaged; what people felt
 * can. Where the same people gave several answers, each person's are averaged first, so that the
 * interval knows how alike they are.
 */

/**
 * sj_blend_parse:
 * @text: metrics and their weights, "nps=2, csat"; "all" for all alike
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): metric → weight (`double *`); without entries for all alike.
 *   %NULL with @error set
 */
GHashTable *
sj_blend_parse (const char  *text,
                GError     **error)
{
  g_autoptr(GHashTable) weights = NULL;
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parts = g_strsplit (g_str_equal (text, "all") ? "" : text, ",", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      char *end = NULL;
      double weight = equals != NULL ? g_ascii_strtod (equals + 1, &end) : 1.0;

      if (equals != NULL)
        *equals = '\0';
      g_strstrip (parts[i]);
      if ((equals != NULL && (end == equals + 1 || *g_strchug (end) != '\0')) ||
          !isfinite (weight) || weight <= 0.0 || !sj_metric_is_known (parts[i]))
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                       _("“%s” does not say what to blend; write metrics with weights above 0, as "
                         "in nps=2,csat, or all"),
                       text);
          return NULL;
        }
      g_hash_table_insert (weights, g_strdup (parts[i]), g_memdup2 (&weight, sizeof weight));
    }

  return g_steal_pointer (&weights);
}

static double
find_weight (GHashTable    *weights,
             const SjScale *scale)
{
  g_autofree char *metric = sj_scale_get_id (scale);
  const double *weight = g_hash_table_lookup (weights, metric);

  /* What was estimated from words is not mixed with what people said unless somebody wants it. */
  if (g_hash_table_size (weights) == 0)
    return scale->metric != SJ_METRIC_SENTIMENT ? 1.0 : 0.0;

  return weight != NULL ? *weight : 0.0;
}

static void
free_place (gpointer data)
{
  SjBlendPlace *place = data;

  g_array_unref (place->parts);
  g_free (place);
}

static void
free_blend (gpointer data)
{
  SjBlend *blend = data;

  g_ptr_array_unref (blend->places);
  g_free (blend);
}

static SjBlend *
find_blend (GPtrArray     *blends,
            const SjCurve *curve)
{
  SjBlend *blend;

  for (guint i = 0; i < blends->len; i++)
    {
      blend = g_ptr_array_index (blends, i);
      if (g_strcmp0 (blend->segment, curve->segment) == 0 &&
          g_strcmp0 (blend->wave, curve->wave) == 0)
        return blend;
    }
  blend = g_new0 (SjBlend, 1);
  blend->segment = curve->segment;
  blend->wave = curve->wave;
  blend->places = g_ptr_array_new_with_free_func (free_place);
  g_ptr_array_add (blends, blend);

  return blend;
}

static SjBlendPlace *
find_place (SjBlend    *blend,
            const char *anchor)
{
  SjBlendPlace *place;

  for (guint i = 0; i < blend->places->len; i++)
    {
      place = g_ptr_array_index (blend->places, i);
      if (g_str_equal (place->anchor, anchor))
        return place;
    }
  place = g_new0 (SjBlendPlace, 1);
  place->anchor = anchor;
  place->parts = g_array_new (FALSE, FALSE, sizeof (SjBlendPart));
  g_ptr_array_add (blend->places, place);

  return place;
}

static double
find_answer (const SjPersonKnot *knots,
             guint               n_knots,
             const SjCurveKnot  *knot,
             double             *weight)
{
  for (guint i = 0; i < n_knots; i++)
    if (knots[i].knot == knot && knots[i].w > 0.0)
      {
        *weight = knots[i].w;
        return knots[i].wv / knots[i].w;
      }

  return NAN;
}

/* What a person felt at a place, all metrics together; `NAN` if an answer is missing. */
static double
blend_answers (const SjBlendPlace *place,
               const SjPersonKnot *knots,
               guint               n_knots,
               double             *person_weight)
{
  double sum = 0.0, total = 0.0, weights = 0.0;

  for (guint i = 0; i < place->parts->len; i++)
    {
      const SjBlendPart *part = &g_array_index (place->parts, SjBlendPart, i);
      double weight = 0.0;
      double answer = find_answer (knots, n_knots, part->knot, &weight);

      if (isnan (answer))
        return NAN;
      sum += part->weight * answer;
      total += part->weight;
      weights += weight / place->parts->len;
    }
  *person_weight = weights;

  return total > 0.0 ? sum / total : NAN;
}

static void
add_person (SjBlendPlace *place,
            double        valence,
            double        weight)
{
  place->n_people++;
  sj_sum_add (&place->w, weight);
  sj_sum_add (&place->ww, weight * weight);
  sj_sum_add (&place->wv, weight * valence);
  sj_sum_add (&place->wvv, weight * valence * valence);
}

/* A person at each place, and against the same person at all others. */
static void
blend_person_along (SjBlend            *blend,
                    const SjPersonKnot *knots,
                    guint               n_knots)
{
  g_autofree double *valences = g_new (double, blend->places->len + 1);
  g_autofree double *weights = g_new0 (double, blend->places->len + 1);
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < blend->places->len; i++)
    {
      SjBlendPlace *place = g_ptr_array_index (blend->places, i);

      valences[i] = place->parts->len > 1 ? blend_answers (place, knots, n_knots, &weights[i])
                                          : NAN;
      if (isnan (valences[i]))
        continue;
      add_person (place, valences[i], weights[i]);
      sum += valences[i];
      n++;
    }
  for (guint i = 0; n > 1 && i < blend->places->len; i++)
    if (!isnan (valences[i]))
      sj_pairs_add (&((SjBlendPlace *) g_ptr_array_index (blend->places, i))->rest, valences[i],
                    (sum - valences[i]) / (n - 1), weights[i]);
}

static void
blend_person (const SjPersonKnot *knots,
              guint               n_knots,
              gpointer            user_data)
{
  GPtrArray *blends = user_data;

  for (guint i = 0; n_knots > 1 && i < blends->len; i++)
    blend_person_along (g_ptr_array_index (blends, i), knots, n_knots);
}

/**
 * sj_blend_new:
 * @builder: curves that are hidden where they are too small; must outlive the blends
 * @people: who gave the answers, if that is known
 * @text: what to blend, which sj_blend_parse() understands
 *
 * Returns: (transfer full) (element-type SjBlend): the blends
 */
GPtrArray *
sj_blend_new (SjCurveBuilder *builder,
              const SjPeople *people,
              const char     *text)
{
  g_autoptr(GHashTable) weights = sj_blend_parse (text, NULL);
  GPtrArray *blends = g_ptr_array_new_with_free_func (free_blend);

  g_return_val_if_fail (weights != NULL, blends);

  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);
      double weight = find_weight (weights, curve->scale);

      for (guint j = 0; weight > 0.0 && j < curve->knots->len; j++)
        {
          SjBlendPart part = { i, g_ptr_array_index (curve->knots, j), weight };

          if (sj_tally_get_n (&part.knot->tally) > 0)
            g_array_append_val (find_place (find_blend (blends, curve), part.knot->anchor)->parts,
                                part);
        }
    }
  if (builder->has_people)
    sj_curve_people_foreach (builder, people, blend_person, blends);

  return blends;
}

static void
fill_interval (SjPoint *point,
               double   standard_error,
               double   df)
{
  double half_width = sj_student_deviate (MAX (1.0, df)) * standard_error;

  point->valence_low = CLAMP (point->valence - half_width, -1.0, 1.0);
  point->valence_high = CLAMP (point->valence + half_width, -1.0, 1.0);
}

/* Most of those who answered one answered all: each person first. */
static gboolean
fill_by_person (SjPoint            *point,
                const SjBlendPlace *place,
                guint64             fewest)
{
  double w = sj_sum_get (&place->w);
  SjSample sample;
  SjInterval interval;

  if (place->n_people < SJ_MIN_PAIRS || place->n_people * 2 < fewest || w <= 0.0)
    return FALSE;

  sample.n = sj_kish_n (w, sj_sum_get (&place->ww));
  sample.mean = sj_sum_get (&place->wv) / w;
  sample.variance = MAX (0.0, sj_sum_get (&place->wvv) / w - sample.mean * sample.mean);
  sample.variance *= sample.n > 1.0 ? sample.n / (sample.n - 1.0) : 1.0;
  interval = sj_mean_interval (&sample, -1.0, 1.0);
  point->n = (gint64) place->n_people;
  if (fabs (sample.n - (double) place->n_people) > 1e-6)
    point->n_effective = sample.n;
  point->valence = point->mean = sample.mean;
  point->variance = sample.variance;
  point->valence_low = interval.low;
  point->valence_high = interval.high;

  return TRUE;
}

/* Different people: the standard errors add up as those of independent means do. What their number
 * is worth is Satterthwaite's degrees of freedom, and one; the variance is what gives that standard
 * error again. */
static void
fill_by_sample (SjPoint            *point,
                const SjBlendPlace *place)
{
  guint n = place->parts->len;
  g_autofree double *valences = g_new (double, n);
  g_autofree double *errors = g_new (double, n);
  g_autofree double *weights = g_new (double, n);
  double standard_error, total = 0.0, parts = 0.0, df = 1.0;

  point->n = 0;
  for (guint i = 0; i < n; i++)
    {
      const SjBlendPart *part = &g_array_index (place->parts, SjBlendPart, i);
      SjTallySummary summary;
      double share;

      sj_tally_summarise (&part->knot->tally, &summary);
      valences[i] = summary.valence;
      weights[i] = part->weight;
      errors[i] = sqrt (summary.valence_variance / summary.n_effective);
      share = weights[i] * weights[i] * errors[i] * errors[i];
      parts += share * share / MAX (1.0, summary.n_effective - 1.0);
      total += weights[i];
      point->n += (gint64) summary.n;
    }
  point->valence = point->mean = sj_blend_valences (valences, errors, weights, n, &standard_error);
  if (parts > 0.0)
    df = MAX (1.0, pow (standard_error * total, 4.0) / parts);
  point->n_effective = df + 1.0;
  point->variance = standard_error * standard_error * point->n_effective;
  fill_interval (point, standard_error, df);
}

static void
fill_point (SjPoint            *point,
            const SjBlendPlace *place,
            guint               min_n)
{
  guint64 fewest = G_MAXUINT64;

  sj_point_suppress (point, SJ_SHOWN);
  sj_record_set_text (&point->anchor, place->anchor);
  for (guint i = 0; i < place->parts->len; i++)
    {
      const SjBlendPart *part = &g_array_index (place->parts, SjBlendPart, i);

      fewest = MIN (fewest, sj_curve_knot_get_size (part->knot));
      /* From the blend and the other part, the hidden one could be worked out. */
      if (part->knot->suppression != SJ_SHOWN)
        {
          sj_point_suppress (point, part->knot->suppression);
          return;
        }
    }
  if (fill_by_person (point, place, fewest))
    {
      if (place->n_people < min_n)
        sj_point_suppress (point, SJ_SUPPRESSED_SMALL);
      return;
    }
  fill_by_sample (point, place);
}

/* Where most of the people behind a value are behind others, too, how they differ from themselves
 * is what tells. */
static const SjPairs *
find_pairs (const SjBlendPlace *place)
{
  return place->rest.n >= SJ_MIN_PAIRS && place->rest.n * 2 >= place->n_people ? &place->rest
                                                                               : NULL;
}

/**
 * sj_blend_make_points:
 * @blend: a blend
 * @min_n: the smallest group that is shown
 *
 * Returns: (transfer full): its points; places with a single metric have none
 */
SjRecords *
sj_blend_make_points (const SjBlend *blend,
                      guint          min_n)
{
  SjRecords *points = sj_records_new (&sj_point_record_type, 0);
  g_autofree const SjPairs **pairs = NULL;

  g_return_val_if_fail (blend != NULL, points);

  pairs = g_new0 (const SjPairs *, blend->places->len + 1);
  for (guint i = 0; i < blend->places->len; i++)
    {
      const SjBlendPlace *place = g_ptr_array_index (blend->places, i);

      if (place->parts->len <= 1)
        continue;
      pairs[sj_records_get_length (points)] = find_pairs (place);
      fill_point (sj_records_append (points), place, min_n);
    }
  sj_curve_fill_p_values (points, pairs);

  return points;
}

/* "csat, nps=2": only what there is. */
static char *
describe (const SjBlend  *blend,
          SjCurveBuilder *builder)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blend->places->len; i++)
    {
      const SjBlendPlace *place = g_ptr_array_index (blend->places, i);

      for (guint j = 0; place->parts->len > 1 && j < place->parts->len; j++)
        {
          const SjBlendPart *part = &g_array_index (place->parts, SjBlendPart, j);
          const SjCurve *curve = g_ptr_array_index (builder->curves, part->curve);
          g_autofree char *metric = sj_scale_get_id (curve->scale);
          char weight[G_ASCII_DTOSTR_BUF_SIZE];

          if (g_hash_table_contains (seen, metric))
            continue;
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", metric);
          if (part->weight != 1.0)
            g_string_append_printf (text, "=%s",
                                    g_ascii_dtostr (weight, sizeof weight, part->weight));
          g_hash_table_add (seen, g_steal_pointer (&metric));
        }
    }

  return g_string_free (text, FALSE);
}

static void
store_blend (SjFeedbackImport *import,
             SjEditLog        *log,
             SjCurveBuilder   *builder,
             const SjBlend    *blend,
             SjImportSummary  *summary)
{
  g_autoptr(SjRecords) points = sj_blend_make_points (blend, import->result->min_n);
  g_autofree char *parts = describe (blend, builder);
  g_autoptr(GPtrArray) knots = g_ptr_array_new ();
  SjScale scale;
  SjCurve curve = {
    .scale = &scale,
    .segment = (char *) blend->segment,
    .wave = (char *) blend->wave,
    .blend = parts,
    .knots = knots,
  };
  SjSeries *series;

  if (sj_records_get_length (points) == 0)
    return;

  sj_scale_init (&scale, SJ_METRIC_SENTIMENT, -1.0, 1.0);
  series = sj_import_series_find (import->map, import->recipe, &curve);
  if (series != NULL)
    summary->n_refreshed++;
  else
    summary->n_added++;
  sj_import_series_store (import, log, series, &curve, points);
}

/**
 * sj_blend_store:
 * @import: an import whose reading asks for blends, or does not
 * @log: the map's log, with an open transaction
 * @builder: its curves
 * @summary: where to count
 *
 * Writes one blended series for each segment and wave into the map.
 */
void
sj_blend_store (SjFeedbackImport *import,
                SjEditLog        *log,
                SjCurveBuilder   *builder,
                SjImportSummary  *summary)
{
  g_autoptr(GPtrArray) blends = NULL;

  if (import->reading->blend == NULL || *import->reading->blend == '\0')
    return;

  blends = sj_blend_new (builder, &import->result->people, import->reading->blend);
  for (guint i = 0; i < blends->len; i++)
    store_blend (import, log, builder, g_ptr_array_index (blends, i), summary);
}
