#pragma once

#include "ui/sj-tile.h"

G_BEGIN_DECLS

typedef struct _SjTileSet SjTileSet;

SjTileSet        *sj_tile_set_new            (const SjTileLook   *look);
void              sj_tile_set_free           (SjTileSet          *self);
const SjTileLook *sj_tile_set_get_look       (SjTileSet          *self);

void              sj_tile_set_show           (SjTileSet          *self,
                                              const GdkRectangle *view);
void              sj_tile_set_forget         (SjTileSet          *self);
GdkRectangle      sj_tile_set_get_area       (SjTileSet          *self);
gboolean          sj_tile_set_is_of          (SjTileSet          *self,
                                              guint               state);
void              sj_tile_set_follow         (SjTileSet          *self,
                                              GskRenderNode      *frame,
                                              guint               state);
void              sj_tile_set_fill           (SjTileSet          *self);
gboolean          sj_tile_set_has_holes      (SjTileSet          *self);
gboolean          sj_tile_set_is_stale       (SjTileSet          *self);
gboolean          sj_tile_set_paint          (SjTileSet          *self,
                                              gint64              deadline,
                                              const graphene_point_t     *first);

void              sj_tile_set_append         (SjTileSet          *self,
                                              GPtrArray          *nodes);
void              sj_tile_set_append_resized (SjTileSet          *self,
                                              double              zoom,
                                              GPtrArray          *nodes);
cairo_region_t   *sj_tile_set_create_painted (SjTileSet          *self,
                                              double              zoom);

/* What tests count */
guint             sj_tile_set_get_n_painted  (SjTileSet          *self);
gsize             sj_tile_set_get_size       (SjTileSet          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTileSet, sj_tile_set_free)

G_END_DECLS
