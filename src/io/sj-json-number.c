#define G_LOG_DOMAIN "sj-io"

#include "io/sj-json-number.h"

#include <math.h>

/* Beyond this a double no longer holds every whole number. */
#define WHOLE_MAX 9007199254740992.0

#define MAX_DECIMALS 4

static void
append_whole (GString *text,
              gint64   number)
{
  char digits[24];
  char *position = digits + sizeof digits;
  guint64 rest = ABS (number);

  do
    *--position = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (number < 0)
    *--position = '-';

  g_string_append_len (text, position, digits + sizeof digits - position);
}

/* Most numbers people give have few decimals. If the quotient is the very same double, these digits
 * are what "%.15g" would give, at a tenth of its time. */
static gboolean
append_few_decimals (GString *text,
                     double   number)
{
  double power = 1.0;
  guint n_decimals = 0;
  double digits;
  gsize point;

  if (fabs (number) > 1e9 || fabs (number) < 1e-4)
    return FALSE;

  do
    {
      power *= 10.0;
      n_decimals++;
      digits = round (fabs (number) * power);
    }
  while (n_decimals < MAX_DECIMALS && digits / power != fabs (number));
  if (digits / power != fabs (number))
    return FALSE;

  g_string_append (text, number < 0.0 ? "-0" : "0");
  point = text->len;
  append_whole (text, (gint64) digits);
  while (text->len - point < n_decimals)
    g_string_insert_c (text, point, '0');
  if (text->len - point > n_decimals)
    g_string_erase (text, point - 1, 1);
  g_string_insert_c (text, text->len - n_decimals, '.');
  return TRUE;
}

/**
 * sj_json_number_append:
 * @text: where to append
 * @number: a finite number
 *
 * Writes the fewest digits that give the same double again, whatever the locale. Fifteen digits
 * survive the way through a double, so the shortest form of most numbers is among them.
 */
void
sj_json_number_append (GString *text,
                       double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  g_return_if_fail (isfinite (number));

  if (number == floor (number) && fabs (number) < WHOLE_MAX)
    {
      append_whole (text, (gint64) number);
      return;
    }

  if (append_few_decimals (text, number))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (text, buffer);
}

/**
 * sj_json_number_format:
 * @number: a finite number
 *
 * Returns: (transfer full): the number as JSON has it
 */
char *
sj_json_number_format (double number)
{
  g_autoptr(GString) text = g_string_new (NULL);

  sj_json_number_append (text, number);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
