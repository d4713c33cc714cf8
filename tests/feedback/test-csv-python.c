#include "feedback/sj-csv-scan.h"
#include "sj-test-data.h"

#include <string.h>

/* Files that other tools stumbled over, read by Python's csv module as well. */

#define WIDTH 8

/* Prints every row that is not blank as eight cells in brackets. */
static const char script[] =
  "import csv, io, sys\n"
  "text = open(sys.argv[1], newline='', encoding='utf-8-sig', errors='replace').read()\n"
  "csv.field_size_limit(1 << 24)\n"
  "for row in csv.reader(io.StringIO(text, newline='')):\n"
  "    if any(row):\n"
  "        row = (row + [''] * 8)[:8]\n"
  "        print(''.join('[' + cell.replace('\\0', ' ') + ']' for cell in row))\n";

static char *
read_with_python (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", "-c", script, path, NULL);
  g_autoptr(GBytes) out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_bytes_get_size (out) > 0
           ? g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out))
           : g_strdup ("");
}

static gboolean
append_rows (gpointer          consumer,
             const SjRowBatch *batch,
             guint            *failed_row,
             GError          **error)
{
  GString *text = consumer;

  for (guint i = 0; i < batch->n_rows; i++)
    {
      gsize start = text->len;

      for (guint j = 0; j < WIDTH; j++)
        {
          g_autofree char *cell = sj_cell_dup_text (&batch->cells[i * WIDTH + j], NULL);

          g_string_append_printf (text, "[%s]", cell);
        }
      g_string_append_c (text, '\n');
      if (g_str_equal (text->str + start, "[][][][][][][][]\n"))
        g_string_truncate (text, start);
    }

  return TRUE;
}

static char *
read_ourselves (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjByteSource) source = sj_byte_source_open (path, &error);
  GString *text = g_string_new (NULL);
  guint columns[WIDTH] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  gpointer consumers[] = { text };
  SjRowCounts counts;
  SjCsvScan scan = {
    .source = source, .delimiter = ',', .width = WIDTH, .columns = columns, .n_columns = WIDTH,
    .func = append_rows, .consumers = consumers, .n_threads = 1, .block_size = 61,
  };

  g_assert_no_error (error);
  g_assert_true (sj_byte_source_set_encoding (source, "UTF-8", NULL));
  g_assert_true (sj_byte_source_start (source, 0, NULL));
  g_assert_true (sj_csv_scan_run (&scan, &counts, &error));

  return g_string_free (text, FALSE);
}

static void
test_file (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = sj_test_data (name);
  g_autofree char *python = g_find_program_in_path ("python3");

  if (path == NULL)
    return;
  if (python == NULL)
    {
      g_test_skip ("Python is not there");
      return;
    }

  g_autofree char *expected = read_with_python (path);
  g_autofree char *ours = read_ourselves (path);

  g_assert_cmpstr (ours, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = {
    "csv-nasty/csvkit_bad.csv", "csv-nasty/csvkit_blanks.csv", "csv-nasty/csvkit_dummy.csv",
    "csv-nasty/csvkit_dummy_col_shuffled_ragged.csv", "csv-nasty/csvkit_iris.csv",
    "csv-nasty/csvkit_join_a_short.csv", "csv-nasty/csvkit_join_short.csv",
    "csv-nasty/csvkit_mac_newlines.csv", "csv-nasty/csvkit_no_header_row3.csv",
    "csv-nasty/csvkit_null_byte.csv", "csv-nasty/csvkit_optional_quote_characters.csv",
    "csv-nasty/csvkit_sheetsxls_converted.csv", "csv-nasty/csvkit_sort_ints_nulls.csv",
    "csv-nasty/csvkit_test_empty_columns.csv", "csv-nasty/csvkit_test_empty_columns_long_row.csv",
    "csv-nasty/csvkit_test_empty_columns_short_row.csv", "csv-nasty/csvkit_test_extra_header.csv",
    "csv-nasty/csvkit_test_geo.csv", "csv-nasty/csvkit_test_geojson.csv",
    "csv-nasty/csvkit_test_header_newline.csv", "csv-nasty/csvkit_test_join_short_rows.csv",
    "csv-nasty/csvkit_test_precision.csv", "csv-nasty/csvkit_test_skip_lines.csv",
    "csv-nasty/csvkit_test_utf8.csv", "csv-nasty/csvkit_test_utf8_bom.csv",
    "csv-nasty/csvkit_testdbf_converted.csv", "csv-nasty/csvkit_testxls_converted.csv",
    "csv-nasty/readr_basic-df-singlequote.csv", "csv-nasty/readr_challenge.csv",
    "csv-nasty/readr_chickens.csv", "csv-nasty/readr_colour-test", "csv-nasty/readr_empty-file",
    "csv-nasty/readr_eol-cr.csv", "csv-nasty/readr_eol-crlf.csv", "csv-nasty/readr_eol-lf.csv",
    "csv-nasty/readr_mtcars.csv", "csv-nasty/readr_null-file", "csv-nasty/readr_raw.csv",
    "csv-nasty/readr_table-crash", "csv-nasty/readr_test_list_col_name.csv",
    "surveys/gf_r_2019_es.csv", "surveys/gf_jupyter_education_2016.csv",
    "surveys/sm_comma-survey.csv", "surveys/ux_jupyterlab_2018.csv",
    "surveys/qualtrics_sample_3hdr.csv", "surveys/sm_steak-risk-survey.csv",
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-python/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_file);
    }

  return g_test_run ();
}
