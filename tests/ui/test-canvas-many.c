#include "sj-test-view.h"

/* If this fails, whoever works on a large map waits: what is done to all of ten thousand cards
 * takes much longer than ten times what it takes for a thousand. */

#define N_LANES 20
#define N_STEPS 50

static SjMap *
create_map (guint n_cards)
{
  SjMap *map = sj_map_new ();

  sj_test_append (map, SJ_TYPE_STAGE, "stage", "Stage", NULL, NULL);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      sj_test_append (map, SJ_TYPE_STEP, id, id, "stage", "stage");
    }
  for (guint i = 0; i < N_LANES; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);

      sj_test_append (map, SJ_TYPE_LANE, id, id, NULL, NULL);
    }
  for (guint i = 0; i < n_cards; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);
      g_autofree char *step = g_strdup_printf ("s%u", i % (N_STEPS - 1));
      g_autofree char *lane = g_strdup_printf ("l%u", i / (N_STEPS - 1) % N_LANES);

      sj_test_add_card (map, id, step, lane);
    }

  return map;
}

static void
set_up (Fixture *fixture,
        guint    n_cards)
{
  GtkWidget *view;

  fixture->map = create_map (n_cards);
  fixture->document = sj_document_new (fixture->map, NULL, FALSE);
  fixture->log = sj_document_get_log (fixture->document);
  view = sj_map_view_new (fixture->document);
  fixture->canvas = sj_map_view_get_canvas (SJ_MAP_VIEW (view));
  fixture->window = sj_test_show (view, 1200, 800);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  sj_test_settle (fixture->window);
}

static guint
count_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (sj_map_get_cards (fixture->map));
}

typedef void (*Deed) (Fixture *fixture);

/* In ms. */
static double
measure (Fixture    *fixture,
         const char *name,
         Deed        deed)
{
  gint64 begin = g_get_monotonic_time ();
  double took;

  deed (fixture);
  took = (double) (g_get_monotonic_time () - begin) / 1000.0;
  g_test_message ("%u cards: %s in %.0f ms", count_cards (fixture), name, took);
  sj_test_settle (fixture->window);

  return took;
}

static void
select_all (Fixture *fixture)
{
  sj_test_act (fixture, "canvas.select-all");
}

static void
duplicate (Fixture *fixture)
{
  sj_test_act (fixture, "canvas.duplicate");
}

static void
undo (Fixture *fixture)
{
  sj_edit_log_undo (fixture->log);
}

static void
copy (Fixture *fixture)
{
  sj_test_act (fixture, "canvas.copy");
}

static void
delete (Fixture *fixture)
{
  sj_test_act (fixture, "canvas.delete");
}

static void
shift (Fixture *fixture)
{
  sj_test_arrow (fixture, "canvas.shift", 1, 0);
}

static double
do_everything (guint n_cards)
{
  Fixture fixture;
  double took = 0.0;

  set_up (&fixture, n_cards);
  took += measure (&fixture, "all selected", select_all);
  took += measure (&fixture, "copied", copy);
  took += measure (&fixture, "duplicated", duplicate);
  g_assert_cmpuint (count_cards (&fixture), ==, 2 * n_cards);
  took += measure (&fixture, "duplicating undone, all that is lost unselected", undo);
  g_assert_true (sj_selection_is_empty (sj_canvas_get_selection (fixture.canvas)));
  took += measure (&fixture, "all selected", select_all);
  took += measure (&fixture, "moved", shift);
  g_assert_cmpstr (sj_card_get_step (sj_test_get_card (&fixture, "card0")), ==, "s1");
  took += measure (&fixture, "deleted", delete);
  g_assert_cmpuint (count_cards (&fixture), ==, 0);
  took += measure (&fixture, "deleting undone", undo);
  g_assert_cmpuint (count_cards (&fixture), ==, n_cards);
  sj_test_view_tear_down (&fixture, NULL);

  return took;
}

static void
test_takes_time_in_proportion (void)
{
  double few = do_everything (1000);
  double many = do_everything (10000);

  g_test_message ("1,000 cards %.0f ms, 10,000 cards %.0f ms", few, many);
  g_assert_cmpfloat (many, <, 40.0 * MAX (few, 50.0));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/canvas-many/takes-time-in-proportion", test_takes_time_in_proportion);

  return g_test_run ();
}
