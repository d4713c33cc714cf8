#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-column-profile.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-sql-cells.h"

/* What the columns of a table in a database hold, told by counts of their values. No row is read:
 * the sample that comes out has the values of each column as often as they are, but what stands
 * side by side in it never was one person's. */

#define MAX_ROWS 100000  /* that are looked at */
#define SAMPLE_ROWS 2000 /* as of a file */
#define MAX_EXAMPLES 200 /* different values of a column with many */
#define MAX_COLUMNS 800

/* How often cells of a column are filled, and with how many different values. */
typedef struct
{
  guint64 n_filled;
  guint64 n_distinct;
} Filling;

typedef struct
{
  guint64 n_rows;
  Filling *fillings;
  guint n_columns;
} Fillings;

/* A value and how many cells have it. */
typedef struct
{
  char *text;
  guint64 n;
} ValueCount;

static void
free_value (gpointer data)
{
  ValueCount *value = data;

  g_free (value->text);
  g_free (value);
}

static gboolean
can_compare (const SjSqlColumn *column)
{
  return column->kind != SJ_SQL_OTHER;
}

/**
 * sj_database_look_columns:
 * @database: a database
 * @relation: a table or query
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type SjSqlColumn) (nullable): its columns, or %NULL with @error
 *   set
 */
GPtrArray *
sj_database_look_columns (SjDatabase           *database,
                          const SjSqlRelation  *relation,
                          GError              **error)
{
  g_autoptr(SjSqlStatement) statement = NULL;
  g_autoptr(GPtrArray) columns = NULL;

  g_return_val_if_fail (database != NULL && relation != NULL, NULL);

  statement = sj_sql_statement_new (&database->dialect);
  sj_sql_append (statement, "SELECT * FROM ");
  sj_sql_append_relation (statement, relation, "t");
  sj_sql_append (statement, " WHERE 1 = 0");
  columns = sj_database_describe (database, statement, error);
  if (columns == NULL)
    return NULL;

  if (columns->len > MAX_COLUMNS)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("The table has %u columns; write a SELECT with at most %d of them"),
                   columns->len, MAX_COLUMNS);
      return NULL;
    }
  for (guint i = 0; i < columns->len; i++)
    if (!sj_sql_name_is_possible (&database->dialect,
                                  ((SjSqlColumn *) g_ptr_array_index (columns, i))->name, error))
      return NULL;

  return g_steal_pointer (&columns);
}

static void
append_first_rows (SjSqlStatement       *statement,
                   const SjSqlRelation  *relation,
                   const SjSqlColumn    *column,
                   guint                 limit)
{
  sj_sql_append (statement, "\nFROM (SELECT ");
  if (column != NULL)
    sj_sql_append_column (statement, column);
  else
    sj_sql_append (statement, "*");
  sj_sql_append (statement, " FROM ");
  sj_sql_append_relation (statement, relation, "t");
  sj_sql_append_limit (statement, limit);
  sj_sql_append (statement, ") t");
}

static gboolean
take_fillings (const SjSqlCell *cells,
               guint            n_cells,
               gpointer         data,
               GError         **error)
{
  Fillings *fillings = data;

  fillings->n_rows = cells[0].count;
  for (guint i = 0; i < fillings->n_columns; i++)
    {
      fillings->fillings[i].n_filled = cells[1 + 2 * i].count;
      fillings->fillings[i].n_distinct = cells[2 + 2 * i].count;
    }

  return TRUE;
}

/* One pass for all columns. */
static gboolean
count_fillings (SjDatabase           *database,
                const SjSqlRelation  *relation,
                GPtrArray            *columns,
                Fillings             *fillings,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  SjDatabaseQuery query = { statement, take_fillings, fillings, cancellable };

  sj_sql_append (statement, "SELECT COUNT(*)");
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  for (guint i = 0; i < columns->len; i++)
    {
      const SjSqlColumn *column = g_ptr_array_index (columns, i);

      sj_sql_append (statement, ",\n       COUNT(");
      sj_sql_append_column (statement, column);
      sj_sql_append (statement, "), ");
      sj_sql_append (statement, can_compare (column) ? "COUNT(DISTINCT " : "COUNT(");
      if (can_compare (column))
        sj_sql_append_text (statement, column, FALSE);
      else
        sj_sql_append_column (statement, column);
      sj_sql_append (statement, ")");
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
    }
  append_first_rows (statement, relation, NULL, MAX_ROWS);

  return sj_database_run (database, &query, error);
}

static gboolean
take_value (const SjSqlCell *cells,
            guint            n_cells,
            gpointer         data,
            GError         **error)
{
  GPtrArray *values = data;
  ValueCount *value;

  if (cells[0].is_null || values->len >= MAX_EXAMPLES)
    return TRUE;
  value = g_new (ValueCount, 1);
  /* What stands behind a zero byte is no text any more. */
  value->text = g_utf8_make_valid (cells[0].text, (gssize) strnlen (cells[0].text,
                                                                    cells[0].length));
  value->n = n_cells > 1 ? cells[1].count : 1;
  g_ptr_array_add (values, value);

  return TRUE;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const ValueCount *first = *(ValueCount *const *) a;
  const ValueCount *second = *(ValueCount *const *) b;

  return strcmp (first->text, second->text);
}

/* The different values of a column: all with their counts if they are few, else some. */
static GPtrArray *
count_values (SjDatabase           *database,
              const SjSqlRelation  *relation,
              const SjSqlColumn    *column,
              const Filling        *filling,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (free_value);
  SjDatabaseQuery query = { statement, take_value, values, cancellable };
  gboolean few = filling->n_distinct <= SJ_PROFILE_MAX_DISTINCT;

  sj_sql_append (statement, few ? "SELECT r.v, COUNT(*) AS n\nFROM (SELECT "
                                : "SELECT DISTINCT r.v\nFROM (SELECT ");
  sj_sql_append_text (statement, column, FALSE);
  sj_sql_append (statement, " AS v");
  append_first_rows (statement, relation, column, few ? MAX_ROWS : SAMPLE_ROWS);
  sj_sql_append (statement, " WHERE ");
  sj_sql_append_column (statement, column);
  sj_sql_append (statement, " IS NOT NULL) r");
  if (few)
    sj_sql_append (statement, "\nGROUP BY r.v");
  sj_sql_append_limit (statement, MAX_EXAMPLES);
  sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);
  if (few)
    sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  if (!sj_database_run (database, &query, error))
    return NULL;

  g_ptr_array_sort (values, compare_values);
  return g_steal_pointer (&values);
}

static void
add_cells (SjTableSample *sample,
           guint          column,
           guint         *row,
           guint64        n,
           const char    *text)
{
  for (; n > 0 && *row < sample->rows->len; n--, (*row)++)
    {
      GPtrArray *cells = g_ptr_array_index (sample->rows, *row);

      g_free (cells->pdata[column]);
      cells->pdata[column] = g_strdup (text);
    }
}

/* So many cells of the sample stand for so many of the table, but no value gets lost. */
static guint64
scale_count (guint64 n,
             guint64 n_rows)
{
  return n_rows <= SAMPLE_ROWS ? n : MAX (1, n * SAMPLE_ROWS / n_rows);
}

static void
fill_column (SjTableSample  *sample,
             guint           column,
             const Filling  *filling,
             GPtrArray      *values,
             guint64         n_rows)
{
  gboolean few = filling->n_distinct <= SJ_PROFILE_MAX_DISTINCT;
  guint64 n_filled = scale_count (filling->n_filled, n_rows);
  guint row = 1;

  for (guint i = 0; few && i < values->len; i++)
    {
      const ValueCount *value = g_ptr_array_index (values, i);

      add_cells (sample, column, &row, scale_count (value->n, n_rows), value->text);
    }
  for (guint64 i = 0; !few && values->len > 0 && i < n_filled; i++)
    {
      const ValueCount *value = g_ptr_array_index (values, i % values->len);

      add_cells (sample, column, &row, 1, value->text);
    }
}

static SjTableSample *
make_sample (GPtrArray *columns,
             guint64    n_rows)
{
  SjTableSample *sample = sj_table_sample_new_empty ();

  for (guint row = 0; row <= MIN (n_rows, SAMPLE_ROWS); row++)
    {
      GPtrArray *cells = g_ptr_array_new_full (columns->len, g_free);

      for (guint i = 0; i < columns->len; i++)
        {
          const SjSqlColumn *column = g_ptr_array_index (columns, i);

          g_ptr_array_add (cells, g_strdup (row == 0 ? column->name : ""));
        }
      g_ptr_array_add (sample->rows, cells);
    }

  return sample;
}

/**
 * sj_database_look_sample:
 * @database: a database
 * @relation: a table or query
 * @columns: (element-type SjSqlColumn): its columns
 * @cancellable: (nullable): a cancellable
 * @n_rows: (out): how many rows were looked at, at most 100,000
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): a sample with the names of the columns as its first row, or
 *   %NULL with @error set
 */
SjTableSample *
sj_database_look_sample (SjDatabase           *database,
                         const SjSqlRelation  *relation,
                         GPtrArray            *columns,
                         GCancellable         *cancellable,
                         guint64              *n_rows,
                         GError              **error)
{
  g_autofree Filling *cells = NULL;
  g_autoptr(SjTableSample) sample = NULL;
  Fillings fillings;

  g_return_val_if_fail (database != NULL && relation != NULL && columns != NULL, NULL);

  cells = g_new0 (Filling, MAX (1, columns->len));
  fillings = (Fillings) { .fillings = cells, .n_columns = columns->len };
  if (!count_fillings (database, relation, columns, &fillings, cancellable, error))
    return NULL;

  sample = make_sample (columns, fillings.n_rows);
  for (guint i = 0; i < columns->len; i++)
    {
      const SjSqlColumn *column = g_ptr_array_index (columns, i);
      g_autoptr(GPtrArray) values = NULL;
      guint row = 1;

      if (!can_compare (column))
        {
          /* Translators: stands for what a column of a database holds that is no text or number. */
          add_cells (sample, i, &row, cells[i].n_filled, _("(data)"));
          continue;
        }
      values = count_values (database, relation, column, &cells[i], cancellable, error);
      if (values == NULL)
        return NULL;
      fill_column (sample, i, &cells[i], values, fillings.n_rows);
    }
  *n_rows = fillings.n_rows;

  return g_steal_pointer (&sample);
}

/* How many rows a table has, and in how many each column is filled. */
typedef struct
{
  guint64 n_rows;
  guint64 *n_filled;
} FilledCounts;

static gboolean
take_filled (const SjSqlCell *cells,
             guint            n_cells,
             gpointer         data,
             GError         **error)
{
  FilledCounts *counts = data;

  counts->n_rows = cells[0].count;
  for (guint i = 1; i < n_cells; i++)
    counts->n_filled[i - 1] = cells[i].count;

  return TRUE;
}

/**
 * sj_database_look_filled:
 * @database: a database
 * @relation: a table or query
 * @columns: (element-type SjSqlColumn): columns of it
 * @cancellable: (nullable): a cancellable
 * @n_rows: (out): how many rows it has, all of them counted
 * @n_filled: (out) (array): in how many rows each of the columns holds something
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the database fails
 */
gboolean
sj_database_look_filled (SjDatabase           *database,
                         const SjSqlRelation  *relation,
                         GPtrArray            *columns,
                         GCancellable         *cancellable,
                         guint64              *n_rows,
                         guint64              *n_filled,
                         GError              **error)
{
  g_autoptr(SjSqlStatement) statement = NULL;
  FilledCounts counts = { .n_filled = n_filled };
  SjDatabaseQuery query = { .func = take_filled, .data = &counts, .cancellable = cancellable };

  g_return_val_if_fail (database != NULL && relation != NULL && columns != NULL, FALSE);

  statement = query.statement = sj_sql_statement_new (&database->dialect);
  sj_sql_append (statement, "SELECT COUNT(*)");
  sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
  for (guint i = 0; i < columns->len; i++)
    {
      sj_sql_append (statement, ",\n       COUNT(CASE WHEN ");
      sj_sql_append_filled (statement, g_ptr_array_index (columns, i));
      sj_sql_append (statement, " THEN 1 END)");
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
    }
  sj_sql_append (statement, "\nFROM ");
  sj_sql_append_relation (statement, relation, "t");
  if (!sj_database_run (database, &query, error))
    return FALSE;

  *n_rows = counts.n_rows;
  return TRUE;
}
