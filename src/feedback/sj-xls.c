#define G_LOG_DOMAIN "sj-xls"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-workbook.h"
#include "feedback/sj-xls-parts.h"

/* Workbooks of Excel 97 to 2003, and of 5.0 and 95, whose records are alike but for their texts
 * ([MS-XLS]; the older one is described in OpenOffice.org's documentation of the file format). */

#define VERSION_8 0x0600
#define VERSION_5 0x0500
#define MAX_COLUMNS 16384
#define MAX_TEXT 32767

/* What holds for the whole workbook. */
typedef struct
{
  gboolean is_old;     /* texts are in the code page */
  gboolean from_1904;
  gboolean encrypted;
  char *code;          /* encoding of old texts */
  GHashTable *codes;   /* the number of a format → its SjCellFormat */
  GArray *formats;     /* SjCellFormat: of each style */
  SjXlsStrings strings;
  GPtrArray *sheets;   /* SjSheet */
} Workbook;

typedef struct
{
  const Workbook *workbook;
  const SjSheetReader *reader;
  SjSheetRow row;
  gboolean in_row;
  guint row_number; /* from 0 */
  gboolean done;
  GString *text;
  /* A formula whose text comes in the record behind it. */
  gboolean waits;
  guint waiting_row, waiting_column;
  guint depth; /* of charts within the sheet */
} Cells;

static void
workbook_init (Workbook *workbook)
{
  memset (workbook, 0, sizeof *workbook);
  workbook->codes = g_hash_table_new (NULL, NULL);
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (SjCellFormat));
  workbook->sheets = g_ptr_array_new_with_free_func (sj_sheet_free);
  sj_xls_strings_init (&workbook->strings);
}

static void
workbook_clear (Workbook *workbook)
{
  g_free (workbook->code);
  g_hash_table_unref (workbook->codes);
  g_array_unref (workbook->formats);
  g_ptr_array_unref (workbook->sheets);
  sj_xls_strings_clear (&workbook->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

/* A text with its length in front, of one or two bytes. Old ones have no flags. */
static void
append_string (const Workbook    *workbook,
               const SjXlsRecord *record,
               gsize              at,
               gsize              length_size,
               GString           *text)
{
  const guint8 *bytes = record->bytes + at;
  gsize n = length_size == 1 ? bytes[0] : sj_xls_get_16 (bytes);
  gsize start = at + length_size + (workbook->is_old ? 0 : 1);
  gboolean wide = !workbook->is_old && (bytes[length_size] & 1) != 0;
  gsize left = record->length > start ? record->length - start : 0;

  sj_xls_append_text (text, record->bytes + start, MIN (n, left / (wide ? 2 : 1)), wide,
                      workbook->is_old ? workbook->code : NULL);
}

static void
take_sheet (Workbook          *workbook,
            const SjXlsRecord *record)
{
  g_autoptr(GString) name = g_string_new (NULL);
  SjSheet *sheet;

  /* Other kinds are charts and modules of macros. */
  if (record->length < 8 || (record->bytes[5] & 0x0F) != 0)
    return;

  append_string (workbook, record, 6, 1, name);
  sheet = g_new0 (SjSheet, 1);
  sheet->name = g_strdup (name->str);
  sheet->offset = sj_xls_get_32 (record->bytes);
  sheet->hidden = (record->bytes[4] & 3) != 0;
  g_ptr_array_add (workbook->sheets, sheet);
}

static void
take_format (Workbook          *workbook,
             const SjXlsRecord *record)
{
  g_autoptr(GString) code = g_string_new (NULL);

  append_string (workbook, record, 2, workbook->is_old ? 1 : 2, code);
  g_hash_table_insert (workbook->codes, GUINT_TO_POINTER (sj_xls_get_16 (record->bytes)),
                       GUINT_TO_POINTER (sj_cell_format_from_code (code->str)));
}

/* Formats come before the styles that use them. */
static void
take_style (Workbook          *workbook,
            const SjXlsRecord *record)
{
  guint id = sj_xls_get_16 (record->bytes + 2);
  gpointer known;
  SjCellFormat format = sj_cell_format_from_id (id);

  if (g_hash_table_lookup_extended (workbook->codes, GUINT_TO_POINTER (id), NULL, &known))
    format = (SjCellFormat) GPOINTER_TO_UINT (known);
  g_array_append_val (workbook->formats, format);
}

static gboolean
take_global (Workbook           *workbook,
             SjXlsReader        *reader,
             const SjXlsRecord  *record,
             GError            **error)
{
  switch (record->type)
    {
    case SJ_XLS_FILE_PASS:
      workbook->encrypted = TRUE;
      break;
    case SJ_XLS_DATE_MODE:
      workbook->from_1904 = sj_xls_get_16 (record->bytes) == 1;
      break;
    case SJ_XLS_CODE_PAGE:
      g_free (workbook->code);
      workbook->code = sj_xls_get_16 (record->bytes) == 10000
                         ? g_strdup ("macintosh")
                         : g_strdup_printf ("CP%u", sj_xls_get_16 (record->bytes));
      break;
    case SJ_XLS_BOUND_SHEET:
      take_sheet (workbook, record);
      break;
    case SJ_XLS_FORMAT:
      take_format (workbook, record);
      break;
    case SJ_XLS_XF:
      take_style (workbook, record);
      break;
    case SJ_XLS_SST:
      return sj_xls_strings_read (&workbook->strings, reader, record, error);
    default:
      break;
    }

  return TRUE;
}

static gboolean
check_version (Workbook           *workbook,
               SjCompoundFile     *file,
               const SjXlsRecord  *record,
               GError            **error)
{
  guint16 version = sj_xls_get_16 (record->bytes);

  workbook->is_old = version == VERSION_5;
  if (record->type == SJ_XLS_BOF && (version == VERSION_8 || version == VERSION_5))
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("“%s” is cut off, or no workbook of Excel 5.0 or later; save it as .xlsx or CSV"),
               sj_compound_file_get_name (file));
  return FALSE;
}

static gboolean
fail_encrypted (SjCompoundFile  *file,
                GError         **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("“%s” is encrypted; open it with its password and save it without one"),
               sj_compound_file_get_name (file));
  return FALSE;
}

static gboolean
read_globals (Workbook        *workbook,
              SjCompoundFile  *file,
              SjXlsReader     *reader,
              GError         **error)
{
  SjXlsRecord record = { .bytes = (const guint8[SJ_XLS_PADDING]) { 0 } };
  GError *problem = NULL;

  if (!sj_xls_reader_next (reader, &record, &problem) && problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (!check_version (workbook, file, &record, error))
    return FALSE;
  while (sj_xls_reader_next (reader, &record, &problem) && record.type != SJ_XLS_EOF &&
         !workbook->encrypted)
    if (!take_global (workbook, reader, &record, error))
      return FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return !workbook->encrypted || fail_encrypted (file, error);
}

/**
 * sj_xls_open:
 * @path: a file
 * @error: where to put a failure
 *
 * Opens a workbook of Excel before 2007. An encrypted one of later days is packed into a file of
 * the same kind.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set if it is damaged,
 *   encrypted or no workbook
 */
SjCompoundFile *
sj_xls_open (const char  *path,
             GError     **error)
{
  g_autoptr(SjCompoundFile) file = sj_compound_file_open (path, error);
  const char *name;

  if (file == NULL)
    return NULL;
  if (sj_compound_file_has_stream (file, "EncryptedPackage"))
    {
      fail_encrypted (file, error);
      return NULL;
    }
  name = sj_compound_file_has_stream (file, "Workbook") ? "Workbook" : "Book";
  if (!sj_compound_file_has_stream (file, name))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is an old file of Microsoft Office but no workbook"),
                   sj_compound_file_get_name (file));
      return NULL;
    }

  return sj_compound_file_open_stream (file, name, error) ? g_steal_pointer (&file) : NULL;
}

static gboolean
flush_row (Cells   *cells,
           GError **error)
{
  GError *problem = NULL;

  if (!cells->in_row)
    return TRUE;

  cells->in_row = FALSE;
  if (!sj_sheet_row_check (&cells->row, error))
    return FALSE;
  cells->done = !cells->reader->func (cells->reader->user_data, &cells->row, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, problem);
  return FALSE;
}

/* Cells come row by row, and within a row by column; any that does not is left out. */
static gboolean
put_text (Cells       *cells,
          guint        row,
          guint        column,
          const char  *text,
          gsize        length,
          GError     **error)
{
  const GArray *known = cells->row.cells;

  if (column >= MAX_COLUMNS || length == 0)
    return TRUE;
  if (!cells->in_row || row != cells->row_number)
    {
      if (!flush_row (cells, error))
        return FALSE;
      sj_sheet_row_begin (&cells->row, (guint64) row + 1);
      cells->in_row = TRUE;
      cells->row_number = row;
    }
  if (known->len == 0 || g_array_index (known, SjSheetCell, known->len - 1).column < column)
    sj_sheet_row_add (&cells->row, column, text, MIN (length, MAX_TEXT * 4));

  return TRUE;
}

static gboolean
put_number (Cells             *cells,
            const SjXlsRecord *record,
            guint              column,
            guint              style,
            double             value,
            GError           **error)
{
  const GArray *formats = cells->workbook->formats;
  SjCellFormat format = style < formats->len ? g_array_index (formats, SjCellFormat, style)
                                             : SJ_CELL_FORMAT_NUMBER;

  g_string_truncate (cells->text, 0);
  sj_cell_format_append (format, value, cells->workbook->from_1904, cells->text);

  return put_text (cells, sj_xls_get_16 (record->bytes), column, cells->text->str, cells->text->len,
                   error);
}

static double
get_double (const guint8 *bytes)
{
  guint64 bits = sj_xls_get_32 (bytes) | (guint64) sj_xls_get_32 (bytes + 4) << 32;
  double value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

/* A number in 30 bits: whole or the upper half of a double, perhaps in hundredths. */
static double
get_rk (const guint8 *bytes)
{
  guint32 bits = sj_xls_get_32 (bytes);
  double value;

  if ((bits & 2) != 0)
    {
      value = (double) ((gint32) bits >> 2);
    }
  else
    {
      guint64 wide = (guint64) (bits & 0xFFFFFFFC) << 32;

      memcpy (&value, &wide, sizeof value);
    }

  return (bits & 1) != 0 ? value / 100 : value;
}

static const char *
get_error_text (guint8 code)
{
  switch (code)
    {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
    }
}

static gboolean
put_logical (Cells             *cells,
             const SjXlsRecord *record,
             guint8             value,
             gboolean           is_error,
             GError           **error)
{
  const char *text = is_error ? get_error_text (value) : value != 0 ? "TRUE" : "FALSE";

  return put_text (cells, sj_xls_get_16 (record->bytes), sj_xls_get_16 (record->bytes + 2), text,
                   strlen (text), error);
}

/* What a formula gave when the workbook was saved. */
static gboolean
take_formula (Cells             *cells,
              const SjXlsRecord *record,
              GError           **error)
{
  const guint8 *result = record->bytes + 6;

  if (sj_xls_get_16 (result + 6) != 0xFFFF)
    return put_number (cells, record, sj_xls_get_16 (record->bytes + 2),
                       sj_xls_get_16 (record->bytes + 4), get_double (result), error);

  cells->waits = result[0] == 0;
  cells->waiting_row = sj_xls_get_16 (record->bytes);
  cells->waiting_column = sj_xls_get_16 (record->bytes + 2);
  if (result[0] == 1 || result[0] == 2)
    return put_logical (cells, record, result[2], result[0] == 2, error);

  return TRUE;
}

static gboolean
take_multiple (Cells             *cells,
               const SjXlsRecord *record,
               GError           **error)
{
  guint first = sj_xls_get_16 (record->bytes + 2);
  guint n = record->length >= 6 ? (record->length - 6) / 6 : 0;

  for (guint i = 0; i < n; i++)
    {
      const guint8 *bytes = record->bytes + 4 + i * 6;

      if (!put_number (cells, record, first + i, sj_xls_get_16 (bytes), get_rk (bytes + 2), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_string (Cells             *cells,
             const SjXlsRecord *record,
             gsize              at,
             guint              row,
             guint              column,
             GError           **error)
{
  g_string_truncate (cells->text, 0);
  append_string (cells->workbook, record, at, 2, cells->text);

  return put_text (cells, row, column, cells->text->str, cells->text->len, error);
}

static gboolean
take_shared (Cells             *cells,
             const SjXlsRecord *record,
             GError           **error)
{
  gsize length;
  const char *text = sj_xls_strings_get (&cells->workbook->strings,
                                         sj_xls_get_32 (record->bytes + 6), &length);

  return put_text (cells, sj_xls_get_16 (record->bytes), sj_xls_get_16 (record->bytes + 2), text,
                   length, error);
}

static gboolean
take_cell (Cells             *cells,
           const SjXlsRecord *record,
           GError           **error)
{
  guint row = sj_xls_get_16 (record->bytes);
  guint column = sj_xls_get_16 (record->bytes + 2);
  guint style = sj_xls_get_16 (record->bytes + 4);

  switch (record->type)
    {
    case SJ_XLS_NUMBER:
      return put_number (cells, record, column, style, get_double (record->bytes + 6), error);
    case SJ_XLS_RK:
      return put_number (cells, record, column, style, get_rk (record->bytes + 6), error);
    case SJ_XLS_MUL_RK:
      return take_multiple (cells, record, error);
    case SJ_XLS_LABEL_SST:
      return take_shared (cells, record, error);
    case SJ_XLS_LABEL:
    case SJ_XLS_RICH_STRING:
      return take_string (cells, record, 6, row, column, error);
    case SJ_XLS_BOOL_ERR:
      return put_logical (cells, record, record->bytes[6], record->bytes[7] != 0, error);
    case SJ_XLS_FORMULA:
      return take_formula (cells, record, error);
    case SJ_XLS_STRING:
      if (!cells->waits)
        return TRUE;
      cells->waits = FALSE;
      return take_string (cells, record, 0, cells->waiting_row, cells->waiting_column, error);
    default:
      return TRUE;
    }
}

static gboolean
report (Cells        *cells,
        SjXlsReader  *reader,
        GError      **error)
{
  const SjSheetReader *taker = cells->reader;

  if (g_cancellable_set_error_if_cancelled (taker->cancellable, error))
    return FALSE;
  if (taker->progress != NULL)
    taker->progress (sj_xls_reader_get_fraction (reader), taker->progress_data);

  return TRUE;
}

#define RECORDS_PER_REPORT 4096

static gboolean
read_cells (Cells        *cells,
            SjXlsReader  *reader,
            GError      **error)
{
  SjXlsRecord record;
  GError *problem = NULL;
  guint n = 0;

  while (!cells->done && sj_xls_reader_next (reader, &record, &problem))
    {
      if (record.type == SJ_XLS_BOF)
        cells->depth++;
      else if (record.type == SJ_XLS_EOF && cells->depth-- <= 1)
        break;
      else if (cells->depth == 1 && !take_cell (cells, &record, error))
        return FALSE;
      if (++n % RECORDS_PER_REPORT == 0 && !report (cells, reader, error))
        return FALSE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return cells->done || flush_row (cells, error);
}

/**
 * sj_xls_list_sheets:
 * @file: a workbook of Excel before 2007
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type SjSheet): its sheets of cells in their order,
 *   or %NULL with @error set if it is damaged, encrypted or no workbook
 */
GPtrArray *
sj_xls_list_sheets (SjCompoundFile  *file,
                    GError         **error)
{
  g_autoptr(SjXlsReader) reader = NULL;
  g_auto(Workbook) workbook;

  workbook_init (&workbook);
  g_return_val_if_fail (file != NULL, NULL);

  reader = sj_xls_reader_new (file);
  if (!read_globals (&workbook, file, reader, error))
    return NULL;

  return g_ptr_array_ref (workbook.sheets);
}

/**
 * sj_xls_read_sheet:
 * @file: a workbook of Excel before 2007
 * @sheet: one of its sheets
 * @reader: who takes the rows
 * @error: where to put a failure
 *
 * Reads the rows of a sheet in their order, without the empty ones. Only the texts that cells share
 * are held in memory.
 *
 * Returns: %FALSE with @error set if the workbook is damaged, the reader found a row wrong, or the
 *   work was cancelled
 */
gboolean
sj_xls_read_sheet (SjCompoundFile       *file,
                   const SjSheet        *sheet,
                   const SjSheetReader  *reader,
                   GError              **error)
{
  g_autoptr(SjXlsReader) records = NULL;
  g_auto(Workbook) workbook;
  Cells cells = { .workbook = &workbook, .reader = reader };
  gboolean fine;

  workbook_init (&workbook);
  g_return_val_if_fail (file != NULL && sheet != NULL && reader != NULL, FALSE);

  records = sj_xls_reader_new (file);
  if (!read_globals (&workbook, file, records, error))
    return FALSE;

  sj_sheet_row_init (&cells.row);
  cells.text = g_string_new (NULL);
  sj_xls_reader_seek (records, sheet->offset);
  fine = read_cells (&cells, records, error);
  sj_sheet_row_clear (&cells.row);
  g_string_free (cells.text, TRUE);

  return fine;
}
