#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-json-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "io/sj-io-error.h"

/*
 * A strict parser of JSON as RFC 8259 has it: what is not JSON is refused with the place. One pass,
 * without recursion; texts are decoded where they stand, because no escape is shorter than what it
 * stands for.
 */

/* Where a number's digits are so few that one multiplication or division gives the right double. */
#define EXACT_MANTISSA_MAX (G_GUINT64_CONSTANT (1) << 53)
#define EXACT_POWER_MAX 22

typedef struct
{
  SjJsonValue  *container;
  SjJsonValue **tail;  /* where the next item is hung */
} Level;

typedef struct
{
  SjJson     *json;
  char       *begin;
  char       *end;
  char       *position;
  const char *problem;  /* NULL as long as all is well */
  guint       depth;
  Level       levels[SJ_JSON_MAX_DEPTH];
} Parser;

static gboolean
fail (Parser     *parser,
      const char *position,
      const char *problem)
{
  parser->position = (char *) position;
  parser->problem = problem;
  return FALSE;
}

static void
skip_space (Parser *parser)
{
  char *position = parser->position;

  while (*position == ' ' || *position == '\n' || *position == '\r' || *position == '\t')
    position++;

  parser->position = position;
}

static gboolean
parse_hex (const char *digits,
           gunichar   *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + digit;
    }

  return TRUE;
}

/* From behind "\u": one character, for which two escapes may be needed. */
static gboolean
parse_unicode_escape (Parser      *parser,
                      const char **from,
                      char       **to)
{
  const char *digits = *from;
  gunichar letter, low;

  if (!parse_hex (digits, &letter))
    return fail (parser, digits, N_("four hexadecimal digits are expected after “\\u”"));

  digits += 4;
  if (letter >= 0xd800 && letter < 0xdc00 && digits[0] == '\\' && digits[1] == 'u' &&
      parse_hex (digits + 2, &low) && low >= 0xdc00 && low < 0xe000)
    {
      letter = 0x10000 + ((letter - 0xd800) << 10) + (low - 0xdc00);
      digits += 6;
    }
  if (letter >= 0xd800 && letter < 0xe000)
    return fail (parser, *from - 2,
                 N_("half of a character (an unpaired surrogate) is written here"));

  *from = digits;
  *to += g_unichar_to_utf8 (letter, *to);
  return TRUE;
}

static gboolean
parse_escape (Parser      *parser,
              const char **from,
              char       **to)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = (*from)[1];
  const char *found = letter != '\0' ? strchr (escapes, letter) : NULL;

  if (letter == 'u')
    {
      *from += 2;
      return parse_unicode_escape (parser, from, to);
    }
  if (found == NULL)
    return fail (parser, *from, N_("“\\” is followed by none of the letters that JSON knows"));

  *(*to)++ = meanings[found - escapes];
  *from += 2;
  return TRUE;
}

/* The position is behind the opening quotation mark. */
static gboolean
parse_text (Parser      *parser,
            const char **text,
            guint32     *length)
{
  const char *from = parser->position;
  char *to;

  while (*from != '"' && *from != '\\' && (guchar) *from >= 0x20)
    from++;

  *text = parser->position;
  to = (char *) from;
  while (*from != '"')
    {
      if (from == parser->end)
        return fail (parser, from, N_("the file ends within a text"));
      if ((guchar) *from < 0x20)
        return fail (parser, from,
                     N_("a control character stands in a text; write it as “\\u00…”"));
      if (*from != '\\')
        *to++ = *from++;
      else if (!parse_escape (parser, &from, &to))
        return FALSE;
    }

  *to = '\0';
  *length = to - *text;
  parser->position = (char *) from + 1;
  return TRUE;
}

static const char *
skip_digits (const char *position,
             guint64    *mantissa,
             guint      *n_digits)
{
  for (; g_ascii_isdigit (*position); position++)
    {
      if (*n_digits < 19)
        *mantissa = *mantissa * 10 + (*position - '0');
      *n_digits += *mantissa > 0;
    }

  return position;
}

static const char *
skip_exponent (Parser     *parser,
               const char *position,
               int        *exponent)
{
  gboolean negative = position[1] == '-';
  int magnitude = 0;

  position++;
  if (*position == '+' || *position == '-')
    position++;
  if (!g_ascii_isdigit (*position))
    {
      fail (parser, position, N_("a digit is expected in the exponent"));
      return NULL;
    }

  for (; g_ascii_isdigit (*position); position++)
    magnitude = MIN (magnitude * 10 + (*position - '0'), 100000);

  *exponent += negative ? -magnitude : magnitude;
  return position;
}

static double
number_from (const char *start,
             guint64     mantissa,
             guint       n_digits,
             int         exponent)
{
  static const double powers[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  };
  double magnitude = (double) mantissa;

  if (n_digits > 19 || mantissa > EXACT_MANTISSA_MAX || ABS (exponent) > EXACT_POWER_MAX)
    return g_ascii_strtod (start, NULL);

  magnitude = exponent < 0 ? magnitude / powers[-exponent] : magnitude * powers[exponent];
  return *start == '-' ? -magnitude : magnitude;
}

static gboolean
parse_number (Parser      *parser,
              SjJsonValue *value)
{
  const char *start = parser->position;
  const char *position = *start == '-' ? start + 1 : start;
  guint64 mantissa = 0;
  guint n_digits = 0;
  int exponent = 0;

  if (!g_ascii_isdigit (*position))
    return fail (parser, position, N_("a digit is expected"));
  if (*position == '0' && g_ascii_isdigit (position[1]))
    return fail (parser, position, N_("a number must not begin with a needless 0"));

  position = skip_digits (position, &mantissa, &n_digits);
  if (*position == '.')
    {
      const char *fraction = position + 1;

      if (!g_ascii_isdigit (*fraction))
        return fail (parser, fraction, N_("a digit is expected after the decimal point"));
      position = skip_digits (fraction, &mantissa, &n_digits);
      exponent = -(int) MIN (position - fraction, 100000);
    }
  if (*position == 'e' || *position == 'E')
    {
      position = skip_exponent (parser, position, &exponent);
      if (position == NULL)
        return FALSE;
    }

  value->type = SJ_JSON_NUMBER;
  value->number = number_from (start, mantissa, n_digits, exponent);
  parser->position = (char *) position;
  return TRUE;
}

static gboolean
parse_word (Parser      *parser,
            SjJsonValue *value,
            const char  *word,
            SjJsonType   type)
{
  gsize length = strlen (word);

  if (strncmp (parser->position, word, length) != 0)
    return fail (parser, parser->position, N_("a value is expected"));

  value->type = type;
  value->boolean = *word == 't';
  parser->position += length;
  return TRUE;
}

static gboolean
parse_name (Parser      *parser,
            SjJsonValue *value)
{
  if (*parser->position != '"')
    return fail (parser, parser->position,
                 N_("the name of a member in double quotation marks is expected"));

  parser->position++;
  if (!parse_text (parser, &value->name, &value->name_length))
    return FALSE;

  skip_space (parser);
  if (*parser->position != ':')
    return fail (parser, parser->position, N_("“:” is expected after the name of a member"));

  parser->position++;
  skip_space (parser);
  return TRUE;
}

static gboolean
open_container (Parser      *parser,
                SjJsonValue *value,
                SjJsonType   type)
{
  if (parser->depth == SJ_JSON_MAX_DEPTH)
    return fail (parser, parser->position, N_("lists and objects are nested too deeply"));

  value->type = type;
  value->first = NULL;
  parser->levels[parser->depth].container = value;
  parser->levels[parser->depth].tail = &value->first;
  parser->depth++;
  parser->position++;
  return TRUE;
}

static gboolean
parse_value (Parser      *parser,
             SjJsonValue *value)
{
  value->start = parser->position - parser->begin;

  switch (*parser->position)
    {
    case '{':
      return open_container (parser, value, SJ_JSON_OBJECT);
    case '[':
      return open_container (parser, value, SJ_JSON_ARRAY);
    case '"':
      value->type = SJ_JSON_TEXT;
      parser->position++;
      return parse_text (parser, &value->text, &value->length);
    case 't':
      return parse_word (parser, value, "true", SJ_JSON_BOOLEAN);
    case 'f':
      return parse_word (parser, value, "false", SJ_JSON_BOOLEAN);
    case 'n':
      return parse_word (parser, value, "null", SJ_JSON_NULL);
    case '-':
    case '0' ... '9':
      return parse_number (parser, value);
    default:
      return fail (parser, parser->position,
                   parser->position == parser->end ? N_("the file ends where a value is expected")
                                                   : N_("a value is expected"));
    }
}

static gboolean
parse_item (Parser *parser)
{
  SjJsonValue *value = sj_json_add_value (parser->json);

  if (parser->depth > 0)
    {
      Level *level = &parser->levels[parser->depth - 1];

      level->container->length++;
      *level->tail = value;
      level->tail = &value->next;
      if (level->container->type == SJ_JSON_OBJECT && !parse_name (parser, value))
        return FALSE;
    }

  if (!parse_value (parser, value))
    return FALSE;

  value->end = parser->position - parser->begin;
  return TRUE;
}

static const char *
missing_separator (Parser   *parser,
                   gboolean  in_object)
{
  if (parser->position == parser->end)
    return N_("the file ends too early: a list or an object is not closed");

  return in_object ? N_("“,” or “}” is expected") : N_("“,” or “]” is expected");
}

/* Behind an item, or at the beginning of a container: goes to the next item, closing what ends. */
static gboolean
go_on (Parser *parser)
{
  while (parser->depth > 0)
    {
      SjJsonValue *container = parser->levels[parser->depth - 1].container;
      gboolean in_object = container->type == SJ_JSON_OBJECT;
      gboolean fresh = container->length == 0;

      skip_space (parser);
      if (*parser->position == (in_object ? '}' : ']'))
        {
          parser->position++;
          container->end = parser->position - parser->begin;
          parser->depth--;
          continue;
        }
      if (fresh)
        return TRUE;
      if (*parser->position != ',')
        return fail (parser, parser->position, missing_separator (parser, in_object));

      parser->position++;
      skip_space (parser);
      return TRUE;
    }

  return TRUE;
}

static gboolean
parse_document (Parser *parser)
{
  if (memcmp (parser->begin, "\xef\xbb\xbf", MIN (3, parser->end - parser->begin)) == 0 &&
      parser->end - parser->begin >= 3)
    parser->position += 3;
  skip_space (parser);
  if (parser->position == parser->end)
    return fail (parser, parser->position, N_("there is nothing in it"));

  do
    if (!parse_item (parser) || !go_on (parser))
      return FALSE;
  while (parser->depth > 0);

  skip_space (parser);
  if (parser->position != parser->end)
    return fail (parser, parser->position, N_("nothing may follow the end of the document"));

  return TRUE;
}

/* Lines and columns of the source, because texts in the buffer have been decoded. */
static void
set_syntax_error (GBytes      *bytes,
                  const char  *file_name,
                  gsize        offset,
                  const char  *problem,
                  GError     **error)
{
  const char *source = g_bytes_get_data (bytes, NULL);
  guint line = 1, column = 1;

  for (gsize i = 0; i < offset; i++)
    if (source[i] == '\n')
      {
        line++;
        column = 1;
      }
    else
      {
        column += (source[i] & 0xc0) != 0x80;
      }

  /* Translators: a file's name, a line, a column, and what is wrong there. */
  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX, _("“%s”, line %u, column %u: %s"),
               file_name, line, column, problem);
}

/**
 * sj_json_parse:
 * @bytes: a document
 * @file_name: what to call it in messages
 * @error: return location for a #GError
 *
 * Reads JSON. Members of one name are let through, as RFC 8259 does; who reads on decides.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %SJ_IO_ERROR_SYNTAX naming the line
 *   and the column if the bytes are no JSON
 */
SjJson *
sj_json_parse (GBytes      *bytes,
               const char  *file_name,
               GError     **error)
{
  g_autoptr(SjJson) json = NULL;
  g_autofree Parser *parser = NULL;
  const char *invalid;
  gsize length;

  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);

  if (g_bytes_get_size (bytes) > G_MAXINT32)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX, _("“%s” is too large to be read"),
                   file_name);
      return NULL;
    }

  json = sj_json_new (bytes);
  parser = g_new0 (Parser, 1);
  parser->json = json;
  parser->begin = parser->position = sj_json_get_buffer (json, &length);
  parser->end = parser->begin + length;

  if (!g_utf8_validate_len (parser->begin, length, &invalid))
    set_syntax_error (bytes, file_name, invalid - parser->begin,
                      _("the bytes are no UTF-8 text"), error);
  else if (!parse_document (parser))
    set_syntax_error (bytes, file_name, parser->position - parser->begin, _(parser->problem),
                      error);
  else
    return g_steal_pointer (&json);

  return NULL;
}
