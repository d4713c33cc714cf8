#include <math.h>

#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "feedback/sj-point-comparison.h"
#include "feedback/sj-statistics.h"

#define ANCHOR "touch001"

static SjSeries *
add_series (SjMap      *map,
            const char *persona,
            const char *wave,
            double      n,
            double      mean,
            double      variance)
{
  g_autoptr(SjSeries) series = sj_series_new (wave, SJ_SERIES_MEASURED);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, ANCHOR);
  point->n = (gint64) n;
  point->mean = point->native = mean;
  point->variance = variance;
  point->valence = (mean - 3.0) / 2.0;
  g_object_set (series, "persona", persona, "wave", wave, "metric", "csat", "scale-low", 1.0,
                "scale-high", 5.0, "interval", "t95", "points", points, NULL);
  sj_map_append (map, SJ_ELEMENT (series));

  return series;
}

static GArray *
compare (SjMap    *map,
         SjSeries *series)
{
  return sj_point_comparison_list (map, series, sj_series_find_point (series, ANCHOR));
}

static const SjPointComparison *
first_of (GArray *list)
{
  g_assert_cmpuint (list->len, >, 0);
  return &g_array_index (list, SjPointComparison, 0);
}

/* The figures of the mock-up: a fall from one year to the next that is no chance. */
static void
test_a_clear_fall_is_marked (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 96, 1.60, 0.85);
  SjSeries *before = add_series (map, "", "2024-Q4", 140, 1.91, 0.90);
  g_autoptr(GArray) list = compare (map, now);
  g_autoptr(GArray) back = compare (map, before);
  const SjSample first = { 96, 1.60, 0.85 }, second = { 140, 1.91, 0.90 };

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (first_of (list)->series == before);
  g_assert_true (first_of (list)->by_wave);
  g_assert_cmpfloat_with_epsilon (first_of (list)->difference, -0.31, 1e-9);
  g_assert_cmpfloat_with_epsilon (first_of (list)->p, sj_welch_test (&first, &second).p, 1e-12);
  g_assert_cmpfloat (first_of (list)->p, <, 0.05);
  g_assert_cmpint (first_of (list)->direction, ==, -1);
  g_assert_cmpint (first_of (back)->direction, ==, 1);
}

/* With enough answers anything is significant: what nobody would feel gets no sign. */
static void
test_a_small_difference_is_not_marked (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 50000, 3.10, 1.0);
  g_autoptr(GArray) list = NULL;

  add_series (map, "", "2024-Q4", 50000, 3.00, 1.0);
  list = compare (map, now);
  g_assert_cmpfloat (first_of (list)->p, <, 0.001);
  g_assert_cmpint (first_of (list)->direction, ==, 0);
}

static void
test_chance_is_not_marked (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 8, 3.9, 1.5);
  g_autoptr(GArray) list = NULL;

  add_series (map, "", "2024-Q4", 7, 3.1, 1.5);
  list = compare (map, now);
  g_assert_cmpfloat (first_of (list)->p, >, 0.05);
  g_assert_cmpint (first_of (list)->direction, ==, 0);
}

/* One who looks at many groups finds a difference by chance: p grows with their number. */
static void
test_many_comparisons_are_paid_for (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "a", "2025-Q4", 60, 3.50, 1.0);
  g_autoptr(GArray) alone = NULL;
  g_autoptr(GArray) among = NULL;

  add_series (map, "b", "2025-Q4", 60, 3.95, 1.0);
  alone = compare (map, now);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *persona = g_strdup_printf ("other%u", i);

      add_series (map, persona, "2025-Q4", 60, 3.52, 1.0);
    }
  among = compare (map, now);

  g_assert_cmpint (first_of (alone)->direction, ==, -1);
  g_assert_cmpfloat (first_of (among)->p, >, first_of (alone)->p);
  g_assert_cmpint (first_of (among)->direction, ==, 0);
}

/* Two places have one answer: what is worse here is better there, with the same p, however many
 * other curves either of them can be set against. */
static void
test_both_sides_agree (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *before = add_series (map, "", "2024-Q4", 60, 3.95, 1.0);
  SjSeries *now = add_series (map, "", "2025-Q4", 60, 3.50, 1.0);
  g_autoptr(GArray) alone = compare (map, now);
  g_autoptr(GArray) there = NULL;
  g_autoptr(GArray) here = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *persona = g_strdup_printf ("other%u", i);

      add_series (map, persona, "2025-Q4", 60, 3.52, 1.0);
    }
  here = compare (map, now);
  there = compare (map, before);

  g_assert_cmpint (first_of (alone)->direction, ==, -1);
  g_assert_cmpuint (here->len, ==, 4);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_true (first_of (here)->series == before);
  g_assert_true (first_of (there)->series == now);
  g_assert_cmpuint (first_of (there)->n_family, ==, 7);
  g_assert_cmpuint (first_of (here)->n_family, ==, first_of (there)->n_family);
  g_assert_cmpfloat (first_of (here)->p, ==, first_of (there)->p);
  g_assert_cmpfloat (first_of (here)->difference, ==, -first_of (there)->difference);
  g_assert_cmpint (first_of (here)->direction, ==, -first_of (there)->direction);
}

/* Whoever looks at one place in the inspector, and at all of them on the statistics page, is told
 * the same p: all places of all curves are one family. */
static void
test_all_places_are_one_family (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 60, 3.50, 1.0);
  SjSeries *before = add_series (map, "", "2024-Q4", 60, 3.95, 1.0);
  SjSeries *both[] = { now, before };
  g_autoptr(GArray) alone = compare (map, now);
  g_autoptr(GArray) among = NULL;
  g_autoptr(GHashTable) all = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (both[i]));

      for (guint j = 0; j < 3; j++)
        {
          SjPoint *point = sj_records_append (points);

          point->anchor = g_strdup_printf ("other%u", j);
          point->n = 60;
          point->mean = point->native = 3.0;
          point->variance = 1.0;
          point->valence = 0.0;
        }
      g_object_set (both[i], "points", points, NULL);
    }
  among = compare (map, now);
  all = sj_point_comparison_list_all (map, now);

  g_assert_cmpuint (first_of (alone)->n_family, ==, 1);
  g_assert_cmpint (first_of (alone)->direction, ==, -1);
  g_assert_cmpuint (first_of (among)->n_family, ==, 4);
  g_assert_cmpfloat_with_epsilon (first_of (among)->p, 4.0 * first_of (alone)->p, 1e-12);
  g_assert_cmpint (first_of (among)->direction, ==, 0);
  g_assert_cmpfloat (first_of (g_hash_table_lookup (all, ANCHOR))->p, ==, first_of (among)->p);
}

/* Apples are not set against pears. */
static void
test_only_like_is_compared (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "a", "2025-Q4", 60, 3.5, 1.0);
  SjSeries *other_people_then = add_series (map, "b", "2024-Q4", 60, 3.5, 1.0);
  SjSeries *other_metric = add_series (map, "a", "2024-Q4", 60, 3.5, 1.0);
  SjSeries *other_scale = add_series (map, "a", "2024-Q4", 60, 3.5, 1.0);
  SjSeries *guess = add_series (map, "a", "2024-Q4", 60, 3.5, 1.0);
  g_autoptr(GArray) list = NULL;

  g_object_set (other_metric, "metric", "ces2", NULL);
  g_object_set (other_scale, "scale-high", 7.0, NULL);
  g_object_set (guess, "origin", SJ_SERIES_ASSUMPTION, NULL);
  list = compare (map, now);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_nonnull (other_people_then);
}

/* A group too small to be shown is not shown by way of a difference either. */
static void
test_suppressed_points_stay_hidden (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 60, 3.5, 1.0);
  SjSeries *before = add_series (map, "", "2024-Q4", 60, 3.0, 1.0);
  g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (before));
  g_autoptr(GArray) list = NULL;

  sj_record_set_text (&((SjPoint *) sj_records_index (points, 0))->reason, "below_k");
  g_object_set (before, "points", points, NULL);
  list = compare (map, now);
  g_assert_cmpuint (list->len, ==, 0);
}

/* Everybody gave the same answer, twice: there is nothing to test, and nothing to divide by. */
static void
test_no_variance_is_no_test (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  SjSeries *now = add_series (map, "", "2025-Q4", 10, 5.0, 0.0);
  g_autoptr(GArray) list = NULL;

  add_series (map, "", "2024-Q4", 10, 4.0, 0.0);
  list = compare (map, now);
  g_assert_true (isnan (first_of (list)->p));
  g_assert_cmpint (first_of (list)->direction, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/point-comparison/fall", test_a_clear_fall_is_marked);
  g_test_add_func ("/point-comparison/small", test_a_small_difference_is_not_marked);
  g_test_add_func ("/point-comparison/chance", test_chance_is_not_marked);
  g_test_add_func ("/point-comparison/many", test_many_comparisons_are_paid_for);
  g_test_add_func ("/point-comparison/all-places-are-one-family", test_all_places_are_one_family);
  g_test_add_func ("/point-comparison/both-sides-agree", test_both_sides_agree);
  g_test_add_func ("/point-comparison/like", test_only_like_is_compared);
  g_test_add_func ("/point-comparison/suppressed", test_suppressed_points_stay_hidden);
  g_test_add_func ("/point-comparison/no-variance", test_no_variance_is_no_test);

  return g_test_run ();
}
