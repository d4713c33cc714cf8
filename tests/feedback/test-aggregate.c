#include "sj-import-test.h"

#include "feedback/sj-aggregate.h"
#include "feedback/sj-doubt.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-reading-suggestion.h"
#include "feedback/sj-recipe-fit.h"
#include "feedback/sj-refresh.h"
#include "feedback/sj-statistics-working.h"

/* A table of finished scores is no table of answers: four rows would be four people. */

static SjTable *
open_text (const char *text)
{
  g_auto(SjReading) reading = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  SjTable *table;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return table;
}

static const char scores[] = "Touchpoint,NPS,Responses\nBasket,-12.5,200\nCheckout,30,150\n"
                             "Delivery,55,\n";

static void
test_refused (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  g_assert_null (sj_tally_table (open_text (scores), &reading, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "NPS"));
  g_assert_nonnull (strstr (error->message, "elsewhere"));
}

static void
test_kinds (void)
{
  g_autoptr(SjTable) nps = open_text (scores);
  g_autoptr(SjTable) shares = open_text ("Step;Top 2;Base\nBasket;55 %;20\nCheckout;61 %;30\n");
  g_autoptr(SjTable) means = open_text ("Step;Mean;n;SD\nBasket;3,5;20;1,1\nCheckout;4,2;30;0,9\n");
  g_autoptr(SjTable) counts = open_text ("Step,Answers,Base\nBasket,25 %,20\nCheckout,30 %,30\n");
  g_autoptr(SjTable) answers = open_text ("Step;NPS\nBasket;9\nCheckout;10\nBasket;3\n");
  SjAggregate aggregate;

  g_assert_true (sj_aggregate_find (nps, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_NPS);
  g_assert_cmpuint (aggregate.n, ==, 2);
  g_assert_true (sj_aggregate_find (shares, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_SHARE);
  g_assert_true (sj_aggregate_find (means, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_MEAN);
  g_assert_cmpuint (aggregate.sd, ==, 3);
  /* What is called a number of answers is the figure itself here; the numbers stand beside it. */
  g_assert_true (sj_aggregate_find (counts, &aggregate));
  g_assert_cmpuint (aggregate.value, ==, 1);
  g_assert_cmpuint (aggregate.n, ==, 2);
  g_assert_true (aggregate.counted);
  g_assert_false (sj_aggregate_find (answers, &aggregate));
}

/* Each column is asked which others stand beside it. A table as wide as one can be took minutes. */
static void
test_wide (void)
{
  g_autoptr(GString) text = g_string_new ("Shop");
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GTimer) timer = NULL;
  SjAggregate aggregate;

  for (guint column = 1; column < SJ_TABLE_MAX_COLUMNS; column++)
    g_string_append_printf (text, ",Remark %u", column);
  for (guint row = 0; row < 3; row++)
    {
      g_string_append_printf (text, "\n%s", row == 0 ? "North" : row == 1 ? "South" : "West");
      for (guint column = 1; column < SJ_TABLE_MAX_COLUMNS; column++)
        g_string_append (text, ",none");
    }
  table = open_text (text->str);
  g_assert_cmpuint (sj_table_get_n_columns (table), ==, SJ_TABLE_MAX_COLUMNS);

  timer = g_timer_new ();
  g_assert_false (sj_aggregate_find (table, &aggregate));
  for (guint column = 0; column < SJ_TABLE_MAX_COLUMNS; column++)
    {
      g_autofree char *number = g_strdup_printf ("#%u", column + 1);
      guint found;

      g_assert_true (sj_table_find_column (table, number, &found, NULL));
      g_assert_cmpuint (found, ==, column);
    }
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60.0);
}

static void
import_figures (SjImportTest *test,
                const char   *text,
                SjRecipe     *recipe)
{
  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  sj_import_test_read (test, text, recipe);
  sj_import_test_apply (test);
}

/* A score without its spread has no interval, and says so. */
static void
test_import_scores (SjImportTest  *test,
                    gconstpointer  data)
{
  SjSeries *series;
  const SjPoint *point;

  import_figures (test, scores, NULL);
  series = sj_import_test_get_series (test, 0);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 3);
  g_assert_nonnull (strstr (sj_series_get_title (series), "aggregated elsewhere"));
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (series), "interval"), ==, "");
  g_assert_cmpint (point->n, ==, 200);
  g_assert_cmpfloat (point->native, ==, -12.5);
  g_assert_cmpfloat (point->valence, ==, -0.125);
  g_assert_true (isnan (point->valence_low));
  g_assert_true (isnan (point->p_value));
  g_assert_nonnull (strstr (point->note, "no interval"));
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Delivery")->n, ==, -1);

  sj_edit_log_undo (test->log);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 0);
}

static char *
work_out (const SjStatisticsTable *table,
          guint                    row,
          SjStatistic              statistic)
{
  g_auto(SjStatisticsWorking) working = { 0 };

  g_assert_true (sj_statistics_table_work_out (table, row, statistic, &working));

  return g_strdup_printf ("%s|%s", working.formula, working.working);
}

/* Whoever asks how a figure was worked out is told that it was not, here. */
static void
test_honest_workings (SjImportTest  *test,
                      gconstpointer  data)
{
  g_autoptr(SjStatisticsTable) table = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *valence = NULL;
  g_autofree char *p = NULL;

  import_figures (test, scores, NULL);
  g_assert_true (sj_series_is_aggregated (sj_import_test_get_series (test, 0)));
  table = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  figure = work_out (table, 0, SJ_STATISTIC_NATIVE);
  valence = work_out (table, 0, SJ_STATISTIC_VALENCE);
  p = work_out (table, 0, SJ_STATISTIC_P_ADJUSTED);
  g_assert_nonnull (strstr (figure, "somebody else worked it out"));
  g_assert_nonnull (strstr (figure, ": -12.5"));
  g_assert_nonnull (strstr (valence, "-12.5 ÷ 100 = -0.1250"));
  g_assert_nonnull (strstr (p, "Not tested"));
}

/* Golden value: 3.5 ± 2.093024 · 1.1 / √20. On which scale means are nobody can guess. */
static void
test_import_means (SjImportTest  *test,
                   gconstpointer  data)
{
  static const char means[] = "Step;Mean;n;SD\nBasket;3,5;20;1,1\nCheckout;4,2;30;0,9\n"
                              "Delivery;2,5;9;\n";
  g_autoptr(GError) error = NULL;
  const SjPoint *point;

  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  g_assert_false (sj_import_test_try (test, means, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE);
  g_clear_error (&error);
  sj_reading_set_scale (&test->reading, "Mean", "likert:1-4");
  g_assert_false (sj_import_test_try (test, means, &error));
  g_assert_nonnull (strstr (error->message, "Checkout"));

  sj_reading_set_scale (&test->reading, "Mean", "csat");
  import_figures (test, means, NULL);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpfloat_with_epsilon (point->native_low, 3.5 - 2.093024 * 1.1 / sqrt (20), 1e-5);
  g_assert_cmpfloat (point->valence, ==, 0.25);
  g_assert_null (strstr (point->note, "no interval"));
  g_assert_true (isnan (sj_import_test_get_point (test, 0, "Delivery")->native_low));
}

/* Golden value: 55 % of 20 has Wilson's interval 34.21 % to 74.18 %. */
static void
test_import_shares (SjImportTest  *test,
                    gconstpointer  data)
{
  const SjPoint *point;

  import_figures (test, "Step;Top 2;Base\nBasket;55 %;20\nCheckout;61 %;30\n", NULL);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpfloat_with_epsilon (point->native_low, 0.3421, 1e-4);
  g_assert_cmpfloat_with_epsilon (point->native_high, 0.7418, 1e-4);
  g_assert_cmpfloat_with_epsilon (point->valence, 0.1, 1e-12);
}

/* Low effort is good, here as in answers. */
static void
test_import_reversed (SjImportTest  *test,
                      gconstpointer  data)
{
  sj_reading_set_scale (&test->reading, "Mean effort", "ces1");
  import_figures (test, "Step,Mean effort,n\nBasket,1.5,20\nCheckout,4.5,30\n", NULL);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Basket")->native, ==, 4.5);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Basket")->valence, ==, 0.75);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Checkout")->valence, ==, -0.75);
}

/* Whoever worked it out, a score of three people is one of three people. */
static void
test_few_are_hidden (SjImportTest  *test,
                     gconstpointer  data)
{
  import_figures (test, "Touchpoint,NPS,Responses\nBasket,-12.5,200\nCheckout,30,3\n", NULL);
  g_assert_cmpstr (sj_import_test_get_point (test, 0, "Checkout")->reason, ==, "below_k");
  g_assert_true (isnan (sj_import_test_get_point (test, 0, "Checkout")->native));
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Basket")->native, ==, -12.5);
}

/* Next month's figures take the place of this month's. */
static void
test_figures_are_refreshed (SjImportTest  *test,
                            gconstpointer  data)
{
  static const char next[] = "Touchpoint,NPS,Responses\nBasket,20.5,210\nCheckout,-60,120\n";
  g_autoptr(SjTable) table = open_text (next);
  g_autoptr(SjRecipe) recipe = NULL;

  import_figures (test, scores, NULL);
  recipe = g_object_ref (sj_feedback_import_get_recipe (test->import));
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (recipe), "content"), ==, "figures");
  /* Files of answers with such a column are not read by it. */
  g_assert_null (sj_recipe_find_fitting (test->map, table, SJ_CONTENT_ANSWERS));
  g_assert_true (sj_recipe_find_fitting (test->map, table, SJ_CONTENT_FIGURES) == recipe);

  sj_import_test_clear (test);
  sj_reading_clear (&test->reading);
  sj_reading_init (&test->reading);
  sj_recipe_get_reading (recipe, &test->reading);
  g_assert_cmpint (test->reading.content, ==, SJ_CONTENT_FIGURES);
  sj_import_test_read (test, next, recipe);
  sj_import_test_apply (test);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 1);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Basket")->native, ==, 20.5);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Checkout")->native, ==, -60);
  g_assert_null (sj_import_test_get_point (test, 0, "Delivery"));
}

/* The next month's figures are those of other people, were they more: nothing tells that the old
 * ones are among them. Golden value: 100 of 200 against 160 of 300 by N − 1 has p = .4653. */
static void
test_next_month_is_another (SjImportTest  *test,
                            gconstpointer  data)
{
  static const char shares[] = "Touchpoint,Top 2,Base\nBasket,50 %,200\nCheckout,61 %,30\n";
  static const char next[] = "Touchpoint,Top 2,Base\nBasket,53.3333333 %,300\nCheckout,62 %,40\n";
  g_autoptr(SjRecipe) recipe = NULL;
  g_autoptr(SjRefresh) refresh = NULL;
  const SjSeriesChange *change;

  import_figures (test, shares, NULL);
  recipe = g_object_ref (sj_feedback_import_get_recipe (test->import));
  sj_import_test_clear (test);
  sj_import_test_read (test, next, recipe);
  refresh = sj_refresh_new (test->import);
  change = g_ptr_array_index (refresh->series, 0);
  g_assert_false (change->grown);
  g_assert_cmpfloat_with_epsilon (g_array_index (change->changes, SjPointChange, 0).p, 0.4653,
                                  1e-4);
}

/* What is not on the map is listed, and can be made. */
static void
test_no_match (SjImportTest  *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  sj_import_test_read (test, "Shop,NPS\nNorth,-5\nSouth,20\n", NULL);
  g_assert_false (sj_feedback_import_apply (test->import, test->log, &test->summary, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 0);
  g_clear_error (&error);

  g_assert_true (sj_feedback_import_create (test->import, "North", &error));
  sj_import_test_apply (test);
  g_assert_cmpuint (test->summary.n_created, ==, 1);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "North")->native, ==, -5);
}

/* What the table tells nobody is asked; of means all scales that hold them are offered. */
static void
test_suggested (SjImportTest  *test,
                gconstpointer  data)
{
  g_autoptr(SjTable) nps = open_text (scores);
  g_autoptr(SjTable) means = open_text ("Step,Mean,n\nBasket,3.5,20\nCheckout,5.5,30\n");
  g_autoptr(SjTable) stated = open_text ("Step,Mean (1-7),n\nBasket,3.5,20\nCheckout,5.5,30\n");
  g_auto(SjReading) second = { 0 }, third = { 0 };
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) some = NULL;
  const SjDoubt *doubt;

  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  sj_reading_suggest (&test->reading, nps);
  g_assert_cmpstr (test->reading.by, ==, "#1");
  g_assert_cmpuint (test->reading.scales->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (test->reading.scales, 0), ==, "#2:nps:0-10");
  none = sj_doubt_list (nps, &test->reading);
  g_assert_cmpuint (none->len, ==, 0);

  sj_reading_init (&second);
  sj_reading_set_content (&second, SJ_CONTENT_FIGURES);
  sj_reading_suggest (&second, means);
  g_assert_cmpuint (second.scales->len, ==, 0);
  some = sj_doubt_list (means, &second);
  g_assert_cmpuint (some->len, ==, 1);
  doubt = g_ptr_array_index (some, 0);
  /* Out of 5 none of them is. */
  g_assert_cmpuint (doubt->alternatives->len, ==, 1 + 5);
  g_assert_false (doubt->answered);
  g_assert_null (sj_alternative_headline (g_ptr_array_index (doubt->alternatives, 0)));
  g_assert_cmpstr (((SjAlternative *) g_ptr_array_index (doubt->alternatives, 2))->value, ==,
                   "likert:1-7");
  sj_doubt_choose (doubt, means, 2, &second);
  g_assert_cmpstr (g_ptr_array_index (second.scales, 0), ==, "#2:likert:1-7");

  sj_reading_init (&third);
  sj_reading_set_content (&third, SJ_CONTENT_FIGURES);
  sj_reading_suggest (&third, stated);
  g_assert_cmpstr (g_ptr_array_index (third.scales, 0), ==, "#2:likert_7:1-7");
}

/* A table may hold more than one figure of each touchpoint. */
static void
test_two_columns (SjImportTest  *test,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  sj_reading_set_scale (&test->reading, "NPS", "nps");
  sj_reading_set_scale (&test->reading, "Mean satisfaction", "csat");
  import_figures (test, "Touchpoint,NPS,Mean satisfaction,n\nBasket,-12.5,3.5,200\n"
                        "Checkout,30,4.25,150\n", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 2);
  g_assert_cmpfloat (sj_import_test_get_point (test, 0, "Checkout")->native, ==, 30);
  g_assert_cmpfloat (sj_import_test_get_point (test, 1, "Checkout")->native, ==, 4.25);
  g_assert_cmpint (sj_import_test_get_point (test, 1, "Basket")->n, ==, 200);
  g_assert_cmpstr (sj_series_get_title (sj_import_test_get_series (test, 1)), ==,
                   "Mean satisfaction · aggregated elsewhere");

  /* Two of one kind would be one curve. */
  sj_reading_set_scale (&test->reading, "Last year", "csat");
  g_assert_false (sj_import_test_try (test, "Touchpoint,NPS,Mean satisfaction,Last year\n"
                                            "Basket,-12.5,3.5,4\nCheckout,30,4.25,3\n", &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
}

static double
get_native (SjImportTest *test,
            const char   *text,
            const char   *touchpoint,
            gint64       *n)
{
  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  sj_import_test_read (test, text, NULL);
  for (guint i = 0; i < test->result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (test->result->groups, i);

      if (g_str_equal (group->touchpoint, touchpoint))
        {
          *n = group->figure->n;
          return group->figure->native;
        }
    }

  return NAN;
}

/* Which column is the figure, and which number of answers is its own. */
static void
test_the_right_columns (SjImportTest  *test,
                        gconstpointer  data)
{
  gint64 n;

  /* Those who recommend nothing are not those who are content. */
  g_assert_cmpfloat (get_native (test, "Touchpoint,Base,Detractors,Passives,Promoters,NPS\n"
                                       "Basket,200,42%,28%,30%,-12\nCheckout,150,20%,30%,50%,30\n",
                                 "Basket", &n), ==, -12);
  g_assert_cmpfloat (get_native (test, "Touchpoint,NPS change,NPS,n\nBasket,-5.5,12.5,20\n"
                                       "Checkout,4,30,30\n", "Basket", &n), ==, 12.5);
  /* Orders are no answers; thousands and brackets are numbers. */
  g_assert_cmpfloat (get_native (test, "Touchpoint;Anzahl Beschwerden;NPS;Antworten\n"
                                       "Korb;2;-12,5;1.234\nKasse;7;30,1;(800)\n", "Korb", &n), ==,
                     -12.5);
  g_assert_cmpint (n, ==, 1234);
  get_native (test, "Touchpoint,NPS,n\nBasket,-12,n=200\nCheckout,30,<5\n", "Checkout", &n);
  g_assert_cmpint (n, ==, 4);
  g_assert_cmpfloat (get_native (test, "Step;Top 2;Base\nKorb;55,5 %;1.200\nKasse;61,2 %;300\n",
                                 "Korb", &n), ==, 0.555);
  g_assert_cmpint (n, ==, 1200);
  /* Each figure has its own number and spread. */
  sj_reading_set_scale (&test->reading, "CSAT mean", "csat");
  sj_reading_set_scale (&test->reading, "CES mean", "ces2");
  import_figures (test, "Touchpoint,CSAT mean,CSAT n,CSAT SD,CES mean,CES n,CES SD\n"
                        "Basket,3.5,20,1.1,5.5,400,0.3\nCheckout,4.2,30,0.9,2.5,500,0.7\n", NULL);
  g_assert_cmpint (sj_import_test_get_point (test, 1, "Basket")->n, ==, 400);
  g_assert_cmpfloat_with_epsilon (sj_import_test_get_point (test, 1, "Basket")->variance, 0.09,
                                  1e-9);
}

static void
assert_no_figures (SjImportTest *test,
                   const char   *text)
{
  g_autoptr(GError) error = NULL;

  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  g_assert_false (sj_import_test_try (test, text, &error));
  g_assert_nonnull (error);
}

/* Nothing is put together, divided or guessed that cannot be. */
static void
test_what_cannot_be (SjImportTest  *test,
                     gconstpointer  data)
{
  assert_no_figures (test, "Touchpoint,NPS\nBasket,-0.12\nCheckout,0.3\n");
  sj_reading_set_scale (&test->reading, "NPS", "nps");
  test->reading.by = g_strdup ("Touchpoint");
  assert_no_figures (test, "Touchpoint,Persona,NPS\nBasket,A,-12\nBasket,B,80\n");
  test->reading.segment = g_strdup ("Persona");
  assert_no_figures (test, "Touchpoint,Persona,NPS\nBasket,A,-12\nCheckout,B,80\n");
  g_clear_pointer (&test->reading.segment, g_free);
  g_clear_pointer (&test->reading.by, g_free);

  /* A total is no touchpoint, wherever it stands. */
  import_figures (test, "Touchpoint,NPS,n\nTotal,10,300\nBasket,-12,200\nCheckout,30,100\n", NULL);
  g_assert_cmpuint (test->result->groups->len, ==, 2);
  g_ptr_array_set_size (test->reading.scales, 0);
  sj_reading_set_scale (&test->reading, "NPS", "none");
  assert_no_figures (test, "Touchpoint,NPS,n\nBasket,-12,200\nCheckout,30,100\n");
}

/* What people say of how often they came is no number of answers. */
static void
test_answers_are_no_figures (void)
{
  static const char *const texts[] = {
    "Kunde;NPS;Anzahl Bestellungen\nMüller GmbH;9;3\nMaier AG;10;12\nSchulz KG;3;7\n",
    "Company,CSAT,Count of tickets\nAcme,4,3\nBolt,5,12\nCray,3,7\n",
    "Client;Note;Nombre de visites\nAcme;4;3\nBolt;5;12\nCray;3;7\n",
    "Numero;Ville;NPS\n101;Paris;9\n102;Lyon;10\n103;Nice;3\n",
    "Kunde;NPS;Ort\nA1;9;Bonn\nB2;9,5;Köln\nC3;3;Ulm\nD4;7;Bonn\n",
  };
  SjAggregate aggregate;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SjTable) table = open_text (texts[i]);

      g_assert_false (sj_aggregate_find (table, &aggregate));
    }
}

/* What is read as figures must be some. */
static void
test_no_figures (SjImportTest  *test,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  sj_reading_set_content (&test->reading, SJ_CONTENT_FIGURES);
  g_assert_false (sj_import_test_try (test, "Shop,NPS\nNorth,5\nNorth,9\nSouth,10\n", &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
}

static const char groups[] = "Touchpoint,Promoters,Passives,Detractors\n"
                             "Basket,50,30,20\nCheckout,10,5,0\nDelivery,80,70,50\n";

/* Golden values: 50/30/20 has 30 and, adjusted, 14.051 to 44.201; 10/5/0 has 66.667 and 29.008 to
 * 82.104 (measuringu.com/nps-three-confidence-intervals). */
static void
test_promoters (SjImportTest  *test,
                gconstpointer  data)
{
  g_autoptr(SjStatisticsTable) table = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *interval = NULL;
  const SjPoint *point;

  import_figures (test, groups, NULL);
  g_assert_cmpuint (test->result->groups->len, ==, 3);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpint (point->n, ==, 100);
  g_assert_cmpfloat_with_epsilon (point->native, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->native_low, 14.051, 5e-4);
  g_assert_cmpfloat_with_epsilon (point->native_high, 44.201, 5e-4);
  g_assert_cmpfloat_with_epsilon (point->valence, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->valence_low, 0.14051, 5e-6);
  point = sj_import_test_get_point (test, 0, "Checkout");
  g_assert_cmpfloat_with_epsilon (point->native, 66.667, 5e-4);
  g_assert_cmpfloat_with_epsilon (point->native_low, 29.008, 5e-4);
  g_assert_cmpfloat_with_epsilon (point->native_high, 82.104, 5e-4);
  /* People are not made fractions of. */
  point = sj_import_test_get_point (test, 0, "Delivery");
  g_assert_cmpfloat (point->native, ==, 15);
  g_assert_cmpfloat (point->valence, ==, 0.15);
  g_assert_cmpfloat (g_array_index (point->moods, double, 0), ==, 50);
  g_assert_cmpfloat (g_array_index (point->moods, double, 1), ==, 70);
  g_assert_cmpfloat (g_array_index (point->moods, double, 2), ==, 80);

  table = sj_statistics_table_new (test->map, sj_import_test_get_series (test, 0));
  figure = work_out (table, 0, SJ_STATISTIC_NATIVE);
  interval = work_out (table, 0, SJ_STATISTIC_NATIVE_LOW);
  g_assert_nonnull (strstr (figure, "somebody else counted them"));
  g_assert_nonnull (strstr (figure, "100 × (50 − 20) ÷ 100 = 30.00"));
  g_assert_nonnull (strstr (interval, "14.05 … 44.20"));
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_import_test_get_series (test, 0)), "interval"),
                   ==, "adjusted-wald95");
}

/* As import_figures(), and the one point of a series is given back. */
static const SjPoint *
import_point (SjImportTest *test,
              const char   *text,
              const char   *touchpoint)
{
  guint n_series = g_list_model_get_n_items (sj_map_get_series (test->map));
  import_figures (test, text, NULL);

  return sj_import_test_get_point (test, n_series, touchpoint);
}

/* Reports write the groups in many ways. */
static void
test_promoters_written (SjImportTest  *test,
                        gconstpointer  data)
{
  static const char *const same[] = {
    "Touchpoint,% Promoters,% Passives,% Detractors,Responses\n"
    "Basket,50%,30%,20%,100\nCheckout,20%,25%,55%,200\n",
    "Touchpoint;NPS;Promotoren;Indifferente;Kritiker;Anzahl\n"
    "Basket;30,0;50,0;30,0;20,0;100\nCheckout;-35;20;25;55;1.200\n",
    "Touchpoint,Promoters,Detractors,n\nBasket,50,20,100\nCheckout,40,110,200\n",
    "Touchpoint,Promoters (9-10),Passives (7-8),Detractors (0-6),% Promoters,% Detractors,NPS\n"
    "Basket,50,30,20,50%,20%,30\nCheckout,40,50,110,20%,55%,-35\n",
    "Touchpoint,Promoters,Passives,Detractors,n\nBasket,0.5,0.3,0.2,100\n"
    "Checkout,0.2,0.25,0.55,200\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      const SjPoint *point;

      g_test_message ("%s", same[i]);
      point = import_point (test, same[i], "Basket");
      g_assert_cmpint (point->n, ==, 100);
      g_assert_cmpfloat_with_epsilon (point->native, 30, 1e-9);
      g_assert_cmpfloat_with_epsilon (point->native_low, 14.051, 5e-4);
      g_assert_cmpfloat_with_epsilon (point->native_high, 44.201, 5e-4);
    }
}

/* What does not fit has no interval, and people are no figures. */
static void
test_promoters_that_do_not_fit (SjImportTest  *test,
                                gconstpointer  data)
{
  g_autoptr(SjTable) people = open_text ("Customer,Promoter,Passive,Detractor\nAnn,1,0,0\n"
                                         "Bob,0,1,0\nCid,0,0,1\nDan,1,0,0\n");
  SjAggregate aggregate;
  const SjPoint *point;

  g_assert_false (sj_aggregate_find (people, &aggregate));
  assert_no_figures (test, "Touchpoint,Promoters,Detractors\nBasket,50,20\nCheckout,40,110\n");
  point = import_point (test, "Touchpoint,Promoters,Passives,Detractors,NPS\n"
                              "Basket,50,30,20,45\nCheckout,40,50,110,-35\n", "Basket");
  g_assert_cmpfloat (point->native, ==, 45);
  g_assert_true (isnan (point->native_low));
  /* Shares of nobody knows how many: a score, and nothing about how sure it is. */
  point = import_point (test, "Touchpoint,Promoters,Passives,Detractors\n"
                              "Basket,50%,30%,20%\nCheckout,20%,25%,55%\n", "Basket");
  g_assert_cmpfloat_with_epsilon (point->native, 30, 1e-9);
  g_assert_true (isnan (point->native_low));
  g_assert_cmpint (point->n, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/aggregate/refused", test_refused);
  g_test_add_func ("/aggregate/kinds", test_kinds);
  g_test_add_func ("/aggregate/wide", test_wide);
  SJ_IMPORT_TEST ("/aggregate/import-scores", test_import_scores);
  SJ_IMPORT_TEST ("/aggregate/workings", test_honest_workings);
  SJ_IMPORT_TEST ("/aggregate/import-means", test_import_means);
  SJ_IMPORT_TEST ("/aggregate/import-shares", test_import_shares);
  SJ_IMPORT_TEST ("/aggregate/import-reversed", test_import_reversed);
  SJ_IMPORT_TEST ("/aggregate/few", test_few_are_hidden);
  SJ_IMPORT_TEST ("/aggregate/refresh", test_figures_are_refreshed);
  SJ_IMPORT_TEST ("/aggregate/next-month", test_next_month_is_another);
  SJ_IMPORT_TEST ("/aggregate/no-match", test_no_match);
  SJ_IMPORT_TEST ("/aggregate/suggested", test_suggested);
  SJ_IMPORT_TEST ("/aggregate/two-columns", test_two_columns);
  SJ_IMPORT_TEST ("/aggregate/right-columns", test_the_right_columns);
  SJ_IMPORT_TEST ("/aggregate/cannot-be", test_what_cannot_be);
  g_test_add_func ("/aggregate/answers", test_answers_are_no_figures);
  SJ_IMPORT_TEST ("/aggregate/no-figures", test_no_figures);
  SJ_IMPORT_TEST ("/aggregate/promoters", test_promoters);
  SJ_IMPORT_TEST ("/aggregate/promoters-written", test_promoters_written);
  SJ_IMPORT_TEST ("/aggregate/promoters-do-not-fit", test_promoters_that_do_not_fit);

  return g_test_run ();
}
