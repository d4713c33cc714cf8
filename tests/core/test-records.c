#include "core/sj-records.h"

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-series.h"

/* If a copy shares memory with its original, undo brings back points that changed meanwhile. */

static SjRecords *
make_points (void)
{
  SjRecords *points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);
  double box = 4.0;

  sj_record_set_text (&point->anchor, "card");
  point->n = 12;
  point->valence = 0.5;
  point->boxes = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (point->boxes, box);

  return points;
}

static void
test_defaults (void)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 1);
  const SjPoint *point = sj_records_index (points, 0);

  g_assert_cmpint (point->n, ==, -1);
  g_assert_true (isnan (point->valence));
  g_assert_null (point->anchor);
  for (guint i = 0; i < sj_point_record_type.n_fields; i++)
    g_assert_true (sj_record_field_is_default (&sj_point_record_type.fields[i], point));
}

static void
test_copy (void)
{
  g_autoptr(SjRecords) points = make_points ();
  g_autoptr(SjRecords) copy = NULL;
  SjPoint *point;

  sj_records_set_unknown (points, 1, "later", "true");
  copy = sj_records_copy (points);
  g_assert_true (sj_records_equal (points, copy));

  point = sj_records_index (copy, 0);
  g_array_index (point->boxes, double, 0) = 5.0;
  g_assert_false (sj_records_equal (points, copy));
  g_assert_cmpfloat (g_array_index (((SjPoint *) sj_records_index (points, 0))->boxes, double, 0),
                     ==, 4.0);
}

static void
test_equal (void)
{
  g_autoptr(SjRecords) first = make_points ();
  g_autoptr(SjRecords) second = make_points ();
  g_autoptr(SjRecords) empty = sj_records_new (&sj_point_record_type, 0);
  g_autoptr(SjRecords) others = sj_records_new (&sj_kpi_record_type, 2);

  g_assert_true (sj_records_equal (first, second));
  g_assert_true (sj_records_equal (empty, NULL));
  g_assert_false (sj_records_equal (first, empty));
  g_assert_false (sj_records_equal (first, others));

  sj_records_set_unknown (second, 0, "later", "1");
  g_assert_false (sj_records_equal (first, second));
}

static void
test_unknown (void)
{
  g_autoptr(SjRecords) points = make_points ();
  const char *json;
  guint position;

  g_assert_cmpuint (sj_records_get_n_unknown (points), ==, 0);
  sj_records_set_unknown (points, 1, "later", "[1]");
  g_assert_cmpuint (sj_records_get_n_unknown (points), ==, 1);
  g_assert_cmpstr (sj_records_get_unknown (points, 0, &position, &json), ==, "later");
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpstr (json, ==, "[1]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/records/defaults", test_defaults);
  g_test_add_func ("/core/records/copy", test_copy);
  g_test_add_func ("/core/records/equal", test_equal);
  g_test_add_func ("/core/records/unknown", test_unknown);

  return g_test_run ();
}
