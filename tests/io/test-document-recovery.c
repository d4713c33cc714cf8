#include "sj-test-document.h"

#include "core/sj-lane.h"

/* If this fails, what a crash left behind is not offered, or not as it was. */

static void
test_recovered_map_is_unsaved (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autoptr(SjRecovery) again = NULL;
  const SjRecoveredChanges *changes;

  sj_test_rename (fixture->document, "Mine");
  sj_editing_add_lane (sj_document_get_log (fixture->document), SJ_LANE_TEXT, NULL);
  recovery = sj_test_crash (fixture);

  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  changes = sj_document_get_recovered (fixture->document);
  g_assert_cmpuint (changes->n_changes, ==, 2);
  g_assert_cmpuint (g_strv_length (changes->lost), ==, 0);
  g_assert_nonnull (changes->since);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
  g_assert_true (sj_document_is_dirty (fixture->document));

  /* A second crash before anything was saved. */
  again = sj_test_crash (fixture);
  g_assert_cmpuint (sj_recovery_get_n_changes (again), ==, 2);
  fixture->document = sj_document_recover (again, FALSE, NULL);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");

  sj_test_save (fixture->document);
  g_assert_null (sj_document_get_recovered (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
}

static void
test_discarded_changes_can_be_redone (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;

  sj_test_rename (fixture->document, "Mine");
  recovery = sj_test_crash (fixture);
  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  sj_document_discard_recovered (fixture->document);

  g_assert_null (sj_document_get_recovered (fixture->document));
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Base");
  g_assert_false (sj_document_is_dirty (fixture->document));
  g_assert_cmpuint (sj_test_count_journals (), ==, 0);
  sj_edit_log_redo (sj_document_get_log (fixture->document));
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
}

/* The map that a person had not saved yet even once, with a picture. */
static void
test_new_map (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autoptr(GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, "id", "card", NULL);
  g_autofree char *hash = NULL;
  SjEditLog *log;

  g_assert_finalize_object (fixture->document);
  sj_map_append (map, card);
  fixture->document = sj_document_new (map, NULL, FALSE);
  sj_document_protect (fixture->document);
  hash = sj_map_add_asset (map, picture, "image/png");
  log = sj_document_get_log (fixture->document);
  sj_edit_log_begin (log, "Set Picture");
  sj_edit_log_set (log, card, "picture", hash, NULL);
  sj_edit_log_commit (log);
  g_clear_object (&map);

  recovery = sj_test_crash (fixture);
  g_assert_null (sj_recovery_get_file (recovery));
  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  g_assert_null (sj_document_get_file (fixture->document));
  g_assert_true (sj_document_is_dirty (fixture->document));
  g_assert_nonnull (sj_map_get_asset (sj_document_get_map (fixture->document), hash, NULL));
}

/* A colleague took the card away in the meantime. */
static void
test_file_changed_since (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;
  g_autoptr(SjRecoveryPreview) preview = NULL;
  g_autoptr(SjMap) empty = sj_map_new ();

  sj_test_rename (fixture->document, "Mine");
  sj_editing_add_lane (sj_document_get_log (fixture->document), SJ_LANE_TEXT, NULL);
  recovery = sj_test_crash (fixture);
  sj_recovery_free (g_steal_pointer (&recovery));
  g_assert_true (sj_map_file_save (empty, fixture->file, NULL, NULL));
  recovery = g_ptr_array_steal_index (sj_recovery_list (), 0);
  g_assert_true (sj_recovery_has_changed (recovery));

  preview = sj_recovery_preview_new (recovery, NULL);
  g_assert_cmpuint (g_strv_length (preview->recovered), ==, 1);
  g_assert_cmpuint (g_strv_length (preview->lost), ==, 1);
  g_assert_cmpstr (preview->lost[0], ==, "Rename Card");

  fixture->document = sj_document_recover (recovery, TRUE, NULL);
  g_assert_null (sj_document_get_file (fixture->document));
  g_assert_cmpstr (sj_document_get_recovered (fixture->document)->lost[0], ==, "Rename Card");
  g_assert_cmpuint (g_list_model_get_n_items (
                      sj_map_get_lanes (sj_document_get_map (fixture->document))), ==, 1);
}

static void
test_map_that_is_open_already (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(SjRecovery) recovery = NULL;

  sj_test_rename (fixture->document, "Mine");
  recovery = sj_test_crash (fixture);
  fixture->document = sj_test_open (fixture->file);
  g_assert_true (sj_document_take_recovery (fixture->document, recovery, NULL));

  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
  g_assert_cmpuint (sj_test_count_journals (), ==, 1);
}

/* Typing a word is one change, and what was taken back is none. */
static void
test_changes_are_counted_as_people_count (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  SjEditLog *log = sj_document_get_log (fixture->document);
  SjElement *card = sj_test_card (sj_document_get_map (fixture->document));
  static const char *const texts[] = { "W", "Wo", "Wor", "Word" };
  g_autoptr(SjRecovery) recovery = NULL;
  g_autoptr(SjRecoveryPreview) preview = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      sj_edit_log_begin_merging (log, "Type", "title");
      sj_edit_log_set (log, card, "title", texts[i], NULL);
      sj_edit_log_commit (log);
    }
  sj_editing_add_lane (log, SJ_LANE_TEXT, NULL);
  sj_edit_log_undo (log);

  recovery = sj_test_crash (fixture);
  preview = sj_recovery_preview_new (recovery, NULL);
  g_assert_cmpuint (sj_recovery_get_n_changes (recovery), ==, 1);
  g_assert_cmpstr (sj_recovery_get_names (recovery)[0], ==, "Type");
  g_assert_null (sj_recovery_get_names (recovery)[1]);
  g_assert_cmpuint (g_strv_length (preview->recovered), ==, 1);
}

/* Saved under another name and edited since: it is the new file that the changes belong to. */
static void
test_after_save_as (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.sojourn", NULL);
  g_autoptr(GFile) other = g_file_new_for_path (path);
  g_autoptr(SjRecovery) recovery = NULL;
  guint n_saved = 0;

  sj_test_rename (fixture->document, "Saved");
  sj_document_save_async (fixture->document, other, NULL, sj_test_on_saved, &n_saved);
  while (n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
  sj_test_rename (fixture->document, "Mine");
  sj_test_change_file (fixture->file, "title", "Nobody's business");
  g_assert_cmpint (sj_test_check (fixture->document), ==, SJ_FILE_AS_KNOWN);

  recovery = sj_test_crash (fixture);
  g_assert_true (g_file_equal (sj_recovery_get_file (recovery), other));
  fixture->document = sj_document_recover (recovery, FALSE, NULL);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Mine");
  sj_document_discard_recovered (fixture->document);
  g_assert_cmpstr (sj_test_title (fixture->document), ==, "Saved");
}

static void
add_tests (void)
{
#define ADD(name, function) \
  g_test_add ("/io/document-recovery/" name, Fixture, NULL, sj_test_document_set_up, function, \
              sj_test_document_tear_down)
  ADD ("unsaved", test_recovered_map_is_unsaved);
  ADD ("discarded", test_discarded_changes_can_be_redone);
  ADD ("new-map", test_new_map);
  ADD ("changed-since", test_file_changed_since);
  ADD ("open-already", test_map_that_is_open_already);
  ADD ("counted", test_changes_are_counted_as_people_count);
  ADD ("save-as", test_after_save_as);
}

int
main (int   argc,
      char *argv[])
{
  return sj_test_run (argc, argv, add_tests);
}
