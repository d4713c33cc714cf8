#pragma once

#include "ui/sj-snapshot-painter.h"

G_BEGIN_DECLS

typedef struct _SjNodeCache SjNodeCache;

SjNodeCache   *sj_node_cache_new           (SjMap                 *pictures_of);
void           sj_node_cache_free          (SjNodeCache           *self);
void           sj_node_cache_set_scale     (SjNodeCache           *self,
                                            int                    scale);
GskRenderNode *sj_node_cache_create_frame  (SjNodeCache           *self,
                                            SjScene               *scene,
                                            const graphene_rect_t *visible,
                                            double                 zoom);
GskRenderNode *sj_node_cache_create_part   (SjNodeCache           *self,
                                            SjScene               *scene,
                                            const graphene_rect_t *part,
                                            double                 zoom);
gboolean       sj_node_cache_is_complete   (SjNodeCache           *self);
gboolean       sj_node_cache_has_spare     (SjNodeCache           *self);
void           sj_node_cache_forget_spare  (SjNodeCache           *self);

/* What tests and benchmarks count */
guint          sj_node_cache_get_n_visited (SjNodeCache           *self);
guint          sj_node_cache_get_n_built   (SjNodeCache           *self);
guint          sj_node_cache_get_size      (SjNodeCache           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjNodeCache, sj_node_cache_free)

G_END_DECLS
