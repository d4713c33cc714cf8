#define G_LOG_DOMAIN "sj-record-parser"

#include "config.h"

#include "feedback/sj-record-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-cell-format.h"

#define MAX_DEPTH 64
#define MAX_PATH_LENGTH 1024
#define REPLACEMENT 0xFFFD

struct _SjRecordParser
{
  const char *begin;
  const char *end;
  const char *position;
  const char *problem; /* NULL as long as all is well */
  GString *path;
  GString *text; /* of the value that is read, behind that of the list it stands in */
  guint depth;
  guint n_objects; /* met so far */
  guint64 failed_line; /* below the first */
  guint64 n_replaced;
  SjRecordFieldFunc func;
  gpointer user_data;
};

static gboolean parse_member (SjRecordParser *self);

SjRecordParser *
sj_record_parser_new (void)
{
  SjRecordParser *self = g_new0 (SjRecordParser, 1);

  self->path = g_string_new (NULL);
  self->text = g_string_new (NULL);

  return self;
}

void
sj_record_parser_free (SjRecordParser *self)
{
  if (self == NULL)
    return;

  g_string_free (self->path, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
fail (SjRecordParser *self,
      const char     *problem)
{
  self->problem = problem;

  return FALSE;
}

/* The next byte, 0 at the end; a byte 0 in the text was replaced before. */
static char
peek (SjRecordParser *self)
{
  return self->position < self->end ? *self->position : '\0';
}

static char
skip_space (SjRecordParser *self)
{
  char next = peek (self);

  while (next == ' ' || next == '\n' || next == '\r' || next == '\t')
    {
      self->position++;
      next = peek (self);
    }

  return next;
}

static gboolean
parse_unit (SjRecordParser *self,
            gunichar       *unit)
{
  *unit = 0;
  if (self->end - self->position < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->position[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }
  self->position += 4;

  return TRUE;
}

/* From behind "\u". Half a character, and the character 0, become U+FFFD. */
static gboolean
parse_unicode (SjRecordParser *self,
               GString        *text)
{
  gunichar letter, low;

  if (!parse_unit (self, &letter))
    return fail (self, N_("four hexadecimal digits are expected behind “\\u”"));

  if (letter >= 0xD800 && letter < 0xDC00 && self->end - self->position >= 6 &&
      self->position[0] == '\\' && self->position[1] == 'u')
    {
      const char *second = self->position;

      self->position += 2;
      if (parse_unit (self, &low) && low >= 0xDC00 && low < 0xE000)
        letter = 0x10000 + ((letter - 0xD800) << 10) + (low - 0xDC00);
      else
        self->position = second;
    }
  if (letter == 0 || (letter >= 0xD800 && letter < 0xE000))
    {
      letter = REPLACEMENT;
      self->n_replaced++;
    }
  g_string_append_unichar (text, letter);

  return TRUE;
}

static gboolean
parse_escape (SjRecordParser *self,
              GString        *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter;
  const char *found;

  self->position++;
  letter = peek (self);
  found = letter != '\0' ? strchr (escapes, letter) : NULL;
  if (letter != 'u' && found == NULL)
    return fail (self, N_("“\\” is followed by none of the letters that JSON knows"));

  self->position++;
  if (letter == 'u')
    return parse_unicode (self, text);
  g_string_append_c (text, meanings[found - escapes]);

  return TRUE;
}

static gboolean
parse_text (SjRecordParser *self,
            GString        *text)
{
  self->position++;
  for (;;)
    {
      const char *start = self->position;

      while (self->position < self->end && *self->position != '"' && *self->position != '\\' &&
             (guchar) *self->position >= 0x20)
        self->position++;
      g_string_append_len (text, start, self->position - start);
      if (self->position == self->end)
        return fail (self, N_("a text has no closing quotation mark"));
      if (*self->position == '"')
        break;
      if (*self->position != '\\')
        return fail (self, N_("a line ends within a text, or a control character stands in it"));
      if (!parse_escape (self, text))
        return FALSE;
    }
  self->position++;

  return TRUE;
}

static gboolean
skip_digits (SjRecordParser *self)
{
  const char *start = self->position;

  while (g_ascii_isdigit (peek (self)))
    self->position++;

  return self->position > start;
}

static gboolean
skip_number (SjRecordParser *self,
             gboolean       *whole)
{
  const char *digits;

  *whole = TRUE;
  if (peek (self) == '-')
    self->position++;
  digits = self->position;
  if (!skip_digits (self))
    return fail (self, N_("a value is expected"));
  if (*digits == '0' && self->position - digits > 1)
    return fail (self, N_("a number must not begin with a needless 0"));
  if (peek (self) == '.')
    {
      *whole = FALSE;
      self->position++;
      if (!skip_digits (self))
        return fail (self, N_("a digit is expected behind the decimal point"));
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      *whole = FALSE;
      self->position++;
      if (peek (self) == '+' || peek (self) == '-')
        self->position++;
      if (!skip_digits (self))
        return fail (self, N_("a digit is expected in the exponent"));
    }

  return TRUE;
}

/* Whole numbers stay as they are, because many are identifiers with more digits than a double
 * holds. */
static gboolean
parse_number (SjRecordParser *self,
              GString        *text)
{
  const char *start = self->position;
  gsize text_start = text->len;
  gboolean whole;
  double value;

  if (!skip_number (self, &whole))
    return FALSE;

  g_string_append_len (text, start, self->position - start);
  if (whole)
    return TRUE;
  value = g_ascii_strtod (text->str + text_start, NULL);
  if (isfinite (value))
    {
      g_string_truncate (text, text_start);
      sj_cell_format_append_number (value, text);
    }

  return TRUE;
}

static gboolean
parse_word (SjRecordParser *self,
            GString        *text)
{
  static const struct
  {
    const char *word;
    const char *meaning;
  } words[] = { { "true", "TRUE" }, { "false", "FALSE" }, { "null", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (self->end - self->position) >= length &&
          memcmp (self->position, words[i].word, length) == 0)
        {
          self->position += length;
          g_string_append (text, words[i].meaning);
          return TRUE;
        }
    }

  return parse_number (self, text);
}

static gboolean
parse_scalar (SjRecordParser *self,
              GString        *text)
{
  return peek (self) == '"' ? parse_text (self, text) : parse_word (self, text);
}

static void
give_field (SjRecordParser *self,
            gsize           start,
            gboolean        is_list)
{
  SjRecordField field = {
    .path = self->path->str,
    .path_length = self->path->len,
    .text = self->text->str + start,
    .length = self->text->len - start,
    .is_list = is_list,
  };

  self->func (self->user_data, &field);
}

static gboolean
enter (SjRecordParser *self)
{
  self->position++;
  if (++self->depth > MAX_DEPTH)
    return fail (self, N_("objects and lists stand in one another too deeply"));

  return TRUE;
}

/* Behind a member or an item. */
static gboolean
go_on (SjRecordParser *self,
       char            close,
       gboolean       *more)
{
  char next = skip_space (self);

  *more = next == ',';
  if (next != ',' && next != close)
    return fail (self, close == '}' ? N_("“,” or “}” is expected") : N_("“,” or “]” is expected"));
  self->position++;
  if (!*more)
    self->depth--;

  return TRUE;
}

static gboolean
parse_object (SjRecordParser *self)
{
  gboolean more = TRUE;

  if (!enter (self))
    return FALSE;
  self->n_objects++;
  if (skip_space (self) == '}')
    return go_on (self, '}', &more);

  while (more)
    {
      gsize path_length = self->path->len;

      if (!parse_member (self) || !go_on (self, '}', &more))
        return FALSE;
      g_string_truncate (self->path, path_length);
    }

  return TRUE;
}

static gboolean parse_items (SjRecordParser *self,
                             gsize           start);

/* Objects in a list are told apart by their number in it. */
static gboolean
parse_inner (SjRecordParser *self,
             gsize           start,
             guint           number)
{
  gsize path_length = self->path->len;
  gboolean done;

  g_string_append_printf (self->path, ".%u", number);
  done = peek (self) == '{' ? parse_object (self) : parse_items (self, start);
  if (done)
    g_string_truncate (self->path, path_length);

  return done;
}

static gboolean
parse_item (SjRecordParser *self,
            gsize           start,
            guint           number)
{
  char next = skip_space (self);
  gsize before = self->text->len;
  gsize text_start;

  if (next == '{' || next == '[')
    return parse_inner (self, start, number);

  if (before > start)
    g_string_append (self->text, ", ");
  text_start = self->text->len;
  if (!parse_scalar (self, self->text))
    return FALSE;
  if (self->text->len == text_start)
    g_string_truncate (self->text, before);

  return TRUE;
}

static gboolean
parse_items (SjRecordParser *self,
             gsize           start)
{
  gboolean more = TRUE;

  if (!enter (self))
    return FALSE;
  if (skip_space (self) == ']')
    return go_on (self, ']', &more);

  for (guint number = 1; more; number++)
    if (!parse_item (self, start, number) || !go_on (self, ']', &more))
      return FALSE;

  return TRUE;
}

static gboolean
parse_list (SjRecordParser *self)
{
  gsize start = self->text->len;
  guint n_objects = self->n_objects;

  if (!parse_items (self, start))
    return FALSE;
  if (self->text->len > start || self->n_objects == n_objects)
    give_field (self, start, TRUE);
  g_string_truncate (self->text, start);

  return TRUE;
}

static gboolean
parse_name (SjRecordParser *self)
{
  if (skip_space (self) != '"')
    return fail (self, N_("a key in double quotation marks is expected"));
  if (self->depth > 1)
    g_string_append_c (self->path, '.');
  if (!parse_text (self, self->path))
    return FALSE;
  if (self->path->len > MAX_PATH_LENGTH)
    return fail (self, N_("a key is too long"));
  if (skip_space (self) != ':')
    return fail (self, N_("“:” is expected behind a key"));
  self->position++;
  skip_space (self);

  return TRUE;
}

static gboolean
parse_member (SjRecordParser *self)
{
  gsize start = self->text->len;

  if (!parse_name (self))
    return FALSE;
  if (peek (self) == '{')
    return parse_object (self);
  if (peek (self) == '[')
    return parse_list (self);
  if (!parse_scalar (self, self->text))
    return FALSE;
  give_field (self, start, FALSE);
  g_string_truncate (self->text, start);

  return TRUE;
}

static gboolean
parse_record (SjRecordParser *self,
              const char     *text,
              gsize           length)
{
  self->begin = self->position = text;
  self->end = text + length;
  self->problem = NULL;
  self->depth = 0;
  self->n_objects = 0;
  g_string_truncate (self->path, 0);
  g_string_truncate (self->text, 0);
  if (peek (self) != '{')
    return fail (self, N_("a record, an object in braces, is expected"));

  return parse_object (self);
}

/* Where it stands is known only as long as the text is there. */
static void
find_line (SjRecordParser *self)
{
  guint64 line = 0;

  for (const char *at = self->begin; at < self->position; at++)
    line += *at == '\n';
  self->failed_line = line;
}

/**
 * sj_record_parser_run:
 * @self: a parser
 * @text: one object of JSON, without anything in front of it
 * @length: its length in bytes
 * @func: takes the fields in their order; a name may come twice
 * @user_data: for @func
 *
 * Bytes that are no UTF-8 are replaced by U+FFFD each. A field in an object in a field has both
 * names, with a dot between them.
 *
 * Returns: %FALSE if the text is no such object: sj_record_parser_get_problem() tells why
 */
gboolean
sj_record_parser_run (SjRecordParser    *self,
                      const char        *text,
                      gsize              length,
                      SjRecordFieldFunc  func,
                      gpointer           user_data)
{
  g_autofree char *valid = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL && text != NULL && func != NULL, FALSE);

  self->func = func;
  self->user_data = user_data;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      gsize valid_length;

      valid = g_utf8_make_valid (text, (gssize) length);
      valid_length = strlen (valid);
      /* One byte became three. */
      self->n_replaced += (valid_length - length) / 2;
      text = valid;
      length = valid_length;
    }
  done = parse_record (self, text, length);
  if (!done)
    find_line (self);

  return done;
}

/**
 * sj_record_parser_get_problem:
 * @self: a parser that failed
 * @line: (out): how many lines below the first one of the record
 *
 * Returns: (transfer none): what is wrong, in the language of the person
 */
const char *
sj_record_parser_get_problem (SjRecordParser *self,
                              guint64        *line)
{
  g_return_val_if_fail (self != NULL && self->problem != NULL && line != NULL, NULL);

  *line = self->failed_line;

  return _(self->problem);
}

/**
 * sj_record_parser_get_replaced:
 *
 * Returns: how many characters were replaced by U+FFFD so far, because they were none
 */
guint64
sj_record_parser_get_replaced (SjRecordParser *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_replaced;
}
