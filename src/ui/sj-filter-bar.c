#define G_LOG_DOMAIN "sj-filter-bar"

#include "config.h"

#include "ui/sj-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-chip.h"
#include "ui/sj-filter-menu.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjFilterBar:
 *
 * Chooses by channel, persona, tag, owner and status which cards stand out: a chip for each chosen
 * value, a menu for each facet. It follows the map and says which elements are left out. While it
 * is hidden nothing is chosen, so that nobody wonders about pale cards.
 */
struct _SjFilterBar
{
  GtkWidget parent_instance;

  SjFilter   *filter;
  SjMap      *map;
  GHashTable *left_out;  /* ids of elements; NULL while nothing is chosen */
  guint       update;
  GtkWidget  *facets[SJ_FILTER_N_FACETS];  /* menus */

  GtkWidget *box;
  GtkWidget *flow;
  GtkWidget *menus;
  GtkWidget *count;
  GtkWidget *clear_button;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjFilterBar, sj_filter_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static guint
count_left_out (SjFilterBar *self)
{
  GListModel *cards = sj_map_get_cards (self->map);
  guint n_cards = g_list_model_get_n_items (cards), n_left_out = 0;

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjElement) card = g_list_model_get_item (cards, i);

      n_left_out += g_hash_table_contains (self->left_out, sj_element_get_id (card));
    }

  return n_left_out;
}

static void
update_count (SjFilterBar *self)
{
  guint n_cards = g_list_model_get_n_items (sj_map_get_cards (self->map));
  g_autofree char *text = NULL;

  if (self->left_out != NULL)
    /* Translators: how many cards have what was chosen, and how many there are. */
    text = g_strdup_printf (ngettext ("%'u of %'u card matches", "%'u of %'u cards match", n_cards),
                            n_cards - count_left_out (self), n_cards);

  gtk_label_set_text (GTK_LABEL (self->count), text != NULL ? text : _("All cards are shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (self->count)), -1);
  gtk_widget_set_visible (self->clear_button, self->left_out != NULL);
}

static void
refresh (SjFilterBar *self)
{
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  if (!sj_filter_is_empty (self->filter))
    self->left_out = sj_filter_leave_out (self->filter, self->map);
  update_count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
update (gpointer user_data)
{
  SjFilterBar *self = user_data;

  self->update = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* After drawing: it looks at every card. */
static void
on_map_changed (SjFilterBar *self)
{
  if (self->left_out != NULL && self->update == 0)
    self->update = g_idle_add_full (GDK_PRIORITY_REDRAW + 30, update, self, NULL);
}

static gboolean
is_chip_of (GtkWidget     *child,
            SjFilterFacet  facet,
            const char    *key)
{
  return SJ_IS_CHIP (child) && g_str_equal (sj_chip_get_key (SJ_CHIP (child)), key) &&
         GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "sj-facet")) == facet;
}

static GtkWidget *
find_chip (SjFilterBar   *self,
           SjFilterFacet  facet,
           const char    *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_chip_of (child, facet, key))
      return child;

  return NULL;
}

static void
focus_first_menu (SjFilterBar *self)
{
  gtk_widget_child_focus (self->facets[0], GTK_DIR_TAB_FORWARD);
}

static void
on_chip_removed (SjFilterBar *self,
                 SjChip      *chip)
{
  SjFilterFacet facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "sj-facet"));
  g_autofree char *key = g_strdup (sj_chip_get_key (chip));

  focus_first_menu (self);
  sj_filter_bar_choose (self, facet, key, NULL, FALSE);
}

static void
on_chip_activated (SjFilterBar *self,
                   SjChip      *chip)
{
  guint facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "sj-facet"));

  sj_filter_menu_open (SJ_FILTER_MENU (self->facets[facet]));
}

static void
add_chip (SjFilterBar   *self,
          SjFilterFacet  facet,
          const char    *key,
          const char    *label)
{
  /* Translators: what is chosen by, and what is chosen: "Channel: App". */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), sj_filter_get_label (facet), label);
  GtkWidget *chip = sj_chip_new (key, title, TRUE);

  g_object_set_data (G_OBJECT (chip), "sj-facet", GUINT_TO_POINTER (facet));
  g_signal_connect_object (chip, "removed", G_CALLBACK (on_chip_removed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "activated", G_CALLBACK (on_chip_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  /* After the menus, so that an open one stays where it is. */
  gtk_widget_insert_before (chip, self->flow, self->count);
}

static void
on_value_toggled (SjFilterBar  *self,
                  const char   *key,
                  const char   *label,
                  gboolean      chosen,
                  SjFilterMenu *menu)
{
  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    if (self->facets[i] == GTK_WIDGET (menu))
      sj_filter_bar_choose (self, i, key, label, chosen);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  focus_first_menu (SJ_FILTER_BAR (widget));
  sj_filter_bar_clear (SJ_FILTER_BAR (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sj_filter_bar_close (SJ_FILTER_BAR (widget));
}

static gboolean
sj_filter_bar_grab_focus (GtkWidget *widget)
{
  focus_first_menu (SJ_FILTER_BAR (widget));
  return TRUE;
}

static void
sj_filter_bar_dispose (GObject *object)
{
  SjFilterBar *self = SJ_FILTER_BAR (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_filter_bar_parent_class)->dispose (object);
}

static void
sj_filter_bar_finalize (GObject *object)
{
  g_clear_pointer (&SJ_FILTER_BAR (object)->filter, sj_filter_free);

  G_OBJECT_CLASS (sj_filter_bar_parent_class)->finalize (object);
}

static void
sj_filter_bar_class_init (SjFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_filter_bar_dispose;
  object_class->finalize = sj_filter_bar_finalize;
  widget_class->grab_focus = sj_filter_bar_grab_focus;

  /**
   * SjFilterBar::changed:
   *
   * Other elements may be left out than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SJ_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "filter.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "filter.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SjFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, SjFilterBar, flow);
  gtk_widget_class_bind_template_child (widget_class, SjFilterBar, menus);
  gtk_widget_class_bind_template_child (widget_class, SjFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, SjFilterBar, clear_button);
}

static void
sj_filter_bar_init (SjFilterBar *self)
{
  self->filter = sj_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->flow, sj_wrap_layout_new (6));
  gtk_widget_set_layout_manager (self->menus, sj_wrap_layout_new (0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter Cards"), -1);

  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    {
      self->facets[i] = sj_filter_menu_new (self->filter, i);
      g_signal_connect_object (self->facets[i], "toggled", G_CALLBACK (on_value_toggled), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->menus), self->facets[i]);
    }
}

/**
 * sj_filter_bar_set_map:
 * @self: a bar that has none yet
 * @map: the map
 */
void
sj_filter_bar_set_map (SjFilterBar *self,
                       SjMap       *map)
{
  static const char *const names[] = {
    "element-changed", "element-added", "element-removed",
  };

  g_return_if_fail (SJ_IS_FILTER_BAR (self));
  g_return_if_fail (SJ_IS_MAP (map) && self->map == NULL);

  self->map = g_object_ref (map);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (map, names[i], G_CALLBACK (on_map_changed), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    sj_filter_menu_set_map (SJ_FILTER_MENU (self->facets[i]), map);
  update_count (self);
}

/**
 * sj_filter_bar_open:
 * @self: a bar with a map
 *
 * Shows the bar, ready to be chosen from.
 */
void
sj_filter_bar_open (SjFilterBar *self)
{
  g_return_if_fail (SJ_IS_FILTER_BAR (self));
  g_return_if_fail (self->map != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * sj_filter_bar_close:
 * @self: a bar
 *
 * Hides it, and no card is left out any more.
 */
void
sj_filter_bar_close (SjFilterBar *self)
{
  g_return_if_fail (SJ_IS_FILTER_BAR (self));

  sj_filter_bar_clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sj_filter_bar_choose:
 * @self: a bar with a map
 * @facet: a facet
 * @key: the key of a value
 * @label: (nullable): how the value is written, if it is chosen
 * @chosen: whether cards with the value are wanted
 */
void
sj_filter_bar_choose (SjFilterBar   *self,
                      SjFilterFacet  facet,
                      const char    *key,
                      const char    *label,
                      gboolean       chosen)
{
  GtkWidget *chip;

  g_return_if_fail (SJ_IS_FILTER_BAR (self));
  g_return_if_fail (self->map != NULL && key != NULL && (label != NULL || !chosen));

  sj_filter_choose (self->filter, facet, key, chosen);
  chip = find_chip (self, facet, key);
  if (chosen && chip == NULL)
    add_chip (self, facet, key, label);
  else if (!chosen && chip != NULL)
    gtk_box_remove (GTK_BOX (self->flow), chip);
  refresh (self);
}

/**
 * sj_filter_bar_clear:
 * @self: a bar
 *
 * Takes back everything that is chosen.
 */
void
sj_filter_bar_clear (SjFilterBar *self)
{
  GtkWidget *next;

  g_return_if_fail (SJ_IS_FILTER_BAR (self));

  if (sj_filter_is_empty (self->filter))
    return;

  sj_filter_clear (self->filter);
  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (SJ_IS_CHIP (child))
        gtk_box_remove (GTK_BOX (self->flow), child);
    }
  refresh (self);
}

/**
 * sj_filter_bar_get_left_out:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the ids of the elements that are left
 *   out, never changed afterwards; %NULL while nothing is chosen
 */
GHashTable *
sj_filter_bar_get_left_out (SjFilterBar *self)
{
  g_return_val_if_fail (SJ_IS_FILTER_BAR (self), NULL);

  return self->left_out;
}

/**
 * sj_filter_bar_get_count:
 * @self: a bar
 *
 * Returns: (transfer none): how many cards match, in words
 */
const char *
sj_filter_bar_get_count (SjFilterBar *self)
{
  g_return_val_if_fail (SJ_IS_FILTER_BAR (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->count));
}
