#include "config.h"

#include "cli/sj-cli-run.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "sj-test-folder.h"

/* What a script gets whose answers are in a database. */

#define PASSWORD "open sesame 42"

typedef struct
{
  char *folder;
  char *path;
  char *map;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN; CREATE TABLE answers (tp TEXT, nps INTEGER);"
                                         "CREATE TABLE other (x INTEGER);");
  static const char *const touchpoints[] = { "Awareness", "Advocacy" };
  sqlite3 *handle = NULL;
  g_auto(SjCliRun) run = { 0 };

  fixture->folder = g_dir_make_tmp ("sj-cli-database-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "survey.sqlite", NULL);
  fixture->map = g_build_filename (fixture->folder, "map.sojourn", NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (sql, "INSERT INTO answers VALUES ('%s', %u);", touchpoints[i % 2],
                            i % 11);
  g_string_append (sql, "COMMIT;");
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql->str, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  sj_cli_run (&run, "new", "--template", "funnel", "-o", fixture->map, NULL);
  g_assert_cmpint (run.status, ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sj_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->map);
}

static void
test_tally (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", "--database", fixture->path, "--table", "answers", "--by", "tp",
              "--score", "nps:nps", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_nonnull (strstr (run.out, "\"format\": \"sqlite\""));
  g_assert_nonnull (strstr (run.out, "\"n\": 50"));
  sj_cli_run (&run, "tally", fixture->path, "--query", "SELECT * FROM answers WHERE nps < 5",
              "--score", "nps:nps", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "nps"));
}

/* What is shown is what is asked, and asking for it asks nothing. */
static void
test_show_sql (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", fixture->path, "--table", "answers", "--by", "tp", "--score",
              "nps:nps", "--where", "tp=awareness", "--show-sql", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "GROUP BY r.tp\nHAVING COUNT("));
  g_assert_nonnull (strstr (run.out, "-- ? 1: Awareness\n"));
  g_assert_null (strstr (run.out, "\"n\""));
  sj_cli_run (&run, "tally", "--database", fixture->path, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "answers, other"));
}

static void
test_wrong_calls (Fixture       *fixture,
                  gconstpointer  data)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", fixture->path, "--database", fixture->path, NULL);
  g_assert_cmpint (run.status, ==, 2);
  sj_cli_run (&run, "tally", "--database", fixture->path, "--table", "answers", "--query",
              "SELECT 1", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "not both"));
  sj_cli_run (&run, "tally", "--database", fixture->map, NULL);
  g_assert_cmpint (run.status, ==, 1);
}

/* The map knows table and columns afterwards, and the next import needs neither; but nothing of
 * where the database is. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(SjCliRun) run = { 0 };
  g_autofree char *map = NULL;

  sj_cli_run (&run, "import", fixture->map, "--database", fixture->path, "--table", "answers",
              "--by", "tp", "--score", "nps:nps", NULL);
  if (run.status != 0)
    g_error ("%s", run.err);
  g_clear_pointer (&map, g_free);
  g_assert_true (g_file_get_contents (fixture->map, &map, NULL, NULL));
  g_assert_nonnull (strstr (map, "\"table\": \"answers\""));
  g_assert_nonnull (strstr (map, "survey.sqlite: answers"));
  g_assert_null (strstr (map, fixture->folder));

  sj_cli_run (&run, "import", fixture->map, "--database", fixture->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "added: 0, refreshed: 1"));
}

/* A file would be asked whose answers are whose; a database is not, and that is said. */
static void
test_people (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(SjCliRun) run = { 0 };
  g_autofree char *map = NULL;

  sj_cli_run (&run, "import", fixture->map, "--database", fixture->path, "--query",
              "SELECT tp, nps, nps % 7 AS who FROM answers", "--by", "tp", "--score", "nps:nps",
              "--respondent", "who", NULL);
  if (run.status != 0)
    g_error ("%s", run.err);
  g_assert_nonnull (strstr (run.err, "which answers are those of the same people"));
  g_assert_true (g_file_get_contents (fixture->map, &map, NULL, NULL));
  g_assert_nonnull (strstr (map, "\"people\": 7"));

  sj_cli_run (&run, "tally", fixture->path, "--query",
              "SELECT tp, nps, nps % 4 AS who FROM answers", "--by", "tp", "--score", "nps:nps",
              "--respondent", "who", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "below_k"));
  g_assert_null (strstr (run.out, "mean"));
}

/* A password is never kept, and never said again, whatever goes wrong. */
static void
test_password (Fixture       *fixture,
               gconstpointer  data)
{
  static const char connection[] = "Driver=NoSuchDriver;Server=nowhere;UID=anna;PWD=" PASSWORD;
  g_auto(SjCliRun) run = { 0 };
  g_autofree char *map = NULL;

  sj_cli_run (&run, "import", fixture->map, "--database", connection, "--table", "t", NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "SOJOURN_DATABASE_PASSWORD"));
  g_assert_null (strstr (run.err, PASSWORD));
  g_assert_true (g_file_get_contents (fixture->map, &map, NULL, NULL));
  g_assert_null (strstr (map, PASSWORD));

  sj_cli_run (&run, "tally", "--database", connection, "--table", "t", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_null (strstr (run.err, PASSWORD));
  g_assert_null (strstr (run.out, PASSWORD));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, func) g_test_add ("/cli/database/" name, Fixture, NULL, set_up, func, tear_down)
  add ("tally", test_tally);
  add ("show-sql", test_show_sql);
  add ("wrong-calls", test_wrong_calls);
  add ("import", test_import);
  add ("people", test_people);
  add ("password", test_password);

  return g_test_run ();
}
