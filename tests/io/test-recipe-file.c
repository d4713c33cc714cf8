#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-recipe-reading.h"
#include "io/sj-io-error.h"
#include "io/sj-recipe-file.h"

/* A recipe given to a colleague: whether it reads the same file in the same way, and what it must
 * not carry along. */

static SjMap *
make_map (const char *const *titles)
{
  SjMap *map = sj_map_new ();
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "title", "Purchase", NULL);
  g_autoptr(SjElement) lane = g_object_new (SJ_TYPE_LANE, "kind", SJ_LANE_CHANNEL, NULL);

  sj_map_append (map, stage);
  sj_map_append (map, lane);
  for (gsize i = 0; titles[i] != NULL; i++)
    {
      g_autoptr(SjElement) step =
        g_object_new (SJ_TYPE_STEP, "stage", sj_element_get_id (stage), NULL);
      g_autoptr(SjElement) card = NULL;

      sj_map_append (map, step);
      card = g_object_new (SJ_TYPE_CARD, "step", sj_element_get_id (step), "lane",
                           sj_element_get_id (lane), "title", titles[i], NULL);
      sj_map_append (map, card);
    }

  return map;
}

static const char *
get_card_id (SjMap *map,
             guint  position)
{
  g_autoptr(SjElement) card = g_list_model_get_item (sj_map_get_cards (map), position);

  return sj_element_get_id (card);
}

static SjRecipe *
add_recipe (SjMap *map)
{
  g_autoptr(SjRecipe) recipe = sj_recipe_new ();
  g_autoptr(SjRecords) scores = sj_records_new (&sj_recipe_score_record_type, 1);
  g_autoptr(SjRecords) matches = sj_records_new (&sj_recipe_match_record_type, 2);
  static const char *const missing[] = { "weiß nicht", NULL };
  SjRecipeScore *score = sj_records_index (scores, 0);

  sj_record_set_text (&score->column, "Zufriedenheit");
  sj_record_set_text (&score->metric, "csat");
  score->low = 1;
  score->high = 5;
  score->reversed = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      SjRecipeMatch *match = sj_records_index (matches, i);

      sj_record_set_text (&match->name, i == 0 ? "Seite" : "Kasse");
      sj_record_set_text (&match->anchor, get_card_id (map, i));
    }
  g_object_set (recipe, "title", "/home/erika.mustermann/Umfrage.csv", "file-pattern",
                "C:\\Users\\Erika\\Umfrage-*.csv", "touchpoint-column", "Ort", "wave-column",
                "Datum", "wave-unit", "quarter", "weight-column", "Gewicht", "minimum-n", 7,
                "scores", scores, "matches", matches, "missing", missing, NULL);
  sj_map_append (map, SJ_ELEMENT (recipe));

  return sj_map_lookup_typed (map, sj_element_get_id (SJ_ELEMENT (recipe)), SJ_TYPE_RECIPE);
}

static void
test_round_trip (void)
{
  static const char *const titles[] = { "Home page", "Checkout", NULL };
  g_autoptr(SjMap) map = make_map (titles);
  SjRecipe *recipe = add_recipe (map);
  g_autoptr(GBytes) bytes = sj_recipe_file_write (map, recipe);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjRecipe) again = sj_recipe_file_read (bytes, "r", map, &error);
  g_auto(SjReading) first = { 0 };
  g_auto(SjReading) second = { 0 };

  g_assert_no_error (error);
  g_assert_cmpstr (sj_element_get_id (SJ_ELEMENT (again)), ==,
                   sj_element_get_id (SJ_ELEMENT (recipe)));
  sj_reading_init (&first);
  sj_reading_init (&second);
  sj_recipe_get_reading (recipe, &first);
  sj_recipe_get_reading (again, &second);
  g_assert_cmpstr (second.by, ==, "Ort");
  g_assert_cmpstr (second.wave, ==, first.wave);
  g_assert_cmpint (second.period, ==, first.period);
  g_assert_cmpstr (second.weight, ==, "Gewicht");
  g_assert_cmpuint (second.min_n, ==, 7);
  g_assert_cmpuint (second.scores->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (second.scores, 0), ==, "Zufriedenheit:csat:1-5");
  g_assert_cmpuint (second.reversed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (second.missing, 0), ==, "weiß nicht");
}

/* Home folders bear names of people. */
static void
test_no_folder (void)
{
  static const char *const titles[] = { "Home page", "Checkout", NULL };
  g_autoptr(SjMap) map = make_map (titles);
  g_autoptr(GBytes) bytes = sj_recipe_file_write (map, add_recipe (map));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "\"version\": 1"));
  g_assert_nonnull (strstr (text, "Umfrage.csv"));
  g_assert_nonnull (strstr (text, "Umfrage-*.csv"));
  g_assert_null (strstr (text, "rika"));
  g_assert_null (strstr (text, "/home"));
}

static SjRecords *
get_matches (SjRecipe *recipe)
{
  SjElement *element = SJ_ELEMENT (recipe);

  return sj_element_get_records (
    element, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), "matches"));
}

/* Another map of the same journey: ids differ, titles do not. What is not there is not guessed. */
static void
test_other_map (void)
{
  static const char *const titles[] = { "Home page", "Checkout", NULL };
  static const char *const others[] = { "Delivery", "Checkout", "Return", NULL };
  g_autoptr(SjMap) map = make_map (titles);
  g_autoptr(SjMap) other = make_map (others);
  g_autoptr(GBytes) bytes = sj_recipe_file_write (map, add_recipe (map));
  g_autoptr(GError) error = NULL;
  g_autoptr(SjRecipe) recipe = sj_recipe_file_read (bytes, "r", other, &error);
  const SjRecipeMatch *match;

  g_assert_no_error (error);
  g_assert_cmpuint (sj_records_get_length (get_matches (recipe)), ==, 1);
  match = sj_records_index (get_matches (recipe), 0);
  g_assert_cmpstr (match->name, ==, "Kasse");
  g_assert_cmpstr (match->anchor, ==, get_card_id (other, 1));
}

static void
test_refused (void)
{
  static const char *const titles[] = { "Home page", NULL };
  static const struct { const char *text, *words; } cases[] = {
    { "", "r.json" },
    { "[1, 2]", "no recipe" },
    { "{\"format\": \"sojourn\", \"version\": 1}", "no recipe" },
    { "{\"format\": \"sojourn-recipe\"}", "version" },
    { "{\"format\": \"sojourn-recipe\", \"version\": 2, \"recipe\": {\"id\": \"a\"}}",
      "version 2" },
    { "{\"format\": \"sojourn-recipe\", \"version\": 1}", "holds no recipe" },
    { "{\"format\": \"sojourn-recipe\", \"version\": 1, \"recipe\": {\"id\": \"a\", "
      "\"minimum-n\": \"five\"}}", "minimum-n" },
    { "{\"format\": \"sojourn-recipe\", \"version\": 1, \"recipe\": {", "r.json" },
  };
  g_autoptr(SjMap) map = make_map (titles);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr(GError) error = NULL;
      SjRecipe *recipe = sj_recipe_file_read (bytes, "r.json", map, &error);

      g_assert_null (recipe);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recipe-file/round-trip", test_round_trip);
  g_test_add_func ("/recipe-file/no-folder", test_no_folder);
  g_test_add_func ("/recipe-file/other-map", test_other_map);
  g_test_add_func ("/recipe-file/refused", test_refused);

  return g_test_run ();
}
