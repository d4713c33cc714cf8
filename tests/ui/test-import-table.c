#include "ui/sj-import-chip.h"
#include "ui/sj-import-encoding.h"
#include "ui/sj-import-head.h"
#include "ui/sj-import-table.h"

#include "sj-test-import.h"

/* If these fail, columns of a wide file cannot be reached, or what stands above them is cut off. */

#define N_COLUMNS 317

static char *
make_wide (void)
{
  GString *text = g_string_new ("Rating 1");

  for (guint i = 2; i <= N_COLUMNS; i++)
    g_string_append_printf (text, ",Rating %u", i);
  for (guint row = 0; row < 30; row++)
    for (guint i = 0; i < N_COLUMNS; i++)
      g_string_append_printf (text, "%s%u", i == 0 ? "\n" : ",", (row * 3 + i) % 5 + 1);

  return g_string_free (text, FALSE);
}

static guint
count_chips (GtkWidget *widget)
{
  guint n = SJ_IS_IMPORT_CHIP (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_chips (child);

  return n;
}

static GtkAdjustment *
get_adjustment (SjImportWindow *window)
{
  GtkWidget *table = sj_test_find_widget (GTK_WIDGET (window), SJ_TYPE_IMPORT_TABLE);

  return gtk_scrolled_window_get_hadjustment (
    sj_test_find_widget (table, GTK_TYPE_SCROLLED_WINDOW));
}

static SjImportHead *
get_head (SjImportWindow *window)
{
  return sj_test_find_widget (GTK_WIDGET (window), SJ_TYPE_IMPORT_HEAD);
}

/* Every column of a wide file can be scrolled to, and there are widgets for those in view only. */
static void
test_wide_files_are_shown_whole (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *text = make_wide ();
  SjImportWindow *window = sj_test_import_text (fixture, text);
  GtkAdjustment *adjustment = get_adjustment (window);
  SjImportHead *head = get_head (window);

  g_assert_nonnull (sj_import_head_find_chip (head, 0));
  g_assert_null (sj_import_head_find_chip (head, N_COLUMNS - 1));
  g_assert_cmpuint (count_chips (GTK_WIDGET (head)), <, 30);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  sj_test_settle (GTK_WIDGET (window));
  g_assert_nonnull (sj_import_head_find_chip (head, N_COLUMNS - 1));
  g_assert_cmpuint (count_chips (GTK_WIDGET (head)), <, 30);
  g_assert_true (sj_test_says (GTK_WIDGET (head), "Rating 317"));
  g_assert_false (sj_test_says (GTK_WIDGET (window), "page of columns"));
}

/* From right to left the table begins with its first column too. */
static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = make_wide ();
  GtkTextDirection before = gtk_widget_get_default_direction ();
  SjImportWindow *window;
  GtkAdjustment *adjustment;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = sj_test_import_text (fixture, text);
  adjustment = get_adjustment (window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >,
                     2.0 * gtk_adjustment_get_page_size (adjustment));
  g_assert_nonnull (sj_import_head_find_chip (get_head (window), 0));
  g_assert_null (sj_import_head_find_chip (get_head (window), N_COLUMNS - 1));

  /* What was scrolled to stays when the window gets another size. */
  gtk_adjustment_set_value (adjustment, 0.0);
  sj_test_settle (GTK_WIDGET (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  sj_test_settle (GTK_WIDGET (window));
  g_assert_nonnull (sj_import_head_find_chip (get_head (window), N_COLUMNS - 1));
  gtk_widget_set_default_direction (before);
}

/* The keyboard goes from column to column, and the table with it. */
static void
test_the_keyboard_reaches_every_column (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autofree char *text = make_wide ();
  SjImportWindow *window = sj_test_import_text (fixture, text);
  GtkAdjustment *adjustment = get_adjustment (window);
  SjImportHead *head = get_head (window);

  for (guint i = 0; i < 14; i++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (head), GTK_DIR_TAB_FORWARD));
      sj_test_settle (GTK_WIDGET (window));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                             sj_import_head_find_chip (head, i)));
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >,
                     5 * gtk_adjustment_get_upper (adjustment) / N_COLUMNS);

  /* What has the keyboard stays, wherever the table is scrolled to by other means. */
  gtk_adjustment_set_value (adjustment, 0);
  sj_test_settle (GTK_WIDGET (window));
  g_assert_nonnull (sj_import_head_find_chip (head, 13));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         sj_import_head_find_chip (head, 13)));
}

/* Heads stand above their columns, and the whole of a chip is seen. */
static void
test_chips_are_whole (Fixture       *fixture,
                      gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture,
                                                "How satisfied were you with the way that we "
                                                "answered the question you had?,Shop\n"
                                                "4,5\n3,5\n5,4\n1,4\n2,5\n4,3\n");
  SjImportHead *head = get_head (window);
  graphene_rect_t bounds;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (sj_import_head_find_chip (head, i),
                                                GTK_WIDGET (head), &bounds));
      g_assert_cmpfloat (bounds.origin.y, >, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <,
                         gtk_widget_get_height (GTK_WIDGET (head)));
      g_assert_cmpfloat (bounds.size.height, >=, 24);
    }
}

/* A table narrower than the window is not one that was scrolled beyond its end. */
static void
test_narrow_tables_fill_the_view (Fixture       *fixture,
                                  gconstpointer  data)
{
  SjImportWindow *window = sj_test_import_text (fixture, "Shop\tDelivery\n1\t2\n3\t4\n5\t5\n");
  GtkAdjustment *adjustment = get_adjustment (window);

  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >, 400);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* People know no "macintosh". */
static void
test_encodings_have_names (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char bytes[] = "Caf\x8E,Zufriedenheit\nK\x9Aln,4\nM\x9Fnchen,5\nN\x9Frnberg,3\n";
  SjImportWindow *window = sj_test_import_text (fixture, bytes);

  g_assert_true (sj_test_says (GTK_WIDGET (window), "Mac Roman · comma"));
  g_assert_false (sj_test_says (GTK_WIDGET (window), "macintosh"));
  for (guint i = 0; i < sj_import_encoding_count (); i++)
    g_assert_null (strchr (sj_import_encoding_get_title (sj_import_encoding_get_id (i)), '_'));
  g_assert_cmpstr (sj_import_encoding_get_title ("utf-16le"), ==, "UTF-16 (little endian)");
  g_assert_cmpstr (sj_import_encoding_get_title ("windows-1252"), ==, "Windows-1252");
  g_assert_cmpstr (sj_import_encoding_get_title ("KLINGON"), ==, "KLINGON");
}

#define ADD(name, function)                                                     \
  g_test_add ("/import-table/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("wide", test_wide_files_are_shown_whole);
  ADD ("right-to-left", test_right_to_left);
  ADD ("keyboard", test_the_keyboard_reaches_every_column);
  ADD ("chips", test_chips_are_whole);
  ADD ("narrow", test_narrow_tables_fill_the_view);
  ADD ("encodings", test_encodings_have_names);

  return g_test_run ();
}
