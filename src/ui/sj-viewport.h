#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SJ_VIEWPORT_MIN_ZOOM 0.05
#define SJ_VIEWPORT_MAX_ZOOM 8.0

/* A rectangle in doubles, for either coordinate system. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SjRectangle;

#define SJ_TYPE_VIEWPORT (sj_viewport_get_type ())
G_DECLARE_FINAL_TYPE (SjViewport, sj_viewport, SJ, VIEWPORT, GObject)

SjViewport  *sj_viewport_new             (void);

void         sj_viewport_set_size        (SjViewport        *self,
                                          double             width,
                                          double             height);
void         sj_viewport_set_content     (SjViewport        *self,
                                          double             width,
                                          double             height);
double       sj_viewport_get_width       (SjViewport        *self);
double       sj_viewport_get_height      (SjViewport        *self);
double       sj_viewport_get_zoom        (SjViewport        *self);
void         sj_viewport_set_zoom        (SjViewport        *self,
                                          double             zoom);
void         sj_viewport_zoom_about      (SjViewport        *self,
                                          double             zoom,
                                          double             x,
                                          double             y);

/* Scrolling, in pixels from the upper left corner of the content with its margin */
double       sj_viewport_get_scroll_x    (SjViewport        *self);
double       sj_viewport_get_scroll_y    (SjViewport        *self);
double       sj_viewport_get_extent_x    (SjViewport        *self);
double       sj_viewport_get_extent_y    (SjViewport        *self);
void         sj_viewport_scroll_to       (SjViewport        *self,
                                          double             x,
                                          double             y);
void         sj_viewport_scroll_by       (SjViewport        *self,
                                          double             dx,
                                          double             dy);
void         sj_viewport_reveal          (SjViewport        *self,
                                          const SjRectangle *rectangle);

/* Fitting */
double       sj_viewport_get_fit_zoom    (SjViewport        *self);
void         sj_viewport_fit             (SjViewport        *self);
void         sj_viewport_fit_readable    (SjViewport        *self);

/* From one coordinate system to the other */
double       sj_viewport_get_origin_x    (SjViewport        *self);
double       sj_viewport_get_origin_y    (SjViewport        *self);
void         sj_viewport_to_content      (SjViewport        *self,
                                          double             view_x,
                                          double             view_y,
                                          double            *content_x,
                                          double            *content_y);
SjRectangle  sj_viewport_to_view         (SjViewport        *self,
                                          const SjRectangle *content);
SjRectangle  sj_viewport_get_visible     (SjViewport        *self);

G_END_DECLS
