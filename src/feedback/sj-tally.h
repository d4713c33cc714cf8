#pragma once

#include "feedback/sj-scale.h"
#include "feedback/sj-statistics.h"
#include "feedback/sj-sum.h"

G_BEGIN_DECLS

/* Within this distance from 0 a mood read from a comment counts as neutral. */
#define SJ_MOOD_NEUTRAL 0.1

/* Why somebody's answer is not there, and answers that cannot be on the scale. */
typedef enum
{
  SJ_MISSING_NOT_SHOWN,
  SJ_MISSING_SKIPPED,
  SJ_MISSING_NOT_APPLICABLE,
  SJ_MISSING_DONT_KNOW,
  SJ_MISSING_INVALID,
  SJ_MISSING_UNSCORED, /* a comment of which too little is known */
  SJ_N_MISSING,
} SjMissing;

/* Sums of answers x and their valences v with weights w; x is counted from the scale's middle, so
 * that squares do not swamp the differences. */
typedef struct
{
  guint64 n;
  SjSum w, ww, wx, wxx, wv, wvv;
  SjSum w_top;
  guint64 n_promoters, n_detractors;
  SjSum w_promoters, w_detractors;
  SjSum w_negative, w_positive;
} SjMoments;

/* Sufficient statistics of one group of answers. Two tallies of the same scale add up to the tally
 * of both groups. Answers that have a counter go there, others straight into the moments. */
typedef struct
{
  const SjScale *scale; /* borrowed */
  guint n_slots;
  guint64 *counts;
  SjSum *weights; /* NULL as long as every weight is 1 */
  SjSum *squares;
  SjMoments rest;
  guint64 missing[SJ_N_MISSING];
  guint64 n_words, n_known; /* of comments: their words, and those that a list has */
  guint64 n_people; /* different ones at least, as a database counted them; 0: nobody did */
  gboolean withheld; /* a database keeps answers to itself, for they are too few to be shown */
} SjTally;

/* What is said about a group of answers. */
typedef struct
{
  guint64 n;
  double n_effective;
  double mean;
  double variance; /* of the sample; NAN below two answers */
  double low, high;
  double valence;
  double valence_variance;
  double valence_low, valence_high;
  gboolean has_top;
  double top_box, top_low, top_high; /* shares */
  gboolean has_nps;
  guint64 promoters, passives, detractors;
  double nps, nps_low, nps_high;
  double moods[3]; /* negative, neutral, positive; weighted ones add up to @n, too */
} SjTallySummary;

void     sj_tally_init        (SjTally        *tally,
                               const SjScale  *scale);
void     sj_tally_clear       (SjTally        *tally);
void     sj_tally_add         (SjTally        *tally,
                               double          value,
                               double          weight);
void     sj_tally_add_counts  (SjTally        *tally,
                               guint           slot,
                               guint64         n,
                               double          weight,
                               double          square);
void     sj_tally_merge       (SjTally        *tally,
                               const SjTally  *more);
guint64  sj_tally_get_n       (const SjTally  *tally);
double   sj_tally_get_coverage (const SjTally *tally);
gboolean sj_tally_summarise   (const SjTally  *tally,
                               SjTallySummary *summary);
gboolean sj_tally_is_withheld (const SjTally  *tally);
gboolean sj_tally_could_not_answer (const SjTally *tally);

/* The hot path: an answer whose counter is known, of weight 1, in a tally without weights. */
static inline void
sj_tally_count (SjTally *tally,
                guint    slot)
{
  tally->counts[slot]++;
}

G_END_DECLS
