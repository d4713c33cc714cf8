#define G_LOG_DOMAIN "sj-answer"

#include "config.h"

#include "feedback/sj-answer-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

#define DAY 86400

/* Up to two digits. Returns how many there are. */
static int
read_digits (const char **position,
             const char  *end,
             int         *number)
{
  int n = 0;

  *number = 0;
  while (*position < end && g_ascii_isdigit (**position) && n < 2)
    {
      *number = *number * 10 + (*(*position)++ - '0');
      n++;
    }

  return n;
}

static void
skip_spaces (const char **position,
             const char  *end)
{
  while (*position < end && **position == ' ')
    (*position)++;
}

/* "AM", "p.m.", "PM" */
static void
read_half (const char **position,
           const char  *end,
           int         *hours)
{
  const char *text = *position;
  char half;

  skip_spaces (&text, end);
  if (text >= end || strchr ("aApP", *text) == NULL)
    return;
  half = g_ascii_tolower (*text++);
  while (text < end && (*text == '.' || *text == ' '))
    text++;
  if (text >= end || g_ascii_tolower (*text) != 'm')
    return;
  text++;
  if (text < end && *text == '.')
    text++;
  if (half == 'p' && *hours < 12)
    *hours += 12;
  else if (half == 'a' && *hours == 12)
    *hours = 0;
  *position = text;
}

/* "Z", "UTC", "+02:00", "-0500", "GMT+1" */
static void
read_offset (const char   *text,
             const char   *end,
             SjAnswerTime *time)
{
  int hours, minutes = 0;
  int sign;

  skip_spaces (&text, end);
  if (end - text >= 3 &&
      (g_ascii_strncasecmp (text, "UTC", 3) == 0 || g_ascii_strncasecmp (text, "GMT", 3) == 0))
    {
      time->zoned = TRUE;
      text += 3;
    }
  else if (text < end && (*text == 'Z' || *text == 'z'))
    {
      time->zoned = TRUE;
      return;
    }
  if (text >= end || (*text != '+' && *text != '-'))
    return;
  sign = *text++ == '-' ? -1 : 1;
  if (read_digits (&text, end, &hours) == 0)
    return;
  if (text < end && *text == ':')
    text++;
  read_digits (&text, end, &minutes);
  time->zoned = TRUE;
  time->offset = sign * (hours * 3600 + minutes * 60);
}

/**
 * sj_answer_time_parse:
 * @text: a cell that holds a date
 * @length: its length
 * @time: (out): the time in it, midnight if there is none
 *
 * Returns: whether the cell says a time
 */
gboolean
sj_answer_time_parse (const char   *text,
                      gsize         length,
                      SjAnswerTime *time)
{
  const char *end = text + length;
  const char *colon, *position;
  int hours, minutes, seconds = 0;

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  memset (time, 0, sizeof *time);
  colon = memchr (text, ':', length);
  if (colon == NULL)
    return FALSE;
  position = colon;
  while (position > text && g_ascii_isdigit (position[-1]) && colon - position < 2)
    position--;
  if (read_digits (&position, end, &hours) == 0)
    return FALSE;
  position = colon + 1;
  if (read_digits (&position, end, &minutes) == 0)
    return FALSE;
  if (position < end && *position == ':')
    {
      position++;
      read_digits (&position, end, &seconds);
    }
  if (position < end && (*position == '.' || *position == ','))
    for (position++; position < end && g_ascii_isdigit (*position);)
      position++;
  read_half (&position, end, &hours);
  if (hours > 24 || minutes > 59 || seconds > 60)
    return FALSE;

  time->seconds = hours * 3600 + minutes * 60 + seconds;
  read_offset (position, end, time);

  return TRUE;
}

/**
 * sj_moment_parse:
 * @text: a cell that begins with a date
 * @length: its length
 * @zone: the time zone if it does not say its own
 * @month_first: how a date is read that could be either
 * @moment: (out): Unix time
 *
 * Returns: whether there is a date
 */
gboolean
sj_moment_parse (const char *text,
                 gsize       length,
                 GTimeZone  *zone,
                 gboolean    month_first,
                 gint64     *moment)
{
  SjAnswerDate date;
  SjAnswerTime time;
  const int *reading;
  GDate day;
  gint64 local;
  int interval;

  g_return_val_if_fail (text != NULL && zone != NULL && moment != NULL, FALSE);

  if (!sj_answer_date_parse (text, length, &date))
    return FALSE;
  reading = month_first ? date.month_first : date.day_first;
  if (reading[0] == 0)
    reading = month_first ? date.day_first : date.month_first;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) reading[1], (GDateMonth) reading[0], (GDateYear) date.year);
  sj_answer_time_parse (text, length, &time);
  /* 1 January 1970 is day 719163 of GDate. */
  local = ((gint64) g_date_get_julian (&day) - 719163) * DAY + time.seconds;
  if (time.zoned)
    {
      *moment = local - time.offset;
      return TRUE;
    }
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, local);
  if (interval < 0) /* the hour that clocks jump over */
    interval = g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, local + 3600);
  *moment = local - g_time_zone_get_offset (zone, MAX (interval, 0));

  return TRUE;
}

static gboolean
parse_end (const char  *text,
           GTimeZone   *zone,
           gint64      *moment,
           GError     **error)
{
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  if (text == NULL || *text == '\0')
    return TRUE;
  length = strlen (text);
  whole = g_strconcat (text, length == 10 ? "T00:00:00" : length == 16 ? ":00" : "", NULL);
  time = g_date_time_new_from_iso8601 (whole, zone);
  if (time != NULL)
    {
      *moment = g_date_time_to_unix (time);
      return TRUE;
    }

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
               _("“%s” is no date; write it as 2025-01-31, or 2025-01-31T18:00 with the time"),
               text);
  return FALSE;
}

/**
 * sj_moment_range_init:
 * @range: (out caller-allocates): the range
 * @from: (nullable): its first moment in ISO 8601
 * @until: (nullable): the first moment behind it
 * @time_zone: (nullable): the zone of both, such as "Europe/Berlin"; %NULL for the computer's
 * @utc: whether times of the table without a zone are in UTC and not in @time_zone
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if a date or the zone cannot be read, or nothing is in between
 */
gboolean
sj_moment_range_init (SjMomentRange  *range,
                      const char     *from,
                      const char     *until,
                      const char     *time_zone,
                      gboolean        utc,
                      GError        **error)
{
  g_autoptr(GTimeZone) zone = NULL;

  g_return_val_if_fail (range != NULL, FALSE);

  *range = (SjMomentRange) { .from = G_MININT64, .until = G_MAXINT64 };
  zone = time_zone != NULL && *time_zone != '\0' ? g_time_zone_new_identifier (time_zone)
                                                 : g_time_zone_new_local ();
  if (zone == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("There is no time zone “%s”; write it as Europe/Berlin or UTC"), time_zone);
      return FALSE;
    }
  if (!parse_end (from, zone, &range->from, error) ||
      !parse_end (until, zone, &range->until, error))
    return FALSE;
  if (range->from >= range->until)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                   _("Nothing lies between %s and %s; the end itself does not belong to the range"),
                   from, until);
      return FALSE;
    }
  range->zone = utc ? g_time_zone_new_utc () : g_steal_pointer (&zone);

  return TRUE;
}

void
sj_moment_range_clear (SjMomentRange *range)
{
  g_return_if_fail (range != NULL);

  g_clear_pointer (&range->zone, g_time_zone_unref);
}

/**
 * sj_moment_range_holds:
 *
 * Returns: whether the cell holds a date within the range
 */
gboolean
sj_moment_range_holds (const SjMomentRange *range,
                       const char          *text,
                       gsize                length)
{
  gint64 moment;

  g_return_val_if_fail (range != NULL && text != NULL, FALSE);

  return sj_moment_parse (text, length, range->zone, range->month_first, &moment) &&
         moment >= range->from && moment < range->until;
}
