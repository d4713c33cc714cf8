#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-tally-result.h"
#include "sj-test-data.h"

/* Real exports, against what other programs found in them. */

#define assert_near(value, expected, tolerance) \
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance)

static SjTallyResult *
tally (const char        *path,
       const char *const *scores)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_reading_init (&reading);
  for (gsize i = 0; scores != NULL && scores[i] != NULL; i++)
    g_ptr_array_add (reading.scores, g_strdup (scores[i]));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static const SjResultGroup *
get_group (const SjTallyResult *result,
           guint                position)
{
  g_assert_cmpuint (position, <, result->groups->len);

  return g_ptr_array_index (result->groups, position);
}

static void
assert_rating (const SjTallyResult *result,
               guint                position,
               guint64              n,
               double               mean,
               double               sd,
               double               top_percent)
{
  SjTallySummary summary;

  g_assert_true (sj_tally_summarise (&get_group (result, position)->tally, &summary));
  g_assert_cmpuint (summary.n, ==, n);
  assert_near (summary.mean, mean, 5.1e-5);
  assert_near (sqrt (summary.variance), sd, 5.1e-5);
  assert_near (100 * summary.top_box, top_percent, 5.1e-3);
}

static void
assert_nps (const SjTallyResult *result,
            guint                position,
            guint64              promoters,
            guint64              passives,
            guint64              detractors,
            double               nps)
{
  SjTallySummary summary;

  g_assert_true (sj_tally_summarise (&get_group (result, position)->tally, &summary));
  g_assert_cmpuint (summary.promoters, ==, promoters);
  g_assert_cmpuint (summary.passives, ==, passives);
  g_assert_cmpuint (summary.detractors, ==, detractors);
  assert_near (summary.nps, nps, 5.1e-5);
}

static void
test_nps_web (void)
{
  g_autofree char *path = sj_test_data ("surveys/nps_web.csv");
  g_autoptr(SjTallyResult) result = NULL;
  SjInterval interval = sj_nps_interval_adjusted (1000, 494, 2290);
  SjTallySummary summary;

  if (path == NULL)
    return;
  result = tally (path, (const char *const[]) { "nps_rating:nps", NULL });
  g_assert_cmpuint (result->counts.rows, ==, 2290);
  assert_nps (result, 0, 1000, 796, 494, 22.0961);
  sj_tally_summarise (&get_group (result, 0)->tally, &summary);
  g_assert_cmpfloat (summary.nps_low, ==, interval.low);
  g_assert_cmpfloat (summary.nps_high, ==, interval.high);
  assert_near (summary.mean, 7.5288, 5.1e-5);
}

static void
test_nps_waves (void)
{
  g_autofree char *path = sj_test_data ("surveys/nps_web.csv");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  if (path == NULL)
    return;
  sj_reading_init (&reading);
  g_assert_true (sj_reading_set_wave (&reading, "response_date:month"));
  g_ptr_array_add (reading.scores, g_strdup ("nps_rating:nps"));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (result->groups->len, ==, 3);
  g_assert_cmpstr (get_group (result, 0)->wave, ==, "2020-10");
  assert_nps (result, 0, 335, 271, 167, 21.7335);
  assert_nps (result, 1, 325, 265, 157, 22.4900);
  assert_nps (result, 2, 340, 260, 170, 22.0779);
}

/* The lines of ANSWERS.md on the forty cuisines, in the order of the columns. */
static void
test_food (void)
{
  g_autofree char *path = sj_test_data ("surveys/sm_food-world-cup-data.csv");
  g_autofree char *answers_path = sj_test_data ("ANSWERS.md");
  g_autofree char *answers = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  g_auto(GStrv) lines = NULL;
  guint n = 0;

  if (path == NULL || answers_path == NULL)
    return;
  g_assert_true (g_file_get_contents (answers_path, &answers, NULL, NULL));
  lines = g_strsplit (answers, "\n", -1);
  result = tally (path, NULL);
  g_assert_cmpuint (result->groups->len, ==, 40);
  g_assert_cmpstr (sj_table_get_encoding (result->table), ==, "macintosh");
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *figures = strstr (lines[i], "n=");
      unsigned count, not_applicable, blank;
      double mean, sd, norm, top;

      if (strstr (lines[i], "cuisine of") == NULL || figures == NULL)
        continue;
      g_assert_cmpint (sscanf (figures,
                               "n=%u mean=%lf sd=%lf min=%*u max=%*u norm=%lf top2=%lf%% N/A %u "
                               "blank %u",
                               &count, &mean, &sd, &norm, &top, &not_applicable, &blank),
                       ==, 7);
      assert_rating (result, n, count, mean, sd, top);
      g_assert_cmpuint (get_group (result, n)->tally.missing[SJ_MISSING_NOT_APPLICABLE], ==,
                        not_applicable);
      g_assert_cmpuint (get_group (result, n)->tally.missing[SJ_MISSING_SKIPPED], ==, blank);
      n++;
    }
  g_assert_cmpuint (n, ==, 40);
}

static void
test_community (gconstpointer name)
{
  g_autofree char *path = sj_test_data (name);
  g_autoptr(SjTallyResult) result = NULL;

  if (path == NULL)
    return;
  result = tally (path, (const char *const[]) { "#12::1-5", "#18::1-5", "#37::1-5", "#19:nps",
                                                "#38:nps", NULL });
  g_assert_cmpuint (result->counts.rows, ==, 338);
  g_assert_cmpuint (result->counts.short_rows + result->counts.long_rows, ==, 0);
  assert_rating (result, 0, 330, 3.0939, 0.9194, 31.21);
  assert_rating (result, 1, 329, 4.4742, 0.7367, 89.67);
  assert_rating (result, 2, 164, 3.4268, 1.1245, 47.56);
  assert_nps (result, 3, 270, 46, 15, 77.0393);
  assert_nps (result, 4, 79, 50, 35, 26.8293);
}

static void
test_community_segments (void)
{
  g_autofree char *path = sj_test_data ("surveys/gf_r_2019_es.csv");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  if (path == NULL)
    return;
  sj_reading_init (&reading);
  reading.segment = g_strdup ("#2");
  g_ptr_array_add (reading.scores, g_strdup ("#19:nps"));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (result->groups->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const char *segment = get_group (result, i)->segment;

      if (g_str_equal (segment, "Experto"))
        assert_nps (result, i, 56, 4, 2, 87.0968);
      else if (g_str_equal (segment, "Inicial"))
        assert_nps (result, i, 58, 17, 9, 58.3333);
      else if (g_str_equal (segment, "Intermedio"))
        assert_nps (result, i, 156, 25, 4, 82.1622);
      else
        g_assert_cmpuint (sj_tally_get_n (&get_group (result, i)->tally), ==, 0);
    }
}

static const guint64 rudeness[9][3] = {
  { 37, 128, 690 },  { 27, 153, 675 }, { 71, 281, 502 },  { 35, 184, 631 }, { 20, 125, 705 },
  { 34, 281, 535 }, { 178, 446, 226 }, { 75, 182, 592 }, { 351, 351, 147 },
};

static void
assert_rudeness (const SjTallyResult *result)
{
  g_assert_cmpuint (result->groups->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      const SjTally *group = &get_group (result, i)->tally;

      g_assert_cmpuint (group->n_slots, ==, 3);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpuint (group->counts[j], ==, rudeness[i][j]);
      g_assert_cmpuint (group->missing[SJ_MISSING_INVALID], ==, 0);
    }
}

static void
test_rudeness (void)
{
  g_autofree char *path = sj_test_data ("surveys/sm_flying-etiquette.csv");
  g_autoptr(SjTallyResult) result = NULL;

  if (path == NULL)
    return;
  result = tally (path, NULL);
  assert_rudeness (result);
}

static void
test_rudeness_by_map (void)
{
  static const char *const columns[] = { "#9", "#10", "#13", "#15", "#16", "#17", "#18", "#19",
                                         "#20" };
  g_autofree char *path = sj_test_data ("surveys/sm_flying-etiquette.csv");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  if (path == NULL)
    return;
  sj_reading_init (&reading);
  g_assert_true (sj_reading_add_labels (&reading,
                                        "\"No, not rude at all\"=3,\"No, not at all rude\"=3,"
                                        "\"Yes, somewhat rude\"=2,\"Yes, very rude\"=1",
                                        NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (reading.scores, g_strdup (columns[i]));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, NULL);
  assert_rudeness (result);
}

static void
assert_header (const char *name,
               guint       n_rows,
               guint       n_columns,
               guint64     n_answers)
{
  g_autofree char *path = sj_test_data (name);
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    return;
  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("#1::0-100"));
  /* One of the files holds nothing but test answers. */
  sj_reading_set_filter (&reading, "test", NULL, TRUE);
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_table_get_header_rows (result->table), ==, n_rows);
  g_assert_cmpuint (sj_table_get_n_columns (result->table), ==, n_columns);
  g_assert_cmpuint (result->counts.rows, ==, n_answers);
}

static void
test_headers (void)
{
  assert_header ("surveys/qualtrics_sample_3hdr.csv", 3, 20, 1);
  assert_header ("surveys/qt_Better_Sample_Survey.csv", 3, 59, 10);
  assert_header ("surveys/sm_steak-risk-survey.csv", 2, 15, 550);
  assert_header ("surveys/ls_informal_models_en.csv", 2, 38, 45);
  assert_header ("surveys/ls_digital_twins_en.csv", 1, 317, 96);
  assert_header ("surveys/ux_jupyterlab_2018.csv", 1, 9, 1581);
  assert_header ("surveys/gf_jupyter_education_2016.csv", 1, 25, 125);
}

/* Web sessions have no ratings; to find some would be to invent feelings. */
static void
test_no_ratings (void)
{
  g_autofree char *path = sj_test_data ("surveys/online_shoppers_intention.csv");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    return;
  sj_reading_init (&reading);
  g_assert_null (sj_tally_file (path, &reading, NULL, NULL, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
}

/* Every nasty file ends in a result or a sentence. */
static void
test_nasty (void)
{
  g_autofree char *folder = sj_test_data ("csv-nasty");
  g_autoptr(GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      static const char *const scores[] = { "#1::0-10", NULL };

      for (int i = 0; i < 2; i++)
        {
          g_auto(SjReading) reading = { 0 };
          g_autoptr(SjTallyResult) result = NULL;
          g_autoptr(GError) error = NULL;

          sj_reading_init (&reading);
          if (i == 0)
            g_ptr_array_add (reading.scores, g_strdup (scores[0]));
          result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
          g_assert_true ((result == NULL) == (error != NULL));
          if (error != NULL)
            g_assert_cmpuint (strlen (error->message), >, 10);
        }
      n++;
    }
  g_assert_cmpuint (n, >, 80);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally-file/nps-web", test_nps_web);
  g_test_add_func ("/tally-file/nps-waves", test_nps_waves);
  g_test_add_func ("/tally-file/food", test_food);
  g_test_add_data_func ("/tally-file/community/csv", "surveys/gf_r_2019_es.csv", test_community);
  g_test_add_data_func ("/tally-file/community/tsv", "surveys/gf_r_2019_es.tsv", test_community);
  g_test_add_func ("/tally-file/community/segments", test_community_segments);
  g_test_add_func ("/tally-file/rudeness", test_rudeness);
  g_test_add_func ("/tally-file/rudeness-by-map", test_rudeness_by_map);
  g_test_add_func ("/tally-file/headers", test_headers);
  g_test_add_func ("/tally-file/no-ratings", test_no_ratings);
  g_test_add_func ("/tally-file/nasty", test_nasty);

  return g_test_run ();
}
