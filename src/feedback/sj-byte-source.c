#define G_LOG_DOMAIN "sj-byte-source"

#include "config.h"

#include "feedback/sj-byte-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "feedback/sj-encoding.h"
#include "feedback/sj-feedback-error.h"

#define SAMPLE_SIZE (1024 * 1024)
#define RAW_SIZE (64 * 1024)
#define MAX_CHARACTER 4
#define REPLACEMENT "\xEF\xBF\xBD"

struct _SjByteSource
{
  char *name;
  int fd;
  gboolean close_fd;
  gboolean regular;
  guint64 size; /* of a regular file */
  gzFile packed; /* of a file compressed with gzip, else NULL; owns the descriptor */
  gboolean cut_off; /* the compressed file ends too early */

  GByteArray *sample; /* the first bytes as they are */
  gboolean sample_is_all;
  char *encoding;
  gsize bom_length;
  gboolean utf8;
  GIConv converter;
  guint64 replaced;

  guint64 base;      /* where the text that is read starts, in bytes of the file */
  gsize sample_next; /* how much of the sample was read again */
  guint64 consumed;
  char *raw; /* bytes still to be converted */
  gsize raw_length;
  gboolean raw_ended;
};

static gssize
read_fully (int     fd,
            char   *buffer,
            gsize   length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = read (fd, buffer + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += n;
    }

  return done;
}

static void
set_system_error (SjByteSource  *self,
                  int            code,
                  GError       **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* Translators: a file name and the system's reason */
               _("“%s” cannot be read: %s"), self->name, g_strerror (code));
}

static gssize
read_packed (SjByteSource  *self,
             char          *buffer,
             gsize          length,
             GError       **error)
{
  gsize done = 0;
  int n = 1;
  int code;

  while (n > 0 && done < length)
    {
      n = gzread (self->packed, buffer + done, (unsigned) MIN (length - done, G_MAXINT));
      done += MAX (0, n);
    }
  gzerror (self->packed, &code);
  self->cut_off |= code == Z_BUF_ERROR;
  if (n < 0 || (code != Z_OK && code != Z_BUF_ERROR))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is damaged and cannot be unpacked"), self->name);
      return -1;
    }

  return done;
}

/* The next bytes of the file, unpacked if need be. */
static gssize
read_file (SjByteSource  *self,
           char          *buffer,
           gsize          length,
           GError       **error)
{
  gssize n;

  if (self->packed != NULL)
    return read_packed (self, buffer, length, error);

  n = read_fully (self->fd, buffer, length);
  if (n < 0)
    set_system_error (self, errno, error);

  return n;
}

static gboolean
open_file (SjByteSource  *self,
           const char    *path,
           GError       **error)
{
  struct stat status;

  if (g_str_equal (path, "-"))
    self->fd = STDIN_FILENO;
  else
    {
      self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      self->close_fd = TRUE;
    }
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      set_system_error (self, errno, error);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is a folder, not a file with answers"), self->name);
      return FALSE;
    }
  /* Standard input may be a file that is already read in part. */
  self->regular = S_ISREG (status.st_mode) && lseek (self->fd, 0, SEEK_CUR) == 0;
  self->size = status.st_size;

  return TRUE;
}

static gboolean
read_sample (SjByteSource  *self,
             GError       **error)
{
  gssize n;

  g_byte_array_set_size (self->sample, SAMPLE_SIZE);
  n = read_file (self, (char *) self->sample->data, SAMPLE_SIZE, error);
  if (n < 0)
    return FALSE;
  g_byte_array_set_size (self->sample, n);
  self->sample_is_all = n < SAMPLE_SIZE;
  if (n > 0 || !self->cut_off)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("“%s” is damaged or cut off, and cannot be unpacked"), self->name);
  return FALSE;
}

static gboolean
is_packed (SjByteSource *self)
{
  return self->sample->len >= 3 && memcmp (self->sample->data, "\x1F\x8B\x08", 3) == 0;
}

/* Starts again at the beginning of the file and unpacks it from now on. */
static gboolean
unpack (SjByteSource  *self,
        GError       **error)
{
  int fd = self->regular && lseek (self->fd, 0, SEEK_SET) == 0 ? dup (self->fd) : -1;

  if (fd < 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("%s is compressed with gzip; name the file, or unpack it first"), self->name);
      return FALSE;
    }
  self->packed = gzdopen (fd, "rb");
  gzbuffer (self->packed, 128 * 1024);
  self->regular = FALSE;

  return read_sample (self, error);
}

/**
 * sj_byte_source_open:
 * @path: a file, or "-" for standard input
 * @error: where to put a failure
 *
 * Opens a file and reads a sample of at most 1 MiB. A file compressed with gzip is unpacked on the
 * way.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjByteSource *
sj_byte_source_open (const char  *path,
                     GError     **error)
{
  g_autoptr(SjByteSource) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SjByteSource, 1);
  self->fd = -1;
  self->converter = (GIConv) -1;
  self->name = g_str_equal (path, "-") ? g_strdup (_("standard input"))
                                       : g_filename_display_basename (path);
  self->sample = g_byte_array_new ();
  if (!open_file (self, path, error) || !read_sample (self, error) ||
      (is_packed (self) && !unpack (self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
sj_byte_source_free (SjByteSource *self)
{
  if (self == NULL)
    return;

  if (self->packed != NULL)
    gzclose (self->packed);
  if (self->close_fd && self->fd >= 0)
    close (self->fd);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_clear_pointer (&self->sample, g_byte_array_unref);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self);
}

/**
 * sj_byte_source_get_name:
 *
 * Returns: (transfer none): the name to show: the last part of the path only
 */
const char *
sj_byte_source_get_name (SjByteSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * sj_byte_source_get_sample:
 * @self: a source
 * @length: (out): the number of bytes
 * @whole: (out) (optional): whether these are all
 *
 * Returns: (transfer none): the first bytes, in the encoding of the file
 */
const char *
sj_byte_source_get_sample (SjByteSource *self,
                           gsize        *length,
                           gboolean     *whole)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = self->sample->len;
  if (whole != NULL)
    *whole = self->sample_is_all;

  return (const char *) self->sample->data;
}

/**
 * sj_byte_source_set_encoding:
 * @self: a source
 * @encoding: a name known to iconv
 * @error: where to put a failure
 *
 * Says which encoding the bytes are in. A byte order mark is skipped from now on.
 *
 * Returns: %FALSE with @error set if there is no such encoding
 */
gboolean
sj_byte_source_set_encoding (SjByteSource  *self,
                             const char    *encoding,
                             GError       **error)
{
  g_return_val_if_fail (self != NULL && encoding != NULL, FALSE);

  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  self->utf8 = sj_encoding_is_utf8 (encoding);
  self->bom_length = sj_encoding_bom_length (encoding, (const char *) self->sample->data,
                                             self->sample->len);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  if (sj_encoding_is_twice (encoding))
    /* Undoing the second step gives what the first one made: UTF-8. */
    self->converter = g_iconv_open ("WINDOWS-1252", "UTF-8");
  else
    self->converter = self->utf8 ? (GIConv) -1 : g_iconv_open ("UTF-8", encoding);
  if (!self->utf8 && self->converter == (GIConv) -1)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_ENCODING,
                   _("“%s” is not an encoding this system knows"), encoding);
      return FALSE;
    }

  return TRUE;
}

/* A character of a text that was encoded twice which is none of Windows-1252: one of the five bytes
 * without a meaning there, or one that was never encoded but once, and stays. */
static void
keep_character (SjByteSource  *self,
                char         **in,
                gsize         *in_left,
                char         **out,
                gsize         *out_left)
{
  gunichar c = g_utf8_get_char_validated (*in, (gssize) *in_left);
  gsize n = c < 0x110000 ? g_utf8_skip[(guchar) **in] : 1;

  if (c >= 0x80 && c < 0xA0)
    {
      *(*out)++ = (char) c;
      (*out_left)--;
    }
  else if (c < 0x110000)
    {
      memcpy (*out, *in, n);
      *out += n;
      *out_left -= n;
    }
  else
    {
      memcpy (*out, REPLACEMENT, strlen (REPLACEMENT));
      *out += strlen (REPLACEMENT);
      *out_left -= strlen (REPLACEMENT);
      self->replaced++;
    }
  *in += n;
  *in_left -= n;
}

/* One call of the converter and what it says about the input it stopped at. */
static gsize
convert_some (SjByteSource  *self,
              char         **in,
              gsize         *in_left,
              char         **out,
              gsize         *out_left,
              gboolean       at_end)
{
  gsize result = g_iconv (self->converter, in, in_left, out, out_left);
  int code = result == (gsize) -1 ? errno : 0;

  if (code == EILSEQ || (code == EINVAL && at_end))
    {
      gsize unit = sj_encoding_unit (self->encoding);

      if (*out_left < MAX_CHARACTER)
        return E2BIG;
      if (code == EILSEQ && sj_encoding_is_twice (self->encoding))
        {
          keep_character (self, in, in_left, out, out_left);
          return 0;
        }
      memcpy (*out, REPLACEMENT, strlen (REPLACEMENT));
      *out += strlen (REPLACEMENT);
      *out_left -= strlen (REPLACEMENT);
      *in += MIN (unit, *in_left);
      *in_left -= MIN (unit, *in_left);
      self->replaced++;
      return 0;
    }

  return code;
}

/**
 * sj_byte_source_decode_sample:
 * @self: a source whose encoding is set
 *
 * Returns: (transfer full): the sample as UTF-8 without byte order mark; UTF-8 is taken as it is
 */
GString *
sj_byte_source_decode_sample (SjByteSource *self)
{
  char *in;
  gsize in_left;
  GString *text;

  g_return_val_if_fail (self != NULL && self->encoding != NULL, NULL);

  in = (char *) self->sample->data + self->bom_length;
  in_left = self->sample->len - self->bom_length;
  if (self->utf8)
    return g_string_new_len (in, in_left);

  text = g_string_sized_new (in_left * 2);
  g_iconv (self->converter, NULL, NULL, NULL, NULL);
  while (in_left > 0)
    {
      char buffer[4096];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      int code = convert_some (self, &in, &in_left, &out, &out_left, self->sample_is_all);

      g_string_append_len (text, buffer, out - buffer);
      if (code == EINVAL)
        break;
    }
  self->replaced = 0;

  return text;
}

/* Raw bytes: the sample again, then the rest of the file. */
static gssize
read_raw (SjByteSource *self,
          char         *buffer,
          gsize         length,
          GError      **error)
{
  gsize from_sample = MIN (length, self->sample->len - self->sample_next);
  gssize more = 0;

  memcpy (buffer, self->sample->data + self->sample_next, from_sample);
  self->sample_next += from_sample;
  if (from_sample < length && !self->sample_is_all)
    {
      more = read_file (self, buffer + from_sample, length - from_sample, error);
      if (more < 0)
        return -1;
    }
  self->consumed += from_sample + more;

  return from_sample + more;
}

static gssize
read_converted (SjByteSource *self,
                char         *buffer,
                gsize         length,
                GError      **error)
{
  char *out = buffer;
  gsize out_left = length;

  for (;;)
    {
      char *in = self->raw;
      gsize in_left = self->raw_length;
      int code = 0;

      while (in_left > 0 && code == 0)
        code = convert_some (self, &in, &in_left, &out, &out_left, self->raw_ended);
      memmove (self->raw, in, in_left);
      self->raw_length = in_left;
      if (code == E2BIG || self->raw_ended)
        return length - out_left;

      gssize n = read_raw (self, self->raw + in_left, RAW_SIZE - in_left, error);

      if (n < 0)
        return -1;
      self->raw_length += n;
      self->raw_ended = n < (gssize) (RAW_SIZE - in_left);
    }
}

/**
 * sj_byte_source_start:
 * @self: a source whose encoding is set
 * @offset: how many bytes of UTF-8 text to leave out
 * @error: where to put a failure
 *
 * Starts reading. Can be called again for a source of which the sample is all, or which
 * sj_byte_source_is_random().
 */
gboolean
sj_byte_source_start (SjByteSource  *self,
                      gsize          offset,
                      GError       **error)
{
  g_autofree char *skipped = NULL;

  g_return_val_if_fail (self != NULL && self->encoding != NULL, FALSE);

  self->base = self->bom_length + offset;
  self->replaced = 0;
  self->consumed = 0;
  self->sample_next = self->bom_length;
  self->raw_length = 0;
  self->raw_ended = FALSE;
  if (self->raw == NULL)
    self->raw = g_malloc (RAW_SIZE);
  if (self->converter != (GIConv) -1)
    g_iconv (self->converter, NULL, NULL, NULL, NULL);
  if (sj_byte_source_is_random (self) || offset == 0)
    return TRUE;

  skipped = g_malloc (offset);
  return sj_byte_source_read_next (self, skipped, offset, error) >= 0;
}

/**
 * sj_byte_source_is_random:
 *
 * Returns: whether sj_byte_source_read_at() may be used
 */
gboolean
sj_byte_source_is_random (SjByteSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->utf8 && (self->regular || self->sample_is_all);
}

/**
 * sj_byte_source_read_at:
 * @self: a source that can be read anywhere
 * @buffer: (out caller-allocates): where to put the bytes
 * @length: how many
 * @position: counted from the start of reading
 * @error: where to put a failure
 *
 * Can be called by several threads at once.
 *
 * Returns: the number of bytes, less than @length at the end only, or -1 with @error set
 */
gssize
sj_byte_source_read_at (SjByteSource  *self,
                        char          *buffer,
                        gsize          length,
                        guint64        position,
                        GError       **error)
{
  gsize done = 0;

  g_return_val_if_fail (self != NULL && buffer != NULL, -1);

  position += self->base;
  if (self->sample_is_all)
    {
      gsize start = MIN (position, self->sample->len);
      gsize n = MIN (length, self->sample->len - start);

      memcpy (buffer, self->sample->data + start, n);
      return n;
    }

  while (done < length)
    {
      gssize n = pread (self->fd, buffer + done, length - done, position + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_system_error (self, errno, error);
          return -1;
        }
      if (n == 0)
        break;
      done += n;
    }

  return done;
}

/**
 * sj_byte_source_read_next:
 * @self: a started source
 * @buffer: (out caller-allocates): where to put the bytes
 * @length: how many
 * @error: where to put a failure
 *
 * Returns: the number of bytes, or -1 with @error set. Fewer than @length, by more than the length
 *   of a character, come at the end only; 0 is the end.
 */
gssize
sj_byte_source_read_next (SjByteSource  *self,
                          char          *buffer,
                          gsize          length,
                          GError       **error)
{
  g_return_val_if_fail (self != NULL && buffer != NULL, -1);

  return self->utf8 ? read_raw (self, buffer, length, error)
                    : read_converted (self, buffer, length, error);
}

/**
 * sj_byte_source_get_size:
 * @self: a source that can be read anywhere
 *
 * Returns: the bytes of its text
 */
guint64
sj_byte_source_get_size (SjByteSource *self)
{
  guint64 size;

  g_return_val_if_fail (self != NULL, 0);

  size = self->sample_is_all ? self->sample->len : self->size;

  return size - MIN (size, self->bom_length);
}

/**
 * sj_byte_source_get_fraction:
 * @self: a source
 * @position: how far it was read, counted from the start of reading; for random sources
 *
 * Returns: how much was read, 0 to 1, or -1 if that cannot be known
 */
double
sj_byte_source_get_fraction (SjByteSource *self,
                             guint64       position)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->size == 0)
    return -1;
  if (self->packed != NULL)
    return CLAMP ((double) gzoffset (self->packed) / self->size, 0.0, 1.0);
  if (sj_byte_source_is_random (self))
    return (double) (self->base + position) / self->size;

  return (double) self->consumed / self->size;
}

/**
 * sj_byte_source_get_replaced:
 *
 * Returns: how many bad sequences the conversion replaced by U+FFFD so far
 */
guint64
sj_byte_source_get_replaced (SjByteSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->replaced;
}

/**
 * sj_byte_source_is_cut_off:
 *
 * Returns: whether a compressed file was found to end too early; what came before was read
 */
gboolean
sj_byte_source_is_cut_off (SjByteSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->cut_off;
}
