#define G_LOG_DOMAIN "sj-collapsing-box"

#include "config.h"

#include "ui/sj-collapsing-box.h"

/**
 * SjCollapsingBox:
 *
 * A row of buttons for a header bar that leaves out, one after the other, what does not fit: the
 * last child first, or the first one if “keep-last” is set. One child always stays. What is left
 * out must be found in a menu as well.
 */
struct _SjCollapsingBox
{
  GtkWidget parent_instance;

  gboolean keep_last;
};

#define SPACING 6

enum {
  PROP_0,
  PROP_KEEP_LAST,
  N_PROPS
};

static void sj_collapsing_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjCollapsingBox, sj_collapsing_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      sj_collapsing_box_buildable_init))

static GtkBuildableIface *parent_buildable;
static GParamSpec *props[N_PROPS];

static GtkWidget *
first_in_rank (SjCollapsingBox *self)
{
  return self->keep_last ? gtk_widget_get_last_child (GTK_WIDGET (self))
                         : gtk_widget_get_first_child (GTK_WIDGET (self));
}

static GtkWidget *
next_in_rank (SjCollapsingBox *self,
              GtkWidget       *child)
{
  return self->keep_last ? gtk_widget_get_prev_sibling (child)
                         : gtk_widget_get_next_sibling (child);
}

static int
width_of (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
sj_collapsing_box_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  SjCollapsingBox *self = SJ_COLLAPSING_BOX (widget);
  gboolean first = TRUE;

  *minimum = *natural = 0;
  for (GtkWidget *child = first_in_rank (self); child != NULL; child = next_in_rank (self, child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }
      *minimum = first ? child_natural : *minimum;
      *natural += child_natural + (first ? 0 : SPACING);
      first = FALSE;
    }
}

/* Decides who stays, and returns the width they take. */
static int
choose_children (SjCollapsingBox *self,
                 int              width)
{
  int used = 0;
  gboolean full = FALSE;

  for (GtkWidget *child = first_in_rank (self); child != NULL; child = next_in_rank (self, child))
    {
      int needed;

      if (!gtk_widget_get_visible (child))
        continue;
      needed = width_of (child) + (used > 0 ? SPACING : 0);
      full = full || (used > 0 && used + needed > width);
      gtk_widget_set_child_visible (child, !full);
      if (!full)
        used += needed;
    }

  return used;
}

static void
sj_collapsing_box_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SjCollapsingBox *self = SJ_COLLAPSING_BOX (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int used = choose_children (self, width);
  int x = self->keep_last ? MAX (width - used, 0) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, 0, 0, height };

      if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
        continue;
      place.width = MIN (width_of (child), width);
      if (rtl)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (child, &place, baseline);
      x += place.width + SPACING;
    }
}

static void
sj_collapsing_box_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_KEEP_LAST)
    SJ_COLLAPSING_BOX (object)->keep_last = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_collapsing_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sj_collapsing_box_parent_class)->dispose (object);
}

static void
sj_collapsing_box_class_init (SjCollapsingBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sj_collapsing_box_set_property;
  object_class->dispose = sj_collapsing_box_dispose;
  widget_class->measure = sj_collapsing_box_measure;
  widget_class->size_allocate = sj_collapsing_box_size_allocate;

  props[PROP_KEEP_LAST] =
    g_param_spec_boolean ("keep-last", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_collapsing_box_init (SjCollapsingBox *self)
{
}

static void
sj_collapsing_box_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sj_collapsing_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sj_collapsing_box_add_child;
}

GtkWidget *
sj_collapsing_box_new (void)
{
  return g_object_new (SJ_TYPE_COLLAPSING_BOX, NULL);
}
