#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-aggregate.h"
#include "feedback/sj-tally-result.h"

/* A table of finished scores is no table of answers: four rows would be four people. */

static SjTable *
open_text (const char *text)
{
  g_auto(SjReading) reading = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  SjTable *table;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return table;
}

static const char scores[] = "Touchpoint,NPS,Responses\nBasket,-12.5,200\nCheckout,30,150\n"
                             "Delivery,55,\n";

static void
test_refused (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  g_assert_null (sj_tally_table (open_text (scores), &reading, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "NPS"));
  g_assert_nonnull (strstr (error->message, "elsewhere"));
}

static void
test_kinds (void)
{
  g_autoptr(SjTable) nps = open_text (scores);
  g_autoptr(SjTable) shares = open_text ("Step;Top 2;Base\nBasket;55 %;20\nCheckout;61 %;30\n");
  g_autoptr(SjTable) means = open_text ("Step;Mean;n;SD\nBasket;3,5;20;1,1\nCheckout;4,2;30;0,9\n");
  g_autoptr(SjTable) counts = open_text ("Step,Answers,Base\nBasket,25 %,20\nCheckout,30 %,30\n");
  g_autoptr(SjTable) answers = open_text ("Step;NPS\nBasket;9\nCheckout;10\nBasket;3\n");
  SjAggregate aggregate;

  g_assert_true (sj_aggregate_find (nps, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_NPS);
  g_assert_cmpuint (aggregate.n, ==, 2);
  g_assert_true (sj_aggregate_find (shares, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_SHARE);
  g_assert_true (sj_aggregate_find (means, &aggregate));
  g_assert_cmpint (aggregate.kind, ==, SJ_AGGREGATE_MEAN);
  g_assert_cmpuint (aggregate.sd, ==, 3);
  /* What is called a number of answers is the figure itself here; the numbers stand beside it. */
  g_assert_true (sj_aggregate_find (counts, &aggregate));
  g_assert_cmpuint (aggregate.value, ==, 1);
  g_assert_cmpuint (aggregate.n, ==, 2);
  g_assert_true (aggregate.counted);
  g_assert_false (sj_aggregate_find (answers, &aggregate));
}

/* Each column is asked which others stand beside it. A table as wide as one can be took minutes. */
static void
test_wide (void)
{
  g_autoptr(GString) text = g_string_new ("Shop");
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GTimer) timer = NULL;
  SjAggregate aggregate;

  for (guint column = 1; column < SJ_TABLE_MAX_COLUMNS; column++)
    g_string_append_printf (text, ",Remark %u", column);
  for (guint row = 0; row < 3; row++)
    {
      g_string_append_printf (text, "\n%s", row == 0 ? "North" : row == 1 ? "South" : "West");
      for (guint column = 1; column < SJ_TABLE_MAX_COLUMNS; column++)
        g_string_append (text, ",none");
    }
  table = open_text (text->str);
  g_assert_cmpuint (sj_table_get_n_columns (table), ==, SJ_TABLE_MAX_COLUMNS);

  timer = g_timer_new ();
  g_assert_false (sj_aggregate_find (table, &aggregate));
  for (guint column = 0; column < SJ_TABLE_MAX_COLUMNS; column++)
    {
      g_autofree char *number = g_strdup_printf ("#%u", column + 1);
      guint found;

      g_assert_true (sj_table_find_column (table, number, &found, NULL));
      g_assert_cmpuint (found, ==, column);
    }
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60.0);
}

static SjMap *
make_map (void)
{
  static const char *const titles[] = { "Basket", "Checkout", "Delivery" };
  SjMap *map = sj_map_new ();
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "title", "Purchase", NULL);
  g_autoptr(SjElement) lane = g_object_new (SJ_TYPE_LANE, "kind", SJ_LANE_CHANNEL, NULL);

  sj_map_append (map, stage);
  sj_map_append (map, lane);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(SjElement) step =
        g_object_new (SJ_TYPE_STEP, "stage", sj_element_get_id (stage), NULL);
      g_autoptr(SjElement) card = NULL;

      sj_map_append (map, step);
      card = g_object_new (SJ_TYPE_CARD, "step", sj_element_get_id (step), "lane",
                           sj_element_get_id (lane), "title", titles[i], NULL);
      sj_map_append (map, card);
    }

  return map;
}

static SjSeries *
import_text (SjMap      *map,
             const char *text,
             double      low,
             double      high)
{
  g_autoptr(SjTable) table = open_text (text);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(GError) error = NULL;
  SjAggregate aggregate;
  guint n_points;

  g_assert_true (sj_aggregate_find (table, &aggregate));
  g_assert_true (sj_aggregate_import (table, &aggregate, low, high, log, &n_points, &error));
  g_assert_no_error (error);

  return g_list_model_get_item (sj_map_get_series (map), 0);
}

/* A score without its spread has no interval, and says so. */
static void
test_import_scores (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(SjSeries) series = import_text (map, scores, 0, 10);
  const SjPoint *point = sj_series_get_point (series, 0);

  g_assert_cmpuint (sj_series_get_n_points (series), ==, 3);
  g_assert_cmpint (point->n, ==, 200);
  g_assert_cmpfloat (point->native, ==, -12.5);
  g_assert_cmpfloat (point->valence, ==, -0.125);
  g_assert_true (isnan (point->valence_low));
  g_assert_nonnull (strstr (point->note, "no interval"));
  g_assert_cmpint (sj_series_get_point (series, 2)->n, ==, -1);
}

/* Golden value: 3.5 ± 2.093024 · 1.1 / √20. */
static void
test_import_means (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(SjSeries) series =
    import_text (map, "Step;Mean;n;SD\nBasket;3,5;20;1,1\nCheckout;4,2;30;0,9\n", 1, 5);
  const SjPoint *point = sj_series_get_point (series, 0);

  g_assert_cmpuint (sj_series_get_n_points (series), ==, 2);
  g_assert_cmpfloat_with_epsilon (point->native_low, 3.5 - 2.093024 * 1.1 / sqrt (20), 1e-5);
  g_assert_cmpfloat (point->valence, ==, 0.25);
  g_assert_null (strstr (point->note, "no interval"));
}

static void
test_no_match (void)
{
  g_autoptr(SjMap) map = make_map ();
  g_autoptr(SjTable) table = open_text ("Shop,NPS\nNorth,-5\nSouth,20\n");
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(GError) error = NULL;
  SjAggregate aggregate;
  guint n_points;

  g_assert_true (sj_aggregate_find (table, &aggregate));
  g_assert_false (sj_aggregate_import (table, &aggregate, 0, 10, log, &n_points, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (map)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/aggregate/refused", test_refused);
  g_test_add_func ("/aggregate/kinds", test_kinds);
  g_test_add_func ("/aggregate/wide", test_wide);
  g_test_add_func ("/aggregate/import-scores", test_import_scores);
  g_test_add_func ("/aggregate/import-means", test_import_means);
  g_test_add_func ("/aggregate/no-match", test_no_match);

  return g_test_run ();
}
