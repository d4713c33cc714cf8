#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-doubt.h"
#include "feedback/sj-tally-result.h"

/* Answers as people find them in exports. Whoever loses the labelled ends of a scale, or takes "0 =
 * did not answer" for the worst answer of ten, shows a wrong figure and does not know it. */

typedef struct
{
  SjReading reading;
  SjTable *table;
  char *path;
} Survey;

static void
survey_init (Survey     *survey,
             const char *text)
{
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &survey->path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (survey->path, text, -1, NULL));
  sj_reading_init (&survey->reading);
  survey->table = sj_table_open (survey->path, &survey->reading, &error);
  g_assert_no_error (error);
}

static void
survey_clear (Survey *survey)
{
  sj_table_free (survey->table);
  sj_reading_clear (&survey->reading);
  g_unlink (survey->path);
  g_free (survey->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

static SjTallyResult *
tally (Survey     *survey,
       const char *score)
{
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  if (score != NULL)
    g_ptr_array_add (survey->reading.scores, g_strdup (score));
  result = sj_tally_file (survey->path, &survey->reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static void
assert_answers (SjTallyResult *result,
                SjMetric       metric,
                double         n,
                double         mean)
{
  const SjResultGroup *group;
  SjTallySummary summary;

  g_assert_nonnull (result);
  g_assert_cmpuint (result->groups->len, ==, 1);
  group = g_ptr_array_index (result->groups, 0);
  g_assert_cmpint (group->tally.scale->metric, ==, metric);
  g_assert_true (sj_tally_summarise (&group->tally, &summary));
  g_assert_cmpfloat (summary.n, ==, n);
  g_assert_cmpfloat_with_epsilon (summary.mean, mean, 1e-9);
}

static char *
repeat (const char *header,
        const char *rows,
        guint       n)
{
  GString *text = g_string_new (header);

  while (n-- > 0)
    g_string_append (text, rows);

  return g_string_free (text, FALSE);
}

/* As SurveyMonkey writes the two ends of the question. */
static void
test_number_behind_label (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *text = repeat ("How likely are you to recommend us?\n",
                                  "Not at all likely - 0\n5\n9\nExtremely likely - 10\n", 20);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_role (survey.table, 0), ==, SJ_ROLE_SCORE);
  result = tally (&survey, NULL);
  assert_answers (result, SJ_METRIC_NPS, 80, 6);
}

/* The labels say which end is good, wherever the number stands. */
static void
test_order_of_labels_in_front (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *text = repeat ("How satisfied were you?\n",
                                  "Very satisfied (1)\n2\n3\n4\nVery dissatisfied (5)\n"
                                  "Very satisfied (1)\n", 10);

  survey_init (&survey, text);
  result = tally (&survey, NULL);
  assert_answers (result, SJ_METRIC_CSAT, 60, 20.0 / 6.0);
  g_assert_true (sj_table_get_detection (survey.table, 0)->scale.reversed);
}

/* "Store - 1" and "Store - 2" are names with numbers, and no answers. */
static void
test_numbered_names (void)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text = repeat ("Branch,How satisfied were you?\n",
                                  "Store - 1,5\nStore - 2,4\nStore - 3,1\n", 20);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_role (survey.table, 0), ==, SJ_ROLE_SEGMENT);
}

static void
test_percent (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *text = repeat ("Satisfaction\n", "80%\n 100 %\n0%\n62.5%\n", 10);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_detection (survey.table, 0)->state, ==, SJ_DETECTION_ASK);
  result = tally (&survey, "Satisfaction:slider");
  assert_answers (result, SJ_METRIC_SLIDER, 40, 60.625);
}

/* A percentage is no step of a scale of five. */
static void
test_percent_off_scale (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *text = repeat ("Satisfaction\n", "4%\n5%\n3\n", 10);

  survey_init (&survey, text);
  result = tally (&survey, "Satisfaction:csat");
  assert_answers (result, SJ_METRIC_CSAT, 10, 3);
}

/* Nobody gave the best answer, but every answer says that there is one. */
static void
test_out_of_more (void)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text = repeat ("Website rating\n", "3/5\n4/5\n2/5\n1/5\n", 20);

  survey_init (&survey, text);
  g_assert_cmpfloat (sj_table_get_detection (survey.table, 0)->scale.high, ==, 5);
}

static const SjDoubt *
find_doubt (GPtrArray  *doubts,
            const char *value)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (doubts, i);

      for (guint j = 0; j < doubt->alternatives->len; j++)
        {
          const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, j);

          if (g_strcmp0 (alternative->value, value) == 0)
            return doubt;
        }
    }

  return NULL;
}

/* 0 to 5 on a question of satisfaction: on a scale to 10 the best would be a bad answer. */
static void
test_zero_below_five (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(GPtrArray) doubts = NULL;
  g_autofree char *text = repeat ("csat\n", "0\n1\n2\n3\n4\n5\n5\n4\n", 20);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_detection (survey.table, 0)->state, ==, SJ_DETECTION_ASK);
  doubts = sj_doubt_list (survey.table, &survey.reading);
  g_assert_nonnull (find_doubt (doubts, "csat:1-5|0"));
  g_assert_nonnull (find_doubt (doubts, "likert_6:0-5"));
  g_assert_null (find_doubt (doubts, "slider:0-100"));
}

/* Where people are asked whether they recommend, 0 is an answer. */
static void
test_zero_of_ten (void)
{
  g_auto(Survey) survey = { 0 };

  survey_init (&survey, "Would you recommend us?\n0\n1\n7\n5\n3\n2\n6\n");
  g_assert_cmpint (sj_table_get_role (survey.table, 0), ==, SJ_ROLE_SCORE);
  g_assert_cmpint (sj_table_get_detection (survey.table, 0)->scale.metric, ==, SJ_METRIC_NPS);
}

/* One slip of the keyboard must not make another scale of 200 answers. */
static void
test_stray_number (void)
{
  g_auto(Survey) survey = { 0 };
  g_autoptr(GPtrArray) doubts = NULL;
  g_autoptr(GString) text = g_string_new ("satisfaction\n");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%u\n", i % 5 + 1);
  g_string_append (text, "6\n");
  survey_init (&survey, text->str);
  g_assert_cmpint (sj_table_get_detection (survey.table, 0)->state, ==, SJ_DETECTION_ASK);
  doubts = sj_doubt_list (survey.table, &survey.reading);
  g_assert_nonnull (find_doubt (doubts, "csat:1-5|6"));
  g_assert_nonnull (find_doubt (doubts, "likert_6:1-6"));
}

static gboolean
reads_reversed (const char *header)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text = g_strdup_printf ("\"%s\",z\n1,a\n2,a\n3,a\n4,a\n5,a\n1,a\n", header);

  survey_init (&survey, text);

  return sj_table_get_detection (survey.table, 0)->scale.reversed;
}

/* The question says which end is good; a curve that does not listen is upside down. */
static void
test_ends_in_header (void)
{
  g_assert_true (reads_reversed ("Wie zufrieden? (1 = sehr zufrieden, 5 = sehr unzufrieden)"));
  g_assert_true (reads_reversed ("How satisfied? 1: very satisfied … 5: very dissatisfied"));
  g_assert_true (reads_reversed ("Satisfaction (1 - definitely, 5 - not at all)"));
  g_assert_false (reads_reversed ("Satisfied? (1 = very dissatisfied, 5 = very satisfied)"));
  g_assert_false (reads_reversed ("Satisfaction (1 = not at all, 5 = completely)"));
  g_assert_false (reads_reversed ("Q2: How satisfied were you? (1-5)"));
}

/* Who is asked on 1 to 10 with the best first is asked no NPS of the usual kind. */
static void
test_recommend_backwards (void)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text =
    repeat ("\"Would you recommend us? (1 = definitely, 10 = not at all)\"\n", "1\n2\n9\n10\n5\n",
            12);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_detection (survey.table, 0)->state, ==, SJ_DETECTION_ASK);
}

static void
test_numbered_touchpoints (void)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text = repeat ("Touchpoint,csat\n", "1. Search,5\n2. Order,4\n3. Delivery,1\n",
                                  20);

  survey_init (&survey, text);
  g_assert_cmpint (sj_table_get_role (survey.table, 0), ==, SJ_ROLE_TOUCHPOINT);
}

/* Two rows of headers, the touchpoint above: four columns must not become two that are called after
 * their metrics, for nothing on a map is called "NPS". */
static void
test_metrics_below_touchpoints (void)
{
  g_auto(Survey) survey = { 0 };
  g_autofree char *text = repeat ("Resp,Website,,Shop,\nid,CSAT,NPS,CSAT,NPS\n",
                                  "17,1,0,5,10\n18,5,10,4,9\n19,3,7,2,1\n", 10);

  survey_init (&survey, text);
  g_assert_cmpuint (sj_table_get_header_rows (survey.table), ==, 2);
  g_assert_cmpstr (sj_table_get_column_label (survey.table, 1), ==, "Website");
  g_assert_cmpstr (sj_table_get_column_label (survey.table, 2), ==, "Website");
  g_assert_cmpstr (sj_table_get_column_label (survey.table, 3), ==, "Shop");
  g_assert_cmpint (sj_table_get_detection (survey.table, 4)->scale.metric, ==, SJ_METRIC_NPS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer-forms/number-behind-label", test_number_behind_label);
  g_test_add_func ("/answer-forms/order-of-labels-in-front", test_order_of_labels_in_front);
  g_test_add_func ("/answer-forms/numbered-names", test_numbered_names);
  g_test_add_func ("/answer-forms/percent", test_percent);
  g_test_add_func ("/answer-forms/percent-off-scale", test_percent_off_scale);
  g_test_add_func ("/answer-forms/out-of-more", test_out_of_more);
  g_test_add_func ("/answer-forms/zero-below-five", test_zero_below_five);
  g_test_add_func ("/answer-forms/zero-of-ten", test_zero_of_ten);
  g_test_add_func ("/answer-forms/stray-number", test_stray_number);
  g_test_add_func ("/answer-forms/ends-in-header", test_ends_in_header);
  g_test_add_func ("/answer-forms/metrics-below-touchpoints", test_metrics_below_touchpoints);
  g_test_add_func ("/answer-forms/recommend-backwards", test_recommend_backwards);
  g_test_add_func ("/answer-forms/numbered-touchpoints", test_numbered_touchpoints);

  return g_test_run ();
}
