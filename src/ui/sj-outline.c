#define G_LOG_DOMAIN "sj-outline"

#include "config.h"

#include "ui/sj-outline.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "ui/sj-element-title.h"
#include "ui/sj-outline-group.h"

/**
 * SjOutline:
 *
 * The map as a tree: stages with their steps, lanes, feedback, personas. Selecting a row selects on
 * the map; what is selected there is followed here, a card by its step.
 */
struct _SjOutline
{
  GtkWidget parent_instance;

  SjMap              *map;
  SjSelection        *selection;
  GtkTreeListModel   *tree;
  GtkSingleSelection *rows;
  gboolean            following;

  GtkWidget *box;
  GtkWidget *view;
};

enum {
  SIGNAL_PICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjOutline, sj_outline, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* The model */

static gboolean
belongs_to_stage (gpointer item,
                  gpointer stage)
{
  return g_strcmp0 (sj_step_get_stage (SJ_STEP (item)), sj_element_get_id (stage)) == 0;
}

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  SjMap *map = user_data;
  GtkFilter *filter;

  if (SJ_IS_OUTLINE_GROUP (item))
    return g_object_ref (sj_outline_group_get_items (item));
  if (!SJ_IS_STAGE (item))
    return NULL;

  filter = GTK_FILTER (gtk_custom_filter_new (belongs_to_stage, g_object_ref (item),
                                              g_object_unref));
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (sj_map_get_steps (map)), filter));
}

/* Rows from the top that are groups; all but the personas are opened. */
static void
open_groups (SjOutline *self)
{
  for (guint i = g_list_model_get_n_items (gtk_tree_list_model_get_model (self->tree)); i > 0; i--)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i - 1);

      if (i != g_list_model_get_n_items (gtk_tree_list_model_get_model (self->tree)))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
build_model (SjOutline *self)
{
  g_clear_object (&self->tree);
  gtk_single_selection_set_model (self->rows, NULL);
  if (self->map == NULL)
    return;

  self->tree = gtk_tree_list_model_new (sj_outline_group_list (self->map), FALSE, FALSE,
                                        create_children, g_object_ref (self->map),
                                        g_object_unref);
  self->following = TRUE;
  open_groups (self);
  gtk_single_selection_set_model (self->rows, G_LIST_MODEL (self->tree));
  self->following = FALSE;
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
open_stage_of (SjOutline *self,
               SjElement *element)
{
  SjElement *stage;

  if (!SJ_IS_STEP (element))
    return;

  stage = sj_map_lookup (self->map, sj_step_get_stage (SJ_STEP (element)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(SjElement) item = gtk_tree_list_row_get_item (row);

      if (item == stage)
        {
          gtk_tree_list_row_set_expanded (row, TRUE);
          return;
        }
    }
}

static guint
find_row (SjOutline *self,
          SjElement *element)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; element != NULL && i < n_rows; i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(GObject) item = gtk_tree_list_row_get_item (row);

      if (item == (GObject *) element)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
on_selection_changed (SjOutline *self)
{
  SjElement *element = element_to_mark (self);
  guint position;

  if (self->tree == NULL || self->following)
    return;

  self->following = TRUE;
  open_stage_of (self, element);
  position = find_row (self, element);
  gtk_single_selection_set_selected (self->rows, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  self->following = FALSE;
}

static void
on_row_selected (SjOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->rows);
  g_autoptr(GObject) item = NULL;

  if (self->following || self->selection == NULL || row == NULL)
    return;

  item = gtk_tree_list_row_get_item (row);
  if (!SJ_IS_ELEMENT (item))
    return;

  self->following = TRUE;
  sj_selection_select (self->selection, sj_element_get_id (SJ_ELEMENT (item)), NULL);
  self->following = FALSE;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, item);
}

/* Rows */

static const char *
choose_sign (GObject *item)
{
  if (!SJ_IS_SERIES (item))
    return NULL;

  return sj_series_get_origin (SJ_SERIES (item)) == SJ_SERIES_MEASURED ? "●" : "⋯";
}

static void
show_title (GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr(GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  GtkWidget *label = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (
    gtk_list_item_get_child (list_item)));
  g_autofree char *title = NULL;
  const char *sign = choose_sign (item);

  if (SJ_IS_OUTLINE_GROUP (item))
    title = g_strdup (sj_outline_group_get_title (SJ_OUTLINE_GROUP (item)));
  else if (SJ_IS_ELEMENT (item))
    title = sj_element_title (SJ_ELEMENT (item));

  if (sign != NULL)
    {
      g_autofree char *signed_title = g_strdup_printf ("%s %s", sign, title);

      gtk_label_set_text (GTK_LABEL (label), signed_title);
    }
  else
    gtk_label_set_text (GTK_LABEL (label), title != NULL ? title : "");

  if (SJ_IS_OUTLINE_GROUP (item))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  gtk_list_item_set_child (list_item, expander);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr(GObject) item = gtk_tree_list_row_get_item (row);
  const char *property = SJ_IS_ELEMENT (item) ? sj_element_title_prop (G_OBJECT_TYPE (item)) : NULL;

  gtk_tree_expander_set_list_row (
    GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), row);
  gtk_list_item_set_selectable (list_item, SJ_IS_ELEMENT (item));
  show_title (list_item);

  if (property != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", property, NULL);

      /* When it is unbound, the row of what was removed has forgotten its item. */
      g_object_set_data_full (G_OBJECT (list_item), "sj-element", g_object_ref (item),
                              g_object_unref);
      g_signal_connect_object (item, signal, G_CALLBACK (show_title), list_item,
                               G_CONNECT_SWAPPED);
    }
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  GObject *element = g_object_get_data (G_OBJECT (list_item), "sj-element");

  if (element != NULL)
    g_signal_handlers_disconnect_by_func (element, show_title, list_item);
  g_object_set_data (G_OBJECT (list_item), "sj-element", NULL);
  gtk_tree_expander_set_list_row (
    GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static void
sj_outline_dispose (GObject *object)
{
  SjOutline *self = SJ_OUTLINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selection_changed, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->tree);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_outline_parent_class)->dispose (object);
}

static void
sj_outline_class_init (SjOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_outline_dispose;

  /**
   * SjOutline::picked:
   * @element: what was selected
   *
   * Somebody selected a row: what it stands for should be brought into view.
   */
  signals[SIGNAL_PICKED] =
    g_signal_new ("picked", SJ_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, SJ_TYPE_ELEMENT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SjOutline, box);
  gtk_widget_class_bind_template_child (widget_class, SjOutline, view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
sj_outline_init (SjOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (self->rows, "notify::selected-item", G_CALLBACK (on_row_selected), self,
                           G_CONNECT_SWAPPED);
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

  if (g_set_object (&self->map, map))
    build_model (self);
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
 * sj_outline_refresh:
 * @self: an outline
 *
 * Looks again which step belongs to which stage; all else follows the map by itself.
 */
void
sj_outline_refresh (SjOutline *self)
{
  g_return_if_fail (SJ_IS_OUTLINE (self));

  build_model (self);
  on_selection_changed (self);
}

guint
sj_outline_get_n_rows (SjOutline *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE (self), 0);

  return self->tree != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
}
