#include "cli/sj-cli-run.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

/* What scripts do with export: every format, the wrong options, and failures that leave nothing. */

typedef struct
{
  char     *folder;
  char     *map;
  char     *target;
  SjCliRun  run;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->map = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                   "click-and-collect.sojourn", NULL);
  fixture->target = g_build_filename (fixture->folder, "out", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_unlink (fixture->target);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->map);
  g_free (fixture->target);
  sj_cli_run_clear (&fixture->run);
}

static void
name_target (Fixture    *fixture,
             const char *name)
{
  g_free (fixture->target);
  fixture->target = g_build_filename (fixture->folder, name, NULL);
}

static void
test_formats (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *const names[] = { "a.pdf", "b.png", "c.SVG" };
  const char *const beginnings[] = { "%PDF-", "\x89PNG", "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *content = NULL;

      name_target (fixture, names[i]);
      sj_cli_run (&fixture->run, "export", fixture->map, "-o", fixture->target, NULL);
      g_assert_cmpstr (fixture->run.err, ==, "");
      g_assert_cmpint (fixture->run.status, ==, 0);
      g_assert_true (g_file_get_contents (fixture->target, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, beginnings[i]));
      g_assert_cmpint (g_unlink (fixture->target), ==, 0);
    }
}

static int
png_width (Fixture    *fixture,
           const char *option,
           const char *value)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  name_target (fixture, "map.png");
  sj_cli_run (&fixture->run, "export", fixture->map, "-o", fixture->target, option, value, NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  pixbuf = gdk_pixbuf_new_from_file (fixture->target, NULL);

  return gdk_pixbuf_get_width (pixbuf);
}

static void
test_resolution (Fixture       *fixture,
                 gconstpointer  user_data)
{
  int width = png_width (fixture, "--scale", "1");

  g_assert_cmpint (ABS (png_width (fixture, "--dpi", "36") - width / 2), <=, 1);
  g_assert_cmpint (ABS (png_width (fixture, "--scale", "0.5") - width / 2), <=, 1);
}

static void
test_standard_output (Fixture       *fixture,
                      gconstpointer  user_data)
{
  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-", NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_true (g_str_has_suffix (fixture->run.out, "</svg>\n"));
}

/* Who cannot see the picture reads what it says; curves that are hidden are not told either. */
static void
test_text (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *map = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                           "bank-account-opening.sojourn", NULL);

  sj_cli_run (&fixture->run, "export", map, "--format", "txt", "-o", "-", NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->run.out, "Opening a current account\n"));
  g_assert_nonnull (strstr (fixture->run.out, "\n    App: Video ident – human agent\n"));
  g_assert_nonnull (strstr (fixture->run.out, "\nEmotion: Anna, measured\n"));
  g_assert_null (strstr (fixture->run.out, "2025-Q3"));
}

/* The questions are for those who fill the map; whoever only exports it must not hand them on. */
static void
test_prompts (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *template = NULL;

  name_target (fixture, "new.sojourn");
  template = g_strdup (fixture->target);
  sj_cli_run (&fixture->run, "new", "-t", "funnel", "-o", template, NULL);
  sj_cli_run (&fixture->run, "export", template, "--format", "svg", "-o", "-", NULL);
  g_assert_null (strstr (fixture->run.out, "What goes through"));
  sj_cli_run (&fixture->run, "export", template, "--format", "svg", "-o", "-", "--prompts", NULL);
  g_assert_nonnull (strstr (fixture->run.out, "What goes through"));
}

static void
test_themes_and_language (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autofree char *light = NULL;
  g_autofree char *dark = NULL;

  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-", NULL);
  light = g_steal_pointer (&fixture->run.out);
  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-", "--theme",
              "dark", NULL);
  dark = g_steal_pointer (&fixture->run.out);
  g_assert_cmpstr (light, !=, dark);
  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-", "--language",
              "ar", NULL);
  g_assert_cmpstr (light, !=, fixture->run.out);
  g_assert_nonnull (strstr (fixture->run.out, "xml:lang=\"ar\""));
}

static guint
count_dimmed (Fixture    *fixture,
              const char *filter)
{
  guint n_dimmed = 0;

  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-",
              filter != NULL ? "--filter" : NULL, filter, NULL);
  g_assert_cmpstr (fixture->run.err, ==, "");
  g_assert_cmpint (fixture->run.status, ==, 0);
  for (const char *next = fixture->run.out;
       (next = strstr (next, "left out by the filter")) != NULL; next++)
    n_dimmed++;

  return n_dimmed;
}

/* A slide for the people who run one channel: theirs stands out, whatever case it is typed in. */
static void
test_filter (Fixture       *fixture,
             gconstpointer  user_data)
{
  guint n_without_app;

  g_assert_cmpuint (count_dimmed (fixture, NULL), ==, 0);
  n_without_app = count_dimmed (fixture, "channel=app");
  g_assert_cmpuint (n_without_app, >, 0);
  g_assert_cmpuint (count_dimmed (fixture, "channel=APP"), ==, n_without_app);
  sj_cli_run (&fixture->run, "export", fixture->map, "--format", "svg", "-o", "-", "--filter",
              "channel=app", "--filter", "channel=web", NULL);
  g_assert_cmpint (fixture->run.status, ==, 0);
}

static void
assert_wrong (Fixture    *fixture,
              const char *option,
              const char *value,
              const char *says)
{
  name_target (fixture, "map.pdf");
  sj_cli_run (&fixture->run, "export", fixture->map, "-o", fixture->target, option, value, NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
  if (strstr (fixture->run.err, says) == NULL)
    g_error ("“%s” is not in: %s", says, fixture->run.err);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

static void
test_wrong_call (Fixture       *fixture,
                 gconstpointer  user_data)
{
  assert_wrong (fixture, "--paper", "a17", "a17");
  assert_wrong (fixture, "--theme", "pink", "pink");
  assert_wrong (fixture, "--format", "docx", ".pdf");
  assert_wrong (fixture, "--dpi", "99999", "dpi");
  assert_wrong (fixture, "--dpi", "-3", "dpi");
  assert_wrong (fixture, "--dpi", "0", "dpi");
  assert_wrong (fixture, "--dpi", "nan", "dpi");
  assert_wrong (fixture, "--scale", "0", "0.01 and 33.33");
  assert_wrong (fixture, "--scale", "nan", "0.01 and 33.33");
  assert_wrong (fixture, "--filter", "app", "channel=");
  assert_wrong (fixture, "--filter", "channels=app", "channel=");
  assert_wrong (fixture, "--filter", "channel=telegraph", "there are: ");
  sj_cli_run (&fixture->run, "export", fixture->map, NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
  sj_cli_run (&fixture->run, "export", "-o", "x.pdf", NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  user_data)
{
  name_target (fixture, "map.pdf");
  sj_cli_run (&fixture->run, "export", fixture->folder, "-o", fixture->target, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));

  name_target (fixture, "no/such/folder.pdf");
  sj_cli_run (&fixture->run, "export", fixture->map, "-o", fixture->target, NULL);
  g_assert_cmpint (fixture->run.status, ==, 1);
  g_assert_nonnull (strstr (fixture->run.err, "folder.pdf"));
}

/* One wrong word, and the team's map would be a picture. */
static void
test_onto_itself (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  name_target (fixture, "copy.sojourn");
  g_assert_true (g_file_get_contents (fixture->map, &before, NULL, NULL));
  g_assert_true (g_file_set_contents (fixture->target, before, -1, NULL));
  sj_cli_run (&fixture->run, "export", fixture->target, "-o", fixture->target, "--format", "pdf",
              NULL);
  g_assert_cmpint (fixture->run.status, ==, 2);
  g_assert_nonnull (strstr (fixture->run.err, "the map itself"));
  g_assert_true (g_file_get_contents (fixture->target, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/cli/export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("formats", test_formats);
  ADD ("resolution", test_resolution);
  ADD ("standard-output", test_standard_output);
  ADD ("text", test_text);
  ADD ("prompts", test_prompts);
  ADD ("themes-and-language", test_themes_and_language);
  ADD ("filter", test_filter);
  ADD ("wrong-call", test_wrong_call);
  ADD ("failures", test_failures);
  ADD ("onto-itself", test_onto_itself);

  return g_test_run ();
}
