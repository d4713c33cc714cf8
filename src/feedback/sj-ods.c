#define G_LOG_DOMAIN "sj-ods"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "feedback/sj-cell-format.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-workbook.h"
#include "feedback/sj-xml-part.h"

#define CONTENT "content.xml"
/* What LibreOffice holds. */
#define MAX_COLUMNS 16384
#define MAX_ROWS 1048576
#define MAX_CELL (128 * 1024)
#define MAX_REPEATED 100000000

/* Rows and cells that are alike are written once, with a number; the empty ones that fill the sheet
 * up to its end are passed over. */
typedef struct
{
  const SjSheetReader *reader; /* NULL while sheets are listed */
  GPtrArray *sheets;
  guint wanted;
  double fraction;

  guint n_tables; /* seen so far */
  gboolean in_table;
  SjSheetRow row;
  gboolean in_row;
  guint row_times;
  guint64 next_number;
  guint64 n_repeated; /* cells that stand for others */

  gboolean in_cell;
  guint column;
  guint cell_times;
  char *kind;
  GString *value; /* as the attributes say it */
  GString *text;  /* as the paragraphs say it */
  guint n_paragraphs;
  guint in_note;
  guint in_paragraph;

  gboolean done;
  gboolean too_wide;
  GError *error;
} Sheets;

static void
begin_table (Sheets                *sheets,
             const SjXmlAttributes *attributes)
{
  if (sheets->reader == NULL)
    {
      SjSheet *sheet = g_new0 (SjSheet, 1);

      sheet->name = sj_xml_attributes_dup (attributes, "name");
      if (sheet->name == NULL)
        sheet->name = g_strdup ("");
      g_ptr_array_add (sheets->sheets, sheet);
    }
  sheets->in_table = sheets->reader != NULL && sheets->n_tables == sheets->wanted;
  sheets->n_tables++;
}

static void
begin_row (Sheets                *sheets,
           const SjXmlAttributes *attributes)
{
  guint times = sj_xml_attributes_get_number (attributes, "number-rows-repeated", 1);

  sheets->in_row = TRUE;
  sheets->row_times = CLAMP (times, 1, MAX_ROWS);
  sheets->column = 0;
  sj_sheet_row_begin (&sheets->row, sheets->next_number);
}

static void
begin_cell (Sheets                *sheets,
            const SjXmlAttributes *attributes)
{
  static const char *const values[] = { "value", "date-value", "time-value", "boolean-value",
                                        "string-value" };

  sheets->in_cell = TRUE;
  sheets->cell_times =
    MAX (1, sj_xml_attributes_get_number (attributes, "number-columns-repeated", 1));
  g_free (sheets->kind);
  sheets->kind = sj_xml_attributes_dup (attributes, "value-type");
  g_string_truncate (sheets->value, 0);
  g_string_truncate (sheets->text, 0);
  sheets->n_paragraphs = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (values) && sheets->value->len == 0; i++)
    {
      g_autofree char *value = sj_xml_attributes_dup (attributes, values[i]);

      if (value != NULL)
        g_string_append (sheets->value, value);
    }
}

static void
begin_in_cell (Sheets                *sheets,
               const char            *name,
               const SjXmlAttributes *attributes)
{
  if (g_str_equal (name, "annotation"))
    sheets->in_note++;
  if (sheets->in_note > 0)
    return;

  if (g_str_equal (name, "p"))
    {
      if (sheets->n_paragraphs++ > 0)
        g_string_append_c (sheets->text, '\n');
      sheets->in_paragraph++;
    }
  else if (g_str_equal (name, "s"))
    {
      guint n = MIN (sj_xml_attributes_get_number (attributes, "c", 1), 1000);

      for (guint i = 0; i < n && sheets->text->len < MAX_CELL; i++)
        g_string_append_c (sheets->text, ' ');
    }
  else if (g_str_equal (name, "tab"))
    {
      g_string_append_c (sheets->text, '\t');
    }
  else if (g_str_equal (name, "line-break"))
    {
      g_string_append_c (sheets->text, '\n');
    }
}

static void
begin (gpointer               user_data,
       const char            *name,
       const SjXmlAttributes *attributes)
{
  Sheets *sheets = user_data;

  if (sheets->in_cell)
    begin_in_cell (sheets, name, attributes);
  else if (g_str_equal (name, "table"))
    begin_table (sheets, attributes);
  else if (!sheets->in_table)
    return;
  else if (g_str_equal (name, "table-row"))
    begin_row (sheets, attributes);
  else if (sheets->in_row &&
           (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell")))
    begin_cell (sheets, attributes);
}

/* "PT14H30M00S" is 14:30:00. */
static void
append_time (const char *value,
             GString    *text)
{
  guint hours = 0, minutes = 0;
  double seconds = 0.0;

  if (sscanf (value, "PT%uH%uM%lfS", &hours, &minutes, &seconds) == 3 && minutes < 60 &&
      seconds < 60.0)
    g_string_append_printf (text, "%02u:%02u:%02u", hours, minutes, (guint) seconds);
  else
    g_string_append (text, value);
}

/* Writes what the cell means, as the same cell of an Excel workbook is written. */
static void
put_value (Sheets *sheets)
{
  const char *kind = sheets->kind != NULL ? sheets->kind : "";
  const char *value = sheets->value->str;
  g_autoptr(GString) text = g_string_new (NULL);
  char *rest;
  double number = g_ascii_strtod (value, &rest);
  gboolean is_number = rest != value && *rest == '\0';

  if (is_number && g_str_equal (kind, "percentage"))
    sj_cell_format_append (SJ_CELL_FORMAT_PERCENT, number, FALSE, text);
  else if (is_number && (g_str_equal (kind, "float") || g_str_equal (kind, "currency")))
    sj_cell_format_append_number (number, text);
  else if (g_str_equal (kind, "date"))
    g_string_append (text, value);
  else if (g_str_equal (kind, "time"))
    append_time (value, text);
  else if (g_str_equal (kind, "boolean"))
    g_string_append (text, g_str_equal (value, "true") ? "TRUE" : "FALSE");
  else
    g_string_append_len (text, sheets->text->str, sheets->text->len);
  if (g_str_equal (kind, "date") && text->len > 10 && text->str[10] == 'T')
    text->str[10] = ' ';
  g_string_assign (sheets->text, text->str);
}

static void
end_cell (Sheets *sheets)
{
  sheets->in_cell = FALSE;
  sheets->in_note = sheets->in_paragraph = 0;
  put_value (sheets);
  if (sheets->text->len > 0)
    {
      guint end = sheets->column + MIN (sheets->cell_times, MAX_COLUMNS + 1);

      sheets->too_wide |= end > MAX_COLUMNS;
      for (guint column = sheets->column; column < MIN (end, MAX_COLUMNS); column++)
        sj_sheet_row_add (&sheets->row, column, sheets->text->str, sheets->text->len);
    }
  sheets->column += MIN (sheets->cell_times, MAX_COLUMNS + 1);
}

/* Cells that stand for many others cost nothing to write, but time to read. */
static gboolean
check_repeated (Sheets *sheets)
{
  sheets->n_repeated += (guint64) (sheets->row_times - 1) * sheets->row.cells->len;
  if (sheets->n_repeated <= MAX_REPEATED)
    return TRUE;

  g_set_error (&sheets->error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("The cells of the sheet stand for more others than any table of answers has"));
  return FALSE;
}

static void
end_row (Sheets *sheets)
{
  guint64 number = sheets->next_number;

  sheets->in_row = FALSE;
  sheets->next_number += sheets->row_times;
  /* What is left of a block is still parsed when the reader has had enough. */
  if (sheets->done || sheets->row.cells->len == 0)
    return;

  sheets->done = !sj_sheet_row_check (&sheets->row, &sheets->error) ||
                 !check_repeated (sheets);
  for (guint i = 0; i < sheets->row_times && !sheets->done; i++)
    {
      sheets->row.number = number + i;
      sheets->done =
        !sheets->reader->func (sheets->reader->user_data, &sheets->row, &sheets->error);
    }
}

static void
end (gpointer    user_data,
     const char *name)
{
  Sheets *sheets = user_data;

  if (g_str_equal (name, "table"))
    {
      sheets->done |= sheets->in_table;
      sheets->in_table = FALSE;
    }
  else if (sheets->in_cell &&
           (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell")))
    end_cell (sheets);
  else if (sheets->in_cell && g_str_equal (name, "annotation") && sheets->in_note > 0)
    sheets->in_note--;
  else if (sheets->in_cell && sheets->in_note == 0 && g_str_equal (name, "p") &&
           sheets->in_paragraph > 0)
    sheets->in_paragraph--;
  else if (sheets->in_row && g_str_equal (name, "table-row"))
    end_row (sheets);
}

static void
take_text (gpointer    user_data,
           const char *text,
           int         length)
{
  Sheets *sheets = user_data;

  if (sheets->in_paragraph > 0 && sheets->in_note == 0 && sheets->text->len < MAX_CELL)
    g_string_append_len (sheets->text, text, length);
}

static gboolean
go_on (gpointer   user_data,
       GError   **error)
{
  Sheets *sheets = user_data;
  const SjSheetReader *reader = sheets->reader;

  if (sheets->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sheets->error));
      return FALSE;
    }
  if (sheets->too_wide)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("The sheet has more than %d columns"), MAX_COLUMNS);
      return FALSE;
    }
  if (reader != NULL && g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;
  if (reader != NULL && reader->progress != NULL)
    reader->progress (sheets->fraction, reader->progress_data);

  return !sheets->done;
}

static gboolean
read_content (SjPackage  *package,
              Sheets     *sheets,
              GError    **error)
{
  const SjXmlReader xml = { .begin = begin, .end = end, .text = take_text, .go_on = go_on };
  gboolean fine;

  sj_sheet_row_init (&sheets->row);
  sheets->next_number = 1;
  sheets->value = g_string_new (NULL);
  sheets->text = g_string_new (NULL);
  fine = sj_xml_part_read (package, CONTENT, &xml, sheets, &sheets->fraction, error) &&
         (sheets->error == NULL && !sheets->too_wide ? TRUE : go_on (sheets, error));
  g_clear_error (&sheets->error);
  sj_sheet_row_clear (&sheets->row);
  g_string_free (sheets->value, TRUE);
  g_string_free (sheets->text, TRUE);
  g_free (sheets->kind);

  return fine;
}

/**
 * sj_ods_list_sheets:
 * @package: an OpenDocument spreadsheet
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type SjSheet): its sheets in their order, or %NULL
 *   with @error set
 */
GPtrArray *
sj_ods_list_sheets (SjPackage  *package,
                    GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (sj_sheet_free);
  Sheets sheets = { .sheets = list };

  g_return_val_if_fail (package != NULL, NULL);

  if (!read_content (package, &sheets, error))
    return NULL;

  return g_steal_pointer (&list);
}

/**
 * sj_ods_read_sheet:
 * @package: an OpenDocument spreadsheet
 * @sheet: which of its sheets, from 0
 * @reader: who takes the rows
 * @error: where to put a failure
 *
 * Reads the rows of a sheet in their order, without the empty ones.
 *
 * Returns: %FALSE with @error set if the file is damaged, the reader found a row wrong, or the work
 *   was cancelled
 */
gboolean
sj_ods_read_sheet (SjPackage            *package,
                   guint                 sheet,
                   const SjSheetReader  *reader,
                   GError              **error)
{
  Sheets sheets = { .reader = reader, .wanted = sheet };

  g_return_val_if_fail (package != NULL && reader != NULL, FALSE);

  return read_content (package, &sheets, error);
}
