#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-doubt.h"
#include "feedback/sj-rank-correlation.h"
#include "feedback/sj-tally-result.h"

/* What can be understood in two ways is asked with both figures side by side; a guess would be a
 * curve that nobody can defend. */

typedef struct
{
  SjTable *table;
  GPtrArray *doubts;
  SjReading reading;
  char *path;
} Fixture;

static void
fixture_init (Fixture    *fixture,
              const char *text)
{
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &fixture->path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  sj_reading_init (&fixture->reading);
  fixture->table = sj_table_open (fixture->path, &fixture->reading, &error);
  g_assert_no_error (error);
  fixture->doubts = sj_doubt_list (fixture->table, &fixture->reading);
}

static void
fixture_clear (Fixture *fixture)
{
  g_ptr_array_unref (fixture->doubts);
  sj_table_free (fixture->table);
  sj_reading_clear (&fixture->reading);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static const SjDoubt *
find_doubt (const Fixture *fixture,
            SjDoubtKind    kind)
{
  for (guint i = 0; i < fixture->doubts->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (fixture->doubts, i);

      if (doubt->kind == kind)
        return doubt;
    }

  return NULL;
}

static const SjAlternative *
get_alternative (const SjDoubt *doubt,
                 guint          position)
{
  g_assert_nonnull (doubt);
  g_assert_cmpuint (position, <, doubt->alternatives->len);

  return g_ptr_array_index (doubt->alternatives, position);
}

static guint
find_alternative (const SjDoubt *doubt,
                  const char    *id)
{
  g_assert_nonnull (doubt);
  for (guint i = 0; i < doubt->alternatives->len; i++)
    if (g_str_equal (get_alternative (doubt, i)->id, id))
      return i;
  g_assert_not_reached ();
}

/* Applies the choice, reads all rows and gives the mean of the first score. */
static double
choose (Fixture       *fixture,
        const SjDoubt *doubt,
        guint          alternative)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  SjTallySummary summary;

  sj_doubt_choose (doubt, fixture->table, alternative, &fixture->reading);
  result = sj_tally_file (fixture->path, &fixture->reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));

  return summary.mean;
}

static char *
make_rows (const char *header,
           const char *rows,
           guint       times)
{
  GString *text = g_string_new (header);

  for (guint i = 0; i < times; i++)
    g_string_append (text, rows);

  return g_string_free (text, FALSE);
}

/* The choices of a survey tool, numbered through, are neither 13 points good nor an age. */
static void
test_rebase (void)
{
  g_autofree char *text = make_rows ("Delivery;z\n", "13;a\n14;a\n15;b\n16;b\n17;c\n17;c\n", 5);
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture, text);
  doubt = find_doubt (&fixture, SJ_DOUBT_REBASE);
  g_assert_cmpuint (doubt->chosen, ==, 0);
  g_assert_false (get_alternative (doubt, 0)->has_figures);
  g_assert_cmpfloat_with_epsilon (get_alternative (doubt, 1)->figures.summary.mean, 20 / 6.0,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (choose (&fixture, doubt, 1), 20 / 6.0, 1e-12);
}

/* 99 is no answer, or the best one: both means are there. */
static void
test_missing_code (void)
{
  g_autofree char *text = make_rows ("Delivery;z\n", "1;a\n3;a\n5;b\n5;b\n2;c\n99;c\n", 5);
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture, text);
  doubt = find_doubt (&fixture, SJ_DOUBT_MISSING);
  g_assert_cmpuint (doubt->alternatives->len, ==, 3);
  g_assert_cmpfloat (get_alternative (doubt, 1)->figures.summary.mean, ==, 16 / 5.0);
  g_assert_cmpuint (get_alternative (doubt, 1)->figures.summary.n, ==, 25);
  g_assert_cmpfloat (get_alternative (doubt, 2)->figures.summary.mean, ==, 115 / 6.0);
  g_assert_cmpfloat (choose (&fixture, doubt, 1), ==, 16 / 5.0);
  g_assert_cmpfloat (choose (&fixture, doubt, 2), ==, 115 / 6.0);
}

static void
test_disagreement (void)
{
  g_autofree char *text = make_rows ("Easy;z\n", "trifft zu;a\ntrifft nicht zu;a\n", 5);
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture, text);
  doubt = find_doubt (&fixture, SJ_DOUBT_MISSING);
  g_assert_cmpuint (get_alternative (doubt, 0)->figures.summary.n, ==, 10);
  g_assert_cmpuint (get_alternative (doubt, 1)->figures.summary.n, ==, 5);
  g_assert_cmpfloat (choose (&fixture, doubt, 1), ==, 4);
  g_assert_cmpfloat (choose (&fixture, doubt, 0), ==, 3);
}

/* One to five under "recommend" is a five-step answer or the foot of eleven: the one is a fair
 * figure, the other a disaster. */
static void
test_recommend_of_five (void)
{
  g_autofree char *text = make_rows ("Recommend us;z\n", "5;a\n4;a\n3;b\n", 5);
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;
  const SjAlternative *nps, *likert;

  fixture_init (&fixture, text);
  doubt = find_doubt (&fixture, SJ_DOUBT_SCALE);
  nps = get_alternative (doubt, find_alternative (doubt, "nps:0-10"));
  likert = get_alternative (doubt, find_alternative (doubt, "likert_5:1-5"));
  g_assert_cmpfloat (nps->figures.summary.nps, ==, -100);
  g_assert_cmpfloat (likert->figures.summary.mean, ==, 4);
}

/* The answers are those of 40 people who rate two things alike and a third the other way round. */
static void
test_reversed (void)
{
  g_autofree char *text =
    make_rows ("Satisfied with A;Satisfied with B;Satisfied with C\n",
               "1;2;5\n2;2;4\n3;3;3\n4;5;2\n5;5;1\n", 8);
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GPtrArray) again = NULL;
  const SjDoubt *doubt;

  fixture_init (&fixture, text);
  g_assert_cmpuint (fixture.doubts->len, ==, 1);
  doubt = find_doubt (&fixture, SJ_DOUBT_REVERSED);
  g_assert_cmpuint (doubt->column, ==, 2);
  g_assert_cmpuint (doubt->chosen, ==, 0);
  g_assert_cmpuint (fixture.reading.reversed->len, ==, 0);

  sj_doubt_choose (doubt, fixture.table, 1, &fixture.reading);
  again = sj_doubt_list (fixture.table, &fixture.reading);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpuint (((SjDoubt *) g_ptr_array_index (again, 0))->chosen, ==, 1);
  sj_doubt_choose (doubt, fixture.table, 0, &fixture.reading);
  g_assert_cmpuint (fixture.reading.reversed->len, ==, 0);
}

/* Ten people are too few to call a question turned. */
static void
test_too_few (void)
{
  g_autofree char *text = make_rows ("Satisfied with A;Satisfied with B;Satisfied with C\n",
                                     "1;2;5\n2;2;4\n3;3;3\n4;5;2\n5;5;1\n", 2);
  g_auto(Fixture) fixture = { 0 };

  fixture_init (&fixture, text);
  g_assert_null (find_doubt (&fixture, SJ_DOUBT_REVERSED));
}

static void
test_clear_table (void)
{
  g_autofree char *text = make_rows ("Satisfied;z\n", "1;a\n3;a\n5;b\n", 20);
  g_auto(Fixture) fixture = { 0 };

  fixture_init (&fixture, text);
  g_assert_cmpuint (fixture.doubts->len, ==, 0);
}

/* Rows with a code that the vendor is not known to write: both counts are shown. */
static void
test_unknown_code (void)
{
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture,
                "Response ID,Time Started,Date Submitted,Status,Satisfied\n"
                "1,2025-01-01,2025-01-01,Complete,5\n2,2025-01-01,2025-01-01,Complete,4\n"
                "3,2025-01-01,2025-01-01,Terminado,1\n");
  doubt = find_doubt (&fixture, SJ_DOUBT_CODE);
  g_assert_nonnull (strstr (doubt->text, "Terminado"));
  g_assert_cmpuint (get_alternative (doubt, 0)->figures.summary.n, ==, 3);
  g_assert_cmpuint (get_alternative (doubt, 1)->figures.summary.n, ==, 2);
  g_assert_cmpfloat (choose (&fixture, doubt, 1), ==, 4.5);
}

/* Zendesk counts 4 and 5 of 5 as good, and 3 as bad. */
static void
test_good_threshold (void)
{
  g_auto(SjReading) reading = { 0 };
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  SjTallySummary summary;

  fixture_init (&fixture, "Rating;z\n5;a\n4;a\n3;a\n1;a\n");
  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("Rating:binary:>=4"));
  result = sj_tally_file (fixture.path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));
  g_assert_cmpfloat (summary.top_box, ==, 0.5);
}

static double
get_first_mean (const char *text)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  SjTallySummary summary;

  fixture_init (&fixture, text);
  result = sj_tally_file (fixture.path, &fixture.reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));

  return summary.valence;
}

/* Grades at school and "1 - very satisfied": the best has the lowest number, and the labels say so.
 * Read the other way round, the happiest touchpoint is the worst of the curve. */
static void
test_descending_labels (void)
{
  g_assert_cmpfloat (get_first_mean ("Bewertung;z\n1 - sehr gut;a\n2 - gut;b\n1 - sehr gut;c\n"
                                     "6 - ungenügend;c\n"),
                     ==, 0.4);
  g_assert_cmpfloat (get_first_mean ("Satisfied?;z\n1 – very satisfied;a\n"
                                     "5 – very dissatisfied;b\n1 – very satisfied;a\n"
                                     "1 – very satisfied;a\n"),
                     ==, 0.5);
  g_assert_cmpfloat (get_first_mean ("Satisfied?;z\n5 – very satisfied;a\n"
                                     "1 – very dissatisfied;b\n5 – very satisfied;a\n"
                                     "5 – very satisfied;a\n"),
                     ==, 0.5);
}

/* Two months apart or two days apart: what only the order of the parts tells is asked, with what
 * either order comes to. */
static void
test_date_order (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_auto(Fixture) told = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const SjDoubt *doubt;
  guint dmy, mdy;

  fixture_init (&told, "Date,Satisfied\n03/04/2025,5\n25/04/2025,3\n05/04/2025,4\n");
  g_assert_null (find_doubt (&told, SJ_DOUBT_DATES));

  fixture_init (&fixture, "Date,Satisfied\n03/04/2025,5\n05/04/2025,3\n04/04/2025,4\n");
  doubt = find_doubt (&fixture, SJ_DOUBT_DATES);
  g_assert_nonnull (doubt);
  g_assert_cmpuint (doubt->alternatives->len, ==, 2);
  dmy = find_alternative (doubt, "dmy");
  mdy = find_alternative (doubt, "mdy");
  g_assert_nonnull (strstr (get_alternative (doubt, dmy)->text, "3 April 2025"));
  g_assert_nonnull (strstr (get_alternative (doubt, dmy)->text, "5 April 2025"));
  g_assert_nonnull (strstr (get_alternative (doubt, mdy)->text, "4 March 2025"));
  g_assert_nonnull (strstr (get_alternative (doubt, mdy)->text, "4 May 2025"));

  sj_reading_set_wave (&fixture.reading, "Date:month");
  sj_doubt_choose (doubt, fixture.table, mdy, &fixture.reading);
  fixture.reading.min_n = 0;
  result = sj_tally_file (fixture.path, &fixture.reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 3);
  g_assert_false (result->unsure_dates);
  g_clear_pointer (&result, sj_tally_result_free);

  sj_doubt_choose (doubt, fixture.table, dmy, &fixture.reading);
  result = sj_tally_file (fixture.path, &fixture.reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 1);
}

/* The range leaves other rows out in either order, and both counts are seen before the choice. */
static void
test_date_order_of_range (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GPtrArray) doubts = NULL;
  const SjDoubt *doubt = NULL;

  fixture_init (&fixture, "Date,Satisfied\n03/04/2025,5\n05/04/2025,3\n04/04/2025,4\n");
  fixture.reading.from = g_strdup ("2025-04-01");
  fixture.reading.until = g_strdup ("2025-05-01");
  doubts = sj_doubt_list (fixture.table, &fixture.reading);
  for (guint i = 0; i < doubts->len; i++)
    if (((const SjDoubt *) g_ptr_array_index (doubts, i))->kind == SJ_DOUBT_DATES)
      doubt = g_ptr_array_index (doubts, i);
  g_assert_cmpuint (get_alternative (doubt, find_alternative (doubt, "dmy"))->figures.summary.n, ==,
                    3);
  g_assert_cmpuint (get_alternative (doubt, find_alternative (doubt, "mdy"))->figures.summary.n, ==,
                    1);
}

/* A "Note" of 1 is the best in Berlin and the worst in Paris. */
static void
test_marks (void)
{
  g_autofree char *text = make_rows ("Note;z\n", "1;a\n2;a\n2;b\n5;c\n6;c\n2;c\n", 6);
  g_autofree char *five = make_rows ("Schulnote;z\n", "1;a\n2;a\n2;b\n5;c\n", 6);
  g_autofree char *six = make_rows ("Schulnote;z\n", "1;a\n2;a\n2;b\n6;c\n", 6);
  g_auto(Fixture) fixture = { 0 };
  g_auto(Fixture) school = { 0 };
  g_auto(Fixture) german = { 0 };
  const SjDoubt *doubt;
  guint reversed;

  fixture_init (&fixture, text);
  doubt = find_doubt (&fixture, SJ_DOUBT_SCALE);
  reversed = find_alternative (doubt, "likert_6:1-6||reverse");
  g_assert_cmpfloat_with_epsilon (
    get_alternative (doubt, find_alternative (doubt, "likert_6:1-6"))->figures.summary.mean, 3,
    1e-12);
  g_assert_cmpfloat_with_epsilon (get_alternative (doubt, reversed)->figures.summary.mean, 4,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (choose (&fixture, doubt, reversed), 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (
    choose (&fixture, doubt, find_alternative (doubt, "likert_6:1-6")), 3, 1e-12);

  /* Nobody got a 6, or there is none: low is good in any case. */
  fixture_init (&school, five);
  doubt = find_doubt (&school, SJ_DOUBT_SCALE);
  g_assert_cmpfloat (
    get_alternative (doubt, find_alternative (doubt, "likert_6:1-6||reverse"))
      ->figures.summary.mean, ==, 4.5);
  g_assert_cmpfloat (
    get_alternative (doubt, find_alternative (doubt, "likert_5:1-5||reverse"))
      ->figures.summary.mean, ==, 3.5);

  fixture_init (&german, six);
  g_assert_null (find_doubt (&german, SJ_DOUBT_SCALE));
  g_assert_true (sj_table_get_detection (german.table, 0)->scale.reversed);
}

/* Which end of "easy or difficult" is high stands in the questionnaire, not in the export. */
static void
test_effort (void)
{
  g_autofree char *both = make_rows ("How easy or difficult was it?;z\n",
                                     "1;a\n7;a\n6;b\n6;c\n", 9);
  g_autofree char *bare = make_rows ("CES;z\n", "1;a\n5;a\n4;b\n4;c\n", 9);
  g_autofree char *effort = make_rows ("How much effort did it take?;z\n",
                                       "1;a\n5;a\n2;b\n2;c\n", 9);
  g_autofree char *ease = make_rows ("How easy was it?;z\n", "1;a\n5;a\n4;b\n4;c\n", 9);
  g_auto(Fixture) fixture = { 0 };
  g_auto(Fixture) unknown = { 0 };
  g_auto(Fixture) effortful = { 0 };
  g_auto(Fixture) easy = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture, both);
  doubt = find_doubt (&fixture, SJ_DOUBT_REVERSED);
  g_assert_cmpfloat (get_alternative (doubt, 0)->figures.summary.mean, ==, 5);
  g_assert_cmpfloat (get_alternative (doubt, 1)->figures.summary.mean, ==, 3);
  g_assert_cmpfloat (choose (&fixture, doubt, 1), ==, 3);

  fixture_init (&unknown, bare);
  doubt = find_doubt (&unknown, SJ_DOUBT_SCALE);
  g_assert_cmpfloat (get_alternative (doubt, find_alternative (doubt, "ces1:1-5"))
                       ->figures.summary.mean, ==, 2.5);
  g_assert_cmpfloat (get_alternative (doubt, find_alternative (doubt, "ces2:1-5"))
                       ->figures.summary.mean, ==, 3.5);
  g_assert_cmpfloat (get_alternative (doubt, find_alternative (doubt, "ces2:1-7"))
                       ->figures.summary.mean, ==, 3.5);

  fixture_init (&effortful, effort);
  g_assert_cmpuint (effortful.doubts->len, ==, 0);
  g_assert_cmpint (sj_table_get_detection (effortful.table, 0)->scale.metric, ==, SJ_METRIC_CES1);
  g_assert_true (sj_table_get_detection (effortful.table, 0)->scale.reversed);

  fixture_init (&easy, ease);
  g_assert_cmpuint (easy.doubts->len, ==, 0);
  g_assert_cmpint (sj_table_get_detection (easy.table, 0)->scale.metric, ==, SJ_METRIC_CES2);
  g_assert_cmpfloat (sj_table_get_detection (easy.table, 0)->scale.high, ==, 5);
}

/* Few answers to four labels: a scale of four, or one of five whose middle nobody chose. */
static void
test_hidden_middle (void)
{
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;

  fixture_init (&fixture, "Satisfied;z\nvery satisfied;a\nsatisfied;a\nvery dissatisfied;b\n"
                          "dissatisfied;c\nsatisfied;c\n");
  doubt = find_doubt (&fixture, SJ_DOUBT_SCALE);
  g_assert_cmpfloat (get_alternative (doubt, 0)->figures.summary.mean, ==, 2.6);
  g_assert_cmpfloat (get_alternative (doubt, 1)->figures.summary.mean, ==, 3.2);
  g_assert_cmpfloat (choose (&fixture, doubt, 1), ==, 3.2);
}

/* "Good" is the second of one list and the third of another. */
static void
test_two_lists (void)
{
  g_auto(Fixture) fixture = { 0 };
  const SjDoubt *doubt;
  guint lower;

  fixture_init (&fixture, "Rating;z\nvery good;a\ngood;a\nfair;b\npoor;c\n");
  doubt = find_doubt (&fixture, SJ_DOUBT_SCALE);
  g_assert_false (get_alternative (doubt, 0)->has_figures);
  lower = find_alternative (doubt, "likert_5:1-5");
  g_assert_cmpfloat (get_alternative (doubt, lower)->figures.summary.mean, ==, 2.5);
  g_assert_cmpfloat (get_alternative (doubt, find_alternative (doubt, "likert_5:1-5@2"))
                       ->figures.summary.mean, ==, 3.5);
  g_assert_cmpfloat (choose (&fixture, doubt, find_alternative (doubt, "likert_5:1-5@2")), ==, 3.5);
  g_assert_cmpfloat (choose (&fixture, doubt, lower), ==, 2.5);
}

static double
get_mean (SjTallyResult *result,
          guint          column)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);
      SjTallySummary summary;

      if (group->column == column && sj_tally_summarise (&group->tally, &summary))
        return summary.mean;
    }

  return NAN;
}

/* The same labels in many columns are one question, with one answer for all of them. */
static void
test_same_labels (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GError) error = NULL;
  const SjDoubt *doubt;

  fixture_init (&fixture, "Satisfied with A;Satisfied with B;Statement;z\n"
                          "satisfied;very satisfied;strongly agree;a\n"
                          "very satisfied;satisfied;agree;a\n"
                          "satisfied;very dissatisfied;disagree;b\n"
                          "dissatisfied;dissatisfied;agree;c\nsatisfied;satisfied;agree;c\n");
  g_assert_cmpuint (fixture.doubts->len, ==, 2);
  doubt = find_doubt (&fixture, SJ_DOUBT_SCALE);
  g_assert_cmpuint (doubt->columns->len, ==, 2);
  g_assert_cmpuint (doubt->column, ==, 1); /* it has all labels */
  g_assert_nonnull (strstr (get_alternative (doubt, 1)->text, "very dissatisfied = 1"));
  g_assert_nonnull (strstr (doubt->text, "1 more column"));

  sj_doubt_choose (doubt, fixture.table, find_alternative (doubt, "csat:1-5"), &fixture.reading);
  fixture.reading.min_n = 0;
  result = sj_tally_file (fixture.path, &fixture.reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (get_mean (result, 0), ==, 3.8);
  g_assert_cmpfloat (get_mean (result, 1), ==, 3.2);
  again = sj_doubt_list (fixture.table, &fixture.reading);
  g_assert_cmpuint (again->len, ==, 2);
  doubt = g_ptr_array_index (again, 0);
  g_assert_true (doubt->answered);
  g_assert_cmpuint (doubt->columns->len, ==, 2);

  /* Another answer takes the place of the first, in both. */
  sj_doubt_choose (doubt, fixture.table, find_alternative (doubt, "likert_4:1-4"),
                   &fixture.reading);
  g_assert_cmpuint (fixture.reading.scales->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (fixture.reading.scales, 0), ==, "#2:likert_4:1-4");
  g_assert_cmpstr (g_ptr_array_index (fixture.reading.scales, 1), ==, "#1:likert_4:1-4");
}

/* One of them that a recipe, say, reads in a way of its own is no part of the question. */
static void
test_same_labels_but_one (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GPtrArray) again = NULL;

  fixture_init (&fixture, "Satisfied with A;Satisfied with B;Satisfied with C;z\n"
                          "satisfied;very satisfied;satisfied;a\n"
                          "very satisfied;satisfied;very satisfied;a\n"
                          "satisfied;very dissatisfied;dissatisfied;b\n"
                          "dissatisfied;dissatisfied;satisfied;c\n");
  g_assert_cmpuint (fixture.doubts->len, ==, 1);
  g_assert_cmpuint (find_doubt (&fixture, SJ_DOUBT_SCALE)->columns->len, ==, 3);
  sj_reading_set_scale (&fixture.reading, "#1", "likert_4:1-4");
  again = sj_doubt_list (fixture.table, &fixture.reading);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < again->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (again, i);

      g_assert_cmpuint (doubt->columns->len, ==, doubt->answered ? 1 : 2);
    }
}

/* Golden values of SciPy's spearmanr. */
static void
test_rank_correlation (void)
{
  const double a[] = { 106, 100, 86, 101, 99, 103, 97, 113, 112, 110 };
  const double b[] = { 7, 27, 2, 50, 28, 29, 20, 12, 6, 17 };
  const double ties[] = { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 };
  const double constant[] = { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 };

  g_assert_cmpfloat_with_epsilon (sj_rank_correlation (a, b, 10), -29 / 165.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (sj_rank_correlation (ties, ties, 10), 1, 1e-12);
  g_assert_true (isnan (sj_rank_correlation (a, constant, 10)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doubt/rebase", test_rebase);
  g_test_add_func ("/doubt/missing-code", test_missing_code);
  g_test_add_func ("/doubt/disagreement", test_disagreement);
  g_test_add_func ("/doubt/recommend-of-five", test_recommend_of_five);
  g_test_add_func ("/doubt/reversed", test_reversed);
  g_test_add_func ("/doubt/too-few", test_too_few);
  g_test_add_func ("/doubt/clear-table", test_clear_table);
  g_test_add_func ("/doubt/unknown-code", test_unknown_code);
  g_test_add_func ("/doubt/good-threshold", test_good_threshold);
  g_test_add_func ("/doubt/descending-labels", test_descending_labels);
  g_test_add_func ("/doubt/date-order", test_date_order);
  g_test_add_func ("/doubt/date-order-of-range", test_date_order_of_range);
  g_test_add_func ("/doubt/marks", test_marks);
  g_test_add_func ("/doubt/effort", test_effort);
  g_test_add_func ("/doubt/hidden-middle", test_hidden_middle);
  g_test_add_func ("/doubt/two-lists", test_two_lists);
  g_test_add_func ("/doubt/same-labels", test_same_labels);
  g_test_add_func ("/doubt/same-labels-but-one", test_same_labels_but_one);
  g_test_add_func ("/doubt/rank-correlation", test_rank_correlation);

  return g_test_run ();
}
