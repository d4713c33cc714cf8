#define G_LOG_DOMAIN "sj-canvas-item"

#include "config.h"

#include "ui/sj-canvas-item.h"

#include <math.h>

/**
 * SjCanvasItem:
 *
 * Stands for one thing on the map towards assistive technology and the keyboard focus. It draws
 * nothing and takes no pointer; the canvas does both.
 */
struct _SjCanvasItem
{
  GtkWidget parent_instance;

  SjSceneItem  *item;
  GtkAllocation place;  /* that it was given; no width for none */
};

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjCanvasItem, sj_canvas_item, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
select_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATED], 0);
}

static void
sj_canvas_item_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
}

static void
sj_canvas_item_finalize (GObject *object)
{
  g_clear_pointer (&SJ_CANVAS_ITEM (object)->item, sj_scene_item_unref);

  G_OBJECT_CLASS (sj_canvas_item_parent_class)->finalize (object);
}

static void
sj_canvas_item_class_init (SjCanvasItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_canvas_item_finalize;
  widget_class->snapshot = sj_canvas_item_snapshot;

  /**
   * SjCanvasItem::activated:
   *
   * Somebody asks for the item to be selected.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", SJ_TYPE_CANVAS_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "canvas-item");
  gtk_widget_class_install_action (widget_class, "item.select", NULL, select_action);
}

static void
sj_canvas_item_init (SjCanvasItem *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static GtkAccessibleRole
choose_role (SjRole role)
{
  if (role == SJ_ROLE_STAGE || role == SJ_ROLE_STEP || role == SJ_ROLE_LANE ||
      role == SJ_ROLE_LINE || role == SJ_ROLE_HEADER)
    return GTK_ACCESSIBLE_ROLE_HEADING;
  if (role == SJ_ROLE_SERIES_LABEL || role == SJ_ROLE_CALLOUT)
    return GTK_ACCESSIBLE_ROLE_IMG;

  return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
}

static int
heading_level (SjRole role)
{
  if (role == SJ_ROLE_HEADER)
    return 1;

  return role == SJ_ROLE_STEP ? 3 : 2;
}

/**
 * sj_canvas_item_is_needed_for:
 * @item: an item of a scene
 *
 * Returns: whether the item is something on its own, and not a part of how something looks
 */
gboolean
sj_canvas_item_is_needed_for (const SjSceneItem *item)
{
  return item->id != NULL && item->role != SJ_ROLE_GRID && item->role != SJ_ROLE_BAND &&
         item->role != SJ_ROLE_CURVE && item->role != SJ_ROLE_FOOTER;
}

/**
 * sj_canvas_item_new:
 * @item: the item it stands for
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sj_canvas_item_new (const SjSceneItem *item)
{
  GtkAccessibleRole role;
  SjCanvasItem *self;

  g_return_val_if_fail (item != NULL, NULL);

  role = choose_role (item->role);
  self = g_object_new (SJ_TYPE_CANVAS_ITEM, "accessible-role", role, NULL);
  if (role == GTK_ACCESSIBLE_ROLE_HEADING)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                    heading_level (item->role), -1);
  else
    sj_canvas_item_set_selected (self, FALSE);
  sj_canvas_item_set_item (self, item);

  return GTK_WIDGET (self);
}

const SjSceneItem *
sj_canvas_item_get_item (SjCanvasItem *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS_ITEM (self), NULL);

  return self->item;
}

/**
 * sj_canvas_item_set_item:
 * @self: a canvas item
 * @item: what it stands for from now on: the same thing in a newer scene
 */
void
sj_canvas_item_set_item (SjCanvasItem      *self,
                         const SjSceneItem *item)
{
  const char *label, *description;

  g_return_if_fail (SJ_IS_CANVAS_ITEM (self));
  g_return_if_fail (item != NULL);

  if (self->item == item)
    return;

  label = self->item != NULL ? self->item->label : NULL;
  if (g_strcmp0 (label, item->label) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    item->label, -1);
  description = self->item != NULL ? self->item->description : NULL;
  if (g_strcmp0 (description, item->description) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    item->description != NULL ? item->description : "", -1);

  sj_scene_item_ref ((SjSceneItem *) item);
  g_clear_pointer (&self->item, sj_scene_item_unref);
  self->item = (SjSceneItem *) item;
}

/**
 * sj_canvas_item_allocate:
 * @self: a canvas item in a widget as large as the map in points
 *
 * Puts it where on the map the item is. One that is there already costs nothing: there may be
 * thousands, and an edit moves few.
 */
void
sj_canvas_item_allocate (SjCanvasItem *self)
{
  GtkAllocation place;

  g_return_if_fail (SJ_IS_CANVAS_ITEM (self));

  place = (GtkAllocation) { (int) floor (self->item->x), (int) floor (self->item->y),
                            MAX ((int) ceil (self->item->width), 1),
                            MAX ((int) ceil (self->item->height), 1) };
  if (gdk_rectangle_equal (&place, &self->place))
    return;

  self->place = place;
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}

void
sj_canvas_item_set_selected (SjCanvasItem *self,
                             gboolean      selected)
{
  g_return_if_fail (SJ_IS_CANVAS_ITEM (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
