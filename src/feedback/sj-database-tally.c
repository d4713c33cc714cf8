#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-tally.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/* Lets a database tally, and puts what comes back into a tallier as if it had read the rows. */

typedef struct
{
  const SjDatabasePlan *plan;
  SjTallier *tallier;
  SjRowCounts *counts;
  guint n_keys;
  guint first_score;
  GArray *figures; /* of the query that is running; NULL for the one that names what is withheld */
  guint n_groups;
  GString *scratches[3];
  guint64 n_counting; /* rows in groups that weigh something, as the totals say */
  guint64 n_seen;     /* rows of the groups that were sent */
  guint64 n_undated; /* rows whose wave turned out to be no date */
  gboolean noted;    /* whether rows without a date were counted already */
} Fill;

/* A text of the database in the form of a cell, which tells quotation marks around it from its
 * own. */
static void
make_cell (const SjSqlCell *from,
           GString         *scratch,
           SjCell          *cell)
{
  *cell = (SjCell) { .text = from->text, .length = (guint32) from->length };
  if (from->length == 0 || *from->text != '"')
    return;

  g_string_assign (scratch, "\"");
  for (gsize i = 0; i < from->length; i++)
    {
      if (from->text[i] == '"')
        g_string_append_c (scratch, '"');
      g_string_append_c (scratch, from->text[i]);
    }
  g_string_append_c (scratch, '"');
  *cell = (SjCell) { .text = scratch->str, .length = (guint32) scratch->len, .quoted = TRUE };
}

static gboolean
read_number (const SjSqlCell *cell,
             int              low,
             int              high,
             int             *number)
{
  char *end = NULL;
  gint64 value = cell->is_null ? -1 : g_ascii_strtoll (cell->text, &end, 10);

  /* Some databases give the year as a decimal number. */
  if (end == NULL || end == cell->text || (*end != '\0' && *end != '.'))
    return FALSE;
  *number = (int) CLAMP (value, -1, G_MAXINT);

  return value >= low && value <= high;
}

static gboolean
read_period (const Fill      *fill,
             const SjSqlCell *cells,
             gint32          *period)
{
  SjPeriod unit = fill->plan->tally.period;
  int year, part = 1;

  if (!read_number (&cells[0], sj_answer_date_first_year (), sj_answer_date_latest_year (), &year))
    return FALSE;
  if (unit != SJ_PERIOD_YEAR &&
      !read_number (&cells[1], 1, unit == SJ_PERIOD_MONTH ? 12 : 4, &part))
    return FALSE;

  *period = sj_period_index (unit, year, unit == SJ_PERIOD_QUARTER ? part * 3 : part);
  return TRUE;
}

/* Finds the group that a row of a result is about. Puts out %NULL where its wave is no date. */
static gboolean
find_group (Fill             *fill,
            const SjSqlCell  *cells,
            SjTallierGroup  **group,
            GError          **error)
{
  const SjSqlTally *tally = &fill->plan->tally;
  gboolean has_period = tally->wave != NULL && tally->period != SJ_PERIOD_NONE;
  const SjSqlColumn *columns[3] = { tally->by, tally->segment, has_period ? NULL : tally->wave };
  SjCell texts[3];
  gint32 period = 0;
  guint next = 0;

  *group = NULL;
  for (guint i = 0; i < 3; i++)
    if (columns[i] != NULL)
      {
        if (cells[next].is_null)
          return TRUE;
        make_cell (&cells[next++], fill->scratches[i], &texts[i]);
      }
  if (has_period && !read_period (fill, &cells[next], &period))
    return TRUE;
  *group = sj_tallier_add_group (fill->tallier, columns[0] != NULL ? &texts[0] : NULL,
                                 columns[1] != NULL ? &texts[1] : NULL,
                                 columns[2] != NULL ? &texts[2] : NULL, period, fill->n_groups,
                                 error);

  return *group != NULL;
}

static gboolean
count_group (Fill    *fill,
             GError **error)
{
  if (fill->n_groups++ < fill->plan->tally.max_groups)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               ngettext ("There are more than %u group of answers; is this the right column?",
                         "There are more than %u groups of answers; is this the right column?",
                         fill->plan->tally.max_groups),
               fill->plan->tally.max_groups);
  return FALSE;
}

static void
add_rest (SjMoments         *rest,
          const SjScale     *scale,
          const SjSqlFigure *figure,
          const SjSqlCell   *cell,
          gboolean           weighted)
{
  double slope = sj_scale_is_linear (scale) ? 2 / (scale->high - scale->low) : 0;

  switch (figure->kind)
    {
    case SJ_SQL_FIGURE_REST_N:
      rest->n += cell->count;
      if (weighted)
        return;
      sj_sum_add (&rest->w, (double) cell->count);
      sj_sum_add (&rest->ww, (double) cell->count);
      return;
    case SJ_SQL_FIGURE_REST_W:
      sj_sum_add (&rest->w, cell->real);
      return;
    case SJ_SQL_FIGURE_REST_WW:
      sj_sum_add (&rest->ww, cell->real);
      return;
    case SJ_SQL_FIGURE_REST_X:
      sj_sum_add (&rest->wx, cell->real);
      sj_sum_add (&rest->wv, slope * cell->real);
      return;
    case SJ_SQL_FIGURE_REST_XX:
      sj_sum_add (&rest->wxx, cell->real);
      sj_sum_add (&rest->wvv, slope * slope * cell->real);
      return;
    case SJ_SQL_FIGURE_REST_V:
      sj_sum_add (&rest->wv, cell->real);
      return;
    case SJ_SQL_FIGURE_REST_VV:
      sj_sum_add (&rest->wvv, cell->real);
      return;
    case SJ_SQL_FIGURE_REST_TOP:
      sj_sum_add (&rest->w_top, cell->real);
      return;
    case SJ_SQL_FIGURE_N:
    case SJ_SQL_FIGURE_PEOPLE:
    case SJ_SQL_FIGURE_COUNT:
    case SJ_SQL_FIGURE_WEIGHT:
    case SJ_SQL_FIGURE_SQUARE:
    case SJ_SQL_FIGURE_MISSING:
    default:
      return;
    }
}

static void
add_counts (SjTally           *tally,
            const SjSqlFigure *figure,
            const SjSqlCell   *cell,
            gboolean           weighted)
{
  guint64 n = cell->count;

  if (n == 0)
    return;
  /* The weights and their squares stand behind the count. */
  if (weighted)
    sj_tally_add_counts (tally, figure->which, n, cell[1].real, cell[2].real);
  else
    sj_tally_add_counts (tally, figure->which, n, (double) n, (double) n);
}

/* The figures of one score. Returns how many there are. */
static guint
read_score (Fill            *fill,
            SjTallierGroup  *group,
            const SjSqlCell *cells,
            guint            from,
            guint64          n_rows)
{
  gboolean weighted = fill->plan->tally.weight != NULL;
  guint number = g_array_index (fill->figures, SjSqlFigure, from).score;
  gboolean sent = !cells[from].is_null;
  SjTally *tally = &group->tallies[number];
  guint64 accounted = cells[from].count;
  guint i = from;

  tally->withheld |= !sent;
  for (; i < fill->figures->len; i++)
    {
      const SjSqlFigure *figure = &g_array_index (fill->figures, SjSqlFigure, i);

      if (figure->score != number)
        break;
      if (!sent || cells[i].is_null)
        continue;
      if (figure->kind == SJ_SQL_FIGURE_PEOPLE)
        tally->n_people = cells[i].count;
      else if (figure->kind == SJ_SQL_FIGURE_COUNT)
        add_counts (tally, figure, &cells[i], weighted);
      else
        add_rest (&tally->rest, tally->scale, figure, &cells[i], weighted);
      if (figure->kind != SJ_SQL_FIGURE_MISSING)
        continue;
      tally->missing[figure->which] += cells[i].count;
      accounted += cells[i].count;
    }
  if (sent && n_rows > accounted)
    tally->missing[SJ_MISSING_INVALID] += n_rows - accounted;

  return i - from;
}

static gboolean
take_group (const SjSqlCell *cells,
            guint            n_cells,
            gpointer         data,
            GError         **error)
{
  Fill *fill = data;
  guint64 n_rows = cells[fill->n_keys].count;
  SjTallierGroup *group;

  if (n_rows == 0)
    return TRUE;
  fill->n_seen += n_rows;
  if (!count_group (fill, error) || !find_group (fill, cells, &group, error))
    return FALSE;
  if (group == NULL)
    {
      if (!fill->noted)
        fill->n_undated += n_rows;
      return TRUE;
    }
  for (guint i = 0; i < fill->figures->len;)
    i += read_score (fill, group, cells + fill->n_keys + 1, i, n_rows);

  return TRUE;
}

static gboolean
take_withheld (const SjSqlCell *cells,
               guint            n_cells,
               gpointer         data,
               GError         **error)
{
  Fill *fill = data;
  SjTallierGroup *group;

  if (!count_group (fill, error) || !find_group (fill, cells, &group, error))
    return FALSE;
  for (guint i = fill->n_keys; group != NULL && i < n_cells; i++)
    if (cells[i].count > 0)
      group->tallies[fill->first_score + i - fill->n_keys].withheld = TRUE;

  return TRUE;
}

/* Year, month and day as one number; 0 for what is no date. */
static int
read_day (const SjSqlCell *cell)
{
  SjAnswerDate date;

  if (cell->is_null || !sj_answer_date_parse (cell->text, cell->length, &date) ||
      date.day_first[0] == 0)
    return 0;

  return date.year * 10000 + date.day_first[0] * 100 + date.day_first[1];
}

static gboolean
take_totals (const SjSqlCell *cells,
             guint            n_cells,
             gpointer         data,
             GError         **error)
{
  Fill *fill = data;
  SjTallier *tallier = fill->tallier;
  guint n_filters = fill->plan->tally.filters->len;
  guint next = 2 + n_filters;

  fill->counts->rows = tallier->n_skipped = cells[0].count;
  tallier->n_skipped -= cells[1].count;
  for (guint i = 0; i < n_filters; i++)
    {
      tallier->sieve.n_dropped[i] = cells[2 + i].count;
      tallier->n_skipped -= cells[2 + i].count;
    }
  /* Doubles stand where their answer does, until only one of its rows counts. */
  tallier->n_double = fill->plan->n_double;
  tallier->n_skipped -= fill->plan->n_double - fill->plan->n_double_in_groups;
  if (fill->plan->tally.date != NULL)
    {
      tallier->first_date[0] = tallier->first_date[1] = read_day (&cells[next++]);
      tallier->last_date[0] = tallier->last_date[1] = read_day (&cells[next++]);
    }
  fill->n_counting = fill->plan->tally.weight != NULL ? cells[next + 1].count : cells[1].count;
  fill->n_counting -= fill->plan->n_double_weighing;
  if (fill->plan->tally.written_date != NULL)
    fill->counts->unread_dates = cells[n_cells - 1].count;
  if (fill->plan->tally.weight == NULL || cells[next].count == 0)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
               ngettext ("%" PRIu64 " row has no weight in “%s”; a weight is a number of "
                         "0 or more",
                         "%" PRIu64 " rows have no weight in “%s”; a weight is a number "
                         "of 0 or more",
                         cells[next].count),
               cells[next].count, fill->plan->tally.weight->name);
  return FALSE;
}

static gboolean
run (SjDatabase         *database,
     SjSqlStatement     *statement,
     SjDatabaseRowFunc   func,
     Fill               *fill,
     GCancellable       *cancellable,
     GError            **error)
{
  SjDatabaseQuery query = { statement, func, fill, cancellable };
  gboolean done;

  if (statement == NULL)
    return TRUE;
  fill->n_groups = 0;
  done = sj_database_run (database, &query, error);
  sj_sql_statement_free (statement);

  return done;
}

/* One query for as many scores as fit, and one that names the groups that it did not send. Where
 * all rows are accounted for there are none. */
static gboolean
run_scores (SjDatabase    *database,
            Fill          *fill,
            guint          n_scores,
            GCancellable  *cancellable,
            GError       **error)
{
  const SjSqlTally *tally = &fill->plan->tally;
  gboolean done;

  fill->n_seen = 0;
  fill->figures = sj_sql_tally_list_figures (tally, fill->first_score, n_scores);
  done = run (database, sj_sql_tally_write (tally, fill->first_score, n_scores), take_group, fill,
              cancellable, error);
  g_clear_pointer (&fill->figures, g_array_unref);
  fill->noted = TRUE;
  if (!done || fill->n_seen == fill->n_counting)
    return done;

  return run (database, sj_sql_tally_write_withheld (tally, fill->first_score, n_scores),
              take_withheld, fill, cancellable, error);
}

static gboolean
run_all (SjDatabase      *database,
         Fill            *fill,
         GCancellable    *cancellable,
         SjProgressFunc   progress,
         gpointer         progress_data,
         GError         **error)
{
  const SjSqlTally *tally = &fill->plan->tally;

  if (!run (database, sj_sql_tally_write_totals (tally), take_totals, fill, cancellable, error))
    return FALSE;

  while (fill->first_score < tally->n_scores)
    {
      guint n_scores = sj_database_plan_count_scores (fill->plan, fill->first_score);

      if (progress != NULL)
        progress ((1.0 + fill->first_score) / (1.0 + tally->n_scores), progress_data);
      if (!run_scores (database, fill, n_scores, cancellable, error))
        return FALSE;
      fill->first_score += n_scores;
    }
  fill->tallier->n_skipped += fill->n_undated;

  return TRUE;
}

/**
 * sj_database_tally:
 * @source: a database
 * @tallier: takes the groups; its plan says what to tally
 * @min_n: the smallest group that is shown; 0 for all
 * @counts: (out): how many rows there are
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): is told how far the work is
 * @progress_data: given to @progress
 * @error: where to put a failure
 *
 * Asks the database for the sufficient statistics of each group: one pass over its rows for all
 * scores that fit into one result, one that names the groups with too few answers, and one for the
 * number of rows.
 *
 * Returns: %FALSE with @error set if the database fails, a row has no weight, or there are too many
 *   groups
 */
gboolean
sj_database_tally (SjRowSource     *source,
                   SjTallier       *tallier,
                   guint            min_n,
                   SjRowCounts     *counts,
                   GCancellable    *cancellable,
                   SjProgressFunc   progress,
                   gpointer         progress_data,
                   GError         **error)
{
  g_auto(SjDatabasePlan) plan = { 0 };
  Fill fill = { .plan = &plan, .tallier = tallier, .counts = counts };
  gboolean done;

  g_return_val_if_fail (sj_database_source_is (source), FALSE);
  g_return_val_if_fail (tallier != NULL && counts != NULL, FALSE);

  memset (counts, 0, sizeof *counts);
  if (!sj_database_plan_init (&plan, source, tallier->plan, min_n, cancellable, error))
    return FALSE;

  if (plan.tally.written_date != NULL)
    counts->dates = g_array_index (tallier->plan->columns, guint,
                                   plan.tally.written_date - plan.columns);
  fill.n_keys = sj_sql_tally_count_keys (&plan.tally);
  for (gsize i = 0; i < G_N_ELEMENTS (fill.scratches); i++)
    fill.scratches[i] = g_string_new (NULL);
  done = run_all (sj_database_source_get_database (source), &fill, cancellable, progress,
                  progress_data, error);
  for (gsize i = 0; i < G_N_ELEMENTS (fill.scratches); i++)
    g_string_free (fill.scratches[i], TRUE);

  return done;
}
