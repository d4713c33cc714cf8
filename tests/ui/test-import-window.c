#include "core/sj-stage.h"
#include "feedback/sj-word-file.h"
#include "ui/sj-import-doubts.h"
#include "ui/sj-import-rows.h"
#include "ui/sj-import-summary.h"
#include "ui/sj-import-table.h"
#include "ui/sj-import-use.h"
#include "ui/sj-import-window.h"
#include "ui/sj-import-words.h"

#include "sj-test-data.h"
#include "sj-test-import.h"

/* If these fail, people import what they did not mean to, see what they must not see, or wait. */

static const char survey[] =
  "name,email,Satisfaction with the ad,Satisfaction with the shop,note\n"
  "Ada Planted,ada@example.org,4,5,fine\n"
  "Bob Planted,bob@example.org,3,5,\n"
  "Cy Planted,cy@example.org,5,4,slow\n"
  "Di Planted,di@example.org,1,4,\n"
  "Ed Planted,ed@example.org,2,5,\n"
  "Fay Planted,fay@example.org,4,3,\n";

/* What tells who somebody is comes into no widget of any page, unless a person asks for it. */
static void
test_personal_cells_are_never_shown (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const char *const pages[] = { "file", "columns", "matching", "segments", "result" };
  SjImportWindow *window = sj_test_import_text (fixture, survey);

  g_assert_true (sj_test_says (GTK_WIDGET (window), "fine"));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sj_import_window_go_to (window, pages[i]);
      sj_test_settle (GTK_WIDGET (window));
      g_assert_false (sj_test_says (GTK_WIDGET (window), "Planted"));
      g_assert_false (sj_test_says (GTK_WIDGET (window), "example.org"));
    }

  sj_import_window_go_to (window, "file");
  sj_import_job_show_personal (sj_import_window_get_job (window), 1, TRUE);
  sj_test_settle (GTK_WIDGET (window));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "bob@example.org"));
  g_assert_false (sj_test_says (GTK_WIDGET (window), "Planted"));
}

/* Names that the map does not know become touchpoints, in the one edit that the import is. */
static void
test_the_rest_is_created_in_one_edit (Fixture       *fixture,
                                      gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, survey);
  SjDocument *document = sj_window_get_document (fixture->window);
  SjMap *map = sj_document_get_map (document);

  g_assert_cmpuint (sj_import_job_count_used (sj_import_window_get_job (window)), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.create-rest", NULL));
  g_assert_cmpuint (sj_import_job_count_used (sj_import_window_get_job (window)), ==, 2);
  g_assert_false (sj_document_is_dirty (document));

  sj_test_apply_import (window);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (map)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_stages (map)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (map)), ==, 1);

  sj_edit_log_undo (sj_document_get_log (document));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (map)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_stages (map)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (map)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_lanes (map)), ==, 0);
  g_assert_false (sj_document_is_dirty (document));
}

/* The map can be changed while the window is open: what has gone from it is not measured. */
static void
test_the_map_may_change_meanwhile (Fixture       *fixture,
                                   gconstpointer  data)
{
  SjDocument *document = sj_test_open_map (fixture, "map.sojourn", "Map");
  SjMap *map = sj_document_get_map (document);
  SjEditLog *log = sj_document_get_log (document);
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "title", "Shop", NULL);
  SjImportWindow *window;
  SjImportJob *job;

  sj_edit_log_begin (log, "Add Stage");
  sj_edit_log_insert (log, stage, 0);
  sj_edit_log_commit (log);
  window = sj_test_import_text (fixture, survey);
  job = sj_import_window_get_job (window);
  sj_import_job_create (job, "Satisfaction with the ad");
  sj_import_job_choose (job, "Satisfaction with the shop", sj_element_get_id (stage));
  sj_edit_log_begin (log, "Delete Stage");
  sj_edit_log_remove (log, stage);
  sj_edit_log_commit (log);

  sj_test_apply_import (window);
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_cards (map)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (map)), ==, 1);
}

/* The next file of that name is read as this one was, without a question. */
static void
test_choices_are_remembered (Fixture       *fixture,
                             gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, survey);
  SjImportJob *job = sj_import_window_get_job (window);
  const SjImportMatch *match;
  SjScale scale;

  sj_import_use_set_scale (job, 3, "stars", 1.0, 5.0);
  sj_test_wait_for_import (window);
  sj_import_job_create_rest (job);
  sj_test_apply_import (window);
  sj_test_settle (GTK_WIDGET (fixture->window));

  window = sj_test_import_text (fixture, survey);
  job = sj_import_window_get_job (window);
  g_assert_true (sj_import_use_get_scale (job, 3, &scale));
  g_assert_cmpint (scale.metric, ==, SJ_METRIC_STARS);
  match = sj_feedback_import_get_match (sj_import_job_get_import (job), 0);
  g_assert_cmpint (match->kind, ==, SJ_IMPORT_KEPT);
  g_assert_cmpuint (sj_import_job_count_used (job), ==, 2);

  sj_import_window_go_to (window, "result");
  sj_test_settle (GTK_WIDGET (window));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "none of them new"));
}

/* Whose answers belong together is told from a column of addresses, which nobody gets to see; who
 * does not want that leaves it out. */
static void
test_the_same_people_are_known_again (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("e-mail,wave,touchpoint,csat\n");
  SjImportWindow *window;
  SjImportJob *job;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (text, "planted%u@example.org,%s,%s,%u\n", i % 20,
                            i < 40 ? "March" : "June", i / 20 % 2 ? "Shop" : "Ad", 1 + i * 7 % 5);
  window = sj_test_import_text (fixture, text->str);
  job = sj_import_window_get_job (window);
  g_assert_cmpint (sj_import_use_get (job, 0), ==, SJ_IMPORT_USE_RESPONDENT);
  g_assert_true (sj_import_job_get_result (job)->respondents);
  sj_import_window_go_to (window, "segments");
  sj_test_settle (GTK_WIDGET (window));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "e-mail"));
  g_assert_false (sj_test_says (GTK_WIDGET (window), "planted"));

  sj_import_use_set (job, 0, SJ_IMPORT_USE_NONE);
  sj_test_wait_for_import (window);
  g_assert_cmpint (sj_import_use_get (job, 0), ==, SJ_IMPORT_USE_PERSONAL);
  g_assert_false (sj_import_job_get_result (job)->respondents);
}

static double
get_low (SjImportJob *job)
{
  SjTallyResult *result = sj_import_job_get_result (job);

  return ((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally.scale->low;
}

/* Whoever chooses faster than the file can be read gets what was chosen last. */
static void
test_the_newest_choice_wins (Fixture       *fixture,
                             gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, survey);
  SjImportJob *job = sj_import_window_get_job (window);

  for (int low = -8; low <= 0; low++)
    {
      sj_import_use_set_scale (job, 2, "likert", low, 5.0);
      if (low % 3 == 0)
        sj_test_settle (GTK_WIDGET (window));
    }
  sj_test_wait_for_import (window);
  g_assert_cmpfloat (get_low (job), ==, 0.0);
}

/* The header may be longer than it looks. */
static void
test_the_header_can_be_moved (Fixture       *fixture,
                              gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture,
                                      "Satisfaction here,Satisfaction there\n"
                                      "5,4\n4,4\n3,4\n5,1\n2,5\n4,4\n");
  SjImportJob *job = sj_import_window_get_job (window);
  gpointer table = sj_test_find_widget (GTK_WIDGET (window), SJ_TYPE_IMPORT_TABLE);

  g_assert_cmpuint (sj_table_get_header_rows (sj_import_job_get_table (job)), ==, 1);
  g_signal_emit_by_name (table, "header-moved", 2);
  sj_test_wait_for_import (window);
  g_assert_cmpuint (sj_table_get_header_rows (sj_import_job_get_table (job)), ==, 2);
  g_assert_cmpuint (sj_import_job_get_result (job)->counts.rows, ==, 5);

  g_signal_emit_by_name (table, "header-moved", 1);
  sj_test_wait_for_import (window);
  g_assert_cmpuint (sj_import_job_get_result (job)->counts.rows, ==, 6);
}

/* A file that nothing is sure about is no dead end. */
static void
test_an_unsure_file_can_be_read (Fixture       *fixture,
                                 gconstpointer  data)
{
  GString *text = g_string_new ("id,first,second\n");
  SjImportWindow *window;
  SjImportJob *job;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%u,%u,text %u\n", 1000 + i * 7, i % 5 + 1, i % 7);
  window = sj_test_import_text (fixture, text->str);
  g_string_free (text, TRUE);
  job = sj_import_window_get_job (window);
  g_assert_false (sj_import_window_is_ready (window));
  g_assert_nonnull (sj_import_job_get_error (job));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "Nothing in the file is surely a rating"));
  g_assert_true (sj_import_doubts_are_about (job, 1));

  sj_import_use_set (job, 1, SJ_IMPORT_USE_SCORE);
  sj_test_wait_for_import (window);
  g_assert_true (sj_import_window_is_ready (window));
  g_assert_false (sj_import_doubts_are_about (job, 1));
  g_assert_null (sj_import_job_get_error (job));

  sj_import_use_set (job, 1, SJ_IMPORT_USE_NONE);
  sj_test_wait_for_import (window);
  g_assert_false (sj_import_window_is_ready (window));
}

static gboolean
has_all_rows (gpointer model)
{
  return g_list_model_get_n_items (model) == 12001;
}

/* Rows come as somebody scrolls to them. */
static void
test_rows_are_read_when_wanted (Fixture       *fixture,
                                gconstpointer  data)
{
  GString *text = g_string_new ("email,Story ad,Checkout\n");
  GListModel *rows;
  SjImportWindow *window;
  g_autoptr(SjImportRow) last = NULL;

  for (guint i = 1; i <= 12000; i++)
    g_string_append_printf (text, "p%u@example.org,%u,%u\n", i, i % 5 + 1, i % 4 + 1);
  window = sj_test_import_text (fixture, text->str);
  g_string_free (text, TRUE);

  rows = G_LIST_MODEL (sj_import_table_get_rows (
    sj_test_find_widget (GTK_WIDGET (window), SJ_TYPE_IMPORT_TABLE)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 12001);
  g_object_unref (g_list_model_get_item (rows, g_list_model_get_n_items (rows) - 1));
  sj_test_wait_until (has_all_rows, rows);
  last = g_list_model_get_item (rows, 12000);
  g_assert_cmpuint (sj_import_rows_get_number (last), ==, 12000);
  g_assert_cmpstr (sj_import_rows_get_text (last, 0), ==, "");
  g_assert_cmpstr (sj_import_rows_get_text (last, 1), ==, "1");
  g_assert_cmpstr (sj_import_rows_get_text (last, 2), ==, "1");
}

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* On a telephone, or beside another window, nothing is cut off. */
static void
test_it_may_be_narrow (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char *const pages[] = { "columns",  "matching", "segments",
                                       "quotes", "result",   "file" };
  SjImportWindow *window = sj_test_import_text (fixture, survey);
  GtkWidget *stack = sj_test_find_widget (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (stack), pages[i]);

      sj_import_window_go_to (window, pages[i]);
      sj_test_settle (GTK_WIDGET (window));
      g_test_message ("The page “%s” takes %d pixels", pages[i], get_least_width (page));
      g_assert_cmpint (get_least_width (page), <=, 360);
    }
  g_assert_cmpint (get_least_width (GTK_WIDGET (window)), <=, 360);
}

/* What cannot be opened says why in the window, and how to go on. */
static void
test_what_is_no_table_is_explained (Fixture       *fixture,
                                    gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, "%PDF-1.4 not a table\n");

  g_assert_true (sj_test_says (GTK_WIDGET (window),
                               "is not a table of answers but a PDF document"));
  g_assert_false (sj_import_window_is_ready (window));
}

/* A workbook's other sheets are a choice away; what was said of the first one is forgotten. */
static void
test_another_sheet_can_be_read (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = sj_test_data ("xlsx/readxl_datasets.xlsx");
  g_autoptr(GFile) file = NULL;
  g_autofree char *first = NULL;
  SjImportWindow *window;
  SjImportJob *job;
  GPtrArray *sheets;

  if (path == NULL)
    return;

  file = g_file_new_for_path (path);
  window = sj_test_import_file (fixture, file);
  job = sj_import_window_get_job (window);
  sheets = sj_table_get_sheets (sj_import_job_get_table (job), NULL);
  g_assert_cmpuint (sheets->len, >, 1);
  first = g_strdup (sj_table_get_column_name (sj_import_job_get_table (job), 0));
  sj_import_use_set (job, 0, SJ_IMPORT_USE_SCORE);
  sj_import_job_choose_sheet (job, g_ptr_array_index (sheets, 1));
  sj_test_wait_for_import (window);
  g_assert_cmpstr (sj_table_get_column_name (sj_import_job_get_table (job), 0), !=, first);
  g_assert_cmpuint (sj_import_job_get_reading (job)->scales->len, ==, 0);
}

/* What is pressed too early would be lost without a word. */
static void
test_nothing_can_be_pressed_too_early (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(GFile) file = sj_test_write_file (fixture, "answers.csv", survey);
  GtkWidget *window;

  sj_test_open_map (fixture, "map.sojourn", "Map");
  window = sj_import_window_open (fixture->window, file, NULL);
  g_assert_true (sj_import_job_is_running (sj_import_window_get_job (SJ_IMPORT_WINDOW (window))));
  g_assert_false (sj_test_can_be_pressed (window, "import.create-rest"));
  g_assert_false (sj_test_can_be_pressed (window, "import.apply"));

  sj_test_wait_for_import (SJ_IMPORT_WINDOW (window));
  g_assert_true (sj_test_can_be_pressed (window, "import.create-rest"));
  g_assert_false (sj_test_can_be_pressed (window, "import.apply"));
  g_assert_true (gtk_widget_activate_action (window, "import.create-rest", NULL));
  sj_test_settle (window);
  g_assert_true (sj_test_can_be_pressed (window, "import.apply"));
}

/* A page leaves when its window does, whatever is being read. */
static void
test_closing_stops_reading (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GFile) file = sj_test_write_file (fixture, "answers.csv", survey);
  GtkWidget *window;

  sj_test_open_map (fixture, "map.sojourn", "Map");
  window = sj_import_window_open (fixture->window, file, NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_null (window);
}

/* Whether one label says both. */
static gboolean
find_text (GtkWidget  *widget,
           const char *first,
           const char *second)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  gboolean found = strstr (text, first) != NULL && strstr (text, second) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, first, second);

  return found;
}

/* How many people stand behind what is hidden is said nowhere, nor can it be subtracted. */
static void
test_small_groups_are_not_counted (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const char *const pages[] = { "file", "columns", "matching", "segments", "result" };
  g_autoptr(GString) csv = g_string_new ("touchpoint,csat\n");
  g_autofree char *summary = NULL;
  SjImportWindow *window;

  for (int i = 0; i < 48; i++)
    g_string_append_printf (csv, "%s,%d\n", i < 45 ? "Basket" : "Delivery", 1 + i % 5);
  for (int i = 0; i < 12; i++)
    g_string_append_printf (csv, "Checkout,%d\n", 1 + i % 5);
  g_string_append (csv, "Basket,n/a\nBasket,n/a\nDelivery,n/a\nDelivery,n/a\n");
  window = sj_test_import_text (fixture, csv->str);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sj_import_window_go_to (window, pages[i]);
      sj_test_settle (GTK_WIDGET (window));
      g_assert_false (sj_test_says (GTK_WIDGET (window), "3 answers"));
    }

  sj_import_window_go_to (window, "matching");
  g_assert_true (sj_test_says (GTK_WIDGET (window), "45 answers"));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "Too few answers to be shown"));
  summary = sj_import_summary_text (sj_import_window_get_job (window));
  g_test_message ("%s", summary);
  g_assert_nonnull (strstr (summary, "not applicable, 2 times"));

  /* Of those that are shown, few are a hint only. */
  sj_import_job_create_rest (sj_import_window_get_job (window));
  sj_import_window_go_to (window, "result");
  sj_test_settle (GTK_WIDGET (window));
  g_assert_true (find_text (GTK_WIDGET (window), "n = 12", ", indicative"));
  g_assert_true (find_text (GTK_WIDGET (window), "n = 45", "valence"));
  g_assert_false (find_text (GTK_WIDGET (window), "n = 45", ", indicative"));
}

/* Three questions with the same labels are asked about once; one answer does for all of them, but
 * for the one of which a person has said what it is. */
static void
test_same_labels_are_asked_once (Fixture       *fixture,
                                 gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (
    fixture, "Satisfied with the ad;Satisfied with the shop;Satisfied with the till\n"
             "very satisfied;satisfied;satisfied\nsatisfied;very satisfied;satisfied\n"
             "very dissatisfied;dissatisfied;very dissatisfied\n"
             "dissatisfied;satisfied;dissatisfied\nsatisfied;satisfied;very satisfied\n");
  SjImportJob *job = sj_import_window_get_job (window);
  SjScale scale;

  sj_import_window_go_to (window, "columns");
  sj_test_settle (GTK_WIDGET (window));
  g_assert_cmpuint (sj_import_job_get_doubts (job)->len, ==, 1);
  g_assert_true (sj_import_doubts_ask (job, 0));
  g_assert_false (sj_import_doubts_ask (job, 1));
  for (guint i = 0; i < 3; i++)
    g_assert_true (sj_import_doubts_are_about (job, i));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "1 Question"));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "and of 2 more columns"));

  /* The column that the question stands at is answered by hand: it is asked at another. */
  sj_import_use_set_scale (job, 0, "stars", 1.0, 5.0);
  sj_test_wait_for_import (window);
  g_assert_false (sj_import_doubts_are_about (job, 0));
  g_assert_true (sj_import_doubts_ask (job, 1) || sj_import_doubts_ask (job, 2));

  sj_import_doubts_dispel (job, g_ptr_array_index (sj_import_job_get_doubts (job), 0), 1);
  sj_test_wait_for_import (window);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (sj_import_doubts_are_about (job, i));
      g_assert_true (sj_import_use_get_scale (job, i, &scale));
      g_assert_cmpint (scale.metric == SJ_METRIC_STARS, ==, i == 0);
    }
  g_assert_cmpfloat (scale.high, ==, 5.0);
  g_assert_false (sj_test_says (GTK_WIDGET (window), "1 Question"));
}

/* The valence of the one touchpoint, and how many comments it is from. */
static double
get_mood (SjImportWindow *window,
          guint64        *n)
{
  SjTallyResult *result = sj_import_job_get_result (sj_import_window_get_job (window));
  const SjResultGroup *group;
  SjTallySummary summary;

  g_assert_nonnull (result);
  g_assert_cmpuint (result->groups->len, ==, 1);
  group = g_ptr_array_index (result->groups, 0);
  g_assert_true (sj_tally_summarise (&group->tally, &summary));
  *n = summary.n;

  return summary.valence;
}

/* A person's own words make another mood of the same comments, and are told of; without them the
 * first mood is there again. */
static void
test_own_words_change_the_mood (Fixture       *fixture,
                                gconstpointer  data)
{
  static const char *const comments[] = {
    "The beverage was fizzy and fizzy again", "Very good and friendly people, good",
    "A bad and slow, bad delivery",
  };
  g_autoptr(GString) csv = g_string_new ("Place,Comment\n");
  g_autoptr(GFile) file = sj_test_write_file (fixture, "words.tsv", "fizzy\t4\nbeverage\t1\n");
  g_autofree char *told = NULL;
  g_autofree char *told_after = NULL;
  g_autoptr(GError) error = NULL;
  SjImportWindow *window;
  SjImportJob *job;
  SjReading *reading;
  double before, with;
  guint64 n_before, n_with, n_after;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (csv, "Awareness,\"%s\"\n", comments[i % 3]);
  window = sj_test_import_text (fixture, csv->str);
  job = sj_import_window_get_job (window);
  reading = sj_import_job_get_reading (job);
  g_free (reading->by);
  reading->by = g_strdup ("Place");
  g_ptr_array_add (reading->scores, g_strdup ("Comment:sentiment:en"));
  sj_import_job_read_again (job, FALSE);
  sj_test_wait_for_import (window);
  before = get_mood (window, &n_before);

  reading->words = sj_word_file_read (g_file_peek_path (file), NULL, &error);
  g_assert_no_error (error);
  sj_import_job_read_again (job, FALSE);
  sj_test_wait_for_import (window);
  with = get_mood (window, &n_with);
  told = sj_import_words_describe (job);
  g_assert_cmpstr (told, ==, "2 words of your own");
  g_assert_cmpuint (n_with, ==, n_before);
  g_assert_cmpfloat (with, >, before + 0.2);

  sj_import_words_clear (job);
  sj_test_wait_for_import (window);
  g_assert_cmpfloat (get_mood (window, &n_after), ==, before);
  g_assert_cmpuint (n_after, ==, n_before);
  told_after = sj_import_words_describe (job);
  g_assert_null (told_after);
}

#define ADD(name, function)                                                      \
  g_test_add ("/import-window/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("personal", test_personal_cells_are_never_shown);
  ADD ("create", test_the_rest_is_created_in_one_edit);
  ADD ("meanwhile", test_the_map_may_change_meanwhile);
  ADD ("remember", test_choices_are_remembered);
  ADD ("same-people", test_the_same_people_are_known_again);
  ADD ("newest", test_the_newest_choice_wins);
  ADD ("header", test_the_header_can_be_moved);
  ADD ("unsure", test_an_unsure_file_can_be_read);
  ADD ("rows", test_rows_are_read_when_wanted);
  ADD ("narrow", test_it_may_be_narrow);
  ADD ("no-table", test_what_is_no_table_is_explained);
  ADD ("sheet", test_another_sheet_can_be_read);
  ADD ("early", test_nothing_can_be_pressed_too_early);
  ADD ("same-labels", test_same_labels_are_asked_once);
  ADD ("small-groups", test_small_groups_are_not_counted);
  ADD ("own-words", test_own_words_change_the_mood);
  ADD ("close", test_closing_stops_reading);

  return g_test_run ();
}
