#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"
#include "scene/sj-scene-chunk.h"

G_BEGIN_DECLS

typedef struct _SjSketchCache SjSketchCache;

SjSketchCache *sj_sketch_cache_new    (SjMap                 *pictures_of);
void           sj_sketch_cache_free   (SjSketchCache         *self);
void           sj_sketch_cache_begin  (SjSketchCache         *self,
                                       gint64                 deadline,
                                       gboolean               is_part);
gboolean       sj_sketch_cache_append (SjSketchCache         *self,
                                       SjSceneChunk          *chunk,
                                       const graphene_rect_t *visible,
                                       double                 zoom,
                                       GPtrArray             *nodes);
gboolean       sj_sketch_cache_end    (SjSketchCache         *self);
guint          sj_sketch_cache_get_n_used (SjSketchCache     *self);
guint          sj_sketch_cache_get_size (SjSketchCache       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSketchCache, sj_sketch_cache_free)

G_END_DECLS
