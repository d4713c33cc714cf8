#define G_LOG_DOMAIN "sj-compound-file"

#include "config.h"

#include "feedback/sj-compound-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "feedback/sj-feedback-error.h"

/* The numbers are those of [MS-CFB] version 9. All that is held in memory is which sector follows
 * which, a hundredth of the file. */

#define HEADER_SIZE 512
#define N_HEADER_FAT 109
#define ENTRY_SIZE 128
#define NO_SECTOR 0xFFFFFFFA /* this and all above mean that there is none */
#define MAX_ENTRIES 4096

struct _SjCompoundFile
{
  char *name;
  int fd;
  guint64 size;
  gsize sector_size;
  gsize mini_size;   /* of the sectors of small streams */
  guint32 cutoff;    /* streams below this size are small */
  GArray *fat;       /* guint32: what follows each sector */
  GArray *mini_fat;  /* the same, of the small ones */
  GArray *mini;      /* guint32: the sectors in which small ones are */
  GByteArray *directory;

  GArray *chain;     /* guint32: the sectors of the open stream */
  gboolean is_small;
  guint64 length;
};

static guint16
get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
get_32 (const guint8 *bytes)
{
  return get_16 (bytes) | (guint32) get_16 (bytes + 2) << 16;
}

static gboolean
fail (SjCompoundFile  *self,
      GError         **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               _("“%s” is damaged or cut off"), self->name);
  return FALSE;
}

static gboolean
read_at (SjCompoundFile  *self,
         guint64          position,
         void            *buffer,
         gsize            length,
         GError         **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (self->fd, (char *) buffer + done, length - done, (off_t) (position + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (self, error);
      done += n;
    }

  return TRUE;
}

static guint64
sector_position (SjCompoundFile *self,
                 guint32         sector)
{
  return ((guint64) sector + 1) * self->sector_size;
}

static gboolean
append_table (SjCompoundFile  *self,
              GArray          *table,
              guint32          sector,
              GError         **error)
{
  g_autofree guint8 *bytes = g_malloc (self->sector_size);

  if (!read_at (self, sector_position (self, sector), bytes, self->sector_size, error))
    return FALSE;
  for (gsize i = 0; i < self->sector_size; i += 4)
    {
      guint32 next = get_32 (bytes + i);

      g_array_append_val (table, next);
    }

  return TRUE;
}

/* Follows a chain of sectors, which must not be longer than the table it is in. */
static gboolean
follow (SjCompoundFile  *self,
        GArray          *table,
        guint32          sector,
        GArray          *chain,
        GError         **error)
{
  while (sector < NO_SECTOR)
    {
      if (sector >= table->len || chain->len > table->len)
        return fail (self, error);
      g_array_append_val (chain, sector);
      sector = g_array_index (table, guint32, sector);
    }

  return TRUE;
}

/* Which sector follows which: the header knows the first 109 sectors that say so, a chain of its
 * own the others. */
static gboolean
read_fat (SjCompoundFile  *self,
          const guint8    *header,
          GError         **error)
{
  guint64 n_sectors = self->size / self->sector_size;
  guint64 most = n_sectors * 4 / self->sector_size + 2;
  guint32 extra = get_32 (header + 68);
  g_autofree guint8 *bytes = g_malloc (self->sector_size);
  guint64 n_read = 0, n_extra = 0;

  for (guint i = 0; i < N_HEADER_FAT; i++)
    {
      guint32 sector = get_32 (header + 76 + i * 4);

      if (sector >= NO_SECTOR)
        continue;
      if (++n_read > most)
        return fail (self, error);
      if (!append_table (self, self->fat, sector, error))
        return FALSE;
    }
  for (; extra < NO_SECTOR; extra = get_32 (bytes + self->sector_size - 4))
    {
      if (++n_extra > most)
        return fail (self, error);
      if (!read_at (self, sector_position (self, extra), bytes, self->sector_size, error))
        return FALSE;
      for (gsize i = 0; i + 4 < self->sector_size; i += 4)
        {
          guint32 sector = get_32 (bytes + i);

          if (sector >= NO_SECTOR)
            continue;
          if (++n_read > most)
            return fail (self, error);
          if (!append_table (self, self->fat, sector, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_directory (SjCompoundFile  *self,
                guint32          start,
                GError         **error)
{
  g_autoptr(GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!follow (self, self->fat, start, chain, error))
    return FALSE;
  for (guint i = 0; i < chain->len && self->directory->len < MAX_ENTRIES * ENTRY_SIZE; i++)
    {
      guint old = self->directory->len;

      g_byte_array_set_size (self->directory, old + (guint) self->sector_size);
      if (!read_at (self, sector_position (self, g_array_index (chain, guint32, i)),
                    self->directory->data + old, self->sector_size, error))
        return FALSE;
    }

  return self->directory->len >= ENTRY_SIZE || fail (self, error);
}

static gboolean
read_mini_fat (SjCompoundFile  *self,
               guint32          start,
               GError         **error)
{
  g_autoptr(GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!follow (self, self->fat, start, chain, error) ||
      !follow (self, self->fat, get_32 (self->directory->data + 116), self->mini, error))
    return FALSE;
  for (guint i = 0; i < chain->len; i++)
    if (!append_table (self, self->mini_fat, g_array_index (chain, guint32, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_header (SjCompoundFile  *self,
             GError         **error)
{
  guint8 header[HEADER_SIZE];
  guint shift, mini_shift;

  if (!read_at (self, 0, header, sizeof header, error))
    return FALSE;
  shift = get_16 (header + 30);
  mini_shift = get_16 (header + 32);
  if ((shift != 9 && shift != 12) || mini_shift != 6)
    return fail (self, error);

  self->sector_size = (gsize) 1 << shift;
  self->mini_size = (gsize) 1 << mini_shift;
  self->cutoff = get_32 (header + 56);

  return read_fat (self, header, error) && read_directory (self, get_32 (header + 48), error) &&
         read_mini_fat (self, get_32 (header + 60), error);
}

/**
 * sj_compound_file_open:
 * @path: a file
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set if it cannot be read or
 *   is damaged
 */
SjCompoundFile *
sj_compound_file_open (const char  *path,
                       GError     **error)
{
  g_autoptr(SjCompoundFile) self = NULL;
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SjCompoundFile, 1);
  self->name = g_filename_display_basename (path);
  self->fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->directory = g_byte_array_new ();
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” cannot be read: %s"),
                   self->name, g_strerror (code));
      return NULL;
    }
  self->size = (guint64) status.st_size;

  return read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sj_compound_file_free (SjCompoundFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_array_unref (self->fat);
  g_array_unref (self->mini_fat);
  g_array_unref (self->mini);
  g_array_unref (self->chain);
  g_byte_array_unref (self->directory);
  g_free (self->name);
  g_free (self);
}

/**
 * sj_compound_file_get_name:
 *
 * Returns: (transfer none): the name of the file, to be shown
 */
const char *
sj_compound_file_get_name (SjCompoundFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/* The entry of a stream whose name is in ASCII, or NULL. */
static const guint8 *
find_entry (SjCompoundFile *self,
            const char     *name)
{
  gsize length = strlen (name);

  for (guint at = 0; at + ENTRY_SIZE <= self->directory->len; at += ENTRY_SIZE)
    {
      const guint8 *entry = self->directory->data + at;
      gboolean equal = entry[66] == 2 && get_16 (entry + 64) == (length + 1) * 2;

      for (gsize i = 0; i < length && equal; i++)
        equal = get_16 (entry + i * 2) == (guchar) name[i];
      if (equal)
        return entry;
    }

  return NULL;
}

gboolean
sj_compound_file_has_stream (SjCompoundFile *self,
                             const char     *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return find_entry (self, name) != NULL;
}

/**
 * sj_compound_file_open_stream:
 * @self: a file
 * @name: the name of a stream, in ASCII
 * @error: where to put a failure
 *
 * Makes the stream the one that is read from now on.
 *
 * Returns: %FALSE with @error set if there is no such stream or the file is damaged
 */
gboolean
sj_compound_file_open_stream (SjCompoundFile  *self,
                              const char      *name,
                              GError         **error)
{
  const guint8 *entry;
  gsize unit;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  entry = find_entry (self, name);
  if (entry == NULL)
    return fail (self, error);

  g_array_set_size (self->chain, 0);
  self->length = get_32 (entry + 120);
  self->is_small = self->length < self->cutoff;
  unit = self->is_small ? self->mini_size : self->sector_size;
  if (!follow (self, self->is_small ? self->mini_fat : self->fat, get_32 (entry + 116),
               self->chain, error))
    return FALSE;
  self->length = MIN (self->length, (guint64) self->chain->len * unit);

  return TRUE;
}

/**
 * sj_compound_file_get_length:
 *
 * Returns: the length of the open stream
 */
guint64
sj_compound_file_get_length (SjCompoundFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/* Where in the file a byte of the open stream is. Returns 0 if nowhere. */
static guint64
find_position (SjCompoundFile *self,
               guint64         position)
{
  gsize unit = self->is_small ? self->mini_size : self->sector_size;
  guint32 sector = g_array_index (self->chain, guint32, position / unit);
  guint64 place;

  if (!self->is_small)
    return sector_position (self, sector) + position % unit;

  place = (guint64) sector * unit + position % unit;
  if (place / self->sector_size >= self->mini->len)
    return 0;
  sector = g_array_index (self->mini, guint32, place / self->sector_size);

  return sector_position (self, sector) + place % self->sector_size;
}

/**
 * sj_compound_file_read:
 * @self: a file with an open stream
 * @position: where in the stream to begin
 * @buffer: (out caller-allocates): where to put the bytes
 * @length: how many
 * @error: where to put a failure
 *
 * Returns: how many bytes there were, fewer than @length at the end only, or −1 with @error set
 */
gssize
sj_compound_file_read (SjCompoundFile  *self,
                       guint64          position,
                       void            *buffer,
                       gsize            length,
                       GError         **error)
{
  gsize unit, done = 0;

  g_return_val_if_fail (self != NULL && buffer != NULL, -1);

  unit = self->is_small ? self->mini_size : self->sector_size;
  length = position < self->length ? (gsize) MIN (length, self->length - position) : 0;
  while (done < length)
    {
      guint64 at = position + done;
      gsize n = MIN (length - done, unit - (gsize) (at % unit));
      guint64 place = find_position (self, at);

      if (place == 0)
        {
          fail (self, error);
          return -1;
        }
      if (!read_at (self, place, (char *) buffer + done, n, error))
        return -1;
      done += n;
    }

  return (gssize) done;
}
