#define G_LOG_DOMAIN "sj-record-reader"

#include "config.h"

#include "feedback/sj-record-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

#define CHUNK_SIZE (256 * 1024)
#define LOOK_SIZE (1024 * 1024)
#define MAX_RECORD_MIB 16
#define MAX_RECORD_SIZE (MAX_RECORD_MIB * 1024 * 1024)
#define AT_END (-1)

struct _SjRecordReader
{
  SjByteSource *bytes; /* borrowed */
  char *wanted;        /* the name of the list, or NULL to find out */
  SjRecordLayout layout;
  GString *window; /* the part of the file that is looked at */
  gsize position;  /* in it */
  gsize record_length; /* of the record that was handed out and is still to be left behind */
  guint64 line;
  guint64 n_read;  /* bytes */
  gboolean ended;  /* nothing comes behind the window */
  gboolean cut;    /* there would be more behind it */
  gboolean in_list;
  gboolean behind_item; /* of the list, or member of the object */
  gboolean opened;      /* the object */
  gboolean done;
  char *list; /* the name of the list that was read */
};

static gboolean
fill (SjRecordReader  *self,
      GError         **error)
{
  gsize length;
  gssize n;

  if (self->ended)
    return TRUE;

  g_string_erase (self->window, 0, (gssize) self->position);
  self->position = 0;
  length = self->window->len;
  g_string_set_size (self->window, length + CHUNK_SIZE);
  n = sj_byte_source_read_next (self->bytes, self->window->str + length, CHUNK_SIZE, error);
  g_string_truncate (self->window, length + MAX (0, n));
  self->n_read += MAX (0, n);
  self->ended = n == 0;

  return n >= 0;
}

/* Goes on behind bytes whose lines count. */
static void
leave (SjRecordReader *self,
       gsize           length)
{
  const char *at = self->window->str + self->position;
  const char *end = at + length;

  while ((at = memchr (at, '\n', end - at)) != NULL)
    {
      self->line++;
      at++;
    }
  self->position += length;
}

static gboolean
fail (SjRecordReader  *self,
      GError         **error,
      const char      *problem)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               /* Translators: a file name, the number of a line, what is wrong there */
               _("“%s”, line %s: %s; save the answers again as JSON, or export them as CSV"),
               sj_byte_source_get_name (self->bytes), line, problem);
  return FALSE;
}

/* Where a sample is cut off there is nothing wrong. */
static gboolean
fail_at_end (SjRecordReader  *self,
             GError         **error)
{
  self->done = TRUE;

  return !self->cut ? fail (self, error, _("the file is cut off here")) : FALSE;
}

static gboolean
fail_within (SjRecordReader  *self,
             GError         **error)
{
  self->done = TRUE;

  return !self->cut ? fail (self, error, _("the file is cut off within what begins here")) : FALSE;
}

/* Finds the next byte that is no space, or AT_END. */
static gboolean
peek (SjRecordReader  *self,
      int             *next,
      GError         **error)
{
  for (;;)
    {
      while (self->position < self->window->len)
        {
          char byte = self->window->str[self->position];

          *next = (guchar) byte;
          if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t')
            return TRUE;
          leave (self, 1);
        }
      *next = AT_END;
      if (self->ended)
        return TRUE;
      if (!fill (self, error))
        return FALSE;
    }
}

/* How far a value in brackets or quotation marks was looked at. */
typedef struct
{
  gsize length;
  guint depth;
  gboolean in_text;
  gboolean escaped;
} Extent;

static gboolean
extend_text (Extent *extent,
             char    byte)
{
  gboolean ends = byte == '"' && !extent->escaped;

  extent->escaped = byte == '\\' && !extent->escaped;
  extent->in_text = !ends;

  return ends && extent->depth == 0;
}

/* Returns whether the value ends with the byte. */
static gboolean
extend (Extent *extent,
        char    byte)
{
  if (extent->in_text)
    return extend_text (extent, byte);

  switch (byte)
    {
    case '"':
      extent->in_text = TRUE;
      return FALSE;
    case '{':
    case '[':
      extent->depth++;
      return FALSE;
    case '}':
    case ']':
      return --extent->depth == 0;
    default:
      return FALSE;
    }
}

/* Reads until the value that begins here stands in the window as a whole. */
static gboolean
measure (SjRecordReader  *self,
         gsize           *length,
         GError         **error)
{
  Extent extent = { 0 };

  for (;;)
    {
      const char *text = self->window->str + self->position;
      gsize available = self->window->len - self->position;

      while (extent.length < available)
        if (extend (&extent, text[extent.length++]))
          {
            *length = extent.length;
            return TRUE;
          }
      if (available > MAX_RECORD_SIZE)
        {
          g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                       /* Translators: a file name, the number of a line, a number */
                       _("“%s”, line %s: a record is longer than %d MiB, or has no end; export the "
                         "answers as CSV"),
                       sj_byte_source_get_name (self->bytes), line, MAX_RECORD_MIB);
          return FALSE;
        }
      if (self->ended)
        return fail_within (self, error);
      if (!fill (self, error))
        return FALSE;
    }
}

static gboolean
skip_value (SjRecordReader  *self,
            int              next,
            GError         **error)
{
  gsize length;

  if (next == '{' || next == '[' || next == '"')
    {
      if (!measure (self, &length, error))
        return FALSE;
      leave (self, length);
      return TRUE;
    }
  if (!g_ascii_isalnum (next) && next != '-')
    return fail (self, error, _("a value is expected"));
  while (g_ascii_isalnum (next) || next == '-' || next == '+' || next == '.')
    {
      leave (self, 1);
      if (!peek (self, &next, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the list that begins here is one of objects. */
static gboolean
holds_records (SjRecordReader  *self,
               gboolean        *answer,
               GError         **error)
{
  for (gsize i = 1; ; i++)
    {
      while (self->position + i >= self->window->len && !self->ended)
        if (!fill (self, error))
          return FALSE;
      if (self->position + i >= self->window->len || i > MAX_RECORD_SIZE)
        {
          *answer = FALSE;
          return TRUE;
        }
      if (!g_ascii_isspace (self->window->str[self->position + i]))
        {
          *answer = self->window->str[self->position + i] == '{';
          return TRUE;
        }
    }
}

static gboolean
open_list (SjRecordReader  *self,
           char            *name,
           GError         **error)
{
  if (self->list != NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, and the names of two lists in it */
                   _("“%s” holds several lists of records, “%s” and “%s”; name the one with the "
                     "answers as its sheet, or save it as a file of its own"),
                   sj_byte_source_get_name (self->bytes), self->list, name);
      g_free (name);
      return FALSE;
    }
  self->list = name;
  self->in_list = TRUE;
  self->behind_item = FALSE;
  leave (self, 1);

  return TRUE;
}

/* From the name of a member to behind it, or into it if it is the list that is wanted. */
static gboolean
pass_member (SjRecordReader  *self,
             int              next,
             GError         **error)
{
  g_autofree char *name = NULL;
  gboolean records = FALSE;
  gsize length;

  if (next == AT_END)
    return fail_at_end (self, error);
  if (next != '"')
    return fail (self, error, _("a key in double quotation marks is expected"));
  if (!measure (self, &length, error))
    return FALSE;
  name = g_utf8_make_valid (self->window->str + self->position + 1, (gssize) length - 2);
  leave (self, length);
  if (!peek (self, &next, error))
    return FALSE;
  if (next != ':')
    return next == AT_END ? fail_at_end (self, error)
                          : fail (self, error, _("“:” is expected behind a key"));
  leave (self, 1);
  if (!peek (self, &next, error))
    return FALSE;
  if (next == AT_END)
    return fail_at_end (self, error);
  if (next == '[' && !holds_records (self, &records, error))
    return FALSE;
  if (records && (self->wanted == NULL || g_str_equal (self->wanted, name)))
    return open_list (self, g_steal_pointer (&name), error);
  self->behind_item = TRUE;

  return skip_value (self, next, error);
}

/* Behind the end of everything. */
static gboolean
finish (SjRecordReader  *self,
        GError         **error)
{
  int next;

  self->done = TRUE;
  if (!peek (self, &next, error))
    return FALSE;
  if (next != AT_END)
    return fail (self, error, _("something follows the end of the records"));
  if (self->wanted != NULL && self->list == NULL && self->layout == SJ_RECORD_LAYOUT_MEMBER)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   /* Translators: a file name, then the name asked for */
                   _("“%s” has no list of records “%s”"), sj_byte_source_get_name (self->bytes),
                   self->wanted);
      return FALSE;
    }

  return FALSE;
}

/* Passes the comma between two items or members. */
static gboolean
pass_comma (SjRecordReader  *self,
            int             *next,
            GError         **error)
{
  if (!self->behind_item)
    return TRUE;
  if (*next == AT_END)
    return fail_at_end (self, error);
  if (*next != ',')
    return fail (self, error, self->in_list ? _("“,” or “]” is expected behind a record")
                                            : _("“,” or “}” is expected behind a value"));
  leave (self, 1);

  return peek (self, next, error);
}

/* Goes to the next record of the list, through what stands around the list. */
static gboolean
find_in_list (SjRecordReader  *self,
              GError         **error)
{
  int next;

  while (peek (self, &next, error))
    {
      gboolean may_close = self->opened || self->in_list;

      if (!may_close)
        {
          leave (self, 1);
          self->opened = TRUE;
          self->in_list = self->layout == SJ_RECORD_LAYOUT_LIST;
          continue;
        }
      if (next == (self->in_list ? ']' : '}'))
        {
          leave (self, 1);
          if (!self->in_list || self->layout == SJ_RECORD_LAYOUT_LIST)
            return finish (self, error);
          self->in_list = FALSE;
          self->behind_item = TRUE;
          continue;
        }
      if (!pass_comma (self, &next, error))
        return FALSE;
      if (self->in_list)
        {
          self->behind_item = TRUE;
          return next == '{' || (next == AT_END ? fail_at_end (self, error)
                                 : fail (self, error,
                                         _("a record, an object in braces, is expected")));
        }
      if (!pass_member (self, next, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
find_in_lines (SjRecordReader  *self,
               GError         **error)
{
  int next;

  if (!peek (self, &next, error))
    return FALSE;
  if (next == AT_END)
    {
      self->done = TRUE;
      return FALSE;
    }

  return next == '{' ||
         fail (self, error, _("a record, an object in braces, is expected"));
}

/* Whether the object that the text begins with holds a list of records, and is not followed by
 * another object. */
static gboolean
is_wrapped (const char *text,
            gsize       length)
{
  Extent extent = { 0 };
  gboolean found = FALSE;
  char last = '\0', before = '\0';

  while (extent.length < length)
    {
      char byte = text[extent.length++];

      if (g_ascii_isspace (byte))
        continue;
      if (extent.depth == 2 && !extent.in_text && byte == '{' && last == '[' && before == ':')
        found = TRUE;
      before = last;
      last = byte;
      if (extend (&extent, byte))
        break;
    }
  while (extent.length < length && g_ascii_isspace (text[extent.length]))
    extent.length++;

  return found && (extent.depth > 0 || extent.length == length);
}

static gboolean
find_layout (SjRecordReader  *self,
             GError         **error)
{
  int next;

  if (!peek (self, &next, error))
    return FALSE;
  while (!self->ended && self->window->len - self->position < LOOK_SIZE)
    if (!fill (self, error))
      return FALSE;
  if (next == '[')
    self->layout = SJ_RECORD_LAYOUT_LIST;
  else if (next == '{' && is_wrapped (self->window->str + self->position,
                                      self->window->len - self->position))
    self->layout = SJ_RECORD_LAYOUT_MEMBER;

  return TRUE;
}

/**
 * sj_record_reader_new:
 * @bytes: (transfer none): the file, whose encoding is set; must live as long as the reader
 * @list: (nullable): the name of the list to read if there are several
 * @error: where to put a failure
 *
 * Starts reading and finds out how the records stand in the file.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with @error set
 */
SjRecordReader *
sj_record_reader_new (SjByteSource  *bytes,
                      const char    *list,
                      GError       **error)
{
  g_autoptr(SjRecordReader) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!sj_byte_source_start (bytes, 0, error))
    return NULL;

  self = g_new0 (SjRecordReader, 1);
  self->bytes = bytes;
  self->wanted = g_strdup (list);
  self->window = g_string_new (NULL);
  self->line = 1;
  if (!find_layout (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sj_record_reader_new_for_sample:
 * @bytes: (transfer none): the file, whose encoding is set; it is not read
 * @list: (nullable): the name of the list to read if there are several
 * @error: where to put a failure
 *
 * Reads the records that stand in the sample as a whole.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with @error set
 */
SjRecordReader *
sj_record_reader_new_for_sample (SjByteSource  *bytes,
                                 const char    *list,
                                 GError       **error)
{
  g_autoptr(SjRecordReader) self = NULL;
  gboolean whole;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  sj_byte_source_get_sample (bytes, &length, &whole);
  self = g_new0 (SjRecordReader, 1);
  self->bytes = bytes;
  self->wanted = g_strdup (list);
  self->window = sj_byte_source_decode_sample (bytes);
  self->ended = TRUE;
  self->cut = !whole;
  self->line = 1;
  if (!find_layout (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sj_record_reader_free (SjRecordReader *self)
{
  if (self == NULL)
    return;

  g_string_free (self->window, TRUE);
  g_free (self->wanted);
  g_free (self->list);
  g_free (self);
}

SjRecordLayout
sj_record_reader_get_layout (SjRecordReader *self)
{
  g_return_val_if_fail (self != NULL, SJ_RECORD_LAYOUT_LINES);

  return self->layout;
}

/**
 * sj_record_reader_next:
 * @self: a reader
 * @text: (out): the next record, until the next call
 * @length: (out): its length in bytes
 * @error: where to put a failure
 *
 * Returns: %FALSE at the end, or with @error set if the file is no JSON here
 */
gboolean
sj_record_reader_next (SjRecordReader  *self,
                       const char     **text,
                       gsize           *length,
                       GError         **error)
{
  g_return_val_if_fail (self != NULL && text != NULL && length != NULL, FALSE);

  leave (self, self->record_length);
  self->record_length = 0;
  if (self->done)
    return FALSE;
  if (!(self->layout == SJ_RECORD_LAYOUT_LINES ? find_in_lines (self, error)
                                               : find_in_list (self, error)) ||
      !measure (self, &self->record_length, error))
    {
      self->record_length = 0;
      return FALSE;
    }
  *text = self->window->str + self->position;
  *length = self->record_length;

  return TRUE;
}

/**
 * sj_record_reader_get_line:
 *
 * Returns: in which line the record begins, from 1
 */
guint64
sj_record_reader_get_line (SjRecordReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/**
 * sj_record_reader_get_fraction:
 *
 * Returns: how much of the file was read, 0 to 1, or -1 if that cannot be known
 */
double
sj_record_reader_get_fraction (SjRecordReader *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return sj_byte_source_get_fraction (self->bytes, self->n_read);
}
