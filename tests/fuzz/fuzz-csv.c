#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "feedback/sj-csv-scan.h"
#include "feedback/sj-tally-result.h"

/* Arbitrary bytes as a file of answers: no crash, no leak, an error or a result, and the same rows
 * however the file is cut into blocks. */

int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         size);

static gboolean
hash_rows (gpointer          consumer,
           const SjRowBatch *batch,
           guint            *failed_row,
           GError          **error)
{
  guint64 *hash = consumer;

  for (guint i = 0; i < batch->n_rows * batch->n_columns; i++)
    {
      g_autofree char *text = sj_cell_dup_text (&batch->cells[i], NULL);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      *hash = *hash * 31 + g_str_hash (text);
    }

  return TRUE;
}

static guint64
hash_file (const char  *path,
           gsize        block_size,
           SjRowCounts *counts)
{
  g_autoptr(SjByteSource) source = sj_byte_source_open (path, NULL);
  guint columns[] = { 0, 1, 2 };
  guint64 hash = 0;
  gpointer consumers[] = { &hash };
  SjCsvScan scan = {
    .source = source, .delimiter = ',', .width = 3, .columns = columns, .n_columns = 3,
    .func = hash_rows, .consumers = consumers, .n_threads = 1, .block_size = block_size,
  };

  /* What begins like a packed file and is none cannot be opened. */
  if (source == NULL)
    {
      memset (counts, 0, sizeof *counts);
      return 0;
    }
  g_assert_true (sj_byte_source_set_encoding (source, "UTF-8", NULL));
  g_assert_true (sj_byte_source_start (source, 0, NULL));
  g_assert_true (sj_csv_scan_run (&scan, counts, NULL));

  return hash;
}

static void
tally_file (const char *path,
            const char *by,
            const char *wave,
            const char *score)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup (by);
  reading.date_range = TRUE;
  if (wave != NULL)
    sj_reading_set_wave (&reading, wave);
  if (score != NULL)
    g_ptr_array_add (reading.scores, g_strdup (score));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  for (guint i = 0; result != NULL && i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);
      SjTallySummary summary;

      g_assert_true (g_utf8_validate (group->touchpoint, -1, NULL));
      if (sj_tally_summarise (&group->tally, &summary))
        g_assert_true (summary.valence >= -1.000001 && summary.valence <= 1.000001);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  g_autofree char *path = NULL;
  SjRowCounts whole, parts;
  int fd = memfd_create ("answers", 0);

  g_assert_true (fd >= 0 && write (fd, bytes, size) == (ssize_t) size);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_assert_true (hash_file (path, 0, &whole) == hash_file (path, 1 + size % 67, &parts));
  g_assert_cmpmem (&whole, sizeof whole, &parts, sizeof parts);
  tally_file (path, NULL, NULL, NULL);
  tally_file (path, NULL, NULL, "#1::0-10");
  tally_file (path, "#1", "#2:month", "#3:csat");
  close (fd);

  return 0;
}
