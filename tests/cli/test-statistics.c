#include "sj-cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* A month's work in a script: take the recipe along, look at what would change, draw it otherwise,
 * and hand out the numbers. */

typedef struct
{
  char *folder;
  char *map;
  char *data;
  char *recipe;
  char *table;
} Fixture;

static char *
read_file (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const char *root = g_getenv ("SJ_SOURCE_ROOT");
  g_autofree char *sample = NULL;
  g_autofree char *text = NULL;
  g_auto(SjCliRun) run = { 0 };

  fixture->folder = g_dir_make_tmp ("sj-XXXXXX", NULL);
  fixture->map = g_build_filename (fixture->folder, "map.sojourn", NULL);
  fixture->recipe = g_build_filename (fixture->folder, "my.sojourn-recipe", NULL);
  fixture->table = g_build_filename (fixture->folder, "table.csv", NULL);
  fixture->data = g_build_filename (root, "data", "samples", "click-and-collect.csv", NULL);
  sample = g_build_filename (root, "data", "samples", "click-and-collect.sojourn", NULL);
  text = read_file (sample);
  g_assert_true (g_file_set_contents (fixture->map, text, -1, NULL));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touchpoint", "--wave",
              "date:quarter", "--respondent", "respondent", "--score", "csat:csat", "--score",
              "nps:nps", "--blend", "all", "--summary", "--relative", NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_unlink (fixture->map);
  g_unlink (fixture->recipe);
  g_unlink (fixture->table);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->map);
  g_free (fixture->recipe);
  g_free (fixture->table);
  g_free (fixture->data);
}

/* The id of the newest recipe. */
static char *
find_recipe (Fixture *fixture)
{
  g_auto(SjCliRun) run = { 0 };
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;

  sj_cli_run (&run, "recipe", fixture->map, NULL);
  g_assert_cmpint (run.status, ==, 0);
  lines = g_strsplit (g_strchomp (run.out), "\n", -1);
  cells = g_strsplit (lines[g_strv_length (lines) - 1], "\t", -1);

  return g_strdup (cells[0]);
}

static void
test_recipe (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *id = find_recipe (fixture);
  g_autofree char *before = read_file (fixture->map);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "recipe", fixture->map, id, "-o", fixture->recipe, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = read_file (fixture->recipe);
  g_assert_nonnull (strstr (text, "\"respondent-column\": \"respondent\""));
  g_assert_null (strstr (text, "Good that the mistakes"));

  /* Looked at twice, nothing is new, and the map is as it was. */
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--recipe", fixture->recipe,
              "--dry-run", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "none of them new"));
  after = read_file (fixture->map);
  g_assert_cmpstr (after, ==, before);

  sj_cli_run (&run, "import", fixture->map, fixture->data, "--recipe", fixture->recipe, "--json",
              NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"added\": 0"));
}

/* Everything that is missing is said at once, and the map stays. */
static void
test_does_not_fit (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *id = find_recipe (fixture);
  g_autofree char *before = read_file (fixture->map);
  g_autofree char *after = NULL;
  g_auto(SjCliRun) run = { 0 };

  g_assert_true (g_file_set_contents (fixture->table,
                                      "datum,touchpoint,csat\n2026-01-01,Checkout,5\n", -1, NULL));
  sj_cli_run (&run, "import", fixture->map, fixture->table, "--recipe", id, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "“date”"));
  g_assert_nonnull (strstr (run.err, "“respondent”"));
  g_assert_nonnull (strstr (run.err, "“nps”"));
  g_assert_null (strstr (run.err, "“csat”"));
  after = read_file (fixture->map);
  g_assert_cmpstr (after, ==, before);
}

static void
test_statistics (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "statistics", fixture->map, "--series", "CSAT · 2026-Q2", "-o",
              fixture->table, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = read_file (fixture->table);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 16); /* header, 14 touchpoints, and the end */
  g_assert_true (g_str_has_prefix (lines[1], "CSAT · 2026-Q2 (relative),Project video,csat,161,"));
  g_assert_nonnull (strstr (text, "paired t test"));
  g_assert_nonnull (strstr (text, "Welch"));

  sj_cli_run (&run, "statistics", fixture->map, "--formulae", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "Holm"));
  sj_cli_run (&run, "statistics", fixture->map, "--series", "nobody", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "nobody"));
  sj_cli_run (&run, "statistics", fixture->map, "-o", fixture->map, NULL);
  g_assert_cmpint (run.status, ==, 2);
}

static void
test_wrong_options (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "import", fixture->map, fixture->data, "--blend", "joy=2", NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "joy=2"));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--stage-values", "sometimes", NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "sometimes"));
}

#define TEST(name, function) \
  g_test_add ("/cli/statistics/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("recipe", test_recipe);
  TEST ("does-not-fit", test_does_not_fit);
  TEST ("statistics", test_statistics);
  TEST ("wrong-options", test_wrong_options);

  return g_test_run ();
}
