#define G_LOG_DOMAIN "sj-answer"

#include "feedback/sj-answer-date.h"

#include <langinfo.h>
#include <string.h>

#define FIRST_YEAR 1990

/* How the names of months begin in English, German, French and Spanish. */
static const struct
{
  const char *start;
  int month;
} month_names[] = {
  { "jan", 1 }, { "ene", 1 },  { "feb", 2 }, { "fév", 2 },  { "fev", 2 },  { "mar", 3 },
  { "mär", 3 }, { "apr", 4 },  { "avr", 4 }, { "abr", 4 },  { "may", 5 },  { "mai", 5 },
  { "jun", 6 }, { "juin", 6 }, { "jul", 7 }, { "juil", 7 }, { "aug", 8 },  { "aoû", 8 },
  { "aou", 8 }, { "ago", 8 },  { "sep", 9 }, { "oct", 10 }, { "okt", 10 }, { "nov", 11 },
  { "dec", 12 }, { "déc", 12 }, { "dez", 12 }, { "dic", 12 },
};

/* Up to three numbers or names of months at the start of a text. */
typedef struct
{
  int number;
  gsize n_digits; /* 0 for a name */
  char mark;      /* behind it */
} DatePart;

static int
find_month (const char *text,
            gsize       length)
{
  for (gsize i = 0; length >= 3 && i < G_N_ELEMENTS (month_names); i++)
    {
      gsize n = strlen (month_names[i].start);

      if (length >= n && g_ascii_strncasecmp (text, month_names[i].start, n) == 0)
        return month_names[i].month;
    }

  return 0;
}

/* Of a name; letters beyond ASCII are not looked at closer. */
static gboolean
is_letter (char character)
{
  return g_ascii_isalpha (character) || (guchar) character >= 0x80;
}

static gboolean
read_part (const char **position,
           const char  *end,
           DatePart    *part)
{
  const char *text = *position;
  const char *start = text;

  part->number = 0;
  while (text < end && g_ascii_isdigit (*text) && text - start < 4)
    part->number = part->number * 10 + (*text++ - '0');
  part->n_digits = text - start;
  if (text == start)
    {
      while (text < end && is_letter (*text))
        text++;
      part->number = find_month (start, text - start);
    }
  if (part->number == 0 && part->n_digits == 0)
    return FALSE;
  part->mark = text < end ? *text : '\0';
  while (text < end && *text != '\0' && strchr (" ,/-.", *text) != NULL)
    text++;
  *position = text;

  return TRUE;
}

static int
days_in_month (int year,
               int month)
{
  return month >= 1 && month <= 12 ? g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)
                                   : 0;
}

static void
set_reading (int *reading,
             int  year,
             int  month,
             int  day)
{
  gboolean possible = day >= 1 && day <= days_in_month (year, month);

  reading[0] = possible ? month : 0;
  reading[1] = possible ? day : 0;
}

/**
 * sj_answer_date_first_year:
 *
 * Returns: the first year that is no placeholder
 */
int
sj_answer_date_first_year (void)
{
  return FIRST_YEAR;
}

/**
 * sj_answer_date_latest_year:
 *
 * Returns: the last year that is no placeholder: tomorrow's
 */
int
sj_answer_date_latest_year (void)
{
  static gsize year = 0;

  if (g_once_init_enter (&year))
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr(GDateTime) tomorrow = g_date_time_add_days (now, 1);

      g_once_init_leave (&year, (gsize) g_date_time_get_year (tomorrow));
    }

  return (int) year;
}

/* Sorts the three parts out. */
static gboolean
set_parts (SjAnswerDate   *date,
           const DatePart *parts)
{
  gboolean fixed = TRUE; /* the parts can be in one order only */
  int month = parts[1].number, day = parts[2].number;
  int other_month, other_day;

  if (parts[0].n_digits == 4)
    {
      date->year = parts[0].number;
    }
  else
    {
      if (parts[2].n_digits != 4 && parts[2].n_digits != 2)
        return FALSE;
      date->year = parts[2].number + (parts[2].n_digits == 2 ? 2000 : 0);
      /* A name says what it is, and dots stand in dates that begin with the day. */
      fixed = parts[0].n_digits == 0 || parts[1].n_digits == 0 || parts[0].mark == '.';
      month = parts[0].n_digits == 0 ? parts[0].number : parts[1].number;
      day = parts[0].n_digits == 0 ? parts[1].number : parts[0].number;
    }
  if (date->year < FIRST_YEAR || date->year > sj_answer_date_latest_year ())
    return FALSE;

  other_month = fixed ? month : day;
  other_day = fixed ? day : month;
  set_reading (date->day_first, date->year, month, day);
  set_reading (date->month_first, date->year, other_month, other_day);

  return date->day_first[0] > 0 || date->month_first[0] > 0;
}

/**
 * sj_answer_date_parse:
 * @text: a cell
 * @length: its length
 * @date: (out): the day
 *
 * Reads ISO 8601, and days, months and years in the orders people write them; the time is left
 * alone. Years before 1990 and after tomorrow's are placeholders, no dates.
 *
 * Returns: whether the cell begins with a date
 */
gboolean
sj_answer_date_parse (const char   *text,
                      gsize         length,
                      SjAnswerDate *date)
{
  const char *end = text + length;
  DatePart parts[3];

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  while (text < end && *text == ' ')
    text++;
  for (int i = 0; i < 3; i++)
    if (!read_part (&text, end, &parts[i]))
      return FALSE;
  if (parts[0].mark == '\0' || parts[0].mark == ':' || parts[1].mark == '\0' ||
      parts[1].mark == ':')
    return FALSE;
  if (parts[2].mark != '\0' && strchr (" ,T", parts[2].mark) == NULL)
    return FALSE;

  return set_parts (date, parts);
}

/**
 * sj_date_order_get_id:
 *
 * Returns: (transfer none): "dmy" or "mdy"; "" if the order is not known
 */
const char *
sj_date_order_get_id (SjDateOrder order)
{
  static const char *const ids[] = { "", "dmy", "mdy" };

  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (ids), NULL);

  return ids[order];
}

/**
 * sj_date_order_parse:
 *
 * Returns: whether @text is "dmy" or "mdy"
 */
gboolean
sj_date_order_parse (const char  *text,
                     SjDateOrder *order)
{
  g_return_val_if_fail (text != NULL && order != NULL, FALSE);

  for (int i = SJ_DATE_ORDER_DAY_FIRST; i <= SJ_DATE_ORDER_MONTH_FIRST; i++)
    if (g_ascii_strcasecmp (text, sj_date_order_get_id ((SjDateOrder) i)) == 0)
      {
        *order = (SjDateOrder) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sj_date_order_of_locale:
 *
 * Returns: how dates are written where people set their clocks like here
 */
SjDateOrder
sj_date_order_of_locale (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *month = strstr (format, "%m");
  const char *day = strstr (format, "%d");

  return month != NULL && day != NULL && month < day ? SJ_DATE_ORDER_MONTH_FIRST
                                                     : SJ_DATE_ORDER_DAY_FIRST;
}

static const char *const period_names[] = { "", "month", "quarter", "year" };

/**
 * sj_period_get_name:
 *
 * Returns: (transfer none): "month", "quarter" or "year"; "" for none
 */
const char *
sj_period_get_name (SjPeriod period)
{
  return period_names[period];
}

/**
 * sj_period_parse:
 *
 * Returns: whether @text is "month", "quarter" or "year"
 */
gboolean
sj_period_parse (const char *text,
                 SjPeriod   *period)
{
  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  for (int i = SJ_PERIOD_MONTH; i <= SJ_PERIOD_YEAR; i++)
    if (g_str_equal (text, period_names[i]))
      {
        *period = (SjPeriod) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sj_period_index:
 *
 * Returns: the number of the period that a month is in; later ones are higher
 */
int
sj_period_index (SjPeriod period,
                 int      year,
                 int      month)
{
  switch (period)
    {
    case SJ_PERIOD_MONTH:
      return year * 12 + month - 1;
    case SJ_PERIOD_QUARTER:
      return year * 4 + (month - 1) / 3;
    case SJ_PERIOD_YEAR:
    case SJ_PERIOD_NONE:
    default:
      return year;
    }
}

/**
 * sj_period_format:
 *
 * Returns: (transfer full): a name that sorts, such as "2025-04" or "2025-Q2"
 */
char *
sj_period_format (SjPeriod period,
                  int      index)
{
  switch (period)
    {
    case SJ_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", index / 12, index % 12 + 1);
    case SJ_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", index / 4, index % 4 + 1);
    case SJ_PERIOD_YEAR:
    case SJ_PERIOD_NONE:
    default:
      return g_strdup_printf ("%04d", index);
    }
}
