#pragma once

#include <gio/gio.h>

/* Deletes a folder of a test with all that is in it. */
static inline void
sj_test_remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      sj_test_remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}
