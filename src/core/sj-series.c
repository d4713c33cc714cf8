#define G_LOG_DOMAIN "sj-series"

#include "config.h"

#include "core/sj-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-persona.h"
#include "core/sj-recipe.h"

/**
 * SjSeries:
 *
 * One emotion curve: where it comes from, how it was worked out, and its points. It holds figures
 * of groups only, never an answer of one person.
 */
struct _SjSeries
{
  SjElement parent_instance;
};

G_DEFINE_FINAL_TYPE (SjSeries, sj_series, SJ_TYPE_ELEMENT)

/* What a difference must be to be marked (specification §1.6). */
#define SIGNIFICANT 0.05
#define RELEVANT_DIFFERENCE 0.10 /* of valence */

#define FIELD(name, type, member, description) \
  { name, type, offsetof (SjPoint, member), description }

static const SjField point_fields[] = {
  { "anchor", SJ_FIELD_REFERENCE, offsetof (SjPoint, anchor),
    N_("The touchpoint, step or stage the value belongs to."), .owner = TRUE },
  FIELD ("n", SJ_FIELD_COUNT, n, N_("How many answers.")),
  FIELD ("n-effective", SJ_FIELD_NUMBER, n_effective,
         N_("Effective number of answers if they were weighted.")),
  FIELD ("n-missing", SJ_FIELD_COUNT, n_missing,
         N_("How many could not answer or did not know.")),
  FIELD ("n-dont-know", SJ_FIELD_COUNT, n_dont_know, N_("How many of these did not know.")),
  FIELD ("people", SJ_FIELD_COUNT, people,
         N_("How many different people, if the source says who answered.")),
  FIELD ("mean", SJ_FIELD_NUMBER, mean, N_("Mean on the native scale.")),
  FIELD ("variance", SJ_FIELD_NUMBER, variance, N_("Sample variance on the native scale.")),
  FIELD ("native", SJ_FIELD_NUMBER, native, N_("The headline figure in the metric's own unit.")),
  FIELD ("native-low", SJ_FIELD_NUMBER, native_low, N_("Lower end of its 95 % interval.")),
  FIELD ("native-high", SJ_FIELD_NUMBER, native_high, N_("Upper end of its 95 % interval.")),
  FIELD ("valence", SJ_FIELD_NUMBER, valence, N_("Emotion, −1 (worst) to +1 (best).")),
  FIELD ("valence-low", SJ_FIELD_NUMBER, valence_low, N_("Lower end of its 95 % interval.")),
  FIELD ("valence-high", SJ_FIELD_NUMBER, valence_high, N_("Upper end of its 95 % interval.")),
  FIELD ("stabilised", SJ_FIELD_NUMBER, stabilised,
         N_("Emotion drawn towards the mean of all segments at the place, if groups are small.")),
  FIELD ("p-value", SJ_FIELD_NUMBER, p_value,
         N_("Corrected p of the difference from the rest of the curve.")),
  FIELD ("p-raw", SJ_FIELD_NUMBER, p_raw, N_("The same p before the correction.")),
  FIELD ("test", SJ_FIELD_TEXT, test, N_("The test: welch, or paired-t for the same people.")),
  FIELD ("boxes", SJ_FIELD_NUMBERS, boxes,
         N_("Answers per scale value, from the lowest; not below 20 answers.")),
  FIELD ("moods", SJ_FIELD_NUMBERS, moods,
         N_("Negative, neutral and positive answers; for NPS detractors, passives and promoters. "
            "Weighted ones add up to the number of answers, too.")),
  FIELD ("reason", SJ_FIELD_TEXT, reason,
         N_("Why there is no value: below_k or complementary.")),
  FIELD ("note", SJ_FIELD_TEXT, note, N_("What the callout says beside the value.")),
};

const SjRecordType sj_point_record_type = {
  "point", sizeof (SjPoint), point_fields, G_N_ELEMENTS (point_fields)
};

static const SjField pair_fields[] = {
  { "anchor", SJ_FIELD_REFERENCE, offsetof (SjPairedTest, anchor),
    N_("The touchpoint, step or stage."), .owner = TRUE },
  { "series", SJ_FIELD_REFERENCE, offsetof (SjPairedTest, series),
    N_("The series in which the same people answered, too."), .owner = TRUE },
  { "p", SJ_FIELD_NUMBER, offsetof (SjPairedTest, p),
    N_("p of the difference, not corrected.") },
  { "test", SJ_FIELD_TEXT, offsetof (SjPairedTest, test), N_("The test: paired-t or mcnemar.") },
};

const SjRecordType sj_paired_test_record_type = {
  "paired test", sizeof (SjPairedTest), pair_fields, G_N_ELEMENTS (pair_fields)
};

static GParamSpec *stabilised_spec, *relative_spec, *stage_values_spec, *summary_spec;
static GParamSpec *blend_spec, *paired_spec, *aggregated_spec;
static GParamSpec *title_spec, *origin_spec, *state_spec, *visible_spec, *colour_spec, *dash_spec;
static GParamSpec *marker_spec, *shape_spec, *metric_spec, *persona_spec, *points_spec;

static void
declare_series (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Curve"));
  title_spec = sj_element_class_store_text (klass, "title", N_("Title"),
    N_("What stands at the end of the curve."), 0);
  origin_spec = sj_element_class_store_enum (klass, "origin", N_("Origin"),
    N_("Whether it was measured, was estimated by machine from comments, or is the team's guess."),
    SJ_TYPE_SERIES_ORIGIN,
    SJ_SERIES_ASSUMPTION);
  state_spec = sj_element_class_store_enum (klass, "state", N_("State"),
    N_("Whether it shows how things are or how they shall be."), SJ_TYPE_MAP_STATE,
    SJ_MAP_STATE_AS_IS);
  visible_spec = sj_element_class_store_boolean (klass, "visible", N_("Visible"),
    N_("Whether it is drawn."), TRUE);
  persona_spec = sj_element_class_store_reference (klass, "persona", N_("Persona"),
    N_("Whose emotion it is."), SJ_TYPE_PERSONA);
  sj_element_class_store_text (klass, "segment", N_("Segment"),
    N_("Which part of the respondents, in the words of the source."), 0);
  sj_element_class_store_text (klass, "wave", N_("Wave"),
    N_("Which period, for example 2025-Q4."), 0);

  sj_element_class_begin_group (klass, N_("Appearance"));
  colour_spec = sj_element_class_store_text (klass, "colour", N_("Colour"),
    N_("Its colour; empty for the persona's or the palette's own."), SJ_PARAM_COLOUR);
  dash_spec = sj_element_class_store_enum (klass, "dash", N_("Line"),
    N_("How the line is broken."), SJ_TYPE_DASH_STYLE, SJ_DASH_AUTO);
  marker_spec = sj_element_class_store_enum (klass, "marker", N_("Marker"),
    N_("What stands at its points."), SJ_TYPE_MARKER_SHAPE, SJ_MARKER_AUTO);
  shape_spec = sj_element_class_store_enum (klass, "shape", N_("Shape"),
    N_("How the points are joined."), SJ_TYPE_LINE_SHAPE, SJ_LINE_CURVE);
}

static void
declare_view (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Values"));
  stabilised_spec = sj_element_class_store_boolean (klass, "stabilised",
    N_("Stabilise small groups"),
    N_("Whether values of small segments are drawn towards the mean of all; the measured value "
       "stays as a hollow dot."), FALSE);
  relative_spec = sj_element_class_store_boolean (klass, "relative", N_("Relative"),
    N_("Whether values are drawn as their difference from the curve's mean."), FALSE);
  stage_values_spec = sj_element_class_store_enum (klass, "stage-values", N_("One value for each"),
    N_("Whether touchpoints or whole stages have a value."), SJ_TYPE_STAGE_VALUES,
    SJ_STAGE_VALUES_NONE);
  summary_spec = sj_element_class_store_boolean (klass, "summary", N_("Summary"),
    N_("Whether mean, peak, trough, end and peak–end stand at the curve."), FALSE);
}

static void
declare_measurement (SjElementClass *klass)
{
  sj_element_class_begin_group (klass, N_("Measurement"));
  metric_spec = sj_element_class_store_text (klass, "metric", N_("Metric"),
    N_("Id of the metric: nps, csat, ces2, likert_5, …"), 0);
  sj_element_class_store_number (klass, "scale-low", N_("Lowest score"),
    N_("Lowest value of the scale, not of the answers."), -1e9, 1e9, NAN);
  sj_element_class_store_number (klass, "scale-high", N_("Highest score"),
    N_("Highest value of the scale, not of the answers."), -1e9, 1e9, NAN);
  sj_element_class_store_enum (klass, "mapping", N_("Mapping"),
    N_("How scores become emotion."), SJ_TYPE_VALENCE_MAPPING, SJ_MAPPING_LINEAR);
  sj_element_class_store_number (klass, "neutral", N_("Neutral score"),
    N_("The score that is neither good nor bad, for an anchored mapping."), -1e9, 1e9, NAN);
  sj_element_class_store_boolean (klass, "reversed", N_("Reversed"),
    N_("Whether a low score is good."), FALSE);
  sj_element_class_store_text (klass, "interval", N_("Interval"),
    N_("Method of the 95 % interval of the headline figure: t95, wilson95, adjusted-wald95."), 0);
  sj_element_class_store_integer (klass, "minimum-n", N_("Smallest group shown"),
    N_("Groups with fewer answers were suppressed at import."), 0, 1000000, 5);
  sj_element_class_store_text (klass, "source-file", N_("Source"),
    N_("Name of the file the answers came from, without its folder."), 0);
  sj_element_class_store_text (klass, "source-format", N_("Format"),
    N_("What kind of file it was."), 0);
  sj_element_class_store_integer (klass, "source-rows", N_("Rows"),
    N_("How many rows it had; 0 where that would tell how few answers are suppressed."),
    0, G_MAXINT, 0);
  sj_element_class_store_text (klass, "source-from", N_("First answer"),
    N_("Date of the first answer."), SJ_PARAM_DATE);
  sj_element_class_store_text (klass, "source-to", N_("Last answer"),
    N_("Date of the last answer."), SJ_PARAM_DATE);
  blend_spec = sj_element_class_store_text (klass, "blend", N_("Blended from"),
    N_("The metrics whose emotion was averaged, with their weights: nps=2, csat."), 0);
  aggregated_spec = sj_element_class_store_boolean (klass, "aggregated", N_("Aggregated elsewhere"),
    N_("Whether somebody else worked out the values, which were taken over as they stood."), FALSE);
  sj_element_class_store_number (klass, "coverage", N_("Comments scored"),
    N_("Share of the comments a machine estimate could be made of, 0 to 1."), 0, 1, NAN);
  sj_element_class_store_number (klass, "words-known", N_("Words known"),
    N_("Share of the words of these comments that the lists of words have, 0 to 1."), 0, 1, NAN);
  sj_element_class_store_reference (klass, "recipe", N_("Recipe"),
    N_("How the source is read again."), SJ_TYPE_RECIPE);
  points_spec = sj_element_class_store_records (klass, "points", N_("Points"),
    N_("The values."), &sj_point_record_type);
  paired_spec = sj_element_class_store_records (klass, "paired", N_("Same people"),
    N_("Tests against other waves or segments in which the same people answered."),
    &sj_paired_test_record_type);
  sj_element_class_store_text (klass, "notes", N_("Notes"),
    N_("Anything else."), SJ_PARAM_LONG_TEXT);
}

static void
sj_series_class_init (SjSeriesClass *klass)
{
  SjElementClass *element_class = SJ_ELEMENT_CLASS (klass);

  element_class->name = "series";
  element_class->collection = "series";

  declare_series (element_class);
  declare_view (element_class);
  declare_measurement (element_class);
}

static void
sj_series_init (SjSeries *self)
{
}

SjSeries *
sj_series_new (const char     *title,
               SjSeriesOrigin  origin)
{
  return g_object_new (SJ_TYPE_SERIES, "title", title, "origin", origin, NULL);
}

const char *
sj_series_get_title (SjSeries *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), title_spec);
}

SjSeriesOrigin
sj_series_get_origin (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), origin_spec);
}

/**
 * sj_series_is_aggregated:
 * @self: a series
 *
 * Returns: whether somebody else worked out its values
 */
gboolean
sj_series_is_aggregated (SjSeries *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), aggregated_spec);
}

/**
 * sj_series_has_answers:
 * @self: a series
 *
 * Returns: whether its values come from answers, measured or estimated by machine, so that nobody
 *   draws them by hand
 */
gboolean
sj_series_has_answers (SjSeries *self)
{
  return sj_series_get_origin (self) != SJ_SERIES_ASSUMPTION;
}

SjMapState
sj_series_get_state (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), state_spec);
}

gboolean
sj_series_is_visible (SjSeries *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), visible_spec);
}

const char *
sj_series_get_colour (SjSeries *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), colour_spec);
}

SjDashStyle
sj_series_get_dash (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), dash_spec);
}

SjMarkerShape
sj_series_get_marker (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), marker_spec);
}

SjLineShape
sj_series_get_shape (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), shape_spec);
}

const char *
sj_series_get_metric (SjSeries *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), metric_spec);
}

const char *
sj_series_get_persona (SjSeries *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), persona_spec);
}

gboolean
sj_series_is_stabilised (SjSeries *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), stabilised_spec);
}

gboolean
sj_series_is_relative (SjSeries *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), relative_spec);
}

SjStageValues
sj_series_get_stage_values (SjSeries *self)
{
  return sj_element_get_integer (SJ_ELEMENT (self), stage_values_spec);
}

gboolean
sj_series_shows_summary (SjSeries *self)
{
  return sj_element_get_boolean (SJ_ELEMENT (self), summary_spec);
}

const char *
sj_series_get_blend (SjSeries *self)
{
  return sj_element_get_text (SJ_ELEMENT (self), blend_spec);
}

/**
 * sj_series_find_paired:
 * @self: a series
 * @anchor: the id of a touchpoint, step or stage
 * @other: another series
 *
 * Returns: (transfer none) (nullable): the test of the same people's answers in both at that place
 */
const SjPairedTest *
sj_series_find_paired (SjSeries   *self,
                       const char *anchor,
                       SjSeries   *other)
{
  SjRecords *paired = sj_element_get_records (SJ_ELEMENT (self), paired_spec);

  for (guint i = 0; i < sj_records_get_length (paired); i++)
    {
      const SjPairedTest *test = sj_records_index (paired, i);

      if (g_strcmp0 (test->anchor, anchor) == 0 &&
          g_strcmp0 (test->series, sj_element_get_id (SJ_ELEMENT (other))) == 0)
        return test;
    }

  return NULL;
}

/**
 * sj_series_get_points:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): the points, each an #SjPoint; %NULL if there is none
 */
SjRecords *
sj_series_get_points (SjSeries *self)
{
  return sj_element_get_records (SJ_ELEMENT (self), points_spec);
}

guint
sj_series_get_n_points (SjSeries *self)
{
  return sj_records_get_length (sj_series_get_points (self));
}

/**
 * sj_series_get_point:
 * @self: a series
 * @position: less than sj_series_get_n_points()
 *
 * Returns: (transfer none): the point; valid until the points change
 */
const SjPoint *
sj_series_get_point (SjSeries *self,
                     guint     position)
{
  return sj_records_index (sj_series_get_points (self), position);
}

/**
 * sj_series_find_point:
 * @self: a series
 * @anchor: the id of a touchpoint, step or stage
 *
 * Returns: (transfer none) (nullable): its point
 */
const SjPoint *
sj_series_find_point (SjSeries   *self,
                      const char *anchor)
{
  guint n_points = sj_series_get_n_points (self);

  for (guint i = 0; i < n_points; i++)
    {
      const SjPoint *point = sj_series_get_point (self, i);

      if (g_strcmp0 (point->anchor, anchor) == 0)
        return point;
    }

  return NULL;
}

/* The mean of the curve's other points, `NAN` without any. */
static double
mean_of_others (SjSeries   *self,
                const char *anchor)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < sj_series_get_n_points (self); i++)
    {
      const SjPoint *other = sj_series_get_point (self, i);

      if (isnan (other->valence) || g_strcmp0 (other->anchor, anchor) == 0)
        continue;
      sum += other->valence;
      n++;
    }

  return n > 0 ? sum / n : NAN;
}

/**
 * sj_series_get_direction:
 * @self: a series
 * @point: one of its points, or what is drawn for it
 *
 * Tells what a map marks with ▲ and ▼. What is drawn may be stabilised; the test is about what was
 * measured.
 *
 * Returns: 1 if the point lies significantly above the mean of the curve's other points, −1 if it
 *   lies below, 0 for neither: p < .05 after Holm over all points of the curve and at least .10 of
 *   valence
 */
int
sj_series_get_direction (SjSeries      *self,
                         const SjPoint *point)
{
  const SjPoint *measured;
  double difference;

  g_return_val_if_fail (SJ_IS_SERIES (self) && point != NULL, 0);

  measured = point->p_value < SIGNIFICANT ? sj_series_find_point (self, point->anchor) : NULL;
  if (measured == NULL || !sj_series_has_answers (self))
    return 0;

  difference = measured->valence - mean_of_others (self, point->anchor);
  if (isnan (difference) || fabs (difference) < RELEVANT_DIFFERENCE - 1e-9)
    return 0;

  return difference > 0.0 ? 1 : -1;
}
