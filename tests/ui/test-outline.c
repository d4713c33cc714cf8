#include "ui/sj-outline.h"

#include "core/sj-persona.h"
#include "ui/sj-outline-check.h"
#include "ui/sj-outline-editing.h"

#include "sj-test-view.h"

/* If this fails, the outline says something else than the map, or what is done in it cannot be
 * undone in one step. */

static SjOutline *
get_outline (Fixture *fixture)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), SJ_TYPE_MAP_VIEW);

  return sj_map_view_get_outline (SJ_MAP_VIEW (view));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *view;

  sj_test_view_set_up (fixture, user_data);
  view = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), SJ_TYPE_MAP_VIEW);
  sj_panels_set_show_start (sj_map_view_get_panels (SJ_MAP_VIEW (view)), TRUE);
  sj_test_settle (fixture->window);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_outline (fixture)), action, NULL));
}

static const char *
get_marked (Fixture *fixture)
{
  GObject *item = sj_outline_get_selected (get_outline (fixture));

  return SJ_IS_ELEMENT (item) ? sj_element_get_id (SJ_ELEMENT (item)) : NULL;
}

static char *
list_order (GListModel *list)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      g_string_append (order, sj_element_get_id (element));
      if (SJ_IS_STEP (element))
        g_string_append (order, sj_step_get_stage (SJ_STEP (element)));
      g_string_append_c (order, ' ');
    }

  return g_string_free (order, FALSE);
}

static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *order = list_order (sj_map_get_steps (fixture->map));

  g_assert_cmpstr (order, ==, expected);
}

static void
test_marks_what_is_selected (Fixture       *fixture,
                             gconstpointer  user_data)
{
  sj_test_select (fixture, "d");
  g_assert_cmpstr (get_marked (fixture), ==, "s2");
  sj_test_select (fixture, "l1");
  g_assert_cmpstr (get_marked (fixture), ==, "l1");
  sj_selection_clear (sj_canvas_get_selection (fixture->canvas));
  g_assert_null (get_marked (fixture));
}

/* What was selected while nobody saw the outline is marked when it is shown. */
static void
test_catches_up_when_shown (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), SJ_TYPE_MAP_VIEW);

  sj_test_select (fixture, "l1");
  sj_panels_set_show_start (sj_map_view_get_panels (SJ_MAP_VIEW (view)), FALSE);
  sj_test_settle (fixture->window);
  sj_test_select (fixture, "d");
  sj_panels_set_show_start (sj_map_view_get_panels (SJ_MAP_VIEW (view)), TRUE);
  sj_test_settle (fixture->window);
  g_assert_cmpstr (get_marked (fixture), ==, "s2");
}

/* A step goes on into the next stage, and its row with it, without the tree closing. */
static void
test_move_by_keyboard (Fixture       *fixture,
                       gconstpointer  user_data)
{
  guint n_rows;

  sj_test_select (fixture, "s1");
  n_rows = sj_outline_get_n_rows (get_outline (fixture));
  act (fixture, "outline.move-down");
  assert_steps (fixture, "s0a s1b s2b s3b ");
  g_assert_cmpstr (get_marked (fixture), ==, "s1");
  g_assert_cmpuint (sj_outline_get_n_rows (get_outline (fixture)), >=, n_rows);

  act (fixture, "outline.move-down");
  assert_steps (fixture, "s0a s2b s1b s3b ");
  act (fixture, "outline.move-up");
  act (fixture, "outline.move-up");
  assert_steps (fixture, "s0a s1a s2b s3b ");

  for (guint i = 0; i < 4; i++)
    sj_edit_log_undo (fixture->log);
  assert_steps (fixture, "s0a s1a s2b s3b ");
  g_assert_null (sj_edit_log_get_undo_label (fixture->log));
}

static void
test_move_stages_and_lanes (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autofree char *stages = NULL;
  g_autofree char *lanes = NULL;

  sj_test_select (fixture, "b");
  act (fixture, "outline.move-up");
  sj_test_select (fixture, "l0");
  act (fixture, "outline.move-down");
  stages = list_order (sj_map_get_stages (fixture->map));
  lanes = list_order (sj_map_get_lanes (fixture->map));
  g_assert_cmpstr (stages, ==, "b a ");
  g_assert_cmpstr (lanes, ==, "l1 l0 l2 ");

  /* At the end there is nowhere to go, and nothing to undo. */
  sj_test_select (fixture, "l2");
  act (fixture, "outline.move-down");
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Move Lane");
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  user_data)
{
  SjElement *first = sj_map_lookup (fixture->map, "s0"), *last = sj_map_lookup (fixture->map, "s3");
  SjElement *stage = sj_map_lookup (fixture->map, "a"), *lane = sj_map_lookup (fixture->map, "l0");

  g_assert_true (sj_outline_editing_can_drop (first, last));
  g_assert_true (sj_outline_editing_can_drop (last, stage));
  g_assert_true (sj_outline_editing_can_drop (stage, last));
  g_assert_false (sj_outline_editing_can_drop (stage, first));
  g_assert_false (sj_outline_editing_can_drop (lane, stage));
  g_assert_false (sj_outline_editing_can_drop (first, first));

  sj_outline_editing_drop (fixture->log, first, last, TRUE);
  assert_steps (fixture, "s1a s2b s3b s0b ");
  sj_outline_editing_drop (fixture->log, last, stage, FALSE);
  assert_steps (fixture, "s1a s3a s2b s0b ");
  sj_outline_editing_drop (fixture->log, first, sj_map_lookup (fixture->map, "s2"), FALSE);
  assert_steps (fixture, "s1a s3a s0b s2b ");
  for (guint i = 0; i < 3; i++)
    sj_edit_log_undo (fixture->log);
  assert_steps (fixture, "s0a s1a s2b s3b ");

  /* A stage held over another one opens that, and comes to lie on its steps. */
  sj_outline_editing_drop (fixture->log, stage, last, FALSE);
  g_assert_cmpuint (sj_map_get_position (fixture->map, stage), ==, 1);
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *entry;

  sj_test_select (fixture, "l1");
  sj_test_settle (fixture->window);
  act (fixture, "outline.rename");
  entry = find_entry (GTK_WIDGET (get_outline (fixture)));
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "l1");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Counter");
  g_signal_emit_by_name (entry, "activate");

  g_assert_null (find_entry (GTK_WIDGET (get_outline (fixture))));
  g_assert_cmpstr (sj_element_text (sj_map_lookup (fixture->map, "l1"), "title"), ==, "Counter");
  gtk_test_accessible_assert_property (gtk_widget_get_ancestor (entry, GTK_TYPE_TREE_EXPANDER),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Counter");
  sj_edit_log_undo (fixture->log);
  g_assert_cmpstr (sj_element_text (sj_map_lookup (fixture->map, "l1"), "title"), ==, "l1");
  g_assert_null (sj_edit_log_get_undo_label (fixture->log));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  user_data)
{
  sj_test_select (fixture, "b");
  act (fixture, "outline.delete");
  g_assert_null (sj_map_lookup (fixture->map, "b"));
  g_assert_null (sj_map_lookup (fixture->map, "d"));
  sj_edit_log_undo (fixture->log);
  g_assert_nonnull (sj_map_lookup (fixture->map, "d"));
  assert_steps (fixture, "s0a s1a s2b s3b ");
}

static void
test_add_persona (Fixture       *fixture,
                  gconstpointer  user_data)
{
  act (fixture, "outline.add-persona");
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_personas (fixture->map)), ==, 1);
  g_assert_true (SJ_IS_PERSONA (sj_outline_get_selected (get_outline (fixture))));
  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_personas (fixture->map)), ==, 0);
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* The checks' heading is the last row while they are closed. */
static GListModel *
find_checks (Fixture *fixture,
             guint   *position)
{
  GtkWidget *view = GTK_WIDGET (get_outline (fixture));
  GListModel *rows;

  while (!GTK_IS_LIST_VIEW (view))
    {
      GtkWidget *child = gtk_widget_get_first_child (view);

      while (GTK_IS_POPOVER (child) || (GTK_IS_BOX (view) && gtk_widget_get_next_sibling (child)))
        child = gtk_widget_get_next_sibling (child);
      view = child;
    }
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  *position = g_list_model_get_n_items (rows) - 1;

  return rows;
}

static void
test_checks (Fixture       *fixture,
             gconstpointer  user_data)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  guint heading, n_checks;
  GListModel *rows;
  g_autoptr(GtkTreeListRow) row = NULL;
  SjElement *step = sj_map_lookup (fixture->map, "s1");

  wait (700);
  rows = find_checks (fixture, &heading);
  row = g_list_model_get_item (rows, heading);
  gtk_tree_list_row_set_expanded (row, TRUE);
  n_checks = g_list_model_get_n_items (rows) - heading - 1;
  g_assert_cmpuint (n_checks, >, 0);

  for (guint i = heading + 1; i <= heading + n_checks; i++)
    {
      g_autoptr(GtkTreeListRow) check_row = g_list_model_get_item (rows, i);
      g_autoptr(SjOutlineCheck) check = gtk_tree_list_row_get_item (check_row);

      if (sj_outline_check_get_element (check) != step)
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), i, TRUE);
      g_assert_true (sj_selection_contains (selection, "s1", NULL));
    }

  /* What is put right goes. */
  sj_edit_log_begin (fixture->log, "Rename");
  sj_edit_log_set (fixture->log, SJ_ELEMENT (fixture->map), "title", "A journey", NULL);
  sj_edit_log_commit (fixture->log);
  wait (700);
  g_assert_cmpuint (g_list_model_get_n_items (rows) - heading - 1, ==, n_checks - 1);
}

#define ADD(name, function) \
  g_test_add ("/outline/" name, Fixture, NULL, set_up, function, sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("marks-what-is-selected", test_marks_what_is_selected);
  ADD ("catches-up-when-shown", test_catches_up_when_shown);
  ADD ("move-by-keyboard", test_move_by_keyboard);
  ADD ("move-stages-and-lanes", test_move_stages_and_lanes);
  ADD ("drop", test_drop);
  ADD ("rename", test_rename);
  ADD ("delete", test_delete);
  ADD ("add-persona", test_add_persona);
  ADD ("checks", test_checks);

  return g_test_run ();
}
