#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "feedback/sj-key-set.h"
#include "feedback/sj-key-sieve.h"
#include "feedback/sj-row-notes.h"
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

/* Ids that are text, in no order, more than one batch and block: each that comes again is found,
 * near or far, and no other. */
static void
test_ids_in_no_order (void)
{
  g_autoptr(GString) text = g_string_new ("Response ID,satisfied\n");
  g_autoptr(SjTallyResult) result = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "R_%08x,5\n", (i % 57000) * 2654435761u);
  result = tally (text->str, NULL);
  g_assert_cmpuint (count (result, 0), ==, 57000);
  g_assert_cmpuint (count_doubles (result), ==, 3000);
}

/* A key that came before never passes for a new one. */
static void
test_sieve (void)
{
  SjKeySieve sieve;
  guint n_seeming = 0;

  sj_key_sieve_init (&sieve, 1024);
  for (guint64 i = 1; i <= 2000; i++)
    n_seeming += sj_key_sieve_add (&sieve, i * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));
  g_assert_cmpuint (n_seeming, <, 100);
  for (guint64 i = 1; i <= 2000; i++)
    g_assert_true (sj_key_sieve_add (&sieve, i * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)));
  sj_key_sieve_clear (&sieve);
}

/* Of keys that may come again, those that do are found, and the others are nobody's business. */
static void
test_awaited (void)
{
  SjKeySet set;
  g_autoptr(GArray) again = NULL;
  const guint64 rows[][2] = { { 7, 10 }, { 8, 11 }, { 0, 12 }, { 7, 3 }, { 9, 13 }, { 9, 14 },
                              { 0, 15 } };

  sj_key_set_init (&set, 8);
  g_assert_true (sj_key_set_await (&set, 7));
  g_assert_true (sj_key_set_await (&set, 8));
  g_assert_true (sj_key_set_await (&set, 0));
  g_assert_true (sj_key_set_await (&set, 7));
  sj_key_set_close (&set);
  g_assert_true (sj_key_set_takes (&set, 0));
  g_assert_false (sj_key_set_takes (&set, 9));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    sj_key_set_add (&set, rows[i][0], rows[i][1]);
  g_assert_false (sj_key_set_next (&set));
  again = sj_key_set_finish (&set);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpuint (g_array_index (again, guint64, 0), ==, 10);
  g_assert_cmpuint (g_array_index (again, guint64, 1), ==, 15);
  sj_key_set_clear (&set);

  sj_key_set_init (&set, 8);
  for (guint64 key = 1; key < 6; key++)
    sj_key_set_await (&set, key);
  g_assert_false (sj_key_set_await (&set, 99));
  sj_key_set_clear (&set);
}

static gboolean
says (const SjTallyResult *result,
      const char          *part)
{
  g_autoptr(GPtrArray) notes = sj_row_notes_list (result->table, &result->counts, 0, FALSE);

  for (guint i = 0; i < notes->len; i++)
    if (strstr (g_ptr_array_index (notes, i), part) != NULL)
      return TRUE;

  return FALSE;
}

static SjTallyResult *
tally_standard_input (const char *text)
{
  g_auto(SjReading) reading = { 0 };
  g_autofree char *path = write_csv (text);
  g_autoptr(GError) error = NULL;
  int fd = g_open (path, O_RDONLY, 0), before = dup (STDIN_FILENO);
  SjTallyResult *result;

  g_assert_cmpint (dup2 (fd, STDIN_FILENO), ==, STDIN_FILENO);
  sj_reading_init (&reading);
  result = sj_tally_file ("-", &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dup2 (before, STDIN_FILENO);
  close (before);
  close (fd);
  g_unlink (path);

  return result;
}

/* What was not looked for is said, and only where it matters. */
static void
test_standard_input (void)
{
  g_autoptr(SjTallyResult) unsought =
    tally_standard_input ("Response ID,satisfied\nR_a,5\nR_b,4\nR_a,1\n");
  g_autoptr(SjTallyResult) rising =
    tally_standard_input ("Response ID,satisfied\n1,5\n2,4\n3,1\n");
  g_autoptr(SjTallyResult) falling =
    tally_standard_input ("Response ID,satisfied\n1,5\n2,4\n2,1\n");
  g_autoptr(SjTallyResult) plain = tally_standard_input ("satisfied\n5\n4\n1\n");

  g_assert_cmpuint (count (unsought, 0), ==, 3);
  g_assert_true (says (unsought, "Standard input can be read once only"));
  g_assert_false (says (rising, "Standard input"));
  g_assert_true (says (falling, "Standard input can be read once only"));
  g_assert_false (says (plain, "Standard input"));
}

/* Rows without an id are compared cell by cell, which a long table is too long for. */
static void
test_long_without_ids (void)
{
  g_autoptr(GString) text = g_string_new ("when,satisfied\n");
  g_autoptr(SjTallyResult) result = NULL;

  for (guint i = 0; i < (1u << 20) + 1000; i++)
    g_string_append_printf (text, "2025-01-%02u %02u:%02u:%02u,5\n", 1 + i / 86400,
                            i / 3600 % 24, i / 60 % 60, i % 60);
  g_string_append (text, "2025-01-01 00:00:00,5\n");
  result = tally (text->str, NULL);
  g_assert_cmpuint (count (result, 0), ==, (1u << 20) + 1001);
  g_assert_cmpuint (count_doubles (result), ==, 0);
  g_assert_true (says (result, "nobody looked for rows that stand in it twice"));
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
  g_test_add_func ("/double-answers/ids-in-no-order", test_ids_in_no_order);
  g_test_add_func ("/double-answers/sieve", test_sieve);
  g_test_add_func ("/double-answers/awaited", test_awaited);
  g_test_add_func ("/double-answers/standard-input", test_standard_input);
  g_test_add_func ("/double-answers/long-without-ids", test_long_without_ids);
  g_test_add_func ("/double-answers/bounded-memory", test_bounded_memory);

  return g_test_run ();
}
