#define G_LOG_DOMAIN "sj-viewport"

#include "ui/sj-viewport.h"

#include <math.h>

/**
 * SjViewport:
 *
 * Which part of a map is seen and how large: arithmetic that knows no widget. The content is the
 * map in points with a margin of constant pixels around it; the view is the widget in pixels. At
 * zoom 1 a point is a pixel. Content smaller than the view stands in the middle across and at the
 * top.
 */
struct _SjViewport
{
  GObject parent_instance;

  double width;
  double height;
  double content_width;
  double content_height;
  double zoom;
  double scroll_x;
  double scroll_y;
};

#define MARGIN 24.0

/* When a map is opened it is fitted, but not so that its text could not be read. */
#define READABLE_ZOOM 0.6
#define LARGEST_FIT 1.5

enum {
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjViewport, sj_viewport, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Where the map's edges are in the view, to the fraction of a pixel. */
static double
exact_origin_x (SjViewport *self)
{
  double extent = sj_viewport_get_extent_x (self);

  return extent <= self->width ? (self->width - extent) / 2.0 + MARGIN : MARGIN - self->scroll_x;
}

static double
exact_origin_y (SjViewport *self)
{
  return MARGIN - self->scroll_y;
}

static double
largest_scroll (double extent,
                double view)
{
  return MAX (extent - view, 0.0);
}

/* Brings the state into its limits and tells whoever watches if it differs from before. */
static void
update (SjViewport *self,
        double      zoom,
        double      scroll_x,
        double      scroll_y)
{
  double before = self->zoom;

  self->zoom = CLAMP (zoom, SJ_VIEWPORT_MIN_ZOOM, SJ_VIEWPORT_MAX_ZOOM);
  self->scroll_x = CLAMP (scroll_x, 0.0,
                          largest_scroll (sj_viewport_get_extent_x (self), self->width));
  self->scroll_y = CLAMP (scroll_y, 0.0,
                          largest_scroll (sj_viewport_get_extent_y (self), self->height));

  if (self->zoom != before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
sj_viewport_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SjViewport *self = SJ_VIEWPORT (object);

  if (prop_id == PROP_ZOOM)
    g_value_set_double (value, self->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_viewport_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SjViewport *self = SJ_VIEWPORT (object);

  if (prop_id == PROP_ZOOM)
    sj_viewport_set_zoom (self, g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_viewport_class_init (SjViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sj_viewport_get_property;
  object_class->set_property = sj_viewport_set_property;

  props[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, SJ_VIEWPORT_MIN_ZOOM, SJ_VIEWPORT_MAX_ZOOM, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SjViewport::changed:
   *
   * Size, zoom or place have been set.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_VIEWPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_viewport_init (SjViewport *self)
{
  self->zoom = 1.0;
}

SjViewport *
sj_viewport_new (void)
{
  return g_object_new (SJ_TYPE_VIEWPORT, NULL);
}

/**
 * sj_viewport_set_size:
 * @self: a viewport
 * @width: of the widget in pixels
 * @height: of the widget in pixels
 */
void
sj_viewport_set_size (SjViewport *self,
                      double      width,
                      double      height)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));
  g_return_if_fail (width >= 0.0 && height >= 0.0);

  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  update (self, self->zoom, self->scroll_x, self->scroll_y);
}

/**
 * sj_viewport_set_content:
 * @self: a viewport
 * @width: of the map in points
 * @height: of the map in points
 */
void
sj_viewport_set_content (SjViewport *self,
                         double      width,
                         double      height)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));
  g_return_if_fail (width >= 0.0 && height >= 0.0);

  if (self->content_width == width && self->content_height == height)
    return;

  self->content_width = width;
  self->content_height = height;
  update (self, self->zoom, self->scroll_x, self->scroll_y);
}

double
sj_viewport_get_width (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->width;
}

double
sj_viewport_get_height (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->height;
}

double
sj_viewport_get_zoom (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 1.0);

  return self->zoom;
}

/**
 * sj_viewport_set_zoom:
 * @self: a viewport
 * @zoom: pixels per point; brought into the limits
 *
 * Zooms about the middle of the view.
 */
void
sj_viewport_set_zoom (SjViewport *self,
                      double      zoom)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));

  sj_viewport_zoom_about (self, zoom, self->width / 2.0, self->height / 2.0);
}

/**
 * sj_viewport_zoom_about:
 * @self: a viewport
 * @zoom: pixels per point; brought into the limits
 * @x: a place in the view
 * @y: a place in the view
 *
 * Zooms so that what is seen at (@x, @y) stays there, as far as the limits of scrolling let it.
 */
void
sj_viewport_zoom_about (SjViewport *self,
                        double      zoom,
                        double      x,
                        double      y)
{
  double content_x, content_y;

  g_return_if_fail (SJ_IS_VIEWPORT (self));
  g_return_if_fail (zoom > 0.0);

  zoom = CLAMP (zoom, SJ_VIEWPORT_MIN_ZOOM, SJ_VIEWPORT_MAX_ZOOM);
  content_x = (x - exact_origin_x (self)) / self->zoom;
  content_y = (y - exact_origin_y (self)) / self->zoom;
  update (self, zoom, content_x * zoom + MARGIN - x, content_y * zoom + MARGIN - y);
}

double
sj_viewport_get_scroll_x (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->scroll_x;
}

double
sj_viewport_get_scroll_y (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->scroll_y;
}

/**
 * sj_viewport_get_extent_x:
 * @self: a viewport
 *
 * Returns: how wide the content with its margins is, in pixels
 */
double
sj_viewport_get_extent_x (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->content_width * self->zoom + 2.0 * MARGIN;
}

double
sj_viewport_get_extent_y (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return self->content_height * self->zoom + 2.0 * MARGIN;
}

void
sj_viewport_scroll_to (SjViewport *self,
                       double      x,
                       double      y)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));

  update (self, self->zoom, x, y);
}

void
sj_viewport_scroll_by (SjViewport *self,
                       double      dx,
                       double      dy)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));

  update (self, self->zoom, self->scroll_x + dx, self->scroll_y + dy);
}

/* The scroll value, nearest to the present one, that shows start … start + length. What does not
 * fit shows its beginning. */
static double
scroll_to_show (double scroll,
                double view,
                double start,
                double length)
{
  double first = start - MARGIN;
  double last = start + length + MARGIN - view;

  if (first <= last)
    return first;

  return CLAMP (scroll, last, first);
}

/**
 * sj_viewport_reveal:
 * @self: a viewport
 * @rectangle: in points
 *
 * Scrolls as little as is needed to show the rectangle with some room around it.
 */
void
sj_viewport_reveal (SjViewport        *self,
                    const SjRectangle *rectangle)
{
  double x, y;

  g_return_if_fail (SJ_IS_VIEWPORT (self));
  g_return_if_fail (rectangle != NULL);

  x = scroll_to_show (self->scroll_x, self->width, rectangle->x * self->zoom + MARGIN,
                      rectangle->width * self->zoom);
  y = scroll_to_show (self->scroll_y, self->height, rectangle->y * self->zoom + MARGIN,
                      rectangle->height * self->zoom);
  update (self, self->zoom, x, y);
}

static gboolean
can_fit (SjViewport *self)
{
  return self->content_width > 0.0 && self->content_height > 0.0 &&
         self->width > 2.0 * MARGIN && self->height > 2.0 * MARGIN;
}

static double
fit_across (SjViewport *self)
{
  return (self->width - 2.0 * MARGIN) / self->content_width;
}

/**
 * sj_viewport_get_fit_zoom:
 * @self: a viewport
 *
 * Returns: the largest zoom at which the whole map is seen; 1 while there is no map or no view
 */
double
sj_viewport_get_fit_zoom (SjViewport *self)
{
  double down;

  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 1.0);

  if (!can_fit (self))
    return 1.0;

  down = (self->height - 2.0 * MARGIN) / self->content_height;
  return CLAMP (MIN (fit_across (self), down), SJ_VIEWPORT_MIN_ZOOM, SJ_VIEWPORT_MAX_ZOOM);
}

/**
 * sj_viewport_fit:
 * @self: a viewport
 *
 * Shows the whole map, enlarged a little at most.
 */
void
sj_viewport_fit (SjViewport *self)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));

  update (self, MIN (sj_viewport_get_fit_zoom (self), LARGEST_FIT), 0.0, 0.0);
}

/**
 * sj_viewport_fit_readable:
 * @self: a viewport
 *
 * Shows the map from side to side, or its beginning if that would be too small to read.
 */
void
sj_viewport_fit_readable (SjViewport *self)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));

  update (self, can_fit (self) ? CLAMP (fit_across (self), READABLE_ZOOM, LARGEST_FIT) : 1.0, 0.0,
          0.0);
}

/**
 * sj_viewport_get_origin_x:
 * @self: a viewport
 *
 * Returns: where in the view the left edge of the map is, in whole pixels so that lines stay sharp
 */
double
sj_viewport_get_origin_x (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return floor (exact_origin_x (self));
}

double
sj_viewport_get_origin_y (SjViewport *self)
{
  g_return_val_if_fail (SJ_IS_VIEWPORT (self), 0.0);

  return floor (exact_origin_y (self));
}

/**
 * sj_viewport_to_content:
 * @self: a viewport
 * @view_x: in pixels of the widget
 * @view_y: in pixels of the widget
 * @content_x: (out): in points of the map
 * @content_y: (out): in points of the map
 */
void
sj_viewport_to_content (SjViewport *self,
                        double      view_x,
                        double      view_y,
                        double     *content_x,
                        double     *content_y)
{
  g_return_if_fail (SJ_IS_VIEWPORT (self));
  g_return_if_fail (content_x != NULL && content_y != NULL);

  *content_x = (view_x - sj_viewport_get_origin_x (self)) / self->zoom;
  *content_y = (view_y - sj_viewport_get_origin_y (self)) / self->zoom;
}

/**
 * sj_viewport_to_view:
 * @self: a viewport
 * @content: a rectangle in points
 *
 * Returns: where it is in the widget, in pixels
 */
SjRectangle
sj_viewport_to_view (SjViewport        *self,
                     const SjRectangle *content)
{
  return (SjRectangle) {
    sj_viewport_get_origin_x (self) + content->x * self->zoom,
    sj_viewport_get_origin_y (self) + content->y * self->zoom,
    content->width * self->zoom,
    content->height * self->zoom,
  };
}

/**
 * sj_viewport_get_visible:
 * @self: a viewport
 *
 * Returns: the part of the plane that is seen, in points
 */
SjRectangle
sj_viewport_get_visible (SjViewport *self)
{
  SjRectangle visible;

  sj_viewport_to_content (self, 0.0, 0.0, &visible.x, &visible.y);
  visible.width = self->width / self->zoom;
  visible.height = self->height / self->zoom;

  return visible;
}
