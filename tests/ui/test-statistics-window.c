#include "sj-test-inspector.h"

#include <math.h>

#include "ui/sj-statistics-window.h"
#include "ui/sj-working-popover.h"

/* What somebody finds who doubts a figure: the table of the curve, and how each was worked out. */

typedef struct
{
  SjTestInspector     inspector;
  SjSeries           *series;
  SjStatisticsWindow *window;
} Fixture;

/* The CSAT of the specification's golden values, and a place with too few answers. */
static SjRecords *
make_points (Fixture *fixture)
{
  SjRecords *points = sj_records_new (&sj_point_record_type, 2);
  SjPoint *point = sj_records_index (points, 0);

  sj_record_set_text (&point->anchor, sj_element_get_id (fixture->inspector.first));
  point->n = 8;
  point->mean = point->native = 4.0;
  point->variance = 8.0 / 7.0;
  point->native_low = 3.1063;
  point->native_high = 4.8937;
  point->valence = 0.5;
  point->valence_low = 0.0531;
  point->valence_high = 0.9469;
  point = sj_records_index (points, 1);
  sj_record_set_text (&point->anchor, sj_element_get_id (fixture->inspector.second));
  sj_record_set_text (&point->reason, "below_k");

  return points;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(SjSeries) series = sj_series_new ("Satisfaction", SJ_SERIES_MEASURED);
  g_autoptr(SjRecords) points = NULL;
  SjMap *map;

  sj_test_inspector_set_up (&fixture->inspector, NULL);
  map = sj_edit_log_get_map (fixture->inspector.log);
  points = make_points (fixture);
  g_object_set (series, "metric", "csat", "interval", "t95", "scale-low", 1.0, "scale-high", 5.0,
                "points", points, NULL);
  sj_edit_log_begin (fixture->inspector.log, "Series");
  sj_edit_log_insert (fixture->inspector.log, SJ_ELEMENT (series),
                      g_list_model_get_n_items (sj_map_get_series (map)));
  sj_edit_log_commit (fixture->inspector.log);
  fixture->series = series; /* the map owns it */
  fixture->window = SJ_STATISTICS_WINDOW (sj_statistics_window_new (NULL, map, series));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sj_test_inspector_tear_down (&fixture->inspector, NULL);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *text = sj_statistics_window_get_text (fixture->window);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], "Answers"));
  g_assert_null (strstr (lines[0], "People")); /* nobody was counted, so there is no column */
  g_assert_nonnull (strstr (lines[1], "\tCSAT\t")); /* not its id */
  g_assert_nonnull (strstr (lines[1], "\t4.00\t3.11\t4.89\t"));
  g_assert_nonnull (strstr (lines[2], "hidden: too few answers"));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))),
                   text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, part))
      return TRUE;

  return FALSE;
}

static void
test_working (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->window), "4.89");
  GtkWidget *popover;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  popover = sj_test_find (button, SJ_TYPE_WORKING_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (has_label (popover, "4.0000 ± 2.3646 × √1.1429 ÷ √8 = 3.106 … 4.894"));
  g_assert_true (has_label (popover, "Student"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_null (sj_test_find (button, SJ_TYPE_WORKING_POPOVER));
}

/* An import while the page is open: the old points are gone, so must be the old table. */
static void
test_new_points (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(SjRecords) points = make_points (fixture);
  g_autofree char *text = NULL;

  ((SjPoint *) sj_records_index (points, 0))->native = 4.5;
  sj_edit_log_begin (fixture->inspector.log, "Import");
  sj_edit_log_set (fixture->inspector.log, SJ_ELEMENT (fixture->series), "points", points, NULL);
  sj_edit_log_commit (fixture->inspector.log);
  text = sj_statistics_window_get_text (fixture->window);
  g_assert_nonnull (strstr (text, "\t4.50\t"));
}

#define TEST(name, function) \
  g_test_add ("/statistics-window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  TEST ("table", test_table);
  TEST ("working", test_working);
  TEST ("new-points", test_new_points);

  return g_test_run ();
}
