#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-database-odbc.h"
#include "feedback/sj-database-sqlite.h"
#include "feedback/sj-feedback-error.h"

#define MAX_TIME_LIMIT (24 * 60 * 60)

/**
 * sj_database_is_connection:
 * @text: what somebody named as the source of answers
 *
 * Returns: whether it is a connection string of ODBC and no file: it begins with DSN=, FILEDSN= or
 *   DRIVER=
 */
gboolean
sj_database_is_connection (const char *text)
{
  static const char *const beginnings[] = { "DSN=", "FILEDSN=", "DRIVER=" };

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;

  return FALSE;
}

/**
 * sj_database_is_file:
 * @path: a file
 *
 * Returns: whether it is a database, whatever its name
 */
gboolean
sj_database_is_file (const char *path)
{
#ifdef HAVE_SQLITE
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileInputStream) stream = NULL;
  char beginning[32];
  gsize length = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), beginning, sizeof beginning, &length,
                                  NULL, NULL) &&
         sj_database_sqlite_knows (beginning, length);
#else
  return FALSE;
#endif
}

/**
 * sj_database_find_time_limit:
 *
 * Returns: how many seconds a query may take: 30, or what the environment variable
 *   SOJOURN_DATABASE_TIME_LIMIT says
 */
guint
sj_database_find_time_limit (void)
{
  const char *text = g_getenv (SJ_DATABASE_TIME_VARIABLE);
  guint64 seconds;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MAX_TIME_LIMIT, &seconds, NULL)
           ? (guint) seconds
           : SJ_DATABASE_TIME_LIMIT;
}

/**
 * sj_database_open:
 * @location: a file of SQLite, or a connection string that begins with DSN= or Driver=
 * @error: where to put a failure
 *
 * Opens a database for reading only.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
SjDatabase *
sj_database_open (const char  *location,
                  GError     **error)
{
  gboolean is_connection;

  g_return_val_if_fail (location != NULL, NULL);

  is_connection = sj_database_is_connection (location);
#ifdef HAVE_ODBC
  if (is_connection)
    return sj_database_odbc_open (location, error);
#endif
#ifdef HAVE_SQLITE
  if (!is_connection)
    return sj_database_sqlite_open (location, error);
#endif
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               is_connection ? _("This build cannot ask ODBC sources; export the answers as CSV")
                             : _("This build cannot read SQLite files; export the answers as CSV"));
  return NULL;
}

void
sj_database_free (SjDatabase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->format, g_free);
  self->klass->free (self);
}

/**
 * sj_database_list_tables:
 * @self: a database
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the names of its tables and views as
 *   sj_sql_relation_set_table() takes them, or %NULL with @error set
 */
GPtrArray *
sj_database_list_tables (SjDatabase  *self,
                         GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->klass->list_tables (self, error);
}

/**
 * sj_database_describe:
 * @self: a database
 * @statement: a query
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type SjSqlColumn) (nullable): the columns of the query's
 *   result, or %NULL with @error set
 */
GPtrArray *
sj_database_describe (SjDatabase      *self,
                      SjSqlStatement  *statement,
                      GError         **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, NULL);

  return self->klass->describe (self, statement, error);
}

/**
 * sj_database_run:
 * @self: a database
 * @query: what is asked
 * @error: where to put a failure
 *
 * Asks, and gives every row of the result to the query's function.
 *
 * Returns: %FALSE with @error set if the database or the function failed, the work was cancelled,
 *   or it took longer than the database's time limit
 */
gboolean
sj_database_run (SjDatabase             *self,
                 const SjDatabaseQuery  *query,
                 GError                **error)
{
  g_return_val_if_fail (self != NULL && query != NULL && query->statement != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (query->cancellable, error))
    return FALSE;

  return self->klass->run (self, query, error);
}

/**
 * sj_database_set_late:
 * @self: a database
 * @error: where to put the failure
 *
 * Says that a query was stopped for taking longer than the time limit.
 */
void
sj_database_set_late (SjDatabase  *self,
                      GError     **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               ngettext ("“%s” took longer than %u second to answer and was stopped; choose fewer "
                         "rows or columns, or ask for a table that is made beforehand",
                         "“%s” took longer than %u seconds to answer and was stopped; choose fewer "
                         "rows or columns, or ask for a table that is made beforehand",
                         self->time_limit),
               self->name, self->time_limit);
}
