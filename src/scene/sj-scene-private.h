#pragma once

#include "scene/sj-scene.h"

G_BEGIN_DECLS

guint sj_scene_item_get_hash (const SjSceneItem *self);

G_END_DECLS
