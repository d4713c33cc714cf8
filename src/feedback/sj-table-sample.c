#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-sample.h"

#include "feedback/sj-csv-scan.h"
#include "feedback/sj-dialect.h"

#define MAX_ROWS 2000

static GPtrArray *
read_row (const char *text,
          GArray     *ends)
{
  GPtrArray *row = g_ptr_array_new_full (ends->len, g_free);
  guint32 from = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      guint32 end = g_array_index (ends, guint32, i);
      SjCell cell = { .text = text + from, .length = end - from };

      cell.quoted = cell.length > 0 && *cell.text == '"';
      g_ptr_array_add (row, sj_cell_dup_text (&cell, NULL));
      from = end + 1;
    }

  return row;
}

/**
 * sj_table_sample_new_empty:
 *
 * Returns: (transfer full): a sample that rows can be added to
 */
SjTableSample *
sj_table_sample_new_empty (void)
{
  SjTableSample *sample = g_new0 (SjTableSample, 1);

  sample->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  sample->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  return sample;
}

/**
 * sj_table_sample_new:
 * @text: the beginning of a table as UTF-8
 * @length: its length
 * @start: where the first row starts
 * @delimiter: the byte between two cells
 * @whole: whether @text is all of the table; otherwise its last row may be cut off
 *
 * Reads at most 2,000 rows.
 *
 * Returns: (transfer full): the sample
 */
SjTableSample *
sj_table_sample_new (const char *text,
                     gsize       length,
                     gsize       start,
                     char        delimiter,
                     gboolean    whole)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  SjTableSample *sample;
  gsize position;

  g_return_val_if_fail (text != NULL && start <= length, NULL);

  sample = sj_table_sample_new_empty ();
  position = sj_dialect_skip_breaks (text, length, start);
  while (position < length && sample->rows->len < MAX_ROWS)
    {
      gsize n = sj_csv_split_record (text + position, length - position, delimiter, ends);

      if (position + n >= length && !whole && sample->rows->len > 0)
        break;
      g_ptr_array_add (sample->rows, read_row (text + position, ends));
      g_array_append_val (sample->offsets, position);
      position = sj_dialect_skip_breaks (text, length, position + n);
    }
  g_array_append_val (sample->offsets, position);

  return sample;
}

void
sj_table_sample_free (SjTableSample *sample)
{
  if (sample == NULL)
    return;

  g_ptr_array_unref (sample->rows);
  g_array_unref (sample->offsets);
  g_free (sample);
}

/**
 * sj_table_sample_get_cell:
 *
 * Returns: (transfer none): a cell, "" where the row is too short
 */
const char *
sj_table_sample_get_cell (SjTableSample *sample,
                          guint          row,
                          guint          column)
{
  GPtrArray *cells;

  g_return_val_if_fail (sample != NULL && row < sample->rows->len, "");

  cells = g_ptr_array_index (sample->rows, row);
  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

gboolean
sj_table_sample_row_is_blank (SjTableSample *sample,
                              guint          row)
{
  GPtrArray *cells;

  g_return_val_if_fail (sample != NULL && row < sample->rows->len, TRUE);

  cells = g_ptr_array_index (sample->rows, row);
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;

  return TRUE;
}
