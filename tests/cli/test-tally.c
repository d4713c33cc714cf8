#include "cli/sj-cli-run.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "sj-test-data.h"

/* What a script gets, and what a person reads when something is wrong. */

static char *
write_csv (const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static JsonObject *
get_object (JsonParser *parser,
            const char *text)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_members (JsonObject       *object,
                const char *const *expected)
{
  g_autoptr(GList) members = json_object_get_members (object);
  guint n = 0;

  for (GList *item = members; item != NULL; item = item->next, n++)
    g_assert_cmpstr (item->data, ==, expected[n]);
  g_assert_null (expected[n]);
}

static void
test_json (void)
{
  g_autofree char *path = sj_test_data ("surveys/nps_web.csv");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(SjCliRun) run = { 0 };
  JsonObject *root, *group;

  if (path == NULL)
    return;
  sj_cli_run (&run, "tally", path, "--score", "nps_rating:nps", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  root = get_object (parser, run.out);
  assert_members (root, (const char *const[]) { "source", "groups", NULL });
  assert_members (json_object_get_object_member (root, "source"),
                  (const char *const[]) { "rows", "skipped", "format", "encoding", "delimiter",
                                          "header_at", "header_rows", NULL });
  group = json_array_get_object_element (json_object_get_array_member (root, "groups"), 0);
  assert_members (group,
                  (const char *const[]) { "column", "touchpoint", "metric", "scale", "n", "missing",
                                          "mean", "sd", "low", "high", "valence", "valence_low",
                                          "valence_high", "promoters", "passives", "detractors",
                                          "nps", "nps_low", "nps_high", "boxes", NULL });
  g_assert_cmpint (json_object_get_int_member (group, "n"), ==, 2290);
  g_assert_cmpfloat (json_object_get_double_member (group, "nps"), ==, 100 * 506 / 2290.0);
}

static void
test_human (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\nA,2\nA,3\nA,4\nA,5\nB,5\n");
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", path, "--by", "place", "--score", "csat:csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "3.00"));
  g_assert_nonnull (strstr (run.out, "too few"));
  g_unlink (path);
}

/* A small group leaves no number in the JSON. */
static void
test_suppressed (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\nA,2\nA,3\nA,4\nA,5\nB,5\n");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(SjCliRun) run = { 0 };
  JsonObject *root, *group;

  sj_cli_run (&run, "tally", path, "--by", "place", "--score", "csat:csat", "--json", NULL);
  root = get_object (parser, run.out);
  group = json_array_get_object_element (json_object_get_array_member (root, "groups"), 1);
  assert_members (group, (const char *const[]) { "column", "touchpoint", "metric", "scale", "n",
                                                 "reason", NULL });
  g_assert_true (json_object_get_null_member (group, "n"));

  sj_cli_run (&run, "tally", path, "--by", "place", "--score", "csat:csat", "--min-n", "0",
              "--json", NULL);
  root = get_object (parser, run.out);
  group = json_array_get_object_element (json_object_get_array_member (root, "groups"), 1);
  g_assert_cmpint (json_object_get_int_member (group, "n"), ==, 1);
  g_assert_true (json_object_has_member (group, "boxes"));
  g_unlink (path);
}

/* The same answers, from a file of several blocks, from a pipe and in another encoding. */
static void
test_ways_in (void)
{
  g_autoptr(GString) text = g_string_new ("place,nps,comment\r\n");
  g_autofree char *path = NULL;
  g_autofree char *wide_path = NULL;
  g_autofree char *pipe_command = NULL;
  g_autofree char *wide = NULL;
  g_auto(SjCliRun) from_file = { 0 };
  g_auto(SjCliRun) from_utf16 = { 0 };
  g_autofree char *from_pipe = NULL;
  char *utf16, *at;
  gsize length;
  int status;

  for (int i = 0; text->len < 3 * 1024 * 1024; i++)
    g_string_append_printf (text, "Straße %d,%d,\"said \"\"%d\"\",\nthen more\"\r\n", i % 7,
                            i * 31 % 11, i);
  path = write_csv (text->str);
  sj_cli_run (&from_file, "tally", path, "--by", "place", "--score", "nps:nps", "--json", NULL);
  g_assert_cmpint (from_file.status, ==, 0);

  pipe_command =
    g_strdup_printf ("sh -c \"cat '%s' | '%s' tally - --by place --score nps:nps --json\"", path,
                     g_getenv ("SJ_CLI"));
  g_assert_true (g_spawn_command_line_sync (pipe_command, &from_pipe, NULL, &status, NULL));
  g_assert_cmpstr (from_pipe, ==, from_file.out);

  utf16 = g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  wide_path = write_csv ("");
  g_assert_true (g_file_set_contents (wide_path, utf16, (gssize) length, NULL));
  g_free (utf16);
  sj_cli_run (&from_utf16, "tally", wide_path, "--by", "place", "--score", "nps:nps", "--json",
              NULL);
  at = strstr (from_utf16.out, "UTF-16LE");
  g_assert_nonnull (at);
  wide = g_strdup_printf ("%.*sUTF-8%s", (int) (at - from_utf16.out), from_utf16.out,
                          at + strlen ("UTF-16LE"));
  g_assert_cmpstr (wide, ==, from_file.out);
  g_unlink (path);
  g_unlink (wide_path);
}

static void
assert_fails (int         status,
              const char *part,
              const char *first,
              const char *second,
              const char *third)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", first, second, third, NULL);
  g_assert_cmpint (run.status, ==, status);
  g_assert_cmpstr (run.out, ==, "");
  if (strstr (run.err, part) == NULL)
    g_error ("“%s” does not say “%s”", run.err, part);
}

static void
test_failures (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\n");

  assert_fails (1, "/", "/", NULL, NULL);
  assert_fails (1, "nowhere.csv", "/nowhere.csv", NULL, NULL);
  assert_fails (1, "“price”", path, "--score", "price:csat");
  assert_fails (1, "“5-1”", path, "--score", "csat:csat:5-1");
  assert_fails (1, "Klingon", path, "--encoding", "Klingon");
  assert_fails (1, "“Good”", path, "--map", "Good");
  assert_fails (2, "--header-rows", path, "--header-rows", "two");
  assert_fails (2, "--min-n", path, "--min-n", "-1");
  assert_fails (2, "--colour", path, "--colour", "red");
  assert_fails (2, "one file", path, path, NULL);
  assert_fails (2, "one file", NULL, NULL, NULL);
  g_unlink (path);
}

static void
test_unreadable (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\n");
  g_auto(SjCliRun) run = { 0 };

  g_chmod (path, 0);
  if (g_access (path, R_OK) == 0)
    {
      g_test_skip ("This user may read everything");
    }
  else
    {
      sj_cli_run (&run, "tally", path, NULL);
      g_assert_cmpint (run.status, ==, 1);
    }
  g_unlink (path);
}

/* Ragged rows are read as far as they go, and said. */
static void
test_notes (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\nB\nC,3,4\n,5\n");
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", path, "--by", "place", "--score", "csat:csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "1 row has fewer cells"));
  g_assert_nonnull (strstr (run.err, "1 row has more cells"));
  g_assert_nonnull (strstr (run.err, "1 row names no touchpoint"));
  g_unlink (path);
}

/* A scale that is not that of the answers leaves most of them out: the table must not pass for an
 * answer. */
static void
test_wrong_scale (void)
{
  g_autofree char *path = write_csv ("place,x\nA,1\nA,8\nA,9\nA,10\nA,10\nA,5\nA,7\n");
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", path, "--score", "x:csat", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "“x”: 71 %"));
  g_assert_nonnull (strstr (run.err, "--score"));
  sj_cli_run (&run, "tally", path, "--score", "x:nps", NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_unlink (path);
}

/* Forty questions that begin alike must not be forty times the same row. */
static void
test_alike_questions (void)
{
  g_autofree char *path = write_csv (
    "Please rate how much you like the traditional cuisine of Italy,"
    "Please rate how much you like the traditional cuisine of Iceland\n"
    "1,5\n2,4\n3,3\n4,2\n5,1\n");
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "tally", path, "--score", "#1:csat", "--score", "#2:csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "cuisine of …\n"));
  g_assert_nonnull (strstr (run.out, "\n…Italy "));
  g_assert_nonnull (strstr (run.out, "\n…Iceland "));
  g_unlink (path);
}

/* A script must learn that its figures did not reach the disk. */
static void
test_full_disk (void)
{
  g_autofree char *path = write_csv ("place,csat\nA,1\nA,2\nA,3\nA,4\nA,5\n");
  const char *const commands[] = { "tally", "tally --json", "inspect", "inspect --json" };

  if (g_access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("There is no /dev/full");
      g_unlink (path);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *command = g_strdup_printf ("sh -c \"'%s' %s '%s' >/dev/full\"",
                                                  g_getenv ("SJ_CLI"), commands[i], path);
      g_autofree char *err = NULL;
      int status;

      g_assert_true (g_spawn_command_line_sync (command, NULL, &err, &status, NULL));
      g_assert_false (g_spawn_check_wait_status (status, NULL));
      g_assert_nonnull (strstr (err, "standard output"));
    }
  g_unlink (path);
}

static void
test_inspect (void)
{
  g_autofree char *path =
    write_csv ("mail;Wie zufrieden sind Sie?\nann@example.org;4\nbob@example.org;5\n");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(SjCliRun) run = { 0 };
  JsonArray *columns;

  sj_cli_run (&run, "inspect", path, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_null (strstr (run.out, "ann@"));
  columns = json_object_get_array_member (get_object (parser, run.out), "columns");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (columns, 0),
                                                  "role"),
                   ==, "personal");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (columns, 1),
                                                  "metric"),
                   ==, "csat");

  sj_cli_run (&run, "inspect", path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_null (strstr (run.out, "ann@"));
  sj_cli_run (&run, "inspect", "/nowhere.csv", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_unlink (path);
}

/* Moods of comments, beside ratings, with words of one's own. */
static void
test_comments (void)
{
  g_autofree char *words = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GString) csv = g_string_new ("rating,UserLanguage,comment\n");
  g_auto(SjCliRun) plain = { 0 };
  g_auto(SjCliRun) own = { 0 };
  g_auto(SjCliRun) wrong = { 0 };

  for (int i = 0; i < 20; i++)
    g_string_append (csv, i % 2 == 0 ? "5,DE,Die Beratung war super\n"
                                     : "1,EN,The app is zonky and slow\n");
  path = write_csv (csv->str);
  words = write_csv ("zonky\t-4\nbad line\n");

  /* Nobody asked for moods. */
  sj_cli_run (&plain, "tally", path, "--json", NULL);
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_null (strstr (plain.out, "sentiment"));
  sj_cli_run (&wrong, "tally", path, "--score", "comment:sentiment", "--words", words, NULL);
  g_assert_cmpint (wrong.status, ==, 1);
  g_assert_nonnull (strstr (wrong.err, "Line 2"));
  g_assert_true (g_file_set_contents (words, "zonky\t-4\n", -1, NULL));
  sj_cli_run (&own, "tally", path, "--score", "comment:sentiment", "--words", words, "--json",
              NULL);
  g_assert_cmpint (own.status, ==, 0);
  g_assert_nonnull (strstr (own.out, "\"machine_estimate\": true"));
  g_assert_nonnull (strstr (own.out, "\"positive\": 10"));
  g_assert_nonnull (strstr (own.out, "\"negative\": 10"));
  g_assert_nonnull (strstr (own.out, "\"coverage\": 1"));
  g_assert_nonnull (strstr (own.err, "machine estimate"));
  g_unlink (path);
  g_unlink (words);
}

/* A metric that is named on the command line must not turn a curve upside down in silence. */
static void
test_direction (void)
{
  g_autoptr(GString) text = g_string_new ("How satisfied were you?\n");
  g_autofree char *path = NULL;
  g_auto(SjCliRun) run = { 0 };

  for (guint i = 0; i < 10; i++)
    g_string_append (text, "1 - very satisfied\n5 - very dissatisfied\n2 - satisfied\n");
  path = write_csv (text->str);
  sj_cli_run (&run, "tally", path, NULL);
  g_assert_null (strstr (run.err, "--reverse"));
  sj_cli_run (&run, "tally", path, "--score", "#1:csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "say that low is; turn it round with --reverse '#1'"));
  sj_cli_run (&run, "tally", path, "--score", "#1:csat", "--reverse", "#1", NULL);
  g_assert_null (strstr (run.err, "--reverse"));
  g_unlink (path);
}

/* What is left out is said, however little it is. */
static void
test_few_off_scale (void)
{
  g_autoptr(GString) text = g_string_new ("csat\n");
  g_autofree char *path = NULL;
  g_auto(SjCliRun) run = { 0 };

  for (guint i = 0; i < 99; i++)
    g_string_append_printf (text, "%u\n", i % 5 + 1);
  g_string_append (text, "55\n");
  path = write_csv (text->str);
  sj_cli_run (&run, "tally", path, "--score", "csat:csat", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "1 % of the answers are not on the scale of csat, 1 to 5"));
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/tally/json", test_json);
  g_test_add_func ("/cli/tally/human", test_human);
  g_test_add_func ("/cli/tally/suppressed", test_suppressed);
  g_test_add_func ("/cli/tally/ways-in", test_ways_in);
  g_test_add_func ("/cli/tally/failures", test_failures);
  g_test_add_func ("/cli/tally/unreadable", test_unreadable);
  g_test_add_func ("/cli/tally/notes", test_notes);
  g_test_add_func ("/cli/tally/wrong-scale", test_wrong_scale);
  g_test_add_func ("/cli/tally/alike-questions", test_alike_questions);
  g_test_add_func ("/cli/tally/full-disk", test_full_disk);
  g_test_add_func ("/cli/tally/comments", test_comments);
  g_test_add_func ("/cli/tally/direction", test_direction);
  g_test_add_func ("/cli/tally/few-off-scale", test_few_off_scale);
  g_test_add_func ("/cli/inspect", test_inspect);

  return g_test_run ();
}
