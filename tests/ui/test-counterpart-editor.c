#include "ui/sj-counterpart-editor.h"

#include "sj-test-application.h"

/* The as-is and the to-be map of a journey belong together: from one somebody must see which the
 * other is, and get there. An id or a file's name says neither. */

static void
set_counterpart (SjDocument *document,
                 const char *name)
{
  SjEditLog *log = sj_document_get_log (document);

  sj_edit_log_begin (log, "Link");
  sj_edit_log_set (log, SJ_ELEMENT (sj_document_get_map (document)), "counterpart", name, NULL);
  sj_edit_log_commit (log);
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The part of the counterpart's editor in the selected tab that has this type. */
static GtkWidget *
get_part (Fixture *fixture,
          GType    type)
{
  SjInspector *inspector = sj_map_view_get_inspector (sj_window_get_view (fixture->window));
  SjPropertyRow *row = sj_inspector_find_row (inspector, "counterpart");

  g_assert_nonnull (row);
  return find (GTK_WIDGET (sj_property_row_get_editor (row)), type);
}

static const char *
get_title (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (get_part (fixture, GTK_TYPE_LABEL)));
}

static gboolean
shows_file_title (gpointer fixture)
{
  return g_str_equal (get_title (fixture), "How it shall be");
}

static void
test_an_open_map_has_a_title (Fixture       *fixture,
                              gconstpointer  data)
{
  SjDocument *other = sj_test_open_map (fixture, "to-be.sojourn", "How it shall be");
  SjDocument *document = sj_test_open_map (fixture, "as-is.sojourn", "How it is");

  set_counterpart (document, sj_element_get_id (SJ_ELEMENT (sj_document_get_map (other))));
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_title (fixture), ==, "How it shall be");
  g_assert_false (gtk_widget_get_visible (get_part (fixture, GTK_TYPE_ENTRY)));

  g_signal_emit_by_name (get_part (fixture, GTK_TYPE_BUTTON), "clicked");
  sj_test_settle (GTK_WIDGET (fixture->window));
  g_assert_true (sj_window_get_document (fixture->window) == other);
}

static gboolean
shows_other (gpointer fixture)
{
  SjDocument *document = sj_window_get_document (((Fixture *) fixture)->window);
  g_autofree char *title = document != NULL ? sj_document_get_title (document) : NULL;

  return g_strcmp0 (title, "How it shall be") == 0;
}

static void
test_a_file_is_read_and_opened (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GFile) file = sj_test_create_map (fixture, "to-be.sojourn", "How it shall be");
  SjDocument *document = sj_test_open_map (fixture, "as-is.sojourn", "How it is");

  set_counterpart (document, "to-be.sojourn");
  sj_test_wait_until (shows_file_title, fixture);
  g_signal_emit_by_name (get_part (fixture, GTK_TYPE_BUTTON), "clicked");
  sj_test_wait_until (shows_other, fixture);
  sj_test_settle (GTK_WIDGET (fixture->window));
}

/* Maps name each other by their ids; on another day only one of them is open. */
static void
test_a_file_is_found_by_its_id (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "title", "How it shall be", NULL);
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, "other.sojourn", NULL);
  SjDocument *document = sj_test_open_map (fixture, "as-is.sojourn", "How it is");

  g_assert_true (sj_map_file_save (map, file, NULL, NULL));
  set_counterpart (document, sj_element_get_id (SJ_ELEMENT (map)));
  sj_test_wait_until (shows_file_title, fixture);
  g_signal_emit_by_name (get_part (fixture, GTK_TYPE_BUTTON), "clicked");
  sj_test_wait_until (shows_other, fixture);
  sj_test_settle (GTK_WIDGET (fixture->window));
}

/* What cannot be found is not hidden, and can be written anew. */
static void
test_what_is_missing_is_text (Fixture       *fixture,
                              gconstpointer  data)
{
  SjDocument *document = sj_test_open_map (fixture, "as-is.sojourn", "How it is");
  GtkWidget *entry;

  set_counterpart (document, "gone.sojourn");
  sj_test_settle (GTK_WIDGET (fixture->window));
  entry = get_part (fixture, GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_get_visible (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "gone.sojourn");

  gtk_editable_set_text (GTK_EDITABLE (entry), "new.sojourn");
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_document_get_map (document)), "counterpart"),
                   ==, "new.sojourn");
}

#define ADD(name, function)                                                            \
  g_test_add ("/counterpart-editor/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("open", test_an_open_map_has_a_title);
  ADD ("file", test_a_file_is_read_and_opened);
  ADD ("id", test_a_file_is_found_by_its_id);
  ADD ("missing", test_what_is_missing_is_text);

  return g_test_run ();
}
