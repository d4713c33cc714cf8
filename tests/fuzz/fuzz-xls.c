#include "sj-fuzz-file.h"

/* Arbitrary bytes as a workbook of Excel before 2007: as the whole file, or as the records of the
 * workbook in a file that is otherwise sound. */

#define SECTOR 512
#define MOST (100 * SECTOR)

static void
put_32 (guint8  *bytes,
        guint32  value)
{
  value = GUINT32_TO_LE (value);
  memcpy (bytes, &value, 4);
}

/* A header, a table of which sector follows which, a directory, and the stream. */
static const char *
wrap (const uint8_t *bytes,
      gsize          size)
{
  guint n_sectors = (guint) ((size + SECTOR - 1) / SECTOR);
  g_autofree guint8 *file = g_malloc0 ((3 + n_sectors) * SECTOR);
  guint8 *table = file + SECTOR;
  guint8 *entry = file + 2 * SECTOR;

  memcpy (file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  put_32 (file + 24, 0x0003003E);
  put_32 (file + 28, 0x0009FFFE);
  put_32 (file + 32, 6);
  put_32 (file + 44, 1);
  put_32 (file + 48, 1);
  put_32 (file + 60, 0xFFFFFFFE);
  put_32 (file + 68, 0xFFFFFFFE);
  memset (file + 80, 0xFF, SECTOR - 80);
  memset (table, 0xFF, SECTOR);
  put_32 (table, 0xFFFFFFFD);
  put_32 (table + 4, 0xFFFFFFFE);
  for (guint i = 0; i < n_sectors; i++)
    put_32 (table + 8 + i * 4, i + 1 < n_sectors ? i + 3 : 0xFFFFFFFE);
  entry[66] = 5;
  put_32 (entry + 116, 0xFFFFFFFE);
  entry += 128;
  for (guint i = 0; i < 8; i++)
    entry[i * 2] = (guint8) "Workbook"[i];
  entry[64] = 18;
  entry[66] = 2;
  put_32 (entry + 116, 2);
  put_32 (entry + 120, (guint32) size);
  memcpy (file + 3 * SECTOR, bytes, size);

  return sj_fuzz_write_file (file, (3 + n_sectors) * SECTOR, ".xls");
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  gboolean whole = size >= 8 && memcmp (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
  const char *path;

  if (size == 0 || (!whole && size > MOST))
    return 0;

  path = whole ? sj_fuzz_write_file (bytes, size, ".xls") : wrap (bytes, size);
  sj_fuzz_read (path);
  sj_fuzz_count (path, "#2");

  return 0;
}
