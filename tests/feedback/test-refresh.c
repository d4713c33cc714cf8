#include "sj-import-test.h"

#include "feedback/sj-recipe-fit.h"
#include "feedback/sj-refresh.h"

/* What a team learns before last month's figures are replaced. */

/* n answers from a month on, their scores taken in turn. */
static void
append (GString    *csv,
        const char *touchpoint,
        int         month,
        int         n,
        const char *scores)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "2026-%02d-%02d,%s,%c\n", month, 1 + i % 28, touchpoint,
                            scores[(gsize) i % strlen (scores)]);
}

static GString *
first_month (void)
{
  GString *csv = g_string_new ("date,touchpoint,csat\n");

  append (csv, "Home page", 1, 60, "454");
  append (csv, "Basket", 1, 60, "34");
  append (csv, "Delivery", 1, 20, "245");

  return csv;
}

static SjRecipe *
import_first (SjImportTest *test)
{
  g_autoptr(GString) csv = first_month ();

  test->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  g_string_free (g_steal_pointer (&csv), TRUE);

  return sj_feedback_import_get_recipe (test->import);
}

static const SjPointChange *
find_change (const SjRefresh *refresh,
             SjMap           *map,
             const char      *title)
{
  const SjSeriesChange *series = g_ptr_array_index (refresh->series, 0);

  for (guint i = 0; i < series->changes->len; i++)
    {
      const SjPointChange *change = &g_array_index (series->changes, SjPointChange, i);
      g_autofree char *own = sj_feedback_anchor_get_title (map, change->anchor);

      if (g_str_equal (own, title))
        return change;
    }

  return NULL;
}

/* The next month alone: other people, so old against new. */
static void
test_next_month (SjImportTest  *test,
                 gconstpointer  user_data)
{
  g_autoptr(SjRecipe) recipe = g_object_ref (import_first (test));
  g_autoptr(GString) csv = g_string_new ("date,touchpoint,csat\n");
  g_autoptr(SjRefresh) refresh = NULL;
  g_autofree char *text = NULL;
  const SjPointChange *change;

  append (csv, "Home page", 2, 60, "454");
  append (csv, "Basket", 2, 60, "3444");
  append (csv, "Checkout", 2, 9, "5");
  sj_import_test_read (test, csv->str, recipe);
  refresh = sj_refresh_new (test->import);

  g_assert_cmpuint (refresh->n_refreshed, ==, 1);
  g_assert_cmpuint (refresh->n_moved, ==, 1);
  g_assert_cmpuint (refresh->n_gained, ==, 1);
  g_assert_cmpuint (refresh->n_lost, ==, 1);
  change = find_change (refresh, test->map, "Basket");
  g_assert_cmpint (change->direction, ==, 1);
  g_assert_cmpint (change->method, ==, SJ_TEST_WELCH);
  /* R: t.test (rep (c (3, 4, 4, 4), 15), rep (3:4, 30))$p.value */
  g_assert_cmpfloat_with_epsilon (change->p, 0.0044248938, 1e-9);
  /* of two tests, the smaller counts twice */
  g_assert_cmpfloat_with_epsilon (change->adjusted, 2 * change->p, 1e-12);
  g_assert_cmpint (find_change (refresh, test->map, "Home page")->direction, ==, 0);
  g_assert_cmpint (find_change (refresh, test->map, "Delivery")->fate, ==, SJ_POINT_LOST);
  g_assert_cmpint (find_change (refresh, test->map, "Checkout")->fate, ==, SJ_POINT_GAINED);
  text = sj_refresh_to_text (refresh, test->map);
  g_assert_nonnull (strstr (text, "▲ Basket: 3.50 → 3.75"));
  g_assert_nonnull (strstr (text, "129 answers instead of 140"));
  /* To look is not to touch. */
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Basket")->n, ==, 60);
}

/* The same export a month on holds the old answers, too: they must not vote twice. */
static void
test_grown (SjImportTest  *test,
            gconstpointer  user_data)
{
  g_autoptr(SjRecipe) recipe = g_object_ref (import_first (test));
  g_autoptr(GString) csv = first_month ();
  g_autoptr(SjRefresh) refresh = NULL;
  g_autofree char *text = NULL;
  const SjPointChange *change;

  append (csv, "Basket", 2, 40, "3445");
  sj_import_test_read (test, csv->str, recipe);
  refresh = sj_refresh_new (test->import);
  g_assert_true (((SjSeriesChange *) g_ptr_array_index (refresh->series, 0))->grown);
  change = find_change (refresh, test->map, "Basket");
  /* R: t.test (rep (c (3, 4, 4, 5), 10), rep (3:4, 30))$p.value, not all 100 against the 60 */
  g_assert_cmpfloat_with_epsilon (change->p, 0.00029462999, 1e-10);
  g_assert_cmpint (change->direction, ==, 1);
  g_assert_cmpint (find_change (refresh, test->map, "Home page")->direction, ==, 0);
  text = sj_refresh_to_text (refresh, test->map);
  g_assert_nonnull (strstr (text, "180 answers, 40 of them new"));
}

/* Two more answers: what they were could be worked out of the means, so they are not told. */
static void
test_few_more (SjImportTest  *test,
               gconstpointer  user_data)
{
  g_autoptr(SjRecipe) recipe = g_object_ref (import_first (test));
  g_autoptr(GString) csv = first_month ();
  g_autoptr(SjRefresh) refresh = NULL;
  g_autofree char *text = NULL;

  append (csv, "Basket", 2, 2, "1");
  sj_import_test_read (test, csv->str, recipe);
  refresh = sj_refresh_new (test->import);
  text = sj_refresh_to_text (refresh, test->map);
  g_assert_nonnull (strstr (text, "fewer than 5 new answers"));
  g_assert_null (strstr (text, "142"));
}

/* A recipe that does not fit names all that is missing, in one sentence. */
static void
test_fit (SjImportTest  *test,
          gconstpointer  user_data)
{
  SjRecipe *recipe = import_first (test);
  g_autoptr(GString) scale = g_string_new ("date,touchpoint,csat\n");
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_recipe_fits (recipe, test->result->table, &error));
  g_assert_no_error (error);

  g_ptr_array_set_size (test->reading.scores, 0);
  g_clear_pointer (&test->reading.by, g_free);
  g_assert_true (sj_import_test_try (test, "datum,ort,csat 2025,zufriedenheit\n"
                                           "2026-01-01,Basket,x,4\n2026-01-02,Basket,y,5\n",
                                     &error));
  g_assert_false (sj_recipe_fits (recipe, test->result->table, &error));
  g_assert_nonnull (strstr (error->message, "“touchpoint”"));
  g_assert_null (strstr (error->message, "“date”")); /* nothing needs it */
  g_clear_error (&error);

  for (int i = 0; i < 60; i++)
    g_string_append_printf (scale, "2026-02-01,Basket,%d\n", i % 11);
  g_assert_true (sj_import_test_try (test, scale->str, &error));
  g_assert_false (sj_recipe_fits (recipe, test->result->table, &error));
  g_assert_nonnull (strstr (error->message, "from 0 to 10, not on a scale from 1 to 5"));
}

/* "Q1" must not become "Q10" because it is the only one that begins so. */
static void
test_whole_names (SjImportTest  *test,
                  gconstpointer  user_data)
{
  g_autoptr(SjRecipe) recipe = sj_recipe_new ();
  g_autoptr(SjRecords) scores = sj_records_new (&sj_recipe_score_record_type, 1);
  SjRecipeScore *score = sj_records_index (scores, 0);
  g_autoptr(GError) error = NULL;

  sj_record_set_text (&score->column, "Q1");
  score->low = 1;
  score->high = 5;
  g_object_set (recipe, "scores", scores, NULL);
  g_ptr_array_add (test->reading.scores, g_strdup ("Q10:likert_5:1-5"));
  g_assert_true (sj_import_test_try (test, "Q10,Q2\n1,5\n2,4\n", &error));
  g_assert_false (sj_recipe_fits (recipe, test->result->table, &error));
  g_assert_nonnull (strstr (error->message, "“Q1”"));
  g_ptr_array_set_size (test->reading.scores, 0);
  g_ptr_array_add (test->reading.scores, g_strdup ("Q1:likert_5:1-5"));
  g_clear_error (&error);
  g_assert_true (sj_import_test_try (test, "Q1,Q10\n1,5\n2,4\n", &error));
  g_assert_true (sj_recipe_fits (recipe, test->result->table, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SJ_IMPORT_TEST ("/refresh/next-month", test_next_month);
  SJ_IMPORT_TEST ("/refresh/grown", test_grown);
  SJ_IMPORT_TEST ("/refresh/few-more", test_few_more);
  SJ_IMPORT_TEST ("/recipe-fit/fit", test_fit);
  SJ_IMPORT_TEST ("/recipe-fit/whole-names", test_whole_names);

  return g_test_run ();
}
