#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-tally.h"

#include "feedback/sj-sql-rows.h"
#include "feedback/sj-sql-score.h"

/* Writes the queries of a tally: rows r with what names their group and the numbers their cells
 * stand for, and aggregates over them. Nothing but aggregates leaves the database, and of groups
 * with too few answers not even these. Only what all databases have is used: no FILTER, no QUALIFY,
 * no name of a result in GROUP BY, no AVG and no STDDEV. */

#define MAX_KEYS 4

static gboolean
withholds (const SjSqlTally *tally)
{
  return tally->min_n > 1;
}

/* The names of the columns that a group is known by. */
static guint
list_keys (const SjSqlTally *tally,
           const char       *keys[MAX_KEYS])
{
  guint n = 0;

  if (tally->by != NULL)
    keys[n++] = "tp";
  if (tally->segment != NULL)
    keys[n++] = "seg";
  if (sj_sql_tally_has_period (tally))
    keys[n++] = "wave_year";
  else if (tally->wave != NULL)
    keys[n++] = "wave";
  if (sj_sql_tally_has_period (tally) && tally->period != SJ_PERIOD_YEAR)
    keys[n++] = "wave_part";

  return n;
}

/**
 * sj_sql_tally_count_keys:
 *
 * Returns: how many columns of the result stand before the number of rows and the figures
 */
guint
sj_sql_tally_count_keys (const SjSqlTally *tally)
{
  const char *keys[MAX_KEYS];

  g_return_val_if_fail (tally != NULL, 0);

  return list_keys (tally, keys);
}

static void
add_figure (GArray          *figures,
            guint            score,
            SjSqlFigureKind  kind,
            guint            which)
{
  SjSqlFigure figure = { .score = score, .kind = kind, .which = which };

  g_array_append_val (figures, figure);
}

static void
list_rest (GArray           *figures,
           const SjSqlScore *score,
           guint             number,
           gboolean          weighted)
{
  double top;

  add_figure (figures, number, SJ_SQL_FIGURE_REST_N, 0);
  if (weighted)
    {
      add_figure (figures, number, SJ_SQL_FIGURE_REST_W, 0);
      add_figure (figures, number, SJ_SQL_FIGURE_REST_WW, 0);
    }
  add_figure (figures, number, SJ_SQL_FIGURE_REST_X, 0);
  add_figure (figures, number, SJ_SQL_FIGURE_REST_XX, 0);
  if (!sj_scale_is_linear (&score->scale))
    {
      add_figure (figures, number, SJ_SQL_FIGURE_REST_V, 0);
      add_figure (figures, number, SJ_SQL_FIGURE_REST_VV, 0);
    }
  if (sj_scale_get_top (&score->scale, &top))
    add_figure (figures, number, SJ_SQL_FIGURE_REST_TOP, 0);
}

/**
 * sj_sql_tally_list_figures:
 * @tally: a tally
 * @first_score: the first score of a query, from 0
 * @n_scores: how many scores the query has
 *
 * Returns: (transfer full) (element-type SjSqlFigure): what stands behind the number of rows in a
 *   row of the result
 */
GArray *
sj_sql_tally_list_figures (const SjSqlTally *tally,
                           guint             first_score,
                           guint             n_scores)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (SjSqlFigure));

  g_return_val_if_fail (tally != NULL && first_score + n_scores <= tally->n_scores, figures);

  for (guint i = first_score; i < first_score + n_scores; i++)
    {
      const SjSqlScore *score = &tally->scores[i];
      guint n_slots = sj_scale_slot_count (&score->scale);

      add_figure (figures, i, SJ_SQL_FIGURE_N, 0);
      if (tally->respondent != NULL)
        add_figure (figures, i, SJ_SQL_FIGURE_PEOPLE, 0);
      for (guint slot = 0; slot < n_slots; slot++)
        {
          add_figure (figures, i, SJ_SQL_FIGURE_COUNT, slot);
          if (tally->weight == NULL)
            continue;
          add_figure (figures, i, SJ_SQL_FIGURE_WEIGHT, slot);
          add_figure (figures, i, SJ_SQL_FIGURE_SQUARE, slot);
        }
      if (sj_sql_score_has_rest (score))
        list_rest (figures, score, i, tally->weight != NULL);
      for (int kind = 0; kind < SJ_MISSING_INVALID; kind++)
        if (kind == SJ_MISSING_SKIPPED || sj_sql_score_has_kind (score, kind))
          add_figure (figures, i, SJ_SQL_FIGURE_MISSING, (guint) kind);
    }

  return figures;
}

static void
append_key_list (SjSqlStatement   *statement,
                 const SjSqlTally *tally,
                 const char       *word,
                 const char       *rows,
                 const char       *last)
{
  const char *keys[MAX_KEYS];
  guint n = list_keys (tally, keys);

  for (guint i = 0; i < n; i++)
    sj_sql_append (statement, "%s%s.%s", i == 0 ? word : ", ", rows, keys[i]);
  if (n > 0)
    sj_sql_append (statement, "%s", last);
}

static char *
name_figure (const SjSqlFigure *figure)
{
  static const char *const names[] = {
    [SJ_SQL_FIGURE_N] = "n",           [SJ_SQL_FIGURE_PEOPLE] = "people",
    [SJ_SQL_FIGURE_COUNT] = "is",
    [SJ_SQL_FIGURE_WEIGHT] = "w",      [SJ_SQL_FIGURE_SQUARE] = "ww",
    [SJ_SQL_FIGURE_MISSING] = "no",    [SJ_SQL_FIGURE_REST_N] = "rest",
    [SJ_SQL_FIGURE_REST_W] = "rest_w", [SJ_SQL_FIGURE_REST_WW] = "rest_ww",
    [SJ_SQL_FIGURE_REST_X] = "s1",     [SJ_SQL_FIGURE_REST_XX] = "s2",
    [SJ_SQL_FIGURE_REST_V] = "v1",     [SJ_SQL_FIGURE_REST_VV] = "v2",
    [SJ_SQL_FIGURE_REST_TOP] = "top",
  };
  gboolean numbered = figure->kind == SJ_SQL_FIGURE_COUNT || figure->kind == SJ_SQL_FIGURE_WEIGHT ||
                      figure->kind == SJ_SQL_FIGURE_SQUARE || figure->kind == SJ_SQL_FIGURE_MISSING;

  if (numbered)
    return g_strdup_printf ("q%u_%s_%u", figure->score + 1, names[figure->kind], figure->which);

  return g_strdup_printf ("q%u_%s", figure->score + 1, names[figure->kind]);
}

static void
append_figures (SjSqlStatement   *statement,
                const SjSqlTally *tally,
                GArray           *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const SjSqlFigure *figure = &g_array_index (figures, SjSqlFigure, i);
      g_autofree char *name = name_figure (figure);

      sj_sql_append (statement, ",\n       ");
      sj_sql_append_figure (statement, &tally->scores[figure->score], figure->score + 1, figure,
                            tally->weight != NULL);
      sj_sql_append (statement, " AS %s", name);
    }
}

/* Of a score with too few answers in a group, nothing is sent. */
static void
append_masked (SjSqlStatement   *statement,
               const SjSqlTally *tally,
               GArray           *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const SjSqlFigure *figure = &g_array_index (figures, SjSqlFigure, i);
      g_autofree char *name = name_figure (figure);

      sj_sql_append (statement,
                     ",\n       CASE WHEN g.q%u_%s NOT BETWEEN 1 AND %u THEN g.%s END AS %s",
                     figure->score + 1, tally->respondent != NULL ? "people" : "n",
                     tally->min_n - 1, name, name);
    }
}

static void
add_fetches (SjSqlStatement   *statement,
             const SjSqlTally *tally,
             GArray           *figures)
{
  guint n_keys = sj_sql_tally_count_keys (tally);

  for (guint i = 0; i < n_keys; i++)
    sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  for (guint i = 0; i < figures->len; i++)
    {
      SjSqlFigureKind kind = g_array_index (figures, SjSqlFigure, i).kind;
      gboolean is_count = kind == SJ_SQL_FIGURE_N || kind == SJ_SQL_FIGURE_PEOPLE ||
                          kind == SJ_SQL_FIGURE_COUNT || kind == SJ_SQL_FIGURE_MISSING ||
                          kind == SJ_SQL_FIGURE_REST_N;

      sj_sql_add_fetch (statement, is_count ? SJ_SQL_AS_COUNT : SJ_SQL_AS_REAL);
    }
}

/* The condition on a score's number of answers, or of people, as a part of HAVING. */
static void
append_size (SjSqlStatement   *statement,
             const SjSqlTally *tally,
             guint             score,
             gboolean          withheld)
{
  if (tally->respondent != NULL)
    sj_sql_append_people (statement, &tally->scores[score], score + 1);
  else
    sj_sql_append_n (statement, &tally->scores[score], score + 1);
  sj_sql_append (statement, " %sBETWEEN 1 AND %u", withheld ? "" : "NOT ", tally->min_n - 1);
}

/* A query whose rows have several scores: some may be sent while others may not. */
static void
write_masked (SjSqlStatement   *statement,
              const SjSqlTally *tally,
              GArray           *figures,
              guint             first_score,
              guint             n_scores)
{
  sj_sql_append (statement, "SELECT ");
  append_key_list (statement, tally, "", "g", ", ");
  sj_sql_append (statement, "g.n_rows");
  append_masked (statement, tally, figures);
  sj_sql_append (statement, "\nFROM (\nSELECT ");
  append_key_list (statement, tally, "", "r", ", ");
  sj_sql_append (statement, "COUNT(*) AS n_rows");
  append_figures (statement, tally, figures);
  sj_sql_append_rows (statement, tally, first_score, n_scores);
  append_key_list (statement, tally, "\nGROUP BY ", "r", "");
  sj_sql_append (statement, "\n) g");
  append_key_list (statement, tally, "\nORDER BY ", "g", "");
}

/**
 * sj_sql_tally_is_masked:
 * @tally: what is wanted
 * @n_scores: how many scores a query has
 *
 * Returns: whether the query has a row for every group, with NULL for what is not sent; otherwise
 *   the row is not there, and sj_sql_tally_write_withheld() names it
 */
gboolean
sj_sql_tally_is_masked (const SjSqlTally *tally,
                        guint             n_scores)
{
  g_return_val_if_fail (tally != NULL, FALSE);

  return withholds (tally) && (n_scores > 1 || sj_sql_tally_count_keys (tally) == 0);
}

/**
 * sj_sql_tally_write:
 * @tally: what is wanted
 * @first_score: the first score of the query, from 0
 * @n_scores: how many scores it has
 *
 * Returns: (transfer full): a query for a row a group: what names it, the number of its rows, and
 *   the figures of sj_sql_tally_list_figures(). Figures of a score with 1 to k − 1 answers, or
 *   people where these are known, in the group are NULL, or the row is not there
 */
SjSqlStatement *
sj_sql_tally_write (const SjSqlTally *tally,
                    guint             first_score,
                    guint             n_scores)
{
  SjSqlStatement *statement;
  g_autoptr(GArray) figures = NULL;
  gboolean has_keys;

  g_return_val_if_fail (tally != NULL && first_score + n_scores <= tally->n_scores, NULL);

  statement = sj_sql_statement_new (&tally->dialect);
  figures = sj_sql_tally_list_figures (tally, first_score, n_scores);
  has_keys = sj_sql_tally_count_keys (tally) > 0;
  if (sj_sql_tally_is_masked (tally, n_scores))
    {
      write_masked (statement, tally, figures, first_score, n_scores);
    }
  else
    {
      sj_sql_append (statement, "SELECT ");
      append_key_list (statement, tally, "", "r", ", ");
      sj_sql_append (statement, "COUNT(*) AS n_rows");
      append_figures (statement, tally, figures);
      sj_sql_append_rows (statement, tally, first_score, n_scores);
      append_key_list (statement, tally, "\nGROUP BY ", "r", "");
      if (withholds (tally))
        {
          sj_sql_append (statement, "\nHAVING ");
          append_size (statement, tally, first_score, FALSE);
        }
      append_key_list (statement, tally, "\nORDER BY ", "r", "");
    }
  if (has_keys)
    sj_sql_append_limit (statement, tally->max_groups + 1);
  add_fetches (statement, tally, figures);

  return statement;
}

/**
 * sj_sql_tally_write_withheld:
 * @tally: what is wanted
 * @first_score: the first score of the query, from 0
 * @n_scores: how many scores it has
 *
 * Returns: (transfer full) (nullable): a query that names the groups of which nothing is sent: what
 *   names the group, and for each score 1 if it has too few answers, or 0; %NULL if every group
 *   is in the result
 */
SjSqlStatement *
sj_sql_tally_write_withheld (const SjSqlTally *tally,
                             guint             first_score,
                             guint             n_scores)
{
  SjSqlStatement *statement;
  guint n_keys;

  g_return_val_if_fail (tally != NULL && first_score + n_scores <= tally->n_scores, NULL);

  if (!withholds (tally) || sj_sql_tally_is_masked (tally, n_scores))
    return NULL;
  statement = sj_sql_statement_new (&tally->dialect);
  n_keys = sj_sql_tally_count_keys (tally);
  sj_sql_append (statement, "SELECT ");
  append_key_list (statement, tally, "", "r", ",\n       ");
  for (guint i = first_score; i < first_score + n_scores; i++)
    {
      sj_sql_append (statement, i > first_score ? ",\n       CASE WHEN " : "CASE WHEN ");
      append_size (statement, tally, i, TRUE);
      sj_sql_append (statement, " THEN 1 ELSE 0 END AS q%u_withheld", i + 1);
    }
  sj_sql_append_rows (statement, tally, first_score, n_scores);
  append_key_list (statement, tally, "\nGROUP BY ", "r", "");
  for (guint i = first_score; n_keys > 0 && i < first_score + n_scores; i++)
    {
      sj_sql_append (statement, i == first_score ? "\nHAVING " : "\n    OR ");
      append_size (statement, tally, i, TRUE);
    }
  append_key_list (statement, tally, "\nORDER BY ", "r", "");
  if (n_keys > 0)
    sj_sql_append_limit (statement, tally->max_groups + 1);
  for (guint i = 0; i < n_keys + n_scores; i++)
    sj_sql_add_fetch (statement, i < n_keys ? SJ_SQL_AS_TEXT : SJ_SQL_AS_COUNT);

  return statement;
}

/* The number of the first filter that does not let a row pass, from 1; 0 for rows that are in a
 * group, NULL for others. */
static void
append_place (SjSqlStatement   *statement,
              const SjSqlTally *tally)
{
  sj_sql_append (statement, "CASE");
  for (guint i = 0; tally->filters != NULL && i < tally->filters->len; i++)
    {
      sj_sql_append (statement, " WHEN CASE WHEN ");
      sj_sql_append_filter (statement, g_ptr_array_index (tally->filters, i));
      sj_sql_append (statement, " THEN 1 ELSE 0 END = 0 THEN %u", i + 1);
    }
  sj_sql_append (statement, " WHEN ");
  if (!sj_sql_append_membership (statement, tally, ""))
    sj_sql_append (statement, "1 = 1");
  sj_sql_append (statement, " THEN 0 END AS place");
}

/* What is read of a row besides its place. */
static void
append_totalled (SjSqlStatement   *statement,
                 const SjSqlTally *tally)
{
  if (tally->date != NULL)
    {
      sj_sql_append (statement, ",\n             CASE WHEN ");
      sj_sql_append_dated (statement, tally->date);
      sj_sql_append (statement, " THEN ");
      sj_sql_append_column (statement, tally->date);
      sj_sql_append (statement, " END AS d");
    }
  if (tally->weight != NULL)
    {
      sj_sql_append (statement, ",\n             ");
      sj_sql_append_weight (statement, tally);
      sj_sql_append (statement, " AS w");
    }
  if (tally->written_date == NULL)
    return;

  sj_sql_append (statement, ",\n             CASE WHEN ");
  sj_sql_append_unread_date (statement, tally->written_date);
  sj_sql_append (statement, " THEN 1 END AS unread");
}

/**
 * sj_sql_tally_write_totals:
 * @tally: what is wanted
 *
 * Returns: (transfer full): a query for one row: how many rows there are, how many of them are in a
 *   group, how many each filter leaves out; if there is a column of dates, the first and the last
 *   date of those that count; if there is a column of weights, how many of those in a group have no
 *   weight or a negative one, and how many weigh something; and if dates are texts, how many rows
 *   have one that cannot be asked for
 */
SjSqlStatement *
sj_sql_tally_write_totals (const SjSqlTally *tally)
{
  SjSqlStatement *statement;
  const char *counts;
  guint n_filters;

  g_return_val_if_fail (tally != NULL, NULL);

  statement = sj_sql_statement_new (&tally->dialect);
  n_filters = tally->filters != NULL ? tally->filters->len : 0;
  counts = tally->weight != NULL ? "r.place = 0 AND r.w > 0" : "r.place = 0";
  sj_sql_append (statement, "SELECT COUNT(*) AS n_rows,\n"
                            "       COUNT(CASE WHEN r.place = 0 THEN 1 END) AS n_in_groups");
  for (guint i = 1; i <= n_filters; i++)
    sj_sql_append (statement, ",\n       COUNT(CASE WHEN r.place = %u THEN 1 END) AS n_left_out_%u",
                   i, i);
  if (tally->date != NULL)
    sj_sql_append (statement, ",\n       MIN(CASE WHEN %s THEN r.d END) AS first_date,\n"
                              "       MAX(CASE WHEN %s THEN r.d END) AS last_date",
                   counts, counts);
  if (tally->weight != NULL)
    sj_sql_append (statement, ",\n       COUNT(CASE WHEN r.place = 0 AND (r.w IS NULL OR r.w < 0)"
                              " THEN 1 END) AS n_without_weight,\n"
                              "       COUNT(CASE WHEN %s THEN 1 END) AS n_weighing",
                   counts);
  if (tally->written_date != NULL)
    sj_sql_append (statement, ",\n       COUNT(r.unread) AS n_unread_dates");
  sj_sql_append (statement, "\nFROM (SELECT ");
  append_place (statement, tally);
  append_totalled (statement, tally);
  sj_sql_append (statement, "\n      FROM ");
  sj_sql_append_relation (statement, tally->relation, "t");
  sj_sql_append (statement, ") r");
  for (guint i = 0; i < 2 + n_filters; i++)
    sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  for (int i = 0; tally->date != NULL && i < 2; i++)
    sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);
  for (int i = 0; tally->weight != NULL && i < 2; i++)
    sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  if (tally->written_date != NULL)
    sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);

  return statement;
}
