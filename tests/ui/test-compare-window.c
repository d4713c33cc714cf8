#include "ui/sj-compare-window.h"

#include "core/sj-counterpart.h"
#include "ui/sj-difference-text.h"

#include "sj-test-view.h"

/* If this fails, somebody who compares two maps is not led to what differs, or is shown how it was
 * a while ago. */

typedef struct
{
  SjDocument      *documents[2];
  SjCompareWindow *window;
} Comparison;

static void
rename_card (SjDocument *document,
             const char *id,
             const char *title)
{
  SjEditLog *log = sj_document_get_log (document);

  sj_edit_log_begin (log, "Rename");
  sj_edit_log_set (log, sj_map_lookup (sj_document_get_map (document), id), "title", title, NULL);
  sj_edit_log_commit (log);
}

/* “c” goes elsewhere, “d” is called otherwise, “e” goes away and “f” comes. */
static void
change_second (SjDocument *document)
{
  SjEditLog *log = sj_document_get_log (document);
  SjMap *map = sj_document_get_map (document);
  g_autoptr(GPtrArray) gone = g_ptr_array_new ();
  g_autoptr(SjCard) card = g_object_new (SJ_TYPE_CARD, "id", "f", "title", "f", "step", "s3",
                                         "lane", "l2", NULL);

  sj_editing_move_card (log, sj_map_lookup_typed (map, "c", SJ_TYPE_CARD),
                        sj_map_lookup_typed (map, "s3", SJ_TYPE_STEP),
                        sj_map_lookup_typed (map, "l1", SJ_TYPE_LANE), NULL);
  rename_card (document, "d", "Better");
  g_ptr_array_add (gone, sj_map_lookup (map, "e"));
  sj_editing_delete (log, gone);
  sj_edit_log_begin (log, "Add");
  sj_edit_log_insert (log, SJ_ELEMENT (card), 0);
  sj_edit_log_commit (log);
}

static void
set_up (Comparison    *comparison,
        gconstpointer  user_data)
{
  g_autoptr(SjMap) first = sj_test_create_grid ();
  g_autoptr(SjMap) second = NULL;

  sj_test_add_card (first, "c", "s0", "l0");
  sj_test_add_card (first, "d", "s2", "l1");
  sj_test_add_card (first, "e", "s2", "l1");
  comparison->documents[0] = sj_document_new (first, NULL, FALSE);
  second = sj_map_make_counterpart (sj_document_get_log (comparison->documents[0]));
  comparison->documents[1] = sj_document_new (second, NULL, FALSE);
  if (user_data == NULL)
    change_second (comparison->documents[1]);

  comparison->window = SJ_COMPARE_WINDOW (sj_compare_window_new (NULL, comparison->documents[0],
                                                                 comparison->documents[1]));
  gtk_window_present (GTK_WINDOW (comparison->window));
  sj_test_settle (GTK_WIDGET (comparison->window));
}

static void
tear_down (Comparison    *comparison,
           gconstpointer  user_data)
{
  gtk_window_destroy (GTK_WINDOW (comparison->window));
  g_assert_finalize_object (comparison->documents[0]);
  g_assert_finalize_object (comparison->documents[1]);
}

static const char *
get_chosen (Comparison *comparison)
{
  return sj_difference_list_get_selected (sj_compare_window_get_list (comparison->window));
}

static void
act (Comparison *comparison,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (comparison->window), action, NULL);
}

static void
test_goes_through_all (Comparison    *comparison,
                       gconstpointer  user_data)
{
  static const char *const expected[] = { "e", "d", "c", "f" };
  SjSelection *selection =
    sj_canvas_get_selection (sj_compare_window_get_canvas (comparison->window));
  guint n_differences, n_found = 0;

  g_assert_cmpuint (sj_difference_list_get_place (sj_compare_window_get_list (comparison->window),
                                                  &n_differences), ==, 0);
  g_assert_cmpuint (n_differences, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      act (comparison, "compare.next");
      for (guint j = 0; j < G_N_ELEMENTS (expected); j++)
        n_found += g_strcmp0 (get_chosen (comparison), expected[j]) == 0;
      g_assert_true (sj_selection_contains (selection, get_chosen (comparison), NULL));
    }
  g_assert_cmpuint (n_found, ==, 4);

  /* At the end it stays. */
  act (comparison, "compare.next");
  g_assert_cmpuint (sj_difference_list_get_place (sj_compare_window_get_list (comparison->window),
                                                  NULL), ==, 4);
  act (comparison, "compare.previous");
  g_assert_cmpuint (sj_difference_list_get_place (sj_compare_window_get_list (comparison->window),
                                                  NULL), ==, 3);
}

static void
test_list_follows_the_map (Comparison    *comparison,
                           gconstpointer  user_data)
{
  SjCanvas *canvas = sj_compare_window_get_canvas (comparison->window);
  SjMap *map = sj_canvas_get_map (canvas);
  const SjComparisonMap *compared = sj_compare_window_get_comparison (comparison->window);
  guint n_cards = g_list_model_get_n_items (sj_map_get_cards (map));

  sj_selection_select (sj_canvas_get_selection (canvas), "e", NULL);
  g_assert_cmpstr (get_chosen (comparison), ==, "e");
  sj_selection_select (sj_canvas_get_selection (canvas), "l0", NULL);
  g_assert_null (get_chosen (comparison));

  /* The place that “c” left is about “c” as well. */
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjElement) card = g_list_model_get_item (sj_map_get_cards (map), i);
      const SjComparisonMark *mark =
        sj_comparison_map_find_mark (compared, sj_element_get_id (card));

      if (mark == NULL || !mark->ghost || mark->kind != SJ_DIFFERENCE_MOVED)
        continue;
      sj_selection_select (sj_canvas_get_selection (canvas), sj_element_get_id (card), NULL);
      g_assert_cmpstr (get_chosen (comparison), ==, "c");
      return;
    }
  g_assert_not_reached ();
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_follows_edits (Comparison    *comparison,
                    gconstpointer  user_data)
{
  guint n_differences;

  rename_card (comparison->documents[1], "c", "Otherwise");
  wait (500);
  sj_difference_list_get_place (sj_compare_window_get_list (comparison->window), &n_differences);
  g_assert_cmpuint (n_differences, ==, 1);
  g_assert_nonnull (sj_comparison_map_find_mark (
    sj_compare_window_get_comparison (comparison->window), "c"));

  sj_edit_log_undo (sj_document_get_log (comparison->documents[1]));
  wait (500);
  sj_difference_list_get_place (sj_compare_window_get_list (comparison->window), &n_differences);
  g_assert_cmpuint (n_differences, ==, 0);
}

static void
test_says_how_it_was (Comparison    *comparison,
                      gconstpointer  user_data)
{
  const SjComparisonMap *compared = sj_compare_window_get_comparison (comparison->window);
  g_auto(GStrv) changed =
    sj_difference_text_lines (sj_comparison_map_find_mark (compared, "d")->difference);
  g_auto(GStrv) moved =
    sj_difference_text_lines (sj_comparison_map_find_mark (compared, "c")->difference);
  g_auto(GStrv) gone =
    sj_difference_text_lines (sj_comparison_map_find_mark (compared, "e")->difference);

  g_assert_cmpstr (changed[0], ==, "Title: d → Better");
  g_assert_cmpuint (g_strv_length (moved), ==, 2);
  g_assert_cmpstr (moved[0], ==, "Step: s0 → s3");
  g_assert_cmpstr (moved[1], ==, "Lane: l0 → l1");
  g_assert_cmpuint (g_strv_length (gone), ==, 0);
}

static void
test_swapped (Comparison    *comparison,
              gconstpointer  user_data)
{
  const SjComparisonMap *compared;

  act (comparison, "compare.swap");
  compared = sj_compare_window_get_comparison (comparison->window);
  g_assert_cmpint (sj_comparison_map_find_mark (compared, "e")->kind, ==, SJ_DIFFERENCE_ADDED);
  g_assert_cmpint (sj_comparison_map_find_mark (compared, "f")->kind, ==, SJ_DIFFERENCE_REMOVED);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, user_data, function) \
  g_test_add (path, Comparison, user_data, set_up, function, tear_down)
  ADD ("/compare-window/goes-through-all", NULL, test_goes_through_all);
  ADD ("/compare-window/list-follows-the-map", NULL, test_list_follows_the_map);
  ADD ("/compare-window/follows-edits", "same", test_follows_edits);
  ADD ("/compare-window/says-how-it-was", NULL, test_says_how_it_was);
  ADD ("/compare-window/swapped", NULL, test_swapped);
#undef ADD

  return g_test_run ();
}
