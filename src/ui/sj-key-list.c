#define G_LOG_DOMAIN "sj-key-list"

#include "config.h"

#include "ui/sj-key-list.h"

/*
 * The keys that run actions where the keyboard is, as they are bound: by the program, and by the
 * classes of the widgets from there up to the window.
 */

static void
add_shortcut (GHashTable  *keys,
              GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  g_autofree char *trigger = NULL;
  const char *name;

  if (!GTK_IS_NAMED_ACTION (action))
    return;

  name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
  trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
  g_hash_table_replace (keys,
                        g_action_print_detailed_name (name, gtk_shortcut_get_arguments (shortcut)),
                        g_steal_pointer (&trigger));
}

static void
add_controllers (GHashTable *keys,
                 GtkWidget  *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          add_shortcut (keys, shortcut);
        }
    }
}

static void
add_accels (GHashTable     *keys,
            GtkApplication *application)
{
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto(GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      if (accels[0] != NULL)
        g_hash_table_replace (keys, g_strdup (actions[i]), g_strdup (accels[0]));
    }
}

/**
 * sj_key_list_collect:
 * @widget: where the keyboard is
 *
 * Of several keys for one action it is the one that menus show.
 *
 * Returns: (transfer full): from the detailed names of actions to their keys, as accelerators
 */
GHashTable *
sj_key_list_collect (GtkWidget *widget)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GtkWidget *ancestor = widget; ancestor != NULL; ancestor = gtk_widget_get_parent (ancestor))
    add_controllers (keys, ancestor);
  if (application != NULL)
    add_accels (keys, application);

  return keys;
}
