#include "cli/sj-cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* From a file of answers to curves on a map, as a script does it every month. */

typedef struct
{
  char *folder;
  char *map;
  char *data;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *sample = NULL;
  g_autofree char *text = NULL;
  gsize length;

  fixture->folder = g_dir_make_tmp ("sj-XXXXXX", NULL);
  fixture->map = g_build_filename (fixture->folder, "map.sojourn", NULL);
  fixture->data = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                    "click-and-collect.csv", NULL);
  sample = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                             "click-and-collect.sojourn", NULL);
  g_assert_true (g_file_get_contents (sample, &text, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->map, text, (gssize) length, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->map);
  g_free (fixture->data);
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static void
test_import (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out.sojourn", NULL);
  g_autofree char *before = read_file (fixture->map);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touchpoint", "--segment",
              "persona", "--wave", "date:quarter", "-o", out, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "Checkout"));
  after = read_file (fixture->map);
  g_assert_cmpstr (after, ==, before); /* only the copy has the curves */
  text = read_file (out);
  g_assert_nonnull (strstr (text, "\"recipe\""));
  g_assert_nonnull (strstr (text, "2026-Q1"));
  /* What people wrote, and who they are, stays where it was. */
  g_assert_null (strstr (text, "Good that the mistakes"));
  g_assert_null (strstr (text, fixture->folder));
}

/* The same file once more, with the same options or with none: no byte changes. */
static void
test_again (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touchpoint", "--score",
              "csat:csat", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"added\": 1"));
  first = read_file (fixture->map);
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touch", "--score", "csat",
              "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"refreshed\": 1"));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"added\": 0"));
  g_assert_nonnull (strstr (run.out, "\"refreshed\": 1"));
  second = read_file (fixture->map);
  g_assert_cmpstr (second, ==, first);
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *before = read_file (fixture->map);
  g_autofree char *after = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "persona", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "--match"));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touchpoint", "--match",
              "Checkout=Nowhere at all", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "Nowhere at all"));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--recipe", "zzz", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "zzz"));
  sj_cli_run (&run, "import", fixture->data, fixture->data, NULL);
  g_assert_cmpint (run.status, ==, 1);
  sj_cli_run (&run, "import", fixture->map, NULL);
  g_assert_cmpint (run.status, ==, 2);
  sj_cli_run (&run, "import", fixture->map, fixture->data, "-o", fixture->data, NULL);
  g_assert_cmpint (run.status, ==, 2);
  sj_cli_run (&run, "import", "-", "-", NULL);
  g_assert_cmpint (run.status, ==, 2);
  after = read_file (fixture->map);
  g_assert_cmpstr (after, ==, before);
}

/* A map on standard output is a map and nothing else. */
static void
test_standard_output (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.sojourn", NULL);
  g_autofree char *text = NULL;
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "import", fixture->map, fixture->data, "-o", "-", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "{"));
  g_assert_nonnull (strstr (run.err, "Series added"));
  g_assert_true (g_file_set_contents (other, run.out, -1, NULL));
  sj_cli_run (&run, "check", other, NULL);
  g_assert_cmpint (run.status, ==, 0);
}

/* The same export saved under another name gives every curve twice: whoever does not know shows two
 * lines that are one. */
static void
test_same_export_under_another_name (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.csv", NULL);
  g_autofree char *text = read_file (fixture->data);
  g_auto(SjCliRun) run = { 0 };

  g_assert_true (g_file_set_contents (copy, text, -1, NULL));
  sj_cli_run (&run, "import", fixture->map, fixture->data, "--by", "touchpoint", "--score", "csat",
              NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_null (strstr (run.err, "--recipe"));
  sj_cli_run (&run, "import", fixture->map, copy, "--by", "touchpoint", "--score", "csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "is kept beside the new curve"));
  g_assert_nonnull (strstr (run.err, "--recipe"));
}

/* All touchpoints in one figure are seldom what was meant. */
static void
test_touchpoints_not_parted (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.csv", NULL);
  g_autofree char *text = read_file (fixture->data);
  g_auto(SjCliRun) run = { 0 };

  g_assert_true (g_file_set_contents (copy, text, -1, NULL));
  sj_cli_run (&run, "tally", copy, "--score", "csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "part them with --by"));
  sj_cli_run (&run, "import", fixture->map, copy, "--score", "csat", NULL);
  g_assert_cmpint (run.status, !=, 0);
  g_assert_nonnull (strstr (run.err, "part them with --by"));
}

#define TEST(name, function) \
  g_test_add ("/cli/import/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("import", test_import);
  TEST ("again", test_again);
  TEST ("failures", test_failures);
  TEST ("standard-output", test_standard_output);
  TEST ("same-export-under-another-name", test_same_export_under_another_name);
  TEST ("touchpoints-not-parted", test_touchpoints_not_parted);

  return g_test_run ();
}
