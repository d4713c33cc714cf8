#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-count.h"

#include "feedback/sj-database-look.h"
#include "feedback/sj-database-source.h"

static gboolean
count_cells (gpointer           consumer,
             const SjRowBatch  *batch,
             guint             *failed_row,
             GError           **error)
{
  guint64 *filled = consumer;
  const SjCell *cell = batch->cells;

  for (guint row = 0; row < batch->n_rows; row++)
    for (guint column = 0; column < batch->n_columns; column++, cell++)
      filled[column] += cell->length > (cell->quoted ? 2 : 0);

  return TRUE;
}

/* A database counts its rows itself. */
static gboolean
ask_database (SjTable       *table,
              SjTableCount  *count,
              GCancellable  *cancellable,
              GError       **error)
{
  SjRowSource *source = sj_table_get_source (table);
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();

  *count = (SjTableCount) { .n_columns = sj_table_get_n_columns (table) };
  count->filled = g_new0 (guint64, count->n_columns + 1);
  for (guint i = 0; i < count->n_columns; i++)
    g_ptr_array_add (columns, (gpointer) sj_database_source_get_column (source, i));

  return sj_database_look_filled (sj_database_source_get_database (source),
                                  sj_database_source_get_relation (source), columns, cancellable,
                                  &count->rows.rows, count->filled, error);
}

/**
 * sj_table_count:
 * @table: a table; one from standard input can be read once only
 * @count: (out caller-allocates): what was found, to be cleared in any case
 * @cancellable: (nullable): to stop
 * @progress: (nullable): who is told how far it is
 * @progress_data: for @progress
 * @error: where to put a failure
 *
 * Reads a table to its end to count its rows, what is odd about them, and the cells that hold
 * something.
 *
 * Returns: %FALSE with @error set if reading failed or was cancelled
 */
gboolean
sj_table_count (SjTable         *table,
                SjTableCount    *count,
                GCancellable    *cancellable,
                SjProgressFunc   progress,
                gpointer         progress_data,
                GError         **error)
{
  guint n_columns = sj_table_get_n_columns (table);
  guint n_threads = sj_row_source_count_threads (sj_table_get_source (table));
  g_autofree guint *columns = g_new (guint, MAX (1, n_columns));
  g_autofree gpointer *consumers = g_new (gpointer, n_threads);
  SjRowScan scan = {
    .columns = columns,
    .n_columns = n_columns,
    .func = count_cells,
    .consumers = consumers,
    .n_threads = n_threads,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
  };
  gboolean done;

  g_return_val_if_fail (table != NULL && count != NULL, FALSE);

  if (sj_database_source_is (sj_table_get_source (table)))
    return ask_database (table, count, cancellable, error);

  *count = (SjTableCount) { .n_columns = n_columns, .filled = g_new0 (guint64, n_columns + 1) };
  for (guint i = 0; i < n_columns; i++)
    columns[i] = i;
  for (guint i = 0; i < n_threads; i++)
    consumers[i] = g_new0 (guint64, n_columns + 1);
  sj_table_begin_scan (table, &scan);
  done = sj_row_source_scan (sj_table_get_source (table), &scan, &count->rows, error);
  for (guint i = 0; i < n_threads; i++)
    {
      for (guint column = 0; column < n_columns; column++)
        count->filled[column] += ((guint64 *) consumers[i])[column];
      g_free (consumers[i]);
    }

  return done;
}

void
sj_table_count_clear (SjTableCount *count)
{
  g_return_if_fail (count != NULL);

  g_clear_pointer (&count->filled, g_free);
}
