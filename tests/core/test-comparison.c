#include "core/sj-comparison.h"

#include "core/sj-counterpart.h"
#include "core/sj-editing.h"
#include "core/sj-enums.h"
#include "core/sj-map-copy.h"
#include "core/sj-sequence.h"
#include "sj-random-map.h"

/* If this fails, people are told of changes that nobody made, or not told of those that were. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjStep    *step;
  SjLane    *lane;
  SjCard    *cards[4];
  SjMap     *other;
  SjEditLog *other_log;
} Fixture;

static void
fill_map (SjEditLog  *log,
          SjStep    **step,
          SjLane    **lane,
          SjCard    **cards)
{
  g_autoptr(SjStep) first = NULL;

  sj_editing_add_stage (log, NULL);
  first = g_list_model_get_item (sj_map_get_steps (sj_edit_log_get_map (log)), 0);
  *step = first;
  *lane = sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *title = g_strdup_printf ("Card %u", i);

      cards[i] = sj_editing_add_card (log, first, *lane, NULL);
      sj_edit_log_begin (log, "Rename");
      sj_edit_log_set (log, SJ_ELEMENT (cards[i]), "title", title, NULL);
      sj_edit_log_commit (log);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  fill_map (fixture->log, &fixture->step, &fixture->lane, fixture->cards);
  fixture->other = sj_map_copy (fixture->map, NULL);
  fixture->other_log = sj_edit_log_new (fixture->other);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
  g_assert_finalize_object (fixture->other_log);
  g_assert_finalize_object (fixture->other);
}

static gpointer
in_other (Fixture  *fixture,
          gpointer  element)
{
  return sj_map_lookup (fixture->other, sj_element_get_id (element));
}

static void
test_the_same (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GPtrArray) differences = sj_comparison_run (fixture->map, fixture->other);

  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_each_kind (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) differences = NULL;
  SjCard *added;
  SjDifference *difference;
  SjValueDifference *value;

  g_ptr_array_add (chosen, in_other (fixture, fixture->cards[0]));
  sj_editing_delete (fixture->other_log, chosen);
  added = sj_editing_add_card (fixture->other_log, in_other (fixture, fixture->step),
                               in_other (fixture, fixture->lane), NULL);
  sj_edit_log_begin (fixture->other_log, "Change");
  sj_edit_log_set (fixture->other_log, in_other (fixture, fixture->cards[1]), "title", "New", NULL);
  sj_edit_log_move (fixture->other_log, in_other (fixture, fixture->cards[3]), 0);
  sj_edit_log_commit (fixture->other_log);

  differences = sj_comparison_run (fixture->map, fixture->other);
  g_assert_cmpuint (differences->len, ==, 4);
  g_assert_cmpuint (sj_comparison_count (differences, SJ_DIFFERENCE_ADDED), ==, 1);

  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpint (difference->kind, ==, SJ_DIFFERENCE_REMOVED);
  g_assert_true (difference->first == SJ_ELEMENT (fixture->cards[0]) && difference->second == NULL);

  difference = g_ptr_array_index (differences, 1);
  g_assert_cmpint (difference->kind, ==, SJ_DIFFERENCE_MOVED);
  g_assert_true (difference->first == SJ_ELEMENT (fixture->cards[3]));

  difference = g_ptr_array_index (differences, 2);
  g_assert_cmpint (difference->kind, ==, SJ_DIFFERENCE_CHANGED);
  g_assert_cmpuint (difference->values->len, ==, 1);
  value = g_ptr_array_index (difference->values, 0);
  g_assert_cmpstr (value->pspec->name, ==, "title");
  g_assert_cmpstr (g_value_get_string (&value->first), ==, "Card 1");
  g_assert_cmpstr (g_value_get_string (&value->second), ==, "New");

  difference = g_ptr_array_index (differences, 3);
  g_assert_cmpint (difference->kind, ==, SJ_DIFFERENCE_ADDED);
  g_assert_true (difference->second == SJ_ELEMENT (added));
}

/* Made by two people who never saw each other's file. */
static void
test_made_apart (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(SjMap) apart = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (apart);
  g_autoptr(GPtrArray) differences = NULL;
  SjStep *step;
  SjLane *lane;
  SjCard *cards[4];
  SjDifference *difference;

  fill_map (log, &step, &lane, cards);
  sj_edit_log_begin (log, "Change");
  sj_edit_log_set (log, SJ_ELEMENT (cards[2]), "text", "Said here", NULL);
  sj_edit_log_commit (log);

  differences = sj_comparison_run (fixture->map, apart);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpint (difference->kind, ==, SJ_DIFFERENCE_CHANGED);
  g_assert_true (difference->first == SJ_ELEMENT (fixture->cards[2]));
  g_assert_true (difference->second == SJ_ELEMENT (cards[2]));
}

static void
test_counterpart (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(SjMap) to_be = sj_map_make_counterpart (fixture->log);
  g_autoptr(GPtrArray) differences = sj_comparison_run (fixture->map, to_be);
  int state;

  g_object_get (to_be, "state", &state, NULL);
  g_assert_cmpint (state, ==, SJ_MAP_STATE_TO_BE);
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (to_be), "counterpart"), ==,
                   sj_element_get_id (SJ_ELEMENT (fixture->map)));
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (fixture->map), "counterpart"), ==,
                   sj_element_get_id (SJ_ELEMENT (to_be)));
  g_assert_nonnull (sj_map_lookup (to_be, sj_element_get_id (SJ_ELEMENT (fixture->cards[0]))));

  /* Only the map itself says something else. */
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpuint (((SjDifference *) differences->pdata[0])->values->len, ==, 2);
}

static void
test_copy_is_whole (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(SjMap) map = sj_random_map (random, 5);
      g_autoptr(SjMap) copy = sj_map_copy (map, sj_element_get_id (SJ_ELEMENT (map)));
      g_autoptr(GPtrArray) differences = sj_comparison_run (map, copy);

      g_assert_cmpuint (differences->len, ==, 0);
    }
}

/* Against trying every subset. */
static void
test_rising_is_longest (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint n = 0; n < 10; n++)
    {
      guint numbers[10], longest = 0, found = 0, last = 0;
      gboolean stays[10];

      for (guint i = 0; i < n; i++)
        numbers[i] = g_rand_int_range (random, 1, 100000);
      for (guint subset = 0; subset < 1u << n; subset++)
        {
          guint length = 0, before = 0;
          gboolean rises = TRUE;

          for (guint i = 0; i < n; i++)
            if ((subset >> i & 1) != 0)
              {
                rises &= numbers[i] > before;
                before = numbers[i];
                length++;
              }
          longest = rises ? MAX (longest, length) : longest;
        }

      sj_sequence_find_rising (numbers, n, stays);
      for (guint i = 0; i < n; i++)
        if (stays[i])
          {
            g_assert_cmpuint (numbers[i], >, last);
            last = numbers[i];
            found++;
          }
      g_assert_cmpuint (found, ==, longest);
    }
}

#define ADD(name, test) g_test_add ("/comparison/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-same", test_the_same);
  ADD ("each-kind", test_each_kind);
  ADD ("made-apart", test_made_apart);
  ADD ("counterpart", test_counterpart);
  g_test_add_func ("/comparison/copy-is-whole", test_copy_is_whole);
  g_test_add_func ("/comparison/rising-is-longest", test_rising_is_longest);

  return g_test_run ();
}
