#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-key-set.h"
#include "feedback/sj-tally-result.h"

/* An answer that stands in a file twice is counted once, and the person is told. */

static char *
write_csv (const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static SjTallyResult *
tally (const char      *text,
       const SjReading *reading)
{
  g_auto(SjReading) plain = { 0 };
  g_autofree char *path = write_csv (text);
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_reading_init (&plain);
  result = sj_tally_file (path, reading != NULL ? reading : &plain, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return result;
}

static guint64
count (const SjTallyResult *result,
       guint                group)
{
  g_assert_cmpuint (result->groups->len, >, group);

  return sj_tally_get_n (&((SjResultGroup *) g_ptr_array_index (result->groups, group))->tally);
}

static guint64
count_doubles (const SjTallyResult *result)
{
  for (guint i = 0; i < result->filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (result->filters, i);

      if (g_str_equal (outcome->id, "double"))
        return outcome->n_dropped;
    }

  return 0;
}

static double
get_mean (const SjTallyResult *result)
{
  SjTallySummary summary;

  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));

  return summary.mean;
}

/* The first of them counts, whatever the later ones say. */
static void
test_by_id (void)
{
  const char *text = "Response ID,satisfied\nR_a,5\nR_b,4\nR_a,1\n,3\n,3\nR_a,1\n";
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) once = tally (text, NULL);
  g_autoptr(SjTallyResult) kept = NULL;

  g_assert_cmpuint (count (once, 0), ==, 4);
  g_assert_cmpuint (count_doubles (once), ==, 2);
  g_assert_cmpfloat (get_mean (once), ==, 3.75);

  sj_reading_init (&reading);
  sj_reading_set_filter (&reading, "double", NULL, TRUE);
  kept = tally (text, &reading);
  g_assert_cmpuint (count (kept, 0), ==, 6);
  g_assert_cmpuint (count_doubles (kept), ==, 0);
}

/* An answer that was left out does not take the place of one that counts. */
static void
test_behind_filter (void)
{
  g_autoptr(SjTallyResult) result =
    tally ("Response ID,Time Started,Date Submitted,Status,Satisfied\n"
           "a1,2025-01-01,,Partial,1\na1,2025-01-01,2025-01-01,Complete,5\n"
           "a2,2025-01-01,2025-01-01,Complete,3\na1,2025-01-01,2025-01-01,Complete,2\n",
           NULL);

  g_assert_cmpuint (count (result, 0), ==, 2);
  g_assert_cmpuint (count_doubles (result), ==, 1);
  g_assert_cmpfloat (get_mean (result), ==, 4);
}

/* One person rates many touchpoints of a long table. */
static void
test_long_table (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup ("place");
  result = tally ("Respondent ID;place;satisfied\n1;A;5\n1;B;4\n2;A;3\n2;A;1\n", &reading);
  g_assert_cmpuint (count (result, 0), ==, 2);
  g_assert_cmpuint (count (result, 1), ==, 1);
  g_assert_cmpuint (count_doubles (result), ==, 1);
}

/* Two who think the same are two, unless even the second they answered in is the same. */
static void
test_whole_rows (void)
{
  g_autoptr(GString) timed = g_string_new ("when;what;satisfied\n");
  g_autoptr(GString) plain = g_string_new ("what;satisfied\n");
  g_autoptr(SjTallyResult) once = NULL;
  g_autoptr(SjTallyResult) kept = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_string_append_printf (timed, "2025-01-01 10:%02d:00;x%d;%d\n", i, i,
                              3 + i % 3);
      g_string_append_printf (plain, "x%d;%d\n", i, 3 + i % 3);
    }
  g_string_append (timed, "2025-01-01 10:07:00;x7;4\n");
  g_string_append (plain, "x7;4\n");
  once = tally (timed->str, NULL);
  kept = tally (plain->str, NULL);
  g_assert_cmpuint (count (once, 0), ==, 40);
  g_assert_cmpuint (count_doubles (once), ==, 1);
  g_assert_cmpuint (count (kept, 0), ==, 41);
}

/* Ids that rise over the first rows, and far down one comes again: also where several threads read
 * the file, of which one has the first and another the second. */
static void
test_far_apart (void)
{
  g_autoptr(GString) text = g_string_new ("response_id,comment,satisfied\n");
  g_autoptr(SjTallyResult) rising = NULL;
  g_autoptr(SjTallyResult) doubled = NULL;

  for (int i = 1; i <= 60000; i++)
    g_string_append_printf (text, "%d,\"some words that make the file longer\",%d\n", i * 3,
                            i % 2 == 0 ? 5 : 3);
  rising = tally (text->str, NULL);
  g_assert_cmpuint (count (rising, 0), ==, 60000);
  g_assert_cmpuint (count_doubles (rising), ==, 0);

  g_string_append (text, "3,again,1\n180000,again,1\n7,new,4\n");
  doubled = tally (text->str, NULL);
  g_assert_cmpuint (count (doubled, 0), ==, 60001);
  g_assert_cmpuint (count_doubles (doubled), ==, 2);
  g_assert_cmpfloat (get_mean (doubled), ==, 4);
  g_assert_cmpuint (doubled->counts.rows, ==, 60003);
}

/* A set that is too small for its keys finds all the same what comes twice, in more passes. */
static void
test_bounded_memory (void)
{
  SjKeySet set;
  g_autoptr(GArray) again = NULL;
  guint n_passes = 0;

  sj_key_set_init (&set, 64);
  do
    {
      n_passes++;
      /* Rows 0 to 999, and from 1000 on every tenth of them again. */
      for (guint64 row = 0; row < 1100; row++)
        {
          guint64 id = row < 1000 ? row : (row - 1000) * 10;

          sj_key_set_add (&set, (id + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15), row);
        }
    }
  while (sj_key_set_next (&set));
  again = sj_key_set_finish (&set);
  sj_key_set_clear (&set);
  g_assert_cmpuint (n_passes, >, 1);
  g_assert_cmpuint (again->len, ==, 100);
  for (guint i = 0; i < again->len; i++)
    g_assert_cmpuint (g_array_index (again, guint64, i), ==, 1000 + i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/double-answers/by-id", test_by_id);
  g_test_add_func ("/double-answers/behind-filter", test_behind_filter);
  g_test_add_func ("/double-answers/long-table", test_long_table);
  g_test_add_func ("/double-answers/whole-rows", test_whole_rows);
  g_test_add_func ("/double-answers/far-apart", test_far_apart);
  g_test_add_func ("/double-answers/bounded-memory", test_bounded_memory);

  return g_test_run ();
}
