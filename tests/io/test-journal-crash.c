#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/sj-journal.h"
#include "io/sj-map-file.h"
#include "io/sj-map-writer.h"
#include "io/sj-recovery.h"
#include "sj-random-edits.h"
#include "sj-test-folder.h"

/* A program that edits and saves is killed at any moment. If this fails, people find a file that
 * cannot be read, or work that they had finished is gone. */

#define N_KILLS 200
#define MAX_WAIT 25000

typedef struct
{
  gint64  n_edits;
  guint64 hash;
} Report;

static guint64
hash_of (SjMap *map)
{
  g_autoptr(GBytes) bytes = sj_map_write (map);
  g_autofree char *text = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  text[16] = '\0';
  return g_ascii_strtoull (text, NULL, 16);
}

static void
child_save (SjEditLog *log,
            SjJournal *journal,
            GFile     *file)
{
  SjMap *map = sj_edit_log_get_map (log);
  g_autoptr(GBytes) content = sj_map_write (map);

  sj_journal_begin_save (journal, file, content);
  sj_journal_end_save (journal, sj_map_file_save (map, file, NULL, NULL));
  sj_edit_log_mark_saved (log);
}

/* Each edit also counts itself in the map, so that a recovered map says how far it came. */
static void
child_edit (GRand     *random,
            SjEditLog *log,
            gint64     n_edits)
{
  SjMap *map = sj_edit_log_get_map (log);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n_edits);

  sj_random_edit (random, log);
  sj_edit_log_begin (log, "Count");
  sj_edit_log_set (log, SJ_ELEMENT (map), "revision", number, NULL);
  sj_edit_log_commit (log);
}

static void
run_child (GFile *file,
           guint  seed,
           int    fd)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, NULL);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjJournal) journal = NULL;
  SjFileStamp stamp;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sj_file_stamp_read (&stamp, file, NULL, NULL);
  journal = sj_journal_new (log, file, &stamp);

  for (gint64 i = 1;; i++)
    {
      Report report = { i };

      child_edit (random, log, i);
      report.hash = hash_of (map);
      if (write (fd, &report, sizeof report) != sizeof report)
        _exit (1);
      if (g_rand_int_range (random, 0, 6) == 0)
        child_save (log, journal, file);
    }
}

/* What the child has said by the time it was killed. */
static Report
last_report (int fd)
{
  Report report = { 0 }, next;

  while (read (fd, &next, sizeof next) == sizeof next)
    report = next;

  return report;
}

/* On a busy machine a child may need longer to begin than it is let live. */
static void
wait_for_an_edit (int report)
{
  GPollFD poll = { report, G_IO_IN, 0 };

  g_assert_cmpint (g_poll (&poll, 1, 30000), ==, 1);
}

static Report
kill_a_child (GFile *file,
              GRand *random)
{
  guint seed = g_rand_int (random);
  Report report;
  int fds[2];
  int status;
  pid_t pid;

  g_assert_cmpint (pipe (fds), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (fds[0]);
      run_child (file, seed, fds[1]);
    }

  close (fds[1]);
  if (g_rand_boolean (random))
    wait_for_an_edit (fds[0]);
  g_usleep (g_rand_int_range (random, 0, MAX_WAIT));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  report = last_report (fds[0]);
  close (fds[0]);

  return report;
}

/* An edit that the child had not counted yet may have changed anything, the count too: back to
 * where it counted last. */
static void
go_back_to_last_count (SjEditLog *log)
{
  while (sj_edit_log_get_undo_label (log) != NULL &&
         g_strcmp0 (sj_edit_log_get_undo_label (log), "Count") != 0)
    sj_edit_log_undo (log);
}

/* The next start: the file must open, and with the journal it must be where the child was. */
static SjMap *
start_again (GFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);
  g_autoptr(GPtrArray) list = sj_recovery_list ();
  g_autoptr(SjEditLog) log = NULL;
  g_auto(GStrv) recovered = NULL;
  g_auto(GStrv) lost = NULL;
  SjRecovery *recovery;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, <=, 1);
  if (list->len == 0)
    return g_steal_pointer (&map);

  recovery = g_ptr_array_index (list, 0);
  g_clear_object (&map);
  map = sj_recovery_load_map (recovery, &error);
  g_assert_no_error (error);
  log = sj_edit_log_new (map);
  g_assert_true (sj_recovery_replay (recovery, log, FALSE, &recovered, &lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), ==, 0);
  go_back_to_last_count (log);
  sj_recovery_discard (recovery);

  return g_steal_pointer (&map);
}

static void
test_kill (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.sojourn", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint n_with_edits = 0, n_compared = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr(SjMap) base = sj_random_map (random, 2);
      g_autoptr(SjMap) map = NULL;
      gint64 n_edits;
      Report report;

      g_object_set (base, "revision", "0", NULL);
      g_assert_true (sj_map_file_save (base, file, NULL, NULL));
      report = kill_a_child (file, random);
      map = start_again (file);

      n_edits = g_ascii_strtoll (sj_element_text (SJ_ELEMENT (map), "revision"), NULL, 10);
      g_assert_cmpint (n_edits, >=, report.n_edits);
      g_assert_cmpint (n_edits, <=, report.n_edits + 1);
      if (n_edits == report.n_edits && n_edits > 0)
        {
          g_assert_cmpuint (hash_of (map), ==, report.hash);
          n_compared++;
        }
      n_with_edits += report.n_edits > 0;
    }

  g_test_message ("%u of %u children had edited before they were killed, %u maps compared",
                  n_with_edits, N_KILLS, n_compared);
  g_assert_cmpuint (n_with_edits, >, N_KILLS / 4);
  g_assert_cmpuint (n_compared, >, N_KILLS / 10);
  sj_test_remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("sojourn-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-crash/kill", test_kill);

  status = g_test_run ();
  sj_test_remove_tree (state);
  return status;
}
