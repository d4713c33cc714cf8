#include "feedback/sj-csv-scan.h"

#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

/* Every way of cutting a file into blocks must give the same cells in the same order. */

#define MAX_THREADS 3

/* Keeps all rows with where they stand. */
typedef struct
{
  guint64 order;
  char *text;
} KeptRow;

static void
clear_row (gpointer data)
{
  g_free (((KeptRow *) data)->text);
}

/* A row as one line: cells in brackets. */
static gboolean
keep_rows (gpointer          consumer,
           const SjRowBatch *batch,
           guint            *failed_row,
           GError          **error)
{
  GArray *rows = consumer;

  for (guint i = 0; i < batch->n_rows; i++)
    {
      GString *line = g_string_new (NULL);
      KeptRow row = { .order = batch->order + i };

      for (guint j = 0; j < batch->n_columns; j++)
        {
          g_autofree char *text = sj_cell_dup_text (&batch->cells[i * batch->n_columns + j], NULL);

          g_string_append_printf (line, "[%s]", text);
        }
      row.text = g_string_free (line, FALSE);
      g_array_append_val (rows, row);
    }

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint64 first = ((const KeptRow *) a)->order, second = ((const KeptRow *) b)->order;

  return first < second ? -1 : first > second;
}

static char *
scan_text (const char  *path,
           guint        width,
           guint        n_threads,
           gsize        block_size,
           SjRowCounts *counts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjByteSource) source = sj_byte_source_open (path, &error);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (KeptRow));
  g_autoptr(GString) text = g_string_new (NULL);
  gpointer consumers[MAX_THREADS];
  guint columns[8] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  SjCsvScan scan = {
    .source = source, .delimiter = ',', .width = width, .columns = columns, .n_columns = width,
    .func = keep_rows, .consumers = consumers, .n_threads = n_threads, .block_size = block_size,
  };

  g_assert_no_error (error);
  g_assert_true (sj_byte_source_set_encoding (source, "UTF-8", NULL));
  g_assert_true (sj_byte_source_start (source, 0, NULL));
  for (guint i = 0; i < n_threads; i++)
    consumers[i] = g_array_new (FALSE, FALSE, sizeof (KeptRow));
  g_assert_true (sj_csv_scan_run (&scan, counts, &error));
  for (guint i = 0; i < n_threads; i++)
    {
      GArray *rows = consumers[i];

      g_array_append_vals (all, rows->data, rows->len);
      g_array_unref (rows);
    }
  g_array_set_clear_func (all, clear_row);
  g_array_sort (all, compare_rows);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (all, KeptRow, i).text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_text (const char *text,
            gssize      length)
{
  g_autoptr(GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  return path;
}

static void
assert_rows (const char *csv,
             guint       width,
             const char *expected)
{
  static const gsize block_sizes[] = { 0, 1, 2, 3, 7, 64, 65, 100 };
  g_autofree char *path = write_text (csv, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (block_sizes); i++)
    for (guint n_threads = 1; n_threads <= MAX_THREADS; n_threads++)
      {
        SjRowCounts counts;
        g_autofree char *rows = scan_text (path, width, n_threads, block_sizes[i], &counts);

        g_assert_cmpstr (rows, ==, expected);
      }
  g_unlink (path);
}

static void
test_line_ends (void)
{
  assert_rows ("a,b\nc,d\n", 2, "[a][b]\n[c][d]\n");
  assert_rows ("a,b\r\nc,d\r\n", 2, "[a][b]\n[c][d]\n");
  assert_rows ("a,b\rc,d", 2, "[a][b]\n[c][d]\n");
  assert_rows ("a,b\n\r\n\nc,d\r\r\n", 2, "[a][b]\n[c][d]\n");
  assert_rows ("", 2, "");
  assert_rows ("\n\n", 2, "");
}

static void
test_quotes (void)
{
  assert_rows ("\"a,1\",\"b\n2\"\n\"c\"\"3\",\"\"\n", 2, "[a,1][b\n2]\n[c\"3][]\n");
  assert_rows ("\"a\r\nb\",\"\"\"\"\"\"\nx,y", 2, "[a\r\nb][\"\"]\n[x][y]\n");
  /* A mark amid a cell is a plain one, and so is what stands behind a closing one. */
  assert_rows ("5\" disk,b\nc\"d\"e,\"f\"\n", 2, "[5\" disk][b]\n[c\"d\"e][f]\n");
  assert_rows ("\"a\"b\"c,d\n\"e\" ,f\n", 2, "[ab\"c][d]\n[e ][f]\n");
  assert_rows (" \"a, b\n", 2, "[ \"a][ b]\n");
  /* A mark that is never closed takes the rest of the file. */
  assert_rows ("a,\"b\nc,d\n", 2, "[a][b\nc,d\n]\n");
}

static void
test_ragged (void)
{
  g_autofree char *path = write_text ("a\nb,c,d\n,\ne,f\n", -1);
  SjRowCounts counts;
  g_autofree char *rows = scan_text (path, 2, 1, 0, &counts);

  g_assert_cmpstr (rows, ==, "[a][]\n[b][c]\n[e][f]\n");
  g_assert_cmpuint (counts.rows, ==, 3);
  g_assert_cmpuint (counts.short_rows, ==, 1);
  g_assert_cmpuint (counts.long_rows, ==, 1);
  g_assert_cmpuint (counts.blank_rows, ==, 1);
  g_unlink (path);
}

static void
test_random_blocks (void)
{
  static const char alphabet[] = "ab,,\"\"\"\n\n\r1";
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (int round = 0; round < 150; round++)
    {
      char text[301];
      gsize length = g_rand_int_range (random, 1, 300);
      g_autofree char *path = NULL;
      g_autofree char *expected = NULL;
      SjRowCounts whole;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      path = write_text (text, (gssize) length);
      expected = scan_text (path, 3, 1, 0, &whole);
      for (gsize block_size = 1; block_size < 90; block_size += 11)
        {
          SjRowCounts counts;
          g_autofree char *rows = scan_text (path, 3, 2, block_size, &counts);

          g_assert_cmpstr (rows, ==, expected);
          g_assert_cmpmem (&counts, sizeof counts, &whole, sizeof whole);
        }
      g_unlink (path);
    }
}

static gboolean
refuse_ninety (gpointer          consumer,
               const SjRowBatch *batch,
               guint            *failed_row,
               GError          **error)
{
  for (guint i = 0; i < batch->n_rows; i++)
    if (batch->cells[i].length == 2 && memcmp (batch->cells[i].text, "90", 2) == 0)
      {
        *failed_row = i;
        g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE, "it is ninety");
        return FALSE;
      }

  return TRUE;
}

/* A message that names a wrong row sends people looking in the wrong place. */
static void
test_error_names_row (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (int i = 1; i <= 200; i++)
    g_string_append_printf (text, "%d\n%s", i, i % 10 == 0 ? "\n" : "");
  path = write_text (text->str, -1);
  for (gsize block_size = 4; block_size < 2000; block_size *= 3)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SjByteSource) source = sj_byte_source_open (path, NULL);
      guint columns[] = { 0 };
      gpointer consumers[2] = { NULL };
      SjRowCounts counts;
      SjCsvScan scan = {
        .source = source, .delimiter = ',', .width = 1, .columns = columns, .n_columns = 1,
        .func = refuse_ninety, .consumers = consumers, .n_threads = 2, .block_size = block_size,
        .first_row = 2,
      };

      sj_byte_source_set_encoding (source, "UTF-8", NULL);
      sj_byte_source_start (source, 0, NULL);
      g_assert_false (sj_csv_scan_run (&scan, &counts, &error));
      g_assert_cmpstr (error->message, ==, "Row 91: it is ninety");
    }
  g_unlink (path);
}

static void
test_cancel (void)
{
  g_autofree char *path = write_text ("a\nb\nc\n", -1);
  g_autoptr(SjByteSource) source = sj_byte_source_open (path, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (KeptRow));
  guint columns[] = { 0 };
  gpointer consumers[1] = { rows };
  SjRowCounts counts;
  SjCsvScan scan = {
    .source = source, .delimiter = ',', .width = 1, .columns = columns, .n_columns = 1,
    .func = keep_rows, .consumers = consumers, .n_threads = 1, .block_size = 1,
    .cancellable = cancellable,
  };

  g_array_set_clear_func (rows, clear_row);
  sj_byte_source_set_encoding (source, "UTF-8", NULL);
  sj_byte_source_start (source, 0, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (sj_csv_scan_run (&scan, &counts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

/* A forgotten quotation mark must not fill the memory with the rest of a huge file. */
static void
test_endless_record (void)
{
  gsize length = 18 * 1024 * 1024;
  g_autofree char *text = g_malloc (length);
  g_autofree char *path = NULL;
  g_autoptr(SjByteSource) source = NULL;
  g_autoptr(GError) error = NULL;
  guint columns[] = { 0 };
  gpointer consumers[2] = { NULL };
  SjRowCounts counts;
  SjCsvScan scan = {
    .delimiter = ',', .width = 1, .columns = columns, .n_columns = 1, .func = refuse_ninety,
    .consumers = consumers, .n_threads = 2, .first_row = 2,
  };

  memset (text, 'x', length);
  memcpy (text, "a\nb\n\"c", 6);
  path = write_text (text, (gssize) length);
  scan.source = source = sj_byte_source_open (path, NULL);
  sj_byte_source_set_encoding (source, "UTF-8", NULL);
  sj_byte_source_start (source, 0, NULL);
  g_assert_false (sj_csv_scan_run (&scan, &counts, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "Row 4: "));
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-scan/line-ends", test_line_ends);
  g_test_add_func ("/csv-scan/quotes", test_quotes);
  g_test_add_func ("/csv-scan/ragged", test_ragged);
  g_test_add_func ("/csv-scan/random-blocks", test_random_blocks);
  g_test_add_func ("/csv-scan/error-names-row", test_error_names_row);
  g_test_add_func ("/csv-scan/cancel", test_cancel);
  g_test_add_func ("/csv-scan/endless-record", test_endless_record);

  return g_test_run ();
}
