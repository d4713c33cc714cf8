#include "sj-test-document.h"

#include <string.h>
#include <utime.h>

#include "io/sj-io-error.h"

/* If this fails, people lose what they typed while the disk was slow, or what somebody else wrote
 * into the same file. */

static void
test_journal_is_there_while_something_is_unsaved (Fixture       *fixture,
                                                  gconstpointer  user_data)
{
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
  sj_test_rename (fixture->document, "Mine");
  g_assert_cmpuint (sj_test_count_journals (), ==, 1);
  sj_test_save (fixture->document);
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);

  sj_test_rename (fixture->document, "Again");
  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
  sj_edit_log_redo (sj_document_get_log (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 1);

  sj_document_abandon (fixture->document);
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
}

static void
test_edits_during_a_save (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(SjMap) written = NULL;
  g_autoptr(SjRecovery) recovery = NULL;
  guint n_saved = 0;

  sj_test_rename (fixture->document, "Written");
  sj_document_save_async (fixture->document, NULL, NULL, sj_test_on_saved, &n_saved);
  sj_test_rename (fixture->document, "Typed meanwhile");
  while (n_saved == 0)
    g_main_context_iteration (NULL, TRUE);

  written = sj_map_file_load (fixture->file, NULL, NULL, NULL);
  g_assert_cmpstr (sj_element_text (sj_test_card (written), "title"), ==, "Written");
  g_assert_true (sj_document_is_dirty (fixture->document));
  recovery = sj_test_crash (fixture);
  g_assert_cmpuint (sj_recovery_get_n_changes (recovery), ==, 1);
}

/* Somebody who presses Ctrl+S three times. */
static void
test_saves_wait_for_each_other (Fixture       *fixture,
                                gconstpointer  user_data)
{
  guint n_saved = 0;

  for (guint i = 0; i < 3; i++)
    {
      sj_test_rename (fixture->document, i % 2 == 0 ? "Odd" : "Even");
      sj_document_save_async (fixture->document, NULL, NULL, sj_test_on_saved, &n_saved);
    }
  while (n_saved < 3)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);
}

static void
count_signal (SjDocument *document,
              guint      *n_signals)
{
  (*n_signals)++;
}

static void
test_unchanged_map_follows_its_file (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  guint n_reloaded = 0;

  g_signal_connect (fixture->document, "reloaded", G_CALLBACK (count_signal), &n_reloaded);
  sj_test_change_file (fixture->file, "title", "Theirs");
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);

  g_assert_cmpuint (n_reloaded, ==, 1);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Theirs");
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);

  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Base");
  g_assert_true (sj_document_is_dirty (fixture->document));
}

/* The system tells of it, nobody has to ask. */
static void
test_change_is_noticed (Fixture       *fixture,
                        gconstpointer  user_data)
{
  sj_test_change_file (fixture->file, "title", "Theirs");
  for (guint i = 0; i < 100 && g_strcmp0 (sj_test_title (fixture->document), "Theirs") != 0; i++)
    sj_test_wait (50);

  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Theirs");
}

static void
test_own_save_is_no_change (Fixture       *fixture,
                            gconstpointer  user_data)
{
  guint n_reloaded = 0;

  g_signal_connect (fixture->document, "reloaded", G_CALLBACK (count_signal), &n_reloaded);
  sj_test_rename (fixture->document, "Mine");
  sj_test_save (fixture->document);
  sj_test_wait (700);

  g_assert_cmpint (sj_document_get_file_state (fixture->document), ==, SJ_FILE_AS_KNOWN);
  g_assert_cmpuint (n_reloaded, ==, 0);
}

static void
test_touched_is_not_changed (Fixture       *fixture,
                             gconstpointer  user_data)
{
  sj_test_rename (fixture->document, "Mine");
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);

  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);
}

static void
test_reload_can_be_undone (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  sj_test_rename (fixture->document, "Mine");
  sj_test_change_file (fixture->file, "title", "Theirs");
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_CHANGED);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");

  g_assert_true (sj_document_reload (fixture->document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Theirs");
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
}

/* After a crash the kept version is there, though the file has another. */
static void
test_keep_outlives_a_crash (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;

  sj_test_rename (fixture->document, "Mine");
  sj_test_change_file (fixture->file, "title", "Theirs");
  sj_test_check (fixture->document);
  sj_document_keep (fixture->document);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);
  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_true (sj_document_is_dirty (fixture->document));
  sj_edit_log_redo (sj_document_get_log (fixture->document));

  recovery = sj_test_crash (fixture);
  g_assert_true (sj_recovery_is_whole (recovery));
  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
  g_assert_true (g_file_equal (sj_document_get_file (fixture->document), fixture->file));
  g_assert_true (sj_document_is_dirty (fixture->document));

  sj_document_discard_recovered (fixture->document);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Theirs");
  g_assert_false (sj_document_is_dirty (fixture->document));
}

/* As a copy it belongs to no file, and must not be lost by a second crash. */
static void
test_kept_as_a_copy (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;

  sj_test_rename (fixture->document, "Mine");
  sj_test_change_file (fixture->file, "title", "Theirs");
  sj_test_check (fixture->document);
  sj_document_keep (fixture->document);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&recovery, sj_recovery_free);
      recovery = sj_test_crash (fixture);
      fixture->document = sj_document_recover (recovery, TRUE, NULL);
      g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
      g_assert_null (sj_document_get_file (fixture->document));
      g_assert_true (sj_document_is_dirty (fixture->document));
      g_assert_cmpuint (sj_test_count_journals (), ==, 1);
    }
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(SjDocumentMerge) merge = NULL;
  g_autoptr(GError) error = NULL;
  guint n_undo;

  sj_test_rename (fixture->document, "Mine");
  sj_editing_add_lane (sj_document_get_log (fixture->document), SJ_LANE_TEXT, NULL);
  sj_test_change_file (fixture->file, "title", "Theirs");
  sj_test_change_file (fixture->file, "owner", "From a colleague");
  sj_test_check (fixture->document);
  merge = sj_document_merge_new (fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_document_merge_get_n_theirs (merge), ==, 1);
  g_assert_cmpuint (sj_document_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (sj_document_merge_get_conflict (merge, 0)->pspec->name, ==, "title");
  sj_document_merge_choose (merge, 0, SJ_MERGE_THEIRS);

  n_undo = sj_edit_log_get_n_undo (sj_document_get_log (fixture->document));
  g_assert_true (sj_document_merge_perform (merge, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sj_edit_log_get_n_undo (sj_document_get_log (fixture->document)), ==,
                    n_undo + 1);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Theirs");
  g_assert_cmpstr (sj_element_text (sj_test_card (sj_document_get_map (fixture->document)),
                                    "owner"), ==, "From a colleague");
  g_assert_cmpuint (g_list_model_get_n_items (
                      sj_map_get_lanes (sj_document_get_map (fixture->document))), ==, 1);
  g_assert_true (sj_document_is_dirty (fixture->document));
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);

  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
  g_assert_true (sj_document_is_dirty (fixture->document));
}

/* A merge of what is no longer so would take something back that nobody saw. */
static void
test_stale_merge_is_refused (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(SjDocumentMerge) merge = NULL;
  g_autoptr(GError) error = NULL;

  sj_test_rename (fixture->document, "Mine");
  sj_test_change_file (fixture->file, "title", "Theirs");
  sj_test_check (fixture->document);
  merge = sj_document_merge_new (fixture->document, NULL);
  sj_test_change_file (fixture->file, "title", "Theirs again");
  sj_test_check (fixture->document);

  g_assert_false (sj_document_merge_perform (merge, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CHANGED);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
}

/* The file goes: the map here is the only one left, and counts as unsaved until it is saved. */
static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_MISSING);
  g_assert_true (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 1);

  recovery = sj_test_crash (fixture);
  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Base");
  sj_test_save (fixture->document);
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
}

static void
test_file_that_comes_back (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".moved", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_MISSING);
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
}

/* Another program broke the file: what is open is all there is. */
static void
test_broken_file (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{\"format\": ", -1, NULL));
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_CHANGED);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Base");
  g_assert_true (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 1);

  g_assert_false (sj_document_reload (fixture->document, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT);
  g_assert_nonnull (strstr (sj_document_get_file_problem (fixture->document), "map.sojourn"));
  g_assert_null (sj_document_merge_new (fixture->document, NULL));
  sj_document_keep (fixture->document);
  sj_test_save (fixture->document);
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);
}

static void
on_failed (SjDocument *document,
           GError     *error,
           guint      *n_failed)
{
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  (*n_failed)++;
}

static void
test_journal_that_fails_is_told_once (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autofree char *above = g_path_get_dirname (folder);
  guint n_failed = 0;

  g_rmdir (folder);
  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_signal_connect (fixture->document, "journal-failed", G_CALLBACK (on_failed), &n_failed);
  sj_test_rename (fixture->document, "Mine");
  sj_test_rename (fixture->document, "Still mine");

  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Still mine");
  sj_test_save (fixture->document);
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

static void
add_tests (void)
{
#define ADD(name, function) \
  g_test_add ("/io/document/" name, Fixture, NULL, sj_test_document_set_up, function, \
              sj_test_document_tear_down)
  ADD ("journal", test_journal_is_there_while_something_is_unsaved);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("saves-wait", test_saves_wait_for_each_other);
  ADD ("follows-its-file", test_unchanged_map_follows_its_file);
  ADD ("noticed", test_change_is_noticed);
  ADD ("own-save", test_own_save_is_no_change);
  ADD ("touched", test_touched_is_not_changed);
  ADD ("reload", test_reload_can_be_undone);
  ADD ("keep", test_keep_outlives_a_crash);
  ADD ("kept-as-a-copy", test_kept_as_a_copy);
  ADD ("merge", test_merge);
  ADD ("stale-merge", test_stale_merge_is_refused);
  ADD ("missing", test_missing_file);
  ADD ("comes-back", test_file_that_comes_back);
  ADD ("broken", test_broken_file);
  ADD ("journal-fails", test_journal_that_fails_is_told_once);
}

int
main (int   argc,
      char *argv[])
{
  return sj_test_run (argc, argv, add_tests);
}
