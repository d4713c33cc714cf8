#include <adwaita.h>

#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-document.h"
#include "ui/sj-map-view.h"

#include "sj-test-scene.h"
#include "sj-test-window.h"

typedef struct
{
  SjMap     *map;
  SjScene   *scene;
  SjCanvas  *canvas;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  n_cards)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  guint n = GPOINTER_TO_UINT (n_cards);

  fixture->map = sj_test_create_map (n);
  fixture->scene = sj_test_create_scene (n);
  fixture->canvas = SJ_CANVAS (sj_canvas_new ());
  sj_canvas_set_map (fixture->canvas, fixture->map);
  sj_canvas_set_scene (fixture->canvas, fixture->scene);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->canvas));
  fixture->window = sj_test_show (scrolled, 800, 600);
  sj_viewport_set_zoom (sj_canvas_get_viewport (fixture->canvas), 1.0);
  sj_test_settle (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_cards)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_clear_object (&fixture->map);
}

/* The middle of a card, in pixels of the canvas. */
static void
find_card (Fixture *fixture,
           guint    position,
           double  *x,
           double  *y)
{
  SjRectangle card = { position * 100.0, 20.0, 90.0, 44.0 };
  SjRectangle place = sj_viewport_to_view (sj_canvas_get_viewport (fixture->canvas), &card);

  *x = place.x + place.width / 2.0;
  *y = place.y + place.height / 2.0;
}

static void
click (Fixture         *fixture,
       double           x,
       double           y,
       GdkModifierType  modifiers)
{
  sj_tool_press (sj_canvas_get_tool (fixture->canvas), x, y, 1, modifiers);
}

static const char *
selected_id (Fixture *fixture)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (fixture->canvas));

  return pick != NULL ? pick->id : NULL;
}

static void
test_a_click_selects_what_is_there (Fixture       *fixture,
                                    gconstpointer  n_cards)
{
  double x, y;

  for (double zoom = 0.4; zoom < 4.0; zoom *= 1.7)
    for (guint i = 0; i < 3; i++)
      {
        g_autofree char *id = g_strdup_printf ("card%u", i);

        sj_viewport_zoom_about (sj_canvas_get_viewport (fixture->canvas), zoom, 100.0, 40.0);
        find_card (fixture, i, &x, &y);
        click (fixture, x, y, 0);
        g_assert_cmpstr (selected_id (fixture), ==, id);
      }

  click (fixture, x, y + 500.0, 0);
  g_assert_null (selected_id (fixture));
}

static void
test_control_adds_and_takes_away (Fixture       *fixture,
                                  gconstpointer  n_cards)
{
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  double x, y;

  find_card (fixture, 0, &x, &y);
  click (fixture, x, y, 0);
  find_card (fixture, 1, &x, &y);
  click (fixture, x, y, GDK_CONTROL_MASK);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 2);
  click (fixture, x, y, GDK_CONTROL_MASK);
  g_assert_cmpuint (sj_selection_get_n (selection), ==, 1);
  g_assert_cmpstr (selected_id (fixture), ==, "card0");
}

/* On a map of 3,000 cards no frame may look at more than those in view. */
static void
test_panning_visits_visible_items_only (Fixture       *fixture,
                                        gconstpointer  n_cards)
{
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);
  SjNodeCache *cache = sj_canvas_get_node_cache (fixture->canvas);

  for (guint i = 0; i < 20; i++)
    {
      sj_viewport_scroll_by (viewport, 777.0, 0.0);
      sj_test_settle (fixture->window);
      g_assert_cmpuint (sj_node_cache_get_n_visited (cache), >=, 8);
      g_assert_cmpuint (sj_node_cache_get_n_visited (cache), <=, 11);
    }

  /* What was seen long ago is not kept for ever. */
  g_assert_cmpuint (sj_node_cache_get_size (cache), <, 2200);
}

static void
test_scrolling_and_zooming_build_nothing_twice (Fixture       *fixture,
                                                gconstpointer  n_cards)
{
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);
  SjNodeCache *cache = sj_canvas_get_node_cache (fixture->canvas);
  guint n_built = sj_node_cache_get_n_built (cache);

  g_assert_cmpuint (n_built, >, 0);
  sj_viewport_zoom_about (viewport, 2.0, 200.0, 50.0);
  sj_test_settle (fixture->window);
  sj_viewport_scroll_by (viewport, 30.0, 0.0);
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), ==, n_built);
}

/* A card that moves keeps what it looks like; only a changed card is drawn anew. */
static void
test_a_moved_item_keeps_its_node (Fixture       *fixture,
                                  gconstpointer  n_cards)
{
  SjNodeCache *cache = sj_canvas_get_node_cache (fixture->canvas);
  guint n_built = sj_node_cache_get_n_built (cache);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  g_autoptr(SjScene) scene = NULL;

  for (guint i = 0; i < sj_scene_get_n_items (fixture->scene); i++)
    {
      SjSceneItem *item = (SjSceneItem *) sj_scene_get_item (fixture->scene, i);

      g_ptr_array_add (items, sj_scene_item_move (item, item->x, item->y + 7.0));
    }
  g_ptr_array_index (items, 0) =
    (sj_scene_item_unref (g_ptr_array_index (items, 0)),
     sj_test_create_item (0, sj_test_create_figure ("Changed")));
  scene = sj_scene_new (sj_theme_get (SJ_THEME_LIGHT), 1000.0, 100.0, FALSE, items);

  sj_canvas_set_scene (fixture->canvas, scene);
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_node_cache_get_n_built (cache), ==, n_built + 1);
}

static void
test_tab_goes_through_the_cards_and_out (Fixture       *fixture,
                                         gconstpointer  n_cards)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  gtk_widget_grab_focus (canvas);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);

      g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
      g_assert_cmpstr (selected_id (fixture), ==, id);
    }
  g_assert_false (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (selected_id (fixture), ==, "card1");
}

static void
test_arrows_lead_to_the_neighbour (Fixture       *fixture,
                                   gconstpointer  n_cards)
{
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), "card1", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.move", "(ii)", 1, 0);
  g_assert_cmpstr (selected_id (fixture), ==, "card2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.move", "(ii)", -1, 0);
  g_assert_cmpstr (selected_id (fixture), ==, "card1");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.select-none", NULL);
  g_assert_null (selected_id (fixture));
}

/* Somebody who cannot see the map finds every card by name, and hears which one is selected. */
static void
test_every_card_is_an_accessible_item (Fixture       *fixture,
                                       gconstpointer  n_cards)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);
      g_autofree char *label = g_strdup_printf ("Card %u", i);
      SjCanvasItem *item = sj_canvas_find_widget (fixture->canvas, id, NULL);

      g_assert_nonnull (item);
      gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    }

  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_GROUP);
  sj_selection_select (sj_canvas_get_selection (fixture->canvas), "card1", NULL);
  gtk_test_accessible_assert_state (sj_canvas_find_widget (fixture->canvas, "card1", NULL),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (sj_canvas_find_widget (fixture->canvas, "card0", NULL),
                                    GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

static void
come_to_rest (void)
{
  gboolean done = FALSE;

  g_timeout_add (600, sj_test_set_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* A map of tens of thousands of cards has widgets for what is in view, and they follow the view. */
static void
test_a_huge_map_is_accessible_where_it_is_seen (Fixture       *fixture,
                                                gconstpointer  n_cards)
{
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);

  sj_viewport_scroll_to (viewport, 0.0, 0.0);
  come_to_rest ();
  g_assert_nonnull (sj_canvas_find_widget (fixture->canvas, "card1", NULL));
  g_assert_null (sj_canvas_find_widget (fixture->canvas, "card5900", NULL));

  sj_viewport_scroll_to (viewport, 590000.0, 0.0);
  come_to_rest ();
  g_assert_nonnull (sj_canvas_find_widget (fixture->canvas, "card5900", NULL));
  g_assert_null (sj_canvas_find_widget (fixture->canvas, "card1", NULL));
}

/* Assistive technology gives an item the focus: then it is what is selected. */
static void
test_the_focus_selects (Fixture       *fixture,
                        gconstpointer  n_cards)
{
  gtk_widget_grab_focus (GTK_WIDGET (sj_canvas_find_widget (fixture->canvas, "card2", NULL)));
  g_assert_cmpstr (selected_id (fixture), ==, "card2");
}

/* Where the accessible item says it is, is where the card is drawn. */
static void
test_accessible_items_are_where_cards_are (Fixture       *fixture,
                                           gconstpointer  n_cards)
{
  SjViewport *viewport = sj_canvas_get_viewport (fixture->canvas);
  graphene_rect_t bounds;
  double x, y;

  sj_viewport_zoom_about (viewport, 1.5, 0.0, 0.0);
  sj_test_settle (fixture->window);
  find_card (fixture, 1, &x, &y);
  g_assert_true (gtk_widget_compute_bounds (
    GTK_WIDGET (sj_canvas_find_widget (fixture->canvas, "card1", NULL)),
    GTK_WIDGET (fixture->canvas), &bounds));

  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width / 2.0, x, 2.0);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y + bounds.size.height / 2.0, y, 2.0);
}

static void
test_a_closed_canvas_leaves_nothing_behind (void)
{
  SjMap *map = sj_test_create_map (3);
  SjScene *scene = sj_test_create_scene (3);
  GtkWidget *canvas = g_object_ref_sink (sj_canvas_new ());
  GtkWidget *window;

  sj_canvas_set_map (SJ_CANVAS (canvas), map);
  sj_canvas_set_scene (SJ_CANVAS (canvas), scene);
  sj_scene_unref (scene);
  window = sj_test_show (canvas, 300, 200);
  sj_selection_select (sj_canvas_get_selection (SJ_CANVAS (canvas)), "card1", NULL);
  sj_test_settle (window);
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_finalize_object (canvas);
  g_assert_finalize_object (map);
}

#define ADD(name, n_cards, function) \
  g_test_add ("/canvas/" name, Fixture, GUINT_TO_POINTER (n_cards), set_up, function, tear_down)

static void
append_named (SjMap      *map,
              GType       type,
              const char *id,
              const char *reference)
{
  g_autoptr(SjElement) element = g_object_new (type, "id", id, "title", id, NULL);

  if (reference != NULL)
    g_object_set (element, reference, "stage", NULL);
  sj_map_append (map, element);
}

/* Where somebody begins to read: at the left, and in Hebrew at the right, where the first stage and
 * the names of the lanes are. */
static void
test_a_map_is_opened_at_its_beginning (gconstpointer language)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjDocument) document = NULL;
  SjViewport *viewport;
  GtkWidget *view, *window;
  double furthest;

  g_object_set (map, "language", language, NULL);
  append_named (map, SJ_TYPE_STAGE, "stage", NULL);
  append_named (map, SJ_TYPE_LANE, "lane", NULL);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("step%u", i);

      append_named (map, SJ_TYPE_STEP, id, "stage");
    }
  document = sj_document_new (map, NULL, FALSE);
  view = sj_map_view_new (document);
  window = sj_test_show (view, 800, 600);
  viewport = sj_canvas_get_viewport (sj_map_view_get_canvas (SJ_MAP_VIEW (view)));
  furthest = sj_viewport_get_extent_x (viewport) - sj_viewport_get_width (viewport);

  g_assert_cmpfloat (furthest, >, 100.0);
  g_assert_cmpfloat (sj_viewport_get_scroll_x (viewport), ==,
                     g_str_equal (language, "he") ? furthest : 0.0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("click-selects", 3, test_a_click_selects_what_is_there);
  ADD ("control-click", 3, test_control_adds_and_takes_away);
  ADD ("panning-visits-visible", 3000, test_panning_visits_visible_items_only);
  ADD ("nothing-is-built-twice", 10, test_scrolling_and_zooming_build_nothing_twice);
  ADD ("moved-item-keeps-its-node", 5, test_a_moved_item_keeps_its_node);
  ADD ("tab", 3, test_tab_goes_through_the_cards_and_out);
  ADD ("arrows", 3, test_arrows_lead_to_the_neighbour);
  ADD ("accessible-items", 3, test_every_card_is_an_accessible_item);
  ADD ("accessible-huge", 6000, test_a_huge_map_is_accessible_where_it_is_seen);
  ADD ("focus-selects", 3, test_the_focus_selects);
  ADD ("accessible-bounds", 3, test_accessible_items_are_where_cards_are);
  g_test_add_func ("/canvas/ownership", test_a_closed_canvas_leaves_nothing_behind);
  g_test_add_data_func ("/canvas/opened-at-the-left", "en", test_a_map_is_opened_at_its_beginning);
  g_test_add_data_func ("/canvas/opened-at-the-right", "he", test_a_map_is_opened_at_its_beginning);

  return g_test_run ();
}
