#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-cells.h"

#include <string.h>

/* Expressions over single cells, as each database writes them. The table is called t. */

/**
 * sj_sql_append_column:
 *
 * Appends the column as it is.
 */
void
sj_sql_append_column (SjSqlStatement    *statement,
                      const SjSqlColumn *column)
{
  g_return_if_fail (statement != NULL && column != NULL);

  sj_sql_append (statement, "t.");
  sj_sql_append_name (statement, column->name);
}

/* Two texts are the same only if every letter is, also where the database thinks otherwise. */
static void
append_exact_text (SjSqlStatement    *statement,
                   const SjSqlColumn *column)
{
  SjSqlProduct product = statement->dialect.product;
  gboolean is_text = column->kind == SJ_SQL_TEXT;

  if (product == SJ_SQL_MARIADB && is_text)
    {
      sj_sql_append (statement, "CONVERT(");
      sj_sql_append_column (statement, column);
      sj_sql_append (statement, " USING utf8mb4) COLLATE utf8mb4_bin");
    }
  else if (product == SJ_SQL_SQLITE || column->cast)
    {
      sj_sql_append (statement, "CAST(");
      sj_sql_append_column (statement, column);
      sj_sql_append (statement, " AS %s)", sj_sql_product_text_type (product));
    }
  else
    {
      sj_sql_append_column (statement, column);
    }
}

/**
 * sj_sql_append_text:
 * @statement: a query
 * @column: a column
 * @trimmed: whether spaces around are taken off
 *
 * Appends what names a group. Where nothing has to be done to it, it is the column itself, so that
 * the database can use an index on it, or group where the rows are.
 */
void
sj_sql_append_text (SjSqlStatement    *statement,
                    const SjSqlColumn *column,
                    gboolean           trimmed)
{
  trimmed = trimmed && column->kind == SJ_SQL_TEXT;
  if (trimmed)
    sj_sql_append (statement, "TRIM(");
  append_exact_text (statement, column);
  if (trimmed)
    sj_sql_append (statement, ")");
}

/**
 * sj_sql_append_filled:
 *
 * Appends the condition that the cell is not blank.
 */
void
sj_sql_append_filled (SjSqlStatement    *statement,
                      const SjSqlColumn *column)
{
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, " IS NOT NULL");
  if (column->kind != SJ_SQL_TEXT)
    return;

  sj_sql_append (statement, " AND TRIM(");
  append_exact_text (statement, column);
  sj_sql_append (statement, ") <> ''");
}

/**
 * sj_sql_has_guard:
 *
 * Returns: whether the database can be asked whether a text is a number
 */
gboolean
sj_sql_has_guard (SjSqlProduct product)
{
  return product != SJ_SQL_GENERIC;
}

/* SQLite has no regular expressions; what its GLOB cannot say in one go, it says in four. */
static void
append_sqlite_guarded (SjSqlStatement    *statement,
                       const SjSqlColumn *column,
                       gboolean           decimal_comma)
{
  g_autoptr(SjSqlStatement) trimmed = sj_sql_statement_new (&statement->dialect);
  g_autofree char *digits = NULL;
  const char *t;

  sj_sql_append_text (trimmed, column, TRUE);
  t = trimmed->text->str;
  digits = g_strdup_printf ("CASE WHEN %s GLOB '[-+]*' THEN SUBSTR(%s, 2) ELSE %s END", t, t, t);
  sj_sql_append (statement, "CASE WHEN typeof(");
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, ") IN ('integer', 'real') THEN ");
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, " WHEN typeof(");
  sj_sql_append_column (statement, column);
  g_string_append_printf (statement->text,
                          ") = 'text' AND %s NOT GLOB '*[^0-9%s]*'"
                          " AND %s GLOB '[0-9]*' AND %s GLOB '*[0-9]' AND %s NOT GLOB '*.*.*'"
                          " THEN CAST(%s AS REAL) END",
                          digits, decimal_comma ? "" : ".", digits, digits, digits, t);
}

static void
append_matched (SjSqlStatement    *statement,
                const SjSqlColumn *column,
                const char        *operator_,
                const char        *type,
                gboolean           decimal_comma)
{
  /* Without braces and question marks, which drivers could take for their own. */
  const char *pattern = decimal_comma ? "^ *(|[-+])[0-9]+ *$"
                                      : "^ *(|[-+])[0-9]+(|[.][0-9]+) *$";

  sj_sql_append (statement, "CASE WHEN ");
  append_exact_text (statement, column);
  sj_sql_append (statement, " %s '%s' THEN CAST(", operator_, pattern);
  append_exact_text (statement, column);
  sj_sql_append (statement, " AS %s) END", type);
}

static void
append_tried (SjSqlStatement    *statement,
              const SjSqlColumn *column,
              const char        *function,
              const char        *type)
{
  sj_sql_append (statement, "%s(", function);
  append_exact_text (statement, column);
  sj_sql_append (statement, " AS %s)", type);
}

/**
 * sj_sql_append_guarded:
 * @statement: a query to a database that sj_sql_has_guard()
 * @column: a column of texts
 * @decimal_comma: whether a dot is no decimal mark
 *
 * Appends the number that a text is, NULL for any other text.
 */
void
sj_sql_append_guarded (SjSqlStatement    *statement,
                       const SjSqlColumn *column,
                       gboolean           decimal_comma)
{
  switch (statement->dialect.product)
    {
    case SJ_SQL_SQLITE:
      append_sqlite_guarded (statement, column, decimal_comma);
      return;
    case SJ_SQL_POSTGRESQL:
      append_matched (statement, column, "~", "DOUBLE PRECISION", decimal_comma);
      return;
    case SJ_SQL_MARIADB:
      append_matched (statement, column, "REGEXP", "DECIMAL(30, 10)", decimal_comma);
      return;
    case SJ_SQL_TRINO:
    case SJ_SQL_SPARK:
    case SJ_SQL_SNOWFLAKE:
      append_tried (statement, column, "TRY_CAST", "DOUBLE");
      return;
    case SJ_SQL_BIGQUERY:
      append_tried (statement, column, "SAFE_CAST", "FLOAT64");
      return;
    case SJ_SQL_GENERIC:
    default:
      sj_sql_append (statement, "NULL");
      return;
    }
}

/**
 * sj_sql_dates_are_text:
 *
 * Returns: whether the dates of a column are texts, of which only ISO 8601 can be understood
 */
gboolean
sj_sql_dates_are_text (const SjSqlColumn *column)
{
  return column->kind != SJ_SQL_DATE && column->kind != SJ_SQL_MOMENT;
}

static void
append_part (SjSqlStatement    *statement,
             const SjSqlColumn *column,
             const char        *part)
{
  gboolean generic = statement->dialect.product == SJ_SQL_GENERIC;

  /* Drivers put what their database has for {fn YEAR(…)}. */
  sj_sql_append (statement, generic ? "{fn %s(" : "EXTRACT(%s FROM ", part);
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, generic ? ")}" : ")");
}

static void
append_digits (SjSqlStatement    *statement,
               const SjSqlColumn *column,
               int                from,
               int                length)
{
  sj_sql_append (statement, "SUBSTR(");
  append_exact_text (statement, column);
  sj_sql_append (statement, ", %d, %d)", from, length);
}

/**
 * sj_sql_append_year:
 *
 * Appends the year of a date: a number, or the text of one.
 */
void
sj_sql_append_year (SjSqlStatement    *statement,
                    const SjSqlColumn *column)
{
  if (sj_sql_dates_are_text (column))
    append_digits (statement, column, 1, 4);
  else
    append_part (statement, column, "YEAR");
}

static void
append_text_quarter (SjSqlStatement    *statement,
                     const SjSqlColumn *column)
{
  sj_sql_append (statement, "CASE ");
  append_digits (statement, column, 6, 2);
  for (int month = 1; month <= 12; month++)
    sj_sql_append (statement, " WHEN '%02d' THEN %d", month, (month + 2) / 3);
  sj_sql_append (statement, " END");
}

/**
 * sj_sql_append_part:
 * @statement: a query
 * @column: a column of dates
 * @period: month or quarter
 *
 * Appends the number of the month or quarter in its year.
 */
void
sj_sql_append_part (SjSqlStatement    *statement,
                    const SjSqlColumn *column,
                    SjPeriod           period)
{
  if (!sj_sql_dates_are_text (column))
    append_part (statement, column, period == SJ_PERIOD_MONTH ? "MONTH" : "QUARTER");
  else if (period == SJ_PERIOD_MONTH)
    append_digits (statement, column, 6, 2);
  else
    append_text_quarter (statement, column);
}

/* A day as the column's own type. */
static void
append_cast (SjSqlStatement    *statement,
             const SjSqlColumn *column,
             gboolean           opening)
{
  SjSqlProduct product = statement->dialect.product;

  if (sj_sql_dates_are_text (column))
    return;
  if (opening)
    sj_sql_append (statement, "CAST(");
  else
    sj_sql_append (statement, " AS %s)", column->kind == SJ_SQL_DATE
                                           ? "DATE"
                                           : sj_sql_product_moment_type (product));
}

static void
append_year_begin (SjSqlStatement    *statement,
                   const SjSqlColumn *column,
                   int                year)
{
  append_cast (statement, column, TRUE);
  sj_sql_append (statement, "'%04d-01-01'", year);
  append_cast (statement, column, FALSE);
}

/**
 * sj_sql_append_dated:
 *
 * Appends the condition that the cell is a date, and no placeholder such as 1900 or 9999.
 */
void
sj_sql_append_dated (SjSqlStatement    *statement,
                     const SjSqlColumn *column)
{
  gboolean is_text = sj_sql_dates_are_text (column);

  if (is_text)
    {
      append_exact_text (statement, column);
      sj_sql_append (statement, " LIKE '____-__-__%%' AND ");
      append_exact_text (statement, column);
    }
  else
    {
      sj_sql_append_column (statement, column);
    }
  sj_sql_append (statement, " >= ");
  append_year_begin (statement, column, sj_answer_date_first_year ());
  sj_sql_append (statement, " AND ");
  if (is_text)
    append_exact_text (statement, column);
  else
    sj_sql_append_column (statement, column);
  sj_sql_append (statement, " < ");
  append_year_begin (statement, column, sj_answer_date_latest_year () + 1);
}

/**
 * sj_sql_append_unread_date:
 *
 * Appends the condition that the cell of a column of texts holds something that is not written as a
 * date that can be asked for.
 */
void
sj_sql_append_unread_date (SjSqlStatement    *statement,
                           const SjSqlColumn *column)
{
  sj_sql_append_filled (statement, column);
  sj_sql_append (statement, " AND ");
  append_exact_text (statement, column);
  sj_sql_append (statement, " NOT LIKE '____-__-__%%'");
}

/**
 * sj_sql_append_moment:
 * @statement: a query
 * @column: the column it is compared with
 * @moment: a day as ISO 8601, with a time behind a space if the column is not one of days
 *
 * Appends a moment that a person named.
 */
void
sj_sql_append_moment (SjSqlStatement    *statement,
                      const SjSqlColumn *column,
                      const char        *moment)
{
  append_cast (statement, column, TRUE);
  sj_sql_append_value (statement, moment, -1);
  append_cast (statement, column, FALSE);
}
