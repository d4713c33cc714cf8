#define G_LOG_DOMAIN "sj-tally"

#include "feedback/sj-tally.h"

#include <math.h>
#include <string.h>

#define FEWEST_PROMOTER 9
#define MOST_DETRACTOR 6
#define MAX_COULD_NOT_ANSWER 0.2
#define MOOD 0.2 /* of valence, from where on an answer is positive or negative */

/**
 * sj_tally_init:
 * @tally: (out caller-allocates): the tally
 * @scale: its scale, which must outlive it
 */
void
sj_tally_init (SjTally       *tally,
               const SjScale *scale)
{
  g_return_if_fail (tally != NULL && scale != NULL);

  memset (tally, 0, sizeof *tally);
  tally->scale = scale;
  tally->n_slots = sj_scale_slot_count (scale);
  tally->counts = g_new0 (guint64, MAX (1, tally->n_slots));
}

void
sj_tally_clear (SjTally *tally)
{
  g_return_if_fail (tally != NULL);

  g_clear_pointer (&tally->counts, g_free);
  g_clear_pointer (&tally->weights, g_free);
  g_clear_pointer (&tally->squares, g_free);
}

/* Adds n answers of one value, whose weights sum up to w and the squares of these to ww. */
static void
add_to_moments (SjMoments     *moments,
                const SjScale *scale,
                double         value,
                guint64        n,
                double         w,
                double         ww)
{
  double x = value - (scale->low + scale->high) / 2;
  double v = sj_scale_valence (scale, value);
  double top;

  moments->n += n;
  sj_sum_add (&moments->w, w);
  sj_sum_add (&moments->ww, ww);
  sj_sum_add (&moments->wx, w * x);
  sj_sum_add (&moments->wxx, w * x * x);
  sj_sum_add (&moments->wv, w * v);
  sj_sum_add (&moments->wvv, w * v * v);
  if (sj_scale_get_top (scale, &top) && value >= top)
    sj_sum_add (&moments->w_top, w);
  if (scale->metric != SJ_METRIC_NPS)
    {
      double mood = scale->metric == SJ_METRIC_SENTIMENT ? SJ_MOOD_NEUTRAL : MOOD;

      if (v >= mood)
        sj_sum_add (&moments->w_positive, w);
      else if (v <= -mood)
        sj_sum_add (&moments->w_negative, w);
      return;
    }
  if (value >= FEWEST_PROMOTER)
    {
      moments->n_promoters += n;
      sj_sum_add (&moments->w_promoters, w);
    }
  else if (value <= MOST_DETRACTOR)
    {
      moments->n_detractors += n;
      sj_sum_add (&moments->w_detractors, w);
    }
}

/* From the first weight that is not 1 on, weights are kept beside the counts. */
static void
begin_weights (SjTally *tally)
{
  tally->weights = g_new0 (SjSum, MAX (1, tally->n_slots));
  tally->squares = g_new0 (SjSum, MAX (1, tally->n_slots));
  for (guint i = 0; i < tally->n_slots; i++)
    tally->weights[i].high = tally->squares[i].high = tally->counts[i];
}

/**
 * sj_tally_add:
 * @tally: a tally
 * @value: an answer that the scale accepts, after reversal
 * @weight: what it counts, not negative
 */
void
sj_tally_add (SjTally *tally,
              double   value,
              double   weight)
{
  int slot = sj_scale_get_slot (tally->scale, value);

  if (slot < 0)
    {
      add_to_moments (&tally->rest, tally->scale, value, 1, weight, weight * weight);
      return;
    }
  if (weight != 1 && tally->weights == NULL)
    begin_weights (tally);
  tally->counts[slot]++;
  if (tally->weights != NULL)
    {
      sj_sum_add (&tally->weights[slot], weight);
      sj_sum_add (&tally->squares[slot], weight * weight);
    }
}

/**
 * sj_tally_add_counts:
 * @tally: a tally
 * @slot: a counter
 * @n: so many answers
 * @weight: the sum of their weights
 * @square: the sum of the squares of these
 *
 * Adds answers that were counted elsewhere.
 */
void
sj_tally_add_counts (SjTally *tally,
                     guint    slot,
                     guint64  n,
                     double   weight,
                     double   square)
{
  g_return_if_fail (tally != NULL && slot < tally->n_slots);

  if ((weight != (double) n || square != (double) n) && tally->weights == NULL)
    begin_weights (tally);
  tally->counts[slot] += n;
  if (tally->weights == NULL)
    return;

  sj_sum_add (&tally->weights[slot], weight);
  sj_sum_add (&tally->squares[slot], square);
}

static void
merge_moments (SjMoments       *moments,
               const SjMoments *more)
{
  moments->n += more->n;
  sj_sum_merge (&moments->w, &more->w);
  sj_sum_merge (&moments->ww, &more->ww);
  sj_sum_merge (&moments->wx, &more->wx);
  sj_sum_merge (&moments->wxx, &more->wxx);
  sj_sum_merge (&moments->wv, &more->wv);
  sj_sum_merge (&moments->wvv, &more->wvv);
  sj_sum_merge (&moments->w_top, &more->w_top);
  moments->n_promoters += more->n_promoters;
  moments->n_detractors += more->n_detractors;
  sj_sum_merge (&moments->w_promoters, &more->w_promoters);
  sj_sum_merge (&moments->w_detractors, &more->w_detractors);
  sj_sum_merge (&moments->w_negative, &more->w_negative);
  sj_sum_merge (&moments->w_positive, &more->w_positive);
}

/**
 * sj_tally_merge:
 * @tally: a tally
 * @more: the tally of other answers on the same scale
 *
 * Adds the other answers.
 */
void
sj_tally_merge (SjTally       *tally,
                const SjTally *more)
{
  g_return_if_fail (tally != NULL && more != NULL);
  g_return_if_fail (sj_scale_equal (tally->scale, more->scale));

  if (more->weights != NULL && tally->weights == NULL)
    begin_weights (tally);
  for (guint i = 0; i < tally->n_slots; i++)
    {
      SjSum count = { .high = more->counts[i] };

      tally->counts[i] += more->counts[i];
      if (tally->weights != NULL)
        {
          sj_sum_merge (&tally->weights[i], more->weights != NULL ? &more->weights[i] : &count);
          sj_sum_merge (&tally->squares[i], more->squares != NULL ? &more->squares[i] : &count);
        }
    }
  merge_moments (&tally->rest, &more->rest);
  for (int i = 0; i < SJ_N_MISSING; i++)
    tally->missing[i] += more->missing[i];
  tally->n_people = MAX (tally->n_people, more->n_people);
  tally->n_words += more->n_words;
  tally->n_known += more->n_known;
  tally->withheld |= more->withheld;
}

/**
 * sj_tally_get_n:
 *
 * Returns: the number of answers, without the missing ones
 */
guint64
sj_tally_get_n (const SjTally *tally)
{
  guint64 n = tally->rest.n;

  for (guint i = 0; i < tally->n_slots; i++)
    n += tally->counts[i];

  return n;
}

static void
collect_moments (const SjTally *tally,
                 SjMoments     *moments)
{
  *moments = tally->rest;
  for (guint i = 0; i < tally->n_slots; i++)
    {
      double w = tally->weights != NULL ? sj_sum_get (&tally->weights[i]) : tally->counts[i];
      double ww = tally->squares != NULL ? sj_sum_get (&tally->squares[i]) : tally->counts[i];

      if (tally->counts[i] > 0)
        add_to_moments (moments, tally->scale, sj_scale_slot_value (tally->scale, i),
                        tally->counts[i], w, ww);
    }
}

/* The variance of a sample that is worth n answers: [Σw (x − x̄)² / Σw] n / (n − 1). */
static double
sample_variance (double w,
                 double mean,
                 double wxx,
                 double n)
{
  double variance = wxx / w - mean * mean;

  if (n <= 1)
    return NAN;

  return variance < 1e-14 * wxx / w ? 0 : variance * n / (n - 1);
}

static void
summarise_nps (const SjMoments *moments,
               double           w,
               SjTallySummary  *summary)
{
  double promoters = sj_sum_get (&moments->w_promoters) / w * summary->n_effective;
  double detractors = sj_sum_get (&moments->w_detractors) / w * summary->n_effective;
  SjInterval interval = sj_nps_interval_adjusted (promoters, detractors, summary->n_effective);

  summary->has_nps = TRUE;
  summary->promoters = moments->n_promoters;
  summary->detractors = moments->n_detractors;
  summary->passives = moments->n - moments->n_promoters - moments->n_detractors;
  summary->nps = sj_nps (promoters, detractors, summary->n_effective);
  summary->nps_low = interval.low;
  summary->nps_high = interval.high;
}

static void
summarise_moods (const SjMoments *moments,
                 const SjScale   *scale,
                 double           w,
                 SjTallySummary  *summary)
{
  gboolean nps = scale->metric == SJ_METRIC_NPS;
  double n = moments->n;
  double scaling = n / w; /* 1 without weights, so that counts stay whole */

  summary->moods[0] = sj_sum_get (nps ? &moments->w_detractors : &moments->w_negative) * scaling;
  summary->moods[2] = sj_sum_get (nps ? &moments->w_promoters : &moments->w_positive) * scaling;
  summary->moods[1] = MAX (0, n - summary->moods[0] - summary->moods[2]);
}

static void
summarise_valence (const SjMoments *moments,
                   const SjScale   *scale,
                   double           w,
                   SjTallySummary  *summary)
{
  SjSample sample = { .n = summary->n_effective };
  SjInterval interval;

  sample.mean = sj_sum_get (&moments->wv) / w;
  sample.variance = sample_variance (w, sample.mean, sj_sum_get (&moments->wvv), sample.n);
  summary->valence = sample.mean;
  summary->valence_variance = sample.variance;
  if (sj_scale_is_linear (scale))
    {
      summary->valence_low = sj_scale_valence (scale, summary->low);
      summary->valence_high = sj_scale_valence (scale, summary->high);
      return;
    }
  interval = sj_mean_interval (&sample, -1, 1);
  summary->valence_low = interval.low;
  summary->valence_high = interval.high;
}

/**
 * sj_tally_summarise:
 * @tally: a tally
 * @summary: (out caller-allocates): what is said about its answers
 *
 * With weights, the effective number of answers (Kish) stands for the number everywhere.
 *
 * Returns: %FALSE if there is no answer, or none of any weight
 */
gboolean
sj_tally_summarise (const SjTally  *tally,
                    SjTallySummary *summary)
{
  const SjScale *scale = tally->scale;
  SjSample sample;
  SjMoments moments;
  SjInterval interval;
  double w, offset, threshold;

  g_return_val_if_fail (tally != NULL && summary != NULL, FALSE);

  memset (summary, 0, sizeof *summary);
  collect_moments (tally, &moments);
  w = sj_sum_get (&moments.w);
  summary->n = moments.n;
  if (moments.n == 0 || w <= 0)
    return FALSE;

  summary->n_effective = sj_kish_n (w, sj_sum_get (&moments.ww));
  offset = sj_sum_get (&moments.wx) / w;
  sample.n = summary->n_effective;
  sample.mean = (scale->low + scale->high) / 2 + offset;
  sample.variance = sample_variance (w, offset, sj_sum_get (&moments.wxx), sample.n);
  if (scale->metric == SJ_METRIC_BINARY)
    interval = sj_wilson_interval (sample.mean - scale->low, sample.n);
  else
    interval = sj_mean_interval (&sample, scale->low, scale->high);
  summary->mean = sample.mean;
  summary->variance = sample.variance;
  summary->low = interval.low + (scale->metric == SJ_METRIC_BINARY ? scale->low : 0);
  summary->high = interval.high + (scale->metric == SJ_METRIC_BINARY ? scale->low : 0);
  summarise_valence (&moments, scale, w, summary);
  summarise_moods (&moments, scale, w, summary);

  summary->has_top = sj_scale_get_top (scale, &threshold);
  if (summary->has_top)
    {
      summary->top_box = sj_sum_get (&moments.w_top) / w;
      interval = sj_wilson_interval (summary->top_box, sample.n);
      summary->top_low = interval.low;
      summary->top_high = interval.high;
    }
  if (scale->metric == SJ_METRIC_NPS)
    summarise_nps (&moments, w, summary);

  return TRUE;
}

/**
 * sj_tally_is_withheld:
 *
 * Returns: whether there are answers, but a database says nothing about them for being too few
 */
gboolean
sj_tally_is_withheld (const SjTally *tally)
{
  return tally->withheld && sj_tally_get_n (tally) == 0;
}

/**
 * sj_tally_could_not_answer:
 *
 * Returns: whether more than a fifth of those asked said that the question does not apply to them
 *   or that they do not know
 */
gboolean
sj_tally_could_not_answer (const SjTally *tally)
{
  guint64 could_not = tally->missing[SJ_MISSING_NOT_APPLICABLE] +
                      tally->missing[SJ_MISSING_DONT_KNOW];
  guint64 n = sj_tally_get_n (tally);

  return could_not > MAX_COULD_NOT_ANSWER * (n + could_not);
}

/**
 * sj_tally_get_coverage:
 *
 * Returns: of the comments, the share that a mood could be told of; 1 for answers on other scales
 */
double
sj_tally_get_coverage (const SjTally *tally)
{
  guint64 n, n_comments;

  g_return_val_if_fail (tally != NULL, 0);

  n = sj_tally_get_n (tally);
  n_comments = n + tally->missing[SJ_MISSING_UNSCORED];

  return n_comments > 0 ? (double) n / (double) n_comments : 0;
}
