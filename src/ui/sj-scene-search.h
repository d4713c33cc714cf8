#pragma once

#include "scene/sj-scene.h"

G_BEGIN_DECLS

const SjSceneItem *sj_scene_search_find      (SjScene           *scene,
                                              const char        *id,
                                              const char        *anchor);
const SjSceneItem *sj_scene_search_neighbour (SjScene           *scene,
                                              const SjSceneItem *from,
                                              int                dx,
                                              int                dy);

G_END_DECLS
