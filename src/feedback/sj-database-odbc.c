#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-odbc.h"

#include <glib/gi18n-lib.h>
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>
#include <string.h>

#include "feedback/sj-connection-text.h"
#include "feedback/sj-database-password.h"
#include "feedback/sj-feedback-error.h"

/* A source of ODBC. Texts go and come as UTF-16, which no locale and no driver turns into anything
 * else. */

#define LOOK_INTERVAL (100 * 1000) /* microseconds between two looks at whether to stop */
#define LOGIN_TIMEOUT 15
#define GRACE 5 /* seconds that the program waits longer than the database was told */
#define MAX_MESSAGE 512
#define CHUNK 1024 /* of UTF-16 units that a long text is fetched in */

typedef struct
{
  SjDatabase parent;
  SQLHENV environment;
  SQLHDBC connection;
  gboolean connected;
  char *password; /* to be struck out of what the driver says */
} SjDatabaseOdbc;

/* Stops a statement from another thread. */
typedef struct
{
  SQLHSTMT handle;
  GCancellable *cancellable;
  gint64 deadline; /* 0 for none */
  GMutex mutex;
  GCond cond;
  gboolean done;
  gboolean late;
  GThread *thread;
} Watch;

static gunichar2 *
to_wide (const char *text,
         gssize      length,
         glong      *n_units)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);

  return g_utf8_to_utf16 (valid, -1, NULL, n_units, NULL);
}

static char *
from_wide (const SQLWCHAR *text,
           glong           n_units)
{
  char *utf8 = g_utf16_to_utf8 (text, n_units, NULL, NULL, NULL);

  return utf8 != NULL ? utf8 : g_strdup ("�");
}

/* Without the prefixes of driver and manager, and on one line. */
static char *
clean_message (SjDatabaseOdbc *self,
               const char     *message)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *line = NULL;

  while (*message == '[' && strchr (message, ']') != NULL)
    message = strchr (message, ']') + 1;
  line = g_strstrip (g_strdup (message));
  g_strdelimit (line, "\r\n\t", ' ');
  if (self->password == NULL || *self->password == '\0')
    return g_steal_pointer (&line);

  words = g_strsplit (line, self->password, -1);
  return g_strjoinv ("•••", words);
}

static gboolean
fail (SjDatabaseOdbc  *self,
      SQLSMALLINT      kind,
      SQLHANDLE        handle,
      GError         **error)
{
  SQLWCHAR state[6] = { 0 }, text[MAX_MESSAGE] = { 0 };
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  g_autofree char *message = NULL;
  g_autofree char *clean = NULL;

  if (SQL_SUCCEEDED (SQLGetDiagRecW (kind, handle, 1, state, &native, text, MAX_MESSAGE, &length)))
    message = from_wide (text, CLAMP (length, 0, MAX_MESSAGE - 1));
  clean = clean_message (self, message != NULL ? message : "");
  if (state[0] == 'I' && state[1] == 'M' && state[4] == '2')
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 _("There is no ODBC source or driver “%s”; see “odbcinst -q -s” and “odbcinst -q "
                   "-d”"),
                 self->parent.name);
  else if ((state[0] == '2' && state[1] == '8') || strstr (clean, "no password supplied") != NULL)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 _("“%s” does not accept this user and password; the password is taken from %s or "
                   "the keyring"),
                 self->parent.name, SJ_DATABASE_PASSWORD_VARIABLE);
  else if (!self->connected)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 /* Translators: the second is what the driver says, in English. */
                 _("“%s” cannot be reached: %s"), self->parent.name, clean);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT, _("“%s” did not answer: %s"),
                 self->parent.name, clean);
  return FALSE;
}

static void
odbc_free (SjDatabase *database)
{
  SjDatabaseOdbc *self = (SjDatabaseOdbc *) database;

  if (self->connected)
    {
      SQLEndTran (SQL_HANDLE_DBC, self->connection, SQL_ROLLBACK);
      SQLDisconnect (self->connection);
    }
  if (self->connection != SQL_NULL_HDBC)
    SQLFreeHandle (SQL_HANDLE_DBC, self->connection);
  if (self->environment != SQL_NULL_HENV)
    SQLFreeHandle (SQL_HANDLE_ENV, self->environment);
  sj_secret_free (self->password);
  g_free (self);
}

/* A driver may not listen at the very moment, so it is told again until the work has ended. */
static gpointer
watch_statement (gpointer data)
{
  Watch *watch = data;

  g_mutex_lock (&watch->mutex);
  while (!watch->done)
    {
      gint64 now = g_get_monotonic_time ();

      watch->late |= watch->deadline > 0 && now > watch->deadline;
      if (watch->late || g_cancellable_is_cancelled (watch->cancellable))
        SQLCancel (watch->handle);
      g_cond_wait_until (&watch->cond, &watch->mutex, now + LOOK_INTERVAL);
    }
  g_mutex_unlock (&watch->mutex);

  return NULL;
}

static void
watch_begin (Watch        *watch,
             SQLHSTMT      handle,
             guint         time_limit,
             GCancellable *cancellable)
{
  memset (watch, 0, sizeof *watch);
  watch->handle = handle;
  watch->cancellable = cancellable;
  if (time_limit > 0)
    watch->deadline = g_get_monotonic_time () + (time_limit + GRACE) * G_USEC_PER_SEC;
  g_mutex_init (&watch->mutex);
  g_cond_init (&watch->cond);
  watch->thread = g_thread_new ("sql-watch", watch_statement, watch);
}

static void
watch_end (Watch *watch)
{
  g_mutex_lock (&watch->mutex);
  watch->done = TRUE;
  g_cond_signal (&watch->cond);
  g_mutex_unlock (&watch->mutex);
  g_thread_join (watch->thread);
  g_mutex_clear (&watch->mutex);
  g_cond_clear (&watch->cond);
}

static gboolean
allocate_statement (SjDatabaseOdbc  *self,
                    SQLHSTMT        *handle,
                    GError         **error)
{
  if (!SQL_SUCCEEDED (SQLAllocHandle (SQL_HANDLE_STMT, self->connection, handle)))
    return fail (self, SQL_HANDLE_DBC, self->connection, error);
  if (self->parent.time_limit > 0)
    SQLSetStmtAttr (*handle, SQL_ATTR_QUERY_TIMEOUT,
                    (SQLPOINTER) (SQLULEN) self->parent.time_limit, 0);

  return TRUE;
}

/* A value that is bound, and how long it is in bytes. */
typedef struct
{
  gunichar2 *text;
  SQLLEN length;
} BoundValue;

static void
free_values (BoundValue *values,
             guint       n_values)
{
  for (guint i = 0; i < n_values; i++)
    g_free (values[i].text);
  g_free (values);
}

static BoundValue *
bind_values (SQLHSTMT        handle,
             SjSqlStatement *statement)
{
  BoundValue *values = g_new0 (BoundValue, MAX (1, statement->values->len));

  for (guint i = 0; i < statement->values->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (statement->values, i), &length);
      glong n_units = 0;

      values[i].text = to_wide (text != NULL ? text : "", (gssize) length, &n_units);
      values[i].length = n_units * (SQLLEN) sizeof (SQLWCHAR);
      SQLBindParameter (handle, (SQLUSMALLINT) (i + 1), SQL_PARAM_INPUT, SQL_C_WCHAR, SQL_WVARCHAR,
                        (SQLULEN) MAX (1, n_units), 0, values[i].text, values[i].length,
                        &values[i].length);
    }

  return values;
}

/* The text of a cell, however long it is. Returns FALSE if the driver fails. */
static gboolean
fetch_text (SQLHSTMT      handle,
            SQLUSMALLINT  column,
            GString      *into,
            gboolean     *is_null)
{
  SQLWCHAR chunk[CHUNK];
  SQLLEN length = 0;
  SQLRETURN code;

  g_string_truncate (into, 0);
  *is_null = FALSE;
  while ((code = SQLGetData (handle, column, SQL_C_WCHAR, chunk, sizeof chunk, &length)) !=
         SQL_NO_DATA)
    {
      gboolean more = code == SQL_SUCCESS_WITH_INFO &&
                      (length == SQL_NO_TOTAL || length > (SQLLEN) (sizeof chunk - 2));
      glong n_units = more ? CHUNK - 1 : (glong) (length / (SQLLEN) sizeof (SQLWCHAR));
      g_autofree char *text = NULL;

      if (!SQL_SUCCEEDED (code))
        return FALSE;
      *is_null = length == SQL_NULL_DATA;
      if (*is_null)
        return TRUE;
      text = from_wide (chunk, CLAMP (n_units, 0, CHUNK - 1));
      g_string_append (into, text);
      if (!more)
        return TRUE;
    }

  return TRUE;
}

static gboolean
fetch_cell (SQLHSTMT    handle,
            guint       column,
            SjSqlFetch  fetch,
            GString    *text,
            SjSqlCell  *cell)
{
  SQLLEN length = 0;
  SQLRETURN code;

  memset (cell, 0, sizeof *cell);
  if (fetch == SJ_SQL_AS_REAL)
    {
      code = SQLGetData (handle, (SQLUSMALLINT) (column + 1), SQL_C_DOUBLE, &cell->real, 0,
                         &length);
      cell->is_null = length == SQL_NULL_DATA;
      return SQL_SUCCEEDED (code);
    }
  if (!fetch_text (handle, (SQLUSMALLINT) (column + 1), text, &cell->is_null))
    return FALSE;
  cell->text = text->str;
  cell->length = text->len;
  if (fetch == SJ_SQL_AS_COUNT)
    cell->count = g_ascii_strtoull (text->str, NULL, 10);

  return TRUE;
}

static gboolean
fetch_rows (SjDatabaseOdbc         *self,
            SQLHSTMT                handle,
            const SjDatabaseQuery  *query,
            GError                **error)
{
  GArray *fetches = query->statement->fetches;
  g_autofree SjSqlCell *cells = g_new0 (SjSqlCell, MAX (1, fetches->len));
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  gboolean done = TRUE;
  SQLRETURN code;

  for (guint i = 0; i < fetches->len; i++)
    g_ptr_array_add (texts, g_string_new (NULL));
  while (done && (code = SQLFetch (handle)) != SQL_NO_DATA)
    {
      gboolean fetched = SQL_SUCCEEDED (code);

      for (guint i = 0; fetched && i < fetches->len; i++)
        fetched = fetch_cell (handle, i, g_array_index (fetches, SjSqlFetch, i),
                              g_ptr_array_index (texts, i), &cells[i]);
      done = fetched ? query->func (cells, fetches->len, query->data, error)
                     : fail (self, SQL_HANDLE_STMT, handle, error);
    }
  for (guint i = 0; i < texts->len; i++)
    g_string_free (g_ptr_array_index (texts, i), TRUE);

  return done;
}

/* Whether the database says that a statement was stopped for taking too long. */
static gboolean
says_late (SQLHSTMT handle)
{
  SQLWCHAR state[6] = { 0 }, text[MAX_MESSAGE] = { 0 };
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  g_autofree char *message = NULL;

  if (!SQL_SUCCEEDED (
        SQLGetDiagRecW (SQL_HANDLE_STMT, handle, 1, state, &native, text, MAX_MESSAGE, &length)))
    return FALSE;
  message = from_wide (text, CLAMP (length, 0, MAX_MESSAGE - 1));

  return (state[0] == 'H' && state[1] == 'Y' && state[2] == 'T') ||
         strstr (message, "statement timeout") != NULL ||
         strstr (message, "max_statement_time") != NULL ||
         strstr (message, "maximum statement execution time") != NULL;
}

static gboolean
execute (SjDatabaseOdbc         *self,
         SQLHSTMT                handle,
         const SjDatabaseQuery  *query,
         GError                **error)
{
  glong n_units = 0;
  g_autofree gunichar2 *text = to_wide (query->statement->text->str, -1, &n_units);
  SQLSMALLINT n_values = 0;

  if (query->statement->values->len == 0)
    return SQL_SUCCEEDED (SQLExecDirectW (handle, text, (SQLINTEGER) n_units)) ||
           fail (self, SQL_HANDLE_STMT, handle, error);
  if (!SQL_SUCCEEDED (SQLPrepareW (handle, text, (SQLINTEGER) n_units)))
    return fail (self, SQL_HANDLE_STMT, handle, error);
  if (SQL_SUCCEEDED (SQLNumParams (handle, &n_values)) &&
      (guint) n_values != query->statement->values->len)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("The query for “%s” asks for values that are not given; write them into it"),
                   self->parent.name);
      return FALSE;
    }

  return SQL_SUCCEEDED (SQLExecute (handle)) || fail (self, SQL_HANDLE_STMT, handle, error);
}

/* What made it fail goes before what the driver says about being stopped. */
static void
explain_stop (SjDatabaseOdbc         *self,
              SQLHSTMT                handle,
              const Watch            *watch,
              const SjDatabaseQuery  *query,
              GError                **error)
{
  if (g_cancellable_is_cancelled (query->cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (query->cancellable, error);
    }
  else if (watch->late || says_late (handle))
    {
      g_clear_error (error);
      sj_database_set_late (&self->parent, error);
    }
}

static gboolean
odbc_run (SjDatabase             *database,
          const SjDatabaseQuery  *query,
          GError                **error)
{
  SjDatabaseOdbc *self = (SjDatabaseOdbc *) database;
  SQLHSTMT handle = SQL_NULL_HSTMT;
  GError *local = NULL;
  BoundValue *values;
  gboolean done;
  Watch watch;

  if (!allocate_statement (self, &handle, error))
    return FALSE;
  values = bind_values (handle, query->statement);
  watch_begin (&watch, handle, database->time_limit, query->cancellable);
  done = execute (self, handle, query, &local) && fetch_rows (self, handle, query, &local);
  watch_end (&watch);
  if (!done)
    {
      explain_stop (self, handle, &watch, query, &local);
      g_propagate_error (error, local);
    }
  SQLFreeHandle (SQL_HANDLE_STMT, handle);
  free_values (values, query->statement->values->len);
  /* A transaction that failed takes no further query. */
  SQLEndTran (SQL_HANDLE_DBC, self->connection, SQL_ROLLBACK);

  return done;
}

/* The name of a table as it is to be written. */
static void
add_table (GPtrArray    *tables,
           SjSqlDialect *dialect,
           const char   *schema,
           const char   *name)
{
  g_autoptr(SjSqlStatement) quoted = sj_sql_statement_new (dialect);
  gboolean plain = strpbrk (name, ".\"`") == NULL && strpbrk (schema, ".\"`") == NULL;

  if (*schema == '\0' || (dialect->product == SJ_SQL_POSTGRESQL && plain &&
                          g_str_equal (schema, "public")))
    {
      g_ptr_array_add (tables, g_strdup (name));
      return;
    }
  if (plain)
    {
      g_ptr_array_add (tables, g_strdup_printf ("%s.%s", schema, name));
      return;
    }
  sj_sql_append_name (quoted, schema);
  sj_sql_append (quoted, ".");
  sj_sql_append_name (quoted, name);
  g_ptr_array_add (tables, g_strdup (quoted->text->str));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
odbc_list_tables (SjDatabase  *database,
                  GError     **error)
{
  SjDatabaseOdbc *self = (SjDatabaseOdbc *) database;
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) schema = g_string_new (NULL);
  g_autoptr(GString) name = g_string_new (NULL);
  glong n_units = 0;
  g_autofree gunichar2 *kinds = to_wide ("TABLE,VIEW", -1, &n_units);
  SQLHSTMT handle = SQL_NULL_HSTMT;
  gboolean is_null;

  if (!allocate_statement (self, &handle, error))
    return NULL;
  if (!SQL_SUCCEEDED (SQLTablesW (handle, NULL, 0, NULL, 0, NULL, 0, kinds, (SQLSMALLINT) n_units)))
    {
      fail (self, SQL_HANDLE_STMT, handle, error);
      SQLFreeHandle (SQL_HANDLE_STMT, handle);
      return NULL;
    }
  while (SQL_SUCCEEDED (SQLFetch (handle)))
    if (fetch_text (handle, 2, schema, &is_null) && fetch_text (handle, 3, name, &is_null) &&
        name->len > 0 && !g_str_equal (schema->str, "information_schema") &&
        !g_str_equal (schema->str, "pg_catalog"))
      add_table (tables, &database->dialect, schema->str, name->str);
  SQLFreeHandle (SQL_HANDLE_STMT, handle);
  SQLEndTran (SQL_HANDLE_DBC, self->connection, SQL_ROLLBACK);
  g_ptr_array_sort (tables, compare_names);

  return g_steal_pointer (&tables);
}

/* Kinds of text that a database compares in a way of its own, or that are no text to it. */
static gboolean
needs_cast (const SjSqlDialect *dialect,
            const char         *type)
{
  static const char *const plain[] = { "text", "varchar", "bpchar", "char", "character varying",
                                       "character", "nvarchar", "nchar", "longtext", "mediumtext",
                                       "tinytext", "string", "clob", NULL };
  g_autofree char *lower = g_ascii_strdown (type, -1);

  if (dialect->product == SJ_SQL_MARIADB)
    return FALSE;

  return *lower != '\0' && !g_strv_contains (plain, lower);
}

static SjSqlKind
find_kind (SQLSMALLINT type,
           const char *type_name)
{
  if (g_ascii_strncasecmp (type_name, "json", 4) == 0 ||
      g_ascii_strncasecmp (type_name, "xml", 3) == 0)
    return SJ_SQL_OTHER;
  switch (type)
    {
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT:
      return SJ_SQL_INTEGER;
    case SQL_DECIMAL:
    case SQL_NUMERIC:
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE:
      return SJ_SQL_NUMBER;
    case SQL_TYPE_DATE:
      return SJ_SQL_DATE;
    case SQL_TYPE_TIMESTAMP:
      return SJ_SQL_MOMENT;
    case SQL_BINARY:
    case SQL_VARBINARY:
    case SQL_LONGVARBINARY:
      return SJ_SQL_OTHER;
    default:
      return SJ_SQL_TEXT;
    }
}

static SjSqlColumn *
describe_column (SjDatabaseOdbc *self,
                 SQLHSTMT        handle,
                 SQLUSMALLINT    number)
{
  SQLWCHAR name[MAX_MESSAGE] = { 0 }, type_name[128] = { 0 };
  SQLSMALLINT name_length = 0, type = SQL_UNKNOWN_TYPE, digits = 0, nullable = 0, bytes = 0;
  SQLULEN size = 0;
  g_autofree char *name_text = NULL;
  g_autofree char *type_text = NULL;
  SjSqlKind kind;
  gboolean cast;

  SQLDescribeColW (handle, number, name, MAX_MESSAGE, &name_length, &type, &size, &digits,
                   &nullable);
  SQLColAttributeW (handle, number, SQL_DESC_TYPE_NAME, type_name, sizeof type_name, &bytes, NULL);
  name_text = from_wide (name, CLAMP (name_length, 0, MAX_MESSAGE - 1));
  type_text = from_wide (type_name, -1);
  kind = find_kind (type, type_text);
  cast = kind == SJ_SQL_TEXT && needs_cast (&self->parent.dialect, type_text);

  return sj_sql_column_new (name_text, kind, cast);
}

static GPtrArray *
odbc_describe (SjDatabase      *database,
               SjSqlStatement  *statement,
               GError         **error)
{
  SjDatabaseOdbc *self = (SjDatabaseOdbc *) database;
  SjDatabaseQuery query = { .statement = statement };
  SQLHSTMT handle = SQL_NULL_HSTMT;
  GPtrArray *columns = NULL;
  SQLSMALLINT n_columns = 0;
  BoundValue *values;
  Watch watch;
  gboolean done;

  if (!allocate_statement (self, &handle, error))
    return NULL;
  values = bind_values (handle, statement);
  watch_begin (&watch, handle, database->time_limit, NULL);
  done = execute (self, handle, &query, error);
  watch_end (&watch);
  if (done)
    {
      columns = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_sql_column_free);
      SQLNumResultCols (handle, &n_columns);
      for (SQLSMALLINT i = 1; i <= n_columns; i++)
        g_ptr_array_add (columns, describe_column (self, handle, (SQLUSMALLINT) i));
    }
  SQLFreeHandle (SQL_HANDLE_STMT, handle);
  free_values (values, statement->values->len);
  SQLEndTran (SQL_HANDLE_DBC, self->connection, SQL_ROLLBACK);

  return columns;
}

static const SjDatabaseClass odbc_class = {
  .free = odbc_free,
  .list_tables = odbc_list_tables,
  .describe = odbc_describe,
  .run = odbc_run,
};

static char *
get_info (SjDatabaseOdbc *self,
          SQLUSMALLINT    what)
{
  SQLWCHAR text[128] = { 0 };
  SQLSMALLINT length = 0;

  if (!SQL_SUCCEEDED (SQLGetInfoW (self->connection, what, text, sizeof text, &length)))
    return g_strdup ("");

  return from_wide (text, -1);
}

static void
try_statement (SjDatabaseOdbc *self,
               const char     *text)
{
  SQLHSTMT handle = SQL_NULL_HSTMT;
  glong n_units = 0;
  g_autofree gunichar2 *wide = to_wide (text, -1, &n_units);

  if (!SQL_SUCCEEDED (SQLAllocHandle (SQL_HANDLE_STMT, self->connection, &handle)))
    return;
  SQLExecDirectW (handle, wide, (SQLINTEGER) n_units);
  SQLFreeHandle (SQL_HANDLE_STMT, handle);
}

/* Nothing that is asked can change anything, and the server itself gives up when time is over, even
 * if this program is gone by then. What a product does not know is not needed there. */
static void
restrict_session (SjDatabaseOdbc *self)
{
  g_autofree char *limit = NULL;

  switch (self->parent.dialect.product)
    {
    case SJ_SQL_POSTGRESQL:
      try_statement (self, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
      limit = g_strdup_printf ("SET statement_timeout = %u", self->parent.time_limit * 1000);
      try_statement (self, limit);
      break;
    case SJ_SQL_MARIADB:
      try_statement (self, "SET SESSION TRANSACTION READ ONLY");
      limit = g_strdup_printf ("SET SESSION max_statement_time = %u", self->parent.time_limit);
      try_statement (self, limit);
      /* Backslashes in texts are letters, as everywhere else. */
      try_statement (self, "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')");
      break;
    case SJ_SQL_SQLITE:
    case SJ_SQL_TRINO:
    case SJ_SQL_SPARK:
    case SJ_SQL_SNOWFLAKE:
    case SJ_SQL_BIGQUERY:
    case SJ_SQL_GENERIC:
    default:
      return;
    }
  /* Settings of PostgreSQL hold from the end of the transaction they were made in. */
  SQLEndTran (SQL_HANDLE_DBC, self->connection, SQL_COMMIT);
}

static void
find_out_dialect (SjDatabaseOdbc *self)
{
  g_autofree char *product = get_info (self, SQL_DBMS_NAME);
  g_autofree char *quote = get_info (self, SQL_IDENTIFIER_QUOTE_CHAR);
  const char *name;

  sj_sql_dialect_init (&self->parent.dialect, product, quote);
  name = sj_sql_product_get_name (self->parent.dialect.product);
  if (self->parent.dialect.product == SJ_SQL_GENERIC && *product != '\0')
    name = product;
  self->parent.format = g_strdup (name);
}

static gboolean
connect_to (SjDatabaseOdbc  *self,
            const char      *text,
            GError         **error)
{
  glong n_units = 0;
  gunichar2 *wide = to_wide (text, -1, &n_units);
  SQLRETURN code;

  SQLSetConnectAttr (self->connection, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER) LOGIN_TIMEOUT, 0);
  SQLSetConnectAttr (self->connection, SQL_ATTR_ACCESS_MODE, (SQLPOINTER) SQL_MODE_READ_ONLY, 0);
  code = SQLDriverConnectW (self->connection, NULL, wide, (SQLSMALLINT) n_units, NULL, 0, NULL,
                            SQL_DRIVER_NOPROMPT);
  explicit_bzero (wide, (gsize) n_units * sizeof *wide);
  g_free (wide);
  if (!SQL_SUCCEEDED (code))
    return fail (self, SQL_HANDLE_DBC, self->connection, error);

  self->connected = TRUE;
  SQLSetConnectAttr (self->connection, SQL_ATTR_AUTOCOMMIT, (SQLPOINTER) SQL_AUTOCOMMIT_OFF, 0);
  find_out_dialect (self);
  restrict_session (self);

  return TRUE;
}

static gboolean
allocate_handles (SjDatabaseOdbc  *self,
                  GError         **error)
{
  if (SQL_SUCCEEDED (SQLAllocHandle (SQL_HANDLE_ENV, SQL_NULL_HANDLE, &self->environment)) &&
      SQL_SUCCEEDED (SQLSetEnvAttr (self->environment, SQL_ATTR_ODBC_VERSION,
                                    (SQLPOINTER) SQL_OV_ODBC3, 0)) &&
      SQL_SUCCEEDED (SQLAllocHandle (SQL_HANDLE_DBC, self->environment, &self->connection)))
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT, _("ODBC cannot be used here"));
  return FALSE;
}

/* The password that a connection string lacks. */
static gboolean
complete (SjDatabaseOdbc  *self,
          const char      *connection,
          char           **complete_text,
          GError         **error)
{
  GError *local = NULL;

  if (sj_connection_text_has_password (connection))
    {
      self->password = sj_connection_text_get (connection, "PWD");
      if (self->password == NULL)
        self->password = sj_connection_text_get (connection, "Password");
      *complete_text = g_strdup (connection);
      return TRUE;
    }
  self->password = sj_database_password_find (connection, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  *complete_text = sj_connection_text_set_password (connection, self->password);

  return TRUE;
}

/**
 * sj_database_odbc_open:
 * @connection: a connection string; where it has no password, one is looked for in the environment
 *   and in the keyring
 * @error: where to put a failure; it never holds the password
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
SjDatabase *
sj_database_odbc_open (const char  *connection,
                       GError     **error)
{
  g_autoptr(SjDatabase) database = NULL;
  SjDatabaseOdbc *self;
  char *text = NULL;
  gboolean connected;

  g_return_val_if_fail (connection != NULL, NULL);

  self = g_new0 (SjDatabaseOdbc, 1);
  database = &self->parent;
  database->klass = &odbc_class;
  database->name = sj_connection_text_get_name (connection);
  database->time_limit = sj_database_find_time_limit ();
  if (!allocate_handles (self, error) || !complete (self, connection, &text, error))
    return NULL;
  connected = connect_to (self, text, error);
  sj_secret_free (text);

  return connected ? g_steal_pointer (&database) : NULL;
}
