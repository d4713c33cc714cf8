#pragma once

#include <gtk/gtk.h>

#include "scene/sj-paint.h"

G_BEGIN_DECLS

/* In pixels of a widget. Wide and low, as lanes are from afar. */
#define SJ_TILE_WIDTH 256
#define SJ_TILE_HEIGHT 64

/* How a map is drawn onto tiles. */
typedef struct
{
  double   zoom;  /* pixels of a widget per point */
  int      scale;  /* pixels of the screen per pixel of a widget */
  SjColour paper;
} SjTileLook;

/* In tiles from the upper left corner of the map. */
typedef struct
{
  int column;
  int row;
} SjTilePlace;

typedef struct _SjTile SjTile;

SjTile        *sj_tile_new              (SjTilePlace       place);
void           sj_tile_free             (SjTile           *self);
const SjTilePlace *sj_tile_get_place    (SjTile           *self);

void           sj_tile_begin            (SjTile           *self);
void           sj_tile_add              (SjTile           *self,
                                         GskRenderNode    *node,
                                         float             dx,
                                         float             dy);
void           sj_tile_end              (SjTile           *self,
                                         guint             state);
guint          sj_tile_get_state        (SjTile           *self);
gboolean       sj_tile_is_painted       (SjTile           *self);
gboolean       sj_tile_is_stale         (SjTile           *self);
void           sj_tile_paint            (SjTile           *self,
                                         const SjTileLook *look);
GskRenderNode *sj_tile_get_node         (SjTile           *self);
GskRenderNode *sj_tile_create_resized   (SjTile             *self,
                                         const GdkRectangle *place);
gsize          sj_tile_get_size         (SjTile           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTile, sj_tile_free)

G_END_DECLS
