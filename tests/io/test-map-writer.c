#include "io/sj-map-writer.h"

#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-map-reader.h"
#include "sj-random-map.h"

/* If the same map does not give the same bytes, version control shows changes nobody made. */

static char *
golden_path (const char *name)
{
  return g_build_filename (g_test_get_dir (G_TEST_DIST), "golden", "io", name, NULL);
}

static GBytes *
load (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static SjMap *
read_map (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  SjMap *map = sj_map_read (bytes, "it.sojourn", NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
assert_same_bytes (GBytes *first,
                   GBytes *second)
{
  g_autofree char *a = g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_autofree char *b = g_strndup (g_bytes_get_data (second, NULL), g_bytes_get_size (second));

  g_assert_cmpstr (a, ==, b);
}

static SjElement *
add (SjMap     *map,
     gpointer   element)
{
  sj_map_append (map, element);
  g_object_unref (element);

  return element;
}

static void
add_curve (SjMap *map)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);
  double boxes[] = { 22, 31, 159 };

  sj_record_set_text (&point->anchor, "card-1");
  point->n = 212;
  point->mean = 3.9;
  point->valence = 0.45;
  point->boxes = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (point->boxes, boxes, G_N_ELEMENTS (boxes));
  point = sj_records_index (points, 1);
  sj_record_set_text (&point->anchor, "step-1");
  sj_record_set_text (&point->reason, "below-k");

  add (map, g_object_new (SJ_TYPE_SERIES, "id", "series-1", "title", "CSAT 2025",
                          "origin", SJ_SERIES_MEASURED, "visible", FALSE, "points", points, NULL));
}

static SjMap *
make_map (void)
{
  SjMap *map = g_object_new (SJ_TYPE_MAP, "id", "map-1", "title", "Opening a \"bank\" account",
                             "kind", SJ_MAP_KIND_EMPLOYEE, NULL);
  const char *const aliases[] = { "Ident", "Überprüfung", NULL };
  const char *const viewpoint[] = { "persona-1", NULL };
  g_autoptr(GBytes) picture = g_bytes_new_static ("not really a picture", 20);
  g_autofree char *hash = sj_map_add_asset (map, picture, "image/png");
  g_autofree char *unused = NULL;
  g_autoptr(GBytes) other = g_bytes_new_static ("shown nowhere", 13);

  unused = sj_map_add_asset (map, other, "image/png");
  add (map, g_object_new (SJ_TYPE_PERSONA, "id", "persona-1", "name", "Anna", NULL));
  g_object_set (map, "viewpoint", viewpoint, NULL);
  add (map, g_object_new (SJ_TYPE_STAGE, "id", "stage-1", "title", "Apply", NULL));
  add (map, g_object_new (SJ_TYPE_STEP, "id", "step-1", "title", "Prove who you are",
                          "stage", "stage-1", NULL));
  add (map, g_object_new (SJ_TYPE_LANE, "id", "lane-1", "channel", SJ_CHANNEL_WEB, NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "card-1", "title", "Video ident", "step", "step-1",
                          "lane", "lane-1", "aliases", aliases, "valence", -0.4, "span", 2,
                          "picture", hash, "text", "Line one\nLine \\ two\t\x01", NULL));
  add_curve (map);

  sj_element_set_unknown (SJ_ELEMENT (map), "later", "{\"a\":[1,2.50,3],\"b\":[],\"c\":{}}");
  sj_element_set_unknown (sj_map_lookup (map, "card-1"), "tool:id", "12345678901234567890");

  return map;
}

static void
test_golden (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(GBytes) written = sj_map_write (map);
  g_autofree char *path = golden_path ("map.sojourn");
  g_autoptr(GBytes) golden = NULL;

  if (g_getenv ("SJ_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, g_bytes_get_data (written, NULL), g_bytes_get_size (written), NULL);

  golden = load (path);
  assert_same_bytes (written, golden);
}

static void
test_read_and_write_again (void)
{
  g_autofree char *path = golden_path ("map.sojourn");
  g_autoptr(GBytes) golden = load (path);
  g_autoptr(SjMap) map = read_map (golden);
  g_autoptr(GBytes) written = sj_map_write (map);

  assert_same_bytes (written, golden);
}

static void
assert_same_element (SjElement *first,
                     SjElement *second)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (first), &n_stored);

  g_assert_cmpstr (sj_element_get_id (first), ==, sj_element_get_id (second));
  for (guint i = 0; i < n_stored; i++)
    {
      g_auto(GValue) a = G_VALUE_INIT;
      g_auto(GValue) b = G_VALUE_INIT;

      g_value_init (&a, stored[i]->value_type);
      g_value_init (&b, stored[i]->value_type);
      sj_element_get_value (first, stored[i], &a);
      sj_element_get_value (second, stored[i], &b);
      if (!sj_param_spec_values_equal (stored[i], &a, &b))
        g_error ("%s.%s did not survive", SJ_ELEMENT_GET_CLASS (first)->name, stored[i]->name);
    }
}

static void
assert_same_map (SjMap *first,
                 SjMap *second)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  assert_same_element (SJ_ELEMENT (first), SJ_ELEMENT (second));
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *a = sj_map_get_list (first, types[i]);
      GListModel *b = sj_map_get_list (second, types[i]);

      g_assert_cmpuint (g_list_model_get_n_items (a), ==, g_list_model_get_n_items (b));
      for (guint j = 0; j < g_list_model_get_n_items (a); j++)
        {
          g_autoptr(SjElement) element_a = g_list_model_get_item (a, j);
          g_autoptr(SjElement) element_b = g_list_model_get_item (b, j);

          assert_same_element (element_a, element_b);
        }
    }
}

static void
test_random_maps (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (i);
      g_autoptr(SjMap) map = sj_random_map (random, 1 + i % 6);
      g_autoptr(GBytes) first = sj_map_write (map);
      g_autoptr(SjMap) again = read_map (first);
      g_autoptr(GBytes) second = sj_map_write (again);

      assert_same_map (map, again);
      assert_same_bytes (first, second);
    }
}

static void
test_nothing_given (void)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "id", "m", NULL);
  g_autoptr(GBytes) written = sj_map_write (map);
  g_autoptr(GBytes) expected = g_bytes_new_static (
    "{\n  \"format\": \"sojourn\",\n  \"version\": 1,\n  \"id\": \"m\"\n}\n", 57);

  assert_same_bytes (written, expected);
}

/* What was removed may still be named somewhere; such a file must open again. */
static void
test_references_to_nothing (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(GBytes) written = NULL;
  g_autoptr(SjMap) again = NULL;
  g_autoptr(SjElement) card = NULL;
  g_autoptr(SjElement) persona = NULL;
  const char *const viewpoint[] = { "gone", "here", NULL };

  add (map, sj_card_new ("Lost", "gone", "gone-too"));
  persona = g_object_ref (add (map, g_object_new (SJ_TYPE_PERSONA, "id", "here", NULL)));
  g_object_set (map, "viewpoint", viewpoint, NULL);
  written = sj_map_write (map);
  again = read_map (written);

  card = g_list_model_get_item (sj_map_get_cards (again), 0);
  g_assert_cmpstr (sj_card_get_title (SJ_CARD (card)), ==, "Lost");
  g_assert_cmpstr (sj_card_get_step (SJ_CARD (card)), ==, "");
  g_assert_cmpuint (g_strv_length ((char **) sj_element_get_list (SJ_ELEMENT (again),
    sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (again), "viewpoint"))), ==, 1);
}

static void
test_pictures (void)
{
  g_autofree char *path = golden_path ("map.sojourn");
  g_autoptr(GBytes) golden = load (path);
  g_autoptr(SjMap) map = read_map (golden);
  g_auto(GStrv) hashes = sj_map_list_assets (map);
  const char *mime_type;
  GBytes *picture;

  g_assert_cmpuint (g_strv_length (hashes), ==, 1);
  picture = sj_map_get_asset (map, hashes[0], &mime_type);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture),
                   "not really a picture", 20);
  g_assert_cmpstr (mime_type, ==, "image/png");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/map-writer/golden", test_golden);
  g_test_add_func ("/io/map-writer/read-and-write-again", test_read_and_write_again);
  g_test_add_func ("/io/map-writer/random-maps", test_random_maps);
  g_test_add_func ("/io/map-writer/nothing-given", test_nothing_given);
  g_test_add_func ("/io/map-writer/references-to-nothing", test_references_to_nothing);
  g_test_add_func ("/io/map-writer/pictures", test_pictures);

  return g_test_run ();
}
