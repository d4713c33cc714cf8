#include <glib/gstdio.h>
#include <string.h>

#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-quote-candidates.h"

/* Comments are shown for one touchpoint, only where many people commented, and one of them becomes
 * a card. */

static char *
write_comments (void)
{
  g_autoptr(GString) csv = g_string_new ("touchpoint,score,comment,email\n");
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  for (int i = 0; i < 15; i++)
    g_string_append_printf (csv,
                            "Checkout,%d,\"The checkout is slow, number %d\",a%d@example.com\n"
                            "Delivery,4,The driver was friendly %d times,b%d@example.com\n",
                            1 + i % 5, i, i, i, i);
  for (int i = 0; i < 9; i++)
    g_string_append (csv, "Returns,2,Sending it back took three weeks,c@example.com\n"
                          "Returns,2,n/a,d@example.com\nReturns,3,,\n");
  g_string_append (csv, "Checkout,3,ok,\n");
  g_assert_true (g_file_set_contents (path, csv->str, -1, NULL));

  return path;
}

static void
test_one_touchpoint (void)
{
  g_autofree char *path = write_comments ();
  g_autoptr(SjQuoteCandidates) checkout = NULL;
  g_autoptr(SjQuoteCandidates) returns = NULL;
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup ("touchpoint");
  checkout = sj_quote_candidates_read (path, &reading, 2, "Checkout", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (checkout->n_comments, ==, 16);
  g_assert_cmpuint (checkout->comments->len, ==, 15); /* "ok" is not worth quoting */
  for (guint i = 0; i < checkout->comments->len; i++)
    {
      g_autofree char *expected = g_strdup_printf ("The checkout is slow, number %u", i);

      g_assert_cmpstr (g_ptr_array_index (checkout->comments, i), ==, expected);
    }

  /* Nine people, and others who said nothing. */
  returns = sj_quote_candidates_read (path, &reading, 2, "Returns", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (returns->n_comments, ==, 9);
  g_assert_cmpuint (returns->comments->len, ==, 0);

  g_assert_null (sj_quote_candidates_read (path, &reading, 3, "Checkout", NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
  g_unlink (path);
}

static void
test_add (void)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjStage) stage = sj_stage_new ("Buy");
  g_autoptr(SjStep) step = sj_step_new ("Pay", sj_element_get_id (SJ_ELEMENT (stage)));
  g_autoptr(GError) error = NULL;
  g_autoptr(SjLane) lane = NULL;
  SjCard *card;

  sj_edit_log_begin (log, "Set Up");
  sj_edit_log_insert (log, SJ_ELEMENT (stage), 0);
  sj_edit_log_insert (log, SJ_ELEMENT (step), 0);
  sj_edit_log_commit (log);

  card = sj_quote_add (log, sj_element_get_id (SJ_ELEMENT (stage)), " So slow,  Mr ⟨name⟩ said ",
                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_card_get_title (card), ==, "So slow, Mr ⟨name⟩ said");
  g_assert_cmpstr (sj_card_get_step (card), ==, sj_element_get_id (SJ_ELEMENT (step)));
  lane = g_list_model_get_item (sj_map_get_lanes (map), 0);
  g_assert_cmpint (sj_lane_get_kind (lane), ==, SJ_LANE_QUOTES);
  g_assert_nonnull (sj_quote_add (log, sj_element_get_id (SJ_ELEMENT (step)), "Again", &error));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (map)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (map)), ==, 2);
  sj_edit_log_undo (log);
  sj_edit_log_undo (log);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (map)), ==, 0);

  g_assert_null (sj_quote_add (log, sj_element_get_id (SJ_ELEMENT (step)), "  ", &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (sj_quote_add (log, "nowhere", "A quote", &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotes/one-touchpoint", test_one_touchpoint);
  g_test_add_func ("/quotes/add", test_add);

  return g_test_run ();
}
