#pragma once

#include "core/sj-element.h"
#include "core/sj-enums.h"

G_BEGIN_DECLS

/**
 * SjPoint:
 * @anchor: id of the touchpoint, step or stage it belongs to
 * @n: answers; −1 for an authored point, and for one that is suppressed
 * @n_effective: Kish's effective number of answers if they were weighted, else `NAN`
 * @n_missing: answers that were "not applicable" or "don't know"; −1 if not counted
 * @n_dont_know: how many of these did not know; −1 if not counted
 * @people: different people; −1 if the source does not say who answered
 * @mean: on the native scale (NPS: the mean rating)
 * @variance: sample variance on the native scale
 * @native: the headline figure in its own unit (NPS −100…100, top-box share 0…1, else the mean)
 * @native_low: lower end of its 95 % interval
 * @native_high: upper end
 * @valence: −1 … +1; `NAN` with a @reason
 * @valence_low: lower end of its 95 % interval, `NAN` if there is none
 * @valence_high: upper end
 * @stabilised: the valence drawn towards the mean of all segments, `NAN` if there is none
 * @p_value: Holm-corrected p of the difference from the rest of the curve, `NAN` if not tested
 * @p_raw: the same before the correction
 * @test: (nullable): the test that gave it: "welch" or "paired-t"
 * @boxes: (nullable): answers per scale value, from the lowest
 * @moods: (nullable): negative, neutral and positive answers
 * @reason: (nullable): why there is no value: "below_k" or "complementary"
 * @note: (nullable): what the callout says beside the value
 *
 * One value of a series. An absent number is `NAN`, an absent count −1.
 */
typedef struct
{
  char   *anchor;
  gint64  n;
  double  n_effective;
  gint64  n_missing;
  gint64  n_dont_know;
  gint64  people;
  double  mean;
  double  variance;
  double  native;
  double  native_low;
  double  native_high;
  double  valence;
  double  valence_low;
  double  valence_high;
  double  stabilised;
  double  p_value;
  double  p_raw;
  char   *test;
  GArray *boxes;
  GArray *moods;
  char   *reason;
  char   *note;
} SjPoint;

extern const SjRecordType sj_point_record_type;

/* What the same people said at one place in two series. Only the outcome of the test is kept. */
typedef struct
{
  char   *anchor;
  char   *series;
  double  p;
  char   *test;
} SjPairedTest;

extern const SjRecordType sj_paired_test_record_type;

#define SJ_TYPE_SERIES (sj_series_get_type ())
G_DECLARE_FINAL_TYPE (SjSeries, sj_series, SJ, SERIES, SjElement)

SjSeries       *sj_series_new          (const char      *title,
                                        SjSeriesOrigin   origin);
const char     *sj_series_get_title    (SjSeries        *self);
SjSeriesOrigin  sj_series_get_origin   (SjSeries        *self);
gboolean        sj_series_has_answers  (SjSeries        *self);
SjMapState      sj_series_get_state    (SjSeries        *self);
gboolean        sj_series_is_visible   (SjSeries        *self);
const char     *sj_series_get_colour   (SjSeries        *self);
SjDashStyle     sj_series_get_dash     (SjSeries        *self);
SjMarkerShape   sj_series_get_marker   (SjSeries        *self);
SjLineShape     sj_series_get_shape    (SjSeries        *self);
const char     *sj_series_get_metric   (SjSeries        *self);
const char     *sj_series_get_persona  (SjSeries        *self);
gboolean        sj_series_is_stabilised (SjSeries       *self);
gboolean        sj_series_is_relative  (SjSeries        *self);
SjStageValues   sj_series_get_stage_values (SjSeries    *self);
gboolean        sj_series_shows_summary (SjSeries       *self);
const char     *sj_series_get_blend    (SjSeries        *self);
gboolean        sj_series_is_aggregated (SjSeries       *self);
const SjPairedTest *sj_series_find_paired (SjSeries     *self,
                                        const char      *anchor,
                                        SjSeries        *other);
SjRecords      *sj_series_get_points   (SjSeries        *self);
guint           sj_series_get_n_points (SjSeries        *self);
const SjPoint  *sj_series_get_point    (SjSeries        *self,
                                        guint            position);
const SjPoint  *sj_series_find_point   (SjSeries        *self,
                                        const char      *anchor);
int             sj_series_get_direction (SjSeries       *self,
                                         const SjPoint  *point);

G_END_DECLS
