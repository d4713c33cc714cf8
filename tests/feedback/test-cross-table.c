#include "sj-import-test.h"

#include "feedback/sj-aggregate.h"
#include "feedback/sj-cross-table.h"
#include "feedback/sj-feedback-error.h"

/* A table that counts answers says as much as the answers themselves: the curves must be the same
 * to the last bit, and nothing may be counted twice. */

static const char in_rows[] =
  "How satisfied are you?,Basket,Checkout,Delivery,Total\n"
  "Very satisfied,40,12,9,61\nSatisfied,30,31,20,81\nNeutral,0,0,0,0\nDissatisfied,8,4,30,42\n"
  "Very dissatisfied,3,0,22,25\nNo answer,5,2,1,8\nTotal,86,49,82,217\n";

static const char in_columns[] =
  "Touchpoint,Very dissatisfied,Dissatisfied,Neutral,Satisfied,Very satisfied,No answer,Sum\n"
  "Basket,3,8,0,30,40,5,86\nCheckout,0,4,0,31,12,2,49\nDelivery,22,30,0,20,9,1,82\n"
  "Everything,25,42,0,81,61,8,217\n";

static void
append_answers (GString    *csv,
                const char *touchpoint,
                const char *answer,
                guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "%s,%s\n", touchpoint, answer);
}

/* The answers behind both tables, one a row. */
static GString *
list_answers (void)
{
  static const char *const answers[] = { "Very satisfied", "Satisfied", "Dissatisfied",
                                         "Very dissatisfied", "No answer" };
  static const char *const touchpoints[] = { "Basket", "Checkout", "Delivery" };
  static const guint counts[][5] = { { 40, 30, 8, 3, 5 }, { 12, 31, 4, 0, 2 },
                                     { 9, 20, 30, 22, 1 } };
  GString *csv = g_string_new ("Touchpoint,How satisfied are you?\n");

  for (gsize i = 0; i < G_N_ELEMENTS (touchpoints); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (answers); j++)
      append_answers (csv, touchpoints[i], answers[j], counts[i][j]);

  return csv;
}

static void
read_counts (SjImportTest *test,
             const char   *text)
{
  sj_reading_set_content (&test->reading, SJ_CONTENT_COUNTS);
  sj_import_test_read (test, text, NULL);
}

static const SjResultGroup *
find_group (const SjTallyResult *result,
            const char          *touchpoint)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (g_str_equal (group->touchpoint, touchpoint))
        return group;
    }

  return NULL;
}

static void
assert_same (const SjTallyResult *first,
             const SjTallyResult *second)
{
  g_assert_cmpuint (first->groups->len, ==, second->groups->len);
  for (guint i = 0; i < first->groups->len; i++)
    {
      const SjResultGroup *a = g_ptr_array_index (first->groups, i);
      const SjResultGroup *b = find_group (second, a->touchpoint);
      SjTallySummary summaries[2];

      g_assert_nonnull (b);
      g_assert_true (sj_scale_equal (a->tally.scale, b->tally.scale));
      g_assert_true (sj_tally_summarise (&a->tally, &summaries[0]));
      g_assert_true (sj_tally_summarise (&b->tally, &summaries[1]));
      g_assert_cmpmem (&summaries[0], sizeof summaries[0], &summaries[1], sizeof summaries[1]);
      g_assert_cmpmem (a->tally.counts, a->tally.n_slots * sizeof (guint64), b->tally.counts,
                       b->tally.n_slots * sizeof (guint64));
      g_assert_cmpuint (a->tally.missing[SJ_MISSING_SKIPPED], ==,
                        b->tally.missing[SJ_MISSING_SKIPPED]);
      g_assert_cmpint (a->suppression, ==, b->suppression);
    }
}

static void
test_the_same_as_answers (SjImportTest  *test,
                          gconstpointer  data)
{
  static const char *const tables[] = { in_rows, in_columns };
  g_autoptr(GString) answers = list_answers ();
  g_autoptr(SjTallyResult) listed = NULL;
  g_autofree char *longer = NULL;

  /* Nobody is neutral there, so that the scale of the answers alone is not sure. */
  test->reading.by = g_strdup ("Touchpoint");
  sj_reading_set_scale (&test->reading, "#2", "csat:1-5");
  longer = g_strconcat (answers->str, "Home page,Neutral\n", NULL);
  sj_import_test_read (test, longer, NULL);
  listed = g_steal_pointer (&test->result);
  g_clear_pointer (&test->import, sj_feedback_import_free);
  g_assert_cmpuint (listed->groups->len, ==, 4);
  g_ptr_array_remove_index (listed->groups, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_ptr_array_set_size (test->reading.scales, 0);
      g_clear_pointer (&test->reading.by, g_free);
      if (i == 1) /* nothing there says what was asked */
        sj_reading_set_scale (&test->reading, "#2", "csat:1-5");
      read_counts (test, tables[i]);
      g_assert_cmpuint (test->result->groups->len, ==, 3);
      assert_same (test->result, listed);
    }
}

/* It is offered, and not done unasked. */
static void
test_offered (SjImportTest  *test,
              gconstpointer  data)
{
  static const struct
  {
    const char *text;
    SjContent offer;
  } tables[] = {
    { in_rows, SJ_CONTENT_COUNTS },
    { in_columns, SJ_CONTENT_COUNTS },
    { "Touchpoint,1,2,3,4,5\nHome,5%,10%,20%,40%,25%\nSearch,9%,6%,20%,40%,25%\n",
      SJ_CONTENT_ANSWERS },
    { "Touchpoint,NPS\nHome,-5\nSearch,20\n", SJ_CONTENT_FIGURES },
    { "Touchpoint,CSAT\nHome,5\nSearch,2\nHome,3\nHome,3\nSearch,1\nSearch,1\n",
      SJ_CONTENT_ANSWERS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SjTable) table = NULL;
      int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, tables[i].text, -1, NULL));
      table = sj_table_open (path, &test->reading, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sj_aggregate_offer (table), ==, tables[i].offer);
      g_unlink (path);
    }
}

static void
assert_not_read (SjImportTest *test,
                 const char   *text,
                 const char   *word)
{
  g_autoptr(GError) error = NULL;

  sj_reading_set_content (&test->reading, SJ_CONTENT_COUNTS);
  g_assert_false (sj_import_test_try (test, text, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_what_cannot_be_read (SjImportTest  *test,
                          gconstpointer  data)
{
  assert_not_read (test,
                   "Touchpoint,1,2,3,4,5\nHome,5%,10%,20%,40%,25%\nSearch,9%,6%,20%,40%,25%\n",
                   "share");
  assert_not_read (test, "Touchpoint,NPS\nHome,-5\nSearch,20\n", "--figures");
  assert_not_read (test, "Touchpoint,Remark\nHome,good\nSearch,bad\n", "does not count");
  assert_not_read (test, "Answer,Basket (%),Delivery (%)\n1,44,23\n2,33,58\n3,11,9\n4,12,10\n",
                   "share");
  assert_not_read (test, "Touchpoint,1,2,3,4,5\nHome,5,10,20,4000000000,25\n", "more than");
}

/* Of one question there may be no more than its answers and how many gave them; and percentages
 * beside counts are no touchpoint. */
static void
test_one_question (SjImportTest  *test,
                   gconstpointer  data)
{
  read_counts (test, "How satisfied are you?,Count\nVery satisfied,40\nSatisfied,30\nNeutral,9\n"
                     "Dissatisfied,8\nVery dissatisfied,3\n");
  g_assert_cmpuint (test->result->groups->len, ==, 1);
  g_assert_cmpuint (sj_tally_get_n (&find_group (test->result, "Count")->tally), ==, 90);

  g_clear_pointer (&test->reading.by, g_free);
  read_counts (test, "Satisfaction,Basket,Basket %,Delivery,Delivery %\n1,40,44%,20,20%\n"
                     "2,30,33%,20,20%\n3,9,10%,30,30%\n4,8,9%,30,30%\n5,3,3%,0,0%\n");
  g_assert_cmpuint (test->result->groups->len, ==, 2);
  g_assert_cmpuint (sj_tally_get_n (&find_group (test->result, "Delivery")->tally), ==, 100);
}

static void
assert_counted (SjImportTest *test,
                const char   *text,
                const char   *touchpoints,
                guint         n)
{
  g_auto(GStrv) names = g_strsplit (touchpoints, "|", -1);

  g_clear_pointer (&test->reading.by, g_free);
  read_counts (test, text);
  g_assert_cmpuint (test->result->groups->len, ==, g_strv_length (names));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_nonnull (find_group (test->result, names[i]));
  g_assert_cmpuint (sj_tally_get_n (&find_group (test->result, names[0])->tally), ==, n);
}

/* As pivot tables and agencies write them. */
static void
test_ways_of_writing (SjImportTest  *test,
                      gconstpointer  data)
{
  /* Nobody, and thousands. */
  assert_counted (test, "Zufriedenheit;Korb;Kasse\nSehr zufrieden;1.000;12\nZufrieden;1.030;31\n"
                        "Neutral;;5\nUnzufrieden;-;4\nSehr unzufrieden;3;1\n", "Korb|Kasse", 2033);
  assert_counted (test, "Satisfaction,Basket,Delivery\n1,\"1,040\",20\n2,30,20\n3,9,30\n4,8,30\n"
                        "5,3,0\n", "Basket|Delivery", 1090);
  /* Percentages of commas beside counts. */
  assert_counted (test, "Zufriedenheit;Korb;Korb %;Kasse;Kasse %\n1;40;44,0 %;20;20,0 %\n"
                        "2;30;33,5 %;20;20,0 %\n3;9;10,5 %;30;30,0 %\n4;8;9,0 %;30;30,0 %\n"
                        "5;3;3,0 %;0;0,0 %\n", "Korb|Kasse", 90);
  /* A header of two rows, and both ways round. */
  assert_counted (test, "Satisfaction,Basket,,Delivery,\n,n,%,n,%\n1,40,44%,20,20%\n"
                        "2,30,33%,20,20%\n3,9,10%,30,30%\n4,8,9%,30,30%\n5,3,3%,0,0%\n",
                  "Basket|Delivery", 90);
  sj_reading_set_scale (&test->reading, "Answer", "csat");
  test->reading.header_rows = 1;
  assert_counted (test, "Step,5,4,3,2,1\nBasket,40,30,9,8,3\nDelivery,20,20,30,30,0\n",
                  "Basket|Delivery", 90);
  /* Few answers, where somebody says that they are counted. */
  assert_counted (test, "Step,1,2,3,4,5\nBasket,1,2,3,4,3\nDelivery,5,4,3,2,1\n",
                  "Basket|Delivery", 13);
}

/* A total is no touchpoint, and a touchpoint that is called like one is no total. */
static void
test_totals (SjImportTest  *test,
             gconstpointer  data)
{
  sj_reading_set_scale (&test->reading, "Answer", "csat");
  assert_counted (test, "Step,1,2,3,4,5\nAll,20,40,20,80,60\nBasket,9,20,9,40,30\n"
                        "Delivery,8,19,9,39,29\n", "Basket|Delivery", 108);
  assert_counted (test, "Step,1,2,3,4,5\nBasket,9,20,9,40,30\nTotal,9,20,9,40,30\n", "Basket",
                  108);
  assert_counted (test, "Step,1,2,3,4,5\nBasket,9,20,9,40,30\nDelivery,8,19,9,39,29\n"
                        "Overall experience,1,2,3,4,5\n", "Basket|Delivery|Overall experience",
                  108);
  g_ptr_array_set_size (test->reading.scales, 0);
  assert_counted (test, "Satisfaction,Store,Media,Delivery\n1,40,4,20\n2,30,20,20\n3,9,30,30\n"
                        "4,8,30,30\n5,3,0,0\n", "Store|Media|Delivery", 90);
}

/* A number that nobody chose is on the scale all the same, and many answers are all counted, though
 * the first rows are but a sample of them. */
static void
test_many_answers (SjImportTest  *test,
                   gconstpointer  data)
{
  const SjPoint *point;

  sj_reading_set_scale (&test->reading, "Answer", "nps");
  read_counts (test, "Step,0,1,2,3,4,5,6,7,8,9,10\nBasket,0,0,1,0,0,99999,1,0,0,1,250000\n"
                     "Delivery,0,7,0,0,0,0,0,0,0,1,1\n");
  g_assert_cmpuint (test->result->counts.rows, ==, 350011);
  sj_import_test_apply (test);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpint (point->n, ==, 350002);
  g_assert_cmpfloat_with_epsilon (point->native, 100.0 * (250001 - 100001) / 350002, 1e-9);
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Delivery")->n, ==, 9);
}

/* NPS or another rating: a person is asked, for the numbers do not tell. */
static void
test_the_metric_is_asked (SjImportTest  *test,
                          gconstpointer  data)
{
  static const char *const questions[] = { "Answer", "How likely are you to recommend us?" };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr(GString) csv = g_string_new (questions[i]);
      g_autoptr(GError) error = NULL;

      g_string_append (csv, ",Basket,Delivery\n");
      for (guint step = 0; step <= 10; step++)
        g_string_append_printf (csv, "%u,%u,%u\n", step, 10 + step, 30 - step);
      g_clear_pointer (&test->reading.by, g_free);
      sj_reading_set_content (&test->reading, SJ_CONTENT_COUNTS);
      g_assert_true (sj_import_test_try (test, csv->str, &error) == (i == 1));
      if (i == 0)
        g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
      else
        g_assert_cmpint (test->result->scales[0].metric, ==, SJ_METRIC_NPS);
    }
}

/* Next month's counts take the place of this month's. */
static void
test_counts_are_refreshed (SjImportTest  *test,
                           gconstpointer  data)
{
  g_autoptr(SjRecipe) recipe = NULL;

  read_counts (test, in_rows);
  sj_import_test_apply (test);
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Delivery")->n, ==, 81);
  recipe = g_object_ref (sj_feedback_import_get_recipe (test->import));

  sj_import_test_clear (test);
  sj_reading_clear (&test->reading);
  sj_reading_init (&test->reading);
  sj_recipe_get_reading (recipe, &test->reading);
  sj_import_test_read (test,
                       "How satisfied are you?,Basket,Delivery\nVery satisfied,1,30\n"
                       "Satisfied,2,31\nNeutral,4,5\nDissatisfied,8,4\nVery dissatisfied,16,2\n",
                       recipe);
  sj_import_test_apply (test);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 1);
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Delivery")->n, ==, 72);
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Basket")->n, ==, 31);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SJ_IMPORT_TEST ("/cross-table/same-as-answers", test_the_same_as_answers);
  SJ_IMPORT_TEST ("/cross-table/offered", test_offered);
  SJ_IMPORT_TEST ("/cross-table/unreadable", test_what_cannot_be_read);
  SJ_IMPORT_TEST ("/cross-table/one-question", test_one_question);
  SJ_IMPORT_TEST ("/cross-table/ways-of-writing", test_ways_of_writing);
  SJ_IMPORT_TEST ("/cross-table/totals", test_totals);
  SJ_IMPORT_TEST ("/cross-table/many", test_many_answers);
  SJ_IMPORT_TEST ("/cross-table/metric", test_the_metric_is_asked);
  SJ_IMPORT_TEST ("/cross-table/refresh", test_counts_are_refreshed);

  return g_test_run ();
}
