#include "ui/sj-node-cache.h"

#include <math.h>

#include "core/sj-edit-log.h"
#include "scene/sj-layout.h"
#include "ui/sj-hairline.h"

#include "bench/sj-bench-journey.h"

/* What is drawn, counted: a map must not scroll worse because it is larger than what is in view. */

#define VIEW_WIDTH 1280.0
#define VIEW_HEIGHT 800.0

typedef struct
{
  SjMap       *map;
  SjLayout    *layout;
  SjScene     *scene;
  SjNodeCache *cache;
} Fixture;

static void
set_up (Fixture *fixture,
        guint    n_cards)
{
  fixture->map = sj_bench_journey_new (n_cards);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->scene = sj_layout_run (fixture->layout);
  fixture->cache = sj_node_cache_new (fixture->map);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->cache, sj_node_cache_free);
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_clear_object (&fixture->layout);
  g_clear_object (&fixture->map);
}

/* A view of the middle of the map, drawn until nothing is left to be built. */
static GskRenderNode *
create_frame (Fixture *fixture,
              double   zoom)
{
  double width = VIEW_WIDTH / zoom, height = VIEW_HEIGHT / zoom;
  graphene_rect_t visible =
    GRAPHENE_RECT_INIT (MAX (0.0, (sj_scene_get_width (fixture->scene) - width) / 2.0),
                        MAX (0.0, (sj_scene_get_height (fixture->scene) - height) / 2.0),
                        width, height);
  GskRenderNode *node = sj_node_cache_create_frame (fixture->cache, fixture->scene, &visible, zoom);

  while (!sj_node_cache_is_complete (fixture->cache))
    {
      gsk_render_node_unref (node);
      node = sj_node_cache_create_frame (fixture->cache, fixture->scene, &visible, zoom);
    }

  return node;
}

/* The nodes a renderer has to go through. */
static guint
count_nodes (GskRenderNode *node)
{
  guint n_nodes = 1;

  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    return 1 + count_nodes (gsk_transform_node_get_child (node));
  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    return 1;

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    n_nodes += count_nodes (gsk_container_node_get_child (node, i));

  return n_nodes;
}

static void
count (guint   n_cards,
       double  zoom,
       guint  *n_visited,
       guint  *n_nodes)
{
  Fixture fixture;
  GskRenderNode *node;

  set_up (&fixture, n_cards);
  node = create_frame (&fixture, zoom);
  *n_visited = sj_node_cache_get_n_visited (fixture.cache);
  *n_nodes = count_nodes (node);
  gsk_render_node_unref (node);
  tear_down (&fixture);
}

static void
test_cards_out_of_view_cost_nothing (gconstpointer percent)
{
  double zoom = GPOINTER_TO_INT (percent) / 100.0;
  guint n_visited, n_nodes, n_visited_large, n_nodes_large;

  count (3000, zoom, &n_visited, &n_nodes);
  count (12000, zoom, &n_visited_large, &n_nodes_large);
  g_test_message ("%u and %u items visited, %u and %u nodes", n_visited, n_visited_large, n_nodes,
                  n_nodes_large);
  g_assert_cmpuint (n_visited_large, <=, n_visited + n_visited / 2);
  g_assert_cmpuint (n_nodes_large, <=, n_nodes + n_nodes / 2);
}

/* With the whole map in view there is about a node a lane, not one a card. */
static void
test_a_map_from_afar_is_few_nodes (void)
{
  Fixture fixture;
  GskRenderNode *node;

  set_up (&fixture, 12000);
  node = create_frame (&fixture, 0.05);
  g_test_message ("%u items, %u visited, %u nodes", sj_scene_get_n_items (fixture.scene),
                  sj_node_cache_get_n_visited (fixture.cache), count_nodes (node));
  g_assert_cmpuint (sj_scene_get_n_items (fixture.scene), >, 24000);
  g_assert_cmpuint (sj_node_cache_get_n_visited (fixture.cache), <, 1500);
  g_assert_cmpuint (count_nodes (node), <, 3000);
  gsk_render_node_unref (node);
  tear_down (&fixture);
}

/* What is drawn, wherever it was put. */
static GskRenderNode *
get_drawn (GskRenderNode *node,
           guint          position)
{
  GskRenderNode *child = gsk_container_node_get_child (node, position);

  while (gsk_render_node_get_node_type (child) == GSK_TRANSFORM_NODE)
    child = gsk_transform_node_get_child (child);

  return child;
}

static GHashTable *
collect_drawn (GskRenderNode *node)
{
  GHashTable *children = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    g_hash_table_add (children, get_drawn (node, i));

  return children;
}

/* Whoever types while the whole map is in view waits for one lane. */
static void
test_an_edit_draws_one_lane_again (void)
{
  Fixture fixture;
  GskRenderNode *before, *after;
  g_autoptr(GHashTable) known = NULL;
  g_autoptr(SjEditLog) log = NULL;
  g_autoptr(SjElement) card = NULL;
  guint n_new = 0;

  set_up (&fixture, 3000);
  before = create_frame (&fixture, 0.05);
  known = collect_drawn (before);
  log = sj_edit_log_new (fixture.map);
  card = g_list_model_get_item (sj_map_get_cards (fixture.map), 1500);
  sj_edit_log_begin (log, "Colour");
  sj_edit_log_set (log, card, "colour", "#224466", NULL);
  sj_edit_log_commit (log);

  sj_scene_unref (fixture.scene);
  fixture.scene = sj_layout_run (fixture.layout);
  after = create_frame (&fixture, 0.05);
  for (guint i = 0; i < gsk_container_node_get_n_children (after); i++)
    if (!g_hash_table_contains (known, get_drawn (after, i)))
      n_new++;
  g_test_message ("%u of %u nodes are new", n_new, gsk_container_node_get_n_children (after));
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, 16);
  gsk_render_node_unref (before);
  gsk_render_node_unref (after);
  tear_down (&fixture);
}

static cairo_surface_t *
draw (GskRenderNode *node,
      double         zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, VIEW_WIDTH,
                                                         VIEW_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The same items one by one. */
static GskRenderNode *
create_sketch_of_each (Fixture *fixture)
{
  SjSnapshotPainter *painter = sj_snapshot_painter_new (fixture->map);
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  double pixel = sj_hairline_get_pixel (sj_hairline_choose_band (0.1));
  GskRenderNode *node;

  sj_snapshot_painter_set_pixel (painter, pixel);
  for (guint i = 0; i < sj_scene_get_n_items (fixture->scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (fixture->scene, i);
      SjDetail detail =
        sj_snapshot_painter_choose_detail (sj_snapshot_painter_letter_size (item), 0.1);

      node = sj_snapshot_painter_create_node_at (painter, item->figure, detail, item->x, item->y);
      if (node != NULL && detail == SJ_DETAIL_FULL)
        g_ptr_array_add (nodes, sj_hairline_widen (node, pixel));
      else if (node != NULL)
        g_ptr_array_add (nodes, gsk_render_node_ref (node));
      g_clear_pointer (&node, gsk_render_node_unref);
    }
  node = gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
  g_ptr_array_unref (nodes);
  sj_snapshot_painter_free (painter);

  return node;
}

static guint
count_different (cairo_surface_t *first,
                 cairo_surface_t *second)
{
  const guint8 *one = cairo_image_surface_get_data (first);
  const guint8 *other = cairo_image_surface_get_data (second);
  guint n_different = 0;

  for (int i = 0; i < cairo_image_surface_get_stride (first) * (int) VIEW_HEIGHT; i++)
    if (ABS (one[i] - other[i]) > 8)
      n_different++;

  return n_different;
}

/* Drawn together they look as they do one by one. */
static void
test_what_is_drawn_together_looks_the_same (void)
{
  Fixture fixture;
  GskRenderNode *together, *each;
  cairo_surface_t *first, *second;
  graphene_rect_t all;

  set_up (&fixture, 300);
  all = GRAPHENE_RECT_INIT (0.0, 0.0, sj_scene_get_width (fixture.scene),
                            sj_scene_get_height (fixture.scene));
  together = sj_node_cache_create_frame (fixture.cache, fixture.scene, &all, 0.1);
  each = create_sketch_of_each (&fixture);
  g_assert_cmpuint (count_nodes (together), <, count_nodes (each));
  first = draw (together, 0.1);
  second = draw (each, 0.1);
  g_assert_cmpuint (count_different (first, second), <, 200);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  gsk_render_node_unref (together);
  gsk_render_node_unref (each);
  tear_down (&fixture);
}

/* A link from one end of the map to the other, drawn as a whole. */
static GskRenderNode *
create_whole_link (SjMap             *map,
                   const SjSceneItem *item)
{
  g_autoptr(SjSnapshotPainter) painter = sj_snapshot_painter_new (map);
  g_autoptr(GskRenderNode) node =
    sj_snapshot_painter_create_node (painter, item->figure, SJ_DETAIL_FULL);
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (item->x, item->y));

  return gsk_transform_node_new (node, transform);
}

static SjScene *
create_scene_of_one (const SjSceneItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  g_ptr_array_add (items, sj_scene_item_ref ((SjSceneItem *) item));
  return sj_scene_new (sj_theme_get (SJ_THEME_LIGHT), 20000.0, 20000.0, FALSE, items);
}

static const SjSceneItem *
find_longest_link (SjScene *scene)
{
  const SjSceneItem *longest = NULL;

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->role == SJ_ROLE_LINK && (longest == NULL || item->width > longest->width))
        longest = item;
    }

  return longest;
}

static cairo_surface_t *
draw_at (GskRenderNode *node,
         double         x,
         double         y)
{
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-x, -y));
  g_autoptr(GskRenderNode) moved = gsk_transform_node_new (node, transform);

  return draw (moved, 1.0);
}

/* Of a long link only what is in view is drawn, and that as if all of it were. */
static void
test_a_long_link_is_drawn_where_it_is_seen (void)
{
  const SjSceneItem *link;
  g_autoptr(GskRenderNode) whole = NULL;
  g_autoptr(SjScene) scene = NULL;
  guint n_whole;
  Fixture fixture;

  set_up (&fixture, 3000);
  link = find_longest_link (fixture.scene);
  g_assert_cmpfloat (link->width, >, 4096.0);
  whole = create_whole_link (fixture.map, link);
  n_whole = count_nodes (whole);
  scene = create_scene_of_one (link);
  for (double share = 0.0; share <= 1.0; share += 0.125)
    {
      double x = link->x + share * link->width - VIEW_WIDTH / 2.0;
      double y = link->y + share * link->height - VIEW_HEIGHT / 2.0;
      graphene_rect_t visible = GRAPHENE_RECT_INIT (x, y, VIEW_WIDTH, VIEW_HEIGHT);
      g_autoptr(GskRenderNode) part =
        sj_node_cache_create_frame (fixture.cache, scene, &visible, 1.0);
      cairo_surface_t *seen = draw_at (part, x, y), *expected = draw_at (whole, x, y);

      g_assert_cmpuint (count_different (seen, expected), ==, 0);
      g_assert_cmpuint (2 * count_nodes (part), <, n_whole);
      cairo_surface_destroy (seen);
      cairo_surface_destroy (expected);
    }
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/node-cache/out-of-view/1", GINT_TO_POINTER (100),
                        test_cards_out_of_view_cost_nothing);
  g_test_add_data_func ("/node-cache/out-of-view/0.25", GINT_TO_POINTER (25),
                        test_cards_out_of_view_cost_nothing);
  g_test_add_func ("/node-cache/from-afar", test_a_map_from_afar_is_few_nodes);
  g_test_add_func ("/node-cache/edit", test_an_edit_draws_one_lane_again);
  g_test_add_func ("/node-cache/long-link", test_a_long_link_is_drawn_where_it_is_seen);
  g_test_add_func ("/node-cache/together", test_what_is_drawn_together_looks_the_same);

  return g_test_run ();
}
