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
  g_test_add_func ("/doubt/rank-correlation", test_rank_correlation);

  return g_test_run ();
}
