#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table.h"

#include "feedback/sj-aggregate.h"
#include "feedback/sj-counts-source.h"
#include "feedback/sj-cross-table.h"
#include "feedback/sj-feedback-error.h"

/* The answers that a table of counts stands for, as a table of its own. */
static SjTable *
open_counts (SjTable  *table,
             GError  **error)
{
  g_auto(SjReading) reading = { 0 };
  SjCrossTable *counts = sj_cross_table_read (table, error);
  SjAggregate figures;

  /* What it is instead helps more. */
  if (counts == NULL && sj_aggregate_find (table, &figures) && error != NULL)
    {
      g_autofree char *sentence = sj_aggregate_refuse (table, &figures);

      g_clear_error (error);
      g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT, sentence);
    }
  if (counts == NULL)
    return NULL;

  sj_reading_init (&reading);
  reading.vendor = g_strdup ("generic");

  return sj_table_new (sj_counts_source_new (sj_table_get_source (table), counts), &reading, error);
}

/**
 * sj_table_open:
 * @path: a file, "-" for standard input, or a connection string of ODBC
 * @reading: what is said about encoding, delimiter, sheet, header and content
 * @error: where to put a failure
 *
 * Opens a table and looks at its beginning.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
SjTable *
sj_table_open (const char       *path,
               const SjReading  *reading,
               GError          **error)
{
  g_autoptr(SjTable) table = NULL;
  SjRowSource *source;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  source = sj_row_source_open (path, reading, error);
  if (source == NULL)
    return NULL;

  table = sj_table_new (source, reading, error);
  if (table == NULL || reading->content != SJ_CONTENT_COUNTS)
    return g_steal_pointer (&table);

  return open_counts (table, error);
}
