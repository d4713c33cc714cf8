#define G_LOG_DOMAIN "sj-io"

#include "io/sj-json-writer.h"

#include <string.h>

#include "io/sj-json-number.h"
#include "io/sj-json-parser.h"

void
sj_json_writer_init (SjJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  self->text = g_string_sized_new (4096);
  self->depth = 0;
  self->fresh = TRUE;
  self->compact = FALSE;
}

/**
 * sj_json_writer_init_compact:
 * @self: a writer
 *
 * Begins a document that has one line, however much it holds.
 */
void
sj_json_writer_init_compact (SjJsonWriter *self)
{
  sj_json_writer_init (self);
  self->compact = TRUE;
}

/**
 * sj_json_writer_finish:
 * @self: a writer whose containers are closed
 *
 * Ends the document with a newline and clears the writer.
 *
 * Returns: (transfer full): the document
 */
GBytes *
sj_json_writer_finish (SjJsonWriter *self)
{
  g_return_val_if_fail (self != NULL && self->depth == 0, NULL);

  g_string_append_c (self->text, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}

static void
begin_line (SjJsonWriter *self)
{
  static const char blanks[] = "                                ";
  gsize indent = 2 * self->depth;

  if (self->compact)
    return;

  g_string_append_c (self->text, '\n');
  for (; indent > sizeof blanks - 1; indent -= sizeof blanks - 1)
    g_string_append_len (self->text, blanks, sizeof blanks - 1);
  g_string_append_len (self->text, blanks, indent);
}

static void
begin_container (SjJsonWriter *self,
                 char          bracket)
{
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->fresh = TRUE;
}

static void
end_container (SjJsonWriter *self,
               char          bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!self->fresh)
    begin_line (self);
  g_string_append_c (self->text, bracket);
  self->fresh = FALSE;
}

void
sj_json_writer_begin_object (SjJsonWriter *self)
{
  begin_container (self, '{');
}

void
sj_json_writer_end_object (SjJsonWriter *self)
{
  end_container (self, '}');
}

void
sj_json_writer_begin_array (SjJsonWriter *self)
{
  begin_container (self, '[');
}

void
sj_json_writer_end_array (SjJsonWriter *self)
{
  end_container (self, ']');
}

static void
append_escape (GString *text,
               char     letter)
{
  static const char special[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *found = letter != '\0' ? strchr (special, letter) : NULL;

  if (found != NULL)
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, letters[found - special]);
    }
  else
    {
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) letter);
    }
}

static void
append_quoted (GString    *text,
               const char *content,
               gsize       length)
{
  const char *end = content + length;
  const char *run = content;

  g_string_append_c (text, '"');
  for (; content < end; content++)
    if ((guchar) *content < 0x20 || *content == '"' || *content == '\\')
      {
        g_string_append_len (text, run, content - run);
        append_escape (text, *content);
        run = content + 1;
      }
  g_string_append_len (text, run, content - run);
  g_string_append_c (text, '"');
}

/**
 * sj_json_writer_item:
 * @self: a writer in an array
 *
 * Begins the next item; its value follows.
 */
void
sj_json_writer_item (SjJsonWriter *self)
{
  if (!self->fresh)
    g_string_append_c (self->text, ',');
  begin_line (self);
  self->fresh = FALSE;
}

/**
 * sj_json_writer_member:
 * @self: a writer in an object
 * @name: the member's name, UTF-8
 *
 * Begins the next member; its value follows.
 */
void
sj_json_writer_member (SjJsonWriter *self,
                       const char   *name)
{
  sj_json_writer_item (self);
  append_quoted (self->text, name, strlen (name));
  g_string_append_len (self->text, ": ", 2);
}

/**
 * sj_json_writer_text:
 * @self: a writer
 * @text: a text; bytes that are no UTF-8 are replaced
 */
void
sj_json_writer_text (SjJsonWriter *self,
                     const char   *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  append_quoted (self->text, text, strlen (text));
}

/**
 * sj_json_writer_number:
 * @self: a writer
 * @number: a finite number
 */
void
sj_json_writer_number (SjJsonWriter *self,
                       double        number)
{
  sj_json_number_append (self->text, number);
}

void
sj_json_writer_boolean (SjJsonWriter *self,
                        gboolean      value)
{
  g_string_append (self->text, value ? "true" : "false");
}

void
sj_json_writer_null (SjJsonWriter *self)
{
  g_string_append (self->text, "null");
}

/**
 * sj_json_writer_numbers:
 * @self: a writer
 * @numbers: (array length=n_numbers): finite numbers
 * @n_numbers: how many
 *
 * Writes a list of numbers on one line.
 */
void
sj_json_writer_numbers (SjJsonWriter *self,
                        const double *numbers,
                        guint         n_numbers)
{
  g_string_append_c (self->text, '[');
  for (guint i = 0; i < n_numbers; i++)
    {
      if (i > 0)
        g_string_append_len (self->text, ", ", 2);
      sj_json_number_append (self->text, numbers[i]);
    }
  g_string_append_c (self->text, ']');
}

static gboolean
holds_only_numbers (const SjJsonValue *array)
{
  for (const SjJsonValue *item = array->first; item != NULL; item = item->next)
    if (item->type != SJ_JSON_NUMBER)
      return FALSE;

  return array->first != NULL;
}

static void
write_as_in_source (SjJsonWriter      *self,
                    SjJson            *json,
                    const SjJsonValue *value)
{
  gsize length;
  const char *source = sj_json_get_source (json, value, &length);

  g_string_append_len (self->text, source, length);
}

static void
write_number_items (SjJsonWriter      *self,
                    SjJson            *json,
                    const SjJsonValue *array)
{
  g_string_append_c (self->text, '[');
  for (const SjJsonValue *item = array->first; item != NULL; item = item->next)
    {
      if (item != array->first)
        g_string_append_len (self->text, ", ", 2);
      write_as_in_source (self, json, item);
    }
  g_string_append_c (self->text, ']');
}

static void
write_value (SjJsonWriter      *self,
             SjJson            *json,
             const SjJsonValue *value)
{
  switch (value->type)
    {
    case SJ_JSON_TEXT:
      append_quoted (self->text, value->text, value->length);
      break;

    case SJ_JSON_ARRAY:
      if (holds_only_numbers (value))
        {
          write_number_items (self, json, value);
          break;
        }
      sj_json_writer_begin_array (self);
      for (const SjJsonValue *item = value->first; item != NULL; item = item->next)
        {
          sj_json_writer_item (self);
          write_value (self, json, item);
        }
      sj_json_writer_end_array (self);
      break;

    case SJ_JSON_OBJECT:
      sj_json_writer_begin_object (self);
      for (const SjJsonValue *member = value->first; member != NULL; member = member->next)
        {
          sj_json_writer_item (self);
          append_quoted (self->text, member->name, member->name_length);
          g_string_append_len (self->text, ": ", 2);
          write_value (self, json, member);
        }
      sj_json_writer_end_object (self);
      break;

    case SJ_JSON_NULL:
    case SJ_JSON_BOOLEAN:
    case SJ_JSON_NUMBER:
    default:
      write_as_in_source (self, json, value);
      break;
    }
}

/**
 * sj_json_writer_source:
 * @self: a writer
 * @json: JSON text, as kept for members this version does not know
 *
 * Writes a value in canonical form; numbers keep their digits, because they may be more than a
 * double holds.
 */
void
sj_json_writer_source (SjJsonWriter *self,
                       const char   *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(SjJson) parsed = sj_json_parse (bytes, "", NULL);

  if (parsed == NULL)
    {
      g_critical ("“%s” is kept as JSON and is none", json);
      sj_json_writer_null (self);
      return;
    }

  write_value (self, parsed, sj_json_get_root (parsed));
}

void
sj_json_writer_member_text (SjJsonWriter *self,
                            const char   *name,
                            const char   *text)
{
  sj_json_writer_member (self, name);
  sj_json_writer_text (self, text);
}

void
sj_json_writer_member_number (SjJsonWriter *self,
                              const char   *name,
                              double        number)
{
  sj_json_writer_member (self, name);
  sj_json_writer_number (self, number);
}

void
sj_json_writer_member_boolean (SjJsonWriter *self,
                               const char   *name,
                               gboolean      value)
{
  sj_json_writer_member (self, name);
  sj_json_writer_boolean (self, value);
}
