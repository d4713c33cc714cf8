#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/*
 * On wild maps, with cards over several columns and stacks of cards, no link may run through a card
 * and no label may cover one: a reader could not tell where a link comes from, or what a card says.
 */

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

static gboolean
boxes_meet (const Box *a,
            const Box *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* A hair smaller than drawn: a link ends exactly on the edge of its card. */
static Box
get_card_box (const SjSceneItem *card)
{
  return (Box) { card->x + 0.75, card->y + 0.75, card->x + card->width - 0.75,
                 card->y + card->height - 0.75 };
}

static void
assert_box_is_free (SjScene           *scene,
                    const SjSceneItem *link,
                    const Box         *box)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  sj_scene_list_in (scene, box->left, box->top, box->right - box->left, box->bottom - box->top,
                    positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, g_array_index (positions, guint, i));
      Box card = get_card_box (item);

      if (item->role == SJ_ROLE_CARD && boxes_meet (&card, box))
        g_error ("“%s” meets the card “%s” at %g,%g", link->label, item->label, box->left,
                 box->top);
    }
}

static void
assert_line_is_free (SjScene           *scene,
                     const SjSceneItem *link,
                     SjVertex           from,
                     SjVertex           to)
{
  Box box = { link->x + MIN (from.x, to.x), link->y + MIN (from.y, to.y),
              link->x + MAX (from.x, to.x), link->y + MAX (from.y, to.y) };

  assert_box_is_free (scene, link, &box);
}

static void
check_path (SjScene           *scene,
            const SjSceneItem *link,
            const SjOp        *op)
{
  static const guint n_points[] = { 1, 1, 3, 0 };
  const guint8 *verbs = sj_figure_get_verbs (link->figure, op);
  const SjVertex *vertex = sj_figure_get_vertices (link->figure, op);
  SjVertex current = *vertex;

  for (guint i = 0; i < op->n_verbs; i++)
    for (guint j = 0; j < n_points[verbs[i]]; j++)
      {
        g_assert_cmpfloat (vertex->x, >=, -0.01);
        g_assert_cmpfloat (vertex->x, <=, link->width + 0.01);
        g_assert_cmpfloat (vertex->y, >=, -0.01);
        g_assert_cmpfloat (vertex->y, <=, link->height + 0.01);
        assert_line_is_free (scene, link, current, *vertex);
        current = *vertex++;
      }
}

static void
check_link (SjScene           *scene,
            const SjSceneItem *link)
{
  for (guint i = 0; i < sj_figure_get_n_ops (link->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (link->figure, i);

      if (op->kind == SJ_OP_PATH)
        {
          check_path (scene, link, op);
        }
      else
        {
          Box box = { link->x + op->x, link->y + op->y, link->x + op->x + op->width,
                      link->y + op->y + op->height };

          assert_box_is_free (scene, link, &box);
        }
    }
}

static guint
check_scene (SjScene *scene)
{
  guint n_links = 0;

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->role == SJ_ROLE_LINK)
        {
          check_link (scene, item);
          n_links++;
        }
    }

  return n_links;
}

static void
check_maps (const SjSceneMapPlan *plan,
            const char           *language)
{
  guint n_links = 0;

  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(SjMap) map = sj_scene_map_new (random, plan);
      g_autoptr(SjLayout) layout = NULL;
      g_autoptr(SjScene) scene = NULL;

      g_object_set (map, "language", language, NULL);
      layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
      scene = sj_layout_run (layout);
      n_links += check_scene (scene);
    }

  g_assert_cmpuint (n_links, >, 40);
}

static void
test_single_cards (void)
{
  static const SjSceneMapPlan plan = { 3, 9, 6, 30, 25, 0.0, 0.4, FALSE };

  check_maps (&plan, "en");
}

static void
test_wide_cards (void)
{
  static const SjSceneMapPlan plan = { 3, 9, 5, 30, 30, 0.4, 0.4, FALSE };

  check_maps (&plan, "en");
}

static void
test_crowded (void)
{
  static const SjSceneMapPlan plan = { 2, 5, 2, 30, 40, 0.6, 0.5, FALSE };

  check_maps (&plan, "en");
}

static void
test_right_to_left (void)
{
  static const SjSceneMapPlan plan = { 3, 8, 6, 30, 25, 0.2, 0.4, TRUE };

  check_maps (&plan, "he");
}

/* Two lines on one another look like one. */
static void
test_parallel_links_stand_apart (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;
  g_autoptr(GArray) tracks = g_array_new (FALSE, FALSE, sizeof (double));
  const char *steps[2], *cards[12];

  for (guint i = 0; i < 2; i++)
    steps[i] = sj_scene_map_add (map, sj_step_new ("Step", NULL));
  for (guint i = 0; i < 6; i++)
    {
      const char *lane = sj_scene_map_add (map, sj_lane_new (SJ_LANE_CHANNEL, "Lane"));

      cards[i] = sj_scene_map_add (map, sj_card_new ("From", steps[0], lane));
      cards[i + 6] = sj_scene_map_add (map, sj_card_new ("To", steps[1], lane));
    }
  for (guint i = 0; i < 6; i++)
    sj_scene_map_add (map, sj_link_new (cards[i], cards[6 + 5 - i], SJ_LINK_NEXT));

  layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  scene = sj_layout_run (layout);
  g_assert_cmpuint (check_scene (scene), ==, 6);

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);
      const SjVertex *vertices;
      double x;

      if (item->role != SJ_ROLE_LINK)
        continue;

      /* The end of the first turn is where the line goes up or down. */
      vertices = sj_figure_get_vertices (item->figure, sj_figure_get_op (item->figure, 0));
      x = item->x + vertices[4].x;
      for (guint j = 0; j < tracks->len; j++)
        g_assert_cmpfloat (ABS (g_array_index (tracks, double, j) - x), >=, 4.0);
      g_array_append_val (tracks, x);
    }
}

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/link-layout/single-cards", test_single_cards);
  g_test_add_func ("/scene/link-layout/wide-cards", test_wide_cards);
  g_test_add_func ("/scene/link-layout/crowded", test_crowded);
  g_test_add_func ("/scene/link-layout/right-to-left", test_right_to_left);
  g_test_add_func ("/scene/link-layout/parallel-links-stand-apart",
                   test_parallel_links_stand_apart);

  return g_test_run ();
}
