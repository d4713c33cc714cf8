#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-sqlite.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/* A file of SQLite, opened so that nothing can be written: not to it, not beside it. */

#define MAGIC "SQLite format 3"
#define WRITE_VERSION 18  /* where the header says how the file is written; 2: with a log beside */
#define N_INSTRUCTIONS 20000 /* of SQLite's own machine between two looks at the clock */
#define BUSY_TIMEOUT 5000 /* milliseconds */

typedef struct
{
  SjDatabase parent;
  sqlite3 *handle;
} SjDatabaseSqlite;

/* Stops a query that is not wanted any more. */
typedef struct
{
  GCancellable *cancellable;
  gint64 deadline; /* 0 for none */
} Watch;

static gboolean
is_late (const Watch *watch)
{
  return watch->deadline > 0 && g_get_monotonic_time () > watch->deadline;
}

static int
look_up (void *data)
{
  const Watch *watch = data;

  return g_cancellable_is_cancelled (watch->cancellable) || is_late (watch);
}

static gboolean
fail (SjDatabaseSqlite  *self,
      GError           **error)
{
  int code = self->handle != NULL ? sqlite3_errcode (self->handle) : SQLITE_NOMEM;
  g_autofree char *message =
    self->handle != NULL ? g_utf8_make_valid (sqlite3_errmsg (self->handle), -1) : g_strdup ("");

  if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 _("“%s” is damaged or encrypted; make a copy with its own program"),
                 self->parent.name);
  else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                 _("Another program is writing to “%s”; try again when it is done"),
                 self->parent.name);
  else if (code == SQLITE_CANTOPEN)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT, _("“%s” cannot be opened"),
                 self->parent.name);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 /* Translators: the second is what the database says, in English. */
                 _("“%s” did not answer: %s"), self->parent.name, message);
  return FALSE;
}

static void
sqlite_free (SjDatabase *database)
{
  SjDatabaseSqlite *self = (SjDatabaseSqlite *) database;

  sqlite3_close (self->handle);
  g_free (self);
}

/* Reading is all that a query may do, whatever it calls. */
static int
allow (void       *data,
       int         action,
       const char *first,
       const char *second,
       const char *database,
       const char *trigger)
{
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return g_strcmp0 (second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
      return SQLITE_DENY;
    }
}

static sqlite3_stmt *
prepare (SjDatabaseSqlite  *self,
         SjSqlStatement    *statement,
         GError           **error)
{
  const char *rest = NULL;
  sqlite3_stmt *prepared = NULL;

  if (sqlite3_prepare_v2 (self->handle, statement->text->str, (int) statement->text->len + 1,
                          &prepared, &rest) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  if (prepared == NULL || (rest != NULL && *rest != '\0') ||
      (guint) sqlite3_bind_parameter_count (prepared) != statement->values->len)
    {
      sqlite3_finalize (prepared);
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("The query for “%s” asks for values that are not given; write them into it"),
                   self->parent.name);
      return NULL;
    }
  for (guint i = 0; i < statement->values->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (statement->values, i), &length);

      sqlite3_bind_text (prepared, (int) i + 1, text != NULL ? text : "", (int) length,
                         SQLITE_STATIC);
    }

  return prepared;
}

static void
read_cell (sqlite3_stmt *prepared,
           int           column,
           SjSqlFetch    fetch,
           SjSqlCell    *cell)
{
  memset (cell, 0, sizeof *cell);
  cell->is_null = sqlite3_column_type (prepared, column) == SQLITE_NULL;
  if (cell->is_null)
    return;

  switch (fetch)
    {
    case SJ_SQL_AS_COUNT:
      cell->count = (guint64) sqlite3_column_int64 (prepared, column);
      return;
    case SJ_SQL_AS_REAL:
      cell->real = sqlite3_column_double (prepared, column);
      return;
    case SJ_SQL_AS_TEXT:
    default:
      cell->text = (const char *) sqlite3_column_text (prepared, column);
      cell->length = (gsize) sqlite3_column_bytes (prepared, column);
      cell->is_null = cell->text == NULL;
      return;
    }
}

static gboolean
read_rows (SjDatabaseSqlite       *self,
           sqlite3_stmt           *prepared,
           const SjDatabaseQuery  *query,
           const Watch            *watch,
           GError                **error)
{
  GArray *fetches = query->statement->fetches;
  g_autofree SjSqlCell *cells = g_new (SjSqlCell, MAX (1, fetches->len));
  int code;

  while ((code = sqlite3_step (prepared)) == SQLITE_ROW)
    {
      for (guint i = 0; i < fetches->len; i++)
        read_cell (prepared, (int) i, g_array_index (fetches, SjSqlFetch, i), &cells[i]);
      if (!query->func (cells, fetches->len, query->data, error))
        return FALSE;
    }
  if (code == SQLITE_DONE)
    return TRUE;
  if (code == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (query->cancellable, error))
    return FALSE;
  if (code == SQLITE_INTERRUPT && is_late (watch))
    {
      sj_database_set_late (&self->parent, error);
      return FALSE;
    }

  return fail (self, error);
}

static gboolean
sqlite_run (SjDatabase             *database,
            const SjDatabaseQuery  *query,
            GError                **error)
{
  SjDatabaseSqlite *self = (SjDatabaseSqlite *) database;
  Watch watch = { .cancellable = query->cancellable };
  sqlite3_stmt *prepared = prepare (self, query->statement, error);
  gboolean done;

  if (prepared == NULL)
    return FALSE;
  if (database->time_limit > 0)
    watch.deadline = g_get_monotonic_time () + database->time_limit * G_USEC_PER_SEC;
  sqlite3_progress_handler (self->handle, N_INSTRUCTIONS, look_up, &watch);
  done = read_rows (self, prepared, query, &watch, error);
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  sqlite3_finalize (prepared);

  return done;
}

static gboolean
take_table (const SjSqlCell *cells,
            guint            n_cells,
            gpointer         data,
            GError         **error)
{
  /* A name that is no text cannot be said. */
  if (!cells[0].is_null && g_utf8_validate (cells[0].text, (gssize) cells[0].length, NULL))
    g_ptr_array_add (data, g_strdup (cells[0].text));

  return TRUE;
}

static GPtrArray *
sqlite_list_tables (SjDatabase  *database,
                    GError     **error)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  SjDatabaseQuery query = { .statement = statement, .func = take_table, .data = tables };

  sj_sql_append (statement, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                            " AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' ORDER BY name");
  sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);

  return sqlite_run (database, &query, error) ? g_steal_pointer (&tables) : NULL;
}

/* Cells of any kind may stand in any column, so all are text until somebody has looked. */
static GPtrArray *
sqlite_describe (SjDatabase      *database,
                 SjSqlStatement  *statement,
                 GError         **error)
{
  SjDatabaseSqlite *self = (SjDatabaseSqlite *) database;
  GPtrArray *columns;
  sqlite3_stmt *prepared = prepare (self, statement, error);

  if (prepared == NULL)
    return NULL;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_sql_column_free);
  for (int i = 0; i < sqlite3_column_count (prepared); i++)
    {
      const char *name = sqlite3_column_name (prepared, i);

      g_ptr_array_add (columns, sj_sql_column_new (name != NULL ? name : "", SJ_SQL_TEXT, FALSE));
    }
  sqlite3_finalize (prepared);

  return columns;
}

static const SjDatabaseClass sqlite_class = {
  .free = sqlite_free,
  .list_tables = sqlite_list_tables,
  .describe = sqlite_describe,
  .run = sqlite_run,
};

/**
 * sj_database_sqlite_knows:
 * @bytes: the beginning of a file
 * @length: its length
 *
 * Returns: whether the file is a database of SQLite
 */
gboolean
sj_database_sqlite_knows (const char *bytes,
                          gsize       length)
{
  return length >= sizeof MAGIC && memcmp (bytes, MAGIC, sizeof MAGIC) == 0;
}

/* Whether SQLite needs, or makes, files beside the database to read it. A log that is there holds
 * what was written last, and has to be read with it; without one the database is whole, and is
 * opened as if it were on a disc that cannot be written to. */
static gboolean
is_whole (const char *path,
          const char *header,
          gsize       length)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return length > WRITE_VERSION && header[WRITE_VERSION] == 2 &&
         !g_file_test (log, G_FILE_TEST_EXISTS);
}

static gboolean
read_header (const char  *path,
             char         header[100],
             gsize       *length,
             GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), header, 100, length, NULL, error);
}

static gboolean
open_handle (SjDatabaseSqlite  *self,
             const char        *path,
             gboolean           whole,
             GError           **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (full, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file://%s?mode=ro%s", escaped,
                                          whole ? "&immutable=1" : "");

  if (sqlite3_open_v2 (uri, &self->handle,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    return fail (self, error);

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_set_authorizer (self->handle, allow, NULL);

  return TRUE;
}

/**
 * sj_database_sqlite_open:
 * @path: a file
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
SjDatabase *
sj_database_sqlite_open (const char  *path,
                         GError     **error)
{
  g_autoptr(SjDatabase) database = NULL;
  SjDatabaseSqlite *self;
  char header[100];
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_header (path, header, &length, error))
    return NULL;
  self = g_new0 (SjDatabaseSqlite, 1);
  database = &self->parent;
  database->klass = &sqlite_class;
  database->name = g_filename_display_basename (path);
  database->format = g_strdup (sj_sql_product_get_name (SJ_SQL_SQLITE));
  database->time_limit = sj_database_find_time_limit ();
  sj_sql_dialect_init (&database->dialect, "SQLite", NULL);
  if (!sj_database_sqlite_knows (header, length))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is no SQLite database"), database->name);
      return NULL;
    }
  if (!open_handle (self, path, is_whole (path, header, length), error))
    return NULL;

  return g_steal_pointer (&database);
}
