#pragma once

#include "scene/sj-link-trace.h"
#include "scene/sj-scene-places.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

/* The item goes with a column, or with all that its trace names, when columns move. */
void         sj_scene_item_set_column (SjSceneItem        *self,
                                      guint               column);
void         sj_scene_item_set_trace (SjSceneItem        *self,
                                      SjLinkTrace        *trace);
SjSceneItem *sj_scene_item_follow    (SjSceneItem         *self,
                                      const SjScenePlaces *before,
                                      const SjScenePlaces *now,
                                      double               dy);
guint        sj_scene_item_get_hash  (const SjSceneItem *self);
SjSceneItem *sj_scene_item_fade      (const SjSceneItem *self,
                                      const char        *remark);
GPtrArray   *sj_scene_get_chunks     (SjScene           *self);
void         sj_scene_set_n_unplaced (SjScene           *self,
                                      guint              n_unplaced);
void         sj_scene_follow         (SjScene           *self,
                                      SjScene           *before);
void         sj_scene_set_grid       (SjScene           *self,
                                      SjSceneGrid       *grid);

G_END_DECLS
