#include "io/sj-fragment.h"

#include <string.h>

#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"
#include "sj-random-edits.h"

/* If this fails, what people copy arrives broken, or somewhere else, or breaks what was there. */

typedef struct
{
  SjMap     *map;
  SjEditLog *log;
  SjStage   *stages[2];
  SjStep    *steps[4];
  SjLane    *lanes[3];
} Fixture;

static gpointer
item (GListModel *list,
      guint       position)
{
  g_autoptr(GObject) object = g_list_model_get_item (list, position);

  return object;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->map = sj_map_new ();
  fixture->log = sj_edit_log_new (fixture->map);
  for (guint i = 0; i < 2; i++)
    {
      fixture->stages[i] = sj_editing_add_stage (fixture->log, NULL);
      fixture->steps[2 * i] = item (sj_map_get_steps (fixture->map), 2 * i);
      fixture->steps[2 * i + 1] = sj_editing_add_step (fixture->log, fixture->stages[i], NULL);
    }
  fixture->lanes[0] = sj_editing_add_lane (fixture->log, SJ_LANE_CHANNEL, NULL);
  fixture->lanes[1] = sj_editing_add_lane (fixture->log, SJ_LANE_VISIBILITY_LINE, NULL);
  fixture->lanes[2] = sj_editing_add_lane (fixture->log, SJ_LANE_PAIN_POINTS, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->log);
  g_assert_finalize_object (fixture->map);
}

static SjCard *
add_card (Fixture    *fixture,
          guint       step,
          guint       lane,
          const char *title)
{
  SjCard *card = sj_editing_add_card (fixture->log, fixture->steps[step], fixture->lanes[lane],
                                      NULL);

  sj_edit_log_begin (fixture->log, "Rename");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "title", title, NULL);
  sj_edit_log_commit (fixture->log);
  return card;
}

static GBytes *
copy_of (Fixture *fixture,
         gpointer first,
         gpointer second)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  g_ptr_array_add (chosen, first);
  if (second != NULL)
    g_ptr_array_add (chosen, second);

  return sj_fragment_write (fixture->map, &(SjFragmentPart) { chosen });
}

static GPtrArray *
paste (SjEditLog *log,
       GBytes    *fragment,
       SjStep    *step,
       SjLane    *lane)
{
  g_autoptr(GError) error = NULL;
  const SjFragmentPlace place = { step, lane };
  SjFragmentOutcome outcome;

  sj_fragment_paste (log, fragment, &place, &outcome, &error);
  g_assert_no_error (error);
  return outcome.copies;
}

#define assert_in(card, wanted_step, wanted_lane) G_STMT_START { \
    g_assert_cmpstr (sj_card_get_step (card), ==, sj_element_get_id (SJ_ELEMENT (wanted_step))); \
    g_assert_cmpstr (sj_card_get_lane (card), ==, sj_element_get_id (SJ_ELEMENT (wanted_lane))); \
  } G_STMT_END

static void
test_cards_keep_their_distance (Fixture       *fixture,
                                gconstpointer  user_data)
{
  SjCard *near = add_card (fixture, 0, 0, "Near");
  SjCard *far = add_card (fixture, 2, 2, "Far");
  g_autoptr(GBytes) fragment = copy_of (fixture, far, near);
  g_autoptr(GPtrArray) copies = paste (fixture->log, fragment, fixture->steps[1],
                                       fixture->lanes[0]);

  g_assert_cmpuint (copies->len, ==, 2);
  assert_in (SJ_CARD (copies->pdata[0]), fixture->steps[1], fixture->lanes[0]);
  assert_in (SJ_CARD (copies->pdata[1]), fixture->steps[3], fixture->lanes[2]);
  g_assert_cmpstr (sj_card_get_title (copies->pdata[0]), ==, "Near");
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Paste");

  g_assert_true (sj_edit_log_undo (fixture->log));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 2);
}

static void
test_without_a_target_they_stay (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 1, 2, "Here");
  g_autoptr(GBytes) fragment = copy_of (fixture, card, NULL);
  g_autoptr(GPtrArray) copies = paste (fixture->log, fragment, NULL, NULL);

  g_assert_cmpuint (copies->len, ==, 1);
  assert_in (SJ_CARD (copies->pdata[0]), fixture->steps[1], fixture->lanes[2]);
}

/* Past the last step there are more, so that what stood side by side still does. */
static void
test_at_the_edge (Fixture       *fixture,
                  gconstpointer  user_data)
{
  SjCard *first = add_card (fixture, 0, 0, "First");
  SjCard *second = add_card (fixture, 1, 2, "Second");
  g_autoptr(GBytes) fragment = copy_of (fixture, first, second);
  g_autoptr(GPtrArray) copies = paste (fixture->log, fragment, fixture->steps[3],
                                       fixture->lanes[2]);

  SjStep *added = item (sj_map_get_steps (fixture->map), 4);

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 5);
  g_assert_cmpstr (sj_step_get_stage (added), ==, sj_step_get_stage (fixture->steps[3]));
  assert_in (SJ_CARD (copies->pdata[0]), fixture->steps[3], fixture->lanes[2]);
  assert_in (SJ_CARD (copies->pdata[1]), added, fixture->lanes[2]);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 4);
}

/* Steps, cards and links between them; the lanes are found again. */
static void
test_stage_with_what_belongs_to_it (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  SjCard *from = add_card (fixture, 0, 0, "From");
  SjCard *to = add_card (fixture, 1, 2, "To");
  SjCard *outside = add_card (fixture, 2, 0, "Outside");
  g_autoptr(GBytes) fragment = NULL;
  g_autoptr(GPtrArray) copies = NULL;
  SjLink *link;
  SjCard *copy;

  sj_editing_add_link (fixture->log, from, to, SJ_LINK_NEXT);
  sj_editing_add_link (fixture->log, from, outside, SJ_LINK_NEXT);
  fragment = copy_of (fixture, fixture->stages[0], NULL);
  copies = paste (fixture->log, fragment, fixture->steps[2], fixture->lanes[2]);

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_stages (fixture->map)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_links (fixture->map)), ==, 3);

  link = item (sj_map_get_links (fixture->map), 2);
  copy = SJ_CARD (sj_map_lookup (fixture->map, sj_link_get_to (link)));
  g_assert_true (copy != to);
  g_assert_cmpstr (sj_card_get_title (copy), ==, "To");
  g_assert_cmpstr (sj_card_get_lane (copy), ==, sj_element_get_id (SJ_ELEMENT (fixture->lanes[2])));
}

static void
test_into_an_empty_map (Fixture       *fixture,
                        gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 1, 2, "Alone");
  g_autoptr(SjMap) other = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (other);
  g_autoptr(GBytes) fragment = copy_of (fixture, card, NULL);
  g_autoptr(GPtrArray) copies = paste (log, fragment, NULL, NULL);
  SjCard *copy = copies->pdata[0];

  g_assert_nonnull (sj_map_lookup_typed (other, sj_card_get_step (copy), SJ_TYPE_STEP));
  g_assert_nonnull (sj_map_lookup_typed (other, sj_card_get_lane (copy), SJ_TYPE_LANE));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_stages (other)), ==, 1);
}

static SjSeries *
add_series (Fixture *fixture,
            SjCard  *anchor)
{
  g_autoptr(SjPersona) persona = sj_persona_new ("Ada");
  g_autoptr(SjSeries) series = sj_series_new ("Guess", SJ_SERIES_ASSUMPTION);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, sj_element_get_id (SJ_ELEMENT (anchor)));
  point->valence = 0.5;
  point = sj_records_index (points, 1);
  sj_record_set_text (&point->anchor, sj_element_get_id (SJ_ELEMENT (fixture->steps[0])));
  sj_edit_log_begin (fixture->log, "Add Series");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (persona), 0);
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), 0);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (series),
                   "persona", sj_element_get_id (SJ_ELEMENT (persona)), "points", points, NULL);
  sj_edit_log_commit (fixture->log);

  return series;
}

/* In its own map a copied curve keeps its anchors. */
static void
test_series_in_its_map (Fixture       *fixture,
                        gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 0, 0, "Anchor");
  SjSeries *series = add_series (fixture, card);
  g_autoptr(GBytes) fragment = copy_of (fixture, series, NULL);
  g_autoptr(GPtrArray) copies = paste (fixture->log, fragment, NULL, NULL);
  SjSeries *copy = copies->pdata[0];

  g_assert_cmpuint (sj_series_get_n_points (copy), ==, 2);
  g_assert_cmpstr (sj_series_get_point (copy, 0)->anchor, ==,
                   sj_element_get_id (SJ_ELEMENT (card)));
  g_assert_cmpstr (sj_series_get_persona (copy), ==, sj_series_get_persona (series));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_personas (fixture->map)), ==, 1);
}

/* In another one its persona comes along, once, and points without an anchor go. */
static void
test_series_in_another_map (Fixture       *fixture,
                            gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 0, 0, "Anchor");
  SjSeries *series = add_series (fixture, card);
  g_autoptr(SjMap) other = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (other);
  g_autoptr(GBytes) fragment = copy_of (fixture, series, card);
  g_autoptr(GPtrArray) first = paste (log, fragment, NULL, NULL);
  g_autoptr(GPtrArray) second = paste (log, fragment, NULL, NULL);
  g_autoptr(GBytes) bytes = sj_map_write (other);
  g_autoptr(SjMap) read = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_personas (other)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (other)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (other)), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (sj_series_get_n_points (item (sj_map_get_series (other), i)), ==, 2);
  read = sj_map_read (bytes, "pasted", NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_pictures_come_along (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autofree char *hash = sj_map_add_asset (fixture->map, picture, "image/png");
  SjCard *card = add_card (fixture, 0, 0, "Picture");
  g_autoptr(SjMap) other = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (other);
  g_autoptr(GBytes) fragment = NULL;
  g_autoptr(GPtrArray) copies = NULL;

  sj_edit_log_begin (fixture->log, "Set Picture");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (card), "picture", hash, NULL);
  sj_edit_log_commit (fixture->log);
  fragment = copy_of (fixture, card, NULL);
  copies = paste (log, fragment, NULL, NULL);

  g_assert_cmpstr (sj_card_get_picture (copies->pdata[0]), ==, hash);
  g_assert_true (g_bytes_equal (sj_map_get_asset (other, hash, NULL), picture));
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 0, 0, "Cut");
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GBytes) fragment = NULL;
  g_autoptr(GPtrArray) copies = NULL;

  g_ptr_array_add (chosen, card);
  fragment = sj_fragment_cut (fixture->log, &(SjFragmentPart) { chosen });
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (fixture->map)), ==, 0);
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Cut");

  copies = paste (fixture->log, fragment, fixture->steps[2], fixture->lanes[2]);
  g_assert_cmpstr (sj_card_get_title (copies->pdata[0]), ==, "Cut");
  assert_in (SJ_CARD (copies->pdata[0]), fixture->steps[2], fixture->lanes[2]);
}

static SjSeries *
add_curve (Fixture        *fixture,
           SjSeriesOrigin  origin)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 3);
  g_autoptr(SjSeries) series = sj_series_new ("Curve", origin);

  for (guint i = 0; i < 3; i++)
    {
      SjPoint *point = sj_records_index (points, i);

      sj_record_set_text (&point->anchor, sj_element_get_id (SJ_ELEMENT (fixture->steps[i])));
      point->valence = 0.1 * (i + 1);
    }
  sj_edit_log_begin (fixture->log, "Curve");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), G_MAXUINT);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (fixture->log);

  return series;
}

static double
value_at (SjSeries *series,
          SjStep   *step)
{
  const SjPoint *point = sj_series_find_point (series, sj_element_get_id (SJ_ELEMENT (step)));

  return point != NULL ? point->valence : -9.0;
}

static void
paste_points (Fixture           *fixture,
              GBytes            *fragment,
              SjStep            *step,
              SjSeries          *series,
              SjFragmentOutcome *outcome)
{
  const SjFragmentPlace place = { step, NULL, series };
  g_autoptr(GError) error = NULL;

  sj_fragment_paste (fixture->log, fragment, &place, outcome, &error);
  g_assert_no_error (error);
}

/* Two points that stand two steps apart do so wherever they are pasted; past the end they are
 * counted and not put anywhere else. */
static void
test_points_keep_their_distance (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  SjSeries *series = add_curve (fixture, SJ_SERIES_ASSUMPTION);
  const SjPointName names[] = {
    { series, sj_element_get_id (SJ_ELEMENT (fixture->steps[2])) },
    { series, sj_element_get_id (SJ_ELEMENT (fixture->steps[0])) },
  };
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  const SjFragmentPart chosen = { nothing, names, 2 };
  g_autoptr(GBytes) fragment = sj_fragment_write (fixture->map, &chosen);
  g_autofree char *outline = sj_fragment_outline (fixture->map, &chosen);
  g_auto(SjFragmentOutcome) outcome = { NULL };

  paste_points (fixture, fragment, fixture->steps[1], NULL, &outcome);
  g_assert_cmpuint (outcome.n_points, ==, 2);
  g_assert_cmpuint (outcome.n_left_out, ==, 0);
  g_assert_cmpfloat_with_epsilon (value_at (series, fixture->steps[1]), 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (value_at (series, fixture->steps[3]), 0.3, 1e-9);
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Paste");
  g_assert_nonnull (strstr (outline, "+0.10"));
  g_assert_null (strstr (outline, "+0.20"));

  sj_edit_log_undo (fixture->log);
  g_assert_cmpfloat_with_epsilon (value_at (series, fixture->steps[1]), 0.2, 1e-9);

  sj_fragment_outcome_clear (&outcome);
  paste_points (fixture, fragment, fixture->steps[3], NULL, &outcome);
  g_assert_cmpuint (outcome.n_points, ==, 1);
  g_assert_cmpuint (outcome.n_left_out, ==, 1);
}

/* What was measured is pasted as what the team assumes: never as a measurement. */
static void
test_measured_points_become_assumptions (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  SjSeries *series = add_curve (fixture, SJ_SERIES_MEASURED);
  const SjPointName name = { series, sj_element_get_id (SJ_ELEMENT (fixture->steps[1])) };
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr(GBytes) fragment = sj_fragment_write (fixture->map,
                                                  &(SjFragmentPart) { nothing, &name, 1 });
  g_auto(SjFragmentOutcome) outcome = { NULL };
  g_autoptr(SjSeries) other = NULL;

  paste_points (fixture, fragment, NULL, series, &outcome);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (fixture->map)), ==, 2);
  other = g_list_model_get_item (sj_map_get_series (fixture->map), 1);
  g_assert_cmpint (sj_series_get_origin (other), ==, SJ_SERIES_ASSUMPTION);
  g_assert_cmpuint (sj_series_get_n_points (other), ==, 1);
  g_assert_cmpfloat_with_epsilon (value_at (other, fixture->steps[1]), 0.2, 1e-9);
  g_assert_cmpint (sj_series_get_point (other, 0)->n, ==, -1);
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 3);
}

static void
test_cut_points (Fixture       *fixture,
                 gconstpointer  user_data)
{
  SjSeries *series = add_curve (fixture, SJ_SERIES_ASSUMPTION);
  const SjPointName name = { series, sj_element_get_id (SJ_ELEMENT (fixture->steps[1])) };
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr(GBytes) fragment = sj_fragment_cut (fixture->log,
                                                &(SjFragmentPart) { nothing, &name, 1 });
  g_auto(SjFragmentOutcome) outcome = { NULL };

  g_assert_cmpuint (sj_series_get_n_points (series), ==, 2);
  paste_points (fixture, fragment, NULL, NULL, &outcome);
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 3);
}

/* In an emotion lane or a line a card would not be seen. */
static void
test_cards_are_put_where_they_are_seen (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  SjCard *card = add_card (fixture, 0, 0, "Card");
  SjLane *emotion = sj_editing_add_lane (fixture->log, SJ_LANE_EMOTION, fixture->lanes[1]);
  g_autoptr(GBytes) fragment = copy_of (fixture, card, NULL);
  g_autoptr(GPtrArray) copies = paste (fixture->log, fragment, fixture->steps[1], emotion);

  assert_in (SJ_CARD (copies->pdata[0]), fixture->steps[1], fixture->lanes[0]);
}

static void
test_no_fragment (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr(GBytes) whole = sj_map_write (fixture->map);
  const SjFragmentPlace place = { NULL };
  SjFragmentOutcome outcome;
  g_autoptr(GError) error = NULL;

  g_assert_false (sj_fragment_paste (fixture->log, text, &place, &outcome, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_false (sj_fragment_paste (fixture->log, whole, &place, &outcome, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP);
}

/* Whatever is copied from wherever to wherever: the map can be opened again, and undo is whole. */
static void
test_anything_anywhere (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(SjMap) from = sj_random_map (random, 4);
      g_autoptr(SjMap) to = sj_random_map (random, g_rand_int_range (random, 0, 4));
      g_autoptr(SjEditLog) log = sj_edit_log_new (to);
      g_autoptr(GBytes) before = sj_map_write (to);
      g_autoptr(GBytes) after = NULL;
      g_autoptr(GBytes) undone = NULL;
      g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr(GBytes) fragment = NULL;
      g_autoptr(GPtrArray) copies = NULL;
      g_autoptr(SjMap) read = NULL;
      g_autoptr(GError) error = NULL;

      for (int j = g_rand_int_range (random, 1, 4); j > 0; j--)
        g_ptr_array_add (chosen, sj_random_any (random, from));
      fragment = sj_fragment_write (from, &(SjFragmentPart) { chosen });
      copies = paste (log, fragment, sj_random_element (random, to, SJ_TYPE_STEP),
                      sj_random_element (random, to, SJ_TYPE_LANE));

      after = sj_map_write (to);
      read = sj_map_read (after, "pasted", NULL, NULL, &error);
      g_assert_no_error (error);
      sj_edit_log_undo (log);
      undone = sj_map_write (to);
      g_assert_true (g_bytes_equal (before, undone));
    }
}

#define ADD(name, test) g_test_add ("/fragment/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("cards-keep-their-distance", test_cards_keep_their_distance);
  ADD ("without-a-target-they-stay", test_without_a_target_they_stay);
  ADD ("at-the-edge", test_at_the_edge);
  ADD ("stage-with-what-belongs-to-it", test_stage_with_what_belongs_to_it);
  ADD ("into-an-empty-map", test_into_an_empty_map);
  ADD ("series-in-its-map", test_series_in_its_map);
  ADD ("series-in-another-map", test_series_in_another_map);
  ADD ("pictures-come-along", test_pictures_come_along);
  ADD ("cut", test_cut);
  ADD ("points-keep-their-distance", test_points_keep_their_distance);
  ADD ("measured-points-become-assumptions", test_measured_points_become_assumptions);
  ADD ("cut-points", test_cut_points);
  ADD ("cards-are-put-where-they-are-seen", test_cards_are_put_where_they_are_seen);
  ADD ("no-fragment", test_no_fragment);
  ADD ("anything-anywhere", test_anything_anywhere);

  return g_test_run ();
}
