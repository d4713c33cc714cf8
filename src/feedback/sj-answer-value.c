#define G_LOG_DOMAIN "sj-answer"

#include "feedback/sj-answer-value.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-date.h"

#define MAX_NUMBER 40

static gboolean
is_group_separator (gunichar c,
                    gboolean decimal_comma)
{
  return c == ' ' || c == 0xA0 || c == 0x202F || c == '\'' || c == 0x2019 ||
         (decimal_comma && c == '.') || (!decimal_comma && c == ',');
}

/* Copies the whole part without its separators, which must part groups of three. Returns where it
 * ends, or NULL. */
static const char *
copy_whole_part (const char *text,
                 gboolean    decimal_comma,
                 GString    *digits)
{
  int group = -1; /* digits since the last separator; −1 before the first */

  for (;; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text))
        {
          g_string_append_c (digits, *text);
          if (group >= 0 && ++group > 3)
            return NULL;
        }
      else if (is_group_separator (c, decimal_comma) && digits->len > 0 &&
               g_ascii_isdigit (*g_utf8_next_char (text)))
        {
          if (group >= 0 ? group != 3 : digits->len > 4)
            return NULL;
          group = 0;
        }
      else
        {
          return group == -1 || group == 3 ? text : NULL;
        }
    }
}

/**
 * sj_number_parse:
 * @text: a cell without spaces around
 * @decimal_comma: whether the column's decimal mark is a comma
 * @value: (out): the number
 *
 * Reads a whole or decimal number with or without group separators. A comma before one or two
 * digits is a decimal mark when @decimal_comma says so, and a dot is one when it does not.
 *
 * Returns: whether all of the text is a number
 */
gboolean
sj_number_parse (const char *text,
                 gboolean    decimal_comma,
                 double     *value)
{
  g_autoptr(GString) digits = NULL;
  char mark = decimal_comma ? ',' : '.';
  char *end;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (!g_ascii_isdigit (*text) && strchr ("+-.,", *text) == NULL)
    return FALSE;
  digits = g_string_sized_new (MAX_NUMBER);
  if (*text == '-' || *text == '+')
    g_string_append_c (digits, *text++);
  if (g_ascii_isdigit (*text))
    text = copy_whole_part (text, decimal_comma, digits);
  if (text == NULL || digits->len > MAX_NUMBER)
    return FALSE;
  if (*text == mark && g_ascii_isdigit (text[1]))
    {
      g_string_append_c (digits, '.');
      for (text++; g_ascii_isdigit (*text) && digits->len < MAX_NUMBER; text++)
        g_string_append_c (digits, *text);
    }
  if (*text != '\0' || digits->len == 0)
    return FALSE;

  *value = g_ascii_strtod (digits->str, &end);

  return *end == '\0' && end != digits->str && isfinite (*value);
}

/* "1.234" and "12'345": groups of three, and no fraction. */
static gboolean
is_grouped (const char *digits)
{
  const char *p = digits;
  guint n_groups = 0;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == digits || p - digits > 3)
    return FALSE;
  for (; strchr (".,'", *p) != NULL && *p != '\0'; p += 4, n_groups++)
    if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]))
      return FALSE;

  return *p == '\0' && n_groups > 0;
}

/**
 * sj_count_parse:
 * @text: a cell without spaces around
 * @count: (out): the number
 *
 * Reads how many there are of something, which is never a fraction: three digits behind a dot or
 * comma are thousands.
 *
 * Returns: whether all of the text is a number from 0 on; it may be a decimal one all the same
 */
gboolean
sj_count_parse (const char *text,
                double     *count)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL && count != NULL, FALSE);

  if (is_grouped (text))
    {
      g_auto(GStrv) groups = g_strsplit_set (text, ".,'", -1);

      digits = g_strjoinv ("", groups);
    }

  return (sj_number_parse (digits != NULL ? digits : text, FALSE, count) ||
          sj_number_parse (text, TRUE, count)) &&
         *count >= 0;
}

/**
 * sj_number_has_comma:
 *
 * Returns: whether the text is a number with a comma before one or two last digits
 */
gboolean
sj_number_has_comma (const char *text)
{
  gsize n_before, n_after;

  g_return_val_if_fail (text != NULL, FALSE);

  text += *text == '-';
  n_before = strspn (text, "0123456789");
  if (n_before == 0 || text[n_before] != ',')
    return FALSE;
  n_after = strspn (text + n_before + 1, "0123456789");

  return n_after >= 1 && n_after <= 2 && text[n_before + 1 + n_after] == '\0';
}

/* "4/5" or "4 out of 5". */
static gboolean
parse_out_of (const char *text,
              double     *value,
              double     *out_of)
{
  static const char *const words[] = { "/", "out of", "von", "of", "sur", "de", "di", "van" };
  gsize length = strspn (text, "0123456789");
  const char *rest = text + length;

  if (length == 0 || length > 3)
    return FALSE;
  while (*rest == ' ')
    rest++;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (rest, words[i]))
      {
        const char *last = rest + strlen (words[i]);
        gsize n;

        while (*last == ' ')
          last++;
        n = strspn (last, "0123456789");
        if (n == 0 || n > 3 || last[n] != '\0')
          return FALSE;
        *value = g_ascii_strtod (text, NULL);
        *out_of = g_ascii_strtod (last, NULL);
        return *value <= *out_of;
      }

  return FALSE;
}

/* A number, perhaps a mark, and then a letter: the letter keeps dates and addresses out, but for
 * dates with the name of a month. */
static gboolean
parse_number_label (const char *text,
                    double     *value)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize length = strspn (digits, "0123456789");
  const char *rest = digits + length;
  SjAnswerDate date;

  if (length == 0 || length > 3)
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest != '\0' && (strchr ("-:.)(=", *rest) != NULL || g_str_has_prefix (rest, "–") ||
                        g_str_has_prefix (rest, "—")))
    rest = g_utf8_next_char (rest);
  while (*rest == ' ')
    rest++;
  if (*rest == '(')
    rest++;
  if (!g_unichar_isalpha (g_utf8_get_char (rest)) ||
      sj_answer_date_parse (text, strlen (text), &date))
    return FALSE;

  *value = g_ascii_strtod (text, NULL);
  return TRUE;
}

static const char *
skip_dash (const char *text)
{
  static const char *const dashes[] = { "-", "–", "—", ":", "=", "(" };

  while (*text == ' ')
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text, dashes[i]))
      {
        text += strlen (dashes[i]);
        while (*text == ' ')
          text++;
        return text;
      }

  return NULL;
}

/* A label, a mark, and then a number: without the mark it is a name, such as "Question 3". */
static gboolean
parse_label_number (const char *text,
                    double     *value)
{
  gsize length = strlen (text);
  const char *rest, *digits;

  if (length < 3 || !g_unichar_isalpha (g_utf8_get_char (text)))
    return FALSE;
  if (text[length - 1] == ')')
    length--;
  rest = digits = text + length;
  while (digits > text && g_ascii_isdigit (digits[-1]))
    digits--;
  if (rest - digits < 1 || rest - digits > 3)
    return FALSE;
  for (rest = digits; rest > text && strchr (" -:=(", rest[-1]) != NULL;)
    rest--;
  if (rest > text + 3 &&
      (g_str_has_prefix (rest - 3, "–") || g_str_has_prefix (rest - 3, "—")))
    rest -= 3;
  if (skip_dash (rest) != digits)
    return FALSE;

  *value = g_ascii_strtod (digits, NULL);
  return TRUE;
}

/* "62,5 %" */
static gboolean
parse_percent (const char *text,
               gboolean    decimal_comma,
               double     *value)
{
  gsize length = strlen (text);
  g_autofree char *number = NULL;

  if (length < 2 || length > MAX_NUMBER || text[length - 1] != '%')
    return FALSE;
  number = g_strndup (text, length - 1);
  if (g_str_has_suffix (number, "\302\240"))
    number[length - 3] = '\0';

  return sj_number_parse (g_strchomp (number), decimal_comma, value);
}

static gboolean
parse_stars (const char *text,
             double     *value,
             double     *out_of)
{
  guint n_full = 0, n_empty = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == 0x2605 || c == 0x2B50)
        n_full++;
      else if (c == 0x2606)
        n_empty++;
      else if (c != 0xFE0F)
        return FALSE;
    }
  *value = n_full;
  *out_of = n_full + n_empty;

  return n_full > 0 || n_empty > 0;
}

static SjValueForm
parse_emoji (const char *text,
             double     *value)
{
  static const gunichar faces[][3] = {
    { 0x1F620, 0x1F621, 0x1F622 }, /* angry, pouting, crying */
    { 0x1F641, 0x2639, 0x1F61E },  /* frowning, disappointed */
    { 0x1F610, 0x1F611, 0x1F610 }, /* neutral, expressionless */
    { 0x1F642, 0x263A, 0x1F60A },  /* smiling */
    { 0x1F600, 0x1F603, 0x1F604 }, /* grinning */
  };
  gunichar c = g_utf8_get_char (text);
  const char *rest = g_utf8_next_char (text);

  while (g_utf8_get_char (rest) == 0xFE0F ||
         (g_utf8_get_char (rest) >= 0x1F3FB && g_utf8_get_char (rest) <= 0x1F3FF))
    rest = g_utf8_next_char (rest);
  if (*rest != '\0')
    return SJ_VALUE_TEXT;
  if (c == 0x1F44D || c == 0x1F44E)
    {
      *value = c == 0x1F44D;
      return SJ_VALUE_THUMB;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (faces[i]); j++)
      if (c == faces[i][j])
        {
          *value = i + 1;
          return SJ_VALUE_FACE;
        }

  return SJ_VALUE_TEXT;
}

/**
 * sj_answer_value_parse:
 * @text: a cell without spaces around
 * @decimal_comma: whether the column's decimal mark is a comma
 * @value: (out): the number in it
 * @out_of: (out): of how many, where that is said, or 0
 *
 * Returns: how the answer is written; with %SJ_VALUE_TEXT nothing is put out
 */
SjValueForm
sj_answer_value_parse (const char *text,
                       gboolean    decimal_comma,
                       double     *value,
                       double     *out_of)
{
  g_return_val_if_fail (text != NULL && value != NULL && out_of != NULL, SJ_VALUE_TEXT);

  *out_of = 0;
  if (*text == '\0')
    return SJ_VALUE_TEXT;
  if (sj_number_parse (text, decimal_comma, value))
    return SJ_VALUE_NUMBER;
  if (parse_out_of (text, value, out_of))
    return SJ_VALUE_OUT_OF;
  if (parse_percent (text, decimal_comma, value))
    {
      *out_of = 100;
      return SJ_VALUE_OUT_OF;
    }
  if (parse_number_label (text, value))
    return SJ_VALUE_NUMBER_LABEL;
  if (parse_label_number (text, value))
    return SJ_VALUE_LABEL_NUMBER;
  if ((guchar) *text < 0x80)
    return SJ_VALUE_TEXT;
  if (parse_stars (text, value, out_of))
    return SJ_VALUE_STARS;

  return parse_emoji (text, value);
}
