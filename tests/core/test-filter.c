#include "core/sj-editing.h"
#include "core/sj-filter.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"

/* If this fails, people see the wrong part of their map. */

typedef struct
{
  SjMap     *map;
  SjLane    *app;
  SjLane    *thoughts;
  SjCard    *cards[3];
  SjPersona *persona;
} Fixture;

static SjCard *
add_card (Fixture    *fixture,
          const char *step,
          SjLane     *lane,
          const char *owner,
          const char *tag)
{
  const char *tags[] = { tag, NULL };
  g_autoptr(SjCard) card = sj_card_new ("Card", step, sj_element_get_id (SJ_ELEMENT (lane)));

  g_object_set (card, "owner", owner, "tags", tags, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (card));
  return card;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(SjStep) first = sj_step_new ("First", "");
  g_autoptr(SjStep) second = sj_step_new ("Second", "");
  g_autoptr(SjLane) app = sj_lane_new (SJ_LANE_CHANNEL, "Our app");
  g_autoptr(SjLane) thoughts = sj_lane_new (SJ_LANE_THOUGHTS, NULL);
  g_autoptr(SjPersona) persona = sj_persona_new ("Ada");
  g_autoptr(SjSeries) series = sj_series_new ("Guess", SJ_SERIES_ASSUMPTION);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  const char *channels[] = { "app", "Phone", NULL };

  fixture->map = sj_map_new ();
  sj_map_append (fixture->map, SJ_ELEMENT (first));
  sj_map_append (fixture->map, SJ_ELEMENT (second));
  g_object_set (app, "channel", SJ_CHANNEL_APP, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (app));
  sj_map_append (fixture->map, SJ_ELEMENT (thoughts));
  sj_map_append (fixture->map, SJ_ELEMENT (persona));
  fixture->persona = persona;
  fixture->cards[0] = add_card (fixture, sj_element_get_id (SJ_ELEMENT (first)), app, "Sales",
                                "Légal");
  fixture->cards[1] = add_card (fixture, sj_element_get_id (SJ_ELEMENT (second)), thoughts,
                                "sales ", "legal");
  fixture->cards[2] = add_card (fixture, sj_element_get_id (SJ_ELEMENT (second)), app, "",
                                "quick win");
  g_object_set (fixture->cards[1], "channels", channels, NULL);

  sj_record_set_text (&((SjPoint *) sj_records_index (points, 0))->anchor,
                      sj_element_get_id (SJ_ELEMENT (second)));
  g_object_set (series, "persona", sj_element_get_id (SJ_ELEMENT (persona)),
                "points", points, NULL);
  sj_map_append (fixture->map, SJ_ELEMENT (series));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->map);
}

static void
assert_passing (Fixture    *fixture,
                SjFilter   *filter,
                const char *expected)
{
  g_autoptr(GHashTable) passing = sj_filter_apply (filter, fixture->map);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    if (g_hash_table_contains (passing, fixture->cards[i]))
      g_string_append_printf (found, "%u", i);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_value (GPtrArray  *values,
              guint       position,
              const char *label,
              guint       n_cards)
{
  SjFilterValue *value = g_ptr_array_index (values, position);

  g_assert_cmpstr (value->label, ==, label);
  g_assert_cmpuint (value->n_cards, ==, n_cards);
}

/* One value however it is written, counted once for each card. */
static void
test_collect (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GPtrArray) owners = sj_filter_collect (fixture->map, SJ_FILTER_OWNER);
  g_autoptr(GPtrArray) tags = sj_filter_collect (fixture->map, SJ_FILTER_TAG);
  g_autoptr(GPtrArray) channels = sj_filter_collect (fixture->map, SJ_FILTER_CHANNEL);
  g_autoptr(GPtrArray) personas = sj_filter_collect (fixture->map, SJ_FILTER_PERSONA);
  g_autoptr(GPtrArray) statuses = sj_filter_collect (fixture->map, SJ_FILTER_STATUS);

  g_assert_cmpuint (owners->len, ==, 1);
  assert_value (owners, 0, "Sales", 2);
  g_assert_cmpuint (tags->len, ==, 2);
  assert_value (tags, 0, "Légal", 2);
  assert_value (tags, 1, "quick win", 1);
  g_assert_cmpuint (channels->len, ==, 2);
  assert_value (channels, 0, "App", 3);
  assert_value (channels, 1, "Phone", 1);
  g_assert_cmpuint (personas->len, ==, 1);
  assert_value (personas, 0, "Ada", 2);
  g_assert_cmpuint (statuses->len, ==, 0);
}

static void
test_values_add_and_facets_narrow (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autoptr(SjFilter) filter = sj_filter_new ();

  g_assert_true (sj_filter_is_empty (filter));
  assert_passing (fixture, filter, "012");
  sj_filter_choose (filter, SJ_FILTER_TAG, "legal", TRUE);
  assert_passing (fixture, filter, "01");
  sj_filter_choose (filter, SJ_FILTER_TAG, "quick win", TRUE);
  assert_passing (fixture, filter, "012");
  sj_filter_choose (filter, SJ_FILTER_CHANNEL, "phone", TRUE);
  assert_passing (fixture, filter, "1");
  sj_filter_choose (filter, SJ_FILTER_CHANNEL, "phone", FALSE);
  sj_filter_choose (filter, SJ_FILTER_PERSONA,
                    sj_element_get_id (SJ_ELEMENT (fixture->persona)), TRUE);
  assert_passing (fixture, filter, "12");
  sj_filter_choose (filter, SJ_FILTER_OWNER, "nobody", TRUE);
  assert_passing (fixture, filter, "");
  sj_filter_clear (filter);
  assert_passing (fixture, filter, "012");
}

static SjLink *
add_link (Fixture *fixture,
          guint    from,
          guint    to)
{
  g_autoptr(SjLink) link = sj_link_new (sj_element_get_id (SJ_ELEMENT (fixture->cards[from])),
                                        sj_element_get_id (SJ_ELEMENT (fixture->cards[to])),
                                        SJ_LINK_NEXT);

  sj_map_append (fixture->map, SJ_ELEMENT (link));
  return link;
}

static gboolean
is_left_out (GHashTable *ids,
             gpointer    element)
{
  return g_hash_table_contains (ids, sj_element_get_id (element));
}

/* What steps back is what leads from nothing of interest to nothing of interest. */
static void
test_leaves_out_links_between (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr(SjFilter) filter = sj_filter_new ();
  SjLink *between = add_link (fixture, 0, 1);
  SjLink *beside = add_link (fixture, 1, 2);
  g_autoptr(GHashTable) none = sj_filter_leave_out (filter, fixture->map);
  g_autoptr(GHashTable) ids = NULL;

  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  sj_filter_choose (filter, SJ_FILTER_TAG, "quick win", TRUE);
  ids = sj_filter_leave_out (filter, fixture->map);
  g_assert_true (is_left_out (ids, fixture->cards[0]));
  g_assert_true (is_left_out (ids, fixture->cards[1]));
  g_assert_false (is_left_out (ids, fixture->cards[2]));
  g_assert_true (is_left_out (ids, between));
  g_assert_false (is_left_out (ids, beside));
  g_assert_cmpuint (g_hash_table_size (ids), ==, 3);
}

/* With a persona chosen, what others felt steps back as well. */
static void
test_leaves_out_curves_of_others (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr(SjFilter) filter = sj_filter_new ();
  g_autoptr(SjSeries) own = g_list_model_get_item (sj_map_get_series (fixture->map), 0);
  g_autoptr(SjSeries) other = sj_series_new ("Everybody", SJ_SERIES_MEASURED);
  g_autoptr(GHashTable) by_tag = NULL;
  g_autoptr(GHashTable) by_persona = NULL;

  sj_map_append (fixture->map, SJ_ELEMENT (other));
  sj_filter_choose (filter, SJ_FILTER_TAG, "legal", TRUE);
  by_tag = sj_filter_leave_out (filter, fixture->map);
  g_assert_false (is_left_out (by_tag, other));
  sj_filter_clear (filter);
  sj_filter_choose (filter, SJ_FILTER_PERSONA,
                    sj_element_get_id (SJ_ELEMENT (fixture->persona)), TRUE);
  by_persona = sj_filter_leave_out (filter, fixture->map);
  g_assert_true (is_left_out (by_persona, other));
  g_assert_false (is_left_out (by_persona, own));
}

#define ADD(name, test) g_test_add ("/filter/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("collect", test_collect);
  ADD ("values-add-and-facets-narrow", test_values_add_and_facets_narrow);
  ADD ("leaves-out-links-between", test_leaves_out_links_between);
  ADD ("leaves-out-curves-of-others", test_leaves_out_curves_of_others);

  return g_test_run ();
}
