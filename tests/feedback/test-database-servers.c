#include "config.h"

#include <string.h>

#include "feedback/sj-database.h"
#include "feedback/sj-database-plan.h"
#include "feedback/sj-feedback-error.h"
#include "sj-answers-test.h"
#include "sj-server-test.h"

/* What somebody gets whose answers are in a database on a server. The servers are started here. */

#define N_ROWS 20000
#define PASSWORD "p;w}d 'x'"

static char *
write_script (const SjTestServer *server,
              const char         *before,
              guint               n_rows)
{
  char *path = g_build_filename (server->folder, "fill.sql", NULL);
  FILE *file = g_fopen (path, "w");

  fputs (before, file);
  fputs ("CREATE TABLE responses (" SJ_ANSWERS_COLUMNS ");\n", file);
  sj_answers_write_sql (file, "responses", n_rows);
  fputs (SJ_ANSWERS_TWICE, file);
  g_assert_cmpint (fclose (file), ==, 0);

  return path;
}

static char *
write_csv (const SjTestServer *server,
           gboolean            twice)
{
  char *path = g_build_filename (server->folder, twice ? "twice.csv" : "answers.csv", NULL);

  sj_answers_write_csv (path, N_ROWS, twice);

  return path;
}

/* NULL, and the test is skipped, where the driver is not installed. */
static SjDatabase *
open_or_skip (const char *connection)
{
  g_autoptr(GError) error = NULL;
  SjDatabase *database = sj_database_open (connection, &error);

  if (database == NULL && strstr (error->message, "driver") == NULL &&
      strstr (error->message, "Can't open lib") == NULL)
    g_error ("%s", error->message);
  if (database == NULL)
    g_test_skip ("The ODBC driver is not there");

  return database;
}

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
  g_usleep (500 * 1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
assert_run_fails (SjDatabase   *database,
                  const char   *text,
                  GCancellable *cancellable,
                  GQuark        domain,
                  int           code)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  SjDatabaseQuery query = { statement, ignore_row, NULL, cancellable };
  g_autoptr(GError) error = NULL;

  sj_sql_append (statement, "%s", text);
  g_assert_false (sj_database_run (database, &query, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, domain, code);
}

/* A query that takes long ends when somebody cancels, and at the latest at its limit; and what
 * would change something is refused by the server. */
static void
check_stops (const char *connection,
             const char *sleep,
             const char *change)
{
  g_autoptr(SjDatabase) database = sj_database_open (connection, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  gint64 begun = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  assert_run_fails (database, sleep, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 15 * G_USEC_PER_SEC);
  database->time_limit = 1;
  assert_run_fails (database, sleep, NULL, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT);
  assert_run_fails (database, change, NULL, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
}

/* Names and texts that would change a query which is put together carelessly. */
static void
check_evil (const char *connection,
            const char *table)
{
  const SjAnswersReading how = { .by = "#1", .scores = { "#2:csat" }, .min_n = -1,
                                 .where = "#3=x'y;\\z" };
  g_autoptr(SjTallyResult) result = sj_answers_tally (connection, table, &how);
  const SjResultGroup *group = g_ptr_array_index (result->groups, 0);

  g_assert_cmpuint (result->counts.rows, ==, 12);
  g_assert_cmpuint (result->groups->len, ==, 1);
  g_assert_cmpstr (group->touchpoint, ==, "a'; \"b\" `c` \\ 50%");
  g_assert_cmpuint (sj_tally_get_n (&group->tally), ==, 6);
}

static void
test_postgresql (void)
{
  SjTestServer server = { 0 };
  g_autoptr(SjDatabase) database = NULL;
  g_autofree char *connection = NULL;
  g_autofree char *script = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *twice = NULL;

  if (!sj_test_server_start_postgresql (&server))
    {
      g_test_skip ("PostgreSQL is not there");
      sj_test_server_clear (&server);
      return;
    }
  connection = g_strdup_printf ("Driver={PostgreSQL Unicode};Servername=%s;Port=5432;UID=sojourn;"
                                "Database=postgres", server.folder);
  database = open_or_skip (connection);
  if (database != NULL)
    {
      g_assert_cmpint (database->dialect.product, ==, SJ_SQL_POSTGRESQL);
      script = write_script (
        &server,
        "CREATE TABLE \"we\"\"ird 'n? \\ %\" (\"a\"\"b?\" TEXT, \"c`'d\" INT, \"%s\\\" TEXT);\n"
        "INSERT INTO \"we\"\"ird 'n? \\ %\" SELECT 'a''; \"b\" `c` \\ 50%', x % 5 + 1,"
        " CASE WHEN x % 2 = 0 THEN 'x''y;\\z' ELSE 'no' END FROM generate_series(1, 12) x;\n",
        N_ROWS);
      csv = write_csv (&server, FALSE);
      twice = write_csv (&server, TRUE);
      g_assert_true (sj_test_server_run (
        FALSE, "psql -q -v ON_ERROR_STOP=1 -h '%s' -U sojourn -d postgres -f '%s'", server.folder,
        script));
      sj_answers_compare_all (csv, connection, "responses");
      sj_answers_compare_all (csv, connection, "public.responses");
      sj_answers_compare_doubles (twice, connection, N_ROWS);
      check_stops (connection, "SELECT pg_sleep(20)", "DELETE FROM responses");
      check_evil (connection, "we\"ird 'n? \\ %");
    }
  g_clear_pointer (&database, sj_database_free);
  sj_test_server_clear (&server);
}

static void
test_mariadb (void)
{
  SjTestServer server = { 0 };
  g_autoptr(SjDatabase) database = NULL;
  g_autofree char *connection = NULL;
  g_autofree char *script = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *twice = NULL;

  if (!sj_test_server_start_mariadb (&server))
    {
      g_test_skip ("MariaDB is not there");
      sj_test_server_clear (&server);
      return;
    }
  script = write_script (
    &server,
    "SET NAMES utf8mb4; SET sql_mode = 'NO_BACKSLASH_ESCAPES';\n"
    "CREATE DATABASE cx CHARACTER SET utf8mb4; USE cx;\n"
    "CREATE USER anna@localhost IDENTIFIED BY 'p;w}d ''x''';\n"
    "GRANT ALL ON cx.* TO anna@localhost;\n"
    "CREATE TABLE `we``ird 'n? \\ %` (`a\"b?` TEXT, `c``'d` INT, `%s\\` TEXT);\n"
    "INSERT INTO `we``ird 'n? \\ %` SELECT 'a''; \"b\" `c` \\ 50%', seq % 5 + 1,"
    " CASE WHEN seq % 2 = 0 THEN 'x''y;\\z' ELSE 'no' END FROM seq_1_to_12;\n",
    N_ROWS);
  csv = write_csv (&server, FALSE);
  twice = write_csv (&server, TRUE);
  g_assert_true (sj_test_server_run (
    FALSE, "mariadb --no-defaults --default-character-set=utf8mb4 -u root -S '%s/s.sock' "
           "-e 'source %s'", server.folder, script));
  connection = g_strdup_printf ("Driver={MariaDB Unicode};SOCKET=%s/s.sock;UID=anna;Database=cx",
                                server.folder);
  g_setenv ("SOJOURN_DATABASE_PASSWORD", PASSWORD, TRUE);
  database = open_or_skip (connection);
  if (database != NULL)
    {
      g_assert_cmpint (database->dialect.product, ==, SJ_SQL_MARIADB);
      sj_answers_compare_all (csv, connection, "responses");
      sj_answers_compare_doubles (twice, connection, N_ROWS);
      check_stops (connection, "SELECT SLEEP(20)", "DELETE FROM responses");
      check_evil (connection, "we`ird 'n? \\ %");
    }
  g_unsetenv ("SOJOURN_DATABASE_PASSWORD");
  g_clear_pointer (&database, sj_database_free);
  sj_test_server_clear (&server);
}

/* Whoever may not come in is told so, but not the password. */
static void
test_wrong_password (void)
{
  SjTestServer server = { 0 };
  g_autoptr(SjDatabase) database = NULL;
  g_autofree char *connection = NULL;
  g_autoptr(GError) error = NULL;

  if (!sj_test_server_start_mariadb (&server))
    {
      g_test_skip ("MariaDB is not there");
      sj_test_server_clear (&server);
      return;
    }
  connection = g_strdup_printf ("Driver={MariaDB Unicode};SOCKET=%s/s.sock;UID=nobody-such",
                                server.folder);
  g_setenv ("SOJOURN_DATABASE_PASSWORD", PASSWORD, TRUE);
  g_assert_null (sj_database_open (connection, &error));
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, PASSWORD));
  g_unsetenv ("SOJOURN_DATABASE_PASSWORD");
  sj_test_server_clear (&server);
}

static const char shards[] =
  "CREATE DATABASE shard0; CREATE DATABASE shard1;\n"
  "\\connect shard0\nCREATE TABLE part (" SJ_ANSWERS_COLUMNS ");\n"
  "\\connect shard1\nCREATE TABLE part (" SJ_ANSWERS_COLUMNS ");\n"
  "\\connect postgres\nCREATE EXTENSION postgres_fdw;\n"
  "CREATE SERVER s0 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '@', dbname 'shard0',"
  " use_remote_estimate 'true');\n"
  "CREATE SERVER s1 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '@', dbname 'shard1',"
  " use_remote_estimate 'true');\n"
  "CREATE USER MAPPING FOR sojourn SERVER s0 OPTIONS (user 'sojourn', password_required 'false');\n"
  "CREATE USER MAPPING FOR sojourn SERVER s1 OPTIONS (user 'sojourn', password_required 'false');\n"
  "CREATE TABLE sharded (" SJ_ANSWERS_COLUMNS ") PARTITION BY HASH (touchpoint);\n"
  "CREATE FOREIGN TABLE p0 PARTITION OF sharded FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER s0"
  " OPTIONS (table_name 'part');\n"
  "CREATE FOREIGN TABLE p1 PARTITION OF sharded FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER s1"
  " OPTIONS (table_name 'part');\n"
  "INSERT INTO sharded SELECT * FROM responses;\n"
  "\\connect shard0\nANALYZE part;\n\\connect shard1\nANALYZE part;\n";

static guint
count_words (const char *text,
             const char *first,
             const char *second)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], first) != NULL && strstr (lines[i], second) != NULL;

  return n;
}

/* The plan of the very query that a tally runs. */
static char *
explain (const SjTestServer     *server,
         const char             *connection,
         const SjAnswersReading *how)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GPtrArray) statements = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (server->folder, "explain.sql", NULL);
  g_autofree char *output = g_build_filename (server->folder, "plan.txt", NULL);
  g_autofree char *command = NULL;
  g_autofree char *sql = NULL;
  SjSqlStatement *statement;
  char *plan = NULL;

  sj_answers_set_reading (&reading, how, "sharded");
  statements = sj_database_plan_preview (connection, &reading, NULL, &error);
  g_assert_no_error (error);
  statement = g_ptr_array_index (statements, 1);
  g_assert_cmpuint (statement->values->len, ==, 0);
  sql = g_strdup_printf ("EXPLAIN (VERBOSE, COSTS OFF)\n%s;\n", statement->text->str);
  g_assert_true (g_file_set_contents (path, sql, -1, NULL));
  command = g_strdup_printf ("psql -q -At -h '%s' -U sojourn -d postgres -f '%s'", server->folder,
                             path);
  process = sj_test_server_spawn (command, FALSE, output);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_true (g_file_get_contents (output, &plan, NULL, NULL));

  return plan;
}

/* The way past one machine: the same query runs on a table whose parts are on two other servers,
 * and these aggregate. */
static void
test_shards (void)
{
  static const SjAnswersReading hows[] = {
    { .by = "touchpoint", .scores = { "nps:nps" }, .min_n = -1 },
    { .by = "touchpoint", .segment = "segment", .min_n = -1,
      .scores = { "nps:nps", "csat:csat", "slider:slider" } },
  };
  SjTestServer server = { 0 };
  g_autoptr(SjDatabase) database = NULL;
  g_autofree char *connection = NULL;
  g_autofree char *script = NULL;
  g_autofree char *more = NULL;
  g_autofree char *csv = NULL;
  g_autoptr(GString) sql = g_string_new (shards);

  if (!sj_test_server_start_postgresql (&server))
    {
      g_test_skip ("PostgreSQL is not there");
      sj_test_server_clear (&server);
      return;
    }
  connection = g_strdup_printf ("Driver={PostgreSQL Unicode};Servername=%s;Port=5432;UID=sojourn;"
                                "Database=postgres", server.folder);
  database = open_or_skip (connection);
  script = write_script (&server, "", N_ROWS);
  csv = write_csv (&server, FALSE);
  more = g_build_filename (server.folder, "shards.sql", NULL);
  g_string_replace (sql, "@", server.folder, 0);
  g_assert_true (g_file_set_contents (more, sql->str, -1, NULL));
  g_assert_true (sj_test_server_run (
    FALSE, "psql -q -v ON_ERROR_STOP=1 -h '%s' -U sojourn -d postgres -f '%s' -f '%s'",
    server.folder, script, more));
  for (gsize i = 0; database != NULL && i < G_N_ELEMENTS (hows); i++)
    {
      g_autofree char *plan = explain (&server, connection, &hows[i]);
      g_autoptr(SjTallyResult) file = sj_answers_tally (csv, NULL, &hows[i]);
      g_autoptr(SjTallyResult) sharded = sj_answers_tally (connection, "sharded", &hows[i]);

      g_assert_cmpuint (count_words (plan, "Remote SQL: SELECT", " GROUP BY "), ==, 2);
      g_assert_cmpuint (count_words (plan, "Remote SQL: SELECT", ""), ==, 2);
      sj_answers_assert_same (file, sharded);
    }
  g_clear_pointer (&database, sj_database_free);
  sj_test_server_clear (&server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database-servers/postgresql", test_postgresql);
  g_test_add_func ("/database-servers/mariadb", test_mariadb);
  g_test_add_func ("/database-servers/wrong-password", test_wrong_password);
  g_test_add_func ("/database-servers/shards", test_shards);

  return g_test_run ();
}
