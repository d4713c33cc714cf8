#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-feedback-import.h"
#include "feedback/sj-feedback-purge.h"
#include "feedback/sj-recipe-reading.h"

/* What a team sees on its map after an import, and what must never be in it. */

typedef struct
{
  SjMap *map;
  SjEditLog *log;
  SjReading reading;
  SjTallyResult *result;
  SjFeedbackImport *import;
  SjImportSummary summary;
} Fixture;

static void
add_touchpoint (SjMap      *map,
                const char *step,
                const char *lane,
                const char *title)
{
  g_autoptr(SjElement) card =
    g_object_new (SJ_TYPE_CARD, "step", step, "lane", lane, "title", title, NULL);

  sj_map_append (map, card);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  static const char *const titles[] = { "Home page", "Basket", "Checkout", "Delivery" };
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "title", "Purchase", NULL);
  g_autoptr(SjElement) lane = g_object_new (SJ_TYPE_LANE, "kind", SJ_LANE_CHANNEL, NULL);
  g_autoptr(SjElement) persona = SJ_ELEMENT (sj_persona_new ("Anna"));

  fixture->map = sj_map_new ();
  sj_map_append (fixture->map, stage);
  sj_map_append (fixture->map, lane);
  sj_map_append (fixture->map, persona);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(SjElement) step =
        g_object_new (SJ_TYPE_STEP, "stage", sj_element_get_id (stage), NULL);

      sj_map_append (fixture->map, step);
      add_touchpoint (fixture->map, sj_element_get_id (step), sj_element_get_id (lane), titles[i]);
    }
  fixture->log = sj_edit_log_new (fixture->map);
  sj_reading_init (&fixture->reading);
}

static void
clear_import (Fixture *fixture)
{
  g_clear_pointer (&fixture->import, sj_feedback_import_free);
  g_clear_pointer (&fixture->result, sj_tally_result_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  clear_import (fixture);
  sj_reading_clear (&fixture->reading);
  g_clear_object (&fixture->log);
  g_assert_finalize_object (fixture->map);
}

static void
read_csv (Fixture    *fixture,
          const char *csv,
          SjRecipe   *recipe)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  clear_import (fixture);
  fixture->reading.date_range = TRUE;
  fixture->result = sj_tally_file (path, &fixture->reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  fixture->import =
    sj_feedback_import_new (fixture->map, fixture->result, &fixture->reading, recipe);
}

static void
apply (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (
    sj_feedback_import_apply (fixture->import, fixture->log, &fixture->summary, &error));
  g_assert_no_error (error);
}

static SjSeries *
get_series (Fixture *fixture,
            guint    position)
{
  g_autoptr(SjSeries) series = g_list_model_get_item (sj_map_get_series (fixture->map), position);

  g_assert_nonnull (series);

  return series;
}

static guint
count_series (Fixture *fixture)
{
  return g_list_model_get_n_items (sj_map_get_series (fixture->map));
}

/* n answers of csat at a touchpoint, all but every third a 4. */
static void
append_answers (GString    *csv,
                const char *persona,
                const char *touchpoint,
                int         n)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "2025-%02d-01,%s,%s,%d\n", 1 + i % 6, persona, touchpoint,
                            i % 3 == 0 ? 5 : 4);
}

static char *
make_long (void)
{
  g_autoptr(GString) csv = g_string_new ("date,persona,touchpoint,csat\n");

  append_answers (csv, "Anna", "home-page", 40);
  append_answers (csv, "Anna", "Check-out", 24);
  append_answers (csv, "Anna", "Parking", 30);
  append_answers (csv, "anna", "Basket", 3);

  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static void
test_long (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *csv = make_long ();
  SjSeries *series;
  const SjPoint *point;

  fixture->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("csat:csat"));
  read_csv (fixture, csv, NULL);
  apply (fixture);
  g_assert_cmpuint (fixture->summary.n_added, ==, 1);
  g_assert_cmpuint (fixture->summary.n_points, ==, 3);
  g_assert_cmpuint (fixture->summary.n_suppressed, ==, 1);

  series = get_series (fixture, 0);
  g_assert_cmpint (sj_series_get_origin (series), ==, SJ_SERIES_MEASURED);
  g_assert_cmpstr (sj_series_get_title (series), ==, "CSAT");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (series), "source-from"), ==, "2025-01-01");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (series), "source-to"), ==, "2025-06-01");
  point = sj_series_get_point (series, 0);
  g_assert_cmpint (point->n, ==, 40);
  g_assert_cmpfloat_with_epsilon (point->mean, (14 * 5 + 26 * 4) / 40.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (point->valence, (point->mean - 3) / 2, 1e-12);
  g_assert_cmpuint (point->boxes->len, ==, 5);
  g_assert_false (isnan (point->p_value));
  point = sj_series_get_point (series, 2);
  g_assert_cmpstr (point->reason, ==, "below_k");
  g_assert_cmpint (point->n, ==, -1);
  g_assert_true (isnan (point->valence) && isnan (point->mean));
}

static const char *
find_touchpoint (Fixture    *fixture,
                 const char *title)
{
  GListModel *cards = sj_map_get_cards (fixture->map);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (g_strcmp0 (sj_card_get_title (card), title) == 0)
        return sj_element_get_id (SJ_ELEMENT (card));
    }

  g_return_val_if_reached (NULL);
}

/* Moods are told apart from what was asked, with how far they reach; few comments are hidden where
 * as many ratings would be shown. */
static void
test_comments (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("touchpoint,comment\n");
  g_autoptr(GPtrArray) preview = NULL;
  SjSeries *series;
  const SjPoint *point;
  const SjRecipeScore *score;

  for (int i = 0; i < 30; i++)
    {
      g_string_append (csv, "Home page,The page is beautiful and very easy to use\n");
      g_string_append (csv, i < 20 ? "Check-out,Your checkout is awful\n" : "Check-out,Grrr\n");
      g_string_append (csv, i < 9 ? "Delivery,The delivery was very late\n" : "Delivery,n/a\n");
      g_string_append (csv, i < 9 ? "Parking,We had a very good parking place\n" : "Parking,\n");
    }
  fixture->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("comment:sentiment:en"));
  read_csv (fixture, csv->str, NULL);
  preview = sj_feedback_import_make_series (fixture->import);
  g_assert_cmpint (sj_series_get_origin (g_ptr_array_index (preview, 0)), ==, SJ_SERIES_ESTIMATED);
  apply (fixture);
  series = get_series (fixture, 0);
  g_assert_cmpint (sj_series_get_origin (series), ==, SJ_SERIES_ESTIMATED);
  g_assert_cmpstr (sj_series_get_title (series), ==, "Sentiment");
  g_assert_cmpfloat_with_epsilon (sj_element_number (SJ_ELEMENT (series), "coverage"), 59.0 / 69,
                                  1e-9);
  g_assert_cmpfloat (sj_element_number (SJ_ELEMENT (series), "words-known"), >, 0.6);
  g_assert_cmpfloat (sj_element_number (SJ_ELEMENT (series), "words-known"), <, 1);

  point = sj_series_find_point (series, find_touchpoint (fixture, "Home page"));
  g_assert_cmpint (point->n, ==, 30);
  g_assert_cmpfloat (point->valence, >, 0.5);
  g_assert_cmpfloat (point->valence, ==, point->mean);
  g_assert_null (point->boxes);
  point = sj_series_find_point (series, find_touchpoint (fixture, "Checkout"));
  g_assert_cmpint (point->n, ==, 20);
  g_assert_cmpfloat (point->valence, <, -0.3);
  point = sj_series_find_point (series, find_touchpoint (fixture, "Delivery"));
  g_assert_cmpstr (point->reason, ==, "below_k");
  score = sj_records_index (sj_element_get_records (
    SJ_ELEMENT (sj_feedback_import_get_recipe (fixture->import)),
    g_object_class_find_property (
      G_OBJECT_GET_CLASS (sj_feedback_import_get_recipe (fixture->import)), "scores")), 0);
  g_assert_cmpstr (score->language, ==, "en");
}

/* What is purged is gone, and what the team assumes stays. */
static void
test_purge (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *csv = make_long ();
  g_autoptr(SjSeries) assumption = sj_series_new ("We think", SJ_SERIES_ASSUMPTION);

  g_assert_cmpuint (sj_feedback_purge (fixture->log), ==, 0);
  fixture->reading.by = g_strdup ("touchpoint");
  read_csv (fixture, csv, NULL);
  apply (fixture);
  sj_edit_log_begin (fixture->log, "Draw");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (assumption), 0);
  sj_edit_log_commit (fixture->log);
  g_assert_cmpuint (count_series (fixture), ==, 2);
  g_assert_cmpuint (sj_feedback_purge (fixture->log), ==, 1);
  g_assert_cmpuint (count_series (fixture), ==, 1);
  g_assert_true (get_series (fixture, 0) == assumption);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_series (fixture), ==, 2);
}

/* One step in the history: undo takes the curves, the recipe and the aliases back. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *csv = make_long ();
  g_autoptr(GError) error = NULL;

  fixture->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("csat:csat"));
  read_csv (fixture, csv, NULL);
  g_assert_true (sj_feedback_import_choose (fixture->import, "Parking", "Delivery", &error));
  apply (fixture);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_series (fixture), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_recipes (fixture->map)), ==, 0);
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *csv = make_long ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SjCard) delivery = g_list_model_get_item (sj_map_get_cards (fixture->map), 3);
  const SjPoint *point;

  fixture->reading.by = g_strdup ("touchpoint");
  read_csv (fixture, csv, NULL);
  g_assert_false (sj_feedback_import_choose (fixture->import, "Nothing", "Delivery", &error));
  g_assert_nonnull (strstr (error->message, "Nothing"));
  g_clear_error (&error);
  g_assert_false (sj_feedback_import_choose (fixture->import, "Parking", "Moon", &error));
  g_assert_nonnull (strstr (error->message, "Moon"));
  g_clear_error (&error);

  g_assert_true (sj_feedback_import_choose (fixture->import, "Parking", "Delivery", &error));
  g_assert_true (sj_feedback_import_choose (fixture->import, "home-page", NULL, &error));
  apply (fixture);
  point = sj_series_find_point (get_series (fixture, 0), sj_element_get_id (SJ_ELEMENT (delivery)));
  g_assert_cmpint (point->n, ==, 30);
  g_assert_cmpstr (sj_card_get_aliases (delivery)[0], ==, "Parking");
  g_assert_cmpuint (sj_series_get_n_points (get_series (fixture, 0)), ==, 3);
}

static void
write_note (Fixture    *fixture,
            const char *anchor,
            const char *note)
{
  SjSeries *series = get_series (fixture, 0);
  g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (series));

  for (guint i = 0; i < sj_records_get_length (points); i++)
    {
      SjPoint *point = sj_records_index (points, i);

      if (g_strcmp0 (point->anchor, anchor) == 0)
        sj_record_set_text (&point->note, note);
    }

  sj_edit_log_begin (fixture->log, "Note");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (fixture->log);
}

/* The next wave needs no options, changes no colour, loses no note and adds no second curve. */
static void
test_refresh (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *csv = make_long ();
  g_autoptr(GString) next = g_string_new ("date,persona,touchpoint,csat\n");
  SjRecipe *recipe;
  g_autofree char *id = NULL;
  const char *anchor;

  fixture->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("csat:csat"));
  read_csv (fixture, csv, NULL);
  g_assert_true (sj_feedback_import_choose (fixture->import, "Parking", "Delivery", NULL));
  apply (fixture);
  id = g_strdup (sj_element_get_id (SJ_ELEMENT (get_series (fixture, 0))));
  sj_edit_log_begin (fixture->log, "Colour");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (get_series (fixture, 0)), "colour", "#112233", NULL);
  sj_edit_log_commit (fixture->log);

  anchor = find_touchpoint (fixture, "Delivery");
  write_note (fixture, anchor, "“left in the rain”");

  recipe = sj_feedback_import_get_recipe (fixture->import);
  g_assert_true (recipe == sj_recipe_find (fixture->map,
                                           sj_table_get_name (fixture->result->table)));
  append_answers (next, "Anna", "Parking", 50);
  clear_import (fixture);
  sj_reading_clear (&fixture->reading);
  sj_reading_init (&fixture->reading);
  sj_recipe_get_reading (recipe, &fixture->reading);
  read_csv (fixture, next->str, recipe);
  apply (fixture);
  g_assert_cmpuint (fixture->summary.n_refreshed, ==, 1);
  g_assert_cmpuint (fixture->summary.n_added, ==, 0);
  g_assert_cmpuint (count_series (fixture), ==, 1);
  g_assert_cmpstr (sj_element_get_id (SJ_ELEMENT (get_series (fixture, 0))), ==, id);
  g_assert_cmpstr (sj_series_get_colour (get_series (fixture, 0)), ==, "#112233");
  g_assert_cmpint (sj_series_get_point (get_series (fixture, 0), 0)->n, ==, 50);
  g_assert_cmpstr (sj_series_find_point (get_series (fixture, 0), anchor)->note, ==,
                   "“left in the rain”");
}

static void
test_segments (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("date,persona,touchpoint,csat\n");
  g_autoptr(SjElement) anna = g_list_model_get_item (sj_map_get_personas (fixture->map), 0);

  append_answers (csv, "ANNA", "Basket", 30);
  append_answers (csv, "Ben", "Basket", 12);
  append_answers (csv, "Carl", "Basket", 4);
  fixture->reading.by = g_strdup ("touchpoint");
  fixture->reading.segment = g_strdup ("persona");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("csat:csat"));
  read_csv (fixture, csv->str, NULL);
  apply (fixture);
  g_assert_cmpuint (count_series (fixture), ==, 3);
  g_assert_cmpstr (sj_series_get_persona (get_series (fixture, 0)), ==, sj_element_get_id (anna));
  g_assert_cmpstr (sj_series_get_title (get_series (fixture, 1)), ==, "CSAT · Ben");
  g_assert_cmpstr (sj_series_get_point (get_series (fixture, 1), 0)->reason, ==, "complementary");
  g_assert_cmpstr (sj_series_get_point (get_series (fixture, 2), 0)->reason, ==, "below_k");
}

static void
test_wide (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("How satisfied were you with the check-out?,"
                                         "How satisfied were you with the delivery?,"
                                         "Would you recommend us?\n");

  for (int i = 0; i < 20; i++)
    g_string_append_printf (csv, "%d,%d,%d\n", 1 + i % 5, 3 + i % 3, i % 11);
  read_csv (fixture, csv->str, NULL);
  apply (fixture);
  g_assert_cmpuint (count_series (fixture), ==, 1);
  g_assert_cmpuint (sj_series_get_n_points (get_series (fixture, 0)), ==, 2);
  g_assert_cmpfloat (sj_series_get_point (get_series (fixture, 0), 0)->mean, ==, 3);
}

static void
test_no_match (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (fixture->reading.scores, g_strdup ("csat:csat"));
  read_csv (fixture, "touchpoint,csat\nMars,1\nVenus,2\n", NULL);
  g_assert_false (
    sj_feedback_import_apply (fixture->import, fixture->log, &fixture->summary, &error));
  g_assert_nonnull (error);
  g_assert_false (sj_edit_log_is_dirty (fixture->log));
  g_assert_false (sj_edit_log_is_open (fixture->log));
}

#define TEST(name, function) \
  g_test_add ("/feedback-import/" name, Fixture, NULL, set_up, function, tear_down)

/* Reviews that nobody asked for are no survey, and their curve says so. */
static void
test_unsolicited (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GString) csv =
    g_string_new ("Review Created (UTC),Review Stars,Location Name,Review Id\n");

  for (int i = 0; i < 12; i++)
    g_string_append_printf (csv, "2025-01-10 10:%02d:00,%d,Checkout,r%d\n", i, 1 + i % 5, i);
  fixture->reading.by = g_strdup ("Location Name");
  read_csv (fixture, csv->str, NULL);
  apply (fixture);
  g_assert_nonnull (strstr (sj_series_get_title (get_series (fixture, 0)), "unsolicited"));
}

/* Next month's file is read by the same rows and codes, or the curve moves for no reason. */
static void
test_recipe_rows (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GString) csv = g_string_new ("when;shop;Checkout\n");
  g_auto(SjReading) again = { 0 };
  g_autoptr(GError) error = NULL;
  const SjReadingChoice *choice;

  for (int i = 0; i < 10; i++)
    g_string_append (csv, "2025-01-10;North;13\n2025-01-10;South;17\n2025-03-01;North;17\n");
  sj_reading_set_scale (&fixture->reading, "#3", "likert_5:1-5@13");
  sj_reading_set_filter (&fixture->reading, "unfinished", NULL, TRUE);
  sj_reading_set_filter (&fixture->reading, "test", "Probe", FALSE);
  g_assert_true (sj_reading_add_where (&fixture->reading, "shop=North", &error));
  fixture->reading.until = g_strdup ("2025-02-01");
  fixture->reading.time_zone = g_strdup ("Europe/Berlin");
  fixture->reading.vendor = g_strdup ("generic");
  fixture->reading.words = g_strdup ("fizzy\t-2\nof two words\t1.5");
  fixture->reading.only_words = TRUE;
  read_csv (fixture, csv->str, NULL);
  apply (fixture);
  g_assert_cmpstr (sj_series_get_title (get_series (fixture, 0)), ==, "Rating 1–5");
  g_assert_cmpint (sj_series_get_point (get_series (fixture, 0), 0)->n, ==, 10);
  g_assert_cmpfloat (sj_series_get_point (get_series (fixture, 0), 0)->mean, ==, 1);

  sj_reading_init (&again);
  sj_recipe_get_reading (sj_feedback_import_get_recipe (fixture->import), &again);
  g_assert_cmpstr (g_ptr_array_index (again.scores, 0), ==, "Checkout:likert_5:1-5@13");
  g_assert_cmpstr (g_ptr_array_index (again.keeps, 0), ==, "unfinished");
  g_assert_cmpstr (g_ptr_array_index (again.drops, 0), ==, "test=Probe");
  choice = g_ptr_array_index (again.where, 0);
  g_assert_cmpstr (choice->column, ==, "shop");
  g_assert_cmpstr (g_ptr_array_index (choice->texts, 0), ==, "North");
  g_assert_cmpstr (again.until, ==, "2025-02-01");
  g_assert_cmpstr (again.time_zone, ==, "Europe/Berlin");
  g_assert_cmpstr (again.vendor, ==, "generic");
  /* The words themselves, for a recipe goes to other people. */
  g_assert_cmpstr (again.words, ==, "fizzy\t-2\nof two words\t1.5");
  g_assert_true (again.only_words);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("long", test_long);
  TEST ("comments", test_comments);
  TEST ("purge", test_purge);
  TEST ("undo", test_undo);
  TEST ("choose", test_choose);
  TEST ("refresh", test_refresh);
  TEST ("segments", test_segments);
  TEST ("wide", test_wide);
  TEST ("no-match", test_no_match);
  TEST ("recipe-rows", test_recipe_rows);
  TEST ("unsolicited", test_unsolicited);

  return g_test_run ();
}
