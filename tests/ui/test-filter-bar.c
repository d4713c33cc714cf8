#include "sj-test-view.h"

#include <glib/gstdio.h>

#include "ui/sj-chip.h"
#include "ui/sj-export-job.h"

/* What somebody sees who looks at the cards of one channel, and that it is no part of the map. */

typedef struct
{
  Fixture      view;
  SjMapView   *map_view;
  SjFilterBar *bar;
} FilterFixture;

static void
change_tags (FilterFixture *fixture,
             const char    *id,
             const char    *tag)
{
  const char *tags[] = { tag, NULL };

  sj_edit_log_begin (fixture->view.log, "Change");
  sj_edit_log_set (fixture->view.log, SJ_ELEMENT (sj_test_get_card (&fixture->view, id)), "tags",
                   tags, NULL);
  sj_edit_log_commit (fixture->view.log);
  sj_test_settle (fixture->view.window);
}

static void
set_up (FilterFixture *fixture,
        gconstpointer  user_data)
{
  sj_test_view_set_up (&fixture->view, user_data);
  fixture->map_view = SJ_MAP_VIEW (gtk_window_get_child (GTK_WINDOW (fixture->view.window)));
  fixture->bar = sj_map_view_get_filter_bar (fixture->map_view);
  change_tags (fixture, "c", "legal");
  change_tags (fixture, "d", "quick win");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map_view), "map.filter", NULL));
  sj_test_settle (fixture->view.window);
}

static void
tear_down (FilterFixture *fixture,
           gconstpointer  user_data)
{
  sj_test_view_tear_down (&fixture->view, user_data);
}

static void
choose (FilterFixture *fixture,
        const char    *tag,
        gboolean       chosen)
{
  sj_filter_bar_choose (fixture->bar, SJ_FILTER_TAG, tag, tag, chosen);
  sj_test_settle (fixture->view.window);
}

static gboolean
is_pale (FilterFixture *fixture,
         const char    *id)
{
  const SjSceneItem *item = sj_canvas_find (fixture->view.canvas, id, NULL);

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_TEXT)
        return op->text->colour.alpha < 0.5f;
    }

  g_assert_not_reached ();
}

static void
assert_pale (FilterFixture *fixture,
             const char    *ids)
{
  for (const char *id = "cde"; *id != '\0'; id++)
    {
      const char name[] = { *id, '\0' };

      g_assert_cmpint (is_pale (fixture, name), ==, strchr (ids, *id) != NULL);
    }
}

static void
test_dims_what_does_not_match (FilterFixture *fixture,
                               gconstpointer  user_data)
{
  g_assert_cmpstr (sj_filter_bar_get_count (fixture->bar), ==, "All cards are shown");
  assert_pale (fixture, "");
  choose (fixture, "legal", TRUE);
  assert_pale (fixture, "de");
  g_assert_cmpstr (sj_filter_bar_get_count (fixture->bar), ==, "1 of 3 cards match");
  choose (fixture, "quick win", TRUE);
  assert_pale (fixture, "e");
  choose (fixture, "legal", FALSE);
  assert_pale (fixture, "ce");
  sj_filter_bar_clear (fixture->bar);
  sj_test_settle (fixture->view.window);
  assert_pale (fixture, "");
}

/* Who cannot see it is told at the card. */
static void
test_tells_assistive_technology (FilterFixture *fixture,
                                 gconstpointer  user_data)
{
  SjCanvasItem *item = sj_canvas_find_widget (fixture->view.canvas, "e", NULL);

  choose (fixture, "legal", TRUE);
  g_assert_true (sj_canvas_find_widget (fixture->view.canvas, "e", NULL) == item);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       sj_canvas_item_get_item (item)->description);
  g_assert_true (g_str_has_suffix (sj_canvas_item_get_item (item)->description,
                                   "left out by the filter"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->bar),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 3 cards match");
}

/* It is how somebody looks at the map, not something done to it. */
static void
test_is_no_edit (FilterFixture *fixture,
                 gconstpointer  user_data)
{
  guint64 state;

  sj_edit_log_undo (fixture->view.log);
  sj_edit_log_mark_saved (fixture->view.log);
  state = sj_edit_log_get_state (fixture->view.log);
  choose (fixture, "legal", TRUE);
  g_assert_false (sj_document_is_dirty (fixture->view.document));
  g_assert_cmpuint (sj_edit_log_get_state (fixture->view.log), ==, state);
  g_assert_nonnull (sj_edit_log_get_redo_label (fixture->view.log));
}

static void
test_follows_edits (FilterFixture *fixture,
                    gconstpointer  user_data)
{
  choose (fixture, "legal", TRUE);
  change_tags (fixture, "e", "Légal");
  assert_pale (fixture, "d");
  g_assert_cmpstr (sj_filter_bar_get_count (fixture->bar), ==, "2 of 3 cards match");
  sj_edit_log_undo (fixture->view.log);
  sj_test_settle (fixture->view.window);
  assert_pale (fixture, "de");
}

/* An edit with a filter on draws no more anew than one without. */
static void
test_keeps_nodes (FilterFixture *fixture,
                  gconstpointer  user_data)
{
  SjNodeCache *cache = sj_canvas_get_node_cache (fixture->view.canvas);
  guint n_built;

  choose (fixture, "legal", TRUE);
  n_built = sj_node_cache_get_n_built (cache);
  sj_edit_log_begin (fixture->view.log, "Star");
  sj_edit_log_set (fixture->view.log, SJ_ELEMENT (sj_test_get_card (&fixture->view, "d")),
                   "moment-of-truth", TRUE, NULL);
  sj_edit_log_commit (fixture->view.log);
  sj_test_settle (fixture->view.window);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), >, n_built);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), <=, n_built + 2);
  assert_pale (fixture, "de");
}

/* A hidden filter that still dims would be taken for a fault. */
static void
test_closing_shows_all (FilterFixture *fixture,
                        gconstpointer  user_data)
{
  choose (fixture, "legal", TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "filter.close", NULL));
  sj_test_settle (fixture->view.window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  assert_pale (fixture, "");
  g_assert_null (sj_filter_bar_get_left_out (fixture->bar));
}

/* The first of a type after so many others. */
static GtkWidget *
find_type (GtkWidget *widget,
           GType      type,
           guint     *n_before)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n_before)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, n_before);

  return found;
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint      n_before)
{
  return find_type (widget, type, &n_before);
}

/* As people do it: open “Tags”, tick the first, and take it away by its chip. */
static void
test_menus_and_chips (FilterFixture *fixture,
                      gconstpointer  user_data)
{
  GtkWidget *bar = GTK_WIDGET (fixture->bar);
  GtkWidget *menu = find_nth (bar, GTK_TYPE_MENU_BUTTON, SJ_FILTER_TAG);
  GtkWidget *check, *chip;

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  sj_test_settle (fixture->view.window);
  check = find_nth (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))),
                     GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, "legal (1)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  sj_test_settle (fixture->view.window);
  assert_pale (fixture, "de");

  chip = find_nth (bar, SJ_TYPE_CHIP, 0);
  g_assert_cmpstr (sj_chip_get_title (SJ_CHIP (chip)), ==, "Tags: legal");
  g_signal_emit_by_name (chip, "removed");
  sj_test_settle (fixture->view.window);
  assert_pale (fixture, "");
  g_assert_null (find_nth (bar, SJ_TYPE_CHIP, 0));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_export_job_run_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static char *
export_svg (FilterFixture *fixture,
            GHashTable    *left_out)
{
  const SjExportChoice choice = { .format = SJ_EXPORT_SVG, .dpi = 72.0, .left_out = left_out };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "sojourn-filter-test.svg", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean done = FALSE;
  char *content;

  sj_export_job_run_async (fixture->view.map, &choice, file, NULL, on_exported, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);

  return content;
}

/* Only if asked: what somebody filters by for themselves is not on the slide for others. */
static void
test_exports (FilterFixture *fixture,
              gconstpointer  user_data)
{
  g_autofree char *whole = NULL;
  g_autofree char *dimmed = NULL;

  choose (fixture, "legal", TRUE);
  whole = export_svg (fixture, NULL);
  dimmed = export_svg (fixture, sj_filter_bar_get_left_out (fixture->bar));
  g_assert_null (strstr (whole, "left out by the filter"));
  g_assert_nonnull (strstr (dimmed, "left out by the filter"));
  g_assert_nonnull (strstr (dimmed, "fill-opacity=\"0.3\""));
}

#define ADD(name, test) \
  g_test_add ("/filter-bar/" name, FilterFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("dims-what-does-not-match", test_dims_what_does_not_match);
  ADD ("tells-assistive-technology", test_tells_assistive_technology);
  ADD ("is-no-edit", test_is_no_edit);
  ADD ("follows-edits", test_follows_edits);
  ADD ("keeps-nodes", test_keeps_nodes);
  ADD ("closing-shows-all", test_closing_shows_all);
  ADD ("menus-and-chips", test_menus_and_chips);
  ADD ("exports", test_exports);

  return g_test_run ();
}
