#define G_LOG_DOMAIN "sj-xlsx"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-xlsx-parts.h"
#include "feedback/sj-xml-part.h"

/* Excel's own limits (ECMA-376 says none). */
#define MAX_COLUMNS 16384
#define MAX_CELL (128 * 1024)

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
} CellType;

typedef struct
{
  SjXlsxStrings *strings;
  const SjCellFormat *formats;
  guint n_formats;
  gboolean from_1904;
  const SjSheetReader *reader;
  double fraction;

  SjSheetRow row;
  gboolean in_row;
  guint column; /* of the next cell that does not say where it is */
  CellType type;
  SjCellFormat format;
  GString *value; /* of the cell that is read */
  GString *scratch;
  gboolean in_value;
  guint in_phonetic;
  gboolean done;
  gboolean too_wide;
  GError *error;
} Cells;

/* "BC17" is column 54, from 0. */
static gboolean
parse_column (const char *reference,
              int         length,
              guint      *column)
{
  guint number = 0;
  int i;

  for (i = 0; i < length && g_ascii_isalpha (reference[i]) && i < 4; i++)
    number = number * 26 + (g_ascii_toupper (reference[i]) - 'A' + 1);
  if (i == 0 || number == 0)
    return FALSE;
  *column = number - 1;

  return TRUE;
}

static CellType
parse_type (const SjXmlAttributes *attributes)
{
  int length;
  const char *type = sj_xml_attributes_find (attributes, "t", &length);

  if (type == NULL || (length == 1 && *type == 'n'))
    return CELL_NUMBER;
  if (length == 1 && *type == 's')
    return CELL_SHARED;
  if (length == 1 && *type == 'b')
    return CELL_BOOLEAN;

  return CELL_TEXT;
}

static void
begin_cell (Cells                 *cells,
            const SjXmlAttributes *attributes)
{
  int length;
  const char *reference = sj_xml_attributes_find (attributes, "r", &length);
  guint style = sj_xml_attributes_get_number (attributes, "s", 0);
  guint column;

  if (reference != NULL && parse_column (reference, length, &column) && column >= cells->column)
    cells->column = column;
  cells->type = parse_type (attributes);
  cells->format = style < cells->n_formats ? cells->formats[style] : SJ_CELL_FORMAT_NUMBER;
  g_string_truncate (cells->value, 0);
}

static void
begin (gpointer               user_data,
       const char            *name,
       const SjXmlAttributes *attributes)
{
  Cells *cells = user_data;

  if (name[0] == 'c' && name[1] == '\0' && cells->in_row)
    {
      begin_cell (cells, attributes);
    }
  else if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
    {
      cells->in_value = cells->in_phonetic == 0;
    }
  else if (g_str_equal (name, "row"))
    {
      guint number = sj_xml_attributes_get_number (attributes, "r", 0);

      sj_sheet_row_begin (&cells->row, number > cells->row.number ? number : cells->row.number + 1);
      cells->in_row = TRUE;
      cells->column = 0;
    }
  else if (g_str_equal (name, "rPh"))
    {
      cells->in_phonetic++;
    }
}

static gboolean
is_plain_number (const GString *value)
{
  if (value->len == 0 || value->len > 15 || (value->str[0] == '0' && value->len > 1))
    return FALSE;
  for (gsize i = 0; i < value->len; i++)
    if (!g_ascii_isdigit (value->str[i]))
      return FALSE;

  return TRUE;
}

static void
add_number (Cells *cells)
{
  GString *value = cells->value;
  char *rest;
  double number;

  if (cells->format == SJ_CELL_FORMAT_NUMBER && is_plain_number (value))
    {
      sj_sheet_row_add (&cells->row, cells->column, value->str, value->len);
      return;
    }

  g_string_truncate (cells->scratch, 0);
  number = g_ascii_strtod (value->str, &rest);
  if (rest == value->str || *rest != '\0')
    g_string_append_len (cells->scratch, value->str, value->len);
  else
    sj_cell_format_append (cells->format, number, cells->from_1904, cells->scratch);
  sj_sheet_row_add (&cells->row, cells->column, cells->scratch->str, cells->scratch->len);
}

static void
end_cell (Cells *cells)
{
  GString *value = cells->value;
  const char *text;
  gsize length;

  cells->too_wide |= cells->column >= MAX_COLUMNS;
  if (value->len > 0 && !cells->too_wide)
    switch (cells->type)
      {
      case CELL_SHARED:
        text = sj_xlsx_strings_get (cells->strings,
                                    (guint) MIN (g_ascii_strtoull (value->str, NULL, 10),
                                                 G_MAXUINT - 1),
                                    &length);
        sj_sheet_row_add (&cells->row, cells->column, text, length);
        break;
      case CELL_BOOLEAN:
        text = *value->str == '0' ? "FALSE" : "TRUE";
        sj_sheet_row_add (&cells->row, cells->column, text, strlen (text));
        break;
      case CELL_NUMBER:
        add_number (cells);
        break;
      case CELL_TEXT:
      default:
        sj_sheet_row_add (&cells->row, cells->column, value->str, value->len);
        break;
      }
  g_string_truncate (value, 0);
  cells->column++;
}

static void
end_row (Cells *cells)
{
  cells->in_row = FALSE;
  if (cells->done)
    return;

  cells->done = !sj_sheet_row_check (&cells->row, &cells->error) ||
                !cells->reader->func (cells->reader->user_data, &cells->row, &cells->error);
}

static void
end (gpointer    user_data,
     const char *name)
{
  Cells *cells = user_data;

  if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
    cells->in_value = FALSE;
  else if (name[0] == 'c' && name[1] == '\0' && cells->in_row)
    end_cell (cells);
  else if (g_str_equal (name, "row"))
    end_row (cells);
  else if (g_str_equal (name, "rPh") && cells->in_phonetic > 0)
    cells->in_phonetic--;
}

static void
take_text (gpointer    user_data,
           const char *text,
           int         length)
{
  Cells *cells = user_data;

  if (cells->in_value && cells->in_row && cells->value->len < MAX_CELL)
    g_string_append_len (cells->value, text, length);
}

static gboolean
go_on (gpointer   user_data,
       GError   **error)
{
  Cells *cells = user_data;
  const SjSheetReader *reader = cells->reader;

  if (cells->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cells->error));
      return FALSE;
    }
  if (cells->too_wide)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("The sheet has more than %d columns"), MAX_COLUMNS);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;
  if (reader->progress != NULL)
    reader->progress (cells->fraction, reader->progress_data);

  return !cells->done;
}

/**
 * sj_xlsx_read_cells:
 * @package: an Excel workbook
 * @part: the part of a sheet
 * @strings: the texts that cells share
 * @formats: (element-type SjCellFormat): what numbers stand for, by style
 * @from_1904: whether days are counted from 1904
 * @reader: who takes the rows
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the part is damaged, the reader found a row wrong, or the work
 *   was cancelled
 */
gboolean
sj_xlsx_read_cells (SjPackage            *package,
                    const char           *part,
                    SjXlsxStrings        *strings,
                    GArray               *formats,
                    gboolean              from_1904,
                    const SjSheetReader  *reader,
                    GError              **error)
{
  const SjXmlReader xml = { .begin = begin, .end = end, .text = take_text, .go_on = go_on };
  Cells cells = {
    .strings = strings,
    .formats = (const SjCellFormat *) (void *) formats->data,
    .n_formats = formats->len,
    .from_1904 = from_1904,
    .reader = reader,
    .value = g_string_new (NULL),
    .scratch = g_string_new (NULL),
  };
  gboolean fine;

  sj_sheet_row_init (&cells.row);
  fine = sj_xml_part_read (package, part, &xml, &cells, &cells.fraction, error) &&
         (cells.error == NULL && !cells.too_wide ? TRUE : go_on (&cells, error));
  g_clear_error (&cells.error);
  sj_sheet_row_clear (&cells.row);
  g_string_free (cells.value, TRUE);
  g_string_free (cells.scratch, TRUE);

  return fine;
}
