#define G_LOG_DOMAIN "sj-sheet"

#include "config.h"

#include "feedback/sj-sheet-row.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-table-rows.h"

void
sj_sheet_row_init (SjSheetRow *row)
{
  row->number = 0;
  row->too_long = FALSE;
  row->text = g_string_new (NULL);
  row->cells = g_array_new (FALSE, FALSE, sizeof (SjSheetCell));
}

void
sj_sheet_row_clear (SjSheetRow *row)
{
  g_string_free (row->text, TRUE);
  g_array_unref (row->cells);
}

/**
 * sj_sheet_row_begin:
 * @row: a row
 * @number: its number in the file, from 1
 *
 * Empties the row for the next one.
 */
void
sj_sheet_row_begin (SjSheetRow *row,
                    guint64     number)
{
  row->number = number;
  row->too_long = FALSE;
  g_string_truncate (row->text, 0);
  g_array_set_size (row->cells, 0);
}

/**
 * sj_sheet_row_add:
 * @row: a row
 * @column: a column behind those that were added
 * @text: what the cell says
 * @length: its length; an empty cell is not added
 */
void
sj_sheet_row_add (SjSheetRow *row,
                  guint       column,
                  const char *text,
                  gsize       length)
{
  SjSheetCell cell = { .column = column, .start = row->text->len, .length = length };

  if (length == 0)
    return;
  if (row->text->len + length > SJ_SHEET_ROW_MAX)
    {
      row->too_long = TRUE;
      return;
    }

  g_string_append_len (row->text, text, length);
  g_array_append_val (row->cells, cell);
}

/**
 * sj_sheet_row_check:
 * @row: a row that is complete
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the row held more text than it may
 */
gboolean
sj_sheet_row_check (const SjSheetRow  *row,
                    GError           **error)
{
  g_autofree char *number = NULL;

  if (!row->too_long)
    return TRUE;

  number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->number);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               /* Translators: the number of a row, a number */
               _("Row %s: it is longer than %d MiB, which no row of answers is"), number,
               SJ_SHEET_ROW_MAX / (1024 * 1024));
  return FALSE;
}

/**
 * sj_sheet_row_to_texts:
 * @row: a row
 *
 * Returns: (transfer full) (element-type utf8): all cells up to the last that is not empty
 */
GPtrArray *
sj_sheet_row_to_texts (const SjSheetRow *row)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const SjSheetCell *found = &g_array_index (row->cells, SjSheetCell, i);
      SjCell cell = { .text = row->text->str + found->start, .length = (guint32) found->length };

      while (texts->len < found->column)
        g_ptr_array_add (texts, g_strdup (""));
      g_ptr_array_add (texts, sj_cell_dup_text (&cell, NULL));
    }

  return texts;
}
