#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

#define SJ_TYPE_SCENE_PICTURE (sj_scene_picture_get_type ())
G_DECLARE_FINAL_TYPE (SjScenePicture, sj_scene_picture, SJ, SCENE_PICTURE, GdkContentProvider)

GdkContentProvider *sj_scene_picture_new    (SjMap          *map,
                                             SjScene        *scene,
                                             GPtrArray      *items);
GdkTexture         *sj_scene_picture_render (SjScenePicture *self);

G_END_DECLS
