#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-import-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-persona.h"
#include "feedback/sj-curve-people.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-tally-plan.h"
#include "feedback/sj-tally-suppression.h"

/* A curve of an import as a series of the map keeps it. */

static const char *
find_persona_named (SjMap      *map,
                    const char *segment)
{
  GListModel *personas = sj_map_get_personas (map);
  g_autofree char *wanted = sj_plain_text_normalise (segment != NULL ? segment : "");

  for (guint i = 0; segment != NULL && i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr(SjElement) persona = g_list_model_get_item (personas, i);
      const char *name = sj_persona_get_name (SJ_PERSONA (persona));
      g_autofree char *normal = sj_plain_text_normalise (name != NULL ? name : "");
      const char *const *aliases = sj_element_get_list (
        persona, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (persona), "aliases"));

      if (*normal != '\0' && g_str_equal (normal, wanted))
        return sj_element_get_id (persona);
      for (gsize j = 0; aliases != NULL && aliases[j] != NULL; j++)
        {
          g_autofree char *alias = sj_plain_text_normalise (aliases[j]);

          if (g_str_equal (alias, wanted))
            return sj_element_get_id (persona);
        }
    }

  return "";
}

/* The persona that a segment is called after; of a segment of two columns, one of its values. */
static const char *
find_persona (SjMap      *map,
              const char *segment)
{
  const char *persona = find_persona_named (map, segment);
  g_auto(GStrv) values = NULL;

  if (segment == NULL || *persona != '\0')
    return persona;

  values = g_strsplit (segment, SJ_SEGMENT_SEPARATOR, -1);
  for (gsize i = 0; *persona == '\0' && values[i] != NULL && values[1] != NULL; i++)
    persona = find_persona_named (map, values[i]);

  return persona;
}

static char *
get_metric (const SjCurve *curve)
{
  return curve->blend != NULL ? g_strdup ("blend") : sj_scale_get_id (curve->scale);
}

static gboolean
is_series_of (SjElement     *series,
              const char    *recipe,
              const SjCurve *curve)
{
  g_autofree char *metric = get_metric (curve);

  return g_strcmp0 (sj_element_text (series, "recipe"), recipe) == 0 &&
         g_strcmp0 (sj_element_text (series, "metric"), metric) == 0 &&
         sj_element_number (series, "scale-low") == curve->scale->low &&
         sj_element_number (series, "scale-high") == curve->scale->high &&
         g_str_equal (sj_element_text (series, "segment"),
                      curve->segment != NULL ? curve->segment : "") &&
         g_str_equal (sj_element_text (series, "wave"), curve->wave != NULL ? curve->wave : "");
}

/**
 * sj_import_series_find:
 * @map: a map
 * @recipe: (nullable): the recipe the answers are read with
 * @curve: a curve
 *
 * Returns: (transfer none) (nullable): the series that the recipe gave for the same scale, segment
 *   and wave before
 */
SjSeries *
sj_import_series_find (SjMap         *map,
                       SjRecipe      *recipe,
                       const SjCurve *curve)
{
  GListModel *list;
  const char *id;

  g_return_val_if_fail (SJ_IS_MAP (map) && curve != NULL, NULL);

  if (recipe == NULL)
    return NULL;

  list = sj_map_get_series (map);
  id = sj_element_get_id (SJ_ELEMENT (recipe));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) series = g_list_model_get_item (list, i);

      if (is_series_of (series, id, curve))
        return SJ_SERIES (series); /* the map owns it */
    }

  return NULL;
}

/* Those who write reviews of their own accord are others than those who are asked: the legend
 * has to say so. */
static char *
make_title (SjFeedbackImport *self,
            const SjCurve    *curve)
{
  const SjVendor *vendor = sj_table_get_export (self->result->table);
  g_autofree char *title = sj_curve_make_title (curve);

  if (vendor == NULL || !vendor->unsolicited)
    return g_steal_pointer (&title);

  /* Translators: the name of a curve of reviews that people wrote without being asked */
  return g_strdup_printf (_("%s · unsolicited"), title);
}

/**
 * sj_import_series_find_origin:
 *
 * Returns: where the values of a curve come from: those that a machine read out of comments are no
 *   measurement, and are marked
 */
SjSeriesOrigin
sj_import_series_find_origin (const SjCurve *curve)
{
  g_return_val_if_fail (curve != NULL, SJ_SERIES_MEASURED);

  return curve->scale->metric == SJ_METRIC_SENTIMENT && curve->blend == NULL ? SJ_SERIES_ESTIMATED
                                                                             : SJ_SERIES_MEASURED;
}

static SjElement *
add_series (SjFeedbackImport *self,
            SjEditLog        *log,
            const SjCurve    *curve)
{
  g_autofree char *title = make_title (self, curve);
  g_autoptr(SjSeries) series = sj_series_new (title, sj_import_series_find_origin (curve));

  sj_edit_log_insert (log, SJ_ELEMENT (series),
                      g_list_model_get_n_items (sj_map_get_series (self->map)));

  return SJ_ELEMENT (series); /* the map owns it */
}

static gboolean
has_finished_interval (const SjCurve *curve)
{
  for (guint i = 0; i < curve->knots->len; i++)
    {
      const SjCurveKnot *knot = g_ptr_array_index (curve->knots, i);

      if (knot->figure != NULL && !isnan (knot->figure->native_low))
        return TRUE;
    }

  return FALSE;
}

static const char *
interval_method (const SjCurve *curve)
{
  const SjScale *scale = curve->scale;

  /* The shares of which a score was made may not be there for one. */
  if (scale->metric == SJ_METRIC_NPS)
    return curve->elsewhere != NULL && !has_finished_interval (curve) ? "" : "adjusted-wald95";

  return scale->metric == SJ_METRIC_BINARY ? "wilson95" : "t95";
}

/* The number of rows stays out of the map where it would tell what is hidden there. */
static int
count_source_rows (const SjTallyResult *result)
{
  guint64 rows = result->counts.rows + result->counts.blank_rows;

  return sj_tally_result_rows_tell (result) ? 0 : (int) MIN (rows, G_MAXINT);
}

static void
store_source (SjFeedbackImport *self,
              SjEditLog        *log,
              SjElement        *series)
{
  const SjTallyResult *result = self->result;
  const char *vendor = sj_table_get_vendor (result->table);

  sj_edit_log_set (log, series, "source-file", sj_table_get_name (result->table), "source-format",
                   vendor != NULL ? vendor : sj_table_get_format_id (result->table),
                   "source-rows", count_source_rows (result),
                   "source-from", result->first_date != NULL ? result->first_date : "", "source-to",
                   result->last_date != NULL ? result->last_date : "", NULL);
}

static void
store_curve (SjFeedbackImport *self,
             SjEditLog        *log,
             SjElement        *series,
             const SjCurve    *curve,
             SjRecords        *points)
{
  const SjScale *scale = curve->scale;
  g_autofree char *metric = get_metric (curve);
  gboolean elsewhere = curve->elsewhere != NULL;
  gboolean linear = sj_scale_is_linear (scale) || elsewhere;
  guint min_n = sj_suppression_get_min_n (self->result->min_n, scale);
  double words_known;
  double coverage = sj_curve_get_coverage (curve, &words_known);

  sj_edit_log_set (log, series, "segment", curve->segment != NULL ? curve->segment : "", "wave",
                   curve->wave != NULL ? curve->wave : "", "persona",
                   find_persona (self->map, curve->segment), "metric", metric, "scale-low",
                   scale->low, "scale-high", scale->high, "mapping",
                   linear ? SJ_MAPPING_LINEAR : SJ_MAPPING_ANCHORED, "neutral",
                   linear ? NAN : scale->neutral, "reversed", scale->reversed, "interval",
                   interval_method (curve), "minimum-n", (int) min_n, "coverage", coverage,
                   "words-known", words_known, "recipe",
                   sj_element_get_id (SJ_ELEMENT (self->recipe)), "aggregated", elsewhere, "blend",
                   curve->blend != NULL ? curve->blend : "", "points", points, NULL);
  store_source (self, log, series);
}

/* What somebody wrote beside a value outlives the value. */
static void
keep_notes (SjSeries  *series,
            SjRecords *points)
{
  for (guint i = 0; i < sj_records_get_length (points); i++)
    {
      SjPoint *point = sj_records_index (points, i);
      const SjPoint *before = sj_series_find_point (series, point->anchor);

      if (before != NULL && before->note != NULL)
        sj_record_set_text (&point->note, before->note);
    }
}

/**
 * sj_import_series_store:
 * @import: an import whose recipe is in the map
 * @log: the map's log, with an open transaction
 * @series: (nullable): the series to refresh; %NULL to add one
 * @curve: the curve
 * @points: its points
 *
 * Writes a curve into the map.
 */
SjSeries *
sj_import_series_store (SjFeedbackImport *import,
                        SjEditLog        *log,
                        SjSeries         *series,
                        const SjCurve    *curve,
                        SjRecords        *points)
{
  SjElement *element;

  g_return_val_if_fail (import != NULL && SJ_IS_EDIT_LOG (log) && curve != NULL, NULL);

  if (series != NULL)
    keep_notes (series, points);
  element = series != NULL ? SJ_ELEMENT (series) : add_series (import, log, curve);
  store_curve (import, log, element, curve, points);

  return SJ_SERIES (element);
}

static void
add_pairs (SjRecords          *records,
           const SjCurvePairs *pairs)
{
  gboolean binary = pairs->first->scale->metric == SJ_METRIC_BINARY;
  SjPairedTest *record;
  SjTest test;
  SjTestMethod method = sj_pairs_test (&pairs->pairs, binary, &test);

  if (method == SJ_TEST_NONE)
    return;
  record = sj_records_append (records);
  sj_record_set_text (&record->anchor, pairs->anchor);
  sj_record_set_text (&record->series, sj_element_get_id (SJ_ELEMENT (pairs->second->series)));
  record->p = test.p;
  sj_record_set_text (&record->test, sj_test_method_get_id (method));
}

/**
 * sj_import_pairs_store:
 * @import: an import
 * @log: the map's log, with an open transaction
 * @builder: its curves, which are stored
 * @summary: where to count
 *
 * Where the same people answered in two waves or segments, keeps the p of the test of pairs, and
 * nothing else of it.
 */
void
sj_import_pairs_store (SjFeedbackImport *import,
                       SjEditLog        *log,
                       SjCurveBuilder   *builder,
                       SjImportSummary  *summary)
{
  g_autoptr(GArray) all = sj_curve_people_compare (builder, &import->result->people);

  summary->unpaired = sj_database_source_is (sj_table_get_source (import->result->table)) &&
                      (import->result->respondents ||
                       (import->reading->by == NULL && import->result->n_scales > 1));

  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);
      g_autoptr(SjRecords) records = sj_records_new (&sj_paired_test_record_type, 0);

      for (guint j = 0; j < all->len; j++)
        {
          const SjCurvePairs *pairs = &g_array_index (all, SjCurvePairs, j);

          if (pairs->first != curve || curve->series == NULL || pairs->second->series == NULL)
            continue;
          if (sj_curve_pairs_are_same_people (pairs))
            add_pairs (records, pairs);
          else if (pairs->pairs.n >= import->result->min_n)
            summary->n_repeat = MAX (summary->n_repeat, pairs->pairs.n);
        }
      summary->n_paired += sj_records_get_length (records);
      if (curve->series != NULL)
        sj_edit_log_set (log, SJ_ELEMENT (curve->series), "paired", records, NULL);
    }
}
