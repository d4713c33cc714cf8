#include "cli/sj-cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* What scripts do with maps: make one, check it, ask for the format. */

typedef struct
{
  char     *folder;
  char     *path;
  SjCliRun  run;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "My map.sojourn", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  sj_cli_run_clear (&fixture->run);
}

static void
test_new (Fixture       *fixture,
          gconstpointer  user_data)
{
  g_autofree char *content = NULL;

  sj_cli_run (&fixture->run, "new", "--template", "b2b", "--title", "Ours", "-o", fixture->path,
              NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_cmpstr (fixture->run.out, ==, "");
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "\"title\": \"Ours\""));
  g_assert_nonnull (strstr (content, "Onboarding"));

  sj_cli_run (&fixture->run, "check", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_nonnull (strstr (fixture->run.out, "[step-without-touchpoint]"));
}

static void
test_new_keeps_what_is_there (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "precious", -1, NULL));
  sj_cli_run (&fixture->run, "new", "-o", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  g_assert_nonnull (strstr (fixture->run.err, "--force"));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "precious");

  sj_cli_run (&fixture->run, "new", "--force", "-o", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
}

static void
test_new_wrong_call (Fixture       *fixture,
                     gconstpointer  user_data)
{
  sj_cli_run (&fixture->run, "new", "--template", "nonsense", "-o", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
  g_assert_nonnull (strstr (fixture->run.err, "nonsense"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  sj_cli_run (&fixture->run, "new", NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
}

/* Every template that is listed makes a map without a fault. */
static void
test_templates (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_auto(GStrv) lines = NULL;

  sj_cli_run (&fixture->run, "new", "--list", NULL);
  lines = g_strsplit (fixture->run.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 10);

  for (guint i = 0; lines[i][0] != '\0'; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 2);

      sj_cli_run (&fixture->run, "new", "-f", "-t", words[0], "-o", fixture->path, NULL);
      g_assert_cmpint (fixture->run.status, ==, 0);
      sj_cli_run (&fixture->run, "check", "--json", fixture->path, NULL);
      g_assert_cmpint (fixture->run.status, ==, 0);
      g_assert_nonnull (strstr (fixture->run.out, "\"valid\": true"));
      g_assert_null (strstr (fixture->run.out, "\"empty-title\""));
      g_assert_null (strstr (fixture->run.out, "\"stage-without-step\""));
    }
}

static void
test_check_invalid (Fixture       *fixture,
                    gconstpointer  user_data)
{
  const char *text = "{\"format\": \"sojourn\", \"version\": 1, \"id\": \"m\",\n"
                     "\"cards\": [{\"id\": \"c\", \"span\": 0}, {\"id\": \"c\"}]}";

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  sj_cli_run (&fixture->run, "check", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  g_assert_cmpstr (fixture->run.out, ==, "");
  g_assert_nonnull (strstr (fixture->run.err, "cards[0] (id c): “span” is 0"));
  g_assert_nonnull (strstr (fixture->run.err, "cards[1]"));

  sj_cli_run (&fixture->run, "check", "--json", fixture->path, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  g_assert_nonnull (strstr (fixture->run.out, "\"valid\": false"));

  sj_cli_run (&fixture->run, "check", fixture->folder, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  sj_cli_run (&fixture->run, "check", NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
}

static void
test_schema (Fixture       *fixture,
             gconstpointer  user_data)
{
  sj_cli_run (&fixture->run, "schema", "--json", NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_nonnull (strstr (fixture->run.out, "\"$schema\""));
  sj_cli_run (&fixture->run, "schema", NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->run.out, "# "));
  sj_cli_run (&fixture->run, "schema", "--json", "--markdown", NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/cli/maps/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("new-keeps-what-is-there", test_new_keeps_what_is_there);
  ADD ("new-wrong-call", test_new_wrong_call);
  ADD ("templates", test_templates);
  ADD ("check-invalid", test_check_invalid);
  ADD ("schema", test_schema);

  return g_test_run ();
}
