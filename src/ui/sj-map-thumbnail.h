#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

cairo_surface_t *sj_map_thumbnail_paint        (SjScene         *scene,
                                                SjMap           *map,
                                                double           points_across,
                                                int              width,
                                                int              height);
cairo_surface_t *sj_map_thumbnail_paint_grid   (SjScene         *scene,
                                                SjMap           *map,
                                                double           points_across,
                                                int              width,
                                                int              height);
GdkTexture      *sj_map_thumbnail_take_texture (cairo_surface_t *surface);

G_END_DECLS
