#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-tally-result.h"
#include "sj-test-data.h"

/* Workbooks of Excel before 2007. Each of these was saved in both formats: a person who has the old
 * one must get what the new one gives, with results of formulas, booleans and days from 1904. */

static gboolean
append_cells (gpointer           consumer,
              const SjRowBatch  *batch,
              guint             *failed_row,
              GError           **error)
{
  GString *text = consumer;

  for (guint i = 0; i < batch->n_rows * batch->n_columns; i++)
    {
      g_autofree char *cell = sj_cell_dup_text (&batch->cells[i], NULL);

      g_string_append_printf (text, "[%s]%s", cell, (i + 1) % batch->n_columns == 0 ? "\n" : "");
    }

  return TRUE;
}

/* The header and all answers of a sheet. */
static char *
read_sheet (const char *path,
            const char *sheet,
            guint      *n_sheets)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree guint *columns = NULL;
  GString *text = g_string_new (NULL);
  gpointer consumers[] = { text };
  SjRowScan scan = { .func = append_cells, .consumers = consumers, .n_threads = 1 };
  SjRowCounts counts;

  sj_reading_init (&reading);
  reading.sheet = g_strdup (sheet);
  table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  *n_sheets = sj_table_get_sheets (table, NULL)->len;
  scan.n_columns = sj_table_get_n_columns (table);
  scan.columns = columns = g_new (guint, scan.n_columns);
  for (guint i = 0; i < scan.n_columns; i++)
    {
      columns[i] = i;
      g_string_append_printf (text, "[%s]", sj_table_get_column_name (table, i));
    }
  g_string_append_printf (text, " at %u\n", (guint) sj_table_get_header_at (table));
  sj_table_begin_scan (table, &scan);
  g_assert_true (sj_row_source_scan (sj_table_get_source (table), &scan, &counts, &error));
  g_string_append_printf (text, "%u rows\n", (guint) counts.rows);

  return g_string_free (text, FALSE);
}

static void
test_twins (gconstpointer data)
{
  g_autofree char *old_name = g_strdup_printf ("xlsx/readxl_%s.xls", (const char *) data);
  g_autofree char *new_name = g_strdup_printf ("xlsx/readxl_%s.xlsx", (const char *) data);
  g_autofree char *old_path = sj_test_data (old_name);
  g_autofree char *new_path = sj_test_data (new_name);
  guint n_sheets = 1;

  if (old_path == NULL || new_path == NULL)
    return;
  for (guint i = 1; i <= n_sheets; i++)
    {
      g_autofree char *sheet = g_strdup_printf ("#%u", i);
      guint n_old;
      g_autofree char *expected = read_sheet (new_path, sheet, &n_sheets);
      g_autofree char *found = read_sheet (old_path, sheet, &n_old);

      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpuint (n_old, ==, n_sheets);
    }
}

/* The same answers give the same figures, to the last bit. */
static void
test_tally (void)
{
  g_autofree char *old_path = sj_test_data ("xlsx/readxl_datasets.xls");
  g_autofree char *new_path = sj_test_data ("xlsx/readxl_datasets.xlsx");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) old_result = NULL, new_result = NULL;

  if (old_path == NULL || new_path == NULL)
    return;
  sj_reading_init (&reading);
  reading.sheet = g_strdup ("quakes");
  g_ptr_array_add (reading.scores, g_strdup ("mag:slider:0-10"));
  old_result = sj_tally_file (old_path, &reading, NULL, NULL, NULL, NULL);
  new_result = sj_tally_file (new_path, &reading, NULL, NULL, NULL, NULL);
  g_assert_nonnull (old_result);
  g_assert_nonnull (new_result);

  const SjResultGroup *old_group = g_ptr_array_index (old_result->groups, 0);
  const SjResultGroup *new_group = g_ptr_array_index (new_result->groups, 0);
  SjTallySummary before, after;

  g_assert_true (sj_tally_summarise (&old_group->tally, &before));
  g_assert_true (sj_tally_summarise (&new_group->tally, &after));
  g_assert_cmpuint (before.n, ==, 1000);
  g_assert_cmpmem (&before.mean, sizeof before.mean, &after.mean, sizeof after.mean);
  g_assert_cmpmem (&before.variance, sizeof before.variance, &after.variance,
                   sizeof after.variance);
}

static void
put_32 (GByteArray *bytes,
        guint       at,
        guint32     value)
{
  value = GUINT32_TO_LE (value);
  memcpy (bytes->data + at, &value, 4);
}

/* A file of the old kind with one empty stream of the name: header, a table, a directory. */
static GByteArray *
make_compound_file (const char *stream)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, 3 * 512);
  memset (bytes->data, 0, bytes->len);
  memcpy (bytes->data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  put_32 (bytes, 24, 0x0003003E);
  put_32 (bytes, 28, 0x0009FFFE);
  put_32 (bytes, 32, 6);
  put_32 (bytes, 44, 1);
  put_32 (bytes, 48, 1);
  put_32 (bytes, 56, 4096);
  put_32 (bytes, 60, 0xFFFFFFFE);
  put_32 (bytes, 68, 0xFFFFFFFE);
  memset (bytes->data + 80, 0xFF, 432 + 512);
  put_32 (bytes, 512, 0xFFFFFFFD);
  put_32 (bytes, 516, 0xFFFFFFFE);
  bytes->data[1024 + 66] = 5;
  put_32 (bytes, 1024 + 116, 0xFFFFFFFE);
  for (gsize i = 0; i < strlen (stream); i++)
    bytes->data[1152 + i * 2] = (guint8) stream[i];
  bytes->data[1152 + 64] = (guint8) (strlen (stream) * 2 + 2);
  bytes->data[1152 + 66] = 2;
  put_32 (bytes, 1152 + 116, 0xFFFFFFFE);

  return bytes;
}

static void
assert_refused (const void *bytes,
                gsize       length,
                const char *part)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.xls", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_unlink (path);
  g_assert_null (table);
  g_assert_nonnull (error);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

/* What cannot be read says why, and what to do. */
static void
test_refused (void)
{
  g_autoptr(GByteArray) encrypted = make_compound_file ("EncryptedPackage");
  g_autoptr(GByteArray) letter = make_compound_file ("WordDocument");
  g_autoptr(GByteArray) empty = make_compound_file ("Workbook");
  g_autoptr(GByteArray) looped = make_compound_file ("Workbook");

  assert_refused (encrypted->data, encrypted->len, "encrypted");
  assert_refused (letter->data, letter->len, "no workbook");
  assert_refused (empty->data, empty->len, "cut off");
  assert_refused (empty->data, 700, "cut off");
  put_32 (looped, 516, 1);
  assert_refused (looped->data, looped->len, "damaged");
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "clippy", "datasets", "deaths", "geometry", "type-me" };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/xls/twins/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_twins);
    }
  g_test_add_func ("/xls/tally", test_tally);
  g_test_add_func ("/xls/refused", test_refused);

  return g_test_run ();
}
