#define G_LOG_DOMAIN "sj-wrap-layout"

#include "ui/sj-wrap-layout.h"

/**
 * SjWrapLayout:
 *
 * Sets children side by side like words of a text; what does not fit goes to the next line.
 */
struct _SjWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SjWrapLayout, sj_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
child_width (GtkWidget *child,
             int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (width, minimum));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height,
       int        whole_width)
{
  gboolean rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { rtl ? whole_width - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Returns the height of all lines; a last child that expands gets the rest of its line. */
static int
arrange (SjWrapLayout *self,
         GtkWidget    *widget,
         int           width,
         gboolean      allocate)
{
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own_width, own_height;

      if (!gtk_widget_should_layout (child))
        continue;

      own_width = child_width (child, width);
      if (x > 0 && x + own_width > width)
        {
          y += line_height + self->spacing;
          x = line_height = 0;
        }
      if (gtk_widget_get_hexpand (child))
        own_width = MAX (own_width, width - x);
      own_height = child_height (child, own_width);
      if (allocate)
        place (child, x, y, own_width, own_height, width);
      x += own_width + self->spacing;
      line_height = MAX (line_height, own_height);
    }

  return y + line_height;
}

static void
measure_width (SjWrapLayout *self,
               GtkWidget    *widget,
               int          *minimum,
               int          *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
sj_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  SjWrapLayout *self = SJ_WRAP_LAYOUT (manager);
  int least, all;

  measure_width (self, widget, &least, &all);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = all;
    }
  else
    *minimum = *natural = arrange (self, widget, for_size < 0 ? all : MAX (for_size, least), FALSE);
}

static void
sj_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  arrange (SJ_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
sj_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sj_wrap_layout_class_init (SjWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sj_wrap_layout_measure;
  layout_class->allocate = sj_wrap_layout_allocate;
  layout_class->get_request_mode = sj_wrap_layout_get_request_mode;
}

static void
sj_wrap_layout_init (SjWrapLayout *self)
{
}

/**
 * sj_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
sj_wrap_layout_new (int spacing)
{
  SjWrapLayout *self = g_object_new (SJ_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
