#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"
#include "sj-random-edits.h"

/* If this fails, undo and redo do not bring people back to where they were. */

#define N_EDITS 10000

static void
assert_written (SjMap  *map,
                GBytes *expected)
{
  g_autoptr(GBytes) bytes = sj_map_write (map);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static guint
undo_all (SjEditLog *log)
{
  guint n_undone = 0;

  while (sj_edit_log_undo (log))
    n_undone++;

  return n_undone;
}

static guint
redo_all (SjEditLog *log)
{
  guint n_redone = 0;

  while (sj_edit_log_redo (log))
    n_redone++;

  return n_redone;
}

static void
test_undo_all_redo_all (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjMap) map = sj_random_map (random, 5);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(GBytes) first = sj_map_write (map);
  g_autoptr(GBytes) last = NULL;
  guint n_undone;

  /* Some come to nothing, so they are counted in the log. */
  while (sj_edit_log_get_n_undo (log) < N_EDITS)
    sj_random_edit (random, log);
  last = sj_map_write (map);
  g_assert_false (g_bytes_equal (first, last));

  n_undone = undo_all (log);
  g_assert_cmpuint (n_undone, ==, N_EDITS);
  assert_written (map, first);
  g_assert_false (sj_edit_log_is_dirty (log));

  g_assert_cmpuint (redo_all (log), ==, n_undone);
  assert_written (map, last);
  undo_all (log);
  assert_written (map, first);
}

/* Back and forth between edits, as people do. */
static void
test_wandering (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjMap) map = sj_random_map (random, 3);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(GBytes) first = sj_map_write (map);

  for (guint i = 0; i < N_EDITS / 10; i++)
    {
      g_autoptr(GBytes) before = NULL;
      int n_steps = g_rand_int_range (random, 0, 4);
      int n_undone = 0;

      sj_random_edit (random, log);
      before = sj_map_write (map);
      while (n_undone < n_steps && sj_edit_log_undo (log))
        n_undone++;
      if (g_rand_boolean (random))
        continue;
      while (n_undone-- > 0)
        g_assert_true (sj_edit_log_redo (log));
      assert_written (map, before);
    }

  undo_all (log);
  assert_written (map, first);
}

/* Whatever the edits made of the map, a file of it opens and says the same. */
static void
test_saved_at_any_time (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjMap) map = sj_random_map (random, 3);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(SjMap) read = NULL;
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < 10; j++)
        sj_random_edit (random, log);
      bytes = sj_map_write (map);
      read = sj_map_read (bytes, "random", NULL, NULL, &error);
      g_assert_no_error (error);
      assert_written (read, bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random-edits/undo-all-redo-all", test_undo_all_redo_all);
  g_test_add_func ("/random-edits/wandering", test_wandering);
  g_test_add_func ("/random-edits/saved-at-any-time", test_saved_at_any_time);

  return g_test_run ();
}
