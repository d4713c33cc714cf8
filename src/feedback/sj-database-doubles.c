#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-doubles.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "feedback/sj-double-answers.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-sql-rows.h"

/* Answers that stand in a table of a database more than once. Of a file the first counts. Rows of a
 * database have no order; so one of them can be taken only where all say the same. */

typedef struct
{
  guint64 n_answers, n_rows, n_rows_in_groups, n_answers_in_groups, n_unlike;
  guint64 n_rows_weighing, n_answers_weighing; /* of those in groups */
} Doubles;

/**
 * sj_database_doubles_watch:
 * @plan: a plan for a table of a database
 * @table: the table
 * @reading: how it is read
 *
 * Adds the column of the answers' ids to the plan if double answers are to be left out. Rows
 * without an id are different answers: no database can be asked to compare all of its columns.
 *
 * Returns: the column, or %SJ_NO_COLUMN
 */
guint
sj_database_doubles_watch (SjTallyPlan     *plan,
                           SjTable         *table,
                           const SjReading *reading)
{
  guint column = SJ_NO_COLUMN;

  g_return_val_if_fail (plan != NULL && table != NULL && reading != NULL, SJ_NO_COLUMN);

  if (sj_double_answers_choose (table, reading, &column) != SJ_DOUBLES_BY_ID)
    return SJ_NO_COLUMN;

  sj_tally_plan_watch_id (plan, column);
  return column;
}

static gboolean
take_doubles (const SjSqlCell *cells,
              guint            n_cells,
              gpointer         data,
              GError         **error)
{
  Doubles *doubles = data;

  doubles->n_answers = cells[0].count;
  if (cells[0].count == 0)
    return TRUE;
  doubles->n_rows = (guint64) cells[1].real;
  doubles->n_rows_in_groups = (guint64) cells[2].real;
  doubles->n_answers_in_groups = cells[3].count;
  doubles->n_unlike = cells[4].count;
  doubles->n_rows_weighing = n_cells > 5 ? (guint64) cells[5].real : doubles->n_rows_in_groups;
  doubles->n_answers_weighing = n_cells > 6 ? cells[6].count : doubles->n_answers_in_groups;

  return TRUE;
}

static void
refuse_unlike (const SjDatabasePlan  *plan,
               guint64                n,
               GError               **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
               ngettext ("%" PRIu64 " answer stands in the table more than once (by “%s”) and does "
                         "not say the same each time; a database does not know which came first. "
                         "Write a SELECT that gives one of each, or count all with --keep double",
                         "%" PRIu64 " answers stand in the table more than once (by “%s”) and do "
                         "not say the same each time; a database does not know which came first. "
                         "Write a SELECT that gives one of each, or count all with --keep double",
                         n),
               n, plan->tally.id->name);
}

/**
 * sj_database_doubles_find:
 * @plan: a plan, with its filters; told how many rows are doubles
 * @database: the database
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Asks how many answers have an id that comes more than once.
 *
 * Returns: %FALSE with @error set if the database fails, or the rows of an answer are not alike
 */
gboolean
sj_database_doubles_find (SjDatabasePlan  *plan,
                          SjDatabase      *database,
                          GCancellable    *cancellable,
                          GError         **error)
{
  Doubles doubles = { 0 };
  g_autoptr(SjSqlStatement) statement = NULL;
  SjDatabaseQuery query = { .func = take_doubles, .data = &doubles, .cancellable = cancellable };

  g_return_val_if_fail (plan != NULL && database != NULL, FALSE);

  if (plan->tally.id == NULL)
    return TRUE;

  statement = query.statement = sj_sql_tally_write_doubles (&plan->tally);
  if (!sj_database_run (database, &query, error))
    return FALSE;
  if (doubles.n_unlike > 0)
    {
      refuse_unlike (plan, doubles.n_unlike, error);
      return FALSE;
    }
  plan->tally.has_doubles = doubles.n_answers > 0;
  plan->n_double = doubles.n_rows - doubles.n_answers;
  plan->n_double_in_groups = doubles.n_rows_in_groups - doubles.n_answers_in_groups;
  plan->n_double_weighing = doubles.n_rows_weighing - doubles.n_answers_weighing;

  return TRUE;
}
