#define G_LOG_DOMAIN "sj-canvas"

#include "config.h"

#include "ui/sj-canvas.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-cell.h"
#include "ui/sj-canvas-clipboard.h"
#include "ui/sj-canvas-drawing.h"
#include "ui/sj-canvas-input.h"
#include "ui/sj-canvas-keys.h"
#include "ui/sj-canvas-links.h"
#include "ui/sj-canvas-marks.h"
#include "ui/sj-canvas-menu.h"
#include "ui/sj-canvas-overlay.h"
#include "ui/sj-canvas-points.h"
#include "ui/sj-canvas-shift.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-canvas-title.h"
#include "ui/sj-canvas-tree.h"
#include "ui/sj-reading-order.h"
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

  SjViewport      *viewport;
  SjScroller      *scroller;
  SjSelection     *selection;
  SjMap           *map;
  SjScene         *scene;
  SjCanvasDrawing *drawing;
  SjReadingOrder  *order;  /* made when asked for */
  SjTool          *tool;
  SjEditLog       *log;
  SjCellCursor    *cursor;
  SjCanvasText    *text;
  SjCanvasMarks   *marks;
  GtkWidget       *cell;  /* stands for the empty cell the cursor is in */
  GtkWidget       *tree;
  SjSceneItem     *hovered;
  GPtrArray       *ringed;  /* of SjSceneItem: what the selection is in this scene */
  guint            tree_update;
  SjScene         *retired;  /* what was shown before, until there is time to free it */
  guint            retirement;
  gboolean         fit_pending;
  gboolean         allocating;

  GtkScrollablePolicy policies[2];  /* by GtkOrientation; of no effect on what has no own size */
};

#define REST 250  /* how long the view must not move to be at rest, in ms */

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

/* After drawing: nobody waits for it. While somebody types the focus is in the text, and what is
 * typed waits until there is a pause. */
static void
queue_tree_update (SjCanvas *self)
{
  if (sj_canvas_text_is_active (self->text))
    {
      g_clear_handle_id (&self->tree_update, g_source_remove);
      self->tree_update = g_timeout_add (REST, update_tree, self);
    }
  else if (self->tree_update == 0)
    self->tree_update = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, update_tree, self, NULL);
}

/* Of a very large map only what is in view has widgets; they come when the view is at rest. */
static void
queue_tree_update_at_rest (SjCanvas *self)
{
  if (!sj_canvas_tree_is_partial (SJ_CANVAS_TREE (self->tree)))
    return;

  g_clear_handle_id (&self->tree_update, g_source_remove);
  self->tree_update = g_timeout_add (REST, update_tree, self);
}

static gboolean
free_retired (gpointer user_data)
{
  SjCanvas *self = user_data;

  self->retirement = 0;
  g_clear_pointer (&self->retired, sj_scene_unref);

  return G_SOURCE_REMOVE;
}

/* To free thousands of items takes as long as to draw some of them. */
static void
retire (SjCanvas *self,
        SjScene  *scene)
{
  g_clear_pointer (&self->retired, sj_scene_unref);
  self->retired = scene;
  if (self->retirement == 0)
    self->retirement = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, free_retired, self, NULL);
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
  queue_tree_update_at_rest (self);
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
  sj_canvas_keys_follow_selection (self);
  sj_canvas_actions_update (self);
}

static void
on_cursor_changed (SjCanvas *self)
{
  sj_canvas_cell_follow (SJ_CANVAS_CELL (self->cell), self);
  sj_canvas_actions_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
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
  sj_canvas_drawing_snapshot (self->drawing, self->scene, self->viewport,
                              self->ringed->len > 0 ? g_ptr_array_index (self->ringed, 0) : NULL,
                              sj_canvas_text_is_active (self->text), snapshot);
  sj_canvas_marks_snapshot (self->marks, self->viewport, snapshot);
  sj_canvas_overlay_snapshot (self, snapshot, self->hovered, self->ringed);
  sj_tool_snapshot (self->tool, snapshot);
  if (sj_canvas_text_is_active (self->text))
    gtk_widget_snapshot_child (widget, GTK_WIDGET (sj_canvas_text_get_editor (self->text)),
                               snapshot);
}

static void
present_menus (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
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
      if (sj_scene_is_rtl (self->scene))
        sj_viewport_scroll_to (self->viewport, sj_viewport_get_extent_x (self->viewport), 0.0);
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
  sj_canvas_cell_allocate (SJ_CANVAS_CELL (self->cell), self);
  sj_canvas_text_allocate (self->text);
  present_menus (widget);
}

static gboolean
sj_canvas_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  SjCanvas *self = SJ_CANVAS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (sj_canvas_focus_in_popover (self, direction))
    return TRUE;

  if (gtk_widget_is_focus (widget) || child != NULL)
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return sj_canvas_focus_next (self, 1);
      if (direction == GTK_DIR_TAB_BACKWARD)
        return sj_canvas_focus_next (self, -1);
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

/* Menus, and a text editor that was left just now. */
static void
remove_passing_children (GtkWidget *widget)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child) || SJ_IS_TEXT_EDITOR (child))
        gtk_widget_unparent (child);
    }
}

static void
sj_canvas_dispose (GObject *object)
{
  SjCanvas *self = SJ_CANVAS (object);

  g_clear_handle_id (&self->tree_update, g_source_remove);
  g_clear_handle_id (&self->retirement, g_source_remove);
  g_clear_pointer (&self->retired, sj_scene_unref);
  if (self->text != NULL)
    g_object_run_dispose (G_OBJECT (self->text));
  g_clear_object (&self->text);
  remove_passing_children (GTK_WIDGET (self));
  g_clear_pointer (&self->cell, gtk_widget_unparent);
  g_clear_pointer (&self->tree, gtk_widget_unparent);
  g_clear_object (&self->tool);
  g_clear_object (&self->cursor);
  g_clear_object (&self->log);
  g_clear_pointer (&self->order, sj_reading_order_free);
  g_clear_pointer (&self->drawing, sj_canvas_drawing_free);
  g_clear_pointer (&self->hovered, sj_scene_item_unref);
  g_clear_pointer (&self->ringed, g_ptr_array_unref);
  g_clear_pointer (&self->marks, sj_canvas_marks_free);
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
  sj_canvas_keys_add_bindings (widget_class);
  sj_canvas_shift_add_bindings (widget_class);
  sj_canvas_actions_add_bindings (widget_class);
  sj_canvas_links_add_bindings (widget_class);
  sj_canvas_points_add_bindings (widget_class);
  sj_canvas_menu_add_bindings (widget_class);
  sj_canvas_clipboard_add_bindings (widget_class);
  sj_canvas_title_install_actions (widget_class);
}

static void
sj_canvas_init (SjCanvas *self)
{
  self->viewport = sj_viewport_new ();
  self->scroller = sj_scroller_new (self->viewport);
  self->selection = sj_selection_new ();
  self->drawing = sj_canvas_drawing_new (GTK_WIDGET (self));
  self->ringed = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  self->fit_pending = TRUE;
  self->tree = sj_canvas_tree_new (self->selection);
  gtk_widget_set_parent (self->tree, GTK_WIDGET (self));
  self->cell = sj_canvas_cell_new ();
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  self->cursor = sj_cell_cursor_new ();
  self->text = sj_canvas_text_new (self);
  self->marks = sj_canvas_marks_new ();
  self->tool = sj_select_tool_new (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cursor, "changed", G_CALLBACK (on_cursor_changed), self,
                           G_CONNECT_SWAPPED);
  sj_canvas_input_install (self);
  sj_canvas_actions_update (self);
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

  sj_canvas_drawing_set_map (self->drawing, map);
  sj_canvas_set_log (self, NULL);
  sj_selection_clear (self->selection);
  sj_cell_cursor_clear (self->cursor);
  sj_canvas_set_scene (self, NULL);
  self->fit_pending = TRUE;
}

SjMap *
sj_canvas_get_map (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->map;
}

/**
 * sj_canvas_set_log:
 * @self: a canvas that has its map
 * @log: (nullable): the log of that map, through which it is changed; %NULL if it is only looked at
 */
void
sj_canvas_set_log (SjCanvas  *self,
                   SjEditLog *log)
{
  g_return_if_fail (SJ_IS_CANVAS (self));
  g_return_if_fail (log == NULL || sj_edit_log_get_map (log) == self->map);

  sj_canvas_text_end (self->text, SJ_TEXT_END_KEEP);
  g_set_object (&self->log, log);
  sj_canvas_actions_update (self);
}

SjEditLog *
sj_canvas_get_log (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->log;
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
  if (self->scene != NULL)
    retire (self, g_steal_pointer (&self->scene));
  g_clear_pointer (&self->order, sj_reading_order_free);
  g_clear_pointer (&self->hovered, sj_scene_item_unref);
  self->scene = scene;

  sj_viewport_set_content (self->viewport, scene != NULL ? sj_scene_get_width (scene) : 0.0,
                           scene != NULL ? sj_scene_get_height (scene) : 0.0);
  sj_canvas_marks_follow (self->marks, scene);
  update_label (self);
  update_rings (self);
  sj_canvas_cell_follow (SJ_CANVAS_CELL (self->cell), self);
  sj_canvas_text_follow (self->text);
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

SjCellCursor *
sj_canvas_get_cursor (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->cursor;
}

/**
 * sj_canvas_get_text:
 * @self: a canvas
 *
 * Returns: (transfer none): what edits texts on it
 */
SjCanvasText *
sj_canvas_get_text (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return self->text;
}

/**
 * sj_canvas_get_reading_order:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the cards of the present scene in the order of reading
 */
SjReadingOrder *
sj_canvas_get_reading_order (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  if (self->order == NULL && self->map != NULL && self->scene != NULL)
    self->order = sj_reading_order_new (self->map, self->scene);

  return self->order;
}

/**
 * sj_canvas_focus_cell:
 * @self: a canvas
 *
 * Gives the keyboard focus to the empty cell the cursor is in, so that it is read aloud.
 */
void
sj_canvas_focus_cell (SjCanvas *self)
{
  g_return_if_fail (SJ_IS_CANVAS (self));

  sj_canvas_cell_follow (SJ_CANVAS_CELL (self->cell), self);
  if (gtk_widget_get_visible (self->cell))
    gtk_widget_grab_focus (self->cell);
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
 * sj_canvas_mark:
 * @self: a canvas
 * @ids: (nullable): a set of ids of elements, not changed any more; %NULL for none
 *
 * Marks elements as found, whatever scene shows them.
 */
void
sj_canvas_mark (SjCanvas   *self,
                GHashTable *ids)
{
  g_return_if_fail (SJ_IS_CANVAS (self));

  if (sj_canvas_marks_set_ids (self->marks, ids))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
sj_canvas_get_n_marked (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), 0);

  return sj_canvas_marks_get_n (self->marks);
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

  return sj_canvas_drawing_get_node_cache (self->drawing);
}

SjTileCache *
sj_canvas_get_tile_cache (SjCanvas *self)
{
  g_return_val_if_fail (SJ_IS_CANVAS (self), NULL);

  return sj_canvas_drawing_get_tile_cache (self->drawing);
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
