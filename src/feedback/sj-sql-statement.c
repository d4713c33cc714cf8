#define G_LOG_DOMAIN "sj-sql"

#include "config.h"

#include "feedback/sj-sql-statement.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/**
 * sj_sql_statement_new:
 * @dialect: the database's
 *
 * Returns: (transfer full): a query without text
 */
SjSqlStatement *
sj_sql_statement_new (const SjSqlDialect *dialect)
{
  SjSqlStatement *statement;

  g_return_val_if_fail (dialect != NULL, NULL);

  statement = g_new0 (SjSqlStatement, 1);
  statement->dialect = *dialect;
  statement->text = g_string_new (NULL);
  statement->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  statement->fetches = g_array_new (FALSE, FALSE, sizeof (SjSqlFetch));

  return statement;
}

void
sj_sql_statement_free (SjSqlStatement *statement)
{
  if (statement == NULL)
    return;

  g_string_free (statement->text, TRUE);
  g_ptr_array_unref (statement->values);
  g_array_unref (statement->fetches);
  g_free (statement);
}

/**
 * sj_sql_append:
 * @statement: a query
 * @format: SQL of this program's own, as for printf()
 * @...: whole numbers and other SQL of this program's own
 */
void
sj_sql_append (SjSqlStatement *statement,
               const char     *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (statement->text, format, arguments);
  va_end (arguments);
}

/* Names that need no quotation marks where there are none to be had. */
static gboolean
is_plain_name (const char *name)
{
  return (g_ascii_isalpha (*name) || *name == '_') &&
         name[strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_")] == '\0';
}

/**
 * sj_sql_name_is_possible:
 * @dialect: a dialect
 * @name: a name of a table or column
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the database has no way to write the name
 */
gboolean
sj_sql_name_is_possible (const SjSqlDialect  *dialect,
                         const char          *name,
                         GError             **error)
{
  g_return_val_if_fail (dialect != NULL && name != NULL, FALSE);

  if (!g_utf8_validate (name, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (name, -1);

      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("The name “%s” is not in UTF-8; write a SELECT that calls it otherwise"),
                   valid);
      return FALSE;
    }
  if (*name != '\0' && (dialect->quote != '\0' || is_plain_name (name)))
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
               _("This database cannot be asked for the name “%s”; write a SELECT that calls it "
                 "otherwise"),
               name);
  return FALSE;
}

/**
 * sj_sql_append_name:
 * @statement: a query
 * @name: the name of a table or a column, whatever is in it
 *
 * Appends the name in the dialect's quotation marks. One that stands in the name is written twice;
 * BigQuery has backslashes for that.
 */
void
sj_sql_append_name (SjSqlStatement *statement,
                    const char     *name)
{
  char quote = statement->dialect.quote;
  gboolean escapes = statement->dialect.product == SJ_SQL_BIGQUERY;

  g_return_if_fail (name != NULL);

  if (quote == '\0')
    {
      g_string_append (statement->text, name);
      return;
    }
  g_string_append_c (statement->text, quote);
  for (; *name != '\0'; name++)
    {
      if (escapes && (*name == quote || *name == '\\'))
        g_string_append_c (statement->text, '\\');
      else if (*name == quote)
        g_string_append_c (statement->text, quote);
      if (escapes && *name == '\n')
        g_string_append (statement->text, "\\n");
      else
        g_string_append_c (statement->text, *name);
    }
  g_string_append_c (statement->text, quote);
}

/**
 * sj_sql_append_number:
 * @statement: a query
 * @number: a finite number
 */
void
sj_sql_append_number (SjSqlStatement *statement,
                      double          number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (number));

  if (number == floor (number) && fabs (number) < 1e15)
    g_snprintf (text, sizeof text, "%.0f", number);
  else
    g_ascii_dtostr (text, sizeof text, number);
  /* "x - -1" is a subtraction, but "x --1" would be a comment. */
  if (number < 0)
    g_string_append_printf (statement->text, "(%s)", text);
  else
    g_string_append (statement->text, text);
}

/**
 * sj_sql_append_value:
 * @statement: a query
 * @text: what a person or the data says, UTF-8
 * @length: its length, or −1 if a zero byte ends it
 *
 * Appends a question mark, for which the database takes the value.
 */
void
sj_sql_append_value (SjSqlStatement *statement,
                     const char     *text,
                     gssize          length)
{
  g_return_if_fail (text != NULL);

  g_string_append_c (statement->text, '?');
  g_ptr_array_add (statement->values,
                   g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length));
}

/**
 * sj_sql_append_limit:
 * @statement: a query without an end yet
 * @limit: most rows wanted
 *
 * Appends the limit where the database knows one; others are stopped after so many rows.
 */
void
sj_sql_append_limit (SjSqlStatement *statement,
                     guint           limit)
{
  if (sj_sql_product_has_limit (statement->dialect.product))
    sj_sql_append (statement, "\nLIMIT %u", limit);
}

void
sj_sql_add_fetch (SjSqlStatement *statement,
                  SjSqlFetch      fetch)
{
  g_array_append_val (statement->fetches, fetch);
}

/* A value as a comment can hold it: on one line. */
static void
append_shown (GString *shown,
              GBytes  *value)
{
  gsize length;
  const char *text = g_bytes_get_data (value, &length);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", (gssize) length);
  g_autofree char *escaped = g_strescape (valid, NULL);

  /* Only what would break the line is worth escaping; letters of any language are read as such. */
  g_string_append (shown, strchr (valid, '\n') != NULL || strchr (valid, '\r') != NULL ? escaped
                                                                                       : valid);
}

/**
 * sj_sql_statement_show:
 * @statement: a query
 *
 * Returns: (transfer full): the text as it is sent, and a comment with each value
 */
char *
sj_sql_statement_show (SjSqlStatement *statement)
{
  GString *shown;

  g_return_val_if_fail (statement != NULL, NULL);

  shown = g_string_new (statement->text->str);
  for (guint i = 0; i < statement->values->len; i++)
    {
      g_string_append_printf (shown, "\n-- ? %u: ", i + 1);
      append_shown (shown, g_ptr_array_index (statement->values, i));
    }
  g_string_append_c (shown, '\n');

  return g_string_free (shown, FALSE);
}
