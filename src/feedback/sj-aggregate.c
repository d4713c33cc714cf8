#define G_LOG_DOMAIN "sj-aggregate"

#include "config.h"

#include "feedback/sj-aggregate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/sj-name-match.h"
#include "core/sj-series.h"
#include "feedback/sj-answer-value.h"
#include "feedback/sj-cross-table.h"
#include "feedback/sj-distribution.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"

#define MAX_ROWS 500 /* nobody's map has more touchpoints */
#define MIN_ROWS 2
#define MAX_NAME 40 /* characters on average; longer texts are comments */

static const char *const nps_words[] = { "nps", "promoter", NULL };
static const char *const mean_words[] = { "mean", "average", "avg", "mittelwert", "durchschnitt",
                                          "moyenne", "media", "gemiddelde", NULL };
static const char *const value_words[] = { "csat",          "satisfaction", "ces",  "score",
                                           "rating",        "stars",        "note", "bewertung",
                                           "zufriedenheit", "satisfaccion", NULL };
static const char *const n_words[] = { "n", "base", "basis", "count", "anzahl", "responses",
                                       "answers", "antworten", "nombre", "numero", "aantal",
                                       NULL };
static const char *const sd_words[] = { "sd", "std", "stdev", "deviation", "standardabweichung",
                                        "ecart", NULL };

/* Whether a word of the header is one of some. */
static gboolean
has_word (SjTable           *table,
          guint              column,
          const char *const *words)
{
  g_autofree char *text = sj_plain_text_words (sj_table_get_column_name (table, column));
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
read_figure (const char *text,
             gboolean    decimal_comma,
             gboolean   *percent,
             double     *figure)
{
  g_autofree char *clean = sj_plain_text_clean (text);
  gsize length = strlen (clean);

  *percent = length > 1 && clean[length - 1] == '%';
  if (*percent)
    clean[length - 1] = '\0';
  g_strchomp (clean);
  if (g_str_has_prefix (clean, "−"))
    {
      g_autofree char *plain = g_strconcat ("-", clean + strlen ("−"), NULL);

      return sj_number_parse (plain, decimal_comma, figure);
    }

  return sj_number_parse (clean, decimal_comma, figure);
}

/* What the figures of a column are like. */
typedef struct
{
  guint n, n_percent;
  double low, high;
  gboolean whole;
} Figures;

static void
look_at_figures (SjTable *table,
                 guint    column,
                 Figures *figures)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  gboolean decimal_comma = sj_table_get_profile (table, column)->decimal_comma;

  *figures = (Figures) { .whole = TRUE, .low = INFINITY, .high = -INFINITY };
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      double figure;
      gboolean percent;

      if (!read_figure (sj_table_sample_get_cell (sample, row, column), decimal_comma, &percent,
                        &figure))
        continue;
      figures->n++;
      figures->n_percent += percent;
      figures->low = MIN (figures->low, figure);
      figures->high = MAX (figures->high, figure);
      figures->whole &= figure == floor (figure);
    }
}

/* Whether each row has a number of answers, none of them one. */
static gboolean
are_counts (SjTable *table,
            guint    name,
            guint    column,
            guint    n_rows)
{
  Figures figures;

  if (column == SJ_AGGREGATE_NO_COLUMN || n_rows < MIN_ROWS ||
      sj_table_get_profile (table, name)->average_length > MAX_NAME)
    return FALSE;
  look_at_figures (table, column, &figures);

  return figures.n * 10 >= n_rows * 8 && figures.whole && figures.low >= 2;
}

static gboolean
find_kind (SjTable         *table,
           guint            column,
           guint            n_rows,
           gboolean         counted,
           SjAggregateKind *kind)
{
  Figures figures;

  look_at_figures (table, column, &figures);
  if (figures.n * 10 < n_rows * 8 || figures.n < MIN_ROWS)
    return FALSE;
  if (has_word (table, column, nps_words) && figures.low >= -100 && figures.high <= 100 &&
      (figures.low < 0 || figures.high > 10 || !figures.whole || counted))
    *kind = SJ_AGGREGATE_NPS;
  else if (figures.n_percent == figures.n && figures.low >= 0 && figures.high <= 100)
    *kind = SJ_AGGREGATE_SHARE;
  else if (has_word (table, column, mean_words) && !figures.whole)
    *kind = SJ_AGGREGATE_MEAN;
  else if (counted && has_word (table, column, value_words) && figures.low >= 0 &&
           figures.high <= 100)
    *kind = SJ_AGGREGATE_MEAN;
  else
    return FALSE;

  return TRUE;
}

/* The column whose cells are all different texts. */
static gboolean
find_names (SjTable *table,
            guint   *column,
            guint   *n_rows)
{
  for (*column = 0; *column < sj_table_get_n_columns (table); (*column)++)
    {
      const SjColumnProfile *profile = sj_table_get_profile (table, *column);

      *n_rows = profile->n_rows;
      if (profile->n_rows >= MIN_ROWS && profile->n_rows <= MAX_ROWS &&
          profile->n * 10 >= profile->n_rows * 9 && profile->n_numeric * 5 < profile->n &&
          profile->n_dates * 5 < profile->n && profile->n_contacts == 0 &&
          profile->n_distinct >= MIN (profile->n, SJ_PROFILE_MAX_DISTINCT) &&
          sj_table_get_role (table, *column) != SJ_ROLE_PERSONAL)
        return TRUE;
    }

  return FALSE;
}

/* The first column that has one of some words, and the next one. A table may have thousands of
 * columns, each of which is asked beside which others it stands: their names are read once. */
typedef struct
{
  guint first;
  guint second;
} Found;

static Found
find_columns (SjTable           *table,
              const char *const *words)
{
  Found found = { SJ_AGGREGATE_NO_COLUMN, SJ_AGGREGATE_NO_COLUMN };

  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      if (!has_word (table, column, words))
        continue;
      if (found.first != SJ_AGGREGATE_NO_COLUMN)
        return (Found) { found.first, column };
      found.first = column;
    }

  return found;
}

static guint
choose_column (const Found *found,
               guint        besides)
{
  return found->first != besides ? found->first : found->second;
}

/**
 * sj_aggregate_find:
 * @table: a table
 * @aggregate: (out): where its figures are
 *
 * Finds out whether the rows of a table are finished figures and not answers of people: names that
 * are all different, and beside them Net Promoter Scores, percentages or means.
 *
 * Returns: whether they are
 */
gboolean
sj_aggregate_find (SjTable     *table,
                   SjAggregate *aggregate)
{
  Found counts, deviations;
  gboolean are_first, are_second;
  guint n_rows;

  g_return_val_if_fail (table != NULL && aggregate != NULL, FALSE);

  if (sj_table_get_export (table) != NULL || sj_cross_table_find (table) ||
      !find_names (table, &aggregate->name, &n_rows))
    return FALSE;

  counts = find_columns (table, n_words);
  are_first = are_counts (table, aggregate->name, counts.first, n_rows);
  are_second = are_counts (table, aggregate->name, counts.second, n_rows);
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      if (column == aggregate->name)
        continue;
      aggregate->n = choose_column (&counts, column);
      aggregate->counted = aggregate->n == counts.first ? are_first : are_second;
      if (!find_kind (table, column, n_rows, aggregate->counted, &aggregate->kind))
        continue;
      aggregate->value = column;
      deviations = find_columns (table, sd_words);
      aggregate->sd = choose_column (&deviations, column);
      return TRUE;
    }

  return FALSE;
}

/**
 * sj_aggregate_refuse:
 *
 * Returns: (transfer full): why the table cannot be read as answers, and what to do, for people
 */
char *
sj_aggregate_refuse (SjTable           *table,
                     const SjAggregate *aggregate)
{
  const char *column;

  g_return_val_if_fail (table != NULL && aggregate != NULL, NULL);

  column = sj_table_get_column_name (table, aggregate->value);
  switch (aggregate->kind)
    {
    case SJ_AGGREGATE_NPS:
      return g_strdup_printf (_("“%s” holds finished Net Promoter Scores in “%s”, one a row, and "
                                "no answers of people; import it as figures worked out elsewhere"),
                              sj_table_get_name (table), column);
    case SJ_AGGREGATE_SHARE:
      return g_strdup_printf (_("“%s” holds finished percentages in “%s”, one a row, and no "
                                "answers of people; import it as figures worked out elsewhere"),
                              sj_table_get_name (table), column);
    case SJ_AGGREGATE_MEAN:
    default:
      return g_strdup_printf (_("“%s” holds finished means in “%s”, one a row, and no answers of "
                                "people; import it as figures worked out elsewhere"),
                              sj_table_get_name (table), column);
    }
}

/**
 * sj_aggregate_warn:
 * @table: a table
 * @sure: whether to speak only where no row can be the answer of one person; else also where that
 *   is likely, if nothing of the table is surely a rating
 *
 * Returns: (transfer full) (nullable): why the table is not to be read as answers, for people, or
 *   %NULL
 */
char *
sj_aggregate_warn (SjTable  *table,
                   gboolean  sure)
{
  SjAggregate aggregate;

  g_return_val_if_fail (table != NULL, NULL);

  if (sj_cross_table_find (table))
    return sj_cross_table_refuse (table);
  if (!sj_aggregate_find (table, &aggregate) || (sure && !aggregate.counted))
    return NULL;

  return sj_aggregate_refuse (table, &aggregate);
}

/**
 * sj_aggregate_check:
 * @table: a table
 * @reading: how it is to be read; who says what the scales are wants them read
 * @sure: as in sj_aggregate_warn()
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the table is not to be read as answers
 */
gboolean
sj_aggregate_check (SjTable          *table,
                    const SjReading  *reading,
                    gboolean          sure,
                    GError          **error)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (table != NULL && reading != NULL, FALSE);

  if (reading->scales->len == 0 || !sure)
    sentence = sj_aggregate_warn (table, sure);
  if (sentence == NULL)
    return TRUE;
  g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE, sentence);

  return FALSE;
}

/* One row of the table. */
typedef struct
{
  double value;
  double n;
  double sd;
} Row;

static double
read_cell (SjTable *table,
           guint    row,
           guint    column)
{
  double figure;
  gboolean percent;

  if (column == SJ_AGGREGATE_NO_COLUMN ||
      !read_figure (sj_table_sample_get_cell (sj_table_get_source (table)->sample, row, column),
                    sj_table_get_profile (table, column)->decimal_comma, &percent, &figure))
    return NAN;

  return figure;
}

static double
get_valence (SjAggregateKind kind,
             double          value,
             double          low,
             double          high)
{
  double valence = kind == SJ_AGGREGATE_NPS     ? value / 100
                   : kind == SJ_AGGREGATE_SHARE ? value / 50 - 1
                                                : (2 * value - low - high) / (high - low);

  return CLAMP (valence, -1, 1);
}

/* How far the figure may be off; NAN where its number of answers and their spread are not known.
 * Percentages have their spread in themselves (Wald; the counts are not there for better). */
static double
get_half_width (const SjAggregate *aggregate,
                const Row         *row)
{
  double p = row->value / 100;

  if (isnan (row->n) || row->n < 2)
    return NAN;
  if (aggregate->kind == SJ_AGGREGATE_SHARE)
    return 100 * SJ_Z95 * sqrt (p * (1 - p) / row->n);
  if (isnan (row->sd))
    return NAN;

  return sj_student_deviate (row->n - 1) * row->sd / sqrt (row->n);
}

static void
fill_point (SjPoint           *point,
            const SjAggregate *aggregate,
            const Row         *row,
            double             low,
            double             high)
{
  double half_width = get_half_width (aggregate, row);
  double unit = aggregate->kind == SJ_AGGREGATE_SHARE ? 100 : 1;

  point->n = isnan (row->n) ? -1 : (gint64) row->n;
  point->mean = aggregate->kind == SJ_AGGREGATE_MEAN ? row->value : NAN;
  point->native = row->value / unit;
  point->native_low = (row->value - half_width) / unit;
  point->native_high = (row->value + half_width) / unit;
  point->valence = get_valence (aggregate->kind, row->value, low, high);
  if (!isnan (half_width))
    {
      point->valence_low = get_valence (aggregate->kind, row->value - half_width, low, high);
      point->valence_high = get_valence (aggregate->kind, row->value + half_width, low, high);
    }
  sj_record_set_text (&point->note, isnan (half_width)
                                      ? _("aggregated elsewhere, no interval")
                                      : _("aggregated elsewhere"));
}

/* The rows that are called like something of the map, and what. */
static SjRecords *
make_points (SjTable           *table,
             const SjAggregate *aggregate,
             SjMap             *map,
             double             low,
             double             high)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  g_autoptr(SjNameTargets) targets = sj_name_targets_new_for_map (map);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr(GPtrArray) anchors = g_ptr_array_new ();
  SjRecords *points;

  for (guint i = sj_table_get_n_rows_above (table); i < sample->rows->len; i++)
    {
      const char *name = sj_table_sample_get_cell (sample, i, aggregate->name);
      Row row = { read_cell (table, i, aggregate->value), read_cell (table, i, aggregate->n),
                  read_cell (table, i, aggregate->sd) };
      SjNameMatch match;

      if (isnan (row.value) || *name == '\0')
        continue;
      sj_name_match_best (targets, name, &match);
      if (sj_name_match_get_level (&match) != SJ_NAME_MATCH_TAKEN ||
          g_ptr_array_find_with_equal_func (anchors, match.anchor, g_str_equal, NULL))
        continue;
      g_array_append_val (rows, row);
      g_ptr_array_add (anchors, (gpointer) match.anchor);
    }
  points = sj_records_new (&sj_point_record_type, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      SjPoint *point = sj_records_index (points, i);

      fill_point (point, aggregate, &g_array_index (rows, Row, i), low, high);
      sj_record_set_text (&point->anchor, g_ptr_array_index (anchors, i));
    }

  return points;
}

static void
store_series (SjTable           *table,
              const SjAggregate *aggregate,
              SjEditLog         *log,
              SjRecords         *points,
              double             low,
              double             high)
{
  static const char *const metrics[] = { "nps", "likert", "binary" };
  /* Translators: %s is the header of a column of figures */
  g_autofree char *title = g_strdup_printf (_("%s · aggregated elsewhere"),
                                            sj_table_get_column_name (table, aggregate->value));
  g_autoptr(SjSeries) series = sj_series_new (title, SJ_SERIES_MEASURED);
  gboolean nps = aggregate->kind == SJ_AGGREGATE_NPS;
  gboolean share = aggregate->kind == SJ_AGGREGATE_SHARE;

  sj_edit_log_begin (log, _("Import Figures"));
  sj_edit_log_insert (log, SJ_ELEMENT (series),
                      g_list_model_get_n_items (sj_map_get_series (sj_edit_log_get_map (log))));
  sj_edit_log_set (log, SJ_ELEMENT (series), "metric", metrics[aggregate->kind], "scale-low",
                   nps || share ? 0.0 : low, "scale-high", nps ? 10.0 : share ? 1.0 : high,
                   "source-file", sj_table_get_name (table), "source-format",
                   sj_table_get_format_id (table), "points", points, NULL);
  sj_edit_log_commit (log);
}

/**
 * sj_aggregate_import:
 * @table: a table of finished figures
 * @aggregate: where they are
 * @low: the lower end of the scale of means
 * @high: its upper end
 * @log: the edit log of a map
 * @n_points: (out): how many rows are points now
 * @error: where to put a failure
 *
 * Adds a series with the figures of the rows that are called like something of the map. A point
 * has an interval only where the table says how many answered, and how they differ.
 *
 * Returns: %FALSE with @error set and the map unchanged if no row is called like anything
 */
gboolean
sj_aggregate_import (SjTable            *table,
                     const SjAggregate  *aggregate,
                     double              low,
                     double              high,
                     SjEditLog          *log,
                     guint              *n_points,
                     GError            **error)
{
  g_autoptr(SjRecords) points = NULL;

  g_return_val_if_fail (table != NULL && aggregate != NULL && SJ_IS_EDIT_LOG (log), FALSE);
  g_return_val_if_fail (low < high && n_points != NULL, FALSE);

  points = make_points (table, aggregate, sj_edit_log_get_map (log), low, high);
  *n_points = sj_records_get_length (points);
  if (*n_points == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("Nothing in “%s” is called like a touchpoint, step or stage of the map"),
                   sj_table_get_name (table));
      return FALSE;
    }
  store_series (table, aggregate, log, points, low, high);

  return TRUE;
}
