#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "feedback/sj-database.h"
#include "feedback/sj-database-plan.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-row-notes.h"
#include "sj-answers-test.h"

/* What somebody gets whose answers are in a file of SQLite. */

#define N_ROWS 20000

typedef struct
{
  char *folder;
  char *csv;
  char *path;
} Fixture;

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("sj-database-XXXXXX", NULL);
  fixture->csv = g_build_filename (fixture->folder, "answers.csv", NULL);
  fixture->path = g_build_filename (fixture->folder, "answers 100%.sqlite", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sj_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->csv);
  g_free (fixture->path);
}

static void
fill (Fixture *fixture,
      guint    n_rows)
{
  g_autofree char *script = g_build_filename (fixture->folder, "fill.sql", NULL);
  g_autofree char *sql = NULL;
  FILE *file = g_fopen (script, "w");

  fputs ("BEGIN; CREATE TABLE responses (" SJ_ANSWERS_COLUMNS ");\n", file);
  sj_answers_write_sql (file, "responses", n_rows);
  fputs ("COMMIT;", file);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
  execute (fixture->path, sql);
  sj_answers_write_csv (fixture->csv, n_rows, FALSE);
}

static void
test_same_as_file (Fixture       *fixture,
                   gconstpointer  data)
{
  fill (fixture, N_ROWS);
  sj_answers_compare_all (fixture->csv, fixture->path, NULL);
}

/* An answer whose row is there twice is one answer; as of a file, where the first counts. */
static void
test_doubles (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *twice = g_build_filename (fixture->folder, "twice.csv", NULL);

  fill (fixture, N_ROWS);
  execute (fixture->path, SJ_ANSWERS_TWICE);
  sj_answers_write_csv (twice, N_ROWS, TRUE);
  sj_answers_compare_doubles (twice, fixture->path, N_ROWS);
}

/* @words: of the sentence that says why not; NULL if it can be read. */
static void
check_reading (Fixture    *fixture,
               const char *by,
               const char *wave,
               const char *from,
               const char *keep,
               const char *words)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup (by);
  reading.from = g_strdup (from);
  if (wave != NULL)
    sj_reading_set_wave (&reading, wave);
  if (keep != NULL)
    sj_reading_set_filter (&reading, keep, NULL, TRUE);
  g_ptr_array_add (reading.scores, g_strdup ("nps:nps"));
  result = sj_tally_file (fixture->path, &reading, NULL, NULL, NULL, &error);
  if (words == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_null (result);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* Rows have no order: which of two unlike ones counts would be chance. Rows without an id are
 * different answers. */
static void
test_unlike_doubles (Fixture       *fixture,
                     gconstpointer  data)
{
  execute (fixture->path,
           "CREATE TABLE t (response_id TEXT, tp TEXT, nps INTEGER, note TEXT);"
           "WITH RECURSIVE i (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 40)"
           " INSERT INTO t SELECT CASE WHEN x < 30 THEN 'R_' || x END, 'Shop', x % 11, x FROM i;"
           "INSERT INTO t SELECT response_id, tp, nps, 'once more' FROM t WHERE nps = 3");
  check_reading (fixture, "tp", NULL, NULL, NULL, NULL);
  execute (fixture->path, "INSERT INTO t SELECT response_id, tp, NULL, '' FROM t WHERE nps = 4");
  check_reading (fixture, "tp", NULL, NULL, NULL, "more than once (by “response_id”)");
  check_reading (fixture, "tp", NULL, NULL, "double", NULL);
}

/* A date that the database cannot be asked for is no missing date. */
static void
test_dates_as_texts (Fixture       *fixture,
                     gconstpointer  data)
{
  execute (fixture->path,
           "CREATE TABLE t (answered TEXT, nps INTEGER);"
           "WITH RECURSIVE i (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 40)"
           " INSERT INTO t SELECT printf ('%02d.03.2024', 1 + x % 28), x % 11 FROM i");
  check_reading (fixture, NULL, "answered:month", NULL, NULL, "03.2024");
  check_reading (fixture, NULL, NULL, "2024-03-10", NULL, "03.2024");
  check_reading (fixture, NULL, NULL, NULL, NULL, NULL);
  execute (fixture->path, "UPDATE t SET answered = '2024-03-' || substr (answered, 1, 2)");
  check_reading (fixture, NULL, "answered:month", "2024-03-10", NULL, NULL);
}

/* @words: of what is said about dates; NULL if nothing is. */
static void
check_dates (Fixture    *fixture,
             const char *wave,
             const char *first_date,
             const char *words)
{
  const SjAnswersReading how = { .wave = wave, .scores = { "nps:nps" }, .min_n = -1 };
  g_autoptr(SjTallyResult) result = sj_answers_tally (fixture->path, NULL, &how);
  g_autoptr(GPtrArray) notes = sj_row_notes_list (result->table, &result->counts, 0, FALSE);
  gboolean said = FALSE;

  for (guint i = 0; i < notes->len; i++)
    said |= strstr (g_ptr_array_index (notes, i), words != NULL ? words : "no date in") != NULL;
  g_assert_true (said == (words != NULL));
  g_assert_cmpstr (result->first_date, ==, first_date);
}

/* Where an import goes on without some dates, it says how many and of which column. */
static void
test_unread_dates (Fixture       *fixture,
                   gconstpointer  data)
{
  execute (fixture->path,
           "CREATE TABLE t (answered TEXT, nps INTEGER);"
           "WITH RECURSIVE i (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 40)"
           " INSERT INTO t SELECT printf ('%02d/12/2025', 1 + x % 28), x % 11 FROM i;"
           "INSERT INTO t VALUES (NULL, 5), ('', 6), ('1900-01-01', 7)");
  check_dates (fixture, NULL, NULL, "40 rows have no date in “answered”");
  execute (fixture->path, "UPDATE t SET answered = '2025-12-' || substr (answered, 1, 2)"
                          " WHERE answered LIKE '__/%'");
  check_dates (fixture, NULL, "2025-12-01", NULL);
  check_dates (fixture, "answered:month", "2025-12-01", NULL);
  execute (fixture->path, "INSERT INTO t VALUES ('next week', 3)");
  check_dates (fixture, "answered:month", "2025-12-01", "1 row has no date in “answered”");
}

static const SjTally *
first_tally (const SjTallyResult *result)
{
  return &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally;
}

/* A text column with everything that stands in exports. */
static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const texts[] = { "5",   " 4 ",     "3.0", "4/5", "2 - poor", "1",
                                       "N/A", "don't know", "", "-99", "6", "rubbish",
                                       "0x5", "5.", "+3", "4,5", "–" };
  g_autoptr(GString) sql = g_string_new ("CREATE TABLE t (q TEXT);");
  g_autoptr(GString) csv = g_string_new ("q\n");
  const SjAnswersReading how = { .scores = { "q:csat" }, .min_n = 0 };
  g_autoptr(SjTallyResult) file = NULL;
  g_autoptr(SjTallyResult) database = NULL;

  for (guint i = 0; i < 200; i++)
    {
      const char *text = texts[(i * 7) % G_N_ELEMENTS (texts)];
      char *quoted = sqlite3_mprintf ("INSERT INTO t VALUES (%Q);", text);

      g_string_append (sql, quoted);
      g_string_append_printf (csv, "\"%s\"\n", text);
      sqlite3_free (quoted);
    }
  execute (fixture->path, sql->str);
  g_assert_true (g_file_set_contents (fixture->csv, csv->str, -1, NULL));
  file = sj_answers_tally (fixture->csv, NULL, &how);
  database = sj_answers_tally (fixture->path, NULL, &how);
  sj_answers_assert_same_tally (first_tally (file), first_tally (database));
}

/* More different texts than are worth naming: the database itself has to know numbers. */
static void
test_many_texts (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN; CREATE TABLE t (q TEXT);");
  g_autoptr(GString) csv = g_string_new ("q\n");
  const SjAnswersReading how = { .scores = { "q:slider" }, .min_n = 0 };
  g_autoptr(SjTallyResult) file = NULL;
  g_autoptr(SjTallyResult) database = NULL;
  SjTallySummary one, two;
  const SjTally *first, *second;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = i % 10 == 9 ? g_strdup_printf ("word %u", i)
                                          : g_strdup_printf ("%u.%02u", i % 103, i % 4 * 25);

      g_string_append_printf (sql, "INSERT INTO t VALUES ('%s');", text);
      g_string_append_printf (csv, "%s\n", text);
    }
  g_string_append (sql, "COMMIT;");
  execute (fixture->path, sql->str);
  g_assert_true (g_file_set_contents (fixture->csv, csv->str, -1, NULL));
  file = sj_answers_tally (fixture->csv, NULL, &how);
  database = sj_answers_tally (fixture->path, NULL, &how);
  first = first_tally (file);
  second = first_tally (database);
  g_assert_cmpuint (first->rest.n, >, 1000);
  g_assert_cmpuint (first->rest.n, ==, second->rest.n);
  g_assert_cmpuint (first->missing[SJ_MISSING_INVALID], ==, second->missing[SJ_MISSING_INVALID]);
  g_assert_true (sj_tally_summarise (first, &one) && sj_tally_summarise (second, &two));
  g_assert_cmpfloat_with_epsilon (one.mean, two.mean, 1e-12);
  g_assert_cmpfloat_with_epsilon (one.variance, two.variance, 1e-9);
  g_assert_cmpfloat_with_epsilon (one.valence_variance, two.valence_variance, 1e-12);
}

/* Names and values that would change a query which is put together carelessly. */
static void
test_evil_names (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const names[] = { "a\"b", "x'); DROP TABLE t; --", "50%s", "back\\slash",
                                       "new\nline", "back`tick", "[brackets]", "what?", ":name" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *sql = sqlite3_mprintf ("DROP TABLE IF EXISTS \"%w\"; CREATE TABLE \"%w\" (\"%w\" TEXT, "
                                   "\"q %w\" INTEGER);", names[i], names[i], names[i], names[i]);
      g_autofree char *score = g_strdup ("#2:csat");
      const SjAnswersReading how = { .by = "#1", .scores = { score }, .min_n = -1 };
      g_autoptr(SjTallyResult) result = NULL;

      execute (fixture->path, sql);
      sqlite3_free (sql);
      for (guint row = 0; row < 12; row++)
        {
          sql = sqlite3_mprintf ("INSERT INTO \"%w\" VALUES (%Q, %u)", names[i], names[i], row % 6);
          execute (fixture->path, sql);
          sqlite3_free (sql);
        }
      result = sj_answers_tally (fixture->path, names[i], &how);
      g_assert_cmpuint (result->groups->len, ==, 1);
      g_assert_cmpuint (result->counts.rows, ==, 12);
      g_assert_cmpuint (sj_tally_get_n (first_tally (result)), ==, 10);
    }
}

/* A zero byte in a cell ends no query and no table. */
static void
test_zero_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  const SjAnswersReading how = { .by = "tp", .scores = { "q:csat" }, .min_n = 0 };
  g_autoptr(SjTallyResult) result = NULL;

  execute (fixture->path, "CREATE TABLE t (tp TEXT, q);"
                          "INSERT INTO t VALUES ('a' || char(0) || 'b', 3), ('a' || char(0), 4),"
                          " ('a', 5), ('a', '5' || char(0) || '6'), ('a', x'00'), ('a', 'n/a');");
  result = sj_answers_tally (fixture->path, NULL, &how);
  g_assert_cmpuint (result->counts.rows, ==, 6);
  g_assert_cmpuint (result->groups->len, >=, 1);
}

static void
assert_refused (const char *path,
                const char *query,
                const char *words)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.query = g_strdup (query);
  g_assert_null (sj_table_open (path, &reading, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” gives “%s”", query, error->message);
}

static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  const SjAnswersReading how = { .by = "touchpoint", .scores = { "nps:nps" }, .min_n = -1 };
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, 500);
  assert_refused (fixture->path, "DELETE FROM responses", "no SELECT");
  assert_refused (fixture->path, "SELECT 1; DROP TABLE responses", "semicolon");
  assert_refused (fixture->path, "SELECT * FROM responses;", "semicolon");
  assert_refused (fixture->path, " -- nothing\n ", "empty");
  assert_refused (fixture->path, "SELECT 1) x, (SELECT 2", "parentheses");
  assert_refused (fixture->path, "SELECT 'open", "not closed");
  assert_refused (fixture->path, "SELECT * FROM responses WHERE id > ?", "question mark");
  assert_refused (fixture->path, "SELECT * FROM responses WHERE id > :id", "not given");
  assert_refused (fixture->path, "SELECT nothing FROM responses", "nothing");
  assert_refused (fixture->path, "SELECT load_extension('x') FROM responses", "authorized");
  assert_refused (fixture->path, "PRAGMA journal_mode = DELETE", "no SELECT");

  sj_answers_set_reading (&reading, &how, NULL);
  reading.query = g_strdup ("SELECT * FROM responses -- all\n"
                            "WHERE touchpoint <> 'Checkout' -- but one");
  result = sj_tally_file (fixture->path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->counts.rows, <, 500);
}

/* Nothing changes: not the file, not its time, and nothing stands beside it afterwards. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  const SjAnswersReading how = { .by = "touchpoint", .scores = { "nps:nps" }, .min_n = -1 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  gsize length_before, length_after;

  fill (fixture, 500);
  execute (fixture->path, "PRAGMA journal_mode = WAL;");
  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  result = sj_answers_tally (fixture->path, NULL, &how);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
}

/* What another program has just written is read, although it stands in a log beside the file. */
static void
test_log_beside (Fixture       *fixture,
                 gconstpointer  data)
{
  const SjAnswersReading how = { .scores = { "q:csat" }, .min_n = 0 };
  g_autoptr(SjTallyResult) result = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA journal_mode = WAL; CREATE TABLE t (q INTEGER);"
                        "INSERT INTO t VALUES (1), (2), (5);", NULL, NULL, NULL);
  result = sj_answers_tally (fixture->path, NULL, &how);
  g_assert_cmpuint (result->counts.rows, ==, 3);
  sqlite3_close (handle);
}

static void
test_several_tables (Fixture       *fixture,
                     gconstpointer  data)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  execute (fixture->path, "CREATE TABLE one (q INTEGER); CREATE VIEW two AS SELECT * FROM one;");
  sj_reading_init (&reading);
  g_assert_null (sj_table_open (fixture->path, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "one, two"));
  g_clear_error (&error);
  reading.table = g_strdup ("three");
  g_assert_null (sj_table_open (fixture->path, &reading, &error));
  g_assert_nonnull (strstr (error->message, "three"));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = g_malloc0 (8192);

  memcpy (bytes, "SQLite format 3", 16);
  memset (bytes + 16, 0x5A, 8000);
  g_assert_true (g_file_set_contents (fixture->path, bytes, 8192, NULL));
  sj_reading_init (&reading);
  g_assert_null (sj_table_open (fixture->path, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "damaged or encrypted"));
}

#define ENDLESS \
  "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c"

static gboolean
ignore_row (const SjSqlCell *cells,
            guint            n_cells,
            gpointer         data,
            GError         **error)
{
  return TRUE;
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(SjDatabase) database = NULL;
  g_autoptr(SjSqlStatement) statement = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  SjDatabaseQuery query = { .func = ignore_row };
  gint64 begun = g_get_monotonic_time ();
  GThread *thread;

  execute (fixture->path, "CREATE TABLE t (q INTEGER);");
  database = sj_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (database->time_limit, ==, 30);
  statement = query.statement = sj_sql_statement_new (&database->dialect);
  sj_sql_append (statement, "%s", ENDLESS);

  database->time_limit = 1;
  g_assert_false (sj_database_run (database, &query, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "1 second"));
  g_clear_error (&error);

  database->time_limit = 30;
  query.cancellable = cancellable;
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (sj_database_run (database, &query, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

static void
test_too_many_groups (Fixture       *fixture,
                      gconstpointer  data)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  execute (fixture->path, "CREATE TABLE t AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x"
                          " + 1 FROM c LIMIT 60000)"
                          " SELECT 'tp ' || (x / 5) AS tp, x % 5 AS q FROM c;");
  sj_reading_init (&reading);
  reading.by = g_strdup ("tp");
  g_ptr_array_add (reading.scores, g_strdup ("q:likert:0-4"));
  g_assert_null (sj_tally_file (fixture->path, &reading, NULL, NULL, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT);
}

static void
test_bad_weights (Fixture       *fixture,
                  gconstpointer  data)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  execute (fixture->path, "CREATE TABLE t (q INTEGER, w REAL);"
                          "INSERT INTO t VALUES (1, 1), (2, -1), (3, NULL);");
  sj_reading_init (&reading);
  reading.weight = g_strdup ("w");
  g_ptr_array_add (reading.scores, g_strdup ("q:csat"));
  g_assert_null (sj_tally_file (fixture->path, &reading, NULL, NULL, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "2 rows"));
}

/* Three parts of answers and of rows that weigh nothing, some of them twice. */
static void
fill_weighed (Fixture *fixture)
{
  static const struct
  {
    const char *tp;
    guint n, n_idle;
  } parts[] = { { "Few", 3, 60 }, { "Many", 40, 20 }, { "Idle", 0, 30 } };
  g_autoptr(GString) csv = g_string_new ("response_id,person,tp,answered,q,s,w\n");
  g_autoptr(GString) sql = g_string_new ("CREATE TABLE t (response_id TEXT, person TEXT, tp TEXT,"
                                         " answered TEXT, q INTEGER, s INTEGER, w REAL);");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i].n + parts[i].n_idle; j++)
      for (guint copy = 0; copy <= (j % 5 == 1); copy++)
        {
          const char *tp = parts[i].tp;
          const char *weight = j < parts[i].n ? "1.5" : "0";
          const char *day = j < parts[i].n ? "2025-03-10" : j % 2 > 0 ? "2024-01-05" : "2025-12-24";
          guint q = 1 + j % 5, s = 1 + j % 3;

          g_string_append_printf (csv, "R_%s%u,P%u,%s,%s,%u,%u,%s\n", tp, j, j, tp, day, q, s,
                                  weight);
          g_string_append_printf (sql,
                                  "INSERT INTO t VALUES ('R_%s%u', 'P%u', '%s', '%s', %u, %u, %s);",
                                  tp, j, j, tp, day, q, s, weight);
        }
  execute (fixture->path, sql->str);
  g_assert_true (g_file_set_contents (fixture->csv, csv->str, -1, NULL));
}

/* Three answers stay hidden, however many rows of weight 0 stand beside them, also where rows are
 * there twice; what has only such rows is no group, and has no date. */
static void
test_weight_0 (Fixture       *fixture,
               gconstpointer  data)
{
  static const SjAnswersReading readings[] = {
    { .by = "tp", .weight = "w", .scores = { "q:csat" }, .min_n = 5 },
    { .by = "tp", .weight = "w", .scores = { "q:csat", "s:csat" }, .min_n = 5 },
    { .by = "tp", .weight = "w", .scores = { "q:csat" }, .respondent = "person", .min_n = 5 },
    { .by = "tp", .wave = "answered:month", .weight = "w", .scores = { "q:csat" }, .min_n = 5 },
    { .weight = "w", .scores = { "q:csat", "s:csat" }, .where = "tp=Few,Idle", .min_n = 5 },
  };

  fill_weighed (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr(SjTallyResult) file = sj_answers_tally (fixture->csv, NULL, &readings[i]);
      g_autoptr(SjTallyResult) database = sj_answers_tally (fixture->path, NULL, &readings[i]);
      const SjResultGroup *few;

      g_test_message ("reading %zu", i);
      sj_answers_assert_same (file, database);
      few = sj_answers_find (database, g_ptr_array_index (file->groups, 0));
      g_assert_cmpuint (sj_answers_count_doubles (database), ==, sj_answers_count_doubles (file));
      g_assert_cmpuint (sj_answers_count_doubles (database), >, 0);
      g_assert_cmpint (few->suppression, ==, SJ_SUPPRESSED_SMALL);
      g_assert_cmpstr (database->first_date, ==, "2025-03-10");
      g_assert_cmpstr (database->last_date, ==, "2025-03-10");
    }
}

/* What is looked at of a table is counts of values: people's rows stay where they are. */
static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTable) file = NULL;
  g_autoptr(SjTable) database = NULL;

  fill (fixture, N_ROWS);
  sj_reading_init (&reading);
  file = sj_table_open (fixture->csv, &reading, &error);
  g_assert_no_error (error);
  database = sj_table_open (fixture->path, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_format_id (database), ==, "sqlite");
  g_assert_cmpstr (sj_table_get_name (database), ==, "answers 100%.sqlite: responses");
  g_assert_cmpuint (sj_table_get_n_columns (file), ==, sj_table_get_n_columns (database));
  for (guint i = 0; i < sj_table_get_n_columns (file); i++)
    {
      const SjDetection *one = sj_table_get_detection (file, i);
      const SjDetection *two = sj_table_get_detection (database, i);

      g_assert_cmpint (sj_table_get_role (file, i), ==, sj_table_get_role (database, i));
      g_assert_cmpint (one->state, ==, two->state);
      if (one->state != SJ_DETECTION_NONE)
        g_assert_true (sj_scale_equal (&one->scale, &two->scale));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, func) g_test_add ("/database/" name, Fixture, NULL, set_up, func, tear_down)
  add ("same-as-file", test_same_as_file);
  add ("texts", test_texts);
  add ("many-texts", test_many_texts);
  add ("evil-names", test_evil_names);
  add ("zero-bytes", test_zero_bytes);
  add ("queries", test_queries);
  add ("read-only", test_read_only);
  add ("log-beside", test_log_beside);
  add ("several-tables", test_several_tables);
  add ("damaged", test_damaged);
  add ("doubles", test_doubles);
  add ("unlike-doubles", test_unlike_doubles);
  add ("dates-as-texts", test_dates_as_texts);
  add ("unread-dates", test_unread_dates);
  add ("stop", test_stop);
  add ("too-many-groups", test_too_many_groups);
  add ("bad-weights", test_bad_weights);
  add ("weight-0", test_weight_0);
  add ("look", test_look);

  return g_test_run ();
}
