#include "io/sj-text-outline.h"

#include <math.h>

#include "core/sj-editing.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "sj-random-map.h"

/* If this fails, the map as text says something else than the map. */

static SjCard *
add_card (SjEditLog  *log,
          SjStep     *step,
          SjLane     *lane,
          const char *title,
          const char *text)
{
  SjCard *card = sj_editing_add_card (log, step, lane, NULL);

  sj_edit_log_begin (log, "Write");
  sj_edit_log_set (log, SJ_ELEMENT (card), "title", title, "text", text, NULL);
  sj_edit_log_commit (log);
  return card;
}

static void
add_point (SjRecords  *points,
           guint       position,
           SjElement  *anchor,
           double      valence,
           gint64      n)
{
  SjPoint *point = sj_records_index (points, position);

  sj_record_set_text (&point->anchor, sj_element_get_id (anchor));
  point->valence = valence;
  point->n = n;
  if (n > 10)
    {
      point->valence_low = valence - 0.1;
      point->valence_high = valence + 0.1;
    }
}

static void
add_series (SjEditLog      *log,
            SjSeriesOrigin  origin,
            SjCard         *first,
            SjCard         *second)
{
  g_autoptr(SjSeries) series = sj_series_new (origin == SJ_SERIES_MEASURED ? "CSAT" : "Guess",
                                              origin);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);

  add_point (points, 0, SJ_ELEMENT (first), 0.5, origin == SJ_SERIES_MEASURED ? 96 : -1);
  add_point (points, 1, SJ_ELEMENT (second), origin == SJ_SERIES_MEASURED ? NAN : -1.0, -1);
  sj_edit_log_begin (log, "Add Series");
  sj_edit_log_insert (log, SJ_ELEMENT (series), 0);
  sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (log);
}

static void
test_whole_map (void)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "title", "Account", "subtitle", "Ada", NULL);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  SjStage *stage = sj_editing_add_stage (log, NULL);
  g_autoptr(SjStep) step = g_list_model_get_item (sj_map_get_steps (map), 0);
  SjLane *app, *pains;
  SjCard *first, *second;
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;

  sj_edit_log_begin (log, "Make Optional");
  sj_edit_log_set (log, SJ_ELEMENT (stage), "optional", TRUE, NULL);
  sj_edit_log_commit (log);
  sj_editing_add_stage (log, stage);
  app = sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL);
  sj_edit_log_begin (log, "Rename");
  sj_edit_log_set (log, SJ_ELEMENT (app), "title", "App", NULL);
  sj_edit_log_commit (log);
  pains = sj_editing_add_lane (log, SJ_LANE_PAIN_POINTS, NULL);
  first = add_card (log, step, app, "Identity\ncheck", "Takes a selfie");
  second = add_card (log, step, pains, "", "Waits");
  add_series (log, SJ_SERIES_ASSUMPTION, first, second);
  add_series (log, SJ_SERIES_MEASURED, first, second);

  whole = sj_text_outline_from_map (map, NULL);
  g_assert_cmpstr (whole, ==,
                   "Account\n"
                   "Ada\n"
                   "\n"
                   "New stage (optional)\n"
                   "  New step\n"
                   "    App: Identity check – Takes a selfie\n"
                   "    Pain points: Waits\n"
                   "New stage\n"
                   "  New step\n"
                   "Emotion: CSAT\n"
                   "  Identity check: valence +0.50 (n = 96, 95 % +0.40 to +0.60)\n"
                   "  Untitled: hidden, too few answers\n"
                   "Emotion: Guess\n"
                   "  Identity check: valence +0.50, an assumption\n"
                   "  Untitled: valence -1.00, an assumption\n");

  g_ptr_array_add (chosen, second);
  part = sj_text_outline_from_map (map, chosen);
  g_assert_cmpstr (part, ==,
                   "New stage (optional)\n"
                   "  New step\n"
                   "    Pain points: Waits\n");
}

/* Whoever hears a value of few answers learns that it is only a hint, as who sees it does. */
static void
test_few_answers (void)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "title", "Account", NULL);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjStep) step = NULL;
  g_autoptr(SjRecords) points = NULL;
  g_autofree char *text = NULL;
  SjCard *first, *second;
  SjElement *series;

  sj_editing_add_stage (log, NULL);
  step = g_list_model_get_item (sj_map_get_steps (map), 0);
  first = add_card (log, step, sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL), "Few", NULL);
  second = add_card (log, step, sj_editing_add_lane (log, SJ_LANE_CHANNEL, NULL), "Enough", NULL);
  add_series (log, SJ_SERIES_MEASURED, first, second);
  series = SJ_ELEMENT (g_list_model_get_item (sj_map_get_series (map), 0));
  g_object_unref (series); /* the map has it */
  points = sj_records_copy (sj_series_get_points (SJ_SERIES (series)));
  ((SjPoint *) sj_records_index (points, 0))->n = 29;
  ((SjPoint *) sj_records_index (points, 1))->n = 30;
  ((SjPoint *) sj_records_index (points, 1))->valence = 0.25;
  sj_edit_log_begin (log, "Count");
  sj_edit_log_set (log, series, "points", points, NULL);
  sj_edit_log_commit (log);
  text = sj_text_outline_from_map (map, NULL);
  g_assert_nonnull (strstr (text, "Few: valence +0.50 (n = 29, 95 % +0.40 to +0.60), indicative"));
  g_assert_nonnull (strstr (text, "Enough: valence +0.25 (n = 30)\n"));
}

/* Every card that has a place is there, and a line is a line. */
static void
test_nothing_is_missing (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(SjMap) map = sj_random_map (random, 12);
  g_autofree char *text = sj_text_outline_from_map (map, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_cards = 0, n_placed = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_cards += g_str_has_prefix (lines[i], "    ");
  for (guint i = 0; i < g_list_model_get_n_items (sj_map_get_cards (map)); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (sj_map_get_cards (map), i);

      n_placed += sj_map_lookup_typed (map, sj_card_get_step (card), SJ_TYPE_STEP) != NULL &&
                  sj_map_lookup_typed (map, sj_card_get_lane (card), SJ_TYPE_LANE) != NULL;
    }
  g_assert_cmpuint (n_cards, ==, n_placed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-outline/whole-map", test_whole_map);
  g_test_add_func ("/text-outline/few-answers", test_few_answers);
  g_test_add_func ("/text-outline/nothing-is-missing", test_nothing_is_missing);

  return g_test_run ();
}
