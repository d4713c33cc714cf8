#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-statistics-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#ifdef HAVE_XLSXWRITER
#include <xlsxwriter.h>
#endif

#include "io/sj-io-error.h"
#include "io/sj-json-number.h"

/*
 * Statistics of series as a table for other programs: numbers as numbers in full precision, and
 * beside the table which formula each column has.
 */

static void
append_quoted (GString    *csv,
               const char *text)
{
  /* A spreadsheet would take such a title for a formula. */
  const char *guard = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "";

  if (*guard == '\0' && strpbrk (text, ",\"\n\r") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_printf (csv, "\"%s", guard);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static void
append_cell (GString                 *csv,
             const SjStatisticsTable *table,
             guint                    row,
             SjStatistic              statistic)
{
  double number;

  g_string_append_c (csv, ',');
  if (statistic == SJ_STATISTIC_METRIC)
    /* What reads it is a program, in whatever language the person reads. */
    append_quoted (csv, sj_series_get_metric (sj_statistics_table_get_series (table)));
  else if (!sj_statistic_is_number (statistic))
    {
      g_autofree char *text = sj_statistics_table_get_text (table, row, statistic);

      append_quoted (csv, text);
    }
  else if (sj_statistics_table_get_number (table, row, statistic, &number))
    {
      sj_json_number_append (csv, number);
    }
}

/**
 * sj_statistics_export_csv:
 * @tables: (element-type SjStatisticsTable): tables
 *
 * Returns: (transfer full): UTF-8 with commas and a header, one line a point; what is hidden has no
 *   numbers
 */
GBytes *
sj_statistics_export_csv (GPtrArray *tables)
{
  GString *csv = g_string_new ("series");

  g_return_val_if_fail (tables != NULL, NULL);

  for (int i = 0; i < SJ_N_STATISTICS; i++)
    g_string_append_printf (csv, ",%s", sj_statistic_get_id (i));
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < tables->len; i++)
    {
      const SjStatisticsTable *table = g_ptr_array_index (tables, i);
      g_autofree char *title = sj_series_describe_title (sj_statistics_table_get_series (table));

      for (guint row = 0; row < sj_statistics_table_get_n_rows (table); row++)
        {
          append_quoted (csv, title);
          for (int j = 0; j < SJ_N_STATISTICS; j++)
            append_cell (csv, table, row, j);
          g_string_append (csv, "\r\n");
        }
    }

  return g_string_free_to_bytes (csv);
}

/**
 * sj_statistics_export_xlsx_is_available:
 *
 * Returns: whether this build can write workbooks
 */
gboolean
sj_statistics_export_xlsx_is_available (void)
{
#ifdef HAVE_XLSXWRITER
  return TRUE;
#else
  return FALSE;
#endif
}

#ifdef HAVE_XLSXWRITER

/* Sheets of one workbook have different names of at most 31 characters without some signs. */
static char *
name_sheet (const char *title,
            guint       position)
{
  g_autofree char *clean = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 25));

  for (char *c = clean; *c != '\0'; c++)
    if (strchr ("[]:*?/\\'", *c) != NULL)
      *c = ' ';

  return g_strdup_printf ("%u %s", position + 1, clean);
}

static void
write_table (lxw_workbook            *workbook,
             const SjStatisticsTable *table,
             guint                    position,
             lxw_format              *bold)
{
  g_autofree char *title = sj_series_describe_title (sj_statistics_table_get_series (table));
  g_autofree char *name = name_sheet (title, position);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, name);

  for (int i = 0; i < SJ_N_STATISTICS; i++)
    {
      worksheet_write_string (sheet, 0, i, sj_statistic_get_title (i), bold);
      for (guint row = 0; row < sj_statistics_table_get_n_rows (table); row++)
        {
          double number;

          if (sj_statistics_table_get_number (table, row, i, &number))
            {
              worksheet_write_number (sheet, row + 1, i, number, NULL);
            }
          else if (!sj_statistic_is_number (i))
            {
              g_autofree char *text = sj_statistics_table_get_text (table, row, i);

              worksheet_write_string (sheet, row + 1, i, text, NULL);
            }
        }
    }
  worksheet_freeze_panes (sheet, 1, 1);
  worksheet_set_column (sheet, 0, 0, 28, NULL);
  worksheet_set_column (sheet, 1, SJ_N_STATISTICS - 1, 13, NULL);
}

static void
write_formulae (lxw_workbook *workbook,
                GPtrArray    *tables,
                lxw_format   *bold)
{
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, _("Formulae"));
  const char *const headings[] = { _("Series"), _("Column"), _("Formula"), _("Source") };
  guint line = 1;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, headings[i], bold);
  for (guint i = 0; i < tables->len; i++)
    for (int j = 0; j < SJ_N_STATISTICS; j++)
      {
        SjSeries *series = sj_statistics_table_get_series (g_ptr_array_index (tables, i));
        const char *formula = sj_statistic_get_formula (j, series);

        if (*formula == '\0')
          continue;
        worksheet_write_string (sheet, line, 0, sj_series_get_title (series), NULL);
        worksheet_write_string (sheet, line, 1, sj_statistic_get_title (j), NULL);
        worksheet_write_string (sheet, line, 2, formula, NULL);
        worksheet_write_string (sheet, line++, 3, sj_statistic_get_source (j, series), NULL);
      }
  worksheet_set_column (sheet, 0, 1, 22, NULL);
  worksheet_set_column (sheet, 2, 2, 90, NULL);
  worksheet_set_column (sheet, 3, 3, 50, NULL);
}

static gboolean
write_workbook (GPtrArray  *tables,
                const char *path)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_format *bold;

  if (workbook == NULL)
    return FALSE;

  bold = workbook_add_format (workbook);
  format_set_bold (bold);
  for (guint i = 0; i < tables->len; i++)
    write_table (workbook, g_ptr_array_index (tables, i), i, bold);
  write_formulae (workbook, tables, bold);

  return workbook_close (workbook) == LXW_NO_ERROR;
}
#endif

/**
 * sj_statistics_export_xlsx:
 * @tables: (element-type SjStatisticsTable): tables
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a workbook with a sheet for each table and one of formulae;
 *   %NULL with @error set
 */
GBytes *
sj_statistics_export_xlsx (GPtrArray  *tables,
                           GError    **error)
{
#ifdef HAVE_XLSXWRITER
  g_autofree char *path = NULL;
  char *content = NULL;
  gsize length;
  gboolean done;
  int fd = g_file_open_tmp ("sojourn-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  done = write_workbook (tables, path) && g_file_get_contents (path, &content, &length, NULL);
  g_unlink (path);
  if (done)
    return g_bytes_new_take (content, length);

  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("The workbook could not be made"));
#else
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE,
               _("This build of the program cannot write workbooks; write a .csv file instead"));
#endif

  return NULL;
}

/**
 * sj_statistics_export:
 * @tables: (element-type SjStatisticsTable): tables
 * @file: where to; what it is called says whether it is a workbook, .xlsx, or .csv
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Writes the tables; a file that was there is replaced whole or not at all.
 */
gboolean
sj_statistics_export (GPtrArray     *tables,
                      GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *lower = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) problem = NULL;
  gsize length;
  const char *text;

  g_return_val_if_fail (tables != NULL && G_IS_FILE (file), FALSE);

  name = g_file_get_parse_name (file);
  lower = g_ascii_strdown (name, -1);
  if (g_str_has_suffix (lower, ".xlsx"))
    bytes = sj_statistics_export_xlsx (tables, error);
  else
    bytes = sj_statistics_export_csv (tables);
  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  if (g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &problem))
    return TRUE;

  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE, _("“%s” could not be written: %s"), name,
               problem->message);
  return FALSE;
}
