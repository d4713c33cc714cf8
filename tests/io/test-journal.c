#include "io/sj-journal.h"

#include <glib/gstdio.h>
#include <string.h>

#include "io/sj-io-error.h"
#include "io/sj-journal-file.h"
#include "io/sj-map-file.h"
#include "io/sj-map-writer.h"
#include "io/sj-recovery.h"
#include "sj-random-edits.h"
#include "sj-test-folder.h"

/* If this fails, people lose what they did since the last save when the program or the machine
 * stops, or are offered what is not theirs. */

typedef struct
{
  char      *folder;
  GFile     *file;
  SjMap     *map;
  SjEditLog *log;
  SjJournal *journal;
  SjStep    *step;
  SjLane    *lane;
} Fixture;

static void
save (Fixture *fixture)
{
  g_autoptr(GBytes) content = sj_map_write (fixture->map);
  g_autoptr(GError) error = NULL;

  if (fixture->journal != NULL)
    sj_journal_begin_save (fixture->journal, fixture->file, content);
  g_assert_true (sj_map_file_save (fixture->map, fixture->file, NULL, &error));
  g_assert_no_error (error);
  if (fixture->journal != NULL)
    sj_journal_end_save (fixture->journal, TRUE);
  sj_edit_log_mark_saved (fixture->log);
}

static void
start_journal (Fixture *fixture)
{
  SjFileStamp stamp;
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_file_stamp_read (&stamp, fixture->file, NULL, &error));
  g_assert_no_error (error);
  fixture->journal = sj_journal_new (fixture->log, fixture->file, &stamp);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "Map ä.sojourn", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  sj_editing_add_stage (fixture->log, NULL);
  fixture->lane = sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
  fixture->step = g_list_model_get_item (sj_map_get_steps (fixture->map), 0);
  save (fixture);
}

static void
remove_journals (void)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->journal != NULL)
    g_assert_finalize_object (fixture->journal);
  g_clear_object (&fixture->step);
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_clear_pointer (&fixture->folder, g_free);
  remove_journals ();
}

/* What a crash leaves: the journal is there, nobody holds it. */
static SjRecovery *
crash (Fixture *fixture)
{
  g_autoptr(GPtrArray) list = NULL;

  g_clear_object (&fixture->journal);
  list = sj_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

static void
assert_nothing_to_recover (void)
{
  g_autoptr(GPtrArray) list = sj_recovery_list ();

  g_assert_cmpuint (list->len, ==, 0);
}

static void
assert_same_map (SjMap *first,
                 SjMap *second)
{
  g_autoptr(GBytes) first_bytes = sj_map_write (first);
  g_autoptr(GBytes) second_bytes = sj_map_write (second);

  g_assert_cmpmem (g_bytes_get_data (first_bytes, NULL), g_bytes_get_size (first_bytes),
                   g_bytes_get_data (second_bytes, NULL), g_bytes_get_size (second_bytes));
}

/* Recovers, and returns the labels, joined. */
static char *
recover (SjRecovery *recovery,
         SjMap      *expected,
         gboolean    anyway)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_recovery_load_map (recovery, &error);
  g_autoptr(SjEditLog) log = NULL;
  g_auto(GStrv) recovered = NULL;
  g_auto(GStrv) lost = NULL;
  g_autofree char *all_recovered = NULL;
  g_autofree char *all_lost = NULL;

  g_assert_no_error (error);
  log = sj_edit_log_new (map);
  g_assert_true (sj_recovery_replay (recovery, log, anyway, &recovered, &lost, &error));
  g_assert_no_error (error);
  if (expected != NULL)
    assert_same_map (map, expected);

  all_recovered = g_strjoinv (", ", recovered);
  all_lost = g_strjoinv (", ", lost);
  return g_strdup_printf ("%s; %s", all_recovered, all_lost);
}

static void
test_what_was_done_comes_back (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;
  SjCard *card;

  start_journal (fixture);
  g_assert_null (sj_journal_get_path (fixture->journal));
  card = sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  g_assert_nonnull (sj_journal_get_path (fixture->journal));
  sj_edit_log_begin (fixture->log, "Rename Card");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "title", "Kept “ä”\n", NULL);
  sj_edit_log_commit (fixture->log);

  recovery = crash (fixture);
  g_assert_cmpuint (sj_recovery_get_n_changes (recovery), ==, 2);
  g_assert_false (sj_recovery_has_changed (recovery));
  g_assert_true (g_file_equal (sj_recovery_get_file (recovery), fixture->file));
  g_assert_nonnull (sj_recovery_get_time (recovery));
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Touchpoint, Rename Card; ");
}

static void
test_undone_is_not_told (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_EMOTION, NULL);
  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);
  sj_edit_log_redo (fixture->log);
  sj_edit_log_undo (fixture->log);
  sj_edit_log_undo (fixture->log);

  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Lane; ");
}

/* Letter by letter, in one transaction that grows. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const char *const texts[] = { "a", "ab", "", "b", "be" };
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  start_journal (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SjLane) lane = sj_lane_new (SJ_LANE_TEXT, texts[i]);

      sj_edit_log_begin_merging (fixture->log, "Type", "title");
      sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->lane), "title", texts[i], NULL);
      if (i % 2 == 1)
        sj_edit_log_insert (fixture->log, SJ_ELEMENT (lane), 0);
      sj_edit_log_commit (fixture->log);
    }
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (fixture->map)), ==, 3);

  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Type; ");
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autofree char *hash = sj_map_add_asset (fixture->map, picture, "image/png");
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;
  SjCard *card;

  start_journal (fixture);
  card = sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_edit_log_begin (fixture->log, "Set Picture");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "picture", hash, NULL);
  sj_edit_log_commit (fixture->log);

  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
}

static void
test_saved_is_not_offered (Fixture       *fixture,
                           gconstpointer  user_data)
{
  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  save (fixture);
  g_assert_null (sj_journal_get_path (fixture->journal));
  g_clear_object (&fixture->journal);

  assert_nothing_to_recover ();
}

/* The program ends when the file is written, but before the journal knows. */
static void
test_crash_after_rename (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(GBytes) content = NULL;
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  content = sj_map_write (fixture->map);
  sj_journal_begin_save (fixture->journal, fixture->file, content);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  g_assert_true (g_file_replace_contents (fixture->file, g_bytes_get_data (content, NULL),
                                          g_bytes_get_size (content), NULL, FALSE, 0, NULL, NULL,
                                          NULL));

  recovery = crash (fixture);
  g_assert_cmpuint (sj_recovery_get_n_changes (recovery), ==, 1);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Touchpoint; ");
}

static void
test_crash_before_rename (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GBytes) content = NULL;
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  content = sj_map_write (fixture->map);
  sj_journal_begin_save (fixture->journal, fixture->file, content);
  sj_editing_add_lane (fixture->log, SJ_LANE_TEXT, NULL);

  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Touchpoint, Add Lane; ");
}

/* What is done while the disk is written is not in the file. */
static void
test_edits_during_a_save (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GBytes) content = NULL;
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  start_journal (fixture);
  content = sj_map_write (fixture->map);
  sj_journal_begin_save (fixture->journal, fixture->file, content);
  sj_editing_add_lane (fixture->log, SJ_LANE_TEXT, NULL);
  sj_journal_end_save (fixture->journal, TRUE);
  sj_editing_add_lane (fixture->log, SJ_LANE_GOALS, NULL);
  g_assert_nonnull (sj_journal_get_path (fixture->journal));

  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Lane, Add Lane; ");
}

static void
test_map_that_was_never_saved (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;

  fixture->journal = sj_journal_new (fixture->log, NULL, NULL);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);

  recovery = crash (fixture);
  g_assert_null (sj_recovery_get_file (recovery));
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Touchpoint; ");
}

/* Somebody else took the lane away: its new card has no place, but the new lane has. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autoptr(SjMap) other = NULL;
  g_autoptr(SjEditLog) other_log = NULL;
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_auto(GStrv) recovered = NULL;
  g_auto(GStrv) lost = NULL;
  g_autofree char *labels = NULL;
  g_autoptr(GError) error = NULL;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_GOALS, NULL);

  other = sj_map_file_load (fixture->file, NULL, NULL, NULL);
  other_log = sj_edit_log_new (other);
  g_ptr_array_add (chosen, sj_map_lookup (other, sj_element_get_id (SJ_ELEMENT (fixture->lane))));
  sj_editing_delete (other_log, chosen);
  g_assert_true (sj_map_file_save (other, fixture->file, NULL, NULL));

  recovery = crash (fixture);
  g_assert_true (sj_recovery_has_changed (recovery));
  g_assert_false (sj_recovery_replay (recovery, other_log, FALSE, &recovered, &lost, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Map ä.sojourn"));

  labels = recover (recovery, NULL, TRUE);
  g_assert_cmpstr (labels, ==, "Add Lane; Add Touchpoint");
}

/* The power fails while a line is written. */
static void
test_torn_line (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *labels = NULL;
  gsize length;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_GOALS, NULL);
  path = g_strdup (sj_journal_get_path (fixture->journal));
  g_clear_object (&fixture->journal);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, length - 20, NULL));

  recovery = crash (fixture);
  labels = recover (recovery, NULL, FALSE);
  g_assert_cmpstr (labels, ==, "Add Touchpoint; ");
}

static void
test_running_program_is_left_alone (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);

  assert_nothing_to_recover ();
  g_assert_null (sj_recovery_open (sj_journal_get_path (fixture->journal), &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ);
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  user_data)
{
  start_journal (fixture);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_journal_discard (fixture->journal);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  g_clear_object (&fixture->journal);

  assert_nothing_to_recover ();
}

static void
on_failed (SjJournal *journal,
           GError    *error,
           guint     *n_failed)
{
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  (*n_failed)++;
}

/* The folder cannot be written; later it can. The person is told once, and nothing is missing. */
static void
test_folder_in_the_way (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autoptr(SjRecovery) recovery = NULL;
  g_autofree char *labels = NULL;
  guint n_failed = 0;

  remove_journals ();
  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  start_journal (fixture);
  g_signal_connect (fixture->journal, "failed", G_CALLBACK (on_failed), &n_failed);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  sj_editing_add_card (fixture->log, fixture->step, fixture->lane, NULL);
  g_assert_cmpuint (n_failed, ==, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  sj_editing_add_lane (fixture->log, SJ_LANE_GOALS, NULL);
  sj_editing_add_lane (fixture->log, SJ_LANE_TEXT, NULL);
  recovery = crash (fixture);
  labels = recover (recovery, fixture->map, FALSE);
  g_assert_cmpstr (labels, ==, "Add Lane, Add Lane; ");
}

static void
random_step (GRand   *random,
             Fixture *fixture)
{
  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
      sj_edit_log_undo (fixture->log);
      break;
    case 1:
      sj_edit_log_redo (fixture->log);
      break;
    case 2:
      if (g_rand_int_range (random, 0, 10) == 0)
        save (fixture);
      break;
    default:
      sj_random_edit (random, fixture->log);
      break;
    }
}

static void
test_random_edits (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(SjRecovery) recovery = NULL;
      g_autofree char *labels = NULL;

      start_journal (fixture);
      for (guint j = 0; j < 100; j++)
        random_step (random, fixture);
      sj_editing_add_lane (fixture->log, SJ_LANE_TEXT, NULL);

      recovery = crash (fixture);
      labels = recover (recovery, fixture->map, FALSE);
      g_assert_true (g_str_has_suffix (labels, "; "));
      sj_recovery_discard (recovery);
      save (fixture);
    }
}

#define ADD(name, test) g_test_add ("/journal/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("sojourn-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("what-was-done-comes-back", test_what_was_done_comes_back);
  ADD ("undone-is-not-told", test_undone_is_not_told);
  ADD ("typing", test_typing);
  ADD ("pictures", test_pictures);
  ADD ("saved-is-not-offered", test_saved_is_not_offered);
  ADD ("crash-after-rename", test_crash_after_rename);
  ADD ("crash-before-rename", test_crash_before_rename);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("map-that-was-never-saved", test_map_that_was_never_saved);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("torn-line", test_torn_line);
  ADD ("running-program-is-left-alone", test_running_program_is_left_alone);
  ADD ("discard", test_discard);
  ADD ("folder-in-the-way", test_folder_in_the_way);
  ADD ("random-edits", test_random_edits);

  status = g_test_run ();
  sj_test_remove_tree (state);
  return status;
}
