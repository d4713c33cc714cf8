#pragma once

#include "ui/sj-snapshot-painter.h"

G_BEGIN_DECLS

typedef struct _SjLongFigure SjLongFigure;

SjLongFigure *sj_long_figure_new    (SjFigure              *figure);
void          sj_long_figure_free   (SjLongFigure          *self);
void          sj_long_figure_append (SjLongFigure          *self,
                                     SjSnapshotPainter     *painter,
                                     const graphene_rect_t *visible,
                                     int                    band,
                                     GPtrArray             *nodes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjLongFigure, sj_long_figure_free)

G_END_DECLS
