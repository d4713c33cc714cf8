#include "core/sj-persona.h"
#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/* What a map shows, and where. */

typedef struct
{
  SjMap      *map;
  const char *stage;
  const char *steps[3];
  const char *lane;
  SjScene    *scene;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const titles[] = { "Fills the form", "Identity check", "Waits" };

  fixture->map = sj_map_new ();
  g_object_set (fixture->map, "title", "Opening an account", NULL);
  fixture->stage = sj_scene_map_add (fixture->map, sj_stage_new ("Application"));
  for (guint i = 0; i < 3; i++)
    fixture->steps[i] = sj_scene_map_add (fixture->map, sj_step_new (titles[i], fixture->stage));
  fixture->lane = sj_scene_map_add (fixture->map, sj_lane_new (SJ_LANE_CHANNEL, "App"));
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_assert_finalize_object (fixture->map);
}

static void
lay_out (Fixture *fixture)
{
  g_autoptr(SjLayout) layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));

  g_clear_pointer (&fixture->scene, sj_scene_unref);
  fixture->scene = sj_layout_run (layout);
}

static const SjSceneItem *
find (Fixture    *fixture,
      const char *id)
{
  const SjSceneItem *item = sj_scene_find_item (fixture->scene, id);

  g_assert_nonnull (item);
  return item;
}

static const char *
add_card (Fixture    *fixture,
          const char *title,
          guint       step)
{
  return sj_scene_map_add (fixture->map, sj_card_new (title, fixture->steps[step], fixture->lane));
}

static void
test_grid (Fixture       *fixture,
           gconstpointer  data)
{
  const char *card = add_card (fixture, "Video ident", 1);
  const SjSceneItem *stage, *step, *lane, *item;

  lay_out (fixture);
  stage = find (fixture, fixture->stage);
  step = find (fixture, fixture->steps[1]);
  lane = find (fixture, fixture->lane);
  item = find (fixture, card);

  g_assert_cmpint (item->role, ==, SJ_ROLE_CARD);
  g_assert_cmpstr (item->label, ==, "Video ident");
  g_assert_cmpstr (item->description, ==, "App, Identity check");
  g_assert_cmpfloat_with_epsilon (step->x + step->width / 2.0, item->x + item->width / 2.0, 0.01);
  g_assert_cmpfloat (stage->x, <, find (fixture, fixture->steps[0])->x);
  g_assert_cmpfloat (stage->y + stage->height, <, step->y);
  g_assert_cmpfloat (step->y + step->height, <, lane->y);
  g_assert_cmpfloat (item->y, >, lane->y);
  g_assert_cmpfloat (item->y + item->height, <, lane->y + lane->height);
  g_assert_cmpfloat (lane->x + lane->width, <, sj_scene_get_width (fixture->scene));
}

static void
test_cards_stack_in_a_cell (Fixture       *fixture,
                            gconstpointer  data)
{
  const char *first = add_card (fixture, "Video ident", 1);
  const char *second = add_card (fixture, "Photo of the passport and of the face", 1);
  const char *third = add_card (fixture, "Code by letter", 1);
  double before;

  lay_out (fixture);
  before = find (fixture, fixture->lane)->height;
  g_assert_cmpfloat (find (fixture, first)->y + find (fixture, first)->height, <,
                     find (fixture, second)->y);
  g_assert_cmpfloat (find (fixture, second)->y + find (fixture, second)->height, <,
                     find (fixture, third)->y);
  g_assert_cmpstr (find (fixture, second)->description, ==, "App, Identity check, 2 of 3");

  add_card (fixture, "Somebody calls", 1);
  lay_out (fixture);
  g_assert_cmpfloat (find (fixture, fixture->lane)->height, >, before + 50.0);
}

static void
test_card_covers_its_steps (Fixture       *fixture,
                            gconstpointer  data)
{
  const char *wide = add_card (fixture, "Onboarding service", 0);
  const char *last = add_card (fixture, "Letter", 2);

  g_object_set (sj_map_lookup (fixture->map, wide), "span", 9, NULL);
  lay_out (fixture);
  g_assert_cmpfloat_with_epsilon (find (fixture, wide)->x + find (fixture, wide)->width,
                                  find (fixture, last)->x + find (fixture, last)->width, 0.01);
  g_assert_cmpfloat (find (fixture, last)->y, >=,
                     find (fixture, wide)->y + find (fixture, wide)->height + 4.0);
}

/* A card that names a step which was deleted by somebody else's version is still in the file. */
static void
test_cards_without_a_place (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *dump = NULL;
  const char *lost = sj_scene_map_add (fixture->map,
                                       sj_card_new ("Lost", "nowhere", fixture->lane));

  sj_scene_map_add (fixture->map, sj_card_new ("Lost too", fixture->steps[0], NULL));
  lay_out (fixture);
  dump = sj_scene_dump (fixture->scene);

  g_assert_null (sj_scene_find_item (fixture->scene, lost));
  g_assert_cmpuint (sj_scene_get_n_unplaced (fixture->scene), ==, 2);
  g_assert_nonnull (strstr (dump, "cards without a place: 2"));
}

static void
test_steps_and_stages_alone (Fixture       *fixture,
                             gconstpointer  data)
{
  const char *empty = sj_scene_map_add (fixture->map, sj_stage_new ("Loyalty"));
  const char *loose = sj_scene_map_add (fixture->map, sj_step_new ("Some day", "nowhere"));

  lay_out (fixture);
  g_assert_cmpfloat (find (fixture, empty)->width, >, 80.0);
  g_assert_cmpfloat (find (fixture, empty)->x, >,
                     find (fixture, fixture->stage)->x + find (fixture, fixture->stage)->width);
  g_assert_cmpfloat (find (fixture, loose)->x, >,
                     find (fixture, empty)->x + find (fixture, empty)->width);
  g_assert_cmpstr (find (fixture, empty)->description, ==, "stage 2 of 2, 0 steps");
}

static void
test_empty_map (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_DARK));
  g_autoptr(SjScene) scene = sj_layout_run (layout);

  g_assert_cmpuint (sj_scene_get_n_items (scene), ==, 2);
  g_assert_cmpfloat (sj_scene_get_width (scene), >, 100.0);
  g_assert_cmpfloat (sj_scene_get_height (scene), >, 50.0);
}

static void
test_folded_lane (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *card = add_card (fixture, "Video ident", 1);
  const char *other = add_card (fixture, "Letter", 2);
  const char *link = sj_scene_map_add (fixture->map, sj_link_new (card, other, SJ_LINK_NEXT));
  double height;

  lay_out (fixture);
  height = find (fixture, fixture->lane)->height;
  find (fixture, link);

  g_object_set (sj_map_lookup (fixture->map, fixture->lane), "folded", TRUE, NULL);
  lay_out (fixture);
  g_assert_cmpfloat (find (fixture, fixture->lane)->height, <, height / 2.0 + 1.0);
  g_assert_null (sj_scene_find_item (fixture->scene, card));
  g_assert_null (sj_scene_find_item (fixture->scene, link));
  g_assert_cmpuint (sj_scene_get_n_unplaced (fixture->scene), ==, 0);
}

static gboolean
figure_says (const SjFigure *figure,
             const char     *string)
{
  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i);

      if (op->kind == SJ_OP_TEXT && strstr (op->text->string, string) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_optional_stage (Fixture       *fixture,
                     gconstpointer  data)
{
  g_object_set (sj_map_lookup (fixture->map, fixture->stage), "optional", TRUE, "skip-share", 0.12,
                NULL);
  lay_out (fixture);

  g_assert_true (figure_says (find (fixture, fixture->stage)->figure, "optional · 12 % skip"));
  g_assert_cmpstr (find (fixture, fixture->stage)->description, ==,
                   "stage 1 of 1, 3 steps, optional · 12 % skip");
}

static void
test_lines_hold_no_cards (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *line = sj_scene_map_add (fixture->map, sj_lane_new (SJ_LANE_VISIBILITY_LINE, NULL));
  const char *card = sj_scene_map_add (fixture->map, sj_card_new ("On the line", fixture->steps[0],
                                                                  line));

  lay_out (fixture);
  g_assert_cmpint (find (fixture, line)->role, ==, SJ_ROLE_LINE);
  g_assert_cmpstr (find (fixture, line)->label, ==, "Line of visibility");
  g_assert_null (sj_scene_find_item (fixture->scene, card));
}

static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  SjPersona *persona = sj_persona_new ("Anna");
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  SjSeries *series = sj_series_new ("Anna, measured", SJ_SERIES_MEASURED);
  SjPoint *point = sj_records_index (points, 0);
  const SjFigure *figure;

  point->anchor = g_strdup (fixture->steps[0]);
  point->n = 212;
  point->valence = 0.25;
  g_object_set (persona, "role", "27, first salary", NULL);
  g_object_set (series, "points", points, "metric", "csat", "source-from", "2025-10-01",
                "source-to", "2025-12", NULL);
  g_object_set (fixture->map, "owner", "Everyday Banking", "review-date", "2026-11-02", "scenario",
                "switches banks in a lunch break", "state", SJ_MAP_STATE_TO_BE, NULL);
  sj_scene_map_add (fixture->map, persona);
  sj_scene_map_add (fixture->map, series);
  lay_out (fixture);

  figure = sj_scene_get_item (fixture->scene, 0)->figure;
  g_assert_true (figure_says (figure, "Opening an account"));
  g_assert_true (figure_says (figure, "Anna, 27, first salary · switches banks in a lunch break"));
  g_assert_true (figure_says (figure, "To-be"));
  g_assert_true (figure_says (figure, "CSAT, 212 answers, Oct–Dec 2025"));
  g_assert_true (figure_says (figure, "owner: Everyday Banking · reviewed 2 Nov 2026"));
}

static void
add_measured (Fixture    *fixture,
              const char *wave,
              int         n,
              gboolean    visible)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  SjPoint *point = sj_records_index (points, 0);

  point->anchor = g_strdup (fixture->steps[0]);
  point->n = n;
  point->valence = 0.25;
  sj_scene_map_add (fixture->map,
                    g_object_new (SJ_TYPE_SERIES, "origin", SJ_SERIES_MEASURED, "points", points,
                                  "metric", "csat", "wave", wave, "source-rows", 9999,
                                  "source-from", "2024-01-01", "source-to", "2025-12-31",
                                  "visible", visible, NULL));
}

/* The head counts the answers behind the curves on the page, not those in the file. */
static void
test_header_counts_what_is_shown (Fixture       *fixture,
                                  gconstpointer  data)
{
  add_measured (fixture, "2025-Q2", 100, TRUE);
  add_measured (fixture, "2025-Q3", 50, TRUE);
  add_measured (fixture, "2025-Q4", 70, FALSE);
  lay_out (fixture);
  g_assert_true (figure_says (sj_scene_get_item (fixture->scene, 0)->figure,
                              "CSAT, 150 answers, Apr–Sep 2025"));
}

/* The foot explains the signs that are on the page, and no others. */
static void
test_footer (Fixture       *fixture,
             gconstpointer  data)
{
  const char *card = add_card (fixture, "Video ident", 1);
  const SjFigure *footer;

  lay_out (fixture);
  footer = sj_scene_get_item (fixture->scene, sj_scene_get_n_items (fixture->scene) - 1)->figure;
  g_assert_false (figure_says (footer, "moment of truth"));
  g_assert_false (figure_says (footer, "95 %"));

  g_object_set (sj_map_lookup (fixture->map, card), "moment-of-truth", SJ_MOMENT_FIRST, NULL);
  lay_out (fixture);
  footer = sj_scene_get_item (fixture->scene, sj_scene_get_n_items (fixture->scene) - 1)->figure;
  g_assert_true (figure_says (footer, "moment of truth"));
}

/* Columns grow for a long word before the word is broken, but not without end. */
static void
test_long_words (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *card = add_card (fixture, "Ident", 1);
  double width;

  for (guint i = 0; i < 12; i++)
    sj_scene_map_add (fixture->map, sj_step_new ("Step", fixture->stage));
  lay_out (fixture);
  width = find (fixture, card)->width;

  g_object_set (sj_map_lookup (fixture->map, card), "title", "Identitätsprüfungen", NULL);
  lay_out (fixture);
  g_assert_cmpfloat (find (fixture, card)->width, >, width + 5.0);
  g_assert_true (figure_says (find (fixture, card)->figure, "Identitätsprüfungen"));

  g_object_set (sj_map_lookup (fixture->map, card), "title",
                "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", NULL);
  lay_out (fixture);
  g_assert_cmpfloat (find (fixture, card)->width, <, 200.0);
  g_assert_cmpfloat (find (fixture, card)->height, >, 50.0);
}

static void
assert_inside (const SjSceneItem *item,
               double             x,
               double             y)
{
  if (x < -0.6 || y < -0.6 || x > item->width + 0.6 || y > item->height + 0.6)
    g_error ("Item “%s” of role %d draws at %g,%g outside its %gx%g", item->label, item->role, x, y,
             item->width, item->height);
}

static void
assert_draws_inside (const SjSceneItem *item)
{
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_PATH)
        {
          const guint8 *verbs = sj_figure_get_verbs (item->figure, op);
          const SjVertex *vertex = sj_figure_get_vertices (item->figure, op);

          for (guint j = 0; j < op->n_verbs; j++)
            for (guint k = 0; k < n_points[verbs[j]]; k++, vertex++)
              assert_inside (item, vertex->x, vertex->y);
        }
      else
        {
          assert_inside (item, op->x, op->y);
          assert_inside (item, op->x + op->width, op->y + op->height);
        }
    }
}

static gboolean
overlap (const SjSceneItem *a,
         const SjSceneItem *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* What lies outside an item's bounds is cut off on screen, and cards over one another hide text. */
static void
test_nothing_spills (void)
{
  static const SjSceneMapPlan plan = { 4, 10, 9, 50, 20, 0.2, 0.3, TRUE };

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(SjMap) map = sj_scene_map_new (random, &plan);
      g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
      g_autoptr(SjScene) scene = sj_layout_run (layout);
      guint n_items = sj_scene_get_n_items (scene);

      for (guint i = 0; i < n_items; i++)
        {
          const SjSceneItem *item = sj_scene_get_item (scene, i);

          assert_draws_inside (item);
          g_assert_cmpfloat (item->x + item->width, <=, sj_scene_get_width (scene));
          g_assert_cmpfloat (item->y + item->height, <=, sj_scene_get_height (scene));
          for (guint j = i + 1; item->role == SJ_ROLE_CARD && j < n_items; j++)
            g_assert_false (sj_scene_get_item (scene, j)->role == SJ_ROLE_CARD &&
                            overlap (item, sj_scene_get_item (scene, j)));
        }
    }
}

/* A map in Hebrew is the mirror image of the same map in English, but for the texts' own lines. */
static void
test_mirrored (void)
{
  static const SjSceneMapPlan plan = { 4, 10, 8, 40, 16, 0.15, 0.3, TRUE };

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(SjMap) map = sj_scene_map_new (random, &plan);
      g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
      g_autoptr(SjScene) left = sj_layout_run (layout);
      g_autoptr(SjScene) right = NULL;

      g_object_set (map, "language", "he-IL", NULL);
      right = sj_layout_run (layout);

      g_assert_false (sj_scene_is_rtl (left));
      g_assert_true (sj_scene_is_rtl (right));
      g_assert_cmpuint (sj_scene_get_n_items (left), ==, sj_scene_get_n_items (right));
      for (guint i = 0; i < sj_scene_get_n_items (left); i++)
        {
          const SjSceneItem *a = sj_scene_get_item (left, i), *b = sj_scene_get_item (right, i);

          g_assert_cmpstr (a->label, ==, b->label);
          g_assert_cmpfloat_with_epsilon (a->x, sj_scene_get_width (left) - b->x - b->width, 0.01);
          g_assert_cmpfloat_with_epsilon (a->y, b->y, 0.01);
          g_assert_cmpfloat_with_epsilon (a->width, b->width, 0.01);
          g_assert_cmpfloat_with_epsilon (a->height, b->height, 0.01);
        }
    }
}

#define ADD(name, test) \
  g_test_add ("/scene/layout/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  ADD ("grid", test_grid);
  ADD ("cards-stack-in-a-cell", test_cards_stack_in_a_cell);
  ADD ("card-covers-its-steps", test_card_covers_its_steps);
  ADD ("cards-without-a-place", test_cards_without_a_place);
  ADD ("steps-and-stages-alone", test_steps_and_stages_alone);
  ADD ("empty-map", test_empty_map);
  ADD ("folded-lane", test_folded_lane);
  ADD ("optional-stage", test_optional_stage);
  ADD ("lines-hold-no-cards", test_lines_hold_no_cards);
  ADD ("header", test_header);
  ADD ("header-counts-what-is-shown", test_header_counts_what_is_shown);
  ADD ("footer", test_footer);
  ADD ("long-words", test_long_words);
  g_test_add_func ("/scene/layout/nothing-spills", test_nothing_spills);
  g_test_add_func ("/scene/layout/mirrored", test_mirrored);

  return g_test_run ();
}
