#include "../feedback/sj-import-test.h"

#include "io/sj-statistics-export.h"

/* The table a statistician is given: whether its numbers are those of the curve, whether what is
 * hidden stays hidden, and whether a figure that is doubted can be worked out by hand. */

/* The NPS of the specification's golden values: 50 promoters, 30 passives, 20 detractors; and the
 * CSAT 5, 4, 4, 3, 5, 2, 4, 5. */
static void
import_golden (SjImportTest *test)
{
  static const int csat[] = { 5, 4, 4, 3, 5, 2, 4, 5 };
  g_autoptr(GString) csv = g_string_new ("touchpoint,nps,csat\n");

  for (int i = 0; i < 100; i++)
    g_string_append_printf (csv, "Basket,%d,\n", i < 50 ? 9 + i % 2 : i < 80 ? 7 + i % 2 : i % 7);
  for (int i = 0; i < 3; i++)
    g_string_append (csv, "Delivery,10,\n");
  for (gsize i = 0; i < G_N_ELEMENTS (csat); i++)
    g_string_append_printf (csv, "Checkout,,%d\n", csat[i]);
  g_string_append (csv, "Checkout,,n/a\nCheckout,,don't know\nCheckout,,don't know\n");
  test->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (test->reading.scores, g_strdup ("nps:nps"));
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
}

static void
check_number (SjStatisticsTable *table,
              guint              row,
              SjStatistic        statistic,
              double             expected)
{
  double number;

  g_assert_true (sj_statistics_table_get_number (table, row, statistic, &number));
  g_assert_cmpfloat_with_epsilon (number, expected, 5e-4);
}

static void
test_golden (SjImportTest  *test,
             gconstpointer  user_data)
{
  g_autoptr(SjStatisticsTable) nps = NULL;
  g_autoptr(SjStatisticsTable) csat = NULL;
  g_autofree char *remarks = NULL;
  double number;

  import_golden (test);
  nps = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  csat = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 1));
  g_assert_cmpuint (sj_statistics_table_get_n_rows (nps), ==, 2); /* in the order of the journey */
  check_number (nps, 0, SJ_STATISTIC_N, 100);
  check_number (nps, 0, SJ_STATISTIC_NATIVE, 30);
  check_number (nps, 0, SJ_STATISTIC_NATIVE_LOW, 14.051);
  check_number (nps, 0, SJ_STATISTIC_NATIVE_HIGH, 44.201);
  check_number (nps, 0, SJ_STATISTIC_NEGATIVE, 20);
  check_number (nps, 0, SJ_STATISTIC_POSITIVE, 50);
  check_number (csat, 0, SJ_STATISTIC_NATIVE_LOW, 3.1063);
  check_number (csat, 0, SJ_STATISTIC_VALENCE_HIGH, 0.9469);
  check_number (csat, 0, SJ_STATISTIC_VARIANCE, 1.142857);
  check_number (csat, 0, SJ_STATISTIC_NOT_APPLICABLE, 1);
  check_number (csat, 0, SJ_STATISTIC_DONT_KNOW, 2);
  remarks = sj_statistics_table_get_text (csat, 0, SJ_STATISTIC_REMARKS);
  g_assert_nonnull (strstr (remarks, "indicative"));
  g_assert_nonnull (strstr (remarks, "many could not answer"));
  g_assert_false (sj_statistics_table_get_number (csat, 0, SJ_STATISTIC_N_EFFECTIVE, &number));
  g_assert_false (sj_statistics_table_is_used (csat, SJ_STATISTIC_PEOPLE));
}

static void
test_hidden (SjImportTest  *test,
             gconstpointer  user_data)
{
  g_autoptr(SjStatisticsTable) nps = NULL;
  double number;

  import_golden (test);
  nps = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  for (int i = 0; i < SJ_N_STATISTICS; i++)
    g_assert_false (sj_statistics_table_get_number (nps, 1, i, &number));
  for (int i = 0; i < SJ_N_STATISTICS; i++)
    {
      g_autofree char *text = sj_statistics_table_get_text (nps, 1, i);
      gboolean may = i == SJ_STATISTIC_PLACE || i == SJ_STATISTIC_METRIC ||
                     i == SJ_STATISTIC_REMARKS;

      g_assert_true (may || *text == '\0');
    }
}

/* Each step of the formula with its numbers, up to the figure that is drawn. */
static void
test_working (SjImportTest  *test,
              gconstpointer  user_data)
{
  g_autoptr(SjStatisticsTable) nps = NULL;
  g_autoptr(SjStatisticsTable) csat = NULL;
  g_auto(SjStatisticsWorking) working = { 0 };

  import_golden (test);
  nps = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  csat = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 1));
  g_assert_true (sj_statistics_table_work_out (nps, 0, SJ_STATISTIC_NATIVE, &working));
  g_assert_cmpstr (working.working, ==, "100 × (50 − 20) ÷ 100 = 30.00");
  sj_statistics_working_clear (&working);
  g_assert_true (sj_statistics_table_work_out (nps, 0, SJ_STATISTIC_NATIVE_LOW, &working));
  g_assert_nonnull (strstr (working.formula, "Adjusted Wald"));
  g_assert_nonnull (strstr (working.working, "n′ = 103"));
  g_assert_nonnull (strstr (working.working, "14.05 … 44.20"));
  g_assert_nonnull (strstr (working.working, "14.69 … 45.31"));
  g_assert_nonnull (strstr (working.working, "±10 points take n = 234, ±5 points n = 937"));
  g_assert_nonnull (strstr (working.source, "measuringu.com"));
  sj_statistics_working_clear (&working);
  g_assert_true (sj_statistics_table_work_out (csat, 0, SJ_STATISTIC_NATIVE_HIGH, &working));
  g_assert_cmpstr (working.working, ==, "4.0000 ± 2.3646 × √1.1429 ÷ √8 = 3.106 … 4.894");
  sj_statistics_working_clear (&working);
  g_assert_true (sj_statistics_table_work_out (csat, 0, SJ_STATISTIC_VALENCE, &working));
  g_assert_cmpstr (working.working, ==, "(2 × 4.0000 − 1 − 5) ÷ (5 − 1) = +0.5000");
  sj_statistics_working_clear (&working);
  g_assert_false (sj_statistics_table_work_out (nps, 1, SJ_STATISTIC_NATIVE, &working));
}

static void
test_csv (SjImportTest  *test,
          gconstpointer  user_data)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();
  g_autoptr(SjStatisticsTable) table = NULL;
  g_autoptr(GBytes) csv = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  import_golden (test);
  sj_edit_log_begin (test->log, "Title");
  sj_edit_log_set (test->log, SJ_ELEMENT (sj_import_test_get_series (test, 0)), "title",
                   "=HYPERLINK(\"x\"), or", NULL);
  sj_edit_log_commit (test->log);
  table = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  g_ptr_array_add (tables, table);
  csv = sj_statistics_export_csv (tables);
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "series,place,metric,n,"));
  /* No spreadsheet shall run what is a title here. */
  g_assert_true (g_str_has_prefix (lines[1], "\"'=HYPERLINK(\"\"x\"\"), or\",Basket,nps,100,"));
  g_assert_nonnull (strstr (lines[1], ",30,14.05"));
  g_assert_nonnull (strstr (lines[2], ",Delivery,nps,,,"));
}

static void
test_xlsx (SjImportTest  *test,
           gconstpointer  user_data)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();
  g_autoptr(SjStatisticsTable) table = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_auto(SjReading) reading = { 0 };
  SjTable *again;
  gsize length;
  int fd;
  guint column;

  if (!sj_statistics_export_xlsx_is_available ())
    {
      g_test_skip ("built without workbooks");
      return;
    }
  import_golden (test);
  table = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  g_ptr_array_add (tables, table);
  bytes = sj_statistics_export_xlsx (tables, &error);
  g_assert_no_error (error);
  fd = g_file_open_tmp ("sj-XXXXXX.xlsx", &path, NULL);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, &length),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  /* Our own reader finds the columns again. */
  sj_reading_init (&reading);
  again = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_table_get_n_columns (again), >=, 5);
  g_assert_true (sj_table_find_column (again, "Answers", &column, &error));
  g_assert_no_error (error);
  sj_table_free (again);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SJ_IMPORT_TEST ("/statistics-export/golden", test_golden);
  SJ_IMPORT_TEST ("/statistics-export/hidden", test_hidden);
  SJ_IMPORT_TEST ("/statistics-export/working", test_working);
  SJ_IMPORT_TEST ("/statistics-export/csv", test_csv);
  SJ_IMPORT_TEST ("/statistics-export/xlsx", test_xlsx);

  return g_test_run ();
}
