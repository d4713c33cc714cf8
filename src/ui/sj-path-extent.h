#pragma once

#include <graphene.h>

#include "scene/sj-figure.h"

G_BEGIN_DECLS

guint           sj_path_extent_count_vertices (SjVerb                 verb);
graphene_rect_t sj_path_extent_get_bounds     (const SjFigure        *figure,
                                               const SjOp            *op);
gboolean        sj_path_extent_touches        (const SjFigure        *figure,
                                               const SjOp            *op,
                                               const graphene_rect_t *piece);

G_END_DECLS
