#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-dates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-sql-cells.h"

/* Dates that are texts. A database can be asked for years, months and ranges of those that are
 * written as in ISO 8601; it would take others for none at all, without a word. */

static gboolean
is_iso (const char *text)
{
  static const char pattern[] = "0000-00-00";

  for (gsize i = 0; i < sizeof pattern - 1; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return TRUE;
}

static gboolean
check_column (const SjDatabasePlan  *plan,
              SjRowSource           *source,
              const SjTallyPlan     *tally_plan,
              guint                  place,
              GError               **error)
{
  guint column = g_array_index (tally_plan->columns, guint, place);

  if (!sj_sql_dates_are_text (&plan->columns[place]))
    return TRUE;
  for (guint row = 1; row < source->sample->rows->len; row++)
    {
      const char *text = sj_table_sample_get_cell (source->sample, row, column);
      SjAnswerDate date;

      if (is_iso (text) || !sj_answer_date_parse (text, strlen (text), &date))
        continue;
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   /* Translators: a column, and a date as it is written there. */
                   _("Column “%s” holds dates as texts such as “%s”; of texts, databases are asked "
                     "only for dates like 2024-12-31. Write a SELECT that gives real dates"),
                   plan->columns[place].name, text);
      return FALSE;
    }

  return TRUE;
}

/* The column of dates by which rows are chosen or grouped, or whose first and last are told. */
static guint
find_dates (const SjTallyPlan *tally_plan)
{
  if (tally_plan->wave != SJ_NO_COLUMN && tally_plan->period != SJ_PERIOD_NONE)
    return tally_plan->wave;
  for (guint i = 0; i < tally_plan->filter.rules->len; i++)
    {
      const SjRowRule *rule = g_ptr_array_index (tally_plan->filter.rules, i);

      if (rule->kind == SJ_ROW_RULE_DATES)
        return rule->place;
    }

  return tally_plan->date;
}

/**
 * sj_database_dates_check:
 * @plan: a plan with its columns; told which of them holds dates as texts
 * @source: a database
 * @tally_plan: says which columns are read as dates
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if a column of dates, by which rows are chosen or grouped, holds
 *   some that no database is asked for
 */
gboolean
sj_database_dates_check (SjDatabasePlan     *plan,
                         SjRowSource        *source,
                         const SjTallyPlan  *tally_plan,
                         GError            **error)
{
  guint place;

  g_return_val_if_fail (plan != NULL && tally_plan != NULL, FALSE);
  g_return_val_if_fail (sj_database_source_is (source), FALSE);

  if (tally_plan->wave != SJ_NO_COLUMN && tally_plan->period != SJ_PERIOD_NONE &&
      !check_column (plan, source, tally_plan, tally_plan->wave, error))
    return FALSE;
  for (guint i = 0; i < tally_plan->filter.rules->len; i++)
    {
      const SjRowRule *rule = g_ptr_array_index (tally_plan->filter.rules, i);

      if (rule->kind == SJ_ROW_RULE_DATES &&
          !check_column (plan, source, tally_plan, rule->place, error))
        return FALSE;
    }
  place = find_dates (tally_plan);
  if (place != SJ_NO_COLUMN && plan->columns[place].kind == SJ_SQL_TEXT)
    plan->tally.written_date = &plan->columns[place];

  return TRUE;
}
