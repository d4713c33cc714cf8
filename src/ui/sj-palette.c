#define G_LOG_DOMAIN "sj-palette"

#include "config.h"

#include "ui/sj-palette.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-command-table.h"
#include "ui/sj-key-list.h"
#include "ui/sj-settings.h"

/**
 * SjPalette:
 *
 * Everything that can be done now, found by typing a few letters. What was used last comes first.
 */
struct _SjPalette
{
  GtkPopover parent_instance;

  GtkWidget  *place;  /* not owned: where the actions are run from */
  GtkWidget  *focus;  /* not owned: where the keyboard was */
  GListModel *commands;  /* those that can be used */
  GListStore *results;  /* those of them that fit what is typed */
  GHashTable *keys;
  char      **recent;
  SjCommand  *chosen;

  GtkWidget          *entry;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkSingleSelection *selection;
};

#define MOST_RECENT 12
#define WIDTH 520
#define PAGE 8

G_DEFINE_FINAL_TYPE (SjPalette, sj_palette, GTK_TYPE_POPOVER)

/* What can be used */

/* A widget cannot be asked whether one of its actions is enabled, but a button can. */
static GListModel *
list_usable (GtkWidget *place)
{
  g_autoptr(GListModel) all = sj_command_table_create ();
  GListStore *usable = g_list_store_new (SJ_TYPE_COMMAND);
  GtkWidget *probe = gtk_button_new ();

  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, place);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(SjCommand) command = g_list_model_get_item (all, i);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), NULL);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe),
                                              sj_command_get_target (command));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), sj_command_get_action (command));
      if (gtk_widget_get_sensitive (probe))
        g_list_store_append (usable, command);
    }
  gtk_widget_unparent (probe);

  return G_LIST_MODEL (usable);
}

/* Recently used */

static int
get_age (SjPalette *self,
         SjCommand *command)
{
  for (int i = 0; self->recent[i] != NULL; i++)
    if (g_str_equal (self->recent[i], sj_command_get_id (command)))
      return i;

  return MOST_RECENT;
}

static void
remember (SjPalette *self,
          SjCommand *command)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) recent = NULL;
  guint n_kept = 1;

  g_strv_builder_add (builder, sj_command_get_id (command));
  for (guint i = 0; self->recent[i] != NULL && n_kept < MOST_RECENT; i++)
    if (!g_str_equal (self->recent[i], sj_command_get_id (command)))
      {
        g_strv_builder_add (builder, self->recent[i]);
        n_kept++;
      }

  recent = g_strv_builder_end (builder);
  g_settings_set_strv (sj_settings_get_default (), "recent-commands", (const char *const *) recent);
}

/* Finding */

typedef struct
{
  SjCommand *command;  /* not owned */
  int        score;
  guint      position;
} Found;

static int
compare_found (gconstpointer first,
               gconstpointer second)
{
  const Found *one = first, *other = second;

  if (one->score != other->score)
    return other->score - one->score;

  return one->position < other->position ? -1 : 1;
}

static GArray *
find (SjPalette  *self,
      const char *words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < g_list_model_get_n_items (self->commands); i++)
    {
      g_autoptr(SjCommand) command = g_list_model_get_item (self->commands, i);
      Found entry = { command, sj_command_match (command, words), i };

      if (entry.score == 0)
        continue;
      entry.score += MOST_RECENT - get_age (self, command);
      g_array_append_val (found, entry);
    }

  g_array_sort (found, compare_found);
  return found;
}

static void
select_position (SjPalette *self,
                 guint      position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/**
 * sj_palette_search:
 * @self: a palette
 * @words: what is typed
 */
void
sj_palette_search (SjPalette  *self,
                   const char *words)
{
  g_autoptr(GArray) found = NULL;
  g_autoptr(GPtrArray) commands = g_ptr_array_new ();

  g_return_if_fail (SJ_IS_PALETTE (self));
  g_return_if_fail (words != NULL);

  found = find (self, words);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (commands, g_array_index (found, Found, i).command);
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       commands->pdata, commands->len);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), commands->len > 0 ? "list" : "none");
  if (commands->len > 0)
    select_position (self, 0);
}

static void
on_text_changed (SjPalette *self)
{
  sj_palette_search (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Rows */

static const char *
get_keys (SjPalette *self,
          SjCommand *command)
{
  return g_hash_table_lookup (self->keys, sj_command_get_id (command));
}

static char *
create_keys_label (const char *keys)
{
  g_autoptr(GtkShortcutTrigger) trigger = keys != NULL ? gtk_shortcut_trigger_parse_string (keys)
                                                       : NULL;

  return trigger != NULL ? gtk_shortcut_trigger_to_label (trigger, gdk_display_get_default ())
                         : g_strdup ("");
}

static void
on_setup (SjPalette   *self,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *keys = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), keys);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (SjPalette   *self,
         GtkListItem *item)
{
  SjCommand *command = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *keys = create_keys_label (get_keys (self, command));

  gtk_label_set_text (GTK_LABEL (name), sj_command_get_name (command));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), keys);
}

/* Choosing */

/* The popover is gone by now, and the keyboard back where it was: the action may need it there. */
static gboolean
finish (gpointer user_data)
{
  SjPalette *self = user_data;
  GtkWidget *focus = self->focus != NULL ? self->focus : self->place;
  g_autoptr(SjCommand) chosen = g_steal_pointer (&self->chosen);

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  if (chosen != NULL && self->place != NULL)
    gtk_widget_activate_action_variant (self->place, sj_command_get_action (chosen),
                                        sj_command_get_target (chosen));

  return G_SOURCE_REMOVE;
}

static void
on_closed (SjPalette *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, finish, g_object_ref (self), g_object_unref);
}

/**
 * sj_palette_run:
 * @self: a palette
 * @command: one of its results
 *
 * Puts the palette away and does what was chosen.
 */
void
sj_palette_run (SjPalette *self,
                SjCommand *command)
{
  g_return_if_fail (SJ_IS_PALETTE (self));
  g_return_if_fail (SJ_IS_COMMAND (command));

  g_set_object (&self->chosen, command);
  remember (self, command);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_entry_activated (SjPalette *self)
{
  SjCommand *command = gtk_single_selection_get_selected_item (self->selection);

  if (command != NULL)
    sj_palette_run (self, command);
}

static void
on_row_activated (SjPalette *self,
                  guint      position)
{
  g_autoptr(SjCommand) command = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  sj_palette_run (self, command);
}

/* The keyboard stays in the entry while the list is walked. */
static gboolean
on_key_pressed (SjPalette      *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  int n_results = (int) g_list_model_get_n_items (G_LIST_MODEL (self->results));
  int position = (int) gtk_single_selection_get_selected (self->selection);

  if (n_results == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    select_position (self, (guint) ((position + 1) % n_results));
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    select_position (self, (guint) ((position + n_results - 1) % n_results));
  else if (key == GDK_KEY_Page_Down)
    select_position (self, (guint) MIN (position + PAGE, n_results - 1));
  else if (key == GDK_KEY_Page_Up)
    select_position (self, (guint) MAX (position - PAGE, 0));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* A screen reader follows the entry, which has the keyboard: it says what is selected. */
static void
on_selected (SjPalette *self)
{
  SjCommand *command = gtk_single_selection_get_selected_item (self->selection);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  command != NULL ? sj_command_get_name (command)
                                                  : _("No Command Found"),
                                  -1);
}

static void
sj_palette_dispose (GObject *object)
{
  SjPalette *self = SJ_PALETTE (object);

  g_clear_weak_pointer (&self->place);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->commands);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->recent, g_strfreev);

  G_OBJECT_CLASS (sj_palette_parent_class)->dispose (object);
}

static void
sj_palette_class_init (SjPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, SjPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, SjPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, SjPalette, list);
  gtk_widget_class_bind_template_child (widget_class, SjPalette, selection);
  gtk_widget_class_bind_template_child (widget_class, SjPalette, results);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
}

static void
sj_palette_init (SjPalette *self)
{
  g_type_ensure (SJ_TYPE_COMMAND);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SjPalette *
find_palette (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SJ_IS_PALETTE (child))
      return SJ_PALETTE (child);

  return NULL;
}

static SjPalette *
find_or_create (GtkWidget *parent)
{
  SjPalette *self = find_palette (parent);

  if (self == NULL)
    {
      self = g_object_new (SJ_TYPE_PALETTE, NULL);
      gtk_widget_set_parent (GTK_WIDGET (self), parent);
    }

  return self;
}

static void
take_stock (SjPalette *self,
            GtkWidget *place)
{
  g_set_weak_pointer (&self->place, place);
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (place)));
  g_clear_object (&self->commands);
  self->commands = list_usable (place);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  self->keys = sj_key_list_collect (place);
  g_clear_pointer (&self->recent, g_strfreev);
  self->recent = g_settings_get_strv (sj_settings_get_default (), "recent-commands");
}

/**
 * sj_palette_popup:
 * @parent: what it lies over, and what keeps it
 * @place: where the actions are run from: the canvas of the map, or @parent without a map
 *
 * Asks what to do.
 *
 * Returns: (transfer none): the palette
 */
SjPalette *
sj_palette_popup (GtkWidget *parent,
                  GtkWidget *place)
{
  SjPalette *self;
  int width = gtk_widget_get_width (parent);

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WIDGET (place), NULL);

  self = find_or_create (parent);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return self;

  take_stock (self, place);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  sj_palette_search (self, "");
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN (WIDTH, width - 24), -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle) { width / 2, 0, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);

  return self;
}

/**
 * sj_palette_get_results:
 * @self: a palette
 *
 * Returns: (transfer none): the commands it lists, as #SjCommand
 */
GListModel *
sj_palette_get_results (SjPalette *self)
{
  g_return_val_if_fail (SJ_IS_PALETTE (self), NULL);

  return G_LIST_MODEL (self->results);
}
