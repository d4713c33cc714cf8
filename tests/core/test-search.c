#include "core/sj-search-run.h"

#include <string.h>

#include "core/sj-editing.h"
#include "core/sj-text-fold.h"
#include "sj-random-map.h"

/* If this fails, people do not find what their map says, or replace what they did not mean. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjSearch  *search;
  SjCard    *first;
  SjCard    *second;
} Fixture;

static SjCard *
add_card (Fixture    *fixture,
          SjStep     *step,
          SjLane     *lane,
          const char *title)
{
  SjCard *card = sj_editing_add_card (fixture->log, step, lane, NULL);

  sj_edit_log_begin (fixture->log, "Rename");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "title", title, NULL);
  sj_edit_log_commit (fixture->log);
  return card;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  SjStage *stage;
  SjStep *late;
  SjLane *lane;
  g_autoptr(SjStep) early = NULL;

  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  stage = sj_editing_add_stage (fixture->log, NULL);
  early = g_list_model_get_item (sj_map_get_steps (fixture->map), 0);
  late = sj_editing_add_step (fixture->log, stage, NULL);
  lane = sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
  fixture->second = add_card (fixture, late, lane, "Überweisung");
  fixture->first = add_card (fixture, early, lane, "Die überWEISUNG, straße");
  fixture->search = sj_search_new (fixture->map);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static void
assert_match (GPtrArray  *matches,
              guint       position,
              gpointer    element,
              const char *expected)
{
  SjSearchMatch *match = g_ptr_array_index (matches, position);
  g_autofree char *found = g_strndup (sj_search_match_get_text (match) + match->start,
                                      match->end - match->start);

  g_assert_true (match->element == element);
  g_assert_cmpstr (found, ==, expected);
}

/* Without regard to case and marks, in reading order, not in the order of the file. */
static void
test_folded (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(GPtrArray) matches = sj_search_find (fixture->search, "UBERWEIS", 0);
  g_autoptr(GPtrArray) sharp = sj_search_find (fixture->search, "strasse", 0);
  g_autoptr(GPtrArray) half = sj_search_find (fixture->search, "as", 0);

  g_assert_cmpuint (matches->len, ==, 2);
  assert_match (matches, 0, fixture->first, "überWEIS");
  assert_match (matches, 1, fixture->second, "Überweis");
  g_assert_cmpuint (sharp->len, ==, 1);
  assert_match (sharp, 0, fixture->first, "straße");
  assert_match (half, 0, fixture->first, "aß");
}

/* A letter and its mark written as two characters are one letter to people. */
static void
test_combining_mark (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(GPtrArray) matches = NULL;

  sj_edit_log_begin (fixture->log, "Rename");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->first), "title", "cafe\u0301 x", NULL);
  sj_edit_log_commit (fixture->log);
  matches = sj_search_find (fixture->search, "café", 0);
  g_assert_cmpuint (matches->len, ==, 1);
  assert_match (matches, 0, fixture->first, "cafe\u0301");
}

static void
test_options (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(GPtrArray) exact = sj_search_find (fixture->search, "Überweisung",
                                               SJ_SEARCH_MATCH_CASE);
  g_autoptr(GPtrArray) part = sj_search_find (fixture->search, "weisung", SJ_SEARCH_WHOLE_WORDS);
  g_autoptr(GPtrArray) word = sj_search_find (fixture->search, "strasse", SJ_SEARCH_WHOLE_WORDS);
  g_autoptr(GPtrArray) nothing = sj_search_find (fixture->search, "", 0);

  g_assert_cmpuint (exact->len, ==, 1);
  assert_match (exact, 0, fixture->second, "Überweisung");
  g_assert_cmpuint (part->len, ==, 0);
  g_assert_cmpuint (word->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Also in lists and records, and as soon as it is written there. */
static void
test_lists_and_records (Fixture       *fixture,
                        gconstpointer  user_data)
{
  const char *pains[] = { "none", "too slow", NULL };
  g_autoptr(SjRecords) kpis = sj_records_new (&sj_kpi_record_type, 2);
  g_autoptr(GPtrArray) before = sj_search_find (fixture->search, "slow", 0);
  g_autoptr(GPtrArray) after = NULL;
  SjSearchMatch *match;

  g_assert_cmpuint (before->len, ==, 0);
  sj_record_set_text (&((SjKpi *) sj_records_index (kpis, 1))->name, "Slow answers");
  sj_edit_log_begin (fixture->log, "Write");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->first), "pains", pains, "kpis", kpis, NULL);
  sj_edit_log_commit (fixture->log);

  after = sj_search_find (fixture->search, "slow", 0);
  g_assert_cmpuint (after->len, ==, 2);
  match = g_ptr_array_index (after, 0);
  g_assert_cmpuint (match->place.item, ==, 1);
  g_assert_cmpstr (sj_search_match_get_text (match), ==, "too slow");
  match = g_ptr_array_index (after, 1);
  g_assert_cmpstr (match->place.field->name, ==, "name");

  g_assert_true (sj_search_replace (fixture->search, fixture->log, match, "Quick"));
  g_assert_cmpstr (sj_search_match_get_text (match), ==, "Quick answers");
  g_assert_cmpuint (sj_search_replace_all (fixture->search, fixture->log, "slow", 0, "fast"), ==,
                    1);
  g_assert_cmpstr (sj_search_match_get_text (g_ptr_array_index (after, 0)), ==, "too fast");
}

static void
test_replace_all (Fixture       *fixture,
                  gconstpointer  user_data)
{
  guint n_undo = sj_edit_log_get_n_undo (fixture->log);

  sj_edit_log_begin (fixture->log, "Write");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->first), "title", "xXẍ", "due", "2026-01-01",
                   NULL);
  sj_edit_log_commit (fixture->log);

  g_assert_cmpuint (sj_search_replace_all (fixture->search, fixture->log, "x", 0, "xx"), ==, 3);
  g_assert_cmpstr (sj_card_get_title (fixture->first), ==, "xxxxxx");
  g_assert_cmpuint (sj_search_replace_all (fixture->search, fixture->log, "2026", 0, "x"), ==, 0);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo + 2);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_card_get_title (fixture->first), ==, "xXẍ");
}

/* Against the plain way: fold every text and look. */
static void
test_against_the_plain_way (void)
{
  static const char *const needles[] = { "checkout", "u", "\"PLAIN\"", "line b", "</B>", "满", " " };
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjMap) map = sj_random_map (random, 8);
  g_autoptr(SjSearch) search = sj_search_new (map);

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      g_autoptr(GPtrArray) matches = sj_search_find (search, needles[i], 0);
      g_autofree char *folded = sj_text_fold_letters (needles[i]);

      g_assert_cmpuint (matches->len, >, 0);
      for (guint j = 0; j < matches->len; j++)
        {
          SjSearchMatch *match = g_ptr_array_index (matches, j);
          g_autofree char *found = g_strndup (sj_search_match_get_text (match) + match->start,
                                              match->end - match->start);
          g_autofree char *found_folded = sj_text_fold_letters (found);

          g_assert_cmpstr (found_folded, ==, folded);
        }
    }
}

static SjMap *
large_map (guint n_cards)
{
  SjMap *map = sj_map_new ();

  for (guint i = 0; i < n_cards; i++)
    {
      g_autofree char *title = g_strdup_printf ("Touchpoint number %u", i);
      g_autoptr(SjCard) card = sj_card_new (title, NULL, NULL);
      const char *pains[] = { "waiting for an answer that does not come", "Gebühren", NULL };

      g_object_set (card, "text", "What is written under the title, a sentence or two. Not more.",
                    "goal", "To be done with it, and to know that it is done",
                    "pains", pains, NULL);
      sj_map_append (map, SJ_ELEMENT (card));
    }

  return map;
}

static void
assert_same (GPtrArray *matches,
             GPtrArray *expected)
{
  g_assert_cmpuint (matches->len, ==, expected->len);
  for (guint i = 0; i < matches->len; i++)
    {
      const SjSearchMatch *one = g_ptr_array_index (matches, i);
      const SjSearchMatch *other = g_ptr_array_index (expected, i);

      g_assert_true (one->element == other->element && one->place.pspec == other->place.pspec);
      g_assert_cmpuint (one->start, ==, other->start);
      g_assert_cmpuint (one->end, ==, other->end);
    }
}

/* Whoever types in a large map is not kept waiting, and finds all the same. */
static void
test_bit_by_bit (void)
{
  g_autoptr(SjMap) map = large_map (500);
  g_autoptr(SjSearch) search = sj_search_new (map);
  g_autoptr(SjSearchRun) run = sj_search_run_new (search, "n", SJ_SEARCH_DEFAULT);
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GPtrArray) expected = NULL;
  guint n_bits = 1;

  while (!sj_search_run_continue (run, 1))
    n_bits++;
  g_assert_cmpuint (n_bits, >, 10);
  matches = sj_search_run_steal_matches (run);
  expected = sj_search_find (search, "n", SJ_SEARCH_DEFAULT);
  g_assert_cmpuint (expected->len, >, 500);
  assert_same (matches, expected);
}

/* The map changes while somebody looks for something: what is found is in the map as it is now. */
static void
test_bit_by_bit_in_a_map_that_changes (void)
{
  g_autoptr(SjMap) map = large_map (200);
  g_autoptr(SjSearch) search = sj_search_new (map);
  g_autoptr(SjSearchRun) run = sj_search_run_new (search, "number", SJ_SEARCH_DEFAULT);
  g_autoptr(SjCard) card = g_list_model_get_item (sj_map_get_cards (map), 3);
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GPtrArray) expected = NULL;

  sj_search_prepare (search);
  g_assert_false (sj_search_run_continue (run, 1));
  g_object_set (card, "title", "Nothing of the kind", NULL);
  while (!sj_search_run_continue (run, 1));
  matches = sj_search_run_steal_matches (run);
  expected = sj_search_find (search, "number", SJ_SEARCH_DEFAULT);
  g_assert_cmpuint (matches->len, ==, 199);
  assert_same (matches, expected);
}

static void
test_bit_by_bit_for_nothing (void)
{
  g_autoptr(SjMap) map = large_map (3);
  g_autoptr(SjSearch) search = sj_search_new (map);
  g_autoptr(SjSearchRun) run = sj_search_run_new (search, "", SJ_SEARCH_DEFAULT);
  g_autoptr(GPtrArray) matches = NULL;

  g_assert_true (sj_search_run_continue (run, 1));
  matches = sj_search_run_steal_matches (run);
  g_assert_cmpuint (matches->len, ==, 0);
}

/* The figures that count are those of a release build with `-m perf`; here only what is far off is
 * caught, because the sanitizer goes through the whole text for each match. */
static void
test_speed (void)
{
  guint n_cards = g_test_perf () ? 10000 : 1000;
  g_autoptr(SjMap) map = large_map (n_cards);
  g_autoptr(SjSearch) search = sj_search_new (map);
  static const char *const typed[] = { "n", "nu", "numb", "number 9", "number 99", "gebuhr", "zz" };
  double preparing;

  g_test_timer_start ();
  sj_search_prepare (search);
  preparing = g_test_timer_elapsed ();
  g_test_message ("%u cards: prepared in %.1f ms", n_cards, preparing * 1000);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(GPtrArray) matches = NULL;

      g_test_timer_start ();
      matches = sj_search_find (search, typed[i], 0);
      g_test_message ("“%s”: %u matches in %.1f ms", typed[i], matches->len,
                      g_test_timer_elapsed () * 1000);
      g_assert_cmpfloat (g_test_timer_last (), <, 2.0);
    }
}

#define ADD(name, test) g_test_add ("/search/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("folded", test_folded);
  ADD ("combining-mark", test_combining_mark);
  ADD ("options", test_options);
  ADD ("lists-and-records", test_lists_and_records);
  ADD ("replace-all", test_replace_all);
  g_test_add_func ("/search/against-the-plain-way", test_against_the_plain_way);
  g_test_add_func ("/search/bit-by-bit", test_bit_by_bit);
  g_test_add_func ("/search/bit-by-bit-in-a-map-that-changes",
                   test_bit_by_bit_in_a_map_that_changes);
  g_test_add_func ("/search/bit-by-bit-for-nothing", test_bit_by_bit_for_nothing);
  g_test_add_func ("/search/speed", test_speed);

  return g_test_run ();
}
