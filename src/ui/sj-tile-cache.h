#pragma once

#include "ui/sj-node-cache.h"

G_BEGIN_DECLS

/* From here on, in pixels per point, a map is drawn without tiles. */
#define SJ_TILE_CACHE_ZOOM 0.6

/* How a frame is seen. */
typedef struct
{
  double       zoom;  /* pixels per point; less than SJ_TILE_CACHE_ZOOM */
  int          scale;  /* pixels of the screen per pixel of a widget */
  GdkRectangle seen;  /* in pixels from the upper left corner of the map, as the next one */
  GdkRectangle focus;  /* what the person looks at, drawn anew before the rest; may be empty */
  gboolean     is_covered;  /* whether something lies over it, so that it may wait as well */
  gint64       time;  /* by the monotonic clock */
} SjTileView;

typedef struct _SjTileCache SjTileCache;

SjTileCache   *sj_tile_cache_new          (SjNodeCache      *nodes);
void           sj_tile_cache_free         (SjTileCache      *self);
void           sj_tile_cache_clear        (SjTileCache      *self);
GskRenderNode *sj_tile_cache_create_frame (SjTileCache      *self,
                                           SjScene          *scene,
                                           const SjTileView *view);
int            sj_tile_cache_get_wait     (SjTileCache      *self);
gboolean       sj_tile_cache_work         (SjTileCache      *self);

/* What tests count */
guint          sj_tile_cache_get_n_painted (SjTileCache     *self);
gsize          sj_tile_cache_get_size     (SjTileCache      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTileCache, sj_tile_cache_free)

G_END_DECLS
