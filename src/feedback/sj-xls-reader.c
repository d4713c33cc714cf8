#define G_LOG_DOMAIN "sj-xls"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-xls-parts.h"

#define BUFFER_SIZE (64 * 1024)
#define HEADER_SIZE 4

struct _SjXlsReader
{
  SjCompoundFile *file; /* borrowed */
  guint64 position;     /* of the next record */
  guint64 start;        /* of the buffer, in the stream */
  gsize length;
  guint8 *buffer;
  guint8 *bytes; /* of the record that was read */
};

/**
 * sj_xls_reader_new:
 * @file: (transfer none): a file whose workbook is the open stream
 *
 * Returns: (transfer full): a reader at the first record
 */
SjXlsReader *
sj_xls_reader_new (SjCompoundFile *file)
{
  SjXlsReader *self;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (SjXlsReader, 1);
  self->file = file;
  self->buffer = g_malloc (BUFFER_SIZE);
  self->bytes = g_malloc0 (G_MAXUINT16 + 1 + SJ_XLS_PADDING);

  return self;
}

void
sj_xls_reader_free (SjXlsReader *self)
{
  if (self == NULL)
    return;

  g_free (self->buffer);
  g_free (self->bytes);
  g_free (self);
}

void
sj_xls_reader_seek (SjXlsReader *self,
                    guint64      position)
{
  g_return_if_fail (self != NULL);

  self->position = position;
}

/* Returns how many of the wanted bytes there are, or −1. */
static gssize
read_bytes (SjXlsReader  *self,
            guint64       position,
            guint8       *bytes,
            gsize         length,
            GError      **error)
{
  if (position < self->start || position + length > self->start + self->length)
    {
      gssize n = sj_compound_file_read (self->file, position, self->buffer, BUFFER_SIZE, error);

      if (n < 0)
        return -1;
      self->start = position;
      self->length = (gsize) n;
    }
  length = MIN (length, self->length - (gsize) (position - self->start));
  memcpy (bytes, self->buffer + (position - self->start), length);

  return (gssize) length;
}

/**
 * sj_xls_reader_next:
 * @self: a reader
 * @record: (out): the next record
 * @error: where to put a failure
 *
 * Returns: %FALSE at the end, with @error set if the file is damaged
 */
gboolean
sj_xls_reader_next (SjXlsReader  *self,
                    SjXlsRecord  *record,
                    GError      **error)
{
  guint8 header[HEADER_SIZE];
  gssize n;

  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  n = read_bytes (self, self->position, header, HEADER_SIZE, error);
  if (n < HEADER_SIZE)
    return FALSE;

  record->type = sj_xls_get_16 (header);
  record->length = sj_xls_get_16 (header + 2);
  record->position = self->position + HEADER_SIZE;
  record->bytes = self->bytes;
  n = record->length > 0
        ? read_bytes (self, record->position, self->bytes, record->length, error) : 0;
  if (n < 0)
    return FALSE;
  record->length = (guint16) n;
  memset (self->bytes + n, 0, SJ_XLS_PADDING);
  self->position = record->position + sj_xls_get_16 (header + 2);

  return TRUE;
}

/**
 * sj_xls_reader_next_is:
 *
 * Returns: whether the next record is of a type
 */
gboolean
sj_xls_reader_next_is (SjXlsReader *self,
                       guint16      type)
{
  guint8 header[HEADER_SIZE];

  g_return_val_if_fail (self != NULL, FALSE);

  return read_bytes (self, self->position, header, HEADER_SIZE, NULL) == HEADER_SIZE &&
         sj_xls_get_16 (header) == type;
}

/**
 * sj_xls_reader_get_fraction:
 *
 * Returns: how far the stream is read, 0 to 1
 */
double
sj_xls_reader_get_fraction (SjXlsReader *self)
{
  guint64 length;

  g_return_val_if_fail (self != NULL, 0);

  length = sj_compound_file_get_length (self->file);

  return length > 0 ? MIN (1.0, (double) self->position / length) : 0.0;
}
