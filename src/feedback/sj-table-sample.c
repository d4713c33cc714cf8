#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-sample.h"

#include "feedback/sj-csv-scan.h"
#include "feedback/sj-dialect.h"

#define MAX_ROWS 2000
#define MAX_RECORDS 64 /* enough for a header below notes */

static GPtrArray *
read_row (const char *text,
          GArray     *ends)
{
  guint n_cells = MIN (ends->len, SJ_TABLE_MAX_COLUMNS);
  GPtrArray *row = g_ptr_array_new_full (n_cells, g_free);
  guint32 from = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      guint32 end = g_array_index (ends, guint32, i);
      SjCell cell = { .text = text + from, .length = end - from };

      cell.quoted = cell.length > 0 && *cell.text == '"';
      g_ptr_array_add (row, sj_cell_dup_text (&cell, NULL));
      from = end + 1;
    }

  return row;
}

/* How many rows a spreadsheet sees from @start to @end, where nothing but line ends stand. */
static guint64
count_breaks (const char *text,
              gsize       start,
              gsize       end)
{
  guint64 n = 0;

  for (gsize i = start; i < end; i++)
    n += text[i] == '\n' || i + 1 >= end || text[i + 1] != '\n';

  return n;
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
  sample->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sample->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  sample->blanks = g_byte_array_new ();

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
  guint64 number;

  g_return_val_if_fail (text != NULL && start <= length, NULL);

  sample = sj_table_sample_new_empty ();
  position = sj_dialect_skip_breaks (text, length, start);
  number = 1 + count_breaks (text, start, position) + (start > 0);
  while (position < length && sample->rows->len < MAX_ROWS)
    {
      gsize n = sj_csv_split_record (text + position, length - position, delimiter, ends);
      gsize end = position + n;

      if (end >= length && !whole && sample->rows->len > 0)
        break;
      g_ptr_array_add (sample->rows, read_row (text + position, ends));
      g_array_append_val (sample->offsets, position);
      g_array_append_val (sample->numbers, number);
      if (sample->records->len < MAX_RECORDS)
        g_ptr_array_add (sample->records, g_bytes_new (text + position, n));
      sample->too_wide |= ends->len > SJ_TABLE_MAX_COLUMNS;
      position = sj_dialect_skip_breaks (text, length, end);
      number += count_breaks (text, end, position);
    }
  g_array_append_val (sample->offsets, position);
  sample->whole = whole && position >= length;

  return sample;
}

void
sj_table_sample_free (SjTableSample *sample)
{
  if (sample == NULL)
    return;

  g_ptr_array_unref (sample->rows);
  g_array_unref (sample->offsets);
  g_ptr_array_unref (sample->records);
  g_array_unref (sample->numbers);
  g_byte_array_unref (sample->blanks);
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

static guint8
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;

  return TRUE;
}

/* Asked of every row for every column. */
gboolean
sj_table_sample_row_is_blank (SjTableSample *sample,
                              guint          row)
{
  g_return_val_if_fail (sample != NULL && row < sample->rows->len, TRUE);

  if (sample->blanks->len != sample->rows->len)
    {
      g_byte_array_set_size (sample->blanks, sample->rows->len);
      for (guint i = 0; i < sample->rows->len; i++)
        sample->blanks->data[i] = is_blank (g_ptr_array_index (sample->rows, i));
    }

  return sample->blanks->data[row];
}

/**
 * sj_table_sample_get_number:
 *
 * Returns: the number of a row of the file, from 1, blank rows counted
 */
guint64
sj_table_sample_get_number (SjTableSample *sample,
                            guint          row)
{
  guint n_known;

  g_return_val_if_fail (sample != NULL, 0);

  n_known = sample->numbers->len;
  if (row < n_known)
    return g_array_index (sample->numbers, guint64, row);

  return n_known > 0 ? g_array_index (sample->numbers, guint64, n_known - 1) + row - n_known + 1
                     : (guint64) row + 1;
}

/**
 * sj_table_sample_is_after_gap:
 *
 * Returns: whether blank rows that the sample does not hold stand right above the row
 */
gboolean
sj_table_sample_is_after_gap (SjTableSample *sample,
                              guint          row)
{
  g_return_val_if_fail (sample != NULL, FALSE);

  return row > 0 && sj_table_sample_get_number (sample, row) >
                      sj_table_sample_get_number (sample, row - 1) + 1;
}

/**
 * sj_table_sample_find_row:
 * @sample: a sample
 * @number: the number of a row in the file
 * @row: (out): that row of the sample, or the next that is not blank
 *
 * Returns: whether the sample reaches that far
 */
gboolean
sj_table_sample_find_row (SjTableSample *sample,
                          guint64        number,
                          guint         *row)
{
  g_return_val_if_fail (sample != NULL && row != NULL, FALSE);

  for (guint i = 0; i < sample->rows->len; i++)
    if (sj_table_sample_get_number (sample, i) >= number)
      {
        *row = i;
        return TRUE;
      }

  return FALSE;
}
