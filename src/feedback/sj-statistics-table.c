#define G_LOG_DOMAIN "sj-statistics"

#include "config.h"

#include "feedback/sj-statistics-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-map-order.h"
#include "core/sj-metric-name.h"
#include "feedback/sj-statistics.h"

/*
 * What a statistician asks for: each number behind a curve, its interval and how it was had, the
 * test that gave a mark, and why something is not there.
 */

#define INDICATIVE 30   /* answers, below which a figure is only a hint */
#define SMALL_NPS 100
#define LOW_WEIGHT 0.5  /* of the answers that weighted ones are worth */
#define MANY_UNABLE 0.2 /* of those who were asked */

typedef struct
{
  const SjPoint *point; /* borrowed from the series */
  char *title;
  GArray *comparisons;  /* SjPointComparison */
} Row;

struct _SjStatisticsTable
{
  SjMap *map;
  SjSeries *series;
  GPtrArray *rows; /* Row */
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->title);
  g_array_unref (row->comparisons);
  g_free (row);
}

static void
add_row (SjStatisticsTable *self,
         SjElement         *place,
         const SjPoint     *point,
         GHashTable        *comparisons)
{
  Row *row = g_new0 (Row, 1);

  row->point = point;
  row->title = g_strdup (sj_element_text (place, "title"));
  row->comparisons = g_array_ref (g_hash_table_lookup (comparisons, point->anchor));
  g_ptr_array_add (self->rows, row);
}

/**
 * sj_statistics_table_new:
 * @map: a map
 * @series: one of its series; its points must not change as long as the table is there
 *
 * Returns: (transfer full): a row for each point, in the order of the journey
 */
SjStatisticsTable *
sj_statistics_table_new (SjMap    *map,
                         SjSeries *series)
{
  g_autoptr(SjComparisonFamily) family = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series), NULL);

  family = sj_comparison_family_new (map);

  return sj_statistics_table_new_among (map, series, family);
}

/**
 * sj_statistics_table_new_among:
 * @map: a map
 * @series: one of its series; its points must not change as long as the table is there
 * @family: all comparisons of the map, for whoever wants the tables of many series
 *
 * Returns: (transfer full): a row for each point, in the order of the journey
 */
SjStatisticsTable *
sj_statistics_table_new_among (SjMap                    *map,
                               SjSeries                 *series,
                               const SjComparisonFamily *family)
{
  SjStatisticsTable *self;
  g_autoptr(GPtrArray) order = NULL;
  g_autoptr(GHashTable) comparisons = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map) && SJ_IS_SERIES (series) && family != NULL, NULL);

  comparisons = sj_comparison_family_list (family, series);
  self = g_new0 (SjStatisticsTable, 1);
  self->map = g_object_ref (map);
  self->series = g_object_ref (series);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  order = sj_map_order_elements (map);
  for (guint i = 0; i < order->len; i++)
    {
      SjElement *place = g_ptr_array_index (order, i);
      const SjPoint *point = sj_series_find_point (series, sj_element_get_id (place));

      if (point != NULL)
        add_row (self, place, point, comparisons);
    }
  return self;
}

void
sj_statistics_table_free (SjStatisticsTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_object_unref (self->series);
  g_object_unref (self->map);
  g_free (self);
}

/**
 * sj_statistics_table_get_series:
 *
 * Returns: (transfer none): the series
 */
SjSeries *
sj_statistics_table_get_series (const SjStatisticsTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->series;
}

guint
sj_statistics_table_get_n_rows (const SjStatisticsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * sj_statistics_table_get_point:
 *
 * Returns: (transfer none): the point of a row
 */
const SjPoint *
sj_statistics_table_get_point (const SjStatisticsTable *self,
                               guint                    row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return ((const Row *) g_ptr_array_index (self->rows, row))->point;
}

/**
 * sj_statistics_table_get_comparisons:
 *
 * Returns: (transfer none) (element-type SjPointComparison): how a row does in other waves and
 *   groups
 */
const GArray *
sj_statistics_table_get_comparisons (const SjStatisticsTable *self,
                                     guint                    row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return ((const Row *) g_ptr_array_index (self->rows, row))->comparisons;
}

/**
 * sj_statistics_table_find_row:
 * @anchor: the id of a touchpoint, step or stage
 *
 * Returns: its row; the number of rows if it has none
 */
guint
sj_statistics_table_find_row (const SjStatisticsTable *self,
                              const char              *anchor)
{
  guint row = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (row < self->rows->len &&
         g_strcmp0 (sj_statistics_table_get_point (self, row)->anchor, anchor) != 0)
    row++;

  return row;
}

/**
 * sj_statistics_table_get_others:
 * @self: a table
 * @row: a row
 * @n_others: (out) (optional): how many others have a value
 *
 * Returns: the mean valence of the other points of the curve; `NAN` if there is none
 */
double
sj_statistics_table_get_others (const SjStatisticsTable *self,
                                guint                    row,
                                guint                   *n_others)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double valence = sj_statistics_table_get_point (self, i)->valence;

      if (i == row || isnan (valence))
        continue;
      sum += valence;
      n++;
    }
  if (n_others != NULL)
    *n_others = n;

  return n > 0 ? sum / n : NAN;
}

static double
mood_of (const SjPoint *point,
         guint          which)
{
  return point->moods != NULL && point->moods->len == 3
         ? g_array_index (point->moods, double, which) : NAN;
}

static double
count_of (gint64 count)
{
  return count >= 0 ? (double) count : NAN;
}

static double
number_of (const SjStatisticsTable *self,
           guint                    row,
           SjStatistic              statistic)
{
  const SjPoint *point = sj_statistics_table_get_point (self, row);

  switch ((int) statistic)
    {
    case SJ_STATISTIC_N:
      return count_of (point->n);
    case SJ_STATISTIC_PEOPLE:
      return count_of (point->people);
    case SJ_STATISTIC_N_EFFECTIVE:
      return point->n_effective;
    case SJ_STATISTIC_NOT_APPLICABLE:
      return point->n_missing >= 0 ? point->n_missing - MAX (0.0, count_of (point->n_dont_know))
                                   : NAN;
    case SJ_STATISTIC_DONT_KNOW:
      return count_of (point->n_dont_know);
    case SJ_STATISTIC_NATIVE:
      return point->native;
    case SJ_STATISTIC_NATIVE_LOW:
      return point->native_low;
    case SJ_STATISTIC_NATIVE_HIGH:
      return point->native_high;
    case SJ_STATISTIC_MEAN:
      return point->mean;
    case SJ_STATISTIC_VARIANCE:
      return point->variance;
    case SJ_STATISTIC_NEGATIVE:
    case SJ_STATISTIC_NEUTRAL:
    case SJ_STATISTIC_POSITIVE:
      return mood_of (point, statistic - SJ_STATISTIC_NEGATIVE);
    case SJ_STATISTIC_VALENCE:
      return point->valence;
    case SJ_STATISTIC_VALENCE_LOW:
      return point->valence_low;
    case SJ_STATISTIC_VALENCE_HIGH:
      return point->valence_high;
    case SJ_STATISTIC_STABILISED:
      return point->stabilised;
    case SJ_STATISTIC_DIFFERENCE:
      return point->valence - sj_statistics_table_get_others (self, row, NULL);
    case SJ_STATISTIC_P_RAW:
      return point->p_raw;
    case SJ_STATISTIC_P_ADJUSTED:
      return point->p_value;
    default:
      return NAN;
    }
}

/**
 * sj_statistics_table_get_number:
 * @self: a table
 * @row: a row
 * @statistic: what to tell
 * @number: (out): the number
 *
 * Returns: whether there is a number
 */
gboolean
sj_statistics_table_get_number (const SjStatisticsTable *self,
                                guint                    row,
                                SjStatistic              statistic,
                                double                  *number)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len && number != NULL, FALSE);

  *number = number_of (self, row, statistic);

  return !isnan (*number);
}

static const char *
name_interval (SjSeries *series)
{
  const char *method = sj_element_text (SJ_ELEMENT (series), "interval");

  if (g_str_equal (method, "adjusted-wald95"))
    return _("adjusted Wald, 95 %");
  if (g_str_equal (method, "wilson95"))
    return _("Wilson, 95 %");
  if (g_str_equal (method, "t95"))
    return _("Student’s t, 95 %");

  return method;
}

static char *
describe_comparisons (const Row *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->comparisons->len; i++)
    {
      const SjPointComparison *comparison = &g_array_index (row->comparisons, SjPointComparison, i);
      const char *mark = comparison->direction > 0 ? "▲ " : comparison->direction < 0 ? "▼ " : "";

      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append_printf (text, "%s%s %+.2f", mark, sj_series_get_title (comparison->series),
                              comparison->difference);
      if (!isnan (comparison->p))
        /* Translators: the corrected p and the name of the test. */
        g_string_append_printf (text, comparison->p < 0.0001 ? _(" (p < %.4f, %s)")
                                                             : _(" (p = %.4f, %s)"),
                                MAX (comparison->p, 0.0001),
                                sj_test_method_get_name (comparison->method));
    }

  return g_string_free (text, FALSE);
}

static void
add_remark (GString    *text,
            gboolean    holds,
            const char *remark)
{
  if (holds)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", remark);
}

/* Why there is no figure, or what to think of the one that is there. */
static char *
make_remarks (const SjStatisticsTable *self,
              const SjPoint           *point)
{
  GString *text = g_string_new (NULL);
  double unable = MAX (0.0, count_of (point->n_missing));

  if (point->reason != NULL && *point->reason != '\0')
    {
      gboolean small = g_str_equal (point->reason, "below_k");

      add_remark (text, small, _("hidden: too few answers"));
      add_remark (text, !small, _("hidden: it would give away a smaller group"));
      return g_string_free (text, FALSE);
    }
  if (point->n < 0)
    return g_string_free (text, FALSE);

  add_remark (text, point->n < INDICATIVE, _("indicative: fewer than 30 answers"));
  add_remark (text, g_str_equal (sj_series_get_metric (self->series), "nps") &&
                      point->n >= INDICATIVE && point->n < SMALL_NPS,
              _("fewer than 100 answers are few for an NPS"));
  add_remark (text, unable > MANY_UNABLE * ((double) point->n + unable),
              _("many could not answer"));
  add_remark (text, point->n_effective < LOW_WEIGHT * (double) point->n,
              _("weighted, the answers are worth less than half of their number"));

  return g_string_free (text, FALSE);
}

/* Counts that were weighted have a fraction; p is told to where it matters. */
static char *
format_number (SjStatistic statistic,
               double      number)
{
  if (statistic == SJ_STATISTIC_P_RAW || statistic == SJ_STATISTIC_P_ADJUSTED)
    return number < 0.0001 ? g_strdup ("< 0.0001") : g_strdup_printf ("%.4f", number);
  if (statistic >= SJ_STATISTIC_VALENCE && statistic <= SJ_STATISTIC_DIFFERENCE)
    return g_strdup_printf ("%+.3f", number);
  if (number == floor (number) && statistic != SJ_STATISTIC_NATIVE &&
      statistic != SJ_STATISTIC_MEAN)
    return g_strdup_printf ("%.0f", number);

  return g_strdup_printf ("%.2f", number);
}

/**
 * sj_statistics_table_get_text:
 * @self: a table
 * @row: a row
 * @statistic: what to tell
 *
 * Returns: (transfer full): what stands in the cell, for people; "" if there is nothing
 */
char *
sj_statistics_table_get_text (const SjStatisticsTable *self,
                              guint                    row,
                              SjStatistic              statistic)
{
  const SjPoint *point;
  double number;

  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  point = sj_statistics_table_get_point (self, row);
  switch ((int) statistic)
    {
    case SJ_STATISTIC_PLACE:
      return g_strdup (((const Row *) g_ptr_array_index (self->rows, row))->title);
    case SJ_STATISTIC_METRIC:
      return sj_metric_title (sj_series_get_metric (self->series),
                              sj_element_number (SJ_ELEMENT (self->series), "scale-low"),
                              sj_element_number (SJ_ELEMENT (self->series), "scale-high"));
    case SJ_STATISTIC_METHOD:
      return g_strdup (isnan (point->native_low) ? "" : name_interval (self->series));
    case SJ_STATISTIC_TEST:
      return g_strdup (sj_test_method_get_name (sj_test_method_find (point->test)));
    case SJ_STATISTIC_MARK:
      number = number_of (self, row, SJ_STATISTIC_DIFFERENCE);
      return g_strdup (((const char *const[]) { "▼", "", "▲" })[
        sj_test_get_direction (point->p_value, number) + 1]);
    case SJ_STATISTIC_COMPARISONS:
      return describe_comparisons (g_ptr_array_index (self->rows, row));
    case SJ_STATISTIC_REMARKS:
      return make_remarks (self, point);
    default:
      break;
    }
  if (!sj_statistics_table_get_number (self, row, statistic, &number))
    return g_strdup ("");

  return format_number (statistic, number);
}

/**
 * sj_statistics_table_is_used:
 *
 * Returns: whether any row has something there
 */
gboolean
sj_statistics_table_is_used (const SjStatisticsTable *self,
                             SjStatistic              statistic)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = sj_statistics_table_get_text (self, i, statistic);

      if (*text != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Names in files, and titles; numbers are what sorts and sums up. */
static const struct
{
  const char *id;
  const char *title;
  gboolean is_number;
} statistics[SJ_N_STATISTICS] = {
  [SJ_STATISTIC_PLACE] = { "place", N_("Place"), FALSE },
  [SJ_STATISTIC_METRIC] = { "metric", N_("Metric"), FALSE },
  [SJ_STATISTIC_N] = { "n", N_("Answers"), TRUE },
  [SJ_STATISTIC_PEOPLE] = { "people", N_("People"), TRUE },
  [SJ_STATISTIC_N_EFFECTIVE] = { "n_effective", N_("Effective answers"), TRUE },
  [SJ_STATISTIC_NOT_APPLICABLE] = { "not_applicable", N_("Not applicable"), TRUE },
  [SJ_STATISTIC_DONT_KNOW] = { "dont_know", N_("Don’t know"), TRUE },
  [SJ_STATISTIC_NATIVE] = { "figure", N_("Figure"), TRUE },
  [SJ_STATISTIC_NATIVE_LOW] = { "figure_low", N_("Figure from"), TRUE },
  [SJ_STATISTIC_NATIVE_HIGH] = { "figure_high", N_("Figure to"), TRUE },
  [SJ_STATISTIC_METHOD] = { "interval", N_("Interval"), FALSE },
  [SJ_STATISTIC_MEAN] = { "mean", N_("Mean score"), TRUE },
  [SJ_STATISTIC_VARIANCE] = { "variance", N_("Variance"), TRUE },
  [SJ_STATISTIC_NEGATIVE] = { "negative", N_("Negative"), TRUE },
  [SJ_STATISTIC_NEUTRAL] = { "neutral", N_("Neutral"), TRUE },
  [SJ_STATISTIC_POSITIVE] = { "positive", N_("Positive"), TRUE },
  [SJ_STATISTIC_VALENCE] = { "valence", N_("Emotion"), TRUE },
  [SJ_STATISTIC_VALENCE_LOW] = { "valence_low", N_("Emotion from"), TRUE },
  [SJ_STATISTIC_VALENCE_HIGH] = { "valence_high", N_("Emotion to"), TRUE },
  [SJ_STATISTIC_STABILISED] = { "stabilised", N_("Stabilised emotion"), TRUE },
  [SJ_STATISTIC_DIFFERENCE] = { "difference", N_("From the rest"), TRUE },
  [SJ_STATISTIC_TEST] = { "test", N_("Test"), FALSE },
  [SJ_STATISTIC_P_RAW] = { "p_raw", N_("p"), TRUE },
  [SJ_STATISTIC_P_ADJUSTED] = { "p_adjusted", N_("p, corrected"), TRUE },
  [SJ_STATISTIC_MARK] = { "mark", N_("Mark"), FALSE },
  [SJ_STATISTIC_COMPARISONS] = { "comparisons", N_("Against other waves and people"), FALSE },
  [SJ_STATISTIC_REMARKS] = { "remarks", N_("Remarks"), FALSE },
};

/**
 * sj_statistic_get_id:
 *
 * Returns: (transfer none): the name of the column in files
 */
const char *
sj_statistic_get_id (SjStatistic statistic)
{
  g_return_val_if_fail (statistic < SJ_N_STATISTICS, NULL);

  return statistics[statistic].id;
}

/**
 * sj_statistic_get_title:
 *
 * Returns: (transfer none): the title of the column
 */
const char *
sj_statistic_get_title (SjStatistic statistic)
{
  g_return_val_if_fail (statistic < SJ_N_STATISTICS, NULL);

  return _(statistics[statistic].title);
}

gboolean
sj_statistic_is_number (SjStatistic statistic)
{
  g_return_val_if_fail (statistic < SJ_N_STATISTICS, FALSE);

  return statistics[statistic].is_number;
}
