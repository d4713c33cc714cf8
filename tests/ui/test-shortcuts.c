#include "sj-test-application.h"

/*
 * The window of keyboard shortcuts against the keys that are bound: by the program and by the
 * classes of the map.
 */

/* Keys that are bound elsewhere: of text, tools, the tab bar, GTK and other windows. */
static const char *const not_bound[] = {
  "space", "Tab", "<Shift>Tab", "<Alt>1", "<Alt>9", "<Alt>0", "<Control>Tab", "<Shift><Control>Tab",
  "<Shift><Control>Page_Up", "<Shift><Control>Page_Down", "F10", "<Control>p", "Return", "Delete",
  NULL,
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* One way of writing a key: letters are small, and modifiers stand in one order. */
static char *
normalize (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_error ("“%s” is no key", accelerator);

  return gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
}

static void
add_keys (GHashTable *set,
          const char *accelerators)
{
  g_auto(GStrv) list = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_add (set, normalize (list[i]));
}

typedef struct
{
  GHashTable *actions;
  GHashTable *keys;
  GQuark      property;  /* the one whose text comes next */
} Reading;

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Reading *reading = user_data;

  reading->property = g_str_equal (element, "property") ? g_quark_from_string (values[0]) : 0;
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reading *reading = user_data;

  if (reading->property == g_quark_from_static_string ("action-name"))
    g_hash_table_add (reading->actions, g_strdup (text));
  else if (reading->property == g_quark_from_static_string ("accelerator"))
    add_keys (reading->keys, text);
  reading->property = 0;
}

static void
read_overlay (Reading *reading)
{
  const GMarkupParser parser = { on_start, NULL, on_text, NULL, NULL };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reading, NULL);
  const char *base = g_application_get_resource_base_path (g_application_get_default ());
  g_autofree char *path = g_strconcat (base, "/gtk/help-overlay.ui", NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr(GError) error = NULL;

  reading->actions = new_set ();
  reading->keys = new_set ();
  reading->property = 0;
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
reading_clear (Reading *reading)
{
  g_hash_table_unref (reading->actions);
  g_hash_table_unref (reading->keys);
}

static GtkApplication *
get_application (Fixture *fixture)
{
  return GTK_APPLICATION (fixture->application);
}

/* What the keys of the window's and the program's actions are, so that no other is listed. */
static void
add_accels (Fixture    *fixture,
            GHashTable *set)
{
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (get_application (fixture));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto(GStrv) accels = gtk_application_get_accels_for_action (get_application (fixture),
                                                                    actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        g_hash_table_add (set, normalize (accels[j]));
    }
}

static void
add_class_keys (GHashTable *set,
                GtkWidget  *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      GListModel *shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller) ? G_LIST_MODEL (controller)
                                                                      : NULL;

      for (guint j = 0; shortcuts != NULL && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          g_hash_table_add (set, normalize (trigger));
        }
    }
}

static GHashTable *
list_map_keys (Fixture *fixture)
{
  SjMapView *view = sj_window_get_view (fixture->window);
  GHashTable *set = new_set ();

  add_class_keys (set, GTK_WIDGET (sj_map_view_get_canvas (view)));
  add_class_keys (set, GTK_WIDGET (view));
  return set;
}

/* Another key for what a key that is listed does. */
static gboolean
is_twin (const char *key)
{
  static const char *const twins[] = { "BackSpace", "<Shift>Delete", "<Control>Insert",
                                       "<Shift>Insert", NULL };

  return strstr (key, "KP_") != NULL || g_strv_contains (twins, key);
}

/* The first of the keys is enough where there are several. */
static gboolean
shows_accel (Fixture    *fixture,
             Reading    *reading,
             const char *action)
{
  g_auto(GStrv) accels = gtk_application_get_accels_for_action (get_application (fixture), action);
  g_autofree char *key = normalize (accels[0]);

  return g_hash_table_contains (reading->keys, key);
}

/* A key that is not listed is found by nobody. */
static void
test_every_key_is_listed (Fixture       *fixture,
                          gconstpointer  data)
{
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (get_application (fixture));
  g_autoptr(GHashTable) keys = NULL;
  g_autoptr(GHashTable) accels = new_set ();
  GHashTableIter iter;
  g_autoptr(GString) missing = g_string_new (NULL);
  Reading reading;
  gpointer key;

  sj_test_open_map (fixture, "one.sojourn", "One");
  read_overlay (&reading);
  for (guint i = 0; actions[i] != NULL; i++)
    if (!g_hash_table_contains (reading.actions, actions[i]) &&
        !shows_accel (fixture, &reading, actions[i]))
      g_string_append_printf (missing, " %s", actions[i]);

  keys = list_map_keys (fixture);
  add_accels (fixture, accels);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_twin (key) && !g_hash_table_contains (reading.keys, key) &&
        !g_hash_table_contains (accels, key))
      g_string_append_printf (missing, " %s", (const char *) key);
  reading_clear (&reading);
  if (missing->len > 0)
    g_error ("The shortcuts window does not show%s", missing->str);
}

/* A key that is listed does something. */
static void
test_every_listed_key_is_bound (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GHashTable) keys = NULL;
  GHashTableIter iter;
  Reading reading;
  gpointer key;

  sj_test_open_map (fixture, "one.sojourn", "One");
  keys = list_map_keys (fixture);
  add_accels (fixture, keys);
  read_overlay (&reading);
  g_hash_table_iter_init (&iter, reading.keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (keys, key) && !g_strv_contains (not_bound, key))
      g_error ("“%s” is listed and not bound", (const char *) key);

  g_hash_table_iter_init (&iter, reading.actions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto(GStrv) accels = gtk_application_get_accels_for_action (get_application (fixture), key);

      if (accels[0] == NULL)
        g_error ("“%s” is listed and has no key", (const char *) key);
    }
  reading_clear (&reading);
}

/* The window's keys come first: the map would never see those it shares with it. */
static void
test_no_key_means_two_things (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GHashTable) accels = new_set ();
  g_autoptr(GHashTable) keys = new_set ();
  GHashTableIter iter;
  gpointer key;

  sj_test_open_map (fixture, "one.sojourn", "One");
  add_accels (fixture, accels);
  add_class_keys (keys, GTK_WIDGET (
    sj_map_view_get_canvas (sj_window_get_view (fixture->window))));
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (accels, key))
      g_error ("“%s” is a key of the window and one of the map", (const char *) key);
}

#define ADD(name, function)                                                  \
  g_test_add ("/shortcuts/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("listed", test_every_key_is_listed);
  ADD ("bound", test_every_listed_key_is_bound);
  ADD ("one-meaning", test_no_key_means_two_things);

  return g_test_run ();
}
