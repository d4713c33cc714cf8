#pragma once

#include <gio/gio.h>

/* The path of a file of the shared test data. When it is not there the running test is marked as
 * skipped and NULL is returned: the caller returns at once. */
static inline char *
sj_test_data (const char *name)
{
  const char *folder = g_getenv ("SJ_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The shared test data is not there");
      return NULL;
    }

  return g_steal_pointer (&path);
}
