#include "core/sj-comparison-map.h"

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-counterpart.h"
#include "core/sj-editing.h"
#include "core/sj-series.h"
#include "sj-random-map.h"

/* If this fails, people who compare two maps do not see what is gone, or see it in the wrong place,
 * or are shown one curve where there are two. */

typedef struct
{
  SjMap     *first;
  SjEditLog *first_log;
  SjMap     *second;
  SjEditLog *second_log;
  SjStep    *steps[2];
  SjLane    *lane;
  SjCard    *cards[3];
} Fixture;

static void
add_points (SjMap      *map,
            const char *id,
            double      valence)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 0);
  g_autoptr(SjElement) series = g_object_new (SJ_TYPE_SERIES, "id", id, "title", "Mood", NULL);
  GListModel *cards = sj_map_get_cards (map);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(SjElement) card = g_list_model_get_item (cards, i);
      SjPoint *point = sj_records_append (points);

      point->anchor = g_strdup (sj_element_get_id (card));
      point->valence = valence;
    }
  g_object_set (series, "points", points, NULL);
  sj_map_append (map, series);
}

/* A step before and one after, three cards in the first, and a curve over them. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(SjEditLog) log = NULL;
  SjStage *stage;

  fixture->first = sj_map_new ();
  log = sj_edit_log_new (fixture->first);
  stage = sj_editing_add_stage (log, NULL);
  fixture->steps[0] = g_list_model_get_item (sj_map_get_steps (fixture->first), 0);
  g_object_unref (fixture->steps[0]);
  fixture->steps[1] = sj_editing_add_step (log, stage, fixture->steps[0]);
  fixture->lane = sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL);
  for (guint i = 0; i < 3; i++)
    fixture->cards[i] = sj_editing_add_card (log, fixture->steps[0], fixture->lane,
                                             i > 0 ? fixture->cards[i - 1] : NULL);
  g_clear_object (&log);
  add_points (fixture->first, "mood", -0.5);

  fixture->first_log = sj_edit_log_new (fixture->first);
  fixture->second = sj_map_make_counterpart (fixture->first_log);
  fixture->second_log = sj_edit_log_new (fixture->second);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->first_log);
  g_assert_finalize_object (fixture->first);
  g_assert_finalize_object (fixture->second_log);
  g_assert_finalize_object (fixture->second);
}

static gpointer
in_second (Fixture  *fixture,
           gpointer  element)
{
  return sj_map_lookup (fixture->second, sj_element_get_id (element));
}

static void
delete_in_second (Fixture  *fixture,
                  gpointer  element)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  g_ptr_array_add (chosen, in_second (fixture, element));
  sj_editing_delete (fixture->second_log, chosen);
}

static guint
count_cards (SjComparisonMap *comparison)
{
  return g_list_model_get_n_items (sj_map_get_cards (sj_comparison_map_get_map (comparison)));
}

/* A fresh to-be copy says nothing new: its state and its counterpart are the point of it. */
static void
test_nothing_to_see (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(SjComparisonMap) comparison = sj_comparison_map_new (fixture->first, fixture->second);

  g_assert_cmpuint (sj_comparison_map_get_differences (comparison)->len, ==, 0);
  g_assert_cmpuint (count_cards (comparison), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (
    sj_map_get_series (sj_comparison_map_get_map (comparison))), ==, 1);
  g_assert_cmpstr (sj_comparison_map_get_first_name (comparison), ==, "As-is");
  g_assert_cmpstr (sj_comparison_map_get_second_name (comparison), ==, "To-be");
}

static void
test_removed_stays_where_it_was (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  const char *id = sj_element_get_id (SJ_ELEMENT (fixture->cards[1]));
  g_autoptr(SjComparisonMap) comparison = NULL;
  const SjComparisonMark *mark;
  SjMap *map;
  SjElement *ghost;

  delete_in_second (fixture, fixture->cards[1]);
  comparison = sj_comparison_map_new (fixture->first, fixture->second);
  map = sj_comparison_map_get_map (comparison);

  ghost = sj_map_lookup (map, id);
  g_assert_nonnull (ghost);
  g_assert_cmpuint (sj_map_get_position (map, ghost), ==, 1);
  mark = sj_comparison_map_find_mark (comparison, id);
  g_assert_nonnull (mark);
  g_assert_true (mark->ghost);
  g_assert_cmpint (mark->kind, ==, SJ_DIFFERENCE_REMOVED);
  g_assert_null (sj_comparison_map_find_mark (comparison,
                                              sj_element_get_id (SJ_ELEMENT (fixture->cards[0]))));
}

static SjElement *
find_ghost (SjComparisonMap *comparison,
            SjCard          *card)
{
  SjMap *map = sj_comparison_map_get_map (comparison);
  guint n_cards = count_cards (comparison);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (sj_map_get_cards (map), i);
      const char *id = sj_element_get_id (element);
      const SjComparisonMark *mark = sj_comparison_map_find_mark (comparison, id);

      if (mark != NULL && mark->ghost && mark->difference->first == SJ_ELEMENT (card))
        return element;
    }

  return NULL;
}

/* The curve as it was belongs to the place the card had, the hoped for one to the new place. */
static void
test_moved_leaves_a_ghost (Fixture       *fixture,
                           gconstpointer  user_data)
{
  const char *id = sj_element_get_id (SJ_ELEMENT (fixture->cards[0]));
  g_autoptr(SjComparisonMap) comparison = NULL;
  g_autoptr(SjSeries) before = NULL;
  g_autoptr(SjSeries) after = NULL;
  SjElement *moved, *ghost;
  SjMap *map;

  sj_editing_move_card (fixture->second_log, in_second (fixture, fixture->cards[0]),
                        in_second (fixture, fixture->steps[1]), in_second (fixture, fixture->lane),
                        NULL);
  comparison = sj_comparison_map_new (fixture->first, fixture->second);
  map = sj_comparison_map_get_map (comparison);

  moved = sj_map_lookup (map, id);
  ghost = find_ghost (comparison, fixture->cards[0]);
  g_assert_nonnull (ghost);
  g_assert_cmpstr (sj_card_get_step (SJ_CARD (moved)), ==,
                   sj_element_get_id (SJ_ELEMENT (fixture->steps[1])));
  g_assert_cmpstr (sj_card_get_step (SJ_CARD (ghost)), ==,
                   sj_element_get_id (SJ_ELEMENT (fixture->steps[0])));
  g_assert_cmpstr (sj_comparison_mark_get_label (
    sj_comparison_map_find_mark (comparison, sj_element_get_id (ghost))), ==,
    "Moved away from here");

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (map)), ==, 2);
  before = g_list_model_get_item (sj_map_get_series (map), 0);
  after = g_list_model_get_item (sj_map_get_series (map), 1);
  g_assert_nonnull (sj_series_find_point (before, sj_element_get_id (ghost)));
  g_assert_nonnull (sj_series_find_point (after, id));
  g_assert_cmpstr (sj_series_get_title (before), ==, "As-is: Mood");
  g_assert_cmpstr (sj_series_get_title (after), ==, "To-be: Mood");
  g_assert_cmpint (sj_series_get_state (after), ==, SJ_MAP_STATE_TO_BE);
}

static void
test_both_curves (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(SjComparisonMap) comparison = NULL;
  GListModel *list;
  g_autoptr(SjSeries) before = NULL;
  g_autoptr(SjSeries) after = NULL;
  SjElement *series = sj_map_lookup (fixture->second, "mood");
  g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (SJ_SERIES (series)));

  ((SjPoint *) sj_records_index (points, 0))->valence = 0.75;
  sj_edit_log_begin (fixture->second_log, "Hope");
  sj_edit_log_set (fixture->second_log, series, "points", points, NULL);
  sj_edit_log_commit (fixture->second_log);

  comparison = sj_comparison_map_new (fixture->first, fixture->second);
  list = sj_map_get_series (sj_comparison_map_get_map (comparison));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  before = g_list_model_get_item (list, 0);
  after = g_list_model_get_item (list, 1);
  g_assert_cmpfloat (sj_series_get_point (before, 0)->valence, ==, -0.5);
  g_assert_cmpfloat (sj_series_get_point (after, 0)->valence, ==, 0.75);
}

static guint
count_elements (SjMap *map)
{
  guint n_types, n_elements = 0;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    n_elements += g_list_model_get_n_items (sj_map_get_list (map, types[i]));

  return n_elements;
}

/* Any two maps: nothing of either is lost, and neither is touched. */
static void
test_any_two_maps (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(SjMap) first = sj_random_map (random, 5);
      g_autoptr(SjMap) second = sj_random_map (random, 5);
      guint n_first = count_elements (first), n_second = count_elements (second);
      g_autoptr(SjComparisonMap) comparison = sj_comparison_map_new (first, second);
      GPtrArray *differences = sj_comparison_map_get_differences (comparison);

      g_assert_cmpuint (count_elements (first), ==, n_first);
      g_assert_cmpuint (count_elements (second), ==, n_second);
      g_assert_cmpuint (count_elements (sj_comparison_map_get_map (comparison)), >=,
                        MAX (n_first, n_second));
      for (guint j = 0; j < differences->len; j++)
        {
          const char *id = sj_comparison_map_get_id (comparison, differences->pdata[j]);
          SjMap *map = sj_comparison_map_get_map (comparison);

          g_assert_true (g_str_equal (id, sj_element_get_id (SJ_ELEMENT (map))) ||
                         sj_map_lookup (map, id) != NULL);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/comparison-map/nothing-to-see", test_nothing_to_see);
  ADD ("/comparison-map/removed-stays", test_removed_stays_where_it_was);
  ADD ("/comparison-map/moved-leaves-a-ghost", test_moved_leaves_a_ghost);
  ADD ("/comparison-map/both-curves", test_both_curves);
#undef ADD
  g_test_add_func ("/comparison-map/any-two-maps", test_any_two_maps);

  return g_test_run ();
}
