#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-rows.h"

#include "feedback/sj-sql-score.h"

/* The rows r that a tally's queries aggregate: what names their group, and the numbers their cells
 * stand for. The table itself is called t. */

/**
 * sj_sql_tally_has_period:
 *
 * Returns: whether waves are periods of dates, not texts
 */
gboolean
sj_sql_tally_has_period (const SjSqlTally *tally)
{
  g_return_val_if_fail (tally != NULL, FALSE);

  return tally->wave != NULL && tally->period != SJ_PERIOD_NONE;
}

/**
 * sj_sql_append_filters:
 * @statement: a query over a table t
 * @tally: what is wanted
 * @word: what stands before the first of them
 *
 * Appends the conditions that a row counts.
 */
void
sj_sql_append_filters (SjSqlStatement   *statement,
                       const SjSqlTally *tally,
                       const char       *word)
{
  for (guint i = 0; tally->filters != NULL && i < tally->filters->len; i++)
    {
      sj_sql_append (statement, "%s", i == 0 ? word : "\n        AND ");
      sj_sql_append_filter (statement, g_ptr_array_index (tally->filters, i));
    }
}

/**
 * sj_sql_append_membership:
 * @statement: a query over a table t
 * @tally: what is wanted
 * @word: what stands before it
 *
 * Appends the condition that a row is in a group.
 *
 * Returns: %FALSE if every row is, and nothing was appended
 */
gboolean
sj_sql_append_membership (SjSqlStatement   *statement,
                          const SjSqlTally *tally,
                          const char       *word)
{
  const SjSqlColumn *texts[] = { tally->by, tally->segment, sj_sql_tally_has_period (tally) ? NULL
                                                                               : tally->wave };
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        sj_sql_append (statement, "%s", any ? " AND " : word);
        sj_sql_append_filled (statement, texts[i]);
        any = TRUE;
      }
  if (sj_sql_tally_has_period (tally))
    {
      sj_sql_append (statement, "%s", any ? " AND " : word);
      sj_sql_append_dated (statement, tally->wave);
      any = TRUE;
    }

  return any;
}

static void
append_keys (SjSqlStatement   *statement,
             const SjSqlTally *tally)
{
  if (tally->by != NULL)
    {
      sj_sql_append_text (statement, tally->by, tally->trim_by);
      sj_sql_append (statement, " AS tp,\n             ");
    }
  if (tally->segment != NULL)
    {
      sj_sql_append_text (statement, tally->segment, tally->trim_segment);
      sj_sql_append (statement, " AS seg,\n             ");
    }
  if (sj_sql_tally_has_period (tally))
    {
      sj_sql_append_year (statement, tally->wave);
      sj_sql_append (statement, " AS wave_year,\n             ");
    }
  else if (tally->wave != NULL)
    {
      sj_sql_append_text (statement, tally->wave, tally->trim_wave);
      sj_sql_append (statement, " AS wave,\n             ");
    }
  if (sj_sql_tally_has_period (tally) && tally->period != SJ_PERIOD_YEAR)
    {
      sj_sql_append_part (statement, tally->wave, tally->period);
      sj_sql_append (statement, " AS wave_part,\n             ");
    }
}

/**
 * sj_sql_append_weight:
 *
 * Appends the weight of a row, NULL for what is none.
 */
void
sj_sql_append_weight (SjSqlStatement   *statement,
                      const SjSqlTally *tally)
{
  if (tally->weight->kind == SJ_SQL_TEXT)
    sj_sql_append_guarded (statement, tally->weight, FALSE);
  else
    sj_sql_append_column (statement, tally->weight);
}

/* Who answered; all who are not known are one, for they may be. */
static void
append_respondent (SjSqlStatement    *statement,
                   const SjSqlColumn *column)
{
  SjSqlColumn text = *column;

  /* Numbers, too, for those who are not known have a text of their own. */
  text.cast = column->cast || column->kind != SJ_SQL_TEXT;
  sj_sql_append (statement, "CASE WHEN ");
  sj_sql_append_filled (statement, column);
  sj_sql_append (statement, " THEN ");
  sj_sql_append_text (statement, &text, FALSE);
  sj_sql_append (statement, " ELSE '' END AS who");
}

/* What an answer is known by: of a long table one answer has many rows, one a touchpoint. */
static void
append_answer_key (SjSqlStatement   *statement,
                   const SjSqlTally *tally)
{
  sj_sql_append_text (statement, tally->id, FALSE);
  if (tally->by == NULL)
    return;
  sj_sql_append (statement, ", ");
  sj_sql_append_text (statement, tally->by, FALSE);
}

/* Numbers the rows of each answer that has an id. They are alike in all that is read of them, so it
 * does not matter which of them comes first. */
static void
append_copy_number (SjSqlStatement   *statement,
                    const SjSqlTally *tally)
{
  sj_sql_append (statement, ",\n             CASE WHEN ");
  sj_sql_append_filled (statement, tally->id);
  sj_sql_append (statement, " THEN ROW_NUMBER() OVER (PARTITION BY ");
  append_answer_key (statement, tally);
  sj_sql_append (statement, " ORDER BY ");
  sj_sql_append_text (statement, tally->id, FALSE);
  sj_sql_append (statement, ") ELSE 1 END AS nth");
}

/**
 * sj_sql_append_rows:
 * @statement: a query
 * @tally: what is wanted
 * @first_score: the first score of the query, from 0
 * @n_scores: how many scores it has
 *
 * Appends "FROM (SELECT … FROM table t WHERE …) r". A row that weighs nothing is not there: it must
 * not hide how few the others of its group are.
 */
void
sj_sql_append_rows (SjSqlStatement   *statement,
                    const SjSqlTally *tally,
                    guint             first_score,
                    guint             n_scores)
{
  sj_sql_append (statement, "\nFROM (SELECT ");
  append_keys (statement, tally);
  for (guint i = first_score; i < first_score + n_scores; i++)
    {
      const SjSqlScore *score = &tally->scores[i];

      if (i > first_score)
        sj_sql_append (statement, ",\n             ");
      sj_sql_append_answer (statement, score);
      sj_sql_append (statement, " AS q%u", i + 1);
      if (!sj_sql_score_has_reason (score))
        continue;
      sj_sql_append (statement, ",\n             ");
      sj_sql_append_reason (statement, score);
      sj_sql_append (statement, " AS m%u", i + 1);
    }
  if (tally->weight != NULL)
    {
      sj_sql_append (statement, ",\n             ");
      sj_sql_append_weight (statement, tally);
      sj_sql_append (statement, " AS w");
    }
  if (tally->respondent != NULL)
    {
      sj_sql_append (statement, ",\n             ");
      append_respondent (statement, tally->respondent);
    }
  if (tally->has_doubles)
    append_copy_number (statement, tally);
  sj_sql_append (statement, "\n      FROM ");
  sj_sql_append_relation (statement, tally->relation, "t");
  if (sj_sql_append_membership (statement, tally, "\n      WHERE "))
    sj_sql_append_filters (statement, tally, "\n        AND ");
  else
    sj_sql_append_filters (statement, tally, "\n      WHERE ");
  sj_sql_append (statement, ") r");
  if (tally->weight != NULL)
    sj_sql_append (statement, "\nWHERE r.w > 0");
  if (tally->has_doubles)
    sj_sql_append (statement, tally->weight != NULL ? " AND r.nth = 1" : "\nWHERE r.nth = 1");
}

static void
append_difference (SjSqlStatement    *statement,
                   const SjSqlColumn *column)
{
  const char *const aggregates[] = { "MIN", "MAX" };

  if (column == NULL)
    return;
  for (int i = 0; i < 2; i++)
    {
      sj_sql_append (statement, i == 0 ? "\n          OR %s(" : " <> %s(", aggregates[i]);
      sj_sql_append_text (statement, column, FALSE);
      sj_sql_append (statement, ")");
    }
  sj_sql_append (statement, " OR COUNT(");
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, ") BETWEEN 1 AND COUNT(*) - 1");
}

/* How many rows of an answer are in a group, and how many of these weigh something. */
static void
append_inside (SjSqlStatement   *statement,
               const SjSqlTally *tally)
{
  for (int weighing = 0; weighing <= (tally->weight != NULL); weighing++)
    {
      sj_sql_append (statement, weighing ? ",\n             COUNT(CASE WHEN "
                                         : "COUNT(CASE WHEN ");
      if (!sj_sql_append_membership (statement, tally, ""))
        sj_sql_append (statement, "1 = 1");
      if (weighing)
        {
          sj_sql_append (statement, " AND ");
          sj_sql_append_weight (statement, tally);
          sj_sql_append (statement, " > 0");
        }
      sj_sql_append (statement, weighing ? " THEN 1 END) AS n_weighing"
                                         : " THEN 1 END) AS n_inside");
    }
}

/**
 * sj_sql_tally_write_doubles:
 * @tally: what is wanted, with a column of ids
 *
 * Returns: (transfer full): a query for one row about the answers whose id comes more than once:
 *   how many there are, how many rows they have, how many of these are in a group, how many answers
 *   are in one, and of how many answers the rows are not alike in all that is read; if there is a
 *   column of weights, also how many rows in a group weigh something, and how many answers do
 */
SjSqlStatement *
sj_sql_tally_write_doubles (const SjSqlTally *tally)
{
  const SjSqlColumn *columns[] = { tally->segment, tally->wave, tally->weight, tally->date,
                                   tally->respondent };
  SjSqlStatement *statement;

  g_return_val_if_fail (tally != NULL && tally->id != NULL, NULL);

  statement = sj_sql_statement_new (&tally->dialect);
  sj_sql_append (statement,
                 "SELECT COUNT(*) AS n_answers, SUM(1.0 * d.n) AS n_rows,\n"
                 "       SUM(1.0 * d.n_inside) AS n_rows_in_groups,\n"
                 "       COUNT(CASE WHEN d.n_inside > 0 THEN 1 END) AS n_answers_in_groups,\n"
                 "       COUNT(CASE WHEN d.differs = 1 THEN 1 END) AS n_unlike");
  if (tally->weight != NULL)
    sj_sql_append (statement,
                   ",\n       SUM(1.0 * d.n_weighing) AS n_rows_weighing,\n"
                   "       COUNT(CASE WHEN d.n_weighing > 0 THEN 1 END) AS n_answers_weighing");
  sj_sql_append (statement, "\nFROM (SELECT COUNT(*) AS n, ");
  append_inside (statement, tally);
  sj_sql_append (statement, ",\n             CASE WHEN 1 = 0");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    append_difference (statement, columns[i]);
  for (guint i = 0; i < tally->n_scores; i++)
    append_difference (statement, tally->scores[i].column);
  sj_sql_append (statement, " THEN 1 ELSE 0 END AS differs\n      FROM ");
  sj_sql_append_relation (statement, tally->relation, "t");
  sj_sql_append (statement, "\n      WHERE ");
  sj_sql_append_filled (statement, tally->id);
  sj_sql_append_filters (statement, tally, "\n        AND ");
  sj_sql_append (statement, "\n      GROUP BY ");
  append_answer_key (statement, tally);
  sj_sql_append (statement, "\n      HAVING COUNT(*) > 1) d");
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  sj_sql_add_fetch (statement, SJ_SQL_AS_REAL);
  sj_sql_add_fetch (statement, SJ_SQL_AS_REAL);
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  if (tally->weight != NULL)
    {
      sj_sql_add_fetch (statement, SJ_SQL_AS_REAL);
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
    }

  return statement;
}
