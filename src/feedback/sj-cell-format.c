#define G_LOG_DOMAIN "sj-cell-format"

#include "feedback/sj-cell-format.h"

#include <math.h>
#include <string.h>

/* The formats that Excel knows without saying them (ECMA-376 part 1, 18.8.30), with those of
 * East Asian dates. */
static const struct
{
  guint first, last;
  SjCellFormat format;
} built_in[] = {
  { 9, 10, SJ_CELL_FORMAT_PERCENT },
  { 14, 17, SJ_CELL_FORMAT_DATE },
  { 18, 21, SJ_CELL_FORMAT_TIME },
  { 22, 22, SJ_CELL_FORMAT_DATE_TIME },
  { 27, 31, SJ_CELL_FORMAT_DATE },
  { 32, 35, SJ_CELL_FORMAT_TIME },
  { 36, 36, SJ_CELL_FORMAT_DATE },
  { 45, 47, SJ_CELL_FORMAT_TIME },
  { 50, 54, SJ_CELL_FORMAT_DATE },
  { 55, 56, SJ_CELL_FORMAT_TIME },
  { 57, 58, SJ_CELL_FORMAT_DATE },
};

/* The last day Excel can show, 31 December 9999. */
#define LAST_DAY 2958465.0
#define SECONDS_A_DAY 86400

/**
 * sj_cell_format_from_id:
 * @id: the number of a format
 *
 * Returns: what it shows; a number if it is no format Excel knows by itself
 */
SjCellFormat
sj_cell_format_from_id (guint id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (id >= built_in[i].first && id <= built_in[i].last)
      return built_in[i].format;

  return SJ_CELL_FORMAT_NUMBER;
}

/* Passes what is shown as it stands: “text”, \x, _x, *x and [colour], but not [h], which is a
 * time. Returns the next character that means something. */
static const char *
skip_literals (const char *code,
               gboolean   *elapsed)
{
  while (*code != '\0')
    {
      const char *end;

      if (*code == '"')
        end = strchr (code + 1, '"');
      else if (*code == '[')
        end = strchr (code + 1, ']');
      else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
        end = g_utf8_next_char (code + 1) - 1;
      else
        return code;

      if (*code == '[' && strchr ("hHmMsS", code[1]) != NULL && code[1] != '\0' &&
          (code[2] == ']' || code[2] == code[1]))
        *elapsed = TRUE;
      if (end == NULL)
        return code + strlen (code);
      code = end + 1;
    }

  return code;
}

/**
 * sj_cell_format_from_code:
 * @code: a format as Excel writes it, such as "yyyy-mm-dd"
 *
 * Only the part for positive numbers counts.
 *
 * Returns: what it shows
 */
SjCellFormat
sj_cell_format_from_code (const char *code)
{
  gboolean date = FALSE, time = FALSE, month = FALSE, percent = FALSE;

  g_return_val_if_fail (code != NULL, SJ_CELL_FORMAT_NUMBER);

  if (g_ascii_strcasecmp (code, "General") == 0)
    return SJ_CELL_FORMAT_NUMBER;
  for (code = skip_literals (code, &time); *code != '\0' && *code != ';';
       code = skip_literals (g_utf8_next_char (code), &time))
    {
      date |= strchr ("yYdDeE", *code) != NULL && code[1] != '+' && code[1] != '-';
      time |= strchr ("hHsS", *code) != NULL;
      month |= *code == 'm' || *code == 'M';
      percent |= *code == '%';
    }
  if (date && time)
    return SJ_CELL_FORMAT_DATE_TIME;
  if (time)
    return SJ_CELL_FORMAT_TIME;
  if (date || month)
    return SJ_CELL_FORMAT_DATE;

  return percent ? SJ_CELL_FORMAT_PERCENT : SJ_CELL_FORMAT_NUMBER;
}

/**
 * sj_cell_format_append_number:
 * @value: a number
 * @text: where to write it
 *
 * Writes the number with as few digits as bring back the same number, as CSV would have it.
 */
void
sj_cell_format_append_number (double   value,
                              GString *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  g_string_append (text, buffer);
}

/* Days count from 31 December 1899, but Excel has a 29 February 1900; or from 1 January 1904. */
static void
append_day (double    day,
            gboolean  from_1904,
            GString  *text)
{
  GDate date;

  if (from_1904)
    day += 1462;
  else if (day < 60)
    day += 1;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * sj_cell_format_append:
 * @format: what the number stands for
 * @value: the number; of a date the days since 1900 or 1904
 * @from_1904: whether the workbook counts days from 1904
 * @text: where to write
 *
 * Writes what the cell means: dates as in ISO 8601, "45%", plain numbers. A date that cannot be is
 * written as its number.
 */
void
sj_cell_format_append (SjCellFormat  format,
                       double        value,
                       gboolean      from_1904,
                       GString      *text)
{
  double seconds, day;
  guint second;

  if (format == SJ_CELL_FORMAT_PERCENT)
    {
      /* What is shown has no more digits than the number it was typed as. */
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.13g", value * 100.0));
      g_string_append_c (text, '%');
      return;
    }
  if (format == SJ_CELL_FORMAT_NUMBER || !(value >= 0.0) || value > LAST_DAY)
    {
      sj_cell_format_append_number (value, text);
      return;
    }

  seconds = round (value * SECONDS_A_DAY);
  day = floor (seconds / SECONDS_A_DAY);
  second = (guint) (seconds - day * SECONDS_A_DAY);
  if (format != SJ_CELL_FORMAT_TIME || day > 0)
    append_day (day, from_1904, text);
  if (format == SJ_CELL_FORMAT_DATE && second == 0)
    return;
  if (format != SJ_CELL_FORMAT_TIME || day > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%02u:%02u:%02u", second / 3600, second / 60 % 60, second % 60);
}
