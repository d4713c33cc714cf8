#include <stdint.h>
#include <string.h>

#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/* Arbitrary bytes as a map's file: no crash, no leak, an error with a sentence or a map, and a map
 * that was read can be written, read again, and written as the same bytes. */

int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         size);

static void
check_round_trip (SjMap *map)
{
  g_autoptr(GBytes) first = sj_map_write (map);
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) again = sj_map_read (first, "again", NULL, NULL, &error);

  g_assert_no_error (error);
  second = sj_map_write (again);
  g_assert_true (g_bytes_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  g_autoptr(GBytes) file = g_bytes_new (bytes, size);
  g_autoptr(GError) error = NULL;
  gboolean read_only = FALSE;
  g_autoptr(SjMap) map = sj_map_read (file, "fuzzed", &read_only, NULL, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == SJ_IO_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, "“fuzzed”"));
    }
  else if (!read_only)
    {
      check_round_trip (map);
    }

  return 0;
}
