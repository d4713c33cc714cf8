#define G_LOG_DOMAIN "sj-filter-menu"

#include "config.h"

#include "ui/sj-filter-menu.h"

#include <glib/gi18n-lib.h>

/**
 * SjFilterMenu:
 *
 * A button whose popover lists the values that cards have of one facet, with how many cards have
 * each, to be ticked. The list is made when it is opened, so that it is right and costs nothing
 * before.
 */
struct _SjFilterMenu
{
  GtkWidget parent_instance;

  SjFilter      *filter;  /* not owned: its bar's */
  SjMap         *map;
  SjFilterFacet  facet;

  GtkWidget *button;
  GtkWidget *list;
};

#define TALLEST_LIST 320

enum {
  SIGNAL_TOGGLED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjFilterMenu, sj_filter_menu, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_toggled (SjFilterMenu   *self,
            GtkCheckButton *check)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, g_object_get_data (G_OBJECT (check), "sj-key"),
                 g_object_get_data (G_OBJECT (check), "sj-label"),
                 gtk_check_button_get_active (check));
}

static void
append_value (SjFilterMenu        *self,
              const SjFilterValue *value)
{
  /* Translators: a channel, tag or the like, and how many cards have it. */
  g_autofree char *label = g_strdup_printf (_("%s (%u)"), value->label, value->n_cards);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "sj-key", g_strdup (value->key), g_free);
  g_object_set_data_full (G_OBJECT (check), "sj-label", g_strdup (value->label), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               sj_filter_is_chosen (self->filter, self->facet, value->key));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), check);
}

static void
append_nothing (SjFilterMenu *self)
{
  GtkWidget *label = gtk_label_new (_("No card has any"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->list), label);
}

/* Before the popover opens, so that the focus finds the first value. */
static void
fill (GtkMenuButton *button,
      gpointer       user_data)
{
  SjFilterMenu *self = user_data;
  g_autoptr(GPtrArray) values = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  if (self->map == NULL)
    return;

  values = sj_filter_collect (self->map, self->facet);
  for (guint i = 0; i < values->len; i++)
    append_value (self, g_ptr_array_index (values, i));
  if (values->len == 0)
    append_nothing (self);
}

/* By itself a check button takes arrows for a choice among several. */
static gboolean
on_key (SjFilterMenu    *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;

  gtk_widget_child_focus (self->list, key == GDK_KEY_Down ? GTK_DIR_TAB_FORWARD
                                                          : GTK_DIR_TAB_BACKWARD);
  return TRUE;
}

static void
sj_filter_menu_dispose (GObject *object)
{
  SjFilterMenu *self = SJ_FILTER_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_filter_menu_parent_class)->dispose (object);
}

static void
sj_filter_menu_class_init (SjFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_filter_menu_dispose;

  /**
   * SjFilterMenu::toggled:
   * @key: the key of a value
   * @label: how it is written
   * @chosen: whether it is ticked now
   */
  signals[SIGNAL_TOGGLED] =
    g_signal_new ("toggled", SJ_TYPE_FILTER_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-menu");
}

static GtkWidget *
create_popover (SjFilterMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), TALLEST_LIST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "filter-values");

  return popover;
}

static void
sj_filter_menu_init (SjFilterMenu *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * sj_filter_menu_new:
 * @filter: what is chosen, which outlives the menu
 * @facet: what can be chosen by
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
sj_filter_menu_new (SjFilter      *filter,
                    SjFilterFacet  facet)
{
  SjFilterMenu *self;

  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (SJ_TYPE_FILTER_MENU, NULL);
  self->filter = filter;
  self->facet = facet;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), sj_filter_get_label (facet));

  return GTK_WIDGET (self);
}

void
sj_filter_menu_set_map (SjFilterMenu *self,
                        SjMap        *map)
{
  g_return_if_fail (SJ_IS_FILTER_MENU (self));

  g_set_object (&self->map, map);
}

void
sj_filter_menu_open (SjFilterMenu *self)
{
  g_return_if_fail (SJ_IS_FILTER_MENU (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
