#include <glib/gstdio.h>

#include "io/sj-map-file.h"
#include "ui/sj-document-registry.h"

typedef struct
{
  SjDocumentRegistry *registry;
  SjDocument         *opened;
  SjDocument         *closed;
  char               *folder;
  GFile              *file;
} Fixture;

static void
on_opened (Fixture    *fixture,
           SjDocument *document)
{
  g_assert_null (fixture->opened);
  fixture->opened = document;
}

static void
on_closed (Fixture    *fixture,
           SjDocument *document)
{
  g_assert_null (fixture->closed);
  fixture->closed = document;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(GError) error = NULL;

  fixture->registry = sj_document_registry_new ();
  g_signal_connect_swapped (fixture->registry, "document-opened", G_CALLBACK (on_opened), fixture);
  g_signal_connect_swapped (fixture->registry, "document-closed", G_CALLBACK (on_closed), fixture);
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "map.sojourn", NULL);
  sj_map_file_save (map, fixture->file, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->registry);
  g_file_delete (fixture->file, NULL, NULL);
  g_rmdir (fixture->folder);
  g_clear_object (&fixture->file);
  g_free (fixture->folder);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      document)
{
  g_autoptr(GError) error = NULL;

  *(SjDocument **) document =
    sj_document_registry_load_finish (SJ_DOCUMENT_REGISTRY (source), result, &error);
  g_assert_no_error (error);
  if (sj_document_registry_get_n_holds (SJ_DOCUMENT_REGISTRY (source),
                                        *(SjDocument **) document) == 0)
    sj_document_registry_hold (SJ_DOCUMENT_REGISTRY (source), *(SjDocument **) document);
}

static SjDocument *
load (Fixture *fixture,
      GFile   *file)
{
  SjDocument *document = NULL;

  sj_document_registry_load_async (fixture->registry, file, NULL, on_loaded, &document);
  while (document == NULL)
    g_main_context_iteration (NULL, TRUE);

  return document;
}

/* What was typed in one window would be overwritten by the other. */
static void
test_a_file_is_one_document (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(SjDocument) first = load (fixture, fixture->file);
  g_autoptr(SjDocument) second = load (fixture, fixture->file);

  g_assert_true (first == second);
  g_assert_true (sj_document_registry_find (fixture->registry, fixture->file) == first);
  sj_document_registry_release (fixture->registry, first);
  g_assert_null (sj_document_registry_find (fixture->registry, fixture->file));
}

static void
test_a_link_leads_to_the_same_document (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr(SjDocument) document = load (fixture, fixture->file);
  g_autoptr(GFile) link = g_file_new_build_filename (fixture->folder, "link.sojourn", NULL);
  g_autoptr(SjDocument) linked = NULL;

  g_assert_true (g_file_make_symbolic_link (link, "map.sojourn", NULL, NULL));
  linked = load (fixture, link);
  g_assert_true (linked == document);
  sj_document_registry_release (fixture->registry, document);
  g_file_delete (link, NULL, NULL);
}

/* Two quick clicks on one file: both readings are on the way before either has ended. */
static void
test_opening_twice_at_once_gives_one_document (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr(SjDocument) first = NULL;
  g_autoptr(SjDocument) second = NULL;

  sj_document_registry_load_async (fixture->registry, fixture->file, NULL, on_loaded, &first);
  sj_document_registry_load_async (fixture->registry, fixture->file, NULL, on_loaded, &second);
  while (first == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (first == second);
  g_assert_cmpuint (
    g_list_model_get_n_items (sj_document_registry_get_documents (fixture->registry)), ==, 1);
  sj_document_registry_release (fixture->registry, first);
}

/* The journal of a map begins with its first view and ends with its last. */
static void
test_a_document_closes_with_its_last_view (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjDocument *document = sj_document_new (map, NULL, FALSE);

  sj_document_registry_hold (fixture->registry, document);
  g_assert_true (fixture->opened == document);
  sj_document_registry_hold (fixture->registry, document);
  g_assert_cmpuint (sj_document_registry_get_n_holds (fixture->registry, document), ==, 2);

  sj_document_registry_release (fixture->registry, document);
  g_assert_null (fixture->closed);
  sj_document_registry_release (fixture->registry, document);
  g_assert_true (fixture->closed == document);
  g_assert_cmpuint (sj_document_registry_get_n_holds (fixture->registry, document), ==, 0);
  g_assert_finalize_object (document);
}

/* A map saved under another name is found by that name alone. */
static void
test_a_document_is_found_by_the_file_it_has_now (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autoptr(SjDocument) document = load (fixture, fixture->file);

  sj_document_forget_file (document);
  g_assert_null (sj_document_registry_find (fixture->registry, fixture->file));
  sj_document_registry_release (fixture->registry, document);
}

#define ADD(name, function) \
  g_test_add ("/document-registry/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-document", test_a_file_is_one_document);
  ADD ("link", test_a_link_leads_to_the_same_document);
  ADD ("at-once", test_opening_twice_at_once_gives_one_document);
  ADD ("last-view", test_a_document_closes_with_its_last_view);
  ADD ("file-now", test_a_document_is_found_by_the_file_it_has_now);

  return g_test_run ();
}
