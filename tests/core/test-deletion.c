#include "core/sj-card.h"
#include "core/sj-deletion.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
} Fixture;

static void
append (SjMap    *map,
        gpointer  element)
{
  sj_map_append (map, element);
  g_object_unref (element);
}

/* Two stages of one step each, one lane, a card in each step, a link between them, a curve. */
static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const touchpoints[] = { "c1", "c2", NULL };
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  SjMap *map = fixture->map = sj_map_new ();

  append (map, g_object_new (SJ_TYPE_STAGE, "id", "a", NULL));
  append (map, g_object_new (SJ_TYPE_STAGE, "id", "b", NULL));
  append (map, g_object_new (SJ_TYPE_STEP, "id", "s1", "stage", "a", NULL));
  append (map, g_object_new (SJ_TYPE_STEP, "id", "s2", "stage", "b", NULL));
  append (map, g_object_new (SJ_TYPE_LANE, "id", "web", NULL));
  append (map, g_object_new (SJ_TYPE_CARD, "id", "c1", "step", "s1", "lane", "web", NULL));
  append (map, g_object_new (SJ_TYPE_CARD, "id", "c2", "step", "s2", "lane", "web",
                             "touchpoints", touchpoints, NULL));
  append (map, g_object_new (SJ_TYPE_LINK, "id", "l", "from", "c1", "to", "c2", NULL));
  ((SjPoint *) sj_records_index (points, 0))->anchor = g_strdup ("c1");
  ((SjPoint *) sj_records_index (points, 1))->anchor = g_strdup ("c2");
  append (map, g_object_new (SJ_TYPE_SERIES, "id", "anna", "points", points, NULL));

  fixture->log = sj_edit_log_new (map);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static void
delete_element (Fixture    *fixture,
                const char *id)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();

  g_ptr_array_add (elements, sj_map_lookup (fixture->map, id));
  sj_edit_log_begin (fixture->log, "Delete");
  sj_deletion_perform (fixture->log, elements);
  sj_edit_log_commit (fixture->log);
}

static void
test_stage_takes_everything_along (Fixture       *fixture,
                                   gconstpointer  data)
{
  SjSeries *series = sj_map_lookup_typed (fixture->map, "anna", SJ_TYPE_SERIES);

  delete_element (fixture, "a");

  g_assert_null (sj_map_lookup (fixture->map, "a"));
  g_assert_null (sj_map_lookup (fixture->map, "s1"));
  g_assert_null (sj_map_lookup (fixture->map, "c1"));
  g_assert_null (sj_map_lookup (fixture->map, "l"));
  g_assert_nonnull (sj_map_lookup (fixture->map, "c2"));
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 1);
  g_assert_cmpstr (sj_series_get_point (series, 0)->anchor, ==, "c2");
}

static void
test_references_forget_what_is_gone (Fixture       *fixture,
                                     gconstpointer  data)
{
  SjElement *card = sj_map_lookup (fixture->map, "c2");
  g_auto(GStrv) touchpoints = NULL;

  delete_element (fixture, "c1");

  g_object_get (card, "touchpoints", &touchpoints, NULL);
  g_assert_cmpstrv (touchpoints, ((const char *[]) { "c2", NULL }));
}

static void
test_undo_brings_all_back (Fixture       *fixture,
                           gconstpointer  data)
{
  SjSeries *series = sj_map_lookup_typed (fixture->map, "anna", SJ_TYPE_SERIES);
  SjElement *card;
  g_auto(GStrv) touchpoints = NULL;

  delete_element (fixture, "web");
  g_assert_null (sj_map_lookup (fixture->map, "c2"));
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 0);

  g_assert_true (sj_edit_log_undo (fixture->log));
  card = sj_map_lookup (fixture->map, "c2");
  g_assert_nonnull (sj_map_lookup (fixture->map, "c1"));
  g_assert_nonnull (sj_map_lookup (fixture->map, "l"));
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 2);
  g_assert_cmpuint (sj_map_get_position (fixture->map, card), ==, 1);
  g_object_get (card, "touchpoints", &touchpoints, NULL);
  g_assert_cmpstrv (touchpoints, ((const char *[]) { "c1", "c2", NULL }));
}

#define ADD(name, test) \
  g_test_add ("/deletion/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stage-takes-everything-along", test_stage_takes_everything_along);
  ADD ("references-forget-what-is-gone", test_references_forget_what_is_gone);
  ADD ("undo-brings-all-back", test_undo_brings_all_back);

  return g_test_run ();
}
