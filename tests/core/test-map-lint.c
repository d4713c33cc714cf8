#include "core/sj-map-lint.h"

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "core/sj-template.h"

/* If lint misses something, a map is shown round with a card that is not on it; if it cries wolf,
 * nobody reads it. */

static SjElement *
add (SjMap    *map,
     gpointer  element)
{
  sj_map_append (map, element);
  g_object_unref (element);

  return element;
}

/* A small map about which there is nothing to say. */
static SjMap *
make_map (void)
{
  SjMap *map = g_object_new (SJ_TYPE_MAP, "title", "Ours", NULL);

  add (map, g_object_new (SJ_TYPE_STAGE, "id", "stage", "title", "Buy", NULL));
  add (map, g_object_new (SJ_TYPE_STEP, "id", "step", "stage", "stage", NULL));
  add (map, g_object_new (SJ_TYPE_LANE, "id", "web", "kind", SJ_LANE_CHANNEL, NULL));
  add (map, g_object_new (SJ_TYPE_LANE, "id", "ideas", "kind", SJ_LANE_OPPORTUNITIES, NULL));
  add (map, g_object_new (SJ_TYPE_LANE, "id", "pains", "kind", SJ_LANE_PAIN_POINTS, NULL));
  add (map, g_object_new (SJ_TYPE_LANE, "id", "line", "kind", SJ_LANE_VISIBILITY_LINE, NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "card", "title", "Pay", "step", "step",
                          "lane", "web", NULL));

  return map;
}

static void
assert_found (SjMap      *map,
              const char *code,
              const char *id)
{
  g_autoptr(GPtrArray) findings = sj_map_lint (map);

  for (guint i = 0; i < findings->len; i++)
    {
      const SjMapFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->code, code) &&
          g_str_equal (sj_element_get_id (finding->element), id))
        return;
    }

  g_error ("%s was not found on %s", code, id);
}

static void
test_nothing (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(GPtrArray) findings = sj_map_lint (map);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_places (void)
{
  g_autoptr(SjMap) map = make_map ();

  add (map, g_object_new (SJ_TYPE_STAGE, "id", "empty", NULL));
  add (map, g_object_new (SJ_TYPE_STEP, "id", "lost", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "no-lane", "title", "a", "step", "step", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "no-step", "title", "a", "lane", "web", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "on-line", "title", "a", "lane", "line",
                          "step", "step", NULL));

  assert_found (map, "stage-without-step", "empty");
  assert_found (map, "empty-title", "empty");
  assert_found (map, "step-outside", "lost");
  assert_found (map, "step-without-touchpoint", "lost");
  assert_found (map, "card-outside", "no-lane");
  assert_found (map, "card-outside", "no-step");
  assert_found (map, "card-outside", "on-line");
}

static void
test_content (void)
{
  g_autoptr(SjMap) map = make_map ();
  const char *map_id = sj_element_get_id (SJ_ELEMENT (map));

  g_object_set (map, "title", " ", "evidence-level", SJ_EVIDENCE_RESEARCHED,
                "review-date", "tomorrow", NULL);
  add (map, g_object_new (SJ_TYPE_PERSONA, "id", "nobody", "colour", "red", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "idea", "title", "a", "lane", "ideas",
                          "step", "step", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "pain", "title", "a", "lane", "pains",
                          "step", "step", "picture", "abc", NULL));
  add (map, g_object_new (SJ_TYPE_CARD, "id", "untitled", "lane", "web", "step", "step", NULL));
  add (map, g_object_new (SJ_TYPE_LINK, "id", "round", "from", "card", "to", "card", NULL));
  add (map, g_object_new (SJ_TYPE_LINK, "id", "half", "from", "card", NULL));

  assert_found (map, "empty-title", map_id);
  assert_found (map, "missing-evidence", map_id);
  assert_found (map, "no-date", map_id);
  assert_found (map, "empty-title", "nobody");
  assert_found (map, "no-colour", "nobody");
  assert_found (map, "orphan-opportunity", "idea");
  assert_found (map, "missing-evidence", "pain");
  assert_found (map, "picture-missing", "pain");
  assert_found (map, "empty-title", "untitled");
  assert_found (map, "link-to-itself", "round");
  assert_found (map, "link-end-missing", "half");
}

static void
test_series (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, "card");
  sj_record_set_text (&point->reason, "below-k");
  add (map, g_object_new (SJ_TYPE_SERIES, "id", "curve", "title", "CSAT", "points", points, NULL));
  add (map, g_object_new (SJ_TYPE_SERIES, "id", "none", NULL));

  assert_found (map, "suppressed", "curve");
  assert_found (map, "point-without-anchor", "curve");
  assert_found (map, "series-without-points", "none");
  assert_found (map, "empty-title", "none");
}

/* A value somebody typed as 5 of 5 would be drawn at the edge as if it were 1. */
static void
test_off_axis (void)
{
  static const double values[][2] = { { 5, NAN }, { 0.5, 0.9 } };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(SjMap) map = make_map ();
      g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
      SjPoint *point = sj_records_index (points, 0);

      sj_record_set_text (&point->anchor, "card");
      point->valence = values[i][0];
      point->valence_low = values[i][1];
      add (map, g_object_new (SJ_TYPE_SERIES, "id", "curve", "title", "CSAT", "points", points,
                              NULL));
      assert_found (map, "point-off-axis", "curve");
    }
}

/* A touchpoint over several steps serves them all. */
static void
test_span (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(GPtrArray) findings = NULL;

  add (map, g_object_new (SJ_TYPE_STEP, "id", "second", "stage", "stage", NULL));
  g_object_set (sj_map_lookup (map, "card"), "span", 7, NULL);
  findings = sj_map_lint (map);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_description (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autofree char *card = sj_map_describe_element (sj_map_lookup (map, "card"));
  g_autofree char *step = sj_map_describe_element (sj_map_lookup (map, "step"));

  g_assert_cmpstr (card, ==, "card “Pay” (id card)");
  g_assert_cmpstr (step, ==, "step (id step)");
}

static void
test_templates (void)
{
  for (guint i = 0; i < sj_template_get_n (); i++)
    {
      const SjTemplate *template = sj_template_get (i);
      SjMap *map = sj_template_make_map (template);

      g_assert_true (sj_template_find (sj_template_get_name (template)) == template);
      g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_stages (map)), >, 0);
      g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (map)), >, 1);
      g_assert_finalize_object (map);
    }
  g_assert_null (sj_template_find ("nonsense"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/map-lint/nothing", test_nothing);
  g_test_add_func ("/core/map-lint/places", test_places);
  g_test_add_func ("/core/map-lint/content", test_content);
  g_test_add_func ("/core/map-lint/series", test_series);
  g_test_add_func ("/core/map-lint/off-axis", test_off_axis);
  g_test_add_func ("/core/map-lint/span", test_span);
  g_test_add_func ("/core/map-lint/description", test_description);
  g_test_add_func ("/core/map-lint/templates", test_templates);

  return g_test_run ();
}
