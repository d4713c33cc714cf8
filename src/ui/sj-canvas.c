#define G_LOG_DOMAIN "sj-canvas"

#include "config.h"

#include "ui/sj-canvas.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-canvas-input.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-canvas-tree.h"
#include "ui/sj-reading-order.h"
#include "ui/sj-scene-search.h"
#include "ui/sj-scroller.h"
#include "ui/sj-select-tool.h"

/**
 * SjCanvas:
 *
 * Shows a scene. What is in view comes from the scene's hit index and from nodes that are kept, so
 * that scrolling and zooming build nothing and do not depend on how large the map is. It knows the
 * map for pictures and the order of reading only: the scene is the picture.
 */
struct _SjCanvas
{
  GtkWidget parent_instance;

  SjViewport     *viewport;
  SjScroller     *scroller;
  SjSelection    *selection;
  SjMap          *map;
  SjScene        *scene;
  SjNodeCache    *cache;
  SjReadingOrder *order;  /* made when asked for */
  SjTool         *tool;
  GtkWidget      *tree;
  SjSceneItem    *hovered;
  GPtrArray      *ringed;  /* of SjSceneItem: what the selection is in this scene */
  guint           tree_update;
  gboolean        fit_pending;
  gboolean        allocating;

  GtkScrollablePolicy policies[2];  /* by GtkOrientation; of no effect on what has no own size */
};

/* How far beside a line a click still hits it, in pixels. */
#define PICK_SLACK 5.0

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SjCanvas, sj_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The tree of light widgets */

static graphene_rect_t
visible_rect (SjCanvas *self)
{
  SjRectangle visible = sj_viewport_get_visible (self->viewport);

  return GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, visible.height);
}

static gboolean
update_tree (gpointer user_data)
{
  SjCanvas *self = user_data;
  graphene_rect_t visible = visible_rect (self);

  self->tree_update = 0;
  if (self->scene != NULL)
    sj_canvas_tree_update (SJ_CANVAS_TREE (self->tree), self->scene, &visible);

  return G_SOURCE_REMOVE;
}

/* After drawing: nobody waits for it. */
static void
queue_tree_update (SjCanvas *self)
{
  if (self->tree_update == 0)
    self->tree_update = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, update_tree, self, NULL);
}

static void
flush_tree_update (SjCanvas *self)
{
  if (self->tree_update == 0)
    return;

  g_source_remove (self->tree_update);
  update_tree (self);
}

static void
on_viewport_changed (SjCanvas *self)
{
  queue_tree_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What is selected and pointed at */

static void
update_rings (SjCanvas *self)
{
  g_ptr_array_set_size (self->ringed, 0);
  for (guint i = 0; i < sj_selection_get_n (self->selection); i++)
    {
      const SjPick *pick = sj_selection_get (self->selection, i);
      const SjSceneItem *item = sj_canvas_find (self, pick->id, pick->anchor);

      if (item != NULL)
        g_ptr_array_add (self->ringed, sj_scene_item_ref ((SjSceneItem *) item));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_selection_changed (SjCanvas *self)
{
  update_rings (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.select-none",
                                 !sj_selection_is_empty (self->selection));
}

/* The focus may be given to an item from outside, by assistive technology. */
static void
on_focus_moved (SjCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const SjSceneItem *item;

  if (!SJ_IS_CANVAS_ITEM (focus) || gtk_widget_get_parent (focus) != self->tree)
    return;

  item = sj_canvas_item_get_item (SJ_CANVAS_ITEM (focus));
  if (!sj_selection_contains (self->selection, item->id, item->anchor))
    sj_canvas_select_and_reveal (self, item);
}

/* Drawing */

static void
append_map (SjCanvas    *self,
            GtkSnapshot *snapshot)
{
  double zoom = sj_viewport_get_zoom (self->viewport);
  graphene_rect_t visible = visible_rect (self);
  g_autoptr(GskRenderNode) node =
    sj_node_cache_create_frame (self->cache, self->scene, &visible, zoom);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (sj_viewport_get_origin_x (self->viewport),
                                                sj_viewport_get_origin_y (self->viewport)));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static SjRectangle
place_of (SjCanvas          *self,
          const SjSceneItem *item)
{
  SjRectangle bounds = { item->x, item->y, item->width, item->height };

  return sj_viewport_to_view (self->viewport, &bounds);
}

static void
append_rings (SjCanvas    *self,
              GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA accent = { 0.21, 0.52, 0.89, 1.0 };

  gtk_style_context_lookup_color (context, "accent_bg_color", &accent);
  if (self->hovered != NULL && self->hovered->role != SJ_ROLE_LINK)
    {
      SjRectangle place = place_of (self, self->hovered);

      sj_canvas_overlay_append_hover (snapshot, &place, &accent);
    }

  for (guint i = 0; i < self->ringed->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->ringed, i);
      SjRectangle place = place_of (self, item);

      if (item->role == SJ_ROLE_LINK)
        sj_canvas_overlay_append_route (snapshot, item->figure, &place,
                                        sj_viewport_get_zoom (self->viewport), &accent);
      else
        sj_canvas_overlay_append_ring (snapshot, &place, &accent);
    }
}

static void
sj_canvas_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  SjCanvas *self = SJ_CANVAS (widget);
  SjColour paper;

  if (self->scene == NULL)
    return;

  paper = sj_theme_get_colour (sj_scene_get_theme (self->scene), SJ_COLOUR_PAPER);
  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA) { paper.red, paper.green, paper.blue, paper.alpha },
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));
  append_map (self, snapshot);
  append_rings (self, snapshot);
}

static void
sj_canvas_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  SjCanvas *self = SJ_CANVAS (widget);
  double zoom;
  GskTransform *transform;

  self->allocating = TRUE;
  sj_viewport_set_size (self->viewport, width, height);
  if (self->fit_pending && self->scene != NULL && width > 1 && height > 1)
    {
      self->fit_pending = FALSE;
      sj_viewport_fit_readable (self->viewport);
    }
  self->allocating = FALSE;

  zoom = sj_viewport_get_zoom (self->viewport);
  transform = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT (sj_viewport_get_origin_x (self->viewport),
                                sj_viewport_get_origin_y (self->viewport)));
  transform = gsk_transform_scale (transform, zoom, zoom);
  gtk_widget_allocate (self->tree,
                       self->scene != NULL ? MAX (1, (int) sj_scene_get_width (self->scene)) : 1,
                       self->scene != NULL ? MAX (1, (int) sj_scene_get_height (self->scene)) : 1,
                       -1, transform);
}

/* The keyboard focus: Tab goes from card to card and leaves after the last one. */

static gboolean
step_through_cards (SjCanvas *self,
                    int       direction)
{
  const SjPick *from = sj_selection_get_main (self->selection);
  guint position, n_cards;

  if (self->scene == NULL || self->map == NULL)
    return FALSE;

  if (from != NULL && sj_canvas_find_position (self, from->id, &position, &n_cards))
    position += direction;
  else
    {
      sj_canvas_find_position (self, "", &position, &n_cards);
      position = direction > 0 ? 0 : n_cards - 1;
    }
  if (position >= n_cards)
    return FALSE;

  sj_canvas_select_and_reveal (self, sj_reading_order_get (self->order, position));
  return TRUE;
}

static gboolean
sj_canvas_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  SjCanvas *self = SJ_CANVAS (widget);
  gboolean inside = gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL;

  if (inside)
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return step_through_cards (self, 1);
      if (direction == GTK_DIR_TAB_BACKWARD)
        return step_through_cards (self, -1);
      return FALSE;
    }

  if (!sj_selection_is_empty (self->selection))
    {
      sj_canvas_focus_selected (self);
      return TRUE;
    }
  return gtk_widget_grab_focus (widget);
}

static void
sj_canvas_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sj_canvas_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (on_focus_moved), widget, G_CONNECT_SWAPPED);
}

static void
sj_canvas_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_moved, widget);

  GTK_WIDGET_CLASS (sj_canvas_parent_class)->unroot (widget);
}

static void
sj_canvas_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SjCanvas *self = SJ_CANVAS (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, sj_scroller_get_adjustment (self->scroller,
                                                           GTK_ORIENTATION_HORIZONTAL));
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, sj_scroller_get_adjustment (self->scroller,
                                                           GTK_ORIENTATION_VERTICAL));
      break;

    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_canvas_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SjCanvas *self = SJ_CANVAS (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      sj_scroller_set_adjustment (self->scroller, GTK_ORIENTATION_HORIZONTAL,
                                  g_value_get_object (value));
      break;

    case PROP_VADJUSTMENT:
      sj_scroller_set_adjustment (self->scroller, GTK_ORIENTATION_VERTICAL,
                                  g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;

    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_canvas_dispose (GObject *object)
{
  SjCanvas *self = SJ_CANVAS (object);

  g_clear_handle_id (&self->tree_update, g_source_remove);
  g_clear_pointer (&self->tree, gtk_widget_unparent);
  g_clear_object (&self->tool);
  g_clear_pointer (&self->order, sj_reading_order_free);
  g_clear_pointer (&self->cache, sj_node_cache_free);
  g_clear_pointer (&self->hovered, sj_scene_item_unref);
  g_clear_pointer (&self->ringed, g_ptr_array_unref);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_object (&self->map);
  g_clear_object (&self->scroller);
  g_clear_object (&self->viewport);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sj_canvas_parent_class)->dispose (object);
}

static void
sj_canvas_class_init (SjCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_canvas_dispose;
  object_class->get_property = sj_canvas_get_property;
  object_class->set_property = sj_canvas_set_property;
  widget_class->snapshot = sj_canvas_snapshot;
  widget_class->size_allocate = sj_canvas_size_allocate;
  widget_class->focus = sj_canvas_focus;
  widget_class->root = sj_canvas_root;
  widget_class->unroot = sj_canvas_unroot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  sj_canvas_input_add_bindings (widget_class);
}

static void
sj_canvas_init (SjCanvas *self)
{
  self->viewport = sj_viewport_new ();
  self->scroller = sj_scroller_new (self->viewport);
  self->selection = sj_selection_new ();
  self->cache = sj_node_cache_new (NULL);
  self->ringed = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  self->fit_pending = TRUE;
  self->tree = sj_canvas_tree_new (self->selection);
  gtk_widget_set_parent (self->tree, GTK_WIDGET (self));
  self->tool = sj_select_tool_new (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.select-none", FALSE);
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  sj_canvas_input_install (self);
}

GtkWidget *
sj_canvas_new (void)
{
  return g_object_new (SJ_TYPE_CANVAS, NULL);
}

/**
 * sj_canvas_set_map:
 * @self: a canvas
 * @map: (nullable): the map whose scenes will be shown
 *
 * The next scene is fitted into the view.
 */
void
sj_canvas_set_map (SjCanvas *self,
                   SjMap    *map)
{
  g_return_if_fail (SJ_IS_CANVAS (self));
  g_return_if_fail (map == NULL || SJ_IS_MAP (map));

  if (!g_set_object (&self->map, map))
    return;

  g_clear_pointer (&self->cache, sj_node_cache_free);
  self->cache = sj_node_cache_new (map);
  sj_selection_clear (self->selection);
  sj_canvas_set_scene (self, NULL);
  self->fit_pending = TRUE;
}

SjMap *
sj_canvas_get_map (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->map;
}

static void
update_label (SjCanvas *self)
{
  const char *title = self->map != NULL ? sj_map_get_title (self->map) : "";
  /* Translators: what a screen reader calls the drawing; %s is the map's title. */
  g_autofree char *label = g_strdup_printf (_("Journey map: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * sj_canvas_set_scene:
 * @self: a canvas
 * @scene: (nullable): what to show from now on
 *
 * What the new scene shares with the one before is not drawn anew.
 */
void
sj_canvas_set_scene (SjCanvas *self,
                     SjScene  *scene)
{
  g_return_if_fail (SJ_IS_CANVAS (self));

  if (self->scene == scene)
    return;

  if (scene != NULL)
    sj_scene_ref (scene);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_pointer (&self->order, sj_reading_order_free);
  g_clear_pointer (&self->hovered, sj_scene_item_unref);
  self->scene = scene;

  sj_viewport_set_content (self->viewport, scene != NULL ? sj_scene_get_width (scene) : 0.0,
                           scene != NULL ? sj_scene_get_height (scene) : 0.0);
  update_label (self);
  update_rings (self);
  queue_tree_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

SjScene *
sj_canvas_get_scene (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->scene;
}

SjViewport *
sj_canvas_get_viewport (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->viewport;
}

SjSelection *
sj_canvas_get_selection (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->selection;
}

/**
 * sj_canvas_pick:
 * @self: a canvas
 * @x: in pixels of the widget
 * @y: in pixels of the widget
 *
 * Returns: (transfer none) (nullable): what is there and can be selected
 */
const SjSceneItem *
sj_canvas_pick (SjCanvas *self,
                double    x,
                double    y)
{
  const SjSceneItem *item;
  double zoom, content_x, content_y;

  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  if (self->scene == NULL)
    return NULL;

  zoom = sj_viewport_get_zoom (self->viewport);
  sj_viewport_to_content (self->viewport, x, y, &content_x, &content_y);
  item = sj_scene_pick (self->scene, content_x, content_y, PICK_SLACK / zoom);
  if (item == NULL || item->id == NULL || item->role == SJ_ROLE_HEADER ||
      item->role == SJ_ROLE_FOOTER)
    return NULL;

  return item;
}

/**
 * sj_canvas_find:
 * @self: a canvas
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Returns: (transfer none) (nullable): what shows it in the present scene
 */
const SjSceneItem *
sj_canvas_find (SjCanvas   *self,
                const char *id,
                const char *anchor)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  if (self->scene == NULL || id == NULL)
    return NULL;

  return sj_scene_search_find (self->scene, id, anchor);
}

const SjSceneItem *
sj_canvas_get_neighbour (SjCanvas          *self,
                         const SjSceneItem *item,
                         int                dx,
                         int                dy)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self) && self->scene != NULL, NULL);

  return sj_scene_search_neighbour (self->scene, item, dx, dy);
}

/**
 * sj_canvas_find_position:
 * @self: a canvas that shows a map
 * @id: the id of a card
 * @position: (out): its place in the order of reading, from 0
 * @n_cards: (out): how many cards there are
 *
 * Returns: whether the card is on the map
 */
gboolean
sj_canvas_find_position (SjCanvas   *self,
                         const char *id,
                         guint      *position,
                         guint      *n_cards)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (self->map != NULL && self->scene != NULL, FALSE);

  if (self->order == NULL)
    self->order = sj_reading_order_new (self->map, self->scene);

  *n_cards = sj_reading_order_get_n (self->order);
  return sj_reading_order_find (self->order, id, position);
}

/**
 * sj_canvas_reveal:
 * @self: a canvas
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Scrolls so that it can be seen.
 */
void
sj_canvas_reveal (SjCanvas   *self,
                  const char *id,
                  const char *anchor)
{
  const SjSceneItem *item;

  g_return_if_fail (SJ_IS_CANVAS (self));

  item = sj_canvas_find (self, id, anchor);
  if (item != NULL)
    sj_viewport_reveal (self->viewport,
                        &(SjRectangle) { item->x, item->y, item->width, item->height });
}

/**
 * sj_canvas_focus_selected:
 * @self: a canvas
 *
 * Gives the keyboard focus to what is selected, so that it is read aloud.
 */
void
sj_canvas_focus_selected (SjCanvas *self)
{
  const SjPick *pick;
  SjCanvasItem *item;

  g_return_if_fail (SJ_IS_CANVAS (self));

  pick = sj_selection_get_main (self->selection);
  if (pick == NULL)
    return;

  item = sj_canvas_find_widget (self, pick->id, pick->anchor);
  gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : GTK_WIDGET (self));
}

/**
 * sj_canvas_select_and_reveal:
 * @self: a canvas
 * @item: an item of its scene
 *
 * Selects an item as the keyboard does.
 */
void
sj_canvas_select_and_reveal (SjCanvas          *self,
                             const SjSceneItem *item)
{
  g_return_if_fail (SJ_IS_CANVAS (self));
  g_return_if_fail (item != NULL);

  sj_selection_select (self->selection, item->id, item->anchor);
  sj_viewport_reveal (self->viewport,
                      &(SjRectangle) { item->x, item->y, item->width, item->height });
  sj_canvas_focus_selected (self);
}

void
sj_canvas_set_hovered (SjCanvas          *self,
                       const SjSceneItem *item)
{
  g_return_if_fail (SJ_IS_CANVAS (self));

  if (self->hovered == item)
    return;

  g_clear_pointer (&self->hovered, sj_scene_item_unref);
  if (item != NULL)
    self->hovered = sj_scene_item_ref ((SjSceneItem *) item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sj_canvas_set_tool:
 * @self: a canvas
 * @tool: what the pointer does from now on
 */
void
sj_canvas_set_tool (SjCanvas *self,
                    SjTool   *tool)
{
  g_return_if_fail (SJ_IS_CANVAS (self));
  g_return_if_fail (SJ_IS_TOOL (tool));

  sj_tool_cancel (self->tool);
  g_set_object (&self->tool, tool);
  sj_canvas_set_hovered (self, NULL);
  sj_canvas_update_cursor (self);
}

SjTool *
sj_canvas_get_tool (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->tool;
}

void
sj_canvas_update_cursor (SjCanvas *self)
{
  g_return_if_fail (SJ_IS_CANVAS (self));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), sj_tool_get_cursor (self->tool));
}

SjNodeCache *
sj_canvas_get_node_cache (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->cache;
}

SjCanvasItem *
sj_canvas_find_widget (SjCanvas   *self,
                       const char *id,
                       const char *anchor)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  flush_tree_update (self);
  return sj_canvas_tree_find (SJ_CANVAS_TREE (self->tree), id, anchor);
}
