#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-question-stem.h"
#include "feedback/sj-tally-result.h"

/* What people tick or put in order is no rating. A tool that takes every number for one draws a
 * curve of how often things were ticked. */

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

static void
assert_question (SjTable        *table,
                 guint           column,
                 SjQuestionKind  kind,
                 guint           n_columns,
                 SjColumnRole    role)
{
  const SjQuestion *question = sj_question_find (sj_table_get_questions (table), column);

  g_assert_nonnull (question);
  g_assert_cmpint (question->kind, ==, kind);
  g_assert_cmpuint (question->n_columns, ==, n_columns);
  g_assert_cmpint (sj_table_get_role (table, column), ==, role);
}

/* SurveyMonkey writes the choice itself, LimeSurvey Y, others Yes and No or 1. */
static void
test_choices (void)
{
  g_autoptr(SjTable) monkey =
    open_text ("Respondent ID,Collector ID,Which channels do you use?,,\n"
               ",,Shop,Phone,Other (please specify)\n"
               "1,9,Shop,,\n2,9,Shop,Phone,\n3,9,,Phone,by pigeon\n4,9,Shop,,owl\n");
  g_autoptr(SjTable) lime = open_text ("id;use[SQ1];use[SQ2];satisfied\n"
                                       "1;Y;;5\n2;;Y;4\n3;Y;Y;3\n");
  g_autoptr(SjTable) words = open_text ("a;Used [Shop];Used [Phone];satisfied\n"
                                        "1;Yes;No;5\n2;No;Yes;4\n3;No;Yes;3\n");
  g_autoptr(SjTable) ones = open_text ("a,Q2_1,Q2_2,Q2_3,satisfied\n"
                                       "x,1,,1,5\ny,,1,,4\nz,1,1,,3\n");

  assert_question (monkey, 2, SJ_QUESTION_CHOICES, 3, SJ_ROLE_CHOICES);
  assert_question (lime, 1, SJ_QUESTION_CHOICES, 2, SJ_ROLE_CHOICES);
  g_assert_cmpstr (sj_question_find (sj_table_get_questions (lime), 1)->ticked, ==, "Y");
  assert_question (words, 2, SJ_QUESTION_CHOICES, 2, SJ_ROLE_CHOICES);
  assert_question (ones, 3, SJ_QUESTION_CHOICES, 3, SJ_ROLE_CHOICES);
  g_assert_cmpint (sj_table_get_role (ones, 4), ==, SJ_ROLE_SCORE);
}

static void
test_joined_choices (void)
{
  g_autoptr(SjTable) table =
    open_text ("Which?\tsatisfied\nShop; Phone\t5\nPhone\t4\nShop; Phone; Mail\t3\nMail\t4\n"
               "Shop; Mail\t5\nPhone; Mail\t2\n");
  const SjQuestion *question = sj_question_find (sj_table_get_questions (table), 0);

  assert_question (table, 0, SJ_QUESTION_JOINED, 1, SJ_ROLE_CHOICES);
  g_assert_cmpstr (question->delimiter, ==, ";");
}

static void
test_rank (void)
{
  static const char *const orders[] = { "1,2,3", "2,1,3", "3,1,2", "1,3,2", "2,3,1",
                                        "3,2,1", "1,2,3", "1,3,2", "2,1,3", "3,1,2" };
  g_autoptr(GString) text = g_string_new ("a,Sort [Price],Sort [Speed],Sort [Care]\n");
  g_autoptr(SjTable) table = NULL;
  g_autoptr(SjTable) asked = open_text ("a,Please rank [X],Please rank [Y]\n"
                                        "1,1,2\n2,2,1\n3,2,1\n");

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    g_string_append_printf (text, "x%u,%s\n", (guint) i, orders[i]);
  table = open_text (text->str);
  assert_question (table, 1, SJ_QUESTION_RANK, 3, SJ_ROLE_RANK);
  /* With two things it could be two notes. */
  g_assert_cmpint (sj_table_get_role (asked, 1), !=, SJ_ROLE_SCORE);
}

/* The rows of a matrix are its items, called by what tells them apart. */
static void
test_matrix (void)
{
  g_autoptr(SjTable) qualtrics =
    open_text ("ResponseId,Q1_1,Q1_2\nResponse ID,How satisfied are you with - Delivery,"
               "How satisfied are you with - Returns\n"
               "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\","
               "\"{\"\"ImportId\"\":\"\"QID1_2\"\"}\"\n"
               "R_1,5,4\nR_2,4,4\nR_3,3,5\n");

  assert_question (qualtrics, 1, SJ_QUESTION_MATRIX, 2, SJ_ROLE_SCORE);
  g_assert_cmpstr (sj_table_get_column_label (qualtrics, 1), ==, "Delivery");
  g_assert_cmpstr (sj_table_get_column_label (qualtrics, 2), ==, "Returns");
}

static void
test_kano (void)
{
  g_autoptr(SjTable) table =
    open_text ("How do you feel if parcels can be traced?;How do you feel if not?;satisfied\n"
               "I like it that way;I can live with it that way;5\n"
               "It must be that way;I dislike it that way;4\nI am neutral;I am neutral;3\n");

  assert_question (table, 0, SJ_QUESTION_KANO, 1, SJ_ROLE_KANO);
  assert_question (table, 1, SJ_QUESTION_KANO, 1, SJ_ROLE_KANO);
}

/* Comments have commas, too. */
static void
test_comments (void)
{
  g_autoptr(SjTable) table =
    open_text ("Why?;satisfied\n\"Fast, friendly and near\";5\n\"Late, and nobody told me\";1\n"
               "\"Well, I do not know\";3\n\"Good, as ever\";5\n\"No, never again\";1\n");

  g_assert_cmpint (sj_table_get_role (table, 0), !=, SJ_ROLE_CHOICES);
}

static void
assert_stem (const char *name,
             const char *stem)
{
  g_autofree char *found = sj_question_stem (name);

  g_assert_cmpstr (found, ==, stem);
}

static void
test_stems (void)
{
  assert_stem ("How satisfied? [Delivery]", "How satisfied?");
  assert_stem ("Q1_2 – How satisfied are you - Delivery", "How satisfied are you");
  assert_stem ("How satisfied were you with – Delivery", "How satisfied were you with");
  assert_stem ("Q2_1 – Which channels?", "Q2");
  assert_stem ("q1[SQ001]", "q1");
  assert_stem ("Country", NULL);
}

/* The worked example of the scale's author comes to 55 (Brooke 1996). Somebody who left an item out
 * has no score, and no item is a rating by itself: every second one is worded the other way. */
static void
test_usability (void)
{
  static const char rows[] = "5,4,2,1,2,3,2,4,5,2,4\n4,2,4,2,4,2,4,2,4,2,5\n"
                             "5,1,5,1,5,,5,1,5,1,3\n";
  g_autofree char *text =
    g_strconcat ("sus_1,sus_2,sus_3,sus_4,sus_5,sus_6,sus_7,sus_8,sus_9,sus_10,Satisfied\n", rows,
                 rows, rows, rows, NULL);
  g_autoptr(SjTable) table = open_text (text);
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(SjReading) reading = { 0 };
  const SjResultGroup *group;
  SjTallySummary summary;

  assert_question (table, 0, SJ_QUESTION_USABILITY, 10, SJ_ROLE_SCORE);
  assert_question (table, 9, SJ_QUESTION_USABILITY, 10, SJ_ROLE_OTHER);
  g_assert_cmpint (sj_table_get_role (table, 10), ==, SJ_ROLE_SCORE);

  sj_reading_init (&reading);
  reading.min_n = 0;
  reading.same_people = TRUE;
  result = sj_tally_table (g_steal_pointer (&table), &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 2);
  group = g_ptr_array_index (result->groups, 0);
  g_assert_cmpstr (group->touchpoint, ==, "SUS");
  g_assert_true (sj_tally_summarise (&group->tally, &summary));
  g_assert_cmpuint (summary.n, ==, 8);
  g_assert_cmpfloat (summary.mean, ==, 65);
  /* 68 is average: 55 lies below it, 75 above. */
  g_assert_cmpfloat_with_epsilon (summary.valence, (-13 / 68.0 + 7 / 32.0) / 2, 1e-12);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_SKIPPED], ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/question/choices", test_choices);
  g_test_add_func ("/question/joined-choices", test_joined_choices);
  g_test_add_func ("/question/rank", test_rank);
  g_test_add_func ("/question/matrix", test_matrix);
  g_test_add_func ("/question/kano", test_kano);
  g_test_add_func ("/question/comments", test_comments);
  g_test_add_func ("/question/usability", test_usability);
  g_test_add_func ("/question/stems", test_stems);

  return g_test_run ();
}
