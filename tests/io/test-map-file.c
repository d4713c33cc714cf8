#include "io/sj-map-file.h"
#include "io/sj-map-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "io/sj-io-error.h"

/* If this fails, people cannot open or save their maps, or the window stands still meanwhile. */

typedef struct
{
  char      *folder;
  GFile     *file;
  GMainLoop *loop;
  SjMap     *loaded;
  GError    *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "Map ä.sojourn", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->loaded);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->loop, g_main_loop_unref);
  g_clear_pointer (&fixture->folder, g_free);
}

static SjMap *
make_map (void)
{
  return g_object_new (SJ_TYPE_MAP, "id", "m", "title", "Kept", NULL);
}

static void
test_save_and_load (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(SjMap) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_map_file_save (map, fixture->file, NULL, &error));
  g_assert_no_error (error);
  loaded = sj_map_file_load (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_map_get_title (loaded), ==, "Kept");
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (sj_map_file_load (fixture->file, NULL, NULL, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "“Map ä.sojourn”"));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sj_map_file_save (map, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
  g_clear_error (&error);
  g_assert_null (sj_map_file_load (fixture->file, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  sj_map_file_save_finish (result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->loaded = sj_map_file_load_finish (result, NULL, NULL, NULL, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  user_data)
{
  SjMap *map = make_map ();
  g_autoptr(GBytes) content = sj_map_write (map);

  sj_map_file_save_async (content, fixture->file, NULL, on_saved, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);

  sj_map_file_load_async (fixture->file, NULL, on_loaded, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (sj_map_get_title (fixture->loaded), ==, "Kept");
  g_assert_finalize_object (map);
}

static void
test_async_failure (Fixture       *fixture,
                    gconstpointer  user_data)
{
  sj_map_file_load_async (fixture->file, NULL, on_loaded, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_null (fixture->loaded);
  g_assert_error (fixture->error, SJ_IO_ERROR, SJ_IO_ERROR_READ);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/io/map-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("save-and-load", test_save_and_load);
  ADD ("no-file", test_no_file);
  ADD ("cancelled", test_cancelled);
  ADD ("async", test_async);
  ADD ("async-failure", test_async_failure);

  return g_test_run ();
}
