#include "sj-import-test.h"

#include "feedback/sj-suppression.h"

/* Somebody subtracts one figure of a map from another to learn what a few people said. */

#define MIN_N 5
#define N_SEGMENTS 4
#define N_WAVES 3

static void
append (GString    *csv,
        const char *segment,
        const char *date,
        int         n)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "%s,%s,Basket,%d\n", segment, date, 1 + i % 5);
}

static void
import_by (SjImportTest *test,
           const char   *csv,
           const char   *segment,
           const char   *wave)
{
  sj_reading_clear (&test->reading);
  sj_reading_init (&test->reading);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.segment = g_strdup (segment);
  if (wave != NULL)
    sj_reading_set_wave (&test->reading, wave);
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv, NULL);
  sj_import_test_apply (test);
}

static const SjPoint *
find (SjImportTest *test,
      const char   *segment,
      const char   *wave)
{
  GListModel *list = sj_map_get_series (test->map);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) series = g_list_model_get_item (list, i);

      if (g_str_equal (sj_element_text (series, "segment"), segment) &&
          g_str_equal (sj_element_text (series, "wave"), wave))
        return sj_import_test_get_point (test, i, "Basket");
    }

  return NULL;
}

/* Everybody is on the map; a segment with all but three of them comes later. */
static void
test_segment_later (SjImportTest  *test,
                    gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");

  append (csv, "Anna", "2026-01-01", 40);
  append (csv, "", "2026-01-01", 3); /* of no segment */
  import_by (test, csv->str, NULL, NULL);
  g_assert_cmpint (find (test, "", "")->n, ==, 43);
  import_by (test, csv->str, "who", NULL);
  g_assert_cmpstr (find (test, "Anna", "")->reason, ==, "complementary");
  g_assert_cmpint (find (test, "", "")->n, ==, 43); /* the coarser stays */
}

/* The other way round: the finer, though older, has to go, in the same step of the history. */
static void
test_total_later (SjImportTest  *test,
                  gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");

  append (csv, "Anna", "2026-01-01", 40);
  append (csv, "", "2026-01-01", 3);
  import_by (test, csv->str, "who", NULL);
  g_assert_cmpint (find (test, "Anna", "")->n, ==, 40);
  import_by (test, csv->str, NULL, NULL);
  g_assert_cmpuint (test->summary.n_blocked, ==, 1);
  g_assert_cmpstr (find (test, "Anna", "")->reason, ==, "complementary");
  g_assert_true (isnan (find (test, "Anna", "")->mean));
  g_assert_null (find (test, "Anna", "")->moods);
  sj_edit_log_undo (test->log);
  g_assert_cmpint (find (test, "Anna", "")->n, ==, 40);
}

/* A quarter less its months, two of which are shown. */
static void
test_months (SjImportTest  *test,
             gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");

  append (csv, "Anna", "2026-01-01", 30);
  append (csv, "Anna", "2026-02-01", 20);
  append (csv, "Anna", "2026-03-01", 2);
  import_by (test, csv->str, NULL, "date:quarter");
  g_assert_cmpint (find (test, "", "2026-Q1")->n, ==, 52);
  import_by (test, csv->str, NULL, "date:month");
  g_assert_cmpint (find (test, "", "2026-01")->n, ==, 30);
  g_assert_cmpstr (find (test, "", "2026-02")->reason, ==, "complementary");
  g_assert_cmpstr (find (test, "", "2026-03")->reason, ==, "below_k");
}

/* Several small ones that are few together. */
static void
test_few_together (void)
{
  SjSuppression parts[3] = { SJ_SHOWN, SJ_SHOWN, SJ_SHOWN };

  g_assert_true (sj_suppress_parts ((const guint64[]) { 40, 1, 2 }, 3, MIN_N, TRUE, parts));
  g_assert_cmpint (parts[0], ==, SJ_SUPPRESSED_COMPLEMENTARY);
}

/* Below twenty answers there is no histogram, from there on there is; three kinds always. */
static void
test_histogram (SjImportTest  *test,
                gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");
  const SjPoint *point;

  append (csv, "Anna", "2026-01-01", 19);
  append (csv, "Ben", "2026-01-01", 20);
  import_by (test, csv->str, "who", NULL);
  point = find (test, "Anna", "");
  g_assert_null (point->boxes);
  g_assert_cmpuint (point->moods->len, ==, 3);
  g_assert_cmpfloat (g_array_index (point->moods, double, 0), ==, 8); /* 1 and 2 */
  g_assert_cmpfloat (g_array_index (point->moods, double, 1), ==, 4);
  g_assert_cmpfloat (g_array_index (point->moods, double, 2), ==, 7);
  point = find (test, "Ben", "");
  g_assert_cmpuint (point->boxes->len, ==, 5);
}

/* The answers that can be told by subtracting what is shown from a total that is. */
static guint64
left_of (SjImportTest *test,
         const char   *segment,
         const char   *wave,
         gboolean      by_segment)
{
  const SjPoint *total = find (test, segment, wave);
  GListModel *list = sj_map_get_series (test->map);
  gint64 left;

  if (total == NULL || total->reason != NULL)
    return 0;

  left = total->n;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) series = g_list_model_get_item (list, i);
      const char *own_segment = sj_element_text (series, "segment");
      const char *own_wave = sj_element_text (series, "wave");
      const SjPoint *point = sj_import_test_get_point (test, i, "Basket");
      gboolean is_part = by_segment ? *own_segment != '\0' && g_str_equal (own_wave, wave)
                                    : *own_wave != '\0' && g_str_equal (own_segment, segment);

      if (is_part && point != NULL && point->reason == NULL)
        left -= point->n;
    }

  return left > 0 ? (guint64) left : 0;
}

/* Random files, imported as a whole, by segment, by wave and by both, in random order: no point of
 * fewer than five, and nothing that a subtraction of a row or a column of the table leaves. */
static void
test_random (SjImportTest  *test,
             gconstpointer  user_data)
{
  static const char *const segments[] = { "A", "B", "C", "D" };
  static const char *const dates[] = { "2026-01-01", "2026-04-01", "2026-07-01" };
  static const char *const waves[] = { "2026-Q1", "2026-Q2", "2026-Q3" };

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");
      guint order = (guint) g_test_rand_int_range (0, 4);

      sj_import_test_clear (test);
      sj_reading_clear (&test->reading);
      g_clear_object (&test->log);
      g_clear_object (&test->map);
      sj_import_test_set_up (test, NULL);
      append (csv, "A", dates[0], 12); /* so that every import has something to show */
      for (guint s = 0; s < N_SEGMENTS; s++)
        for (guint w = 0; w < N_WAVES; w++)
          append (csv, segments[s], dates[w],
                  g_test_rand_int_range (0, g_test_rand_bit () ? 7 : 40));
      for (guint i = 0; i < 4; i++)
        {
          guint which = (i + order) % 4;

          import_by (test, csv->str, which & 1 ? "who" : NULL, which & 2 ? "date:quarter" : NULL);
        }

      for (guint i = 0; i < g_list_model_get_n_items (sj_map_get_series (test->map)); i++)
        {
          const SjPoint *point = sj_import_test_get_point (test, i, "Basket");

          g_assert_true (point == NULL || point->reason != NULL || point->n >= MIN_N);
        }
      g_assert_false (left_of (test, "", "", TRUE) - 1 < MIN_N - 1);
      g_assert_false (left_of (test, "", "", FALSE) - 1 < MIN_N - 1);
      for (guint s = 0; s < N_SEGMENTS; s++)
        g_assert_false (left_of (test, segments[s], "", FALSE) - 1 < MIN_N - 1);
      for (guint w = 0; w < N_WAVES; w++)
        g_assert_false (left_of (test, "", waves[w], TRUE) - 1 < MIN_N - 1);
    }
}

static void
append_at (GString    *csv,
           const char *touchpoint,
           int         n)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "Anna,2026-01-01,%s,%d\n", touchpoint, 1 + i % 5);
}

static guint
get_last (SjImportTest *test)
{
  return g_list_model_get_n_items (sj_map_get_series (test->map)) - 1;
}

static int
get_rows (SjImportTest *test)
{
  SjElement *series = SJ_ELEMENT (sj_import_test_get_series (test, get_last (test)));

  return sj_element_get_integer (
    series, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (series), "source-rows"));
}

/* A file of 43 rows, 40 of which are shown: the map does not say how many rows it had. */
static void
test_rows (SjImportTest  *test,
           gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");

  append_at (csv, "Basket", 40);
  import_by (test, csv->str, NULL, NULL);
  g_assert_cmpint (get_rows (test), ==, 40);

  append_at (csv, "Delivery", 3);
  import_by (test, csv->str, NULL, NULL);
  g_assert_cmpstr (sj_import_test_get_point (test, get_last (test), "Delivery")->reason, ==,
                   "below_k");
  g_assert_cmpint (sj_import_test_get_point (test, get_last (test), "Basket")->n, ==, 40);
  g_assert_cmpint (get_rows (test), ==, 0);

  /* Of two that are hidden nobody knows which has how many. */
  append_at (csv, "Checkout", 4);
  import_by (test, csv->str, NULL, NULL);
  g_assert_cmpint (get_rows (test), ==, 47);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SJ_IMPORT_TEST ("/disclosure/segment-later", test_segment_later);
  SJ_IMPORT_TEST ("/disclosure/total-later", test_total_later);
  SJ_IMPORT_TEST ("/disclosure/months", test_months);
  g_test_add_func ("/disclosure/few-together", test_few_together);
  SJ_IMPORT_TEST ("/disclosure/histogram", test_histogram);
  SJ_IMPORT_TEST ("/disclosure/rows", test_rows);
  SJ_IMPORT_TEST ("/disclosure/random", test_random);

  return g_test_run ();
}
