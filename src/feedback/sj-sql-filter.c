#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-filter.h"

#include "feedback/sj-answer-value.h"

/**
 * sj_sql_filter_new:
 * @column: what it looks at, which must outlive it
 *
 * Returns: (transfer full): a filter that lets all rows pass that are not blank
 */
SjSqlFilter *
sj_sql_filter_new (const SjSqlColumn *column)
{
  SjSqlFilter *filter = g_new0 (SjSqlFilter, 1);

  g_return_val_if_fail (column != NULL, filter);

  filter->column = column;

  return filter;
}

void
sj_sql_filter_free (gpointer data)
{
  SjSqlFilter *filter = data;

  if (filter == NULL)
    return;

  g_clear_pointer (&filter->texts, g_ptr_array_unref);
  g_free (filter->from);
  g_free (filter->until);
  g_free (filter);
}

/* A number is compared as one: "1" is 1.0, too. */
static void
append_item (SjSqlStatement    *statement,
             const SjSqlColumn *column,
             GBytes            *text)
{
  gboolean is_number = column->kind == SJ_SQL_INTEGER || column->kind == SJ_SQL_NUMBER;
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);
  g_autofree char *copy = g_strndup (bytes != NULL ? bytes : "", length);
  double number;

  if (is_number && sj_number_parse (copy, FALSE, &number))
    sj_sql_append_number (statement, number);
  else
    sj_sql_append_value (statement, bytes != NULL ? bytes : "", (gssize) length);
}

static void
append_texts (SjSqlStatement    *statement,
              const SjSqlFilter *filter)
{
  if (filter->texts->len == 0)
    {
      sj_sql_append (statement, "1 = 0");
      return;
    }
  sj_sql_append_text (statement, filter->column, FALSE);
  sj_sql_append (statement, " IN (");
  for (guint i = 0; i < filter->texts->len; i++)
    {
      if (i > 0)
        sj_sql_append (statement, ", ");
      append_item (statement, filter->column, g_ptr_array_index (filter->texts, i));
    }
  sj_sql_append (statement, ")");
}

/* Texts have a T or a space between day and time. */
static void
append_moment_column (SjSqlStatement    *statement,
                      const SjSqlColumn *column)
{
  if (!sj_sql_dates_are_text (column))
    {
      sj_sql_append_column (statement, column);
      return;
    }
  sj_sql_append (statement, "REPLACE(");
  sj_sql_append_text (statement, column, FALSE);
  sj_sql_append (statement, ", 'T', ' ')");
}

static void
append_range (SjSqlStatement    *statement,
              const SjSqlFilter *filter)
{
  sj_sql_append_dated (statement, filter->column);
  if (filter->from != NULL)
    {
      sj_sql_append (statement, " AND ");
      append_moment_column (statement, filter->column);
      sj_sql_append (statement, " >= ");
      sj_sql_append_moment (statement, filter->column, filter->from);
    }
  if (filter->until != NULL)
    {
      sj_sql_append (statement, " AND ");
      append_moment_column (statement, filter->column);
      sj_sql_append (statement, " < ");
      sj_sql_append_moment (statement, filter->column, filter->until);
    }
}

/**
 * sj_sql_append_filter:
 *
 * Appends the condition that a row counts.
 */
void
sj_sql_append_filter (SjSqlStatement    *statement,
                      const SjSqlFilter *filter)
{
  g_return_if_fail (statement != NULL && filter != NULL);

  sj_sql_append (statement, "(");
  if (filter->from != NULL || filter->until != NULL)
    {
      append_range (statement, filter);
    }
  else if (filter->texts == NULL)
    {
      sj_sql_append_filled (statement, filter->column);
    }
  else
    {
      if (filter->blank)
        {
          sj_sql_append (statement, "NOT (");
          sj_sql_append_filled (statement, filter->column);
          sj_sql_append (statement, ") OR ");
        }
      sj_sql_append_filled (statement, filter->column);
      sj_sql_append (statement, filter->keeps ? " AND " : " AND NOT (");
      append_texts (statement, filter);
      if (!filter->keeps)
        sj_sql_append (statement, ")");
    }
  sj_sql_append (statement, ")");
}
