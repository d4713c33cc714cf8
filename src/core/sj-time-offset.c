#define G_LOG_DOMAIN "sj-time-offset"

#include "config.h"

#include "core/sj-time-offset.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * When something happens in a journey, counted from its beginning: as an ISO 8601 duration, which
 * is said in words here, or already in somebody's own words, which stay as they are.
 */

#define MINUTE 60.0
#define HOUR (60.0 * MINUTE)
#define DAY (24.0 * HOUR)

/* Years and months have no length of their own; these are the usual means, for comparing only. */
#define MONTH (30.436875 * DAY)
#define YEAR (365.2425 * DAY)

typedef enum
{
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_WEEK,
  UNIT_DAY,
  UNIT_HOUR,
  UNIT_MINUTE,
  UNIT_SECOND,
  N_UNITS
} Unit;

static const struct
{
  char   sign;
  double seconds;
} units[] = {
  [UNIT_YEAR] = { 'Y', YEAR },
  [UNIT_MONTH] = { 'M', MONTH },
  [UNIT_WEEK] = { 'W', 7.0 * DAY },
  [UNIT_DAY] = { 'D', DAY },
  [UNIT_HOUR] = { 'H', HOUR },
  [UNIT_MINUTE] = { 'M', MINUTE },
  [UNIT_SECOND] = { 'S', 1.0 },
};

static gboolean
parse_number (const char **text,
              double      *number)
{
  g_autofree char *digits = NULL;
  const char *end = *text;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == *text || end - *text > 9)
    return FALSE;
  if ((*end == '.' || *end == ',') && g_ascii_isdigit (end[1]))
    do
      end++;
    while (g_ascii_isdigit (*end));

  digits = g_strndup (*text, (gsize) (end - *text));
  g_strdelimit (digits, ",", '.');
  *number = g_ascii_strtod (digits, NULL);
  *text = end;
  return TRUE;
}

/* ISO 8601, 5.5.2: PnYnMnWnDTnHnMnS, each part at most once and in this order. */
static gboolean
parse_parts (const char *text,
             double      parts[N_UNITS])
{
  Unit next = UNIT_YEAR, end = UNIT_HOUR;

  if (*text++ != 'P' || *text == '\0')
    return FALSE;

  while (*text != '\0')
    {
      double number;

      if (*text == 'T' && end == UNIT_HOUR)
        {
          next = UNIT_HOUR;
          end = N_UNITS;
          text++;
        }
      if (!parse_number (&text, &number))
        return FALSE;

      while (next < end && units[next].sign != *text)
        next++;
      if (next == end)
        return FALSE;
      parts[next++] = number;
      text++;
    }

  return TRUE;
}

/**
 * sj_time_offset_parse:
 * @text: a time since the beginning
 * @seconds: (out): how long that is; months and years by their mean length
 *
 * Returns: %FALSE if @text is no ISO 8601 duration
 */
gboolean
sj_time_offset_parse (const char *text,
                      double     *seconds)
{
  double parts[N_UNITS] = { 0.0 };

  g_return_val_if_fail (text != NULL && seconds != NULL, FALSE);

  *seconds = 0.0;
  if (!parse_parts (text, parts))
    return FALSE;

  for (guint i = 0; i < N_UNITS; i++)
    *seconds += parts[i] * units[i].seconds;
  return TRUE;
}

/* Plurals go by whole numbers; what is not whole takes the plural of many. */
static char *
format_part (Unit   unit,
             double number)
{
  gulong n = number == floor (number) ? (gulong) number : 2;

  switch (unit)
    {
    case UNIT_YEAR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.4g year", "%.4g years", n), number);
    case UNIT_MONTH:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.4g month", "%.4g months", n),
                              number);
    case UNIT_WEEK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.4g week", "%.4g weeks", n), number);
    case UNIT_DAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.4g day", "%.4g days", n), number);
    case UNIT_HOUR:
      /* Translators: hours, shortened. */
      return g_strdup_printf (_("%.4g h"), number);
    case UNIT_MINUTE:
      /* Translators: minutes, shortened. */
      return g_strdup_printf (_("%.4g min"), number);
    case UNIT_SECOND:
    case N_UNITS:
    default:
      /* Translators: seconds, shortened. */
      return g_strdup_printf (_("%.4g s"), number);
    }
}

/**
 * sj_time_offset_format:
 * @text: a time since the beginning
 *
 * Returns: (transfer full): the time in few words: "day 0", "+2 h", "10 days"; what is no duration
 *   as it is
 */
char *
sj_time_offset_format (const char *text)
{
  double parts[N_UNITS] = { 0.0 }, seconds;
  g_autoptr(GString) words = NULL;
  gboolean hours_only = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!parse_parts (text, parts))
    return g_strdup (text);
  sj_time_offset_parse (text, &seconds);
  if (seconds <= 0.0)
    /* Translators: on a line of time, where it begins. */
    return g_strdup (_("day 0"));

  words = g_string_new (NULL);
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *part = format_part ((Unit) i, parts[i]);

      if (parts[i] <= 0.0)
        continue;
      hours_only &= i >= UNIT_HOUR;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
    }

  return hours_only ? g_strconcat ("+", words->str, NULL)
                    : g_string_free (g_steal_pointer (&words), FALSE);
}
