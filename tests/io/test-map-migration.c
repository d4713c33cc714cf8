#include "io/sj-map-migration.h"

#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/* If a step of the migration changes, maps of an earlier version open as something else. */

static GBytes *
load_golden (const char *name)
{
  g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "golden", "io", name,
                                            NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_version_0 (void)
{
  g_autoptr(GBytes) old = load_golden ("version-0.sojourn");
  g_autoptr(GBytes) golden = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;
  gboolean read_only = TRUE;

  map = sj_map_read (old, "version-0.sojourn", &read_only, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (read_only);
  written = sj_map_write (map);
  if (g_getenv ("SJ_UPDATE_GOLDEN") != NULL)
    {
      g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "golden", "io",
                                                "version-0-migrated.sojourn", NULL);

      g_file_set_contents (path, g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                           NULL);
    }

  golden = load_golden ("version-0-migrated.sojourn");
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (golden, NULL), g_bytes_get_size (golden));
}

static void
test_pure (void)
{
  g_autoptr(GBytes) old = load_golden ("version-0.sojourn");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(JsonNode) migrated = NULL;

  json_parser_load_from_data (parser, g_bytes_get_data (old, NULL), g_bytes_get_size (old), NULL);
  before = json_to_string (json_parser_get_root (parser), FALSE);
  migrated = sj_map_migrate (json_parser_get_root (parser), 0);
  after = json_to_string (json_parser_get_root (parser), FALSE);

  g_assert_cmpstr (before, ==, after);
  g_assert_true (json_object_has_member (json_node_get_object (migrated), "cards"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/map-migration/version-0", test_version_0);
  g_test_add_func ("/io/map-migration/pure", test_pure);

  return g_test_run ();
}
