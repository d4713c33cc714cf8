#include "ui/sj-command-table.h"
#include "ui/sj-key-list.h"
#include "ui/sj-palette.h"
#include "ui/sj-settings.h"

#include "sj-test-application.h"

/* What nobody looks for by name: it belongs to a file or to a key that is held. */
static const char *const not_listed[] = {
  "win.open-uri", "win.drop-files", "win.show-toast", "win.show-undo-toast", "win.undo-edit",
  "win.command-palette", "canvas.move", "canvas.extend", NULL,
};

static GtkWidget *
get_place (Fixture *fixture)
{
  SjMapView *view = sj_window_get_view (fixture->window);

  return view != NULL ? GTK_WIDGET (sj_map_view_get_canvas (view))
                      : GTK_WIDGET (sj_window_tabs_get_selected (fixture->window));
}

static SjPalette *
popup (Fixture *fixture)
{
  SjPalette *palette =
    sj_palette_popup (GTK_WIDGET (sj_window_tabs_get_selected (fixture->window)),
                      get_place (fixture));

  sj_test_settle (GTK_WIDGET (fixture->window));
  return palette;
}

static SjCommand *
find_result (SjPalette  *palette,
             const char *id)
{
  GListModel *results = sj_palette_get_results (palette);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr(SjCommand) command = g_list_model_get_item (results, i);

      if (g_str_equal (sj_command_get_id (command), id))
        return command;
    }

  return NULL;
}

/* The first of the results, which Enter runs. */
static const char *
get_first (SjPalette *palette)
{
  g_autoptr(SjCommand) command = g_list_model_get_item (sj_palette_get_results (palette), 0);

  return command != NULL ? sj_command_get_id (command) : NULL;
}

static void
put_away (Fixture   *fixture,
          SjPalette *palette)
{
  gtk_popover_popdown (GTK_POPOVER (palette));
  sj_test_settle (GTK_WIDGET (fixture->window));
}

static const GVariantType *
find_class_action (gpointer    klass,
                   const char *name)
{
  const GVariantType *type;
  const char *action, *property;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property); i++)
    if (g_str_equal (action, name))
      return type != NULL ? type : G_VARIANT_TYPE_UNIT;

  return NULL;
}

/* The type of what the action is told; “()” for nothing, NULL if there is no such action. */
static const GVariantType *
find_action (Fixture    *fixture,
             const char *name)
{
  const GVariantType *type = NULL;
  GActionMap *map = g_str_has_prefix (name, "app.") ? G_ACTION_MAP (fixture->application)
                                                    : G_ACTION_MAP (fixture->window);
  GAction *action;

  if (g_str_has_prefix (name, "canvas."))
    return find_class_action (GTK_WIDGET_GET_CLASS (get_place (fixture)), name);
  if (g_str_has_prefix (name, "map."))
    return find_class_action (GTK_WIDGET_GET_CLASS (sj_window_get_view (fixture->window)), name);

  action = g_action_map_lookup_action (map, strchr (name, '.') + 1);
  if (action == NULL)
    return NULL;
  type = g_action_get_parameter_type (action);
  return type != NULL ? type : G_VARIANT_TYPE_UNIT;
}

/* A command that does nothing would be worse than none. */
static void
test_every_command_has_its_action (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GListModel) commands = sj_command_table_create ();

  sj_test_open_map (fixture, "one.sojourn", "One");
  g_assert_cmpuint (g_list_model_get_n_items (commands), >, 60);
  for (guint i = 0; i < g_list_model_get_n_items (commands); i++)
    {
      g_autoptr(SjCommand) command = g_list_model_get_item (commands, i);
      const GVariantType *type = find_action (fixture, sj_command_get_action (command));
      GVariant *target = sj_command_get_target (command);

      if (type == NULL)
        g_error ("There is no action “%s”", sj_command_get_action (command));
      g_assert_true (target == NULL ? g_variant_type_equal (type, G_VARIANT_TYPE_UNIT)
                                    : g_variant_is_of_type (target, type));
    }
}

static gboolean
is_listed (GListModel *commands,
           const char *action)
{
  const char *own = strchr (action, '.') + 1;

  if (g_strv_contains (not_listed, action))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (commands); i++)
    {
      g_autoptr(SjCommand) command = g_list_model_get_item (commands, i);

      const char *listed = sj_command_get_action (command);

      /* What the window passes on to the map stands there under the window's name. */
      if (g_str_equal (listed, action) || (g_str_has_prefix (action, "map.") &&
                                           g_str_has_prefix (listed, "win.") &&
                                           g_str_equal (strchr (listed, '.') + 1, own)))
        return TRUE;
    }

  return FALSE;
}

static void
check_class (GListModel *commands,
             gpointer    klass,
             const char *prefix)
{
  const GVariantType *type;
  const char *action, *property;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property); i++)
    if (g_str_has_prefix (action, prefix) && !is_listed (commands, action))
      g_error ("“%s” is missing in sj-command-table.c", action);
}

static void
check_group (GListModel   *commands,
             GActionGroup *group,
             const char   *prefix)
{
  g_auto(GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat (prefix, names[i], NULL);

      if (!is_listed (commands, action))
        g_error ("“%s” is missing in sj-command-table.c", action);
    }
}

/* Somebody who adds an action must say what it is called, or nobody finds it. */
static void
test_every_action_has_a_name (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GListModel) commands = sj_command_table_create ();

  sj_test_open_map (fixture, "one.sojourn", "One");
  check_group (commands, G_ACTION_GROUP (fixture->application), "app.");
  check_group (commands, G_ACTION_GROUP (fixture->window), "win.");
  check_class (commands, GTK_WIDGET_GET_CLASS (get_place (fixture)), "canvas.");
  check_class (commands, GTK_WIDGET_GET_CLASS (sj_window_get_view (fixture->window)), "map.");
}

static void
test_words_are_found_in_any_order (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(SjCommand) command = sj_command_new ("win.zoom-in", NULL, "Zoom In", "larger bigger");

  g_assert_cmpint (sj_command_match (command, ""), >, 0);
  g_assert_cmpint (sj_command_match (command, "in zoom"), >, 0);
  g_assert_cmpint (sj_command_match (command, "zo"), >, 0);
  g_assert_cmpint (sj_command_match (command, "ZI"), >, sj_command_match (command, "z"));
  g_assert_cmpint (sj_command_match (command, "bigg"), >, 0);
  g_assert_cmpint (sj_command_match (command, "bigg"), <, sj_command_match (command, "zoom"));
  g_assert_cmpint (sj_command_match (command, "zoom out"), ==, 0);
  g_assert_cmpint (sj_command_match (command, "larger in"), >, 0);
}

/* Without a map there is nothing to save, and nothing selected to be deleted. */
static void
test_only_what_can_be_done_is_listed (Fixture       *fixture,
                                      gconstpointer  data)
{
  SjPalette *palette = popup (fixture);

  g_assert_null (find_result (palette, "win.save"));
  g_assert_null (find_result (palette, "canvas.add-stage"));
  g_assert_nonnull (find_result (palette, "win.open"));
  put_away (fixture, palette);

  sj_test_open_map (fixture, "one.sojourn", "One");
  palette = popup (fixture);
  g_assert_nonnull (find_result (palette, "win.save"));
  g_assert_nonnull (find_result (palette, "canvas.add-stage"));
  g_assert_nonnull (find_result (palette, "canvas.add-lane::emotion"));
  g_assert_null (find_result (palette, "canvas.delete"));
  g_assert_null (find_result (palette, "win.undo"));
  put_away (fixture, palette);
}

static void
test_a_chosen_command_is_done (Fixture       *fixture,
                               gconstpointer  data)
{
  SjDocument *document = sj_test_open_map (fixture, "one.sojourn", "One");
  GListModel *lanes = sj_map_get_lanes (sj_document_get_map (document));
  SjPalette *palette = popup (fixture);

  sj_palette_search (palette, "lane emotion");
  g_assert_cmpstr (get_first (palette), ==, "canvas.add-lane::emotion");
  sj_palette_run (palette, find_result (palette, "canvas.add-lane::emotion"));
  sj_test_settle (GTK_WIDGET (fixture->window));

  g_assert_cmpuint (g_list_model_get_n_items (lanes), ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (palette)));
  g_assert_true (popup (fixture) == palette);
  g_assert_null (find_result (palette, "win.redo"));
  g_assert_nonnull (find_result (palette, "win.undo"));
  put_away (fixture, palette);
}

/* What somebody does again and again comes to the top. */
static void
test_what_was_used_last_comes_first (Fixture       *fixture,
                                     gconstpointer  data)
{
  SjPalette *palette;

  sj_test_open_map (fixture, "one.sojourn", "One");
  palette = popup (fixture);
  g_assert_cmpstr (get_first (palette), !=, "win.zoom-out");
  sj_palette_run (palette, find_result (palette, "win.zoom-out"));
  sj_test_settle (GTK_WIDGET (fixture->window));

  palette = popup (fixture);
  g_assert_cmpstr (get_first (palette), ==, "win.zoom-out");
  sj_palette_search (palette, "zoom in");
  g_assert_cmpstr (get_first (palette), ==, "win.zoom-in");
  put_away (fixture, palette);
  g_settings_reset (sj_settings_get_default (), "recent-commands");
}

/* A tab closed from its own palette leaves neither its view nor its map behind. */
static void
test_a_command_may_close_its_tab (Fixture       *fixture,
                                  gconstpointer  data)
{
  SjPalette *palette;
  GObject *view, *document;

  sj_test_open_map (fixture, "one.sojourn", "One");
  document = g_object_ref (G_OBJECT (sj_test_open_map (fixture, "two.sojourn", "Two")));
  view = g_object_ref (G_OBJECT (sj_window_get_view (fixture->window)));
  palette = popup (fixture);
  sj_palette_run (palette, find_result (palette, "win.close"));
  sj_test_settle (GTK_WIDGET (fixture->window));
  sj_test_settle (GTK_WIDGET (fixture->window));

  g_assert_cmpint (adw_tab_view_get_n_pages (sj_window_get_tab_view (fixture->window)), ==, 1);
  g_assert_finalize_object (view);
  g_assert_finalize_object (document);
}

/* The keys beside the commands are those that are bound. */
static void
test_keys_are_those_that_are_bound (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(GHashTable) keys = NULL;

  sj_test_open_map (fixture, "one.sojourn", "One");
  keys = sj_key_list_collect (get_place (fixture));
  g_assert_cmpstr (g_hash_table_lookup (keys, "win.save"), ==, "<Control>s");
  g_assert_cmpstr (g_hash_table_lookup (keys, "canvas.duplicate"), ==, "<Control>d");
  g_assert_cmpstr (g_hash_table_lookup (keys, "canvas.edit"), ==, "F2");
  g_assert_cmpstr (g_hash_table_lookup (keys, "map.script"), ==, "F8");
  g_assert_nonnull (g_hash_table_lookup (keys, "canvas.add-lane::channel"));
  g_assert_null (g_hash_table_lookup (keys, "canvas.add-lane::emotion"));
}

#define ADD(name, function)                                                \
  g_test_add ("/palette/" name, Fixture, NULL, sj_test_application_set_up, \
              function, sj_test_application_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SjApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sj_test_application_new ();

  ADD ("actions", test_every_command_has_its_action);
  ADD ("names", test_every_action_has_a_name);
  ADD ("words", test_words_are_found_in_any_order);
  ADD ("usable", test_only_what_can_be_done_is_listed);
  ADD ("run", test_a_chosen_command_is_done);
  ADD ("recent", test_what_was_used_last_comes_first);
  ADD ("close", test_a_command_may_close_its_tab);
  ADD ("keys", test_keys_are_those_that_are_bound);

  return g_test_run ();
}
