#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-source.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-connection-text.h"
#include "feedback/sj-database-look.h"
#include "feedback/sj-feedback-error.h"

/* A table of a database as a source of answers. Its rows cannot be had: the database tallies. */

#define MAX_LISTED 12
#define QUERY_NAME "SELECT" /* recipes know it by that, so it is the same in all languages */

typedef struct
{
  SjRowSource parent;
  SjDatabase *database;
  SjSqlRelation relation;
  GPtrArray *columns; /* SjSqlColumn */
} SjDatabaseSource;

static void
database_source_free (SjRowSource *source)
{
  SjDatabaseSource *self = (SjDatabaseSource *) source;

  g_clear_pointer (&self->database, sj_database_free);
  sj_sql_relation_clear (&self->relation);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

static gboolean
database_source_scan (SjRowSource      *source,
                      const SjRowScan  *scan,
                      SjRowCounts      *counts,
                      GError          **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("The rows of “%s” stay in the database; only what it counts can be read"),
               source->name);
  return FALSE;
}

static const SjRowSourceClass database_source_class = {
  .free = database_source_free,
  .scan = database_source_scan,
};

static void
refuse_choice (SjDatabase  *database,
               GPtrArray   *tables,
               GError     **error)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (tables->len, MAX_LISTED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (tables, i));
  if (tables->len > MAX_LISTED)
    g_string_append (names, ", …");
  if (tables->len == 0)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” holds no tables"),
                 database->name);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 _("“%s” holds several tables; name one with --table: %s"), database->name,
                 names->str);
}

/* What is said, or the only table there is. */
static gboolean
choose_relation (SjDatabaseSource  *self,
                 const SjReading   *reading,
                 GError           **error)
{
  const char *name = reading->table != NULL ? reading->table : reading->sheet;
  g_autoptr(GPtrArray) tables = NULL;

  if (reading->query != NULL && reading->table != NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("Name a table or write a query, not both"));
      return FALSE;
    }
  if (reading->query != NULL)
    return sj_sql_relation_set_query (&self->relation, reading->query, error);

  tables = sj_database_list_tables (self->database, error);
  if (tables == NULL)
    return FALSE;
  if (name == NULL && tables->len == 1)
    name = g_ptr_array_index (tables, 0);
  if (name == NULL)
    {
      refuse_choice (self->database, tables, error);
      return FALSE;
    }

  return sj_sql_relation_set_table (&self->relation, name, &self->database->dialect, tables, error);
}

/* "survey.sqlite: responses". */
static char *
name_source (SjDatabaseSource *self)
{
  g_autoptr(GString) name = g_string_new (self->database->name);
  GPtrArray *table = self->relation.table;

  g_string_append (name, ": ");
  for (guint i = 0; table != NULL && i < table->len; i++)
    g_string_append_printf (name, "%s%s", i > 0 ? "." : "", (char *) g_ptr_array_index (table, i));
  if (table == NULL)
    g_string_append (name, QUERY_NAME);

  return g_strdup (name->str);
}

/**
 * sj_database_source_make_name:
 * @location: a file, or a connection string
 * @table: (nullable): the table that was asked for
 * @query: (nullable): the query that was asked for
 *
 * Returns: (transfer full): what the source will be called, without opening it: of a file that is
 *   no database its last part; and of a database of which nothing was asked for, its name alone
 */
char *
sj_database_source_make_name (const char *location,
                              const char *table,
                              const char *query)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (location != NULL, NULL);

  name = sj_database_is_connection (location) ? sj_connection_text_get_name (location)
                                              : g_path_get_basename (location);
  if (query != NULL || table != NULL)
    return g_strdup_printf ("%s: %s", name, query != NULL ? QUERY_NAME : table);

  return g_steal_pointer (&name);
}

static gboolean
look_at (SjDatabaseSource  *self,
         GError           **error)
{
  guint64 n_rows = 0;

  self->columns = sj_database_look_columns (self->database, &self->relation, error);
  if (self->columns == NULL)
    return FALSE;
  self->parent.sample = sj_database_look_sample (self->database, &self->relation, self->columns,
                                                 NULL, &n_rows, error);

  return self->parent.sample != NULL;
}

/**
 * sj_database_source_open:
 * @location: a file of SQLite or a connection string
 * @reading: says the table or the query
 * @error: where to put a failure
 *
 * Opens a database and looks at the values of a table's columns.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjRowSource *
sj_database_source_open (const char       *location,
                         const SjReading  *reading,
                         GError          **error)
{
  g_autoptr(SjRowSource) source = NULL;
  SjDatabaseSource *self;

  g_return_val_if_fail (location != NULL && reading != NULL, NULL);

  self = g_new0 (SjDatabaseSource, 1);
  source = &self->parent;
  source->klass = &database_source_class;
  source->header_rows = 1;
  self->database = sj_database_open (location, error);
  if (self->database == NULL || !choose_relation (self, reading, error))
    return NULL;
  source->name = name_source (self);
  source->format_id = sj_sql_product_get_id (self->database->dialect.product);
  source->format = g_strdup (self->database->format);
  if (!look_at (self, error))
    return NULL;

  return g_steal_pointer (&source);
}

/**
 * sj_database_source_is:
 *
 * Returns: whether the source is a database, which tallies for itself
 */
gboolean
sj_database_source_is (SjRowSource *source)
{
  return source != NULL && source->klass == &database_source_class;
}

SjDatabase *
sj_database_source_get_database (SjRowSource *source)
{
  g_return_val_if_fail (sj_database_source_is (source), NULL);

  return ((SjDatabaseSource *) source)->database;
}

const SjSqlRelation *
sj_database_source_get_relation (SjRowSource *source)
{
  g_return_val_if_fail (sj_database_source_is (source), NULL);

  return &((SjDatabaseSource *) source)->relation;
}

/**
 * sj_database_source_get_column:
 * @source: a database
 * @column: a column of the table, from 0
 *
 * Returns: (transfer none): what the database says about it
 */
const SjSqlColumn *
sj_database_source_get_column (SjRowSource *source,
                               guint        column)
{
  SjDatabaseSource *self = (SjDatabaseSource *) source;

  g_return_val_if_fail (sj_database_source_is (source), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
}
