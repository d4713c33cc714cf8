#define G_LOG_DOMAIN "sj-number-text"

#include "ui/sj-number-text.h"

#include <math.h>
#include <string.h>

/*
 * Numbers as people write them: with a comma or a point, with thousands apart, with a real minus.
 */

static gboolean
is_decoration (gunichar c)
{
  return g_unichar_isspace (c) || c == '%' || c == 0x202f || c == 0x2009 || c == '\'' ||
         c == 0x2019;
}

/* The last sign that may be a decimal one is it, unless it stands more than once. */
static char
find_decimal_sign (const char *text)
{
  const char *point = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *last = point > comma ? point : comma;

  if (last == NULL || strchr (text, *last) != last)
    return '\0';

  return *last;
}

static gboolean
is_plain (const char *text)
{
  gboolean has_digit = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      has_digit = has_digit || g_ascii_isdigit (*c);
      if (!g_ascii_isdigit (*c) && *c != '.' && !(strchr ("+-", *c) != NULL && c == text))
        return FALSE;
    }

  return has_digit;
}

/**
 * sj_number_text_parse:
 * @text: what somebody wrote
 * @number: (out): the number
 *
 * Returns: whether it is a number
 */
gboolean
sj_number_text_parse (const char *text,
                      double     *number)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  char sign;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  sign = find_decimal_sign (text);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == 0x2212)
        g_string_append_c (plain, '-');
      else if (character == '.' || character == ',')
        g_string_append (plain, (char) character == sign ? "." : "");
      else if (!is_decoration (character))
        g_string_append_unichar (plain, character);
    }
  if (!is_plain (plain->str))
    return FALSE;

  *number = g_ascii_strtod (plain->str, NULL);
  return isfinite (*number);
}

/**
 * sj_number_text_format:
 * @number: a number
 *
 * Returns: (transfer full): it as people write it; empty for `NAN`
 */
char *
sj_number_text_format (double number)
{
  if (isnan (number))
    return g_strdup ("");

  return g_strdup_printf ("%.10g", number);
}
