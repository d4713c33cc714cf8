#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-series.h"
#include "core/sj-step.h"
#include "scene/sj-emotion-lane.h"
#include "scene/sj-header-figure.h"
#include "scene/sj-layout.h"

#define N_STEPS 6

typedef struct
{
  SjMap      *map;
  SjLane     *lane;
  SjMeasure  *measure;
  GHashTable *anchors;
  GPtrArray  *items;
} Fixture;

static void
append (SjMap    *map,
        gpointer  element)
{
  sj_map_append (map, element);
  g_object_unref (element);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->map = sj_map_new ();
  fixture->measure = sj_measure_new ();
  fixture->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  fixture->lane = sj_lane_new (SJ_LANE_EMOTION, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (fixture->lane));
  append (fixture->map, g_object_new (SJ_TYPE_LANE, "id", "web", "title", "Web", NULL));

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *step = g_strdup_printf ("step%u", i);
      g_autofree char *card = g_strdup_printf ("card%u", i);
      SjAnchor anchor = { 200 + i * 100 + 50, 200 + i * 100, 200 + i * 100 + 100 };

      append (fixture->map, g_object_new (SJ_TYPE_STEP, "id", step, "title", "A step", NULL));
      append (fixture->map, g_object_new (SJ_TYPE_CARD, "id", card, "step", step, "lane", "web",
                                          "title", "A touchpoint", NULL));
      g_hash_table_insert (fixture->anchors, g_strdup (step), g_memdup2 (&anchor, sizeof anchor));
      g_hash_table_insert (fixture->anchors, g_strdup (card), g_memdup2 (&anchor, sizeof anchor));
    }
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_ptr_array_unref (fixture->items);
  g_hash_table_unref (fixture->anchors);
  sj_measure_free (fixture->measure);
  g_object_unref (fixture->lane);
  g_assert_finalize_object (fixture->map);
}

static void
fill_point (SjPoint *point,
            guint    step,
            double   valence,
            gint64   n)
{
  point->anchor = g_strdup_printf ("card%u", step);
  if (isnan (valence))
    {
      point->reason = g_strdup ("below_k");
      return;
    }

  point->n = n;
  point->valence = valence;
  point->valence_low = MAX (valence - .2, -1);
  point->valence_high = MIN (valence + .2, 1);
}

/* Values of NAN are suppressed, values of INFINITY are not in the series at all. */
static void
add_series (Fixture      *fixture,
            const char   *title,
            const double *values,
            gint64        n)
{
  g_autoptr(SjRecords) points = NULL;
  SjSeries *series = sj_series_new (title, SJ_SERIES_MEASURED);
  guint length = 0, place = 0;

  for (guint i = 0; i < N_STEPS; i++)
    length += !isinf (values[i]);
  points = sj_records_new (&sj_point_record_type, length);
  for (guint i = 0; i < N_STEPS; i++)
    if (!isinf (values[i]))
      fill_point (sj_records_index (points, place++), i, values[i], n);

  g_object_set (series, "points", points, "metric", "csat", NULL);
  append (fixture->map, series);
}

static void
lay_out (Fixture  *fixture,
         gboolean  rtl)
{
  SjEmotionFrame frame = {
    .theme = sj_theme_get (SJ_THEME_LIGHT),
    .measure = fixture->measure,
    .rtl = rtl,
    .page_width = 1000,
    .lane = fixture->lane,
    .x = 190,
    .y = 300,
    .width = 620,
    .height = sj_emotion_lane_natural_height (fixture->map),
    .anchors = fixture->anchors,
  };

  g_ptr_array_set_size (fixture->items, 0);
  sj_emotion_lane_layout (&frame, fixture->map, fixture->items);
}

static const SjSceneItem *
item_at (GPtrArray *items,
         guint      position)
{
  return g_ptr_array_index (items, position);
}

static guint
count_items (Fixture *fixture,
             SjRole   role)
{
  guint n = 0;

  for (guint i = 0; i < fixture->items->len; i++)
    n += item_at (fixture->items, i)->role == role;

  return n;
}

static double
covered_width (Fixture *fixture,
               SjRole   role)
{
  double width = 0;

  for (guint i = 0; i < fixture->items->len; i++)
    if (item_at (fixture->items, i)->role == role)
      width += item_at (fixture->items, i)->width;

  return width;
}

static void
test_whole_curve (Fixture       *fixture,
                  gconstpointer  data)
{
  static const double values[] = { .1, .5, -.7, .2, .3, .4 };

  add_series (fixture, "Anna", values, 80);
  lay_out (fixture, FALSE);

  g_assert_cmpuint (count_items (fixture, SJ_ROLE_POINT), ==, 6);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_BAND), ==, 1);
  g_assert_cmpfloat_with_epsilon (covered_width (fixture, SJ_ROLE_BAND), 500, .1);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_SERIES_LABEL), ==, 1);
}

/* An estimate says what it is, and never speaks louder than what people were asked. */
static void
test_machine_estimate (Fixture       *fixture,
                       gconstpointer  data)
{
  static const double asked[] = { .1, .1, .1, .1, .1, .1 };
  static const double estimated[] = { .9, .1, .1, .1, .1, -.9 };
  g_autoptr(SjSeries) series = NULL;
  gboolean named = FALSE;

  add_series (fixture, "CSAT", asked, 80);
  add_series (fixture, "Comments", estimated, 80);
  series = g_list_model_get_item (sj_map_get_series (fixture->map), 1);
  g_object_set (series, "origin", SJ_SERIES_ESTIMATED, "metric", "sentiment", NULL);
  for (guint i = 0; i < N_STEPS; i++)
    ((SjPoint *) sj_series_get_point (series, i))->p_value = 0.0001;
  lay_out (fixture, FALSE);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_POINT), ==, 12);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_BAND), ==, 2);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_CALLOUT), ==, 0);
  for (guint i = 0; i < fixture->items->len; i++)
    named |= item_at (fixture->items, i)->role == SJ_ROLE_SERIES_LABEL &&
             strstr (item_at (fixture->items, i)->label, "machine estimate") != NULL;
  g_assert_true (named);
}

/* One value that must not be shown is bridged: the line goes on, the band does not. */
static void
test_one_missing_is_bridged (Fixture       *fixture,
                             gconstpointer  data)
{
  static const double values[] = { .1, .5, NAN, .2, .3, .4 };

  add_series (fixture, "Anna", values, 80);
  lay_out (fixture, FALSE);

  g_assert_cmpuint (count_items (fixture, SJ_ROLE_POINT), ==, 6);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_CURVE), ==, 3);
  g_assert_cmpfloat_with_epsilon (covered_width (fixture, SJ_ROLE_BAND), 300, .1);
}

/* What is hidden stands there as a point, too: who hears the map, or points at the sign, is told
 * that there is no value and why, and never a number. */
static void
test_hidden_says_so (Fixture       *fixture,
                     gconstpointer  data)
{
  static const double values[] = { .1, .5, NAN, .2, NAN, .4 };
  g_autoptr(SjSeries) series = NULL;
  SjPoint *complementary;
  guint n_small = 0, n_complementary = 0;

  add_series (fixture, "Anna", values, 80);
  series = g_list_model_get_item (sj_map_get_series (fixture->map), 0);
  complementary = (SjPoint *) sj_series_find_point (series, "card4");
  g_free (complementary->reason);
  complementary->reason = g_strdup ("complementary");
  lay_out (fixture, FALSE);
  for (guint i = 0; i < fixture->items->len; i++)
    {
      const SjSceneItem *item = item_at (fixture->items, i);

      if (item->role != SJ_ROLE_POINT || strstr (item->description, "hidden") == NULL)
        continue;
      n_small += g_str_equal (item->anchor, "card2") &&
                 strstr (item->description, "too few answers") != NULL;
      n_complementary += g_str_equal (item->anchor, "card4") &&
                         strstr (item->description, "give away a smaller group") != NULL;
    }
  g_assert_cmpuint (n_small, ==, 1);
  g_assert_cmpuint (n_complementary, ==, 1);
}

static guint
count_labelled (Fixture    *fixture,
                SjRole      role,
                const char *label)
{
  guint n = 0;

  for (guint i = 0; i < fixture->items->len; i++)
    n += item_at (fixture->items, i)->role == role &&
         g_str_equal (item_at (fixture->items, i)->label, label);

  return n;
}

/* A small plot has no callouts; whatever is significant and large enough has its sign there, and
 * nothing else. */
static void
test_small_plots_have_signs (Fixture       *fixture,
                             gconstpointer  data)
{
  static const double values[] = { .1, .15, -.7, .2, .3, .9 };
  static const double p[] = { .0001, NAN, .0001, .2, .049, .0001 };

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr(SjSeries) series = NULL;

      add_series (fixture, "Measured", values, 80);
      series = g_list_model_get_item (sj_map_get_series (fixture->map), i);
      for (guint j = 0; j < N_STEPS; j++)
        ((SjPoint *) sj_series_get_point (series, j))->p_value = p[j];
    }
  lay_out (fixture, FALSE);

  /* The first lies .07 below the mean of the others: significant, but nobody would feel it. */
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_CALLOUT), ==, 21);
  g_assert_cmpuint (count_labelled (fixture, SJ_ROLE_CALLOUT, "Significantly low"), ==, 7);
  g_assert_cmpuint (count_labelled (fixture, SJ_ROLE_CALLOUT, "Significantly high"), ==, 14);
}

/* A file may hold a point that says not where it belongs. The others are drawn all the same. */
static void
test_point_without_anchor (Fixture       *fixture,
                           gconstpointer  data)
{
  const double values[N_STEPS] = { .2, .4, -.6, -.6, .9, .8 };
  g_autoptr(GObject) series = NULL;
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;
  SjPoint *point;

  add_series (fixture, "CSAT", values, 100);
  series = g_list_model_get_item (sj_map_get_series (fixture->map), 0);
  point = (SjPoint *) sj_series_get_point (SJ_SERIES (series), 2);
  g_clear_pointer (&point->anchor, g_free);
  lay_out (fixture, FALSE);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_POINT), ==, N_STEPS - 1);

  layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  scene = sj_layout_run (layout);
  g_assert_nonnull (scene);
}

/* Where nobody answered at two touchpoints running there is no line that could be believed. */
static void
test_two_missing_interrupt (Fixture       *fixture,
                            gconstpointer  data)
{
  static const double values[] = { .1, .5, INFINITY, INFINITY, .3, .4 };

  add_series (fixture, "Anna", values, 80);
  lay_out (fixture, FALSE);

  for (guint i = 0; i < fixture->items->len; i++)
    {
      const SjSceneItem *item = item_at (fixture->items, i);

      if (item->role == SJ_ROLE_CURVE || item->role == SJ_ROLE_BAND)
        g_assert_true (item->x + item->width < 360 || item->x > 640);
    }
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_CURVE), ==, 2);
}

static void
test_point_sits_at_its_valence (Fixture       *fixture,
                                gconstpointer  data)
{
  static const double values[] = { 1, 0, -1, .5, -.5, 0 };
  double y[N_STEPS] = { 0 };
  guint n = 0;

  add_series (fixture, "Anna", values, 80);
  lay_out (fixture, FALSE);
  for (guint i = fixture->items->len; i > 0; i--)
    {
      const SjSceneItem *item = item_at (fixture->items, i - 1);

      if (item->role != SJ_ROLE_POINT)
        continue;

      g_assert_cmpuint (n, <, N_STEPS);
      y[(guint) (item->x + item->width / 2 - 250) / 100] = item->y + item->height / 2;
      n++;
    }

  g_assert_cmpuint (n, ==, N_STEPS);
  g_assert_cmpfloat_with_epsilon (y[1], (y[0] + y[2]) / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (y[3], (y[0] + y[1]) / 2, 1e-9);
  g_assert_cmpfloat (y[0], <, y[2]);
}

static const char *
get_only_label (Fixture *fixture)
{
  for (guint i = 0; i < fixture->items->len; i++)
    if (item_at (fixture->items, i)->role == SJ_ROLE_SERIES_LABEL)
      return item_at (fixture->items, i)->label;

  return NULL;
}

/* Who reads a curve knows whether anybody measured it, and is told so once. */
static void
test_an_assumption_is_called_so_once (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const double values[] = { .1, .5, -.7, .2, .3, .4 };
  SjSeries *series;

  add_series (fixture, "Hoped for", values, 80);
  series = g_list_model_get_item (sj_map_get_series (fixture->map), 0);
  g_object_set (series, "origin", SJ_SERIES_ASSUMPTION, NULL);
  lay_out (fixture, FALSE);
  g_assert_cmpstr (get_only_label (fixture), ==, "Hoped for (assumption)");

  g_object_set (series, "title", "Assumption", NULL);
  lay_out (fixture, FALSE);
  g_assert_cmpstr (get_only_label (fixture), ==, "Assumption");
  g_object_unref (series);
}

static void
test_end_labels_do_not_overlap (Fixture       *fixture,
                                gconstpointer  data)
{
  static const double values[] = { .1, .5, -.7, .2, .3, .4 };

  for (guint i = 0; i < 5; i++)
    add_series (fixture, "A curve of its own", values, 80);
  lay_out (fixture, FALSE);

  g_assert_cmpuint (count_items (fixture, SJ_ROLE_SERIES_LABEL), ==, 5);
  for (guint i = 0; i < fixture->items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const SjSceneItem *a = item_at (fixture->items, i);
        const SjSceneItem *b = item_at (fixture->items, j);

        if (a->role == SJ_ROLE_SERIES_LABEL && b->role == SJ_ROLE_SERIES_LABEL)
          g_assert_cmpfloat (fabs (a->y - b->y), >=, 12.9);
      }
}

static void
test_mirrored (Fixture       *fixture,
               gconstpointer  data)
{
  static const double values[] = { .1, .5, NAN, .2, .3, .4 };
  g_autoptr(GPtrArray) plain = NULL;

  add_series (fixture, "Anna", values, 12);
  lay_out (fixture, FALSE);
  plain = g_steal_pointer (&fixture->items);
  fixture->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  lay_out (fixture, TRUE);

  g_assert_cmpuint (plain->len, ==, fixture->items->len);
  for (guint i = 0; i < plain->len; i++)
    {
      const SjSceneItem *a = item_at (plain, i);
      const SjSceneItem *b = item_at (fixture->items, i);

      g_assert_cmpint (a->role, ==, b->role);
      g_assert_cmpfloat_with_epsilon (a->x + a->width, 1000 - b->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (a->y, b->y, 1e-6);
    }
}

/* No piece may be longer than what a graphics card holds. */
static void
test_pieces_are_short (Fixture       *fixture,
                       gconstpointer  data)
{
  static const double values[] = { .1, .5, -.7, .2, .3, .4 };

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *card = g_strdup_printf ("card%u", i);
      SjAnchor *anchor = g_hash_table_lookup (fixture->anchors, card);

      anchor->start = 200 + i * 400;
      anchor->centre = anchor->start + 200;
      anchor->end = anchor->start + 400;
    }
  add_series (fixture, "Anna", values, 80);
  lay_out (fixture, FALSE);

  for (guint i = 0; i < fixture->items->len; i++)
    {
      const SjSceneItem *item = item_at (fixture->items, i);

      if (item->role == SJ_ROLE_CURVE || item->role == SJ_ROLE_BAND)
        g_assert_cmpfloat (item->width, <=, 520);
    }
}

/* More than six curves: each has a plot of its own, in which all of it is; what is drawn by hand
 * has the first one, where the pointer draws it. */
static void
test_many_curves (Fixture       *fixture,
                  gconstpointer  data)
{
  static const double values[] = { .1, 1, -1, .2, .3, .4 };
  double together, top, bottom;
  SjSeries *assumption;

  for (guint i = 0; i < 6; i++)
    add_series (fixture, "Measured", values, 80);
  together = sj_emotion_lane_natural_height (fixture->map);
  assumption = sj_series_new ("Assumed", SJ_SERIES_ASSUMPTION);
  append (fixture->map, assumption);
  g_assert_cmpfloat (sj_emotion_lane_natural_height (fixture->map), >, together);

  lay_out (fixture, FALSE);
  sj_emotion_lane_get_plot (fixture->map, 300, 700, &top, &bottom);
  g_assert_cmpfloat (top, >, 300);
  g_assert_cmpfloat (bottom, <, 400);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_SERIES_LABEL), ==, 6);
  g_assert_cmpuint (count_items (fixture, SJ_ROLE_POINT), ==, 36);
  for (guint i = 0; i < fixture->items->len; i++)
    {
      const SjSceneItem *item = item_at (fixture->items, i);
      double pitch = sj_emotion_lane_natural_height (fixture->map) / 7;
      guint plot = 0;

      if (item->role != SJ_ROLE_POINT)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (sj_map_get_series (fixture->map)); j++)
        {
          g_autoptr(SjElement) series = g_list_model_get_item (sj_map_get_series (fixture->map), j);

          if (g_strcmp0 (sj_element_get_id (series), item->id) == 0)
            plot = j + 1;
        }
      g_assert_cmpfloat (item->y, >=, 300 + plot * pitch);
      g_assert_cmpfloat (item->y + item->height, <=, 300 + (plot + 1) * pitch);
    }
}

/* "CSAT, 4,500 answers" over three curves: three times as many as said how satisfied they are. */
static void
test_all_that_was_asked_is_named (Fixture       *fixture,
                                  gconstpointer  data)
{
  static const double values[] = { .1, 1, -1, .2, .3, .4 };
  g_autoptr(SjElement) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  add_series (fixture, "Satisfaction", values, 10);
  one = sj_header_figure_create_measurement (fixture->map);
  g_assert_cmpstr (one, ==, "CSAT, 60 answers");
  add_series (fixture, "Recommendation", values, 10);
  second = g_list_model_get_item (sj_map_get_series (fixture->map), 1);
  g_object_set (second, "metric", "nps", NULL);
  both = sj_header_figure_create_measurement (fixture->map);
  g_assert_cmpstr (both, ==, "CSAT + NPS, 120 answers");
}

#define ADD(name, test) \
  g_test_add ("/emotion-lane/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole-curve", test_whole_curve);
  ADD ("machine-estimate", test_machine_estimate);
  ADD ("one-missing-is-bridged", test_one_missing_is_bridged);
  ADD ("hidden-says-so", test_hidden_says_so);
  ADD ("small-plots-have-signs", test_small_plots_have_signs);
  ADD ("point-without-anchor", test_point_without_anchor);
  ADD ("two-missing-interrupt", test_two_missing_interrupt);
  ADD ("point-sits-at-its-valence", test_point_sits_at_its_valence);
  ADD ("end-labels-do-not-overlap", test_end_labels_do_not_overlap);
  ADD ("assumption-called-so-once", test_an_assumption_is_called_so_once);
  ADD ("mirrored", test_mirrored);
  ADD ("pieces-are-short", test_pieces_are_short);
  ADD ("many-curves", test_many_curves);
  ADD ("all-that-was-asked-is-named", test_all_that_was_asked_is_named);

  return g_test_run ();
}
