#include "core/sj-link.h"

#include "sj-test-view.h"

/* If this fails, what can be done with a thing is not in its menu, or is there and does nothing. */

static GtkWidget *
find_menu (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_visible (child))
      return child;

  return NULL;
}

/* The rows that can be chosen, those of submenus too. */
static void
collect (GtkWidget *widget,
         GPtrArray *rows)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, rows);
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *wanted)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  collect (find_menu (fixture), rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = NULL;

      g_object_get (g_ptr_array_index (rows, i), "text", &text, NULL);
      if (g_strcmp0 (text, wanted) == 0)
        return g_ptr_array_index (rows, i);
    }

  return NULL;
}

static void
open_menu (Fixture *fixture)
{
  sj_test_act (fixture, "canvas.menu");
  sj_test_settle (fixture->window);
  g_assert_nonnull (find_menu (fixture));
}

static void
close_menu (Fixture *fixture)
{
  gtk_popover_popdown (GTK_POPOVER (find_menu (fixture)));
  sj_test_settle (fixture->window);
}

static void
choose (Fixture    *fixture,
        const char *row)
{
  open_menu (fixture);
  g_assert_nonnull (find_row (fixture, row));
  g_assert_true (gtk_widget_is_sensitive (find_row (fixture, row)));
  g_signal_emit_by_name (find_row (fixture, row), "clicked");
  sj_test_settle (fixture->window);
}

static void
assert_rows (Fixture    *fixture,
             const char *wanted)
{
  g_auto(GStrv) rows = g_strsplit (wanted, ", ", -1);

  open_menu (fixture);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      gboolean absent = rows[i][0] == '!';

      if ((find_row (fixture, rows[i] + (absent ? 1 : 0)) == NULL) != absent)
        g_error ("“%s” in the menu", rows[i]);
    }
  close_menu (fixture);
}

static void
test_each_thing_has_its_own (Fixture       *fixture,
                             gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  assert_rows (fixture, "Edit Title, Edit Text, Cut, Copy, Paste, Paste Transposed, "
                        "Duplicate, Delete, Add Card, Add Step, !Fold");
  sj_test_select (fixture, "l1");
  assert_rows (fixture, "Edit Title, Fold, Fit to Content, Cut, Move Up, Move Down");
  sj_test_select (fixture, "s1");
  assert_rows (fixture, "Edit Title, Fit to Content, Cut, Move Left, Move Right, Add Step");
  sj_test_select (fixture, "a");
  assert_rows (fixture, "Edit Title, Cut, Duplicate, Move Left, Move Right, Add Stage");
  sj_test_go_to_cell (fixture, "s0", "l1");
  assert_rows (fixture, "Paste, Add Card, Select All Cards, !Cut, !Delete, !Add Point");
}

static void
test_rows_do_what_they_say (Fixture       *fixture,
                            gconstpointer  user_data)
{
  sj_test_select (fixture, "l0");
  choose (fixture, "Move Down");
  g_assert_cmpuint (sj_map_get_position (fixture->map, sj_map_lookup (fixture->map, "l0")), ==, 1);

  sj_test_select (fixture, "d");
  choose (fixture, "Cut");
  g_assert_null (sj_map_lookup (fixture->map, "d"));
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Cut");
}

/* The menu of a link shows of which kind it is, and changes it. */
static void
test_kinds_of_links (Fixture       *fixture,
                     gconstpointer  user_data)
{
  SjLink *link = sj_editing_add_link (fixture->log, sj_test_get_card (fixture, "c"),
                                      sj_test_get_card (fixture, "d"), SJ_LINK_NEXT);
  gboolean next, branch;

  sj_test_settle (fixture->window);
  sj_test_select (fixture, sj_element_get_id (SJ_ELEMENT (link)));
  open_menu (fixture);
  g_object_get (find_row (fixture, "Next"), "active", &next, NULL);
  g_object_get (find_row (fixture, "Branch"), "active", &branch, NULL);
  g_assert_true (next);
  g_assert_false (branch);
  close_menu (fixture);

  choose (fixture, "Branch");
  g_assert_cmpint (sj_link_get_kind (link), ==, SJ_LINK_BRANCH);
}

#define ADD(name, test) \
  g_test_add ("/canvas-menu/" name, Fixture, NULL, sj_test_view_set_up, test, \
              sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("each-thing-has-its-own", test_each_thing_has_its_own);
  ADD ("rows-do-what-they-say", test_rows_do_what_they_say);
  ADD ("kinds-of-links", test_kinds_of_links);

  return g_test_run ();
}
