#pragma once

#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef struct _SjHitIndex SjHitIndex;

SjHitIndex *sj_hit_index_new  (GPtrArray        *items,
                               double            left,
                               double            top,
                               double            width,
                               double            height);
void        sj_hit_index_free (SjHitIndex       *self);
void        sj_hit_index_list (const SjHitIndex *self,
                               double            x,
                               double            y,
                               double            width,
                               double            height,
                               GArray           *positions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjHitIndex, sj_hit_index_free)

G_END_DECLS
