#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/* The rules about which rows are read, in the terms of a database. What a rule says of a text does
 * not depend on case and accents; so the column's different texts are fetched and judged here, and
 * the query names those that pass or do not. */

#define MAX_TEXTS 2000

/* Judges the texts of one column. */
typedef struct
{
  SjRowSieve *sieve;
  SjSqlFilter *filter;
  SjCell *cells;
  guint place;
  guint n_texts;
} Judge;

static gboolean
take_text (const SjSqlCell *cells,
           guint            n_cells,
           gpointer         data,
           GError         **error)
{
  Judge *judge = data;
  gboolean passes;

  if (cells[0].is_null)
    return TRUE;
  if (judge->n_texts++ >= MAX_TEXTS)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("Column “%s” holds too many different texts to choose rows by them"),
                   judge->filter->column->name);
      return FALSE;
    }
  judge->cells[judge->place] = (SjCell) { .text = cells[0].text,
                                          .length = (guint32) cells[0].length };
  passes = sj_row_sieve_passes (judge->sieve, judge->cells);
  if (passes == judge->filter->keeps)
    g_ptr_array_add (judge->filter->texts, g_bytes_new (cells[0].text, cells[0].length));

  return TRUE;
}

static gboolean
judge_texts (SjDatabasePlan  *plan,
             SjDatabase      *database,
             Judge           *judge,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  SjDatabaseQuery query = { statement, take_text, judge, cancellable };
  const SjSqlColumn *column = judge->filter->column;

  judge->cells[judge->place] = (SjCell) { .text = "" };
  judge->filter->blank = sj_row_sieve_passes (judge->sieve, judge->cells);
  sj_sql_append (statement, "SELECT DISTINCT r.v\nFROM (SELECT ");
  sj_sql_append_text (statement, column, FALSE);
  sj_sql_append (statement, " AS v FROM ");
  sj_sql_append_relation (statement, plan->tally.relation, "t");
  sj_sql_append (statement, " WHERE ");
  sj_sql_append_filled (statement, column);
  sj_sql_append (statement, ") r");
  sj_sql_append_limit (statement, MAX_TEXTS + 1);
  sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);

  return sj_database_run (database, &query, error);
}

static gboolean
set_texts (SjDatabasePlan     *plan,
           SjDatabase         *database,
           const SjTallyPlan  *tally_plan,
           SjRowRule          *rule,
           SjSqlFilter        *filter,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autofree SjCell *cells = g_new0 (SjCell, tally_plan->columns->len);
  g_autoptr(GPtrArray) rules = g_ptr_array_new ();
  SjRowFilter one = { .rules = rules };
  SjRowSieve sieve;
  Judge judge = { .sieve = &sieve, .filter = filter, .cells = cells, .place = rule->place };
  gboolean done;

  g_ptr_array_add (rules, rule);
  filter->keeps = rule->kind == SJ_ROW_RULE_KEEP;
  filter->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sj_row_sieve_init (&sieve, &one);
  done = judge_texts (plan, database, &judge, cancellable, error);
  sj_row_sieve_clear (&sieve);

  return done;
}

/* A moment as a cell of the column would be written. A day counts as its first moment, so that it
 * is compared with the first day that begins not before. */
static char *
format_moment (const SjRowRule   *rule,
               const SjSqlColumn *column,
               gint64             moment)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (moment);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, rule->range.zone) : NULL;
  g_autoptr(GDateTime) next = NULL;
  gboolean midnight;

  if (local == NULL)
    return NULL;

  midnight = g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0 &&
             g_date_time_get_second (local) == 0;
  if (midnight && column->kind != SJ_SQL_MOMENT)
    return g_date_time_format (local, "%Y-%m-%d");
  if (column->kind != SJ_SQL_DATE)
    return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");

  next = g_date_time_add_days (local, 1);
  return g_date_time_format (next, "%Y-%m-%d");
}

static void
set_range (const SjRowRule *rule,
           SjSqlFilter     *filter)
{
  if (rule->range.from != G_MININT64)
    filter->from = format_moment (rule, filter->column, rule->range.from);
  if (rule->range.until != G_MAXINT64)
    filter->until = format_moment (rule, filter->column, rule->range.until);
}

/**
 * sj_database_filter_list:
 * @plan: a plan with columns, which takes the filters
 * @database: the database
 * @tally_plan: says which rows are read
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the database fails, or a column has too many texts
 */
gboolean
sj_database_filter_list (SjDatabasePlan     *plan,
                         SjDatabase         *database,
                         const SjTallyPlan  *tally_plan,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_return_val_if_fail (plan != NULL && database != NULL && tally_plan != NULL, FALSE);

  for (guint i = 0; i < tally_plan->filter.rules->len; i++)
    {
      SjRowRule *rule = g_ptr_array_index (tally_plan->filter.rules, i);
      SjSqlFilter *filter = sj_sql_filter_new (&plan->columns[rule->place]);

      g_ptr_array_add (plan->tally.filters, filter);
      if (rule->kind == SJ_ROW_RULE_DATES)
        set_range (rule, filter);
      else if (rule->kind != SJ_ROW_RULE_FILLED &&
               !set_texts (plan, database, tally_plan, rule, filter, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
