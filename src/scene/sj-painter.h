#pragma once

#include <cairo.h>

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef struct _SjPainter SjPainter;

SjPainter *sj_painter_new          (SjMap             *pictures_of);
void       sj_painter_free         (SjPainter         *self);
void       sj_painter_paint_op     (SjPainter         *self,
                                    cairo_t           *cr,
                                    const SjFigure    *figure,
                                    const SjOp        *op);
void       sj_painter_paint_figure (SjPainter         *self,
                                    cairo_t           *cr,
                                    const SjFigure    *figure);
void       sj_painter_paint_item   (SjPainter         *self,
                                    cairo_t           *cr,
                                    const SjSceneItem *item);
void       sj_painter_paint_scene  (SjPainter         *self,
                                    cairo_t           *cr,
                                    SjScene           *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjPainter, sj_painter_free)

G_END_DECLS
