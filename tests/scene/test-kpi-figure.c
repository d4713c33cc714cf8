#include <math.h>

#include "core/sj-edit-log.h"
#include "core/sj-series.h"
#include "scene/sj-layout.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/* Whether a metrics lane says what the curves say, also after the next import. */

typedef struct
{
  SjMap      *map;
  SjEditLog  *log;
  SjLayout   *layout;
  const char *metrics;
  const char *steps[2];
  const char *touchpoint;
  const char *series;
} Fixture;

static SjRecords *
make_points (const char *anchor,
             double      native)
{
  SjRecords *points = sj_records_new (&sj_point_record_type, 1);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, anchor);
  point->n = 212;
  point->native = point->mean = native;
  point->native_low = native - 0.15;
  point->native_high = native + 0.15;
  point->valence = (native - 3) / 2;

  return points;
}

static const char *
add_series (Fixture    *fixture,
            const char *wave,
            double      native)
{
  SjSeries *series = sj_series_new ("CSAT", SJ_SERIES_MEASURED);
  g_autoptr(SjRecords) points = make_points (fixture->touchpoint, native);

  g_object_set (series, "metric", "csat", "wave", wave, "points", points, NULL);

  return sj_scene_map_add (fixture->map, series);
}

static const char *
add_metric (Fixture    *fixture,
            const char *series,
            double      actual)
{
  g_autoptr(SjCard) card = sj_card_new ("", fixture->steps[0], fixture->metrics);
  g_autoptr(SjRecords) kpis = sj_records_new (&sj_kpi_record_type, 1);
  SjKpi *kpi = sj_records_index (kpis, 0);

  sj_record_set_text (&kpi->name, "Satisfaction");
  sj_record_set_text (&kpi->series, series);
  kpi->baseline = kpi->target = NAN;
  kpi->actual = actual;
  g_object_set (card, "kpis", kpis, NULL);

  sj_edit_log_begin (fixture->log, "Metric");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (card), 1);
  sj_edit_log_commit (fixture->log);

  return sj_element_get_id (SJ_ELEMENT (card)); /* the map owns it */
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *stage, *channel;

  fixture->map = sj_map_new ();
  stage = sj_scene_map_add (fixture->map, sj_stage_new ("Application"));
  fixture->steps[0] = sj_scene_map_add (fixture->map, sj_step_new ("Fills the form", stage));
  fixture->steps[1] = sj_scene_map_add (fixture->map, sj_step_new ("Waits", stage));
  channel = sj_scene_map_add (fixture->map, sj_lane_new (SJ_LANE_CHANNEL, "App"));
  fixture->metrics = sj_scene_map_add (fixture->map, sj_lane_new (SJ_LANE_METRICS, "Metrics"));
  fixture->touchpoint =
    sj_scene_map_add (fixture->map, sj_card_new ("Form", fixture->steps[0], channel));
  add_series (fixture, "2025-Q4", 3.4);
  fixture->series = add_series (fixture, "2026-Q1", 3.9);
  fixture->log = sj_edit_log_new (fixture->map);
  fixture->layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->layout);
  g_clear_object (&fixture->log);
  g_assert_finalize_object (fixture->map);
}

static char *
say (Fixture    *fixture,
     const char *card)
{
  g_autoptr(SjScene) scene = sj_layout_run (fixture->layout);
  const SjSceneItem *item = sj_scene_find_item (scene, card);

  g_assert_nonnull (item);

  return g_strdup (item->label);
}

static void
test_from_curve (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *card = add_metric (fixture, fixture->series, NAN);
  g_autofree char *first = say (fixture, card);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr(SjRecords) points = make_points (fixture->touchpoint, 4.2);

  g_assert_cmpstr (first, ==, "Satisfaction 3.90, 3.75–4.05");

  sj_edit_log_begin (fixture->log, "Import");
  sj_edit_log_set (fixture->log, sj_map_lookup (fixture->map, fixture->series), "points", points,
                   NULL);
  sj_edit_log_commit (fixture->log);
  second = say (fixture, card);
  g_assert_cmpstr (second, ==, "Satisfaction 4.20, 4.05–4.35");

  /* The touchpoint goes elsewhere, and its figure with it. */
  sj_edit_log_begin (fixture->log, "Move");
  sj_edit_log_set (fixture->log, sj_map_lookup (fixture->map, fixture->touchpoint), "step",
                   fixture->steps[1], NULL);
  sj_edit_log_commit (fixture->log);
  third = say (fixture, card);
  g_assert_cmpstr (third, ==, "Satisfaction –");
}

static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  const char *card = add_metric (fixture, NULL, 17);
  g_autofree char *words = say (fixture, card);

  g_assert_cmpstr (words, ==, "Satisfaction 17");
}

/* What is hidden on the curve is hidden here. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  const char *card = add_metric (fixture, fixture->series, 17);
  g_autoptr(SjRecords) points = make_points (fixture->touchpoint, NAN);
  g_autofree char *words = NULL;

  sj_record_set_text (&((SjPoint *) sj_records_index (points, 0))->reason, "below_k");
  sj_edit_log_begin (fixture->log, "Import");
  sj_edit_log_set (fixture->log, sj_map_lookup (fixture->map, fixture->series), "points", points,
                   NULL);
  sj_edit_log_commit (fixture->log);
  words = say (fixture, card);
  g_assert_cmpstr (words, ==, "Satisfaction hidden");
}

#define ADD(name, test) \
  g_test_add ("/kpi-figure/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("from-curve", test_from_curve);
  ADD ("by-hand", test_by_hand);
  ADD ("hidden", test_hidden);

  return g_test_run ();
}
