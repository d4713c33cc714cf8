#include "scene/sj-dimming.h"
#include "scene/sj-layout.h"
#include "scene/sj-painter.h"

#include "sj-scene-map.h"
#include "sj-scene-test.h"

/* If this fails, a filter changes more of the picture than it leaves out, or slows large maps. */

typedef struct
{
  SjMap     *map;
  SjLayout  *layout;
  SjDimming *dimming;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const SjSceneMapPlan plan = { .n_stages = 3, .n_steps = 9, .n_lanes = 4, .n_cards = 40,
                                .n_links = 12 };

  g_autoptr(GRand) random = g_rand_new_with_seed (5);

  fixture->map = sj_scene_map_new (random, &plan);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->dimming = sj_dimming_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_pointer (&fixture->dimming, sj_dimming_free);
  g_assert_finalize_object (fixture->layout);
  g_assert_finalize_object (fixture->map);
}

static SjCard *
get_card (Fixture *fixture,
          guint    position)
{
  SjCard *card = g_list_model_get_item (sj_map_get_cards (fixture->map), position);

  g_object_unref (card);
  return card;
}

static const char *
get_id (Fixture *fixture,
        guint    position)
{
  return sj_element_get_id (SJ_ELEMENT (get_card (fixture, position)));
}

/* Every second card. */
static GHashTable *
create_ids (Fixture *fixture)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sj_map_get_cards (fixture->map)); i += 2)
    g_hash_table_add (ids, g_strdup (get_id (fixture, i)));

  return ids;
}

static void
dim_every_second (Fixture *fixture)
{
  g_autoptr(GHashTable) ids = create_ids (fixture);

  g_assert_true (sj_dimming_set (fixture->dimming, ids));
}

static SjScene *
run (Fixture *fixture)
{
  g_autoptr(SjScene) scene = sj_layout_run (fixture->layout);

  return sj_dimming_apply (fixture->dimming, scene);
}

static float
ink (const SjOp *op)
{
  if (op->kind == SJ_OP_TEXT)
    return op->text->colour.alpha;

  return op->kind == SJ_OP_PICTURE ? op->opacity : op->paint.fill.alpha + op->paint.stroke.alpha;
}

static void
assert_paler (const SjFigure *figure,
              const SjFigure *whole)
{
  g_assert_cmpuint (sj_figure_get_n_ops (figure), ==, sj_figure_get_n_ops (whole));
  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i), *before = sj_figure_get_op (whole, i);

      g_assert_cmpint (op->kind, ==, before->kind);
      g_assert_cmpfloat (ink (op), >, 0.0f);
      g_assert_cmpfloat (ink (op), <, 0.5f * ink (before));
    }
}

static void
test_only_what_is_named (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(GHashTable) ids = create_ids (fixture);
  g_autoptr(SjScene) whole = sj_layout_run (fixture->layout);
  g_autoptr(SjScene) dimmed = NULL;
  guint n_dimmed = 0;

  sj_dimming_set (fixture->dimming, ids);
  dimmed = sj_dimming_apply (fixture->dimming, whole);
  g_assert_cmpuint (sj_scene_get_n_items (dimmed), ==, sj_scene_get_n_items (whole));
  g_assert_true (sj_scene_get_grid (dimmed) == sj_scene_get_grid (whole));
  for (guint i = 0; i < sj_scene_get_n_items (whole); i++)
    {
      const SjSceneItem *before = sj_scene_get_item (whole, i);
      const SjSceneItem *item = sj_scene_get_item (dimmed, i);

      if (before->id == NULL || !g_hash_table_contains (ids, before->id))
        {
          g_assert_true (item == before);
          continue;
        }
      assert_paler (item->figure, before->figure);
      g_assert_cmpfloat (item->x, ==, before->x);
      g_assert_cmpfloat (item->y, ==, before->y);
      g_assert_cmpstr (item->label, ==, before->label);
      n_dimmed++;
    }
  g_assert_cmpuint (n_dimmed, ==, g_hash_table_size (ids));
}

/* Who cannot see that a card is pale is told. */
static void
test_says_so (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(SjScene) scene = NULL;

  dim_every_second (fixture);
  scene = run (fixture);
  g_assert_true (g_str_has_suffix (sj_scene_find_item (scene, get_id (fixture, 0))->description,
                                   "left out by the filter"));
  g_assert_null (strstr (sj_scene_find_item (scene, get_id (fixture, 1))->description, "filter"));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SjScene) whole = sj_layout_run (fixture->layout);
  g_autoptr(SjScene) none = sj_dimming_apply (fixture->dimming, whole);
  g_autoptr(SjScene) empty = NULL;

  g_assert_true (none == whole);
  g_assert_true (sj_dimming_set (fixture->dimming, ids));
  g_assert_false (sj_dimming_set (fixture->dimming, ids));
  empty = sj_dimming_apply (fixture->dimming, whole);
  g_assert_true (empty == whole);
  g_assert_true (sj_dimming_set (fixture->dimming, NULL));
}

static guint
count_new (SjScene *scene,
           SjScene *before)
{
  g_autoptr(GHashTable) figures = g_hash_table_new (NULL, NULL);
  guint n_new = 0;

  for (guint i = 0; i < sj_scene_get_n_items (before); i++)
    g_hash_table_add (figures, sj_scene_get_item (before, i)->figure);
  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    n_new += !g_hash_table_contains (figures, sj_scene_get_item (scene, i)->figure);

  return n_new;
}

/* An edit on a dimmed map draws as little anew as on another: it is one card that is typed in. */
static void
test_keeps_what_is_drawn (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(SjScene) before = NULL;
  g_autoptr(SjScene) after = NULL;
  g_autoptr(SjScene) taller = NULL;

  dim_every_second (fixture);
  before = run (fixture);
  g_object_set (get_card (fixture, 0), "moment-of-truth", TRUE, NULL);
  after = run (fixture);
  g_assert_cmpuint (count_new (after, before), <=, 2);

  g_object_set (get_card (fixture, 0), "text", "A\nlong\ntext\nthat\nmoves\nrows\ndown", NULL);
  taller = run (fixture);
  g_assert_cmpfloat (sj_scene_get_height (taller), >, sj_scene_get_height (after));
  for (guint i = 0; i < g_list_model_get_n_items (sj_map_get_cards (fixture->map)); i += 2)
    {
      const SjSceneItem *item = sj_scene_find_item (taller, get_id (fixture, i));

      g_assert_true (g_str_has_suffix (item->description, "filter"));
      if (i > 0)
        g_assert_true (item->figure ==
                       sj_scene_find_item (after, get_id (fixture, i))->figure);
    }
}

static void
test_other_ids (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(SjScene) whole = sj_layout_run (fixture->layout);
  g_autoptr(SjScene) first = NULL;
  g_autoptr(SjScene) second = NULL;
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *id = get_id (fixture, 1);

  dim_every_second (fixture);
  first = run (fixture);
  g_hash_table_add (ids, g_strdup (id));
  g_assert_true (sj_dimming_set (fixture->dimming, ids));
  second = run (fixture);
  g_assert_true (sj_scene_find_item (second, get_id (fixture, 0)) ==
                 sj_scene_find_item (whole, get_id (fixture, 0)));
  g_assert_true (sj_scene_find_item (second, id) != sj_scene_find_item (first, id));
}

/* The strongest difference from the ground on an axis of 0 to 255. */
static int
darkest (const SjFigure *figure)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) sj_figure_get_width (figure),
                                                         (int) sj_figure_get_height (figure));
  cairo_t *cr = cairo_create (surface);
  g_autoptr(SjPainter) painter = sj_painter_new (NULL);
  const guint8 *data;
  int least = 255;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  sj_painter_paint_figure (painter, cr, figure);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) *
                      cairo_image_surface_get_height (surface); i += 4)
    least = MIN (least, data[i + 1]);
  cairo_surface_destroy (surface);

  return least;
}

/* On paper as well: still to be read, but pale; a picture steps back like the text. */
static void
test_paints_pale (void)
{
  g_autoptr(SjFigure) figure = sj_figure_new (60.0, 40.0, FALSE);
  g_autoptr(SjFigure) faded = NULL;
  g_autoptr(SjFigure) again = NULL;

  sj_figure_add_rectangle (figure, 5.0, 5.0, 20.0, 20.0, 0.0,
                           sj_paint_fill (sj_colour_from_hex (0x000000)));
  sj_figure_add_picture (figure, "no such picture", 30.0, 5.0, 20.0, 20.0);
  faded = sj_figure_fade (figure);
  again = sj_figure_fade (figure);
  g_assert_true (again == faded);
  g_assert_cmpint (darkest (figure), <, 20);
  g_assert_cmpint (darkest (faded), >, 140);
  g_assert_cmpint (darkest (faded), <, 220);
  g_assert_cmpfloat (sj_figure_get_op (faded, 1)->opacity, <, 0.5f);
}

/* The paler form may outlive the other, and the other it. */
static void
test_figures_go_in_any_order (void)
{
  SjFigure *figure = sj_figure_new (60.0, 40.0, FALSE);
  SjFigure *faded;

  sj_figure_add_line (figure, 0.0, 0.0, 60.0, 40.0,
                      sj_paint_stroke (sj_colour_from_hex (0), 1.0));
  faded = sj_figure_fade (figure);
  sj_figure_unref (faded);
  faded = sj_figure_fade (figure);
  sj_figure_unref (figure);
  g_assert_cmpuint (sj_figure_get_verbs (faded, sj_figure_get_op (faded, 0))[1], ==,
                    SJ_VERB_LINE);
  sj_figure_unref (faded);
}

#define ADD(name, test) g_test_add ("/dimming/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sj_scene_test_pin_fonts ();

  ADD ("only-what-is-named", test_only_what_is_named);
  ADD ("says-so", test_says_so);
  ADD ("nothing", test_nothing);
  ADD ("keeps-what-is-drawn", test_keeps_what_is_drawn);
  ADD ("other-ids", test_other_ids);
  g_test_add_func ("/dimming/paints-pale", test_paints_pale);
  g_test_add_func ("/dimming/figures-go-in-any-order", test_figures_go_in_any_order);

  return g_test_run ();
}
