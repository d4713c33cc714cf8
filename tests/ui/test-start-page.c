#include <glib/gstdio.h>

#include "core/sj-template.h"
#include "ui/sj-application.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-late-picture.h"
#include "ui/sj-recent-maps.h"
#include "ui/sj-recent-pictures.h"
#include "ui/sj-start-page.h"
#include "ui/sj-start-section.h"
#include "ui/sj-window.h"

#include "sj-test-window.h"

/* How somebody comes to a map: what lies ready, and what becomes of choosing it. */

typedef struct
{
  SjWindow *window;
  char     *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->window = SJ_WINDOW (sj_window_new (GTK_APPLICATION (g_application_get_default ())));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) maps = sj_recent_maps_list (100);

  for (guint i = 0; i < maps->len; i++)
    sj_recent_maps_remove (gtk_recent_info_get_uri (g_ptr_array_index (maps, i)));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type,
           guint     *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef enum
{
  RECENT,
  TEMPLATES,
  SAMPLES,
} Section;

static SjStartSection *
get_section (Fixture *fixture,
             Section  section)
{
  guint nth = section;

  return SJ_START_SECTION (find_type (GTK_WIDGET (fixture->window), SJ_TYPE_START_SECTION, &nth));
}

static gboolean
is_shown (Fixture *fixture,
          Section  section)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_section (fixture, section)));
}

static void
wait_until (gboolean (*is_so) (gpointer),
            gpointer   data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_so (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* A map that was opened, and is in a file or no longer is. */
static char *
note_map (Fixture    *fixture,
          const char *name,
          const char *title)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(SjMap) map = sj_template_make_map (sj_template_get (0));
  g_autoptr(SjDocument) document = NULL;

  g_object_set (map, "title", title, NULL);
  document = sj_document_new (map, file, FALSE);
  sj_recent_maps_note (document);
  return g_file_get_uri (file);
}

static gboolean
has_recent (gpointer fixture)
{
  return is_shown (fixture, RECENT);
}

static gboolean
has_no_recent (gpointer fixture)
{
  return !is_shown (fixture, RECENT);
}

static gboolean
is_missing (gpointer fixture)
{
  SjStartCard *card = sj_start_section_get_card (get_section (fixture, RECENT), 0);

  return gtk_widget_has_css_class (GTK_WIDGET (card), "missing");
}

static void
test_first_start (Fixture       *fixture,
                  gconstpointer  data)
{
  SjStartSection *templates = get_section (fixture, TEMPLATES);

  g_assert_false (is_shown (fixture, RECENT));
  g_assert_true (is_shown (fixture, SAMPLES));
  g_assert_cmpuint (sj_start_section_get_n (templates), ==, sj_template_get_n ());
  g_assert_cmpuint (sj_start_section_get_n (get_section (fixture, SAMPLES)), ==, 3);
  /* Enter begins at once. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (sj_start_section_get_card (templates, 0)));
  gtk_test_accessible_assert_property (sj_start_section_get_card (templates, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Funnel");
}

static void
test_recent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *uri = note_map (fixture, "gone.sojourn", "Opening an account");
  SjStartCard *card;

  wait_until (has_recent, fixture);
  card = sj_start_section_get_card (get_section (fixture, RECENT), 0);
  g_assert_cmpstr (sj_start_card_get_title (card), ==, "Opening an account");
  g_assert_cmpstr (sj_start_card_get_target (card), ==, uri);
  /* It was never written, so it is not there. */
  wait_until (is_missing, fixture);

  gtk_widget_grab_focus (GTK_WIDGET (card));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "start.remove-focused", NULL));
  wait_until (has_no_recent, fixture);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      done)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_recent_pictures_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Nobody else may look at them, and their names tell nothing. */
static void
test_pictures_are_private (void)
{
  const char *uri = "file:///home/nobody/Secret%20plans.sojourn";
  g_autofree char *path = sj_recent_pictures_get_path (uri, SJ_THEME_LIGHT);
  g_autofree char *dark = sj_recent_pictures_get_path (uri, SJ_THEME_DARK);
  g_autoptr(SjMap) map = sj_template_make_map (sj_template_get (0));
  gboolean done = FALSE;
  GStatBuf status;

  g_assert_null (strstr (path, "Secret"));
  sj_recent_pictures_store_async (map, uri, on_stored, &done);
  wait_until (is_set, &done);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, <, 200 * 1024);
  g_assert_true (g_file_test (dark, G_FILE_TEST_EXISTS));

  sj_recent_pictures_remove (uri);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (dark, G_FILE_TEST_EXISTS));
}

/* However many maps somebody opens, the cache stays small. */
static void
test_pictures_are_few (void)
{
  g_autofree char *path = sj_recent_pictures_get_path ("file:///newest", SJ_THEME_LIGHT);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(SjMap) map = sj_template_make_map (sj_template_find ("blank"));
  g_autoptr(GDir) dir = NULL;
  gboolean done = FALSE;
  const char *name;
  guint n_files = 0;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);
      g_autofree char *old = sj_recent_pictures_get_path (uri, SJ_THEME_LIGHT);

      g_assert_true (g_file_set_contents (old, "", 0, NULL));
    }
  sj_recent_pictures_store_async (map, "file:///newest", on_stored, &done);
  wait_until (is_set, &done);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, <=, 64);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);

      sj_recent_pictures_remove (uri);
    }
  sj_recent_pictures_remove ("file:///newest");
}

static gboolean
has_document (gpointer fixture)
{
  return sj_window_get_document (((Fixture *) fixture)->window) != NULL;
}

static SjCanvasText *
get_text (Fixture *fixture)
{
  return sj_canvas_get_text (sj_map_view_get_canvas (sj_window_get_view (fixture->window)));
}

/* A map that is chosen waits for its title, is not saved and can be closed without a question. */
static void
test_new_map (Fixture       *fixture,
              gconstpointer  data)
{
  SjStartSection *templates = get_section (fixture, TEMPLATES);
  SjDocument *document;
  GtkTextBuffer *buffer;

  g_assert_true (gtk_widget_activate (GTK_WIDGET (sj_start_section_get_card (templates, 0))));
  wait_until (has_document, fixture);
  sj_test_settle (GTK_WIDGET (fixture->window));
  document = sj_window_get_document (fixture->window);
  g_assert_null (sj_document_get_file (document));
  g_assert_false (sj_document_is_dirty (document));
  g_assert_true (sj_canvas_text_is_active (get_text (fixture)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (
    sj_text_editor_get_view (sj_canvas_text_get_editor (get_text (fixture)))));
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "Buying a bicycle", -1, TRUE);
  sj_canvas_text_end (get_text (fixture), SJ_TEXT_END_KEEP);
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (sj_document_get_map (document)), "title"), ==,
                   "Buying a bicycle");
  g_assert_true (sj_document_is_dirty (document));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

/* A file dragged out of the file manager is opened. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  guint nth = 0;
  GtkWidget *page = find_type (GTK_WIDGET (fixture->window), SJ_TYPE_START_PAGE, &nth);
  g_autofree char *path = g_build_filename (g_getenv ("SJ_SAMPLES"),
                                            "click-and-collect.sojourn", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_auto(GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (find_drop_target (page), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  wait_until (has_document, fixture);
  /* A sample is opened as a map of one's own. */
  g_assert_null (sj_document_get_file (sj_window_get_document (fixture->window)));
}

static void
press (Fixture         *fixture,
       GtkMovementStep  step,
       int              count)
{
  GtkWidget *card = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gboolean handled;

  g_signal_emit_by_name (gtk_widget_get_parent (card), "move-cursor", step, count, FALSE, FALSE,
                         &handled);
}

static const char *
get_focused (Fixture *fixture)
{
  return sj_start_card_get_title (SJ_START_CARD (
    gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

/* The arrows reach every card, and keep their column from one section to the next. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  data)
{
  press (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, 1);
  g_assert_cmpstr (get_focused (fixture), ==, "Customer lifecycle");
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  g_assert_cmpstr (get_focused (fixture), ==, "Click and Collect");
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  g_assert_cmpstr (get_focused (fixture), ==, "Click and Collect");
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1);
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1);
  g_assert_cmpstr (get_focused (fixture), ==, "Customer lifecycle");
  press (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1);
  g_assert_cmpstr (get_focused (fixture), ==, "Blank");
}

static void
assert_date (int         days,
             const char *expected)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 5, 12, 9, 0, 0.0);
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -days);
  g_autofree char *text = sj_recent_maps_describe_date (then, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_descriptions (void)
{
  g_autofree char *uri = g_strconcat ("file://", g_get_home_dir (), "/Maps/Loans.sojourn", NULL);
  g_autofree char *place = sj_recent_maps_describe_place (uri);

  g_assert_cmpstr (place, ==, "~/Maps/Loans.sojourn");
  assert_date (0, "Today");
  assert_date (1, "Yesterday");
  assert_date (3, "3 days ago");
  assert_date (9, "3 May 2026");
}

/* Not one for each time it is laid out: the first frame waits for none of them. */

static guint n_made;

static GdkTexture *
count (SjThemeKind theme,
       int         width,
       int         height,
       gpointer    user_data)
{
  static const guint8 pixel[4] = { 1, 2, 3, 4 };
  g_autoptr(GBytes) bytes = g_bytes_new_static (pixel, sizeof pixel);

  n_made++;
  g_assert_cmpint (width, ==, 320);
  g_assert_cmpint (height, ==, 200);
  return gdk_memory_texture_new (1, 1, GDK_MEMORY_DEFAULT, bytes, 4);
}

static void
test_late_picture (void)
{
  g_autoptr(SjIdleQueue) queue = sj_idle_queue_new ();
  GtkWidget *picture = sj_late_picture_new (queue, count, NULL, NULL);
  GtkWidget *window = gtk_window_new ();

  n_made = 0;
  gtk_widget_set_size_request (picture, 320, 200);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_window_set_child (GTK_WINDOW (window), picture);
  g_assert_cmpuint (n_made, ==, 0);
  gtk_window_present (GTK_WINDOW (window));
  sj_test_settle (window);
  g_assert_cmpuint (n_made, ==, 1);

  gtk_widget_queue_resize (picture);
  sj_test_settle (window);
  g_assert_cmpuint (n_made, ==, 1);
  sj_late_picture_renew (SJ_LATE_PICTURE (picture));
  sj_test_settle (window);
  g_assert_cmpuint (n_made, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, function) \
  g_test_add ("/ui/start-page/" name, Fixture, NULL, set_up, function, tear_down)

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      remove_folder (entry);
    }
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  g_autofree char *samples = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                               NULL);
  g_autoptr(SjApplication) application = NULL;
  int status;

  /* What somebody has opened, or looked at, on this machine is none of the tests' business. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("SJ_SAMPLES", samples, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = sj_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));

  ADD ("first-start", test_first_start);
  ADD ("recent", test_recent);
  ADD ("new-map", test_new_map);
  ADD ("arrows", test_arrows);
  ADD ("drop", test_drop);
  g_test_add_func ("/ui/start-page/pictures-are-private", test_pictures_are_private);
  g_test_add_func ("/ui/start-page/pictures-are-few", test_pictures_are_few);
  g_test_add_func ("/ui/start-page/descriptions", test_descriptions);
  g_test_add_func ("/ui/start-page/late-picture", test_late_picture);

  status = g_test_run ();
  remove_folder (home);
  return status;
}
