#include "io/sj-atomic-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/sj-io-error.h"

/* If saving is not atomic, a full disk or a crash costs the map that was there before. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.sojourn", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_chmod (fixture->folder, 0700);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
save (const char  *path,
      const char  *content,
      GError     **error)
{
  g_autoptr(SjAtomicFile) file = sj_atomic_file_open (path, error);

  return file != NULL && sj_atomic_file_write (file, content, strlen (content), error) &&
         sj_atomic_file_commit (file, error);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  struct stat status;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (save (fixture->path, "new", &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "new");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

static void
test_new_file (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "fresh", NULL);
  mode_t mask = umask (027);
  struct stat status;

  g_assert_true (save (path, "x", NULL));
  umask (mask);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

static void
test_not_committed (Fixture       *fixture,
                    gconstpointer  user_data)
{
  SjAtomicFile *file = sj_atomic_file_open (fixture->path, NULL);

  g_assert_true (sj_atomic_file_write (file, "half", 4, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  sj_atomic_file_free (file);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_cmpint (symlink ("map.sojourn", first), ==, 0);
  g_assert_cmpint (symlink (first, second), ==, 0);
  g_assert_true (save (second, "through two", NULL));
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_content (fixture->path, "through two");

  g_assert_cmpint (symlink ("target", dangling), ==, 0);
  g_assert_true (save (dangling, "made", NULL));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  assert_content (target, "made");
}

static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_false (save (fixture->path, "new", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("to root no folder is read-only");
      return;
    }

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_false (save (fixture->path, "new", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  assert_content (fixture->path, "old");
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "map.sojourn", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (save (path, "new", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (save (fixture->folder, "new", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
}

/* A limit on the size of files fails as a full disk does: in the middle of writing. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *much = g_strnfill (100000, 'x');
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (save (fixture->path, much, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_device (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (save ("/dev/null", "gone", &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    return;
  g_assert_false (save ("/dev/full", "too much", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/io/atomic-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("replace", test_replace);
  ADD ("new-file", test_new_file);
  ADD ("not-committed", test_not_committed);
  ADD ("links", test_links);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("no-folder", test_no_folder);
  ADD ("full-disk", test_full_disk);
  g_test_add_func ("/io/atomic-file/device", test_device);

  return g_test_run ();
}
