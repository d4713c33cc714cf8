#include <string.h>

#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "io/sj-fragment.h"

#include "sj-test-view.h"

/* If this fails, copying and pasting loses work, or puts it where nobody meant it. */

static GdkClipboard *
get_clipboard (Fixture *fixture)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (fixture->canvas));
}

static void
wait_for_undo (Fixture *fixture,
               guint    n_undo)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (sj_edit_log_get_n_undo (fixture->log) != n_undo && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, n_undo);
}

static void
paste (Fixture    *fixture,
       const char *action)
{
  guint n_undo = sj_edit_log_get_n_undo (fixture->log);

  sj_test_act (fixture, action);
  wait_for_undo (fixture, n_undo + 1);
}

static guint
count_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (sj_map_get_cards (fixture->map));
}

static SjCard *
get_last_card (Fixture *fixture)
{
  g_autoptr(SjCard) card = g_list_model_get_item (sj_map_get_cards (fixture->map),
                                                  count_cards (fixture) - 1);

  return card;
}

static SjCard *
find_in (Fixture    *fixture,
         const char *title,
         const char *step,
         const char *lane)
{
  for (guint i = 0; i < count_cards (fixture); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (sj_map_get_cards (fixture->map), i);

      if (g_str_equal (sj_card_get_title (card), title) &&
          g_str_equal (sj_card_get_step (card), step) &&
          g_str_equal (sj_card_get_lane (card), lane))
        return card;
    }

  return NULL;
}

static void
offer_text (Fixture    *fixture,
            const char *text)
{
  gdk_clipboard_set_text (get_clipboard (fixture), text);
}

static void
test_a_card_is_copied_to_a_cell (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.copy");
  sj_test_go_to_cell (fixture, "s3", "l2");
  paste (fixture, "canvas.paste");

  g_assert_nonnull (find_in (fixture, "c", "s3", "l2"));
  g_assert_nonnull (find_in (fixture, "c", "s0", "l0"));
  g_assert_cmpstr (sj_test_get_selected (fixture), ==,
                   sj_element_get_id (SJ_ELEMENT (find_in (fixture, "c", "s3", "l2"))));
  g_assert_cmpstr (sj_edit_log_get_undo_label (fixture->log), ==, "Paste");

  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_cards (fixture), ==, 3);
}

/* Cut and changed one's mind: one undo, and it can be pasted all the same. */
static void
test_cut_can_be_taken_back (Fixture       *fixture,
                            gconstpointer  user_data)
{
  sj_test_select (fixture, "d");
  sj_selection_toggle (sj_canvas_get_selection (fixture->canvas), "e", NULL);
  sj_test_act (fixture, "canvas.cut");
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 1);
  g_assert_true (sj_selection_is_empty (sj_canvas_get_selection (fixture->canvas)));

  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_cards (fixture), ==, 3);
  sj_edit_log_redo (fixture->log);

  sj_test_go_to_cell (fixture, "s0", "l2");
  paste (fixture, "canvas.paste");
  g_assert_nonnull (find_in (fixture, "d", "s0", "l2"));
  g_assert_nonnull (find_in (fixture, "e", "s0", "l2"));
}

/* A lane brings its cards and stands below the one it is pasted at. */
static void
test_a_lane_with_its_cards (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(SjElement) lane = NULL;

  sj_test_select (fixture, "l1");
  sj_test_act (fixture, "canvas.copy");
  sj_test_select (fixture, "l0");
  paste (fixture, "canvas.paste");

  lane = g_list_model_get_item (sj_map_get_lanes (fixture->map), 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (fixture->map)), ==, 4);
  g_assert_cmpstr (sj_lane_get_title (SJ_LANE (lane)), ==, "l1");
  g_assert_cmpuint (count_cards (fixture), ==, 5);
  g_assert_nonnull (find_in (fixture, "d", "s2", sj_element_get_id (lane)));
  g_assert_cmpuint (sj_selection_get_n (sj_canvas_get_selection (fixture->canvas)), ==, 1);
  g_assert_cmpstr (sj_test_get_selected (fixture), ==, sj_element_get_id (lane));
}

static void
test_between_windows (Fixture       *fixture,
                      gconstpointer  user_data)
{
  Fixture other;

  sj_test_select (fixture, "d");
  sj_selection_toggle (sj_canvas_get_selection (fixture->canvas), "c", NULL);
  sj_test_act (fixture, "canvas.copy");
  sj_test_view_set_up (&other, NULL);
  sj_test_go_to_cell (&other, "s1", "l0");
  paste (&other, "canvas.paste");

  g_assert_nonnull (find_in (&other, "c", "s1", "l0"));
  g_assert_nonnull (find_in (&other, "d", "s3", "l1"));
  sj_test_view_tear_down (&other, NULL);
}

typedef struct
{
  gboolean  done;
  char     *text;
  GdkTexture *texture;
} Answer;

static void
on_text (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answer *answer = user_data;

  answer->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  answer->done = TRUE;
}

static void
on_texture (GObject      *clipboard,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  answer->done = FALSE;
}

/* A mail gets text, a slide a picture, sharp and of nothing but what was selected. */
static void
test_other_programs_get_text_and_a_picture (Fixture       *fixture,
                                            gconstpointer  user_data)
{
  const SjSceneItem *item = sj_canvas_find (fixture->canvas, "c", NULL);
  GdkClipboard *clipboard = get_clipboard (fixture);
  Answer answer = { FALSE };

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.copy");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        SJ_FRAGMENT_MIME_TYPE));
  gdk_clipboard_read_text_async (clipboard, NULL, on_text, &answer);
  wait_for (&answer);
  g_assert_cmpstr (answer.text, ==, "First\n  s0\n    l0: c\n");

  gdk_clipboard_read_texture_async (clipboard, NULL, on_texture, &answer);
  wait_for (&answer);
  g_assert_nonnull (answer.texture);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==,
                   (int) ceil (2.0 * (item->width + 24.0)));
  g_assert_cmpint (gdk_texture_get_height (answer.texture), ==,
                   (int) ceil (2.0 * (item->height + 24.0)));
  g_free (answer.text);
  g_object_unref (answer.texture);
}

/* A list is of one kind, as a lane is: its lines go along it, and no lane gets what is not its. */
static void
test_lines_go_along_the_lane (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(SjElement) added = NULL;

  offer_text (fixture, "one\ntwo\nthree\n");
  sj_test_go_to_cell (fixture, "s2", "l0");
  paste (fixture, "canvas.paste");

  g_assert_nonnull (find_in (fixture, "one", "s2", "l0"));
  g_assert_nonnull (find_in (fixture, "two", "s3", "l0"));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 5);
  added = g_list_model_get_item (sj_map_get_steps (fixture->map), 4);
  g_assert_nonnull (find_in (fixture, "three", sj_element_get_id (added), "l0"));
  g_assert_cmpuint (sj_selection_get_n (sj_canvas_get_selection (fixture->canvas)), ==, 3);

  sj_edit_log_undo (fixture->log);
  g_assert_cmpuint (count_cards (fixture), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_steps (fixture->map)), ==, 4);
}

static void
test_lines_go_down_when_transposed (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  offer_text (fixture, "one\ntwo");
  sj_test_go_to_cell (fixture, "s1", "l0");
  paste (fixture, "canvas.paste-turned");

  g_assert_nonnull (find_in (fixture, "one", "s1", "l0"));
  g_assert_nonnull (find_in (fixture, "two", "s1", "l1"));
}

static void
test_a_range_fills_the_grid (Fixture       *fixture,
                             gconstpointer  user_data)
{
  offer_text (fixture, "a\tb\r\n\td\r\n");
  sj_test_go_to_cell (fixture, "s2", "l1");
  paste (fixture, "canvas.paste");

  g_assert_nonnull (find_in (fixture, "a", "s2", "l1"));
  g_assert_nonnull (find_in (fixture, "b", "s3", "l1"));
  g_assert_nonnull (find_in (fixture, "d", "s3", "l2"));
  g_assert_cmpuint (count_cards (fixture), ==, 6);
}

/* One column of a spreadsheet has no tab: that it is one is seen from the table beside the text. */
static void
test_a_column_goes_down (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(GBytes) html = g_bytes_new_static ("<html><table><tr><td>one", 24);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", html),
    gdk_content_provider_new_typed (G_TYPE_STRING, "one\ntwo\n"),
  };
  g_autoptr(GdkContentProvider) both = gdk_content_provider_new_union (providers, 2);

  gdk_clipboard_set_content (get_clipboard (fixture), both);
  sj_test_go_to_cell (fixture, "s1", "l1");
  paste (fixture, "canvas.paste");

  g_assert_nonnull (find_in (fixture, "one", "s1", "l1"));
  g_assert_nonnull (find_in (fixture, "two", "s1", "l2"));
}

static GdkTexture *
create_texture (void)
{
  guint8 pixels[4 * 3 * 3];
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < sizeof pixels; i++)
    pixels[i] = (guint8) (i * 7);
  bytes = g_bytes_new (pixels, sizeof pixels);

  return gdk_memory_texture_new (4, 3, GDK_MEMORY_R8G8B8, bytes, 12);
}

/* A screenshot goes onto the selected cards, or becomes a card in an empty cell. */
static void
test_a_picture (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(GdkTexture) texture = create_texture ();

  gdk_clipboard_set_texture (get_clipboard (fixture), texture);
  sj_test_select (fixture, "d");
  sj_selection_toggle (sj_canvas_get_selection (fixture->canvas), "e", NULL);
  paste (fixture, "canvas.paste");
  g_assert_cmpstr (sj_card_get_picture (sj_test_get_card (fixture, "d")), !=, "");
  g_assert_cmpstr (sj_card_get_picture (sj_test_get_card (fixture, "d")), ==,
                   sj_card_get_picture (sj_test_get_card (fixture, "e")));

  sj_test_go_to_cell (fixture, "s0", "l2");
  paste (fixture, "canvas.paste");
  g_assert_cmpuint (count_cards (fixture), ==, 4);
  g_assert_cmpstr (sj_card_get_step (get_last_card (fixture)), ==, "s0");
  g_assert_cmpstr (sj_card_get_picture (get_last_card (fixture)), ==,
                   sj_card_get_picture (sj_test_get_card (fixture, "d")));
}

static SjSeries *
add_curve (Fixture        *fixture,
           SjSeriesOrigin  origin)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 2);
  g_autoptr(SjSeries) series = sj_series_new ("Curve", origin);
  g_autoptr(SjLane) lane = sj_lane_new (SJ_LANE_EMOTION, NULL);
  const char *const anchors[] = { "s0", "s2" };

  for (guint i = 0; i < 2; i++)
    {
      SjPoint *point = sj_records_index (points, i);

      sj_record_set_text (&point->anchor, anchors[i]);
      point->valence = 0.5;
    }
  sj_edit_log_begin (fixture->log, "Curve");
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (lane), G_MAXUINT);
  sj_edit_log_insert (fixture->log, SJ_ELEMENT (series), G_MAXUINT);
  sj_edit_log_set (fixture->log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (fixture->log);
  sj_test_settle (fixture->window);

  return series;
}

static void
test_points (Fixture       *fixture,
             gconstpointer  user_data)
{
  SjSeries *series = add_curve (fixture, SJ_SERIES_ASSUMPTION);
  SjSelection *selection = sj_canvas_get_selection (fixture->canvas);
  const char *id = sj_element_get_id (SJ_ELEMENT (series));

  sj_selection_select (selection, id, "s0");
  sj_selection_toggle (selection, id, "s2");
  sj_test_act (fixture, "canvas.cut");
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 0);
  sj_test_go_to_cell (fixture, "s1", "l0");
  paste (fixture, "canvas.paste");
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 2);
  g_assert_nonnull (sj_series_find_point (series, "s1"));
  g_assert_nonnull (sj_series_find_point (series, "s3"));
}

/* Measured points are copied, not cut. */
static void
test_measured_points_stay (Fixture       *fixture,
                           gconstpointer  user_data)
{
  SjSeries *series = add_curve (fixture, SJ_SERIES_MEASURED);

  sj_selection_select (sj_canvas_get_selection (fixture->canvas),
                       sj_element_get_id (SJ_ELEMENT (series)), "s0");
  sj_test_act (fixture, "canvas.cut");
  g_assert_cmpuint (sj_series_get_n_points (series), ==, 2);
  sj_test_act (fixture, "canvas.copy");
  g_assert_true (gdk_content_formats_contain_mime_type (
    gdk_clipboard_get_formats (get_clipboard (fixture)), SJ_FRAGMENT_MIME_TYPE));
}

static void
paste_into_text (Fixture *fixture)
{
  SjTextEditor *editor = sj_canvas_text_get_editor (sj_canvas_get_text (fixture->canvas));

  g_signal_emit_by_name (sj_text_editor_get_view (editor), "paste-clipboard");
  sj_test_settle (fixture->window);
}

/* Whoever clicks on the plus sign of a cell and pastes means a word for the card, or a list for the
 * map. */
static void
test_into_a_card_that_is_begun (Fixture       *fixture,
                                gconstpointer  user_data)
{
  SjCanvasText *text = sj_canvas_get_text (fixture->canvas);

  offer_text (fixture, "one word\n");
  sj_test_go_to_cell (fixture, "s0", "l2");
  sj_test_act (fixture, "canvas.edit");
  paste_into_text (fixture);
  g_assert_true (sj_canvas_text_is_active (text));
  g_assert_nonnull (find_in (fixture, "one word", "s0", "l2"));
  sj_test_end_text (fixture, SJ_TEXT_END_KEEP);

  offer_text (fixture, "one\ntwo\n");
  sj_test_go_to_cell (fixture, "s1", "l2");
  sj_test_act (fixture, "canvas.edit");
  paste_into_text (fixture);
  g_assert_false (sj_canvas_text_is_active (text));
  g_assert_nonnull (find_in (fixture, "one", "s1", "l2"));
  g_assert_nonnull (find_in (fixture, "two", "s2", "l2"));

  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.copy");
  sj_test_go_to_cell (fixture, "s3", "l2");
  sj_test_act (fixture, "canvas.edit");
  paste_into_text (fixture);
  g_assert_nonnull (find_in (fixture, "c", "s3", "l2"));
}

/* In a text that is there, what is pasted is text, lines and all. */
static void
test_into_a_text (Fixture       *fixture,
                  gconstpointer  user_data)
{
  offer_text (fixture, "two\nlines");
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.edit-text");
  paste_into_text (fixture);
  g_assert_cmpstr (sj_card_get_text (sj_test_get_card (fixture, "c")), ==, "two\nlines");
  g_assert_cmpuint (count_cards (fixture), ==, 3);
}

/* What somebody cannot mean changes nothing, and is no step of undo. */
static void
test_nothing_that_fits (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(GBytes) broken = g_bytes_new_static ("{\"format\": \"soj", 15);
  g_autoptr(GdkContentProvider) provider =
    gdk_content_provider_new_for_bytes (SJ_FRAGMENT_MIME_TYPE, broken);

  sj_test_go_to_cell (fixture, "s0", "l2");
  gdk_clipboard_set_content (get_clipboard (fixture), NULL);
  sj_test_act (fixture, "canvas.paste");
  sj_test_settle (fixture->window);
  gdk_clipboard_set_content (get_clipboard (fixture), provider);
  sj_test_act (fixture, "canvas.paste");
  sj_test_settle (fixture->window);
  offer_text (fixture, " \n\n");
  sj_test_act (fixture, "canvas.paste");
  sj_test_settle (fixture->window);

  g_assert_cmpuint (count_cards (fixture), ==, 3);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 0);
}

/* Nobody waits for what was put away while the clipboard was asked. */
static void
test_the_window_is_closed_meanwhile (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  sj_test_select (fixture, "c");
  sj_test_act (fixture, "canvas.copy");
  sj_test_act (fixture, "canvas.paste");
  sj_canvas_set_log (fixture->canvas, NULL);
  sj_test_settle (fixture->window);
  g_assert_cmpuint (sj_edit_log_get_n_undo (fixture->log), ==, 0);
}

#define ADD(name, test) \
  g_test_add ("/clipboard/" name, Fixture, NULL, sj_test_view_set_up, test, sj_test_view_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("a-card-is-copied-to-a-cell", test_a_card_is_copied_to_a_cell);
  ADD ("cut-can-be-taken-back", test_cut_can_be_taken_back);
  ADD ("a-lane-with-its-cards", test_a_lane_with_its_cards);
  ADD ("between-windows", test_between_windows);
  ADD ("other-programs-get-text-and-a-picture", test_other_programs_get_text_and_a_picture);
  ADD ("lines-go-along-the-lane", test_lines_go_along_the_lane);
  ADD ("lines-go-down-when-transposed", test_lines_go_down_when_transposed);
  ADD ("a-range-fills-the-grid", test_a_range_fills_the_grid);
  ADD ("a-column-goes-down", test_a_column_goes_down);
  ADD ("a-picture", test_a_picture);
  ADD ("points", test_points);
  ADD ("measured-points-stay", test_measured_points_stay);
  ADD ("into-a-card-that-is-begun", test_into_a_card_that_is_begun);
  ADD ("into-a-text", test_into_a_text);
  ADD ("nothing-that-fits", test_nothing_that_fits);
  ADD ("the-window-is-closed-meanwhile", test_the_window_is_closed_meanwhile);

  return g_test_run ();
}
