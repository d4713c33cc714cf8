#define G_LOG_DOMAIN "sj-outline"

#include "config.h"

#include "ui/sj-outline.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-outline-check.h"
#include "ui/sj-outline-editing.h"
#include "ui/sj-outline-menu.h"
#include "ui/sj-outline-model.h"
#include "ui/sj-outline-row.h"

/**
 * SjOutline:
 *
 * The map as a tree: stages with their steps, lanes, feedback, personas, and what is to be looked
 * at. Selecting a row selects on the map; what is selected there is followed here, a card by its
 * step. Rows can be renamed, put elsewhere and deleted.
 */
struct _SjOutline
{
  GtkWidget parent_instance;

  SjMap              *map;
  SjEditLog          *log;
  SjSelection        *selection;
  SjOutlineModel     *model;
  GtkSingleSelection *rows;
  GHashTable         *shown;  /* item → SjOutlineRow that shows it now */
  gboolean            following;
  guint               check;

  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *add_button;
  GtkWidget *menu;
};

/* Checks are for a pause: nobody looks at them while typing. */
#define CHECK_DELAY 400

enum {
  SIGNAL_PICKED,
  SIGNAL_OPENED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjOutline, sj_outline, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* What is selected in the outline */

static GObject *
get_item (SjOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->rows);
  g_autoptr(GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  /* The row keeps it. */
  return item;
}

static SjElement *
get_element (SjOutline *self)
{
  GObject *item = get_item (self);

  return SJ_IS_ELEMENT (item) ? SJ_ELEMENT (item) : NULL;
}

static void
update_actions (SjOutline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SjElement *element = get_element (self);
  gboolean editable = self->log != NULL && element != NULL;

  gtk_widget_action_set_enabled (widget, "outline.rename",
                                 editable && sj_outline_editing_can_rename (element));
  gtk_widget_action_set_enabled (widget, "outline.delete", editable);
  gtk_widget_action_set_enabled (widget, "outline.move-up", editable);
  gtk_widget_action_set_enabled (widget, "outline.move-down", editable);
  gtk_widget_action_set_enabled (widget, "outline.add-stage", self->log != NULL);
  gtk_widget_action_set_enabled (widget, "outline.add-lane", self->log != NULL);
  gtk_widget_action_set_enabled (widget, "outline.add-persona", self->log != NULL);
  gtk_widget_action_set_enabled (widget, "outline.add-step",
                                 self->log != NULL && self->map != NULL &&
                                 g_list_model_get_n_items (sj_map_get_stages (self->map)) > 0);
}

/* Checks */

static gboolean
check (gpointer user_data)
{
  SjOutline *self = user_data;

  self->check = 0;
  if (self->model != NULL)
    sj_outline_model_update_checks (self->model);

  return G_SOURCE_REMOVE;
}

/* An outline that nobody sees is checked when it is shown. */
static void
queue_check (SjOutline *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->check = g_timeout_add_full (G_PRIORITY_LOW, CHECK_DELAY, check, self, NULL);
}

/* Following the selection */

/* What the outline marks for a thing on the map: a card's step, a point's series. */
static SjElement *
element_to_mark (SjOutline *self)
{
  const SjPick *pick = self->selection != NULL ? sj_selection_get_main (self->selection) : NULL;
  SjElement *element = pick != NULL && self->map != NULL ? sj_map_lookup (self->map, pick->id)
                                                         : NULL;

  if (SJ_IS_CARD (element))
    return sj_map_lookup (self->map, sj_card_get_step (SJ_CARD (element)));

  return element;
}

static void
mark (SjOutline *self,
      gpointer   item)
{
  guint position = sj_outline_model_find (self->model, item);

  gtk_single_selection_set_selected (self->rows, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* One that nobody sees follows when it is shown. */
static void
on_selection_changed (SjOutline *self)
{
  SjElement *element;

  if (self->model == NULL || self->following || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  element = element_to_mark (self);

  self->following = TRUE;
  sj_outline_model_open_to (self->model, element);
  mark (self, element);
  self->following = FALSE;
  update_actions (self);
}

static void
sj_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sj_outline_parent_class)->map (widget);

  queue_check (SJ_OUTLINE (widget));
  on_selection_changed (SJ_OUTLINE (widget));
}

static void
sj_outline_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&SJ_OUTLINE (widget)->check, g_source_remove);

  GTK_WIDGET_CLASS (sj_outline_parent_class)->unmap (widget);
}

static void
on_row_selected (SjOutline *self)
{
  GObject *item = get_item (self);
  SjElement *element = SJ_IS_OUTLINE_CHECK (item)
                         ? sj_outline_check_get_element (SJ_OUTLINE_CHECK (item))
                         : get_element (self);

  update_actions (self);
  if (self->following || self->selection == NULL || element == NULL)
    return;

  self->following = TRUE;
  if (SJ_IS_MAP (element))
    sj_selection_clear (self->selection);
  else
    sj_selection_select (self->selection, sj_element_get_id (element), NULL);
  self->following = FALSE;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, element);
}

/* Editing */

static void
select_element (SjOutline *self,
                SjElement *element)
{
  sj_selection_select (self->selection, sj_element_get_id (element), NULL);
}

static void
edit_row (SjOutline *self,
          gpointer   item)
{
  SjOutlineRow *row = g_hash_table_lookup (self->shown, item);

  if (row != NULL)
    sj_outline_row_edit (row);
}

static void
on_renamed (SjOutline    *self,
            const char   *title,
            SjOutlineRow *row)
{
  GObject *item = sj_outline_row_get_item (row);

  if (self->log != NULL && SJ_IS_ELEMENT (item) && sj_element_get_map (SJ_ELEMENT (item)) != NULL)
    sj_outline_editing_rename (self->log, SJ_ELEMENT (item), title);
}

static void
on_dropped (SjOutline    *self,
            SjElement    *element,
            gboolean      after,
            SjOutlineRow *row)
{
  if (self->log == NULL || sj_element_get_map (element) != self->map)
    return;

  sj_outline_editing_drop (self->log, element, SJ_ELEMENT (sj_outline_row_get_item (row)), after);
  select_element (self, element);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  edit_row (SJ_OUTLINE (widget), get_element (SJ_OUTLINE (widget)));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SjOutline *self = SJ_OUTLINE (widget);
  g_autoptr(SjElement) element = g_object_ref (get_element (self));
  guint position = gtk_single_selection_get_selected (self->rows);

  sj_selection_clear (self->selection);
  sj_outline_editing_delete (self->log, element);

  /* The keyboard stays where it was. */
  gtk_widget_grab_focus (self->view);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjOutline *self = SJ_OUTLINE (widget);
  g_autoptr(SjElement) element = g_object_ref (get_element (self));

  if (!sj_outline_editing_move (self->log, element, g_str_equal (name, "outline.move-up") ? -1 : 1))
    {
      gtk_widget_error_bell (widget);
      return;
    }

  select_element (self, element);
  gtk_widget_grab_focus (self->view);
}

/* What a step is added to when none is selected: the last stage. */
static SjElement *
get_place (SjOutline *self,
           GType      type)
{
  SjElement *element = get_element (self);
  GListModel *stages = sj_map_get_stages (self->map);
  g_autoptr(SjElement) last = NULL;

  if (type != SJ_TYPE_STEP || SJ_IS_STEP (element) || SJ_IS_STAGE (element))
    return element;

  last = g_list_model_get_item (stages, g_list_model_get_n_items (stages) - 1);
  return last;
}

static gboolean
begin_to_name (gpointer user_data)
{
  SjOutline *self = user_data;

  edit_row (self, get_element (self));
  return G_SOURCE_REMOVE;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SjOutline *self = SJ_OUTLINE (widget);
  const struct
  {
    const char *name;
    GType       type;
  } actions[] = {
    { "outline.add-stage", SJ_TYPE_STAGE },
    { "outline.add-step", SJ_TYPE_STEP },
    { "outline.add-lane", SJ_TYPE_LANE },
    { "outline.add-persona", SJ_TYPE_PERSONA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (name, actions[i].name))
      {
        SjElement *element = sj_outline_editing_add (self->log, actions[i].type,
                                                     get_place (self, actions[i].type));

        if (element == NULL)
          continue;
        select_element (self, element);
        g_signal_emit (self, signals[SIGNAL_PICKED], 0, element);
        /* Its row comes with the next frame. */
        g_timeout_add_full (G_PRIORITY_DEFAULT, 60, begin_to_name, g_object_ref (self),
                            g_object_unref);
      }
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPENED], 0);
}

static void
on_activated (SjOutline *self,
              guint      position)
{
  g_autoptr(GtkTreeListRow) row =
    g_list_model_get_item (sj_outline_model_get_rows (self->model), position);
  g_autoptr(GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (SJ_IS_ELEMENT (item) || SJ_IS_OUTLINE_CHECK (item))
    {
      gtk_single_selection_set_selected (self->rows, position);
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
    }
  else if (row != NULL)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* The context menu */

static void
show_menu (SjOutline          *self,
           GObject            *item,
           const GdkRectangle *place)
{
  g_autoptr(GMenuModel) menu = sj_outline_menu_create (item);

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static SjOutlineRow *
find_row_at (SjOutline *self,
             double     x,
             double     y)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (row) &&
          gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds) &&
          y >= bounds.origin.y - 4.0 && y < bounds.origin.y + bounds.size.height + 4.0)
        return row;
    }

  return NULL;
}

static void
on_menu_pressed (SjOutline       *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  SjOutlineRow *row = find_row_at (self, x, y);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  GObject *item = row != NULL ? sj_outline_row_get_item (row) : NULL;

  if (item == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (SJ_IS_ELEMENT (item) || SJ_IS_OUTLINE_CHECK (item))
    gtk_single_selection_set_selected (self->rows, sj_outline_model_find (self->model, item));
  show_menu (self, item, &place);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SjOutline *self = SJ_OUTLINE (widget);
  GObject *item = get_item (self);
  GtkWidget *row = item != NULL ? g_hash_table_lookup (self->shown, item) : NULL;
  graphene_rect_t bounds;
  GdkRectangle place;

  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;

  place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y,
                           1, (int) bounds.size.height };
  show_menu (self, item, &place);
}

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          SjOutline                *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = sj_outline_row_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (list_item, expander);
  g_signal_connect_object (row, "renamed", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
}

static SjOutlineRow *
get_row (GtkListItem *list_item)
{
  GtkWidget *expander = gtk_list_item_get_child (list_item);

  return SJ_OUTLINE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         SjOutline                *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr(GObject) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), row);
  gtk_list_item_set_selectable (list_item, SJ_IS_ELEMENT (item) || SJ_IS_OUTLINE_CHECK (item));
  sj_outline_row_set_item (get_row (list_item), item);
  g_hash_table_insert (self->shown, item, get_row (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           SjOutline                *self)
{
  SjOutlineRow *row = get_row (list_item);
  GObject *item = sj_outline_row_get_item (row);

  /* Another row may show the same thing already. */
  if (item != NULL && g_hash_table_lookup (self->shown, item) == row)
    g_hash_table_remove (self->shown, item);
  sj_outline_row_set_item (row, NULL);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static void
sj_outline_dispose (GObject *object)
{
  SjOutline *self = SJ_OUTLINE (object);

  g_clear_handle_id (&self->check, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selection_changed, self);
  g_clear_object (&self->selection);
  if (self->rows != NULL)
    gtk_single_selection_set_model (self->rows, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->log);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_outline_parent_class)->dispose (object);
}

static void
sj_outline_finalize (GObject *object)
{
  g_clear_pointer (&SJ_OUTLINE (object)->shown, g_hash_table_unref);

  G_OBJECT_CLASS (sj_outline_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char      *name;
    guint            key;
    GdkModifierType  modifiers;
  } keys[] = {
    { "outline.rename", GDK_KEY_F2, 0 },
    { "outline.delete", GDK_KEY_KP_Delete, 0 },
    { "outline.delete", GDK_KEY_Delete, 0 },
    { "outline.move-up", GDK_KEY_Up, GDK_ALT_MASK },
    { "outline.move-down", GDK_KEY_Down, GDK_ALT_MASK },
    { "outline.menu", GDK_KEY_F10, GDK_SHIFT_MASK },
    { "outline.menu", GDK_KEY_Menu, 0 },
  };

  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.add-stage", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-step", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-lane", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-persona", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_action);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].name,
                                         NULL);
}

static void
sj_outline_class_init (SjOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_outline_dispose;
  object_class->finalize = sj_outline_finalize;
  widget_class->map = sj_outline_map;
  widget_class->unmap = sj_outline_unmap;

  /**
   * SjOutline::picked:
   * @element: what was selected
   *
   * Somebody selected a row: what it stands for should be brought into view.
   */
  signals[SIGNAL_PICKED] =
    g_signal_new ("picked", SJ_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, SJ_TYPE_ELEMENT);

  /**
   * SjOutline::opened:
   *
   * Somebody wants to see all that is known about what is selected.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", SJ_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);

  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SjOutline, box);
  gtk_widget_class_bind_template_child (widget_class, SjOutline, view);
  gtk_widget_class_bind_template_child (widget_class, SjOutline, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
}

static void
sj_outline_init (SjOutline *self)
{
  self->shown = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->rows = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (self->rows, "notify::selected-item", G_CALLBACK (on_row_selected), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

GtkWidget *
sj_outline_new (void)
{
  return g_object_new (SJ_TYPE_OUTLINE, NULL);
}

/**
 * sj_outline_set_map:
 * @self: an outline
 * @map: (nullable): the map it shows
 */
void
sj_outline_set_map (SjOutline *self,
                    SjMap     *map)
{
  g_return_if_fail (SJ_IS_OUTLINE (self));

  if (!g_set_object (&self->map, map))
    return;

  self->following = TRUE;
  gtk_single_selection_set_model (self->rows, NULL);
  g_clear_object (&self->model);
  if (map != NULL)
    {
      self->model = sj_outline_model_new (map);
      gtk_single_selection_set_model (self->rows, sj_outline_model_get_rows (self->model));
    }
  self->following = FALSE;
  update_actions (self);
  queue_check (self);
}

/**
 * sj_outline_set_log:
 * @self: an outline
 * @log: (nullable): what changes are made in; %NULL if nothing may be changed
 */
void
sj_outline_set_log (SjOutline *self,
                    SjEditLog *log)
{
  g_return_if_fail (SJ_IS_OUTLINE (self));

  g_set_object (&self->log, log);
  gtk_widget_set_visible (self->add_button, log != NULL);
  update_actions (self);
}

/**
 * sj_outline_set_selection:
 * @self: an outline that has none yet
 * @selection: what is selected, shared with the canvas
 */
void
sj_outline_set_selection (SjOutline   *self,
                          SjSelection *selection)
{
  g_return_if_fail (SJ_IS_OUTLINE (self));
  g_return_if_fail (SJ_IS_SELECTION (selection) && self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sj_outline_follow:
 * @self: an outline
 * @transaction: what was done to the map
 *
 * Sees to what the map's lists do not say by themselves: which step belongs to which stage, and
 * what is to be looked at.
 */
void
sj_outline_follow (SjOutline           *self,
                   const SjTransaction *transaction)
{
  g_return_if_fail (SJ_IS_OUTLINE (self) && self->model != NULL);

  self->following = TRUE;
  sj_outline_model_follow (self->model, transaction);
  self->following = FALSE;
  queue_check (self);
}

/**
 * sj_outline_refresh:
 * @self: an outline
 *
 * Marks again what is selected, after transactions that may have taken its row elsewhere.
 */
void
sj_outline_refresh (SjOutline *self)
{
  g_return_if_fail (SJ_IS_OUTLINE (self));

  if (!SJ_IS_OUTLINE_CHECK (get_item (self)))
    on_selection_changed (self);
}

guint
sj_outline_get_n_rows (SjOutline *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * sj_outline_get_selected:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): what the selected row shows: an element or a check
 */
GObject *
sj_outline_get_selected (SjOutline *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE (self), NULL);

  return get_item (self);
}
