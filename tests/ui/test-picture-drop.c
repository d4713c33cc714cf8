#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "io/sj-document.h"
#include "sj-test-inspector.h"
#include "ui/sj-canvas-cells.h"
#include "ui/sj-map-view.h"

typedef struct
{
  SjTestInspector  model;
  SjDocument      *document;
  SjMapView       *view;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->model.map = sj_map_new ();
  sj_test_inspector_fill (&fixture->model);
  fixture->document = sj_document_new (fixture->model.map, NULL, FALSE);
  fixture->view = SJ_MAP_VIEW (sj_map_view_new (fixture->document));
  fixture->window = sj_test_show (GTK_WIDGET (fixture->view), 900, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->model.map);
}

static GtkDropTarget *
find_target (Fixture *fixture)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (
    GTK_WIDGET (sj_map_view_get_canvas (fixture->view)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static GdkTexture *
create_texture (int width,
                int height)
{
  g_autofree guint8 *pixels = g_malloc (width * height * 3);
  g_autoptr(GBytes) bytes = NULL;

  for (int i = 0; i < width * height * 3; i++)
    pixels[i] = (guint8) (i * 7);
  bytes = g_bytes_new (pixels, width * height * 3);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, width * 3);
}

static gboolean
drop_at (Fixture *fixture,
         double   x,
         double   y)
{
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_value_take_object (&value, create_texture (2000, 10));
  g_signal_emit_by_name (find_target (fixture), "drop", &value, x, y, &taken);
  sj_test_settle (fixture->window);

  return taken;
}

static void
find_card (Fixture   *fixture,
           SjElement *card,
           double    *x,
           double    *y)
{
  SjCanvas *canvas = sj_map_view_get_canvas (fixture->view);
  const SjSceneItem *item = sj_canvas_find (canvas, sj_element_get_id (card), NULL);
  SjRectangle bounds, place;

  g_assert_nonnull (item);
  bounds = (SjRectangle) { item->x, item->y, item->width, item->height };
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  *x = place.x + place.width / 2.0;
  *y = place.y + place.height / 2.0;
}

/* A screenshot dropped onto a card is there, scaled, in one step of undo. */
static void
test_a_picture_dropped_onto_a_card (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  SjCard *card = SJ_CARD (fixture->model.first);
  g_autoptr(GdkTexture) stored = NULL;
  GBytes *bytes;
  double x, y;

  find_card (fixture, fixture->model.first, &x, &y);
  g_assert_true (drop_at (fixture, x, y));
  bytes = sj_map_get_asset (fixture->model.map, sj_card_get_picture (card), NULL);
  g_assert_nonnull (bytes);
  stored = gdk_texture_new_from_bytes (bytes, NULL);
  g_assert_cmpint (gdk_texture_get_width (stored), ==, 1600);

  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpstr (sj_card_get_picture (card), ==, "");
}

/* The same picture on two cards is kept once. */
static void
test_pictures_are_kept_once (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_auto(GStrv) assets = NULL;
  double x, y;

  find_card (fixture, fixture->model.first, &x, &y);
  drop_at (fixture, x, y);
  find_card (fixture, fixture->model.second, &x, &y);
  drop_at (fixture, x, y);
  assets = sj_map_list_assets (fixture->model.map);
  g_assert_cmpuint (g_strv_length (assets), ==, 1);
  g_assert_cmpstr (sj_card_get_picture (SJ_CARD (fixture->model.second)), ==, assets[0]);
}

/* A row of pictures is a storyboard: whoever drops one where nothing is gets a card for it. */
static void
test_a_picture_dropped_into_an_empty_cell (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  SjCanvas *canvas = sj_map_view_get_canvas (fixture->view);
  GListModel *cards = sj_map_get_cards (fixture->model.map);
  guint n_cards = g_list_model_get_n_items (cards);
  g_autoptr(SjLane) lane = sj_lane_new (SJ_LANE_STORYBOARD, "Storyboard");
  g_autoptr(SjElement) step = g_list_model_get_item (sj_map_get_steps (fixture->model.map), 0);
  g_autoptr(SjCard) card = NULL;
  SjRectangle bounds, place;
  SjCell cell;

  sj_edit_log_begin (sj_document_get_log (fixture->document), "Add Lane");
  sj_edit_log_insert (sj_document_get_log (fixture->document), SJ_ELEMENT (lane), 0);
  sj_edit_log_commit (sj_document_get_log (fixture->document));
  sj_test_settle (fixture->window);
  g_assert_true (sj_canvas_cells_find (canvas, sj_element_get_id (step),
                                       sj_element_get_id (SJ_ELEMENT (lane)), &cell));
  bounds = sj_canvas_cells_get_bounds (canvas, &cell);
  place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);

  g_assert_true (drop_at (fixture, place.x + place.width / 2.0, place.y + place.height / 2.0));
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, n_cards + 1);
  card = g_list_model_get_item (cards, n_cards);
  g_assert_cmpstr (sj_card_get_lane (card), ==, sj_element_get_id (SJ_ELEMENT (lane)));
  g_assert_nonnull (sj_map_get_asset (fixture->model.map, sj_card_get_picture (card), NULL));
  sj_edit_log_undo (sj_document_get_log (fixture->document));
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, n_cards);
}

static void
test_beside_the_cards_nothing_happens (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  g_assert_false (drop_at (fixture, 2.0, 2.0));
  g_assert_false (sj_document_is_dirty (fixture->document));
}

#define ADD(name, function) \
  g_test_add ("/picture-drop/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("card", test_a_picture_dropped_onto_a_card);
  ADD ("once", test_pictures_are_kept_once);
  ADD ("empty-cell", test_a_picture_dropped_into_an_empty_cell);
  ADD ("beside", test_beside_the_cards_nothing_happens);

  return g_test_run ();
}
