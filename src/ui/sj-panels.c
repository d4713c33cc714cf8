#define G_LOG_DOMAIN "sj-panels"

#include "config.h"

#include "ui/sj-panels.h"

/**
 * SjPanels:
 *
 * A content with a panel at either side. Where there is no room for them beside the content, panels
 * are sheets over it, one at a time, and a click beside them or Escape puts them away.
 */
struct _SjPanels
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *panels[2];  /* by Side */
  GtkWidget *shade;
  gboolean   shown[2];  /* beside the content */
  int        sheet;  /* the side that lies over it when narrow; −1 for none */
  gboolean   narrow;
};

typedef enum
{
  SIDE_START,
  SIDE_END,
} Side;

/* What is left of the content beside two panels must be worth looking at. */
#define LEAST_CONTENT_WIDTH 360
#define NO_SHEET -1

enum {
  PROP_0,
  PROP_SHOW_START,
  PROP_SHOW_END,
  PROP_NARROW,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SjPanels, sj_panels, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

static gboolean
is_open (SjPanels *self,
         Side      side)
{
  return self->narrow ? self->sheet == (int) side : self->shown[side];
}

static void
notify_shown (SjPanels *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_START]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_END]);
}

static void
update_children (SjPanels *self)
{
  for (Side side = SIDE_START; side <= SIDE_END; side++)
    if (self->panels[side] != NULL)
      {
        gtk_widget_set_child_visible (self->panels[side], is_open (self, side));
        if (self->narrow)
          gtk_widget_add_css_class (self->panels[side], "sheet");
        else
          gtk_widget_remove_css_class (self->panels[side], "sheet");
      }
  gtk_widget_set_child_visible (self->shade, self->narrow && self->sheet != NO_SHEET);
}

static void
set_open (SjPanels *self,
          Side      side,
          gboolean  open)
{
  if (is_open (self, side) == open)
    return;

  if (self->narrow)
    self->sheet = open ? (int) side : NO_SHEET;
  else
    self->shown[side] = open;

  update_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  notify_shown (self);
}

static int
panel_width (SjPanels *self,
             Side      side)
{
  int minimum = 0, natural = 0;

  if (self->panels[side] != NULL)
    gtk_widget_measure (self->panels[side], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                        NULL, NULL);

  return MAX (minimum, natural);
}

static void
set_narrow (SjPanels *self,
            gboolean  narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  self->sheet = NO_SHEET;
  update_children (self);
  notify_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

/* @x counts from the start side. */
static void
allocate_child (SjPanels  *self,
                GtkWidget *child,
                int        x,
                int        width,
                int        height,
                int        whole_width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { rtl ? whole_width - x - width : x, 0, width, height };

  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &place, -1);
}

static void
sj_panels_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  SjPanels *self = SJ_PANELS (widget);
  int start_width = panel_width (self, SIDE_START);
  int end_width = panel_width (self, SIDE_END);
  int left, right;

  set_narrow (self, width < start_width + end_width + LEAST_CONTENT_WIDTH);
  left = !self->narrow && self->shown[SIDE_START] ? start_width : 0;
  right = !self->narrow && self->shown[SIDE_END] ? end_width : 0;
  start_width = MIN (start_width, width);
  end_width = MIN (end_width, width);

  allocate_child (self, self->content, left, width - left - right, height, width);
  allocate_child (self, self->shade, 0, width, height, width);
  allocate_child (self, self->panels[SIDE_START], 0, start_width, height, width);
  allocate_child (self, self->panels[SIDE_END], width - end_width, end_width, height, width);
}

static void
sj_panels_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  SjPanels *self = SJ_PANELS (widget);
  GtkWidget *children[] = { self->content, self->panels[SIDE_START], self->panels[SIDE_END] };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      if (children[i] == NULL)
        continue;
      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural
                                                           : MAX (*natural, child_natural);
    }
}

static void
on_shade_pressed (SjPanels *self)
{
  set_open (self, SIDE_START, FALSE);
  set_open (self, SIDE_END, FALSE);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  on_shade_pressed (SJ_PANELS (widget));
}

static void
sj_panels_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SjPanels *self = SJ_PANELS (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      g_value_set_boolean (value, is_open (self, SIDE_START));
      break;

    case PROP_SHOW_END:
      g_value_set_boolean (value, is_open (self, SIDE_END));
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_panels_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SjPanels *self = SJ_PANELS (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      set_open (self, SIDE_START, g_value_get_boolean (value));
      break;

    case PROP_SHOW_END:
      set_open (self, SIDE_END, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_panels_dispose (GObject *object)
{
  SjPanels *self = SJ_PANELS (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->shade, gtk_widget_unparent);
  g_clear_pointer (&self->panels[SIDE_START], gtk_widget_unparent);
  g_clear_pointer (&self->panels[SIDE_END], gtk_widget_unparent);

  G_OBJECT_CLASS (sj_panels_parent_class)->dispose (object);
}

static void
sj_panels_class_init (SjPanelsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sj_panels_get_property;
  object_class->set_property = sj_panels_set_property;
  object_class->dispose = sj_panels_dispose;
  widget_class->measure = sj_panels_measure;
  widget_class->size_allocate = sj_panels_size_allocate;

  props[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, FALSE, flags);
  props[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, FALSE, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "panels");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_install_action (widget_class, "panels.close", NULL, close_action);
}

static void
sj_panels_init (SjPanels *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->sheet = NO_SHEET;
  self->shade = g_object_new (GTK_TYPE_BOX, "css-name", "shade", NULL);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_shade_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_children (self);
}

GtkWidget *
sj_panels_new (void)
{
  return g_object_new (SJ_TYPE_PANELS, NULL);
}

static void
set_panel (SjPanels  *self,
           Side       side,
           GtkWidget *panel)
{
  g_clear_pointer (&self->panels[side], gtk_widget_unparent);
  self->panels[side] = panel;
  gtk_widget_set_parent (panel, GTK_WIDGET (self));
  update_children (self);
}

void
sj_panels_set_start (SjPanels  *self,
                     GtkWidget *start)
{
  g_return_if_fail (SJ_IS_PANELS (self));

  set_panel (self, SIDE_START, start);
}

/**
 * sj_panels_set_content:
 * @self: panels that have none of their children yet
 * @content: what they are panels of
 */
void
sj_panels_set_content (SjPanels  *self,
                       GtkWidget *content)
{
  g_return_if_fail (SJ_IS_PANELS (self));

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  gtk_widget_insert_before (content, GTK_WIDGET (self), self->shade);
}

void
sj_panels_set_end (SjPanels  *self,
                   GtkWidget *end)
{
  g_return_if_fail (SJ_IS_PANELS (self));

  set_panel (self, SIDE_END, end);
}

gboolean
sj_panels_get_show_start (SjPanels *self)
{
  g_return_val_if_fail (SJ_IS_PANELS (self), FALSE);

  return is_open (self, SIDE_START);
}

void
sj_panels_set_show_start (SjPanels *self,
                          gboolean  show)
{
  g_return_if_fail (SJ_IS_PANELS (self));

  set_open (self, SIDE_START, show);
}

gboolean
sj_panels_get_show_end (SjPanels *self)
{
  g_return_val_if_fail (SJ_IS_PANELS (self), FALSE);

  return is_open (self, SIDE_END);
}

void
sj_panels_set_show_end (SjPanels *self,
                        gboolean  show)
{
  g_return_if_fail (SJ_IS_PANELS (self));

  set_open (self, SIDE_END, show);
}

gboolean
sj_panels_is_narrow (SjPanels *self)
{
  g_return_val_if_fail (SJ_IS_PANELS (self), FALSE);

  return self->narrow;
}
