#pragma once

#include "scene/sj-scene.h"

G_BEGIN_DECLS

guint        sj_scene_item_get_hash  (const SjSceneItem *self);
SjSceneItem *sj_scene_item_fade      (const SjSceneItem *self,
                                      const char        *remark);
GPtrArray   *sj_scene_get_chunks     (SjScene           *self);
void         sj_scene_set_n_unplaced (SjScene           *self,
                                      guint              n_unplaced);
void         sj_scene_set_grid       (SjScene           *self,
                                      SjSceneGrid       *grid);

G_END_DECLS
