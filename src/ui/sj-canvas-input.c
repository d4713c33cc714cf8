#define G_LOG_DOMAIN "sj-canvas-input"

#include "config.h"

#include "ui/sj-canvas-input.h"

#include <math.h>

#include "ui/sj-canvas-actions.h"
#include "ui/sj-canvas-menu.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-pan-tool.h"

/*
 * Hands pointer, wheel, touch and keys to the canvas's tool and viewport.
 */

#define ZOOM_STEP 1.2

/* How near to the edge a drag scrolls, how fast in pixels per second for each pixel of that, and
 * the longest time in seconds that counts between two frames. */
#define AUTOSCROLL_EDGE 28.0
#define AUTOSCROLL_SPEED 24.0
#define AUTOSCROLL_PAUSE 0.2

typedef struct
{
  SjCanvas *canvas;  /* not owned: the input belongs to it */
  SjTool   *middle_tool;
  SjTool   *dragging;  /* the tool that took the drag; NULL if none did */
  SjTool   *offered;  /* the tool that may take it once the pointer has moved far enough */
  double    start_x;
  double    start_y;
  guint     autoscroll;  /* the tick callback while the pointer is at the edge */
  gint64    autoscrolled;  /* the time of its last frame */
  SjTool   *before_space;
  double    pointer_x;
  double    pointer_y;
  double    pinch_zoom;

  GdkModifierType modifiers;
} Input;

static void
input_free (Input *self)
{
  g_clear_object (&self->middle_tool);
  g_clear_object (&self->dragging);
  g_clear_object (&self->offered);
  g_clear_object (&self->before_space);
  g_free (self);
}

static void
on_motion (Input                    *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragging == NULL)
    sj_tool_hover (sj_canvas_get_tool (self->canvas), x, y);
}

static void
on_leave (Input *self)
{
  sj_canvas_set_hovered (self->canvas, NULL);
}

/* What is pressed within the text that somebody types is the text's own business. */
static gboolean
is_in_editor (Input  *self,
              double  x,
              double  y)
{
  SjTextEditor *editor = sj_canvas_text_get_editor (sj_canvas_get_text (self->canvas));
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self->canvas), x, y, GTK_PICK_DEFAULT);

  return editor != NULL && target != NULL &&
         (target == GTK_WIDGET (editor) || gtk_widget_is_ancestor (target, GTK_WIDGET (editor)));
}

static void
on_pressed (Input           *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (is_in_editor (self, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  sj_tool_press (sj_canvas_get_tool (self->canvas), x, y, n_press, modifiers);
  /* Unless the press has opened a text or a menu, which then have the focus. */
  if (gtk_widget_is_focus (GTK_WIDGET (self->canvas)))
    sj_canvas_focus_selected (self->canvas);
}

static void
on_released (Input  *self,
             int     n_press,
             double  x,
             double  y)
{
  sj_tool_release (sj_canvas_get_tool (self->canvas), x, y);
}

/* The menu is that of what lies there, which is selected unless it is already. */
static void
on_menu_pressed (Input  *self,
                 int     n_press,
                 double  x,
                 double  y)
{
  const SjSceneItem *item = sj_canvas_pick (self->canvas, x, y);
  SjSelection *selection = sj_canvas_get_selection (self->canvas);

  if (is_in_editor (self, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (item == NULL || !sj_selection_contains (selection, item->id, item->anchor))
    sj_tool_press (sj_canvas_get_tool (self->canvas), x, y, 1, 0);
  sj_canvas_menu_popup (self->canvas, x, y);
}

/* Dragging begins where the button went down, once the pointer has gone far enough from there. */

static void
offer_drag (Input  *self,
            SjTool *tool,
            double  x,
            double  y)
{
  g_set_object (&self->offered, tool);
  self->start_x = x;
  self->start_y = y;
}

static void
on_drag_begin (Input          *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  offer_drag (self, sj_canvas_get_tool (self->canvas), x, y);
}

static void
on_middle_drag_begin (Input          *self,
                      double          x,
                      double          y,
                      GtkGestureDrag *gesture)
{
  offer_drag (self, self->middle_tool, x, y);
}

static double
overshoot (double place,
           double size)
{
  if (place < AUTOSCROLL_EDGE)
    return place - AUTOSCROLL_EDGE;

  return place > size - AUTOSCROLL_EDGE ? place - size + AUTOSCROLL_EDGE : 0.0;
}

static gboolean
on_autoscroll (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  Input *self = user_data;
  double dx = overshoot (self->pointer_x, gtk_widget_get_width (widget));
  double dy = overshoot (self->pointer_y, gtk_widget_get_height (widget));
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = MIN ((double) (now - self->autoscrolled) / G_USEC_PER_SEC, AUTOSCROLL_PAUSE);

  if (self->dragging == NULL || self->dragging == self->middle_tool || (dx == 0.0 && dy == 0.0))
    {
      self->autoscroll = 0;
      return G_SOURCE_REMOVE;
    }

  self->autoscrolled = now;
  sj_viewport_scroll_by (sj_canvas_get_viewport (self->canvas), dx * AUTOSCROLL_SPEED * seconds,
                         dy * AUTOSCROLL_SPEED * seconds);
  sj_tool_drag_update (self->dragging, self->pointer_x, self->pointer_y, self->modifiers);
  return G_SOURCE_CONTINUE;
}

static void
update_autoscroll (Input *self)
{
  GtkWidget *widget = GTK_WIDGET (self->canvas);

  if (self->autoscroll == 0 &&
      (overshoot (self->pointer_x, gtk_widget_get_width (widget)) != 0.0 ||
       overshoot (self->pointer_y, gtk_widget_get_height (widget)) != 0.0))
    {
      self->autoscrolled = g_get_monotonic_time ();
      self->autoscroll = gtk_widget_add_tick_callback (widget, on_autoscroll, self, NULL);
    }
}

static gboolean
take_drag (Input          *self,
           double          dx,
           double          dy,
           GtkGestureDrag *gesture)
{
  g_autoptr(SjTool) tool = NULL;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self->canvas), 0, 0, (int) dx, (int) dy))
    return FALSE;

  tool = g_steal_pointer (&self->offered);
  if (!sj_tool_drag_begin (tool, self->start_x, self->start_y, self->modifiers))
    return FALSE;

  g_set_object (&self->dragging, tool);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  return TRUE;
}

static void
on_drag_update (Input          *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  self->modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->pointer_x = self->start_x + dx;
  self->pointer_y = self->start_y + dy;
  if (self->offered != NULL && !take_drag (self, dx, dy, gesture))
    return;
  if (self->dragging == NULL)
    return;

  sj_tool_drag_update (self->dragging, self->pointer_x, self->pointer_y, self->modifiers);
  update_autoscroll (self);
}

static void
on_drag_end (Input          *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  g_autoptr(SjTool) tool = g_steal_pointer (&self->dragging);

  g_clear_object (&self->offered);
  if (tool != NULL)
    sj_tool_drag_end (tool, self->start_x + dx, self->start_y + dy, self->modifiers);
}

static void
on_drag_cancel (Input *self)
{
  g_autoptr(SjTool) tool = g_steal_pointer (&self->dragging);

  g_clear_object (&self->offered);
  if (tool != NULL)
    sj_tool_cancel (tool);
}

static gboolean
on_scroll (Input                    *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  SjViewport *viewport = sj_canvas_get_viewport (self->canvas);
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  sj_viewport_zoom_about (viewport, sj_viewport_get_zoom (viewport) * pow (ZOOM_STEP, -dy),
                          self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (Input *self)
{
  self->pinch_zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (self->canvas));
}

static void
on_pinch (Input          *self,
          double          scale,
          GtkGestureZoom *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    sj_viewport_zoom_about (sj_canvas_get_viewport (self->canvas), self->pinch_zoom * scale, x, y);
}

/* A key that writes something, or begins to: a letter, a dead accent, the compose key. */
static gboolean
begins_text (guint           key,
             GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  return key == GDK_KEY_Multi_key || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek) ||
         (letter != 0 && g_unichar_isprint (letter));
}

/* Whoever types where a card is selected, or in an empty cell, begins to write there. */
static gboolean
type_to_start (Input                 *self,
               guint                  key,
               GdkModifierType        modifiers,
               GtkEventControllerKey *controller)
{
  SjTextEditor *editor;

  if (!begins_text (key, modifiers) ||
      sj_canvas_text_is_active (sj_canvas_get_text (self->canvas)) ||
      !sj_canvas_actions_edit (self->canvas, FALSE))
    return GDK_EVENT_PROPAGATE;

  editor = sj_canvas_text_get_editor (sj_canvas_get_text (self->canvas));
  gtk_event_controller_key_forward (controller, sj_text_editor_get_view (editor));
  return GDK_EVENT_STOP;
}

/* Space held down turns whatever tool is in hand into the one that moves the view. */
static gboolean
on_key_pressed (Input                 *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  if (key != GDK_KEY_space)
    return type_to_start (self, key, modifiers, controller);
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (self->before_space == NULL)
    {
      self->before_space = g_object_ref (sj_canvas_get_tool (self->canvas));
      sj_canvas_set_tool (self->canvas, self->middle_tool);
    }
  return GDK_EVENT_STOP;
}

static void
on_key_released (Input *self,
                 guint  key)
{
  if (key != GDK_KEY_space || self->before_space == NULL)
    return;

  sj_canvas_set_tool (self->canvas, self->before_space);
  g_clear_object (&self->before_space);
}

static void
on_focus_left (Input *self)
{
  on_key_released (self, GDK_KEY_space);
}

static void
add_drag (Input     *self,
          guint      button,
          GCallback  begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect_swapped (drag, "drag-begin", begin, self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (drag));
}

static void
add_pointer (Input *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), motion);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (menu));

  add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (on_drag_begin));
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (on_middle_drag_begin));
}

static void
add_zooming (Input *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), scroll);

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (pinch));
}

static void
add_keys (Input *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), focus);
}

/**
 * sj_canvas_input_install:
 * @canvas: a canvas that has its tools
 *
 * Makes the canvas answer to pointer, wheel, touch and keyboard.
 */
void
sj_canvas_input_install (SjCanvas *canvas)
{
  Input *self;

  g_return_if_fail (SJ_IS_CANVAS (canvas));

  self = g_new0 (Input, 1);
  self->canvas = canvas;
  self->middle_tool = sj_pan_tool_new (canvas);
  g_object_set_data_full (G_OBJECT (canvas), "sj-canvas-input", self, (GDestroyNotify) input_free);

  add_pointer (self);
  add_zooming (self);
  add_keys (self);
}

static void
select_none_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);

  Input *self = g_object_get_data (G_OBJECT (canvas), "sj-canvas-input");

  /* What is being dragged is given up first. */
  if (self->dragging != NULL)
    {
      g_autoptr(SjTool) tool = g_steal_pointer (&self->dragging);

      sj_tool_cancel (tool);
      return;
    }

  sj_tool_cancel (sj_canvas_get_tool (canvas));
  sj_selection_clear (sj_canvas_get_selection (canvas));
  sj_cell_cursor_clear (sj_canvas_get_cursor (canvas));
  gtk_widget_grab_focus (widget);
}

/**
 * sj_canvas_input_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the canvas's actions and their keys.
 */
void
sj_canvas_input_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.select-none", NULL, select_none_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "canvas.select-none", NULL);
}
