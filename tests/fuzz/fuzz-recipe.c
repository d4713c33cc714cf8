#include <stdint.h>
#include <string.h>

#include "feedback/sj-recipe-reading.h"
#include "io/sj-io-error.h"
#include "io/sj-recipe-file.h"

/* Arbitrary bytes as the file of a recipe: an error with a sentence, or a recipe that can be
 * written and read again, and that says how to read. */

int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         size);

static void
check_round_trip (SjMap    *map,
                  SjRecipe *recipe)
{
  g_autoptr(GBytes) first = sj_recipe_file_write (map, recipe);
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjRecipe) again = sj_recipe_file_read (first, "again", map, &error);

  g_assert_no_error (error);
  second = sj_recipe_file_write (map, again);
  g_assert_true (g_bytes_equal (first, second));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  g_autoptr(GBytes) file = g_bytes_new (bytes, size);
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SjRecipe) recipe = sj_recipe_file_read (file, "fuzzed", map, &error);
  g_auto(SjReading) reading = { 0 };

  g_assert_true ((recipe == NULL) == (error != NULL));
  if (recipe == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, "fuzzed"));
      return 0;
    }
  sj_reading_init (&reading);
  sj_recipe_get_reading (recipe, &reading);
  check_round_trip (map, recipe);

  return 0;
}
