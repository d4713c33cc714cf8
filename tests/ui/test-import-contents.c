#include "ui/sj-import-picture.h"
#include "ui/sj-import-result-page.h"
#include "ui/sj-import-use.h"
#include "ui/sj-import-window.h"

#include "sj-test-import.h"

/* If these fail, people cannot use a table that holds no answers but what was made of them. */

static const char answers[] =
  "name,email,Satisfaction with the ad,Satisfaction with the shop,note\n"
  "Ada Planted,ada@example.org,4,5,fine\n"
  "Bob Planted,bob@example.org,3,5,\n"
  "Cy Planted,cy@example.org,5,4,slow\n";

static const char counts[] =
  "How satisfied are you?,Ad,Shop\nVery satisfied,40,9\nSatisfied,30,20\nNeutral,0,0\n"
  "Dissatisfied,8,30\nVery dissatisfied,3,22\n";

static const char figures[] = "Touchpoint,NPS,Responses\nAd,-12.5,200\nShop,30,\n";

/* The curve on the page of the result is not cut off, however wide the window is. */
static void
assert_whole_picture (SjImportWindow *window)
{
  GtkWidget *page = sj_test_find_widget (GTK_WIDGET (window), SJ_TYPE_IMPORT_RESULT_PAGE);
  GtkWidget *picture = sj_test_find_widget (page, SJ_TYPE_IMPORT_PICTURE);
  GtkWidget *around = gtk_widget_get_ancestor (picture, GTK_TYPE_SCROLLED_WINDOW);
  int height;

  sj_test_settle (GTK_WIDGET (window));
  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (picture), &height,
                      NULL, NULL, NULL);
  g_assert_cmpint (height, >, 200);
  g_test_message ("%d pixels wide, %d of %d pixels high", gtk_widget_get_width (picture),
                  gtk_widget_get_height (around), height);
  g_assert_cmpint (gtk_widget_get_height (around), >=, height);
}

/* What holds no answers is of use all the same, with one press, and back. */
static void
test_counts_and_figures_can_be_used (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *offer;
    const char *summary;
    const char *value;
  } files[] = {
    { "counts.csv", counts, "counts how many people", "162 answers",
      "CSAT 4.19 (n = 81, 95 % 3.94–4.43)" },
    { "figures.csv", figures, "somebody else has worked out", "2 figures worked out elsewhere",
      "aggregated elsewhere" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GFile) file = sj_test_write_file (fixture, files[i].name, files[i].text);
      SjImportWindow *window = sj_test_import_file (fixture, file);
      GtkWidget *widget = GTK_WIDGET (window);
      SjImportJob *job = sj_import_window_get_job (window);

      g_assert_false (sj_import_window_is_ready (window));
      g_assert_true (sj_test_says (widget, files[i].offer));
      g_assert_true (sj_test_can_be_pressed (widget, "import.read-content"));
      g_assert_true (gtk_widget_activate_action (widget, "import.read-content", NULL));
      sj_test_wait_for_import (window);
      g_assert_true (sj_import_window_is_ready (window));
      g_assert_true (sj_test_says (widget, files[i].summary));
      g_assert_true (sj_test_can_be_pressed (widget, "import.read-answers"));

      g_assert_true (gtk_widget_activate_action (widget, "import.create-rest", NULL));
      sj_import_window_go_to (window, "segments");
      sj_test_settle (widget);
      /* There is nobody to be quoted. */
      g_assert_true (gtk_widget_activate_action (widget, "import.next-page", NULL));
      sj_test_settle (widget);
      g_assert_true (sj_test_says (widget, files[i].value));
      g_assert_false (sj_test_says (widget, "n = -1"));
      assert_whole_picture (window);
      g_assert_cmpuint (sj_import_job_count_used (job), ==, 2);

      g_assert_true (gtk_widget_activate_action (widget, "import.read-answers", NULL));
      sj_test_wait_for_import (window);
      g_assert_false (sj_import_window_is_ready (window));
      g_assert_true (gtk_widget_activate_action (widget, "import.read-content", NULL));
      sj_test_wait_for_import (window);
      sj_test_apply_import (window);
      sj_test_settle (GTK_WIDGET (fixture->window));
    }
  g_assert_cmpuint (g_list_model_get_n_items (sj_map_get_series (sj_document_get_map (
                      sj_window_get_document (fixture->window)))), ==, 2);
}

/* A file may have the name of another, and be read by its recipe, but hold something else. */
static void
test_a_recipe_that_fails_can_be_left (Fixture       *fixture,
                                      gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, counts);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.read-content", NULL));
  sj_test_wait_for_import (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.create-rest", NULL));
  sj_test_apply_import (window);
  sj_test_settle (GTK_WIDGET (fixture->window));

  window = sj_test_import_text (fixture, figures);
  g_assert_true (sj_test_says (GTK_WIDGET (window), "worked out elsewhere"));
  g_assert_true (sj_test_can_be_pressed (GTK_WIDGET (window), "import.leave-recipe"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.leave-recipe", NULL));
  sj_test_wait_for_import (window);
  g_assert_true (sj_test_says (GTK_WIDGET (window), "somebody else has worked out"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.read-content", NULL));
  sj_test_wait_for_import (window);
  g_assert_true (sj_import_window_is_ready (window));
}

/* On which scale means are a person says. */
static void
test_means_need_a_scale (Fixture       *fixture,
                         gconstpointer  data)
{
  SjImportWindow *window =
    sj_test_import_text (fixture, "Touchpoint,Mean,n,SD\nAd,3.5,20,1.1\nShop,4.2,30,0.9\n");
  SjImportJob *job = sj_import_window_get_job (window);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.read-content", NULL));
  sj_test_wait_for_import (window);
  g_assert_false (sj_import_window_is_ready (window));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "Say which scale"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.choose-columns", NULL));
  sj_test_settle (GTK_WIDGET (window));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "On which scale?"));
  g_assert_true (sj_test_says (GTK_WIDGET (window), "valence +0.25 to +0.60"));
  sj_import_use_set_scale (job, 1, "csat", 1.0, 5.0);
  sj_test_wait_for_import (window);
  g_assert_true (sj_import_window_is_ready (window));
}

/* Notes which keys the visible words below @widget are reached by; says which key has two words. */
static char *
find_double_key (GtkWidget  *widget,
                 GHashTable *keys)
{
  char *found = NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget))
    {
      guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      const char *before = g_hash_table_lookup (keys, GUINT_TO_POINTER (key));

      if (key != GDK_KEY_VoidSymbol && before != NULL)
        return g_strdup_printf ("%s / %s", before, text);
      g_hash_table_insert (keys, GUINT_TO_POINTER (key), (gpointer) text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_double_key (child, keys);

  return found;
}

static void
assert_keys (SjImportWindow *window)
{
  static const char *const pages[] = { "file", "columns", "matching", "segments", "quotes",
                                       "result" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr(GHashTable) keys = g_hash_table_new (NULL, NULL);
      g_autofree char *found = NULL;

      sj_import_window_go_to (window, pages[i]);
      sj_test_settle (GTK_WIDGET (window));
      found = find_double_key (GTK_WIDGET (window), keys);
      g_test_message ("%s: %u keys", pages[i], g_hash_table_size (keys));
      g_assert_cmpstr (found, ==, NULL);
    }
}

/* A key that two words claim moves the focus about instead of doing what it says. */
static void
test_no_key_has_two_words (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const others[] = { counts, figures };

  assert_keys (sj_test_import_text (fixture, answers));
  /* As they are offered, and as they are read. */
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      SjImportWindow *window = sj_test_import_text (fixture, others[i]);

      assert_keys (window);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "import.read-content", NULL));
      sj_test_wait_for_import (window);
      assert_keys (window);
    }
}

#define ADD(name, function)                                                        \
  g_test_add ("/import-contents/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("use", test_counts_and_figures_can_be_used);
  ADD ("failing-recipe", test_a_recipe_that_fails_can_be_left);
  ADD ("means", test_means_need_a_scale);
  ADD ("keys", test_no_key_has_two_words);

  return g_test_run ();
}
