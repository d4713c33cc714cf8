#pragma once

#include "scene/sj-scene-places.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef struct _SjSceneChunk SjSceneChunk;

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} SjSceneBounds;

SjSceneChunk *sj_scene_chunk_new       (GPtrArray    *items);
SjSceneChunk *sj_scene_chunk_move      (SjSceneChunk *self,
                                        double        dy);
SjSceneChunk *sj_scene_chunk_place      (SjSceneChunk  *self,
                                         double         dy,
                                         SjScenePlaces *places);
void          sj_scene_chunk_set_places (SjSceneChunk  *self,
                                         SjScenePlaces *places);
SjSceneItem  *sj_scene_chunk_get_item   (SjSceneChunk  *self,
                                         guint          position);
SjSceneChunk *sj_scene_chunk_get_origin (SjSceneChunk *self,
                                        double       *dy);
SjSceneChunk *sj_scene_chunk_ref       (SjSceneChunk *self);
void          sj_scene_chunk_unref     (SjSceneChunk *self);
guint         sj_scene_chunk_get_length (SjSceneChunk *self);
SjRole        sj_scene_chunk_get_role  (SjSceneChunk *self);
GPtrArray    *sj_scene_chunk_get_items (SjSceneChunk *self);
SjSceneBounds sj_scene_chunk_get_bounds (SjSceneChunk *self);
gboolean      sj_scene_chunk_find      (SjSceneChunk *self,
                                        const char   *id,
                                        guint         hash,
                                        guint        *position);
void          sj_scene_chunk_list_in   (SjSceneChunk *self,
                                        double        x,
                                        double        y,
                                        double        width,
                                        double        height,
                                        GArray       *positions);

SjScene      *sj_scene_new_from_chunks (const SjTheme *theme,
                                        double         width,
                                        double         height,
                                        gboolean       rtl,
                                        GPtrArray     *chunks);
guint         sj_scene_get_n_chunks    (SjScene      *self);
SjSceneChunk *sj_scene_get_chunk       (SjScene      *self,
                                        guint         position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSceneChunk, sj_scene_chunk_unref)

G_END_DECLS
