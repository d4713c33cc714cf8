#pragma once

#include <glib/gstdio.h>

#include "core/sj-editing.h"
#include "io/sj-document-merge.h"
#include "io/sj-document-recovery.h"
#include "io/sj-journal-file.h"
#include "io/sj-map-file.h"
#include "io/sj-map-writer.h"
#include "sj-test-folder.h"

/* A map with one card, opened from its file and protected. */
typedef struct
{
  char       *folder;
  char       *path;
  GFile      *file;
  SjDocument *document;
} Fixture;

static inline gboolean
sj_test_set_flag (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
sj_test_wait (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, sj_test_set_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static inline SjElement *
sj_test_card (SjMap *map)
{
  return sj_map_lookup (map, "card");
}

static inline void
sj_test_rename (SjDocument *document,
                const char *title)
{
  SjEditLog *log = sj_document_get_log (document);

  sj_edit_log_begin (log, "Rename Card");
  sj_edit_log_set (log, sj_test_card (sj_document_get_map (document)), "title", title, NULL);
  sj_edit_log_commit (log);
}

static inline const char *
sj_test_title (SjDocument *document)
{
  SjElement *card = sj_test_card (sj_document_get_map (document));

  return card != NULL ? sj_element_text (card, "title") : NULL;
}

static inline void
sj_test_on_loaded (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(SjDocument **) user_data = sj_document_load_finish (result, &error);
  g_assert_no_error (error);
}

static inline SjDocument *
sj_test_open (GFile *file)
{
  SjDocument *document = NULL;

  sj_document_load_async (file, NULL, sj_test_on_loaded, &document);
  while (document == NULL)
    g_main_context_iteration (NULL, TRUE);
  sj_document_protect (document);

  return document;
}

static inline void
sj_test_on_saved (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  sj_document_save_finish (SJ_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  (*(guint *) user_data)++;
}

static inline void
sj_test_save (SjDocument *document)
{
  guint n_saved = 0;

  sj_document_save_async (document, NULL, NULL, sj_test_on_saved, &n_saved);
  while (n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What somebody else does to the file with another program. */
static inline void
sj_test_change_file (GFile      *file,
                     const char *property,
                     const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_object_set (sj_test_card (map), property, value, NULL);
  g_assert_true (sj_map_file_save (map, file, NULL, &error));
  g_assert_no_error (error);
}

static inline void
sj_test_on_checked (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  sj_document_check_finish (SJ_DOCUMENT (source), result);
  *(gboolean *) user_data = TRUE;
}

/* As when the window gets the focus again. */
static inline SjFileState
sj_test_check (SjDocument *document)
{
  gboolean done = FALSE;

  sj_document_check_async (document, sj_test_on_checked, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  return sj_document_get_file_state (document);
}

static inline guint
sj_test_count_journals (void)
{
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_journals = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_journals++;

  return n_journals;
}

/* A question to the disk that is under way holds the document a little longer. */
static inline void
sj_test_close (SjDocument *document)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (document);
  while (document != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (document);
}

static inline void
sj_test_document_set_up (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, "id", "card", "title", "Base", NULL);

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.sojourn", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  sj_map_append (map, card);
  g_assert_true (sj_map_file_save (map, fixture->file, NULL, NULL));
  fixture->document = sj_test_open (fixture->file);
}

static inline void
sj_test_document_tear_down (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autofree char *journals = sj_journal_file_get_folder ();

  if (fixture->document != NULL)
    sj_test_close (fixture->document);
  sj_test_remove_tree (fixture->folder);
  sj_test_remove_tree (journals);
  g_clear_object (&fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What a crash leaves: the journal is there, nobody holds it. */
static inline SjRecovery *
sj_test_crash (Fixture *fixture)
{
  g_autoptr(GPtrArray) list = NULL;

  sj_test_close (g_steal_pointer (&fixture->document));
  list = sj_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

static inline int
sj_test_run (int    argc,
             char  *argv[],
             void (*add) (void))
{
  g_autofree char *state = g_dir_make_tmp ("sojourn-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ();
  status = g_test_run ();
  sj_test_remove_tree (state);

  return status;
}
