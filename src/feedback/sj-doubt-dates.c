#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 03/04/2026 is in March or in April. A day above 12 anywhere in the column tells; where there is
 * none, only a person knows. */

/* What the dates of a column come to if the day comes first, and if the month does. */
typedef struct
{
  int first[2]; /* year, month and day as one number; 0 for none */
  int last[2];
  gboolean differ;
  gboolean told;
} Dates;

static void
add_date (Dates              *dates,
          const SjAnswerDate *date)
{
  const int *readings[2] = { date->day_first, date->month_first };

  if (date->day_first[0] == 0 || date->month_first[0] == 0)
    {
      dates->told = TRUE;
      return;
    }
  dates->differ |= date->day_first[0] != date->month_first[0];
  for (int i = 0; i < 2; i++)
    {
      int day = date->year * 10000 + readings[i][0] * 100 + readings[i][1];

      if (dates->first[i] == 0 || day < dates->first[i])
        dates->first[i] = day;
      dates->last[i] = MAX (dates->last[i], day);
    }
}

static void
look_at_dates (SjTable *table,
               guint    column,
               Dates   *dates)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;

  memset (dates, 0, sizeof *dates);
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);
      SjAnswerDate date;

      if (sj_answer_date_parse (text, strlen (text), &date))
        add_date (dates, &date);
    }
}

static char *
format_day (int day)
{
  g_autoptr(GDateTime) date =
    g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 0, 0, 0);

  /* Translators: a day, as g_date_time_format() writes it: 3 April 2026 */
  return g_date_time_format (date, _("%-e %B %Y"));
}

static void
add_order (SjDoubt         *doubt,
           SjTable         *table,
           const SjReading *reading,
           const Dates     *dates,
           SjDateOrder      order)
{
  gboolean month_first = order == SJ_DATE_ORDER_MONTH_FIRST;
  g_autofree char *first = format_day (dates->first[month_first]);
  g_autofree char *last = format_day (dates->last[month_first]);

  sj_doubt_add (doubt, table, reading, sj_date_order_get_id (order),
                /* Translators: two days */
                g_strdup_printf (month_first ? _("The month comes first: %s to %s")
                                             : _("The day comes first: %s to %s"),
                                 first, last),
                SJ_CHANGE_DATES, sj_date_order_get_id (order));
}

/* The column that time is told by: that of the wave or of the range, else the first of dates. */
static gboolean
find_column (SjTable         *table,
             const SjReading *reading,
             guint           *column)
{
  const char *named = reading->period != SJ_PERIOD_NONE ? reading->wave : reading->date_column;

  if (named != NULL)
    return sj_table_find_column (table, named, column, NULL);
  for (*column = 0; *column < sj_table_get_n_columns (table); (*column)++)
    if (sj_table_get_role (table, *column) == SJ_ROLE_DATE)
      return TRUE;

  return FALSE;
}

/* How dates are written here stands first, and is what is done as long as nobody answers. */
void
sj_doubt_add_dates (GPtrArray       *doubts,
                    SjTable         *table,
                    const SjReading *reading)
{
  SjDateOrder usual = sj_date_order_of_locale ();
  SjDoubt *doubt;
  Dates dates;
  guint column;

  if (!find_column (table, reading, &column))
    return;
  look_at_dates (table, column, &dates);
  if (dates.told || !dates.differ)
    return;

  doubt = sj_doubt_new (SJ_DOUBT_DATES, column,
                        /* Translators: a column */
                        g_strdup_printf (_("Nothing in “%s” tells the day from the month. Which "
                                           "comes first?"),
                                         sj_table_get_column_name (table, column)));
  doubt->shown = sj_doubt_find_score (table);
  add_order (doubt, table, reading, &dates, usual);
  add_order (doubt, table, reading, &dates,
             usual == SJ_DATE_ORDER_DAY_FIRST ? SJ_DATE_ORDER_MONTH_FIRST
                                              : SJ_DATE_ORDER_DAY_FIRST);
  g_ptr_array_add (doubts, doubt);
}
