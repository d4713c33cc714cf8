#pragma once

#include <fcntl.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "feedback/sj-row-notes.h"
#include "feedback/sj-table-count.h"
#include "feedback/sj-tally-result.h"

/* What all readers of answers must bear: whatever the bytes, no crash and no leak, and either a
 * result that makes sense or an error with a sentence. */

int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         size);

static char *sj_fuzz_path;

static inline void
sj_fuzz_remove_file (void)
{
  unlink (sj_fuzz_path);
}

/* The path of a file in memory with the bytes and the ending. The next one takes its place. */
static inline const char *
sj_fuzz_write_file (const void *bytes,
                    gsize       size,
                    const char *ending)
{
  const char *folder = access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *path = g_strdup_printf ("%s/sj-fuzz-%d%s", folder, (int) getpid (), ending);
  int fd;

  if (sj_fuzz_path == NULL)
    atexit (sj_fuzz_remove_file);
  else if (!g_str_equal (path, sj_fuzz_path))
    unlink (sj_fuzz_path);
  g_free (sj_fuzz_path);
  sj_fuzz_path = g_steal_pointer (&path);
  fd = open (sj_fuzz_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_true (fd >= 0 && write (fd, bytes, size) == (gssize) size);
  close (fd);

  return sj_fuzz_path;
}

static inline void
sj_fuzz_check_group (const SjResultGroup *group)
{
  SjTallySummary summary;

  g_assert_true (g_utf8_validate (group->touchpoint, -1, NULL));
  if (sj_tally_summarise (&group->tally, &summary))
    g_assert_true (summary.valence >= -1.000001 && summary.valence <= 1.000001);
}

/* @by, @wave and @score may be NULL. */
static inline void
sj_fuzz_tally (const char *path,
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
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
  for (guint i = 0; result != NULL && i < result->groups->len; i++)
    sj_fuzz_check_group (g_ptr_array_index (result->groups, i));
}

/* Counts all cells, and says what is odd. */
static inline void
sj_fuzz_count (const char *path,
               const char *sheet)
{
  g_auto(SjReading) reading = { 0 };
  g_auto(SjTableCount) count = { 0 };
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.sheet = g_strdup (sheet);
  table = sj_table_open (path, &reading, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL || !sj_table_count (table, &count, NULL, NULL, NULL, &error))
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
      return;
    }
  notes = sj_row_notes_list (table, &count.rows, sj_table_get_source (table)->n_replaced,
                             FALSE);
  for (guint i = 0; i < count.n_columns; i++)
    {
      g_assert_true (g_utf8_validate (sj_table_get_column_name (table, i), -1, NULL));
      g_assert_cmpuint (count.filled[i], <=, count.rows.rows);
    }
}

/* As what it may be instead of answers. Counts are opened only: there may be millions of answers
 * behind a few of them. */
static inline void
sj_fuzz_read_as (const char *path,
                 SjContent   content)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTable) table = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  sj_reading_set_content (&reading, content);
  if (content == SJ_CONTENT_COUNTS)
    table = sj_table_open (path, &reading, &error);
  else
    result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_true ((table == NULL && result == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
  if (table != NULL)
    g_assert_cmpuint (sj_table_get_n_columns (table), ==, 2);
  for (guint i = 0; result != NULL && i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      g_assert_true (group->figure->valence >= -1 && group->figure->valence <= 1);
    }
}

static inline void
sj_fuzz_read (const char *path)
{
  sj_fuzz_count (path, NULL);
  sj_fuzz_tally (path, NULL, NULL, NULL);
  sj_fuzz_tally (path, "#1", "#2:month", "#3:csat");
  sj_fuzz_read_as (path, SJ_CONTENT_COUNTS);
  sj_fuzz_read_as (path, SJ_CONTENT_FIGURES);
}
