#include "cli/sj-cli-run.h"

/* Scripts rely on the three exit statuses and on words staying off standard output. */

static void
test_help (void)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "--help", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "Usage:"));
  g_assert_cmpstr (run.err, ==, "");
}

static void
test_version (void)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, "--version", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "Sojourn "));
}

static void
test_wrong_call (void)
{
  g_auto(SjCliRun) run = { 0 };

  sj_cli_run (&run, NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_cmpstr (run.out, ==, "");

  sj_cli_run (&run, "no-such-thing", NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "no-such-thing"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/frame/help", test_help);
  g_test_add_func ("/cli/frame/version", test_version);
  g_test_add_func ("/cli/frame/wrong-call", test_wrong_call);

  return g_test_run ();
}
