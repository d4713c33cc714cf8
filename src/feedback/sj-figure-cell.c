#define G_LOG_DOMAIN "sj-aggregate"

#include "feedback/sj-figure-cell.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-plain-text.h"

/*
 * Figures and numbers of answers as people write them into the cells of a report: "−12,5", "55 %",
 * "(1.234)", "n = 20", "<5".
 */

/**
 * sj_figure_cell_parse:
 * @text: UTF-8
 * @decimal_comma: whether the column is written with decimal commas
 * @percent: (out): whether a sign of per cent stands behind the figure
 * @figure: (out): the figure, that of a percentage without its sign
 *
 * Returns: whether the text is a figure
 */
gboolean
sj_figure_cell_parse (const char *text,
                      gboolean    decimal_comma,
                      gboolean   *percent,
                      double     *figure)
{
  g_autofree char *clean = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL && percent != NULL && figure != NULL, FALSE);

  clean = sj_plain_text_clean (text);
  length = strlen (clean);
  *percent = length > 1 && clean[length - 1] == '%';
  if (*percent)
    clean[length - 1] = '\0';
  g_strchomp (clean);
  if (g_str_has_prefix (clean, "−"))
    {
      g_autofree char *plain = g_strconcat ("-", clean + strlen ("−"), NULL);

      return sj_number_parse (plain, decimal_comma, figure);
    }

  /* The column's other cells may be percentages, whose commas nobody has counted. */
  return sj_number_parse (clean, decimal_comma, figure) ||
         sj_number_parse (clean, !decimal_comma, figure);
}

/**
 * sj_figure_cell_read:
 * @table: a table
 * @row: a row of its sample
 * @column: a column, or %SJ_FIGURE_NO_COLUMN
 *
 * Returns: the figure that stands there, that of a percentage without its sign; `NAN` if none does
 */
double
sj_figure_cell_read (SjTable *table,
                     guint    row,
                     guint    column)
{
  double figure;
  gboolean percent;

  g_return_val_if_fail (table != NULL, NAN);

  if (column == SJ_FIGURE_NO_COLUMN ||
      !sj_figure_cell_parse (sj_table_sample_get_cell (sj_table_get_source (table)->sample, row,
                                                       column),
                             sj_table_get_profile (table, column)->decimal_comma, &percent,
                             &figure))
    return NAN;

  return figure;
}

/**
 * sj_figure_cell_read_n:
 * @table: a table
 * @row: a row of its sample
 * @column: a column, or %SJ_FIGURE_NO_COLUMN
 *
 * Returns: how many answers the cell says there are; `NAN` if it does not. Of "<5" it is known that
 *   they are few
 */
double
sj_figure_cell_read_n (SjTable *table,
                       guint    row,
                       guint    column)
{
  g_autofree char *clean = NULL;
  char *text;
  double n;

  g_return_val_if_fail (table != NULL, NAN);

  if (column == SJ_FIGURE_NO_COLUMN)
    return NAN;

  clean = sj_plain_text_clean (sj_table_sample_get_cell (sj_table_get_source (table)->sample, row,
                                                         column));
  text = clean;
  if (*text == '(' && g_str_has_suffix (text, ")"))
    {
      text[strlen (text) - 1] = '\0';
      text = g_strstrip (text + 1);
    }
  if (g_ascii_tolower (*text) == 'n')
    text++;
  text = g_strstrip (text);
  if (*text == '=')
    text = g_strstrip (text + 1);
  if (*text == '<')
    return sj_count_parse (g_strstrip (text + 1), &n) ? MAX (1, n - 1) : NAN;

  return sj_count_parse (text, &n) && n == floor (n) ? n : NAN;
}
