#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-curve-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/sj-metric-name.h"
#include "feedback/sj-distribution.h"

#define MIN_HISTOGRAM 20

static void
free_knot (gpointer data)
{
  SjCurveKnot *knot = data;

  sj_tally_clear (&knot->tally);
  g_array_unref (knot->cells);
  g_free (knot);
}

static void
free_curve (gpointer data)
{
  SjCurve *curve = data;

  g_free (curve->segment);
  g_free (curve->wave);
  g_ptr_array_unref (curve->knots);
  g_free (curve);
}

void
sj_curve_builder_init (SjCurveBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  builder->has_people = FALSE;
  builder->curves = g_ptr_array_new_with_free_func (free_curve);
}

void
sj_curve_builder_clear (SjCurveBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  g_clear_pointer (&builder->curves, g_ptr_array_unref);
}

static SjCurve *
find_curve (SjCurveBuilder      *builder,
            const SjResultGroup *group)
{
  SjCurve *curve;

  for (guint i = 0; i < builder->curves->len; i++)
    {
      curve = g_ptr_array_index (builder->curves, i);
      if (sj_scale_equal (curve->scale, group->tally.scale) &&
          g_strcmp0 (curve->segment, group->segment) == 0 &&
          g_strcmp0 (curve->wave, group->wave) == 0)
        return curve;
    }
  curve = g_new0 (SjCurve, 1);
  curve->scale = group->tally.scale;
  curve->segment = g_strdup (group->segment);
  curve->wave = g_strdup (group->wave);
  curve->elsewhere = group->figure != NULL ? group->figure->name : NULL;
  curve->knots = g_ptr_array_new_with_free_func (free_knot);
  g_ptr_array_add (builder->curves, curve);

  return curve;
}

static SjCurveKnot *
find_knot (const SjCurve *curve,
           const char    *anchor)
{
  for (guint i = 0; i < curve->knots->len; i++)
    {
      SjCurveKnot *knot = g_ptr_array_index (curve->knots, i);

      if (g_str_equal (knot->anchor, anchor))
        return knot;
    }

  return NULL;
}

/**
 * sj_curve_builder_add:
 * @builder: a builder
 * @group: a group of answers; its scale must outlive the builder
 * @place: where the group is in the result
 * @anchor: id of what the group's touchpoint stands for; must outlive the builder
 *
 * Adds the answers to the curve of their scale, segment and wave. Groups that stand for the same
 * anchor become one; of figures worked out elsewhere, which cannot, the first is kept.
 */
void
sj_curve_builder_add (SjCurveBuilder      *builder,
                      const SjResultGroup *group,
                      guint32              place,
                      const char          *anchor)
{
  SjCurve *curve;
  SjCurveKnot *knot;

  g_return_if_fail (builder != NULL && group != NULL && anchor != NULL);

  curve = find_curve (builder, group);
  knot = find_knot (curve, anchor);
  if (knot == NULL)
    {
      knot = g_new0 (SjCurveKnot, 1);
      knot->anchor = anchor;
      knot->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
      knot->stabilised = NAN;
      knot->figure = group->figure;
      sj_tally_init (&knot->tally, curve->scale);
      g_ptr_array_add (curve->knots, knot);
    }
  sj_tally_merge (&knot->tally, &group->tally);
  knot->suppression = sj_tally_is_withheld (&knot->tally) ? SJ_SUPPRESSED_SMALL : SJ_SHOWN;
  g_array_append_val (knot->cells, place);
}

/**
 * sj_curve_knot_get_size:
 *
 * Returns: what the smallest number that is shown is held against: different people if the file
 *   says who answered, else answers; 0 if nobody knows how many there are
 */
guint64
sj_curve_knot_get_size (const SjCurveKnot *knot)
{
  if (knot->n_people > 0)
    return knot->n_people;
  if (knot->figure != NULL)
    return (guint64) MAX (0, knot->figure->n);

  return knot->tally.n_people > 0 ? knot->tally.n_people : sj_tally_get_n (&knot->tally);
}

/* Whether two curves part the same answers by segment, or by wave. */
static gboolean
are_parts (const SjCurve *first,
           const SjCurve *second,
           gboolean       by_segment)
{
  return sj_scale_equal (first->scale, second->scale) &&
         g_strcmp0 (by_segment ? first->wave : first->segment,
                    by_segment ? second->wave : second->segment) == 0;
}

static gboolean
suppress_parts (SjCurveBuilder *builder,
                const SjCurve  *curve,
                const char     *anchor,
                gboolean        by_segment,
                guint           min_n)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree guint64 *n = g_new (guint64, builder->curves->len);
  g_autofree SjSuppression *suppressions = g_new (SjSuppression, builder->curves->len);
  gboolean changed;

  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *other = g_ptr_array_index (builder->curves, i);
      SjCurveKnot *knot = find_knot (other, anchor);

      if (knot == NULL || !are_parts (curve, other, by_segment))
        continue;
      n[parts->len] = sj_curve_knot_get_size (knot);
      suppressions[parts->len] = knot->suppression;
      g_ptr_array_add (parts, knot);
    }
  changed = sj_suppress_parts (n, parts->len, sj_suppression_get_min_n (min_n, curve->scale),
                               parts->len > 1, suppressions);
  for (guint i = 0; i < parts->len; i++)
    ((SjCurveKnot *) g_ptr_array_index (parts, i))->suppression = suppressions[i];

  return changed;
}

/**
 * sj_curve_builder_suppress:
 * @builder: a builder to which nothing is added any more
 * @min_n: the smallest group that is shown
 *
 * Hides small groups, and others that would give them away.
 */
void
sj_curve_builder_suppress (SjCurveBuilder *builder,
                           guint           min_n)
{
  gboolean changed = TRUE;

  g_return_if_fail (builder != NULL);

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < builder->curves->len; i++)
        {
          const SjCurve *curve = g_ptr_array_index (builder->curves, i);

          for (guint j = 0; j < curve->knots->len; j++)
            {
              const SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

              changed |= suppress_parts (builder, curve, knot->anchor, TRUE, min_n);
              changed |= suppress_parts (builder, curve, knot->anchor, FALSE, min_n);
            }
        }
    }
}

/* The segments of one place and wave drawn towards their common mean. Those that are hidden must
 * not show in it. */
static void
stabilise_place (SjCurveBuilder *builder,
                 const SjCurve  *curve,
                 const char     *anchor)
{
  g_autofree SjSample *groups = g_new (SjSample, builder->curves->len);
  g_autofree double *shrunken = g_new (double, builder->curves->len);
  g_autoptr(GPtrArray) knots = g_ptr_array_new ();

  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *other = g_ptr_array_index (builder->curves, i);
      SjCurveKnot *knot = find_knot (other, anchor);
      SjTallySummary summary;

      if (knot == NULL || !are_parts (curve, other, TRUE) || knot->suppression != SJ_SHOWN ||
          !sj_tally_summarise (&knot->tally, &summary) || summary.n_effective < 2)
        continue;
      groups[knots->len] =
        (SjSample) { summary.n_effective, summary.valence, summary.valence_variance };
      g_ptr_array_add (knots, knot);
    }
  if (!sj_shrink_groups (groups, knots->len, shrunken, NULL))
    return;
  for (guint i = 0; i < knots->len; i++)
    ((SjCurveKnot *) g_ptr_array_index (knots, i))->stabilised = shrunken[i];
}

/**
 * sj_curve_builder_stabilise:
 * @builder: a builder that has hidden what is too small
 *
 * Works out the stabilised valences of places with at least three segments. They are kept beside
 * the measured ones and drawn only when asked for.
 */
void
sj_curve_builder_stabilise (SjCurveBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);

      for (guint j = 0; j < curve->knots->len; j++)
        {
          const SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

          if (knot->suppression == SJ_SHOWN && isnan (knot->stabilised))
            stabilise_place (builder, curve, knot->anchor);
        }
    }
}

static void
fill_boxes (SjPoint       *point,
            const SjTally *tally)
{
  if (tally->n_slots == 0 || tally->rest.n > 0)
    return;

  point->boxes = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < tally->n_slots; i++)
    {
      double count = tally->counts[i];

      g_array_append_val (point->boxes, count);
    }
}

static void
fill_moods (SjPoint      *point,
            const double  moods[3])
{
  point->moods = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (point->moods, moods, 3);
}

static void
fill_headline (SjPoint              *point,
               const SjTallySummary *summary)
{
  point->native = summary->has_nps ? summary->nps : summary->mean;
  point->native_low = summary->has_nps ? summary->nps_low : summary->low;
  point->native_high = summary->has_nps ? summary->nps_high : summary->high;
}

static void
clear_figures (SjPoint *point)
{
  point->n = point->n_missing = point->n_dont_know = point->people = -1;
  point->stabilised = point->p_raw = NAN;
  point->n_effective = point->mean = point->variance = NAN;
  point->native = point->native_low = point->native_high = NAN;
  point->valence = point->valence_low = point->valence_high = point->p_value = NAN;
}

static void
fill_figure (SjPoint        *point,
             const SjFinishedFigure *figure)
{
  point->n = figure->n;
  point->mean = figure->mean;
  point->variance = figure->variance;
  point->native = figure->native;
  point->native_low = figure->native_low;
  point->native_high = figure->native_high;
  point->valence = figure->valence;
  point->valence_low = figure->valence_low;
  point->valence_high = figure->valence_high;
  if (!isnan (figure->moods[0]))
    fill_moods (point, figure->moods);
  sj_record_set_text (&point->note, isnan (figure->native_low)
                                      ? _("aggregated elsewhere, no interval")
                                      : _("aggregated elsewhere"));
}

static void
fill_point (SjPoint           *point,
            const SjCurveKnot *knot,
            gboolean           respondents)
{
  const SjTally *tally = &knot->tally;
  const char *reason = sj_suppression_get_reason (knot->suppression);
  SjTallySummary summary;

  clear_figures (point);
  sj_record_set_text (&point->anchor, knot->anchor);
  if (reason != NULL)
    {
      sj_record_set_text (&point->reason, reason);
      return;
    }
  if (knot->figure != NULL)
    {
      fill_figure (point, knot->figure);
      return;
    }
  if (!sj_tally_summarise (tally, &summary))
    return;

  point->n = (gint64) summary.n;
  if (tally->weights != NULL)
    point->n_effective = summary.n_effective;
  point->n_missing = (gint64) (tally->missing[SJ_MISSING_NOT_APPLICABLE] +
                               tally->missing[SJ_MISSING_DONT_KNOW]);
  point->n_dont_know = (gint64) tally->missing[SJ_MISSING_DONT_KNOW];
  if (respondents)
    point->people = (gint64) sj_curve_knot_get_size (knot);
  point->mean = summary.mean;
  point->variance = summary.variance;
  fill_headline (point, &summary);
  point->valence = summary.valence;
  point->valence_low = summary.valence_low;
  point->valence_high = summary.valence_high;
  point->stabilised = knot->stabilised;
  fill_moods (point, summary.moods);
  if (summary.n >= MIN_HISTOGRAM)
    fill_boxes (point, tally);
}

static void
fill_test (SjPoint       *point,
           const SjPairs *pairs,
           double         p_apart)
{
  SjTest test;
  gboolean paired = pairs != NULL && sj_pairs_test (pairs, FALSE, &test) == SJ_TEST_PAIRED;

  point->p_raw = paired ? test.p : p_apart;
  sj_record_set_text (&point->test,
                      sj_test_method_get_id (paired ? SJ_TEST_PAIRED : SJ_TEST_WELCH));
}

/* Where all answers are alike, the interval's width stands for the missing variance. Of an interval
 * that was cut off where the scale ends, the longer side tells. */
static SjCurvePoint
get_shown (const SjPoint *point)
{
  double df = MAX (1, sj_point_get_answers (point) - 1);
  double half_width = (point->valence_high - point->valence_low) / 2;

  if (point->valence_low <= -1.0 || point->valence_high >= 1.0)
    half_width = MAX (point->valence_high - point->valence, point->valence - point->valence_low);

  return (SjCurvePoint) {
    .valence = point->valence,
    .standard_error = half_width / sj_student_deviate (df),
    .df = df,
  };
}

/**
 * sj_curve_fill_p_values:
 * @points: the points of a curve
 * @pairs: (array) (element-type SjPairs): of each point, what the same people said there and
 *   elsewhere on the curve; %NULL where too few of its people did
 *
 * Says of each point how probable it is by chance that it stands that far out of its curve: by the
 * paired t test where there are pairs, else by Welch's test against the mean of the others; one
 * family of tests after Holm.
 */
void
sj_curve_fill_p_values (SjRecords            *points,
                        const SjPairs *const *pairs)
{
  guint n_points = sj_records_get_length (points);
  g_autofree SjCurvePoint *shown = g_new (SjCurvePoint, n_points + 1);
  g_autofree guint *places = g_new (guint, n_points + 1);
  g_autofree double *p = g_new (double, n_points + 1);
  g_autofree double *adjusted = g_new (double, n_points + 1);
  guint n = 0;

  g_return_if_fail (points != NULL && pairs != NULL);

  for (guint i = 0; i < n_points; i++)
    {
      const SjPoint *point = sj_records_index (points, i);

      if (isnan (point->valence))
        continue;
      shown[n] = get_shown (point);
      places[n++] = i;
    }
  if (n < 2)
    return;

  sj_curve_test_points (shown, n, p);
  for (guint i = 0; i < n; i++)
    {
      SjPoint *point = sj_records_index (points, places[i]);

      fill_test (point, pairs[places[i]], p[i]);
      p[i] = point->p_raw;
    }
  sj_holm_adjust (p, n, adjusted);
  for (guint i = 0; i < n; i++)
    ((SjPoint *) sj_records_index (points, places[i]))->p_value = adjusted[i];
}

/* Where most of the people behind a point rated other points, too, what tells is how they differ
 * from themselves. */
static const SjPairs *
find_pairs (const SjCurveKnot *knot)
{
  return knot->rest.n >= SJ_MIN_PAIRS && knot->rest.n * 2 >= sj_curve_knot_get_size (knot)
         ? &knot->rest : NULL;
}

static void
fill_tests (SjRecords *points,
            GPtrArray *knots)
{
  g_autofree const SjPairs **pairs = g_new (const SjPairs *, knots->len + 1);

  for (guint i = 0; i < knots->len; i++)
    pairs[i] = find_pairs (g_ptr_array_index (knots, i));
  sj_curve_fill_p_values (points, pairs);
}

/**
 * sj_curve_make_points:
 * @curve: a curve
 * @respondents: whether the file says who answered
 *
 * Returns: (transfer full): its points, as a series keeps them; anchors without answers have none
 */
SjRecords *
sj_curve_make_points (const SjCurve *curve,
                      gboolean       respondents)
{
  g_autoptr(GPtrArray) knots = g_ptr_array_new ();
  SjRecords *points;

  g_return_val_if_fail (curve != NULL, NULL);

  for (guint i = 0; i < curve->knots->len; i++)
    {
      SjCurveKnot *knot = g_ptr_array_index (curve->knots, i);

      if (knot->figure != NULL || sj_tally_get_n (&knot->tally) > 0)
        g_ptr_array_add (knots, knot);
    }
  points = sj_records_new (&sj_point_record_type, knots->len);
  for (guint i = 0; i < knots->len; i++)
    fill_point (sj_records_index (points, i), g_ptr_array_index (knots, i), respondents);
  if (curve->elsewhere == NULL)
    fill_tests (points, knots);

  return points;
}

/**
 * sj_curve_get_coverage:
 * @curve: a curve that was estimated from comments
 * @words_known: (out): the share of their words that the lists have, `NAN` if not known
 *
 * Returns: the share of the comments that a mood could be told of, `NAN` for other curves
 */
double
sj_curve_get_coverage (const SjCurve *curve,
                       double        *words_known)
{
  guint64 n = 0, n_unscored = 0, n_words = 0, n_known = 0;

  g_return_val_if_fail (curve != NULL && words_known != NULL, NAN);

  for (guint i = 0; i < curve->knots->len; i++)
    {
      const SjCurveKnot *knot = g_ptr_array_index (curve->knots, i);

      n += sj_tally_get_n (&knot->tally);
      n_unscored += knot->tally.missing[SJ_MISSING_UNSCORED];
      n_words += knot->tally.n_words;
      n_known += knot->tally.n_known;
    }
  *words_known = n_words > 0 ? (double) n_known / (double) n_words : NAN;

  return n_words > 0 && n + n_unscored > 0 ? (double) n / (double) (n + n_unscored) : NAN;
}

/**
 * sj_curve_make_title:
 *
 * Returns: (transfer full): what stands at the end of the curve: metric, segment and wave, and
 *   whether somebody else has worked it out
 */
char *
sj_curve_make_title (const SjCurve *curve)
{
  g_autofree char *id = curve->blend != NULL ? g_strdup ("blend") : sj_scale_get_id (curve->scale);
  g_autofree char *metric = curve->elsewhere != NULL && *curve->elsewhere != '\0'
                              ? g_strdup (curve->elsewhere)
                              : sj_metric_title (id, curve->scale->low, curve->scale->high);
  g_autoptr(GString) title = g_string_new (metric);

  if (curve->segment != NULL)
    g_string_append_printf (title, " · %s", curve->segment);
  if (curve->wave != NULL)
    g_string_append_printf (title, " · %s", curve->wave);
  if (curve->elsewhere != NULL)
    g_string_append_printf (title, " · %s", _("aggregated elsewhere"));

  return g_string_free (g_steal_pointer (&title), FALSE);
}
