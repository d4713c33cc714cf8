#include "core/sj-map.h"

#include "core/sj-card.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* If the map loses track of its elements, cards vanish from the picture or stay when removed. */

static void
test_lookup (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjStage) stage = sj_stage_new ("Apply");
  const char *id = sj_element_get_id (SJ_ELEMENT (stage));

  sj_map_append (map, SJ_ELEMENT (stage));
  g_assert_true (sj_map_lookup (map, id) == SJ_ELEMENT (stage));
  g_assert_true (sj_map_lookup_typed (map, id, SJ_TYPE_STAGE) == stage);
  g_assert_null (sj_map_lookup_typed (map, id, SJ_TYPE_STEP));
  g_assert_null (sj_map_lookup (map, "nobody"));
  g_assert_null (sj_map_lookup (map, NULL));
  g_assert_true (sj_map_lookup (map, sj_element_get_id (SJ_ELEMENT (map))) == SJ_ELEMENT (map));
  g_assert_true (sj_element_get_map (SJ_ELEMENT (stage)) == map);
  g_assert_cmpuint (sj_map_get_position (map, SJ_ELEMENT (stage)), ==, 0);
}

static void
test_collections (void)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);
  g_autoptr(SjMap) map = sj_map_new ();

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr(SjElement) element = g_object_new (types[i], NULL);

      sj_map_append (map, element);
      g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_list (map, types[i])), ==, 1);
      g_assert_true (g_list_model_get_item_type (sj_map_get_list (map, types[i])) == types[i]);
    }
}

/* Elements outlive their map, and a map does not outlive its last reference. */
static void
test_ownership (void)
{
  SjMap *map = sj_map_new ();
  SjCard *card = sj_card_new ("a", NULL, NULL);

  sj_map_append (map, SJ_ELEMENT (card));
  g_assert_finalize_object (map);
  g_assert_null (sj_element_get_map (SJ_ELEMENT (card)));
  g_assert_finalize_object (card);
}

static void
test_assets (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autoptr(GBytes) same = g_bytes_new ("picture", 7);
  g_autofree char *hash = sj_map_add_asset (map, picture, "image/png");
  g_autofree char *again = sj_map_add_asset (map, same, "image/png");
  g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  g_auto(GStrv) hashes = sj_map_list_assets (map);
  g_autoptr(SjPersona) persona = sj_persona_new ("Anna");
  const char *mime_type;

  g_assert_cmpstr (hash, ==, expected);
  g_assert_cmpstr (hash, ==, again);
  g_assert_cmpuint (g_strv_length (hashes), ==, 1);
  g_assert_true (g_bytes_equal (sj_map_get_asset (map, hash, &mime_type), picture));
  g_assert_cmpstr (mime_type, ==, "image/png");
  g_assert_null (sj_map_get_asset (map, "no such", NULL));

  sj_map_append (map, SJ_ELEMENT (persona));
  g_assert_false (sj_map_refers_to_asset (map, hash));
  g_object_set (persona, "portrait", hash, NULL);
  g_assert_true (sj_map_refers_to_asset (map, hash));
}

static void
test_same_id_twice (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjElement) first = g_object_new (SJ_TYPE_STAGE, "id", "x", NULL);
  g_autoptr(SjElement) second = g_object_new (SJ_TYPE_STEP, "id", "x", NULL);

  sj_map_append (map, first);
  g_test_expect_message ("sj-map", G_LOG_LEVEL_CRITICAL, "*");
  sj_map_append (map, second);
  g_test_assert_expected_messages ();
  g_assert_true (sj_map_lookup (map, "x") == first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/map/lookup", test_lookup);
  g_test_add_func ("/core/map/collections", test_collections);
  g_test_add_func ("/core/map/ownership", test_ownership);
  g_test_add_func ("/core/map/assets", test_assets);
  g_test_add_func ("/core/map/same-id-twice", test_same_id_twice);

  return g_test_run ();
}
