#pragma once

#include "ui/sj-node-cache.h"
#include "ui/sj-tile-cache.h"
#include "ui/sj-viewport.h"

G_BEGIN_DECLS

typedef struct _SjCanvasDrawing SjCanvasDrawing;

SjCanvasDrawing *sj_canvas_drawing_new            (GtkWidget         *canvas);
void             sj_canvas_drawing_free           (SjCanvasDrawing   *self);
void             sj_canvas_drawing_set_map        (SjCanvasDrawing   *self,
                                                   SjMap             *map);
void             sj_canvas_drawing_snapshot       (SjCanvasDrawing   *self,
                                                   SjScene           *scene,
                                                   SjViewport        *viewport,
                                                   const SjSceneItem *focus,
                                                   gboolean           is_covered,
                                                   GtkSnapshot       *snapshot);
SjNodeCache     *sj_canvas_drawing_get_node_cache (SjCanvasDrawing   *self);
SjTileCache     *sj_canvas_drawing_get_tile_cache (SjCanvasDrawing   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjCanvasDrawing, sj_canvas_drawing_free)

G_END_DECLS
