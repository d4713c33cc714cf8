#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-series-view.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* What a curve shows when it does not show what was measured, and that it says so. */

typedef struct
{
  SjMap *map;
  SjSeries *series;
} Fixture;

/* Two stages; touchpoints with valence, n, stabilised valence. */
static const struct { guint stage; double valence, stabilised; int n; } values[] = {
  { 0, 0.6, 0.5, 100 }, { 0, -0.8, -0.4, 20 }, { 1, 0.2, 0.2, 30 }, { 1, NAN, NAN, -1 },
};

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(SjElement) lane = g_object_new (SJ_TYPE_LANE, "kind", SJ_LANE_CHANNEL, NULL);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, G_N_ELEMENTS (values));
  g_autoptr(SjSeries) series = sj_series_new ("CSAT", SJ_SERIES_MEASURED);
  SjElement *stages[2];

  fixture->map = sj_map_new ();
  sj_map_append (fixture->map, lane);
  for (guint i = 0; i < 2; i++)
    {
      stages[i] = g_object_new (SJ_TYPE_STAGE, "title", i == 0 ? "Buy" : "Use", NULL);
      sj_map_append (fixture->map, stages[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      SjElement *stage = stages[values[i].stage];
      g_autoptr(SjElement) step = g_object_new (SJ_TYPE_STEP, "stage", sj_element_get_id (stage),
                                                NULL);
      g_autoptr(SjElement) card = NULL;
      SjPoint *point = sj_records_index (points, i);

      sj_map_append (fixture->map, step);
      card = g_object_new (SJ_TYPE_CARD, "step", sj_element_get_id (step), "lane",
                           sj_element_get_id (lane), NULL);
      sj_map_append (fixture->map, card);
      sj_record_set_text (&point->anchor, sj_element_get_id (card));
      point->n = values[i].n;
      point->valence = values[i].valence;
      point->valence_low = values[i].valence - 0.1;
      point->valence_high = values[i].valence + 0.1;
      point->stabilised = values[i].stabilised;
      if (isnan (values[i].valence))
        sj_record_set_text (&point->reason, "below_k");
    }
  g_clear_object (&stages[0]);
  g_clear_object (&stages[1]);
  g_object_set (series, "points", points, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (series));
  fixture->series = series; /* the map owns it */
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->map);
}

static SjSeries *
variant (Fixture    *fixture,
         const char *property,
         int         value)
{
  SjElement *copy = sj_element_copy (SJ_ELEMENT (fixture->series), NULL);

  g_object_set (copy, property, value, NULL);

  return SJ_SERIES (copy);
}

static const SjPoint *
get (SjSeriesView *view,
     guint         position)
{
  return sj_records_index (view->points, position);
}

static void
test_plain (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(SjSeriesView) view = sj_series_view_new (fixture->map, fixture->series);
  g_autofree char *title = sj_series_describe_title (fixture->series);

  g_assert_cmpuint (sj_records_get_length (view->points), ==, 4);
  g_assert_cmpfloat (get (view, 1)->valence, ==, -0.8);
  g_assert_true (isnan (view->measured[1]));
  g_assert_cmpstr (title, ==, "CSAT");
}

static void
test_stabilised (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(SjSeries) series = variant (fixture, "stabilised", TRUE);
  g_autoptr(SjSeriesView) view = sj_series_view_new (fixture->map, series);
  g_autofree char *title = sj_series_describe_title (series);

  g_assert_cmpfloat (get (view, 1)->valence, ==, -0.4);
  g_assert_cmpfloat (view->measured[1], ==, -0.8);
  g_assert_true (isnan (get (view, 1)->valence_low)); /* it is that of another value */
  g_assert_true (isnan (get (view, 3)->valence));
  g_assert_cmpstr (title, ==, "CSAT (stabilised)");
  /* What is stored stays as it was measured. */
  g_assert_cmpfloat (sj_series_get_point (series, 1)->valence, ==, -0.8);
}

static void
test_relative (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(SjSeries) series = variant (fixture, "relative", TRUE);
  g_autoptr(SjSeriesView) view = sj_series_view_new (fixture->map, series);

  g_assert_cmpfloat_with_epsilon (view->mean, 0, 1e-12); /* .6 − .8 + .2 */
  g_assert_cmpfloat_with_epsilon (get (view, 0)->valence_high, 0.7, 1e-12);
  g_assert_true (isnan (get (view, 3)->valence));
}

static void
test_stages (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(SjSeries) equal = variant (fixture, "stage-values", SJ_STAGE_VALUES_EQUAL);
  g_autoptr(SjSeries) volume = variant (fixture, "stage-values", SJ_STAGE_VALUES_VOLUME);
  g_autoptr(SjSeriesView) first = sj_series_view_new (fixture->map, equal);
  g_autoptr(SjSeriesView) second = sj_series_view_new (fixture->map, volume);
  double error = 0.1 / 1.959963984540054;

  g_assert_cmpuint (sj_records_get_length (first->points), ==, 2);
  g_assert_cmpfloat_with_epsilon (get (first, 0)->valence, -0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (get (second, 0)->valence, (60.0 - 16.0) / 120.0, 1e-12);
  g_assert_cmpint (get (first, 0)->n, ==, 120);
  g_assert_cmpfloat_with_epsilon (get (first, 0)->valence_high,
                                  -0.1 + 1.959963984540054 * sqrt (2 * error * error) / 2, 1e-12);
  g_assert_cmpfloat (get (first, 1)->valence, ==, 0.2); /* the hidden one has no part in it */
}

/* ▲ and ▼ need both: what is no chance, and what somebody would feel. With thousands of answers
 * every small difference is significant. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  user_data)
{
  static const struct
  {
    double valences[3], p;
    int marks[3];
  } cases[] = {
    { { 0.6, -0.8, 0.2 }, 0.001, { 1, -1, 1 } },
    { { 0.6, -0.8, 0.2 }, 0.051, { 0, 0, 0 } },
    { { 0.40, 0.45, 0.42 }, 0.001, { 0, 0, 0 } },
    { { 0.40, 0.40, 0.50 }, 0.001, { 0, 0, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (fixture->series));

      for (guint j = 0; j < 3; j++)
        {
          SjPoint *point = sj_records_index (points, j);

          point->valence = cases[i].valences[j];
          point->p_value = cases[i].p;
        }
      g_object_set (fixture->series, "points", points, NULL);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpint (sj_series_get_direction (fixture->series,
                                                  sj_series_get_point (fixture->series, j)),
                         ==, cases[i].marks[j]);
    }
}

static void
test_summary (Fixture       *fixture,
              gconstpointer  user_data)
{
  SjSeriesSummary summary;
  g_autofree char *words = NULL;

  g_assert_true (sj_series_summarise (fixture->map, fixture->series, &summary));
  g_assert_cmpuint (summary.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (summary.mean, 0, 1e-12);
  g_assert_cmpfloat (summary.peak, ==, 0.6);
  g_assert_cmpfloat (summary.trough, ==, -0.8);
  g_assert_cmpfloat (summary.end, ==, 0.2);
  g_assert_cmpfloat_with_epsilon (summary.peak_end, -0.3, 1e-12); /* (−.8 + .2) / 2 */
  words = sj_series_describe_summary (fixture->map, fixture->series);
  g_assert_nonnull (strstr (words, "-0.30"));
}

#define TEST(name, function) \
  g_test_add ("/series-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("plain", test_plain);
  TEST ("stabilised", test_stabilised);
  TEST ("relative", test_relative);
  TEST ("stages", test_stages);
  TEST ("marks", test_marks);
  TEST ("summary", test_summary);

  return g_test_run ();
}
