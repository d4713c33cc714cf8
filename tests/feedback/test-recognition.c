#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-aggregate.h"
#include "feedback/sj-doubt.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-reading-suggestion.h"
#include "feedback/sj-respondent.h"
#include "feedback/sj-tally-result.h"

/* Believable exports, and what a careful person reads in them without being told anything. */

static char *
write_text (const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static SjTable *
open_text (const char *text)
{
  g_auto(SjReading) reading = { 0 };
  g_autofree char *path = write_text (text);
  g_autoptr(GError) error = NULL;
  SjTable *table;

  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return table;
}

/* A column of so many answers that go through @answers. */
static char *
make_column (const char        *header,
             const char *const *answers,
             guint              n_rows)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "place\t%s\n", header);
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "Shop %u\t%s\n", i % 3,
                            answers[(i * 7 + i / 5) % g_strv_length ((char **) answers)]);

  return g_string_free (text, FALSE);
}

static void
assert_scale (const char        *header,
              const char *const *answers,
              SjDetectionState   state,
              const char        *id,
              double             low,
              double             high)
{
  g_autofree char *text = make_column (header, answers, 60);
  g_autoptr(SjTable) table = open_text (text);
  const SjDetection *detection = sj_table_get_detection (table, 1);
  g_autofree char *found = NULL;

  g_test_message ("%s", header);
  g_assert_cmpint (detection->state, ==, state);
  if (state == SJ_DETECTION_NONE)
    return;
  found = sj_scale_get_id (&detection->scale);
  g_assert_cmpstr (found, ==, id);
  g_assert_cmpfloat (detection->scale.low, ==, low);
  g_assert_cmpfloat (detection->scale.high, ==, high);
}

/* Nobody was so content as the scale allows: the question tells how far it goes. */
static void
test_stated_range (void)
{
  const char *const answers[] = { "2", "3", "4", "5", NULL };
  const char *const many[] = { "4", "6", "7", "8", "9", NULL };

  assert_scale ("Satisfaction", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  assert_scale ("Satisfaction (1-7)", answers, SJ_DETECTION_ACCEPTED, "likert_7", 1, 7);
  assert_scale ("Rating 0 to 10", answers, SJ_DETECTION_ACCEPTED, "likert_11", 0, 10);
  assert_scale ("How satisfied were you? (1–10)", many, SJ_DETECTION_ACCEPTED, "likert_10", 1, 10);
  assert_scale ("Wie zufrieden sind Sie auf einer Skala von 1 bis 6?", answers,
                SJ_DETECTION_ACCEPTED, "likert_6", 1, 6);
  assert_scale ("Zufriedenheit (1 = gar nicht zufrieden, 4 = sehr zufrieden)",
                (const char *const[]) { "1", "2", "3", NULL }, SJ_DETECTION_ACCEPTED, "likert_4", 1,
                4);
  /* What was answered shows that the header speaks of something else. */
  assert_scale ("Satisfaction (1-3 days)", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  assert_scale ("Satisfaction (1-4)", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  /* A scale alone does not make ratings of numbers, nor tell which end is good. */
  assert_scale ("Floor (1-7)", answers, SJ_DETECTION_ASK, "likert_7", 1, 7);
  assert_scale ("Note (1-5)", answers, SJ_DETECTION_ASK, "likert_5", 1, 5);
  /* To recommend on 1 to 10 is no Net Promoter Score for sure. */
  assert_scale ("How likely are you to recommend us (1-10)?", many, SJ_DETECTION_ASK, "nps", 0,
                10);
}

/* A question whose scale is stated offers no other one. */
static void
test_stated_doubt (void)
{
  g_autofree char *text =
    make_column ("Note (1-5)", (const char *const[]) { "1", "2", "3", "4", NULL }, 60);
  g_autoptr(SjTable) table = open_text (text);
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GPtrArray) doubts = NULL;
  const SjDoubt *doubt;

  sj_reading_init (&reading);
  doubts = sj_doubt_list (table, &reading);
  g_assert_cmpuint (doubts->len, ==, 1);
  doubt = g_ptr_array_index (doubts, 0);
  g_assert_cmpuint (doubt->alternatives->len, ==, 3);
  for (guint i = 1; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);

      g_assert_nonnull (strstr (alternative->value, ":1-5"));
    }
}

/* Numbers up to 100 are answers where the header says so, asked about where it may mean that, and
 * else ages. */
static void
test_slider (void)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 40; i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%d", (i * 37 + 5) % 101));
  g_ptr_array_add (numbers, NULL);
  assert_scale ("Satisfaction (0-100)", (const char *const *) numbers->pdata,
                SJ_DETECTION_ACCEPTED, "slider", 0, 100);
  assert_scale ("Satisfaction", (const char *const *) numbers->pdata, SJ_DETECTION_ASK, "slider",
                0, 100);
  assert_scale ("Age", (const char *const *) numbers->pdata, SJ_DETECTION_NONE, NULL, 0, 0);
}

/* Half stars are answers; finer parts are means. */
static void
test_half_stars (void)
{
  const char *const halves[] = { "3.5", "4.0", "1.0", "5.0", "2.5", NULL };

  assert_scale ("Rating", halves, SJ_DETECTION_ACCEPTED, "stars", 1, 5);
  assert_scale ("Satisfaction", halves, SJ_DETECTION_ASK, "stars", 1, 5);
  assert_scale ("Average rating", halves, SJ_DETECTION_NONE, NULL, 0, 0);
  assert_scale ("Rating", (const char *const[]) { "3.52", "4.1", "2.9", NULL },
                SJ_DETECTION_NONE, NULL, 0, 0);
  assert_scale ("Hours", halves, SJ_DETECTION_NONE, NULL, 0, 0);
}

static void
assert_refused (const char *text,
                const char *word)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  g_assert_null (sj_tally_table (open_text (text), &reading, NULL, NULL, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE);
  g_assert_nonnull (strstr (error->message, word));
}

/* Five labels in five rows are not the answers of five people. */
static void
test_cross_tables (void)
{
  static const char *const texts[] = {
    "Answer,Home,Search\nVery satisfied,40,12\nSatisfied,30,31\nNeutral,12,8\n"
    "Dissatisfied,8,4\nVery dissatisfied,3,0\nTotal,93,55\n",
    "Score;Home;Search\n1;3;5\n2;8;9\n3;12;30\n4;30;22\n5;40;10\n",
    "Touchpoint,Very satisfied,Satisfied,Neutral,Dissatisfied,Very dissatisfied,Total\n"
    "Home,40,30,12,8,3,93\nSearch,10,20,30,20,10,90\n",
    "Touchpoint,1,2,3,4,5,Sum\nHome,5%,10%,20%,40%,25%,100%\nSearch,9%,6%,20%,40%,25%,100%\n",
  };
  SjAggregate aggregate;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SjTable) table = open_text (texts[i]);

      assert_refused (texts[i], "gave each answer");
      /* Neither is the share of the lowest answer that of the good ones. */
      g_assert_false (sj_aggregate_find (table, &aggregate));
    }
}

/* A row with its number of answers is no answer, however whole the figure beside it is. */
static void
test_counted_figures (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const char *whole = "Touchpoint,Responses,CSAT\nHome,120,4\nSearch,80,3\nBasket,99,5\n";

  assert_refused (whole, "CSAT");
  assert_refused ("Touchpoint,n,NPS\nHome,120,4\nSearch,80,9\nBasket,99,5\n", "NPS");
  assert_refused ("Touchpoint,Responses,CSAT\nHome,120,3.8\nSearch,80,4.2\n", "CSAT");

  /* Unless somebody says that they are answers, or they are numbered. */
  sj_reading_init (&reading);
  sj_reading_set_scale (&reading, "CSAT", "csat:1-5");
  result = sj_tally_table (open_text (whole), &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&result, sj_tally_result_free);
  g_ptr_array_set_size (reading.scales, 0);
  result = sj_tally_table (open_text ("n,Shop,CSAT\n1,Lyon,4\n2,Bonn,3\n3,Rome,5\n4,Oslo,3\n"),
                           &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A few people who all answer otherwise are people, whatever their columns are called. */
static void
test_no_cross_table (void)
{
  static const char *const texts[] = {
    "Satisfaction,Ease,Children\n1,4,0\n2,7,1\n3,5,2\n4,6,3\n5,6,0\n",
    "Shop,1,2,3,4\nLyon,5,4,3,5\nBonn,2,4,4,1\nRome,5,5,4,3\n",
    "id,1,2,3,4\n1,5,4,99,5\n2,2,4,4,1\n3,5,5,4,3\n",
    "csat,age\n4,34\n5,28\n1,55\n2,40\n3,30\n",
    "How was it?,Age\nSatisfied,34\nVery satisfied,28\nNeutral,55\nDissatisfied,40\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SjTable) table = open_text (texts[i]);
      g_autofree char *warning = sj_aggregate_warn (table, TRUE);

      g_assert_null (warning);
    }
}

/* A table of people who rate three places in two waves. */
static char *
make_panel (const char *header,
            const char *prefix,
            const char *suffix)
{
  static const char *const waves[] = { "March", "June" };
  static const char *const places[] = { "Home", "Basket", "Delivery" };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s,wave,touchpoint,csat\n", header);
  for (guint i = 0; i < 2 * 3 * 20; i++)
    g_string_append_printf (text, "%s%u%s,%s,%s,%u\n", prefix, i % 20, suffix, waves[i / 60],
                            places[i / 20 % 3], 1 + (i * 7 + i / 3) % 5);

  return g_string_free (text, FALSE);
}

/* What says who answered is told from what says which answer it is. */
static void
test_respondents (void)
{
  static const struct
  {
    const char *header, *prefix, *suffix;
    gboolean found;
  } cases[] = {
    { "customer_id", "C00", "", TRUE }, { "respondent", "", "", TRUE },
    { "Panelist ID", "p-", "", TRUE },  { "E-Mail", "kunde", "@example.org", TRUE },
    { "Kundennummer", "7", "", TRUE },  { "login", "a", "@example.org", TRUE },
    { "shop", "Shop ", "", FALSE },     { "Response ID", "R", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_panel (cases[i].header, cases[i].prefix, cases[i].suffix);
      g_autoptr(SjTable) table = open_text (text);
      g_auto(SjReading) reading = { 0 };
      SjRespondent respondent;

      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (sj_respondent_find (table, &respondent), ==, cases[i].found);
      sj_reading_init (&reading);
      sj_reading_suggest (&reading, table);
      g_assert_cmpstr (reading.by, ==, "#3");
      g_assert_cmpstr (reading.respondent, ==, cases[i].found ? "#1" : NULL);
      if (!cases[i].found)
        continue;
      g_assert_cmpuint (respondent.column, ==, 0);
      g_assert_cmpfloat (respondent.confidence, >=, SJ_RESPONDENT_SURE);
      g_assert_cmpuint (respondent.n_parts, ==, 2);
    }
}

/* Once per person there is nothing to compare, however the column is called. */
static void
test_no_respondents (void)
{
  g_autoptr(GString) text = g_string_new ("respondent,customer,csat,nps\n");
  g_autoptr(SjTable) table = NULL;
  SjRespondent respondent;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%u,%s,%u,%u\n", i, i % 2 ? "New" : "Old", 1 + i % 5, i % 11);
  table = open_text (text->str);
  g_assert_false (sj_respondent_find (table, &respondent));
}

static guint64
count_all (const SjTallyResult *result)
{
  guint64 n = 0;

  for (guint i = 0; i < result->groups->len; i++)
    n += sj_tally_get_n (&((SjResultGroup *) g_ptr_array_index (result->groups, i))->tally);

  return n;
}

/* The answers of one person to many questions are not double, nor those of another wave. */
static void
test_long_is_not_double (void)
{
  g_autoptr(GString) text = g_string_new ("response_id,question,score\n");
  g_autofree char *panel = make_panel ("respondent_id", "", "");
  g_autoptr(SjTallyResult) together = NULL;
  g_autoptr(SjTallyResult) waves = NULL;
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (text, "%u,How satisfied were you with %s?,%u\n", 1000 + i / 3,
                            i % 3 == 0 ? "the home page" : i % 3 == 1 ? "the basket" : "delivery",
                            1 + (i * 7 + i / 3) % 5);
  /* One row that was written twice is, though. */
  g_string_append (text, "1000,How satisfied were you with the basket?,1\n");
  sj_reading_init (&reading);
  together = sj_tally_table (open_text (text->str), &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (together), ==, 90);

  reading.by = g_strdup ("touchpoint");
  waves = sj_tally_table (open_text (panel), &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (waves), ==, 120);
}

/* Other words for touchpoints, and the column of questions of a long table. */
static void
test_touchpoint_columns (void)
{
  static const struct
  {
    const char *header;
    SjColumnRole role;
  } cases[] = {
    { "etapa", SJ_ROLE_TOUCHPOINT },         { "Contactmoment", SJ_ROLE_TOUCHPOINT },
    { "タッチポイント", SJ_ROLE_TOUCHPOINT }, { "Question", SJ_ROLE_TOUCHPOINT },
    { "Frage", SJ_ROLE_TOUCHPOINT },         { "Question 3: which shop?", SJ_ROLE_SEGMENT },
    { "Shop", SJ_ROLE_SEGMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) csv = g_string_new (cases[i].header);
      g_autoptr(SjTable) table = NULL;

      g_string_append (csv, "\tcsat\n");
      for (guint j = 0; j < 40; j++)
        g_string_append_printf (csv, "%s\t%u\n", j % 2 ? "Lyon" : "Bonn", 1 + j * 3 % 5);
      table = open_text (csv->str);
      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (sj_table_get_role (table, 0), ==, cases[i].role);
    }
}

/* Of a stage and its steps the steps are touchpoints. */
static void
test_stage_and_step (void)
{
  g_autoptr(GString) csv = g_string_new ("stage,step,csat\n");
  g_autoptr(SjTable) table = NULL;
  g_auto(SjReading) reading = { 0 };

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (csv, "%s,Step %c,%u\n", i % 2 ? "Buy" : "Use", 'A' + i % 6, 1 + i % 5);
  table = open_text (csv->str);
  sj_reading_init (&reading);
  sj_reading_suggest (&reading, table);
  g_assert_cmpstr (reading.by, ==, "#2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recognition/stated-range", test_stated_range);
  g_test_add_func ("/recognition/stated-doubt", test_stated_doubt);
  g_test_add_func ("/recognition/slider", test_slider);
  g_test_add_func ("/recognition/half-stars", test_half_stars);

  g_test_add_func ("/recognition/cross-tables", test_cross_tables);
  g_test_add_func ("/recognition/counted-figures", test_counted_figures);
  g_test_add_func ("/recognition/no-cross-table", test_no_cross_table);
  g_test_add_func ("/recognition/respondents", test_respondents);
  g_test_add_func ("/recognition/no-respondents", test_no_respondents);
  g_test_add_func ("/recognition/long-is-not-double", test_long_is_not_double);
  g_test_add_func ("/recognition/touchpoint-columns", test_touchpoint_columns);
  g_test_add_func ("/recognition/stage-and-step", test_stage_and_step);

  return g_test_run ();
}
