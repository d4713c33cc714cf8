#define G_LOG_DOMAIN "sj-canvas-tree"

#include "config.h"

#include "ui/sj-canvas-tree.h"

#include <glib/gi18n-lib.h>

/**
 * SjCanvasTree:
 *
 * The map as assistive technology and the keyboard focus see it: one light widget per stage, step,
 * lane, card, link and point. It is as large as the map in points, and the canvas moves and scales
 * it as a whole, so that scrolling allocates one widget and not thousands.
 */
struct _SjCanvasTree
{
  GtkWidget parent_instance;

  SjSelection *selection;
  SjScene     *scene;
  guint        n_needed;
  GHashTable  *items;  /* SjSceneItem, by what it shows → SjCanvasItem */
  GPtrArray   *selected;  /* of SjCanvasItem, those marked as selected */
};

/* A larger map has widgets for what is in view only. */
#define MOST_ITEMS 5000

G_DEFINE_FINAL_TYPE (SjCanvasTree, sj_canvas_tree, GTK_TYPE_WIDGET)

static guint
identity_hash (gconstpointer key)
{
  const SjSceneItem *item = key;

  return g_str_hash (item->id) * 31 + (item->anchor != NULL ? g_str_hash (item->anchor) : 0) +
         (guint) item->role;
}

static gboolean
identity_equal (gconstpointer first,
                gconstpointer second)
{
  const SjSceneItem *one = first, *other = second;

  return one->role == other->role && g_str_equal (one->id, other->id) &&
         g_strcmp0 (one->anchor, other->anchor) == 0;
}

static void
mark_selected (SjCanvasTree *self)
{
  for (guint i = 0; i < self->selected->len; i++)
    sj_canvas_item_set_selected (g_ptr_array_index (self->selected, i), FALSE);
  g_ptr_array_set_size (self->selected, 0);

  for (guint i = 0; i < sj_selection_get_n (self->selection); i++)
    {
      const SjPick *pick = sj_selection_get (self->selection, i);
      SjCanvasItem *item = sj_canvas_tree_find (self, pick->id, pick->anchor);

      if (item == NULL)
        continue;
      sj_canvas_item_set_selected (item, TRUE);
      g_ptr_array_add (self->selected, g_object_ref (item));
    }
}

static void
on_item_activated (SjCanvasTree *self,
                   SjCanvasItem *item)
{
  const SjSceneItem *shown = sj_canvas_item_get_item (item);

  sj_selection_select (self->selection, shown->id, shown->anchor);
}

static void
sj_canvas_tree_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sj_canvas_item_allocate (SJ_CANVAS_ITEM (child));
}

static void
sj_canvas_tree_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
}

static void
sj_canvas_tree_dispose (GObject *object)
{
  SjCanvasTree *self = SJ_CANVAS_TREE (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->selected, 0);
  g_hash_table_remove_all (self->items);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sj_canvas_tree_parent_class)->dispose (object);
}

static void
sj_canvas_tree_finalize (GObject *object)
{
  SjCanvasTree *self = SJ_CANVAS_TREE (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_canvas_tree_parent_class)->finalize (object);
}

static void
sj_canvas_tree_class_init (SjCanvasTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_canvas_tree_dispose;
  object_class->finalize = sj_canvas_tree_finalize;
  widget_class->size_allocate = sj_canvas_tree_size_allocate;
  widget_class->snapshot = sj_canvas_tree_snapshot;

  gtk_widget_class_set_css_name (widget_class, "canvas-tree");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
sj_canvas_tree_init (SjCanvasTree *self)
{
  self->items = g_hash_table_new (identity_hash, identity_equal);
  self->selected = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * sj_canvas_tree_new:
 * @selection: what follows the focus, and is announced as selected
 *
 * Returns: (transfer floating): a tree without a scene
 */
GtkWidget *
sj_canvas_tree_new (SjSelection *selection)
{
  SjCanvasTree *self;

  g_return_val_if_fail (SJ_IS_SELECTION (selection), NULL);

  self = g_object_new (SJ_TYPE_CANVAS_TREE, NULL);
  self->selection = g_object_ref (selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Things on the map"), -1);
  g_signal_connect_object (selection, "changed", G_CALLBACK (mark_selected), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Of a very large map it is enough to know that it is one. */
static guint
count_needed (SjScene *scene)
{
  guint n_needed = 0;

  for (guint i = 0; i < sj_scene_get_n_items (scene) && n_needed <= MOST_ITEMS; i++)
    if (sj_canvas_item_is_needed_for (sj_scene_get_item (scene, i)))
      n_needed++;

  return n_needed;
}

/* The positions of the items that get a widget, in the order of the scene. */
static GArray *
list_wanted (SjCanvasTree          *self,
             const graphene_rect_t *visible)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->n_needed > MOST_ITEMS)
    sj_scene_list_in (self->scene, visible->origin.x, visible->origin.y, visible->size.width,
                      visible->size.height, positions);
  else
    for (guint i = 0; i < sj_scene_get_n_items (self->scene); i++)
      g_array_append_val (positions, i);
  if (positions->len > MOST_ITEMS && self->n_needed > MOST_ITEMS)
    g_array_set_size (positions, MOST_ITEMS);

  return positions;
}

static GtkWidget *
ensure_widget (SjCanvasTree      *self,
               const SjSceneItem *item,
               GHashTable        *before)
{
  GtkWidget *widget = g_hash_table_lookup (before, item);

  if (widget == NULL)
    {
      widget = sj_canvas_item_new (item);
      g_signal_connect_object (widget, "activated", G_CALLBACK (on_item_activated), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      g_hash_table_remove (before, item);
      sj_canvas_item_set_item (SJ_CANVAS_ITEM (widget), item);
    }

  g_hash_table_insert (self->items, (gpointer) item, widget);
  return widget;
}

static void
replace_widgets (SjCanvasTree *self,
                 GArray       *wanted)
{
  g_autoptr(GHashTable) before = self->items;
  GtkWidget *previous = NULL;
  GHashTableIter iter;
  gpointer widget;

  self->items = g_hash_table_new (identity_hash, identity_equal);
  for (guint i = 0; i < wanted->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (self->scene, g_array_index (wanted, guint, i));

      if (!sj_canvas_item_is_needed_for (item) || g_hash_table_contains (self->items, item))
        continue;

      widget = ensure_widget (self, item, before);
      if (gtk_widget_get_parent (widget) == NULL ||
          gtk_widget_get_prev_sibling (widget) != previous)
        gtk_widget_insert_after (widget, GTK_WIDGET (self), previous);
      previous = widget;
    }

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    gtk_widget_unparent (widget);
}

/**
 * sj_canvas_tree_update:
 * @self: a tree
 * @scene: what the canvas shows
 * @visible: the part of it that is in view, in points; used when the map is very large
 *
 * Brings the widgets into agreement with a scene. Widgets of what is still there stay, with the
 * focus they may have.
 */
void
sj_canvas_tree_update (SjCanvasTree          *self,
                       SjScene               *scene,
                       const graphene_rect_t *visible)
{
  g_autoptr(GArray) wanted = NULL;

  g_return_if_fail (SJ_IS_CANVAS_TREE (self));
  g_return_if_fail (scene != NULL && visible != NULL);

  if (self->scene == scene && self->n_needed <= MOST_ITEMS)
    return;

  if (self->scene != scene)
    {
      sj_scene_ref (scene);
      g_clear_pointer (&self->scene, sj_scene_unref);
      self->scene = scene;
      self->n_needed = count_needed (scene);
    }

  wanted = list_wanted (self, visible);
  replace_widgets (self, wanted);
  mark_selected (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * sj_canvas_tree_find:
 * @self: a tree
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Returns: (transfer none) (nullable): the widget that stands for it
 */
SjCanvasItem *
sj_canvas_tree_find (SjCanvasTree *self,
                     const char   *id,
                     const char   *anchor)
{
  SjSceneItem wanted = { .id = (char *) id, .anchor = (char *) anchor };

  g_return_val_if_fail (SJ_IS_CANVAS_TREE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (wanted.role = SJ_ROLE_HEADER; wanted.role <= SJ_ROLE_FOOTER; wanted.role++)
    {
      SjCanvasItem *item = g_hash_table_lookup (self->items, &wanted);

      if (item != NULL)
        return item;
    }

  return NULL;
}

/**
 * sj_canvas_tree_is_partial:
 * @self: a tree
 *
 * Returns: whether the map is so large that only what is in view has widgets
 */
gboolean
sj_canvas_tree_is_partial (SjCanvasTree *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS_TREE (self), FALSE);

  return self->n_needed > MOST_ITEMS;
}
