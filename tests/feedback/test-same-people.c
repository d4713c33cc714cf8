#include "sj-import-test.h"

#include "core/sj-persona.h"
#include "feedback/sj-blend.h"
#include "feedback/sj-people.h"
#include "feedback/sj-point-comparison.h"
#include "feedback/sj-recipe-reading.h"

/* Answers of the same people: counted as people, compared as pairs, and never kept. The figures are
 * R's; i is 0:23 in the expressions. */

#define N 24

static int
basket (int i)
{
  return 3 + i % 3;
}

static int
checkout (int i)
{
  return MAX (1, basket (i) - 1 - i % 2);
}

static int
delivery (int i)
{
  return MIN (5, basket (i) + (i % 5 == 0));
}

/* A row a person. R: v = function (x) (x - 3) / 2; A = v (3 + i %% 3); B = v (pmax (1, 3 + i %% 3 -
 * 1 - i %% 2)); D = v (pmin (5, 3 + i %% 3 + (i %% 5 == 0)));
 * p = c (t.test (A, (B + D) / 2, paired = TRUE)$p.value, …); p.adjust (p, "holm") */
static void
test_wide (SjImportTest  *test,
           gconstpointer  user_data)
{
  static const struct { const char *title; double raw, adjusted; } expected[] = {
    { "Basket", 3.543655563e-10, 3.543655563e-10 },
    { "Checkout", 3.048756332e-13, 9.146268997e-13 },
    { "Delivery", 1.763065977e-10, 3.526131954e-10 },
  };
  g_autoptr(GString) csv = g_string_new ("Basket,Checkout,Delivery\n");

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "%d,%d,%d\n", basket (i), checkout (i), delivery (i));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_ptr_array_add (test->reading.scores, g_strdup_printf ("%s:csat:1-5", expected[i].title));
  test->reading.same_people = TRUE;
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SjPoint *point = sj_import_test_get_point (test, 0, expected[i].title);

      g_assert_cmpstr (point->test, ==, "paired-t");
      g_assert_cmpfloat_with_epsilon (point->p_raw / expected[i].raw, 1, 1e-6);
      g_assert_cmpfloat_with_epsilon (point->p_value / expected[i].adjusted, 1, 1e-6);
      g_assert_cmpint (point->people, ==, -1); /* nobody says who they are */
    }
}

/* The same answers by other people have another test. */
static void
test_others (SjImportTest  *test,
             gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,touchpoint,csat\n");
  const SjPoint *point;

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "a%d,Basket,%d\nb%d,Checkout,%d\nc%d,Delivery,%d\n", i, basket (i),
                            i, checkout (i), i, delivery (i));
  test->reading.by = g_strdup ("touchpoint");
  test->reading.respondent = g_strdup ("who");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpstr (point->test, ==, "welch");
  g_assert_cmpint (point->people, ==, N);
}

/* Nine answers of two people are two people's. */
static void
test_few_people (SjImportTest  *test,
                 gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("mail,touchpoint,csat\n");
  g_autofree char *text = NULL;

  for (int i = 0; i < 9; i++)
    g_string_append_printf (csv, "%s@example.org,Basket,%d\n", i % 2 ? "anna" : "ben", 1 + i % 5);
  for (int i = 0; i < 9; i++)
    g_string_append_printf (csv, "p%d@example.org,Checkout,%d\n", i, 1 + i % 5);
  for (int i = 0; i < 9; i++)
    g_string_append_printf (csv, ",Delivery,%d\n", 1 + i % 5); /* perhaps all by one */
  test->reading.by = g_strdup ("touchpoint");
  test->reading.respondent = g_strdup ("mail");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  g_assert_cmpstr (sj_import_test_get_point (test, 0, "Basket")->reason, ==, "below_k");
  g_assert_cmpstr (sj_import_test_get_point (test, 0, "Delivery")->reason, ==, "below_k");
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Checkout")->n, ==, 9);
  g_assert_cmpint (sj_import_test_get_point (test, 0, "Checkout")->people, ==, 9);
}

/* R: t.test (v (3 + i %% 3), v (pmin (5, 3 + i %% 3 + (i %% 4 == 0))), paired = TRUE)$p.value */
static void
test_waves (SjImportTest  *test,
            gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,date,touchpoint,csat\n");
  g_autoptr(GArray) comparisons = NULL;
  const SjPointComparison *comparison;

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "p%d,2026-01-05,Basket,%d\np%d,2026-04-05,Basket,%d\n", i,
                            basket (i), i, MIN (5, basket (i) + (i % 4 == 0)));
  test->reading.by = g_strdup ("touchpoint");
  test->reading.respondent = g_strdup ("who");
  sj_reading_set_wave (&test->reading, "date:quarter");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  g_assert_cmpuint (test->summary.n_paired, ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&comparisons, g_array_unref);
      comparisons = sj_point_comparison_list (test->map, sj_import_test_get_series (test, i),
                                              sj_import_test_get_point (test, i, "Basket"));
      g_assert_cmpuint (comparisons->len, ==, 1);
      comparison = &g_array_index (comparisons, SjPointComparison, 0);
      g_assert_cmpint (comparison->method, ==, SJ_TEST_PAIRED);
      g_assert_cmpfloat_with_epsilon (comparison->p, 0.04276595739, 1e-7);
    }
}

/* R: binom.test (3, 15)$p.value: three went from good to bad, twelve the other way. */
static void
test_yes_no (SjImportTest  *test,
             gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,wave,touchpoint,solved\n");
  g_autoptr(GArray) comparisons = NULL;
  const SjPointComparison *comparison;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (csv, "p%d,1,Basket,%d\np%d,2,Basket,%d\n", i, i < 3 || i >= 15, i,
                            i >= 3);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.respondent = g_strdup ("who");
  test->reading.wave = g_strdup ("wave");
  g_ptr_array_add (test->reading.scores, g_strdup ("solved:binary"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  comparisons = sj_point_comparison_list (test->map, sj_import_test_get_series (test, 0),
                                          sj_import_test_get_point (test, 0, "Basket"));
  comparison = &g_array_index (comparisons, SjPointComparison, 0);
  g_assert_cmpint (comparison->method, ==, SJ_TEST_MCNEMAR);
  g_assert_cmpfloat_with_epsilon (comparison->p, 0.03515625, 1e-12);
}

static void
read_two_metrics (SjImportTest *test,
                  const char   *blend)
{
  g_autoptr(GString) csv = g_string_new ("touchpoint,csat,ease\n");

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "Basket,%d,%d\n", basket (i), 1 + (i * 5) % 7);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.same_people = TRUE;
  test->reading.blend = g_strdup (blend);
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  g_ptr_array_add (test->reading.scores, g_strdup ("ease:ces2"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
}

/* R: e = 1 + (i * 5) %% 7; t.test ((v (3 + i %% 3) + (2 * e - 8) / 6) / 2): each person first. */
static void
test_blend (SjImportTest  *test,
            gconstpointer  user_data)
{
  const SjPoint *point;

  read_two_metrics (test, "all");
  point = sj_import_test_get_point (test, 2, "Basket");
  g_assert_cmpstr (sj_series_get_metric (sj_import_test_get_series (test, 2)), ==, "blend");
  g_assert_cmpstr (sj_series_get_blend (sj_import_test_get_series (test, 2)), ==, "csat, ces2");
  g_assert_cmpint (point->n, ==, N);
  g_assert_cmpfloat_with_epsilon (point->valence, 0.24305555556, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_low, 0.06821254657, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_high, 0.41789856454, 1e-7);
}

static void
test_blend_weights (SjImportTest  *test,
                    gconstpointer  user_data)
{
  const SjPoint *point;
  g_autoptr(GError) error = NULL;
  GHashTable *weights;

  read_two_metrics (test, "csat=2, ces2");
  point = sj_import_test_get_point (test, 2, "Basket");
  g_assert_cmpfloat_with_epsilon (point->valence, 0.3287037037, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_low, 0.1712722475, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_high, 0.4861351599, 1e-7);

  /* The next month finds the blended curve again. */
  sj_feedback_import_free (test->import);
  test->import = sj_feedback_import_new (test->map, test->result, &test->reading,
                                         sj_recipe_find (test->map, sj_table_get_name (
                                                                      test->result->table)));
  sj_import_test_apply (test);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 3);

  weights = sj_blend_parse ("csat=-1", &error);
  g_assert_null (weights);
  g_assert_nonnull (strstr (error->message, "csat=-1"));
  g_clear_error (&error);
  g_assert_null (sj_blend_parse ("happiness", &error));
}

/* R: B = (v (3 + i %% 3) + w (1 + (i * 5) %% 7)) / 2;
 * C = (v (2 + i %% 3) + w (1 + (i * 3) %% 5)) / 2;
 * D = (v (4 + (i %% 3 == 0)) + w (5 + i %% 3)) / 2 with v (x) = (x - 3) / 2, w (x) = (x - 4) / 3;
 * p = c (t.test (B, (C + D) / 2, paired = TRUE)$p.value, …); p.adjust (p, "holm") */
static void
test_blend_against_rest (SjImportTest  *test,
                         gconstpointer  user_data)
{
  static const struct { const char *title; double raw, adjusted; } expected[] = {
    { "Basket", 9.26512118712e-01, 9.26512118712e-01 },
    { "Checkout", 1.14635712417e-10, 3.43907137250e-10 },
    { "Delivery", 4.50956314092e-10, 9.01912628184e-10 },
  };
  g_autoptr(GString) csv = g_string_new ("who,touchpoint,csat,ease\n");
  const SjPoint *place;
  SjSeries *series;

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "p%d,Basket,%d,%d\np%d,Checkout,%d,%d\n"
                            "p%d,Delivery,%d,%d\n", i, 3 + i % 3, 1 + (i * 5) % 7, i,
                            2 + i % 3, 1 + (i * 3) % 5, i,
                            4 + (i % 3 == 0), 5 + i % 3);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.respondent = g_strdup ("who");
  test->reading.blend = g_strdup ("all");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  g_ptr_array_add (test->reading.scores, g_strdup ("ease:ces2"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  series = sj_import_test_get_series (test, 2);
  g_assert_cmpint (sj_series_get_origin (series), ==, SJ_SERIES_MEASURED);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SjPoint *point = sj_import_test_get_point (test, 2, expected[i].title);

      g_assert_cmpstr (point->test, ==, "paired-t");
      g_assert_cmpfloat_with_epsilon (point->p_raw / expected[i].raw, 1, 1e-6);
      g_assert_cmpfloat_with_epsilon (point->p_value / expected[i].adjusted, 1, 1e-6);
    }
  place = sj_import_test_get_point (test, 2, "Basket");
  g_assert_cmpint (sj_series_get_direction (series, place), ==, 0);
  place = sj_import_test_get_point (test, 2, "Checkout");
  g_assert_cmpint (sj_series_get_direction (series, place), ==, -1);
}

/* Each metric asked of other people, in two waves of others again: the standard errors of the
 * parts add up, with Satterthwaite's degrees of freedom, and Welch's test stands on these. R:
 * SE² = (var (v) + var (w)) / 24 / 4; df = SE⁴ / Σ ((var / 24 / 4)² / 23);
 * t = (B - C) / √(SE²B + SE²C) */
static void
test_blend_of_samples (SjImportTest  *test,
                       gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("wave,touchpoint,csat,ease\n");
  g_autoptr(GArray) comparisons = NULL;
  const SjPointComparison *comparison;
  const SjPoint *point;

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "1,Basket,%d,\n1,Basket,,%d\n2,Basket,%d,\n2,Basket,,%d\n",
                            3 + i % 3, 1 + (i * 5) % 7, 2 + i % 3, 1 + (i * 3) % 5);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.wave = g_strdup ("wave");
  test->reading.blend = g_strdup ("all");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  g_ptr_array_add (test->reading.scores, g_strdup ("ease:ces2"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 6);
  point = sj_import_test_get_point (test, 4, "Basket");
  g_assert_cmpint (point->n, ==, 2 * N);
  g_assert_cmpfloat_with_epsilon (point->n_effective, 39.0102107873, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_low, 0.0774677932160, 1e-7);
  g_assert_cmpfloat_with_epsilon (point->valence_high, 0.4086433178951, 1e-7);

  comparisons = sj_point_comparison_list (test->map, sj_import_test_get_series (test, 4), point);
  g_assert_cmpuint (comparisons->len, ==, 1);
  comparison = &g_array_index (comparisons, SjPointComparison, 0);
  g_assert_cmpint (comparison->method, ==, SJ_TEST_WELCH);
  g_assert_cmpfloat_with_epsilon (comparison->difference, 0.2430555556 + 0.1666666667, 1e-9);
  g_assert_cmpfloat_with_epsilon (comparison->p_raw, 2.03570525891e-04, 1e-9);
  g_assert_cmpuint (comparison->n_family, ==, 3);
  g_assert_cmpint (comparison->direction, ==, 1);
}

/* Two columns make a segment together: a curve for each value of both, of the persona that one of
 * them names; a row that lacks a value is in none; next month's file is read alike. */
static void
test_two_segment_columns (SjImportTest  *test,
                          gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("who,channel,touchpoint,csat\n");
  g_autoptr(SjPersona) anna = g_object_new (SJ_TYPE_PERSONA, "id", "persona-anna", "name", "Anna",
                                            NULL);
  g_auto(SjReading) again = { 0 };
  SjRecipe *recipe;

  sj_edit_log_begin (test->log, "Persona");
  sj_edit_log_insert (test->log, SJ_ELEMENT (anna), 0);
  sj_edit_log_commit (test->log);
  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "Anna,Web,Basket,%d\n\"Ben\", Phone ,Basket,%d\n"
                            "Anna,Phone,Basket,%d\nAnna,,Basket,5\n", 3 + i % 3, 1 + i % 3,
                            2 + i % 3);
  test->reading.by = g_strdup ("touchpoint");
  test->reading.segment = g_strdup ("who");
  test->reading.second_segment = g_strdup ("channel");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (test->map)), ==, 3);
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_import_test_get_series (test, 0)), "segment"),
                   ==, "Anna · Web");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_import_test_get_series (test, 1)), "segment"),
                   ==, "Ben · Phone");
  g_assert_cmpstr (sj_series_get_persona (sj_import_test_get_series (test, 0)), ==,
                   "persona-anna");
  g_assert_cmpstr (sj_series_get_persona (sj_import_test_get_series (test, 1)), ==, "");
  g_assert_cmpfloat_with_epsilon (sj_import_test_get_point (test, 0, "Basket")->mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (sj_import_test_get_point (test, 1, "Basket")->mean, 2, 1e-12);
  g_assert_cmpint (sj_import_test_get_point (test, 2, "Basket")->n, ==, N);

  recipe = sj_recipe_find (test->map, sj_table_get_name (test->result->table));
  g_assert_nonnull (recipe);
  sj_reading_init (&again);
  sj_recipe_get_reading (recipe, &again);
  g_assert_cmpstr (again.segment, ==, "who");
  g_assert_cmpstr (again.second_segment, ==, "channel");
}

/* R: w = 1 + (i %% 4) / 2; weighted mean, Kish's n, and t interval of 3 + i %% 3 */
static void
test_weights (SjImportTest  *test,
              gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("touchpoint,csat,w\n");
  g_autoptr(GError) error = NULL;
  const SjPoint *point;

  for (int i = 0; i < N; i++)
    g_string_append_printf (csv, "Basket,%d,%g\n", basket (i), 1 + (i % 4) / 2.0);
  for (int i = 0; i < 4; i++)
    g_string_append_printf (csv, "Checkout,5,1000\n"); /* four people, however much they count */
  test->reading.by = g_strdup ("touchpoint");
  test->reading.weight = g_strdup ("w");
  g_ptr_array_add (test->reading.scores, g_strdup ("csat:csat"));
  sj_import_test_read (test, csv->str, NULL);
  sj_import_test_apply (test);
  point = sj_import_test_get_point (test, 0, "Basket");
  g_assert_cmpint (point->n, ==, N);
  g_assert_cmpfloat_with_epsilon (point->mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (point->n_effective, 21.7777777778, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->variance, 0.6987522282, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->native_low, 3.6272476171, 1e-8);
  g_assert_cmpfloat_with_epsilon (point->native_high, 4.3727523829, 1e-8);
  g_assert_cmpstr (sj_import_test_get_point (test, 0, "Checkout")->reason, ==, "below_k");

  g_assert_false (sj_import_test_try (test, "touchpoint,csat,w\nBasket,4,-0.5\n", &error));
  g_assert_nonnull (strstr (error->message, "-0.5"));
}

/* The keys of two imports of the same file have nothing in common. */
static void
test_keys (void)
{
  SjPersonKey *first = sj_person_key_new (), *second = sj_person_key_new ();

  g_assert_cmpuint (sj_person_key_hash (first, "anna@example.org", 16), ==,
                    sj_person_key_hash (first, "anna@example.org", 16));
  g_assert_cmpuint (sj_person_key_hash (first, "anna@example.org", 16), !=,
                    sj_person_key_hash (first, "anna@example.com", 16));
  g_assert_cmpuint (sj_person_key_hash (first, "anna@example.org", 16), !=,
                    sj_person_key_hash (second, "anna@example.org", 16));
  sj_person_key_free (first);
  sj_person_key_free (second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SJ_IMPORT_TEST ("/same-people/wide", test_wide);
  SJ_IMPORT_TEST ("/same-people/others", test_others);
  SJ_IMPORT_TEST ("/same-people/few-people", test_few_people);
  SJ_IMPORT_TEST ("/same-people/waves", test_waves);
  SJ_IMPORT_TEST ("/same-people/yes-no", test_yes_no);
  SJ_IMPORT_TEST ("/same-people/blend", test_blend);
  SJ_IMPORT_TEST ("/same-people/blend-weights", test_blend_weights);
  SJ_IMPORT_TEST ("/same-people/blend-against-rest", test_blend_against_rest);
  SJ_IMPORT_TEST ("/same-people/blend-of-samples", test_blend_of_samples);
  SJ_IMPORT_TEST ("/same-people/two-segment-columns", test_two_segment_columns);
  SJ_IMPORT_TEST ("/same-people/weights", test_weights);
  g_test_add_func ("/same-people/keys", test_keys);

  return g_test_run ();
}
