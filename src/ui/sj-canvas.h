#pragma once

#include "core/sj-edit-log.h"
#include "ui/sj-canvas-item.h"
#include "ui/sj-cell-cursor.h"
#include "ui/sj-node-cache.h"
#include "ui/sj-reading-order.h"
#include "ui/sj-selection.h"
#include "ui/sj-tile-cache.h"
#include "ui/sj-tool.h"
#include "ui/sj-viewport.h"

G_BEGIN_DECLS

#define SJ_TYPE_CANVAS (sj_canvas_get_type ())
G_DECLARE_FINAL_TYPE (SjCanvas, sj_canvas, SJ, CANVAS, GtkWidget)

typedef struct _SjCanvasText SjCanvasText;

GtkWidget         *sj_canvas_new            (void);

void               sj_canvas_set_map        (SjCanvas          *self,
                                             SjMap             *map);
SjMap             *sj_canvas_get_map        (SjCanvas          *self);
void               sj_canvas_set_log        (SjCanvas          *self,
                                             SjEditLog         *log);
SjEditLog         *sj_canvas_get_log        (SjCanvas          *self);
void               sj_canvas_set_scene      (SjCanvas          *self,
                                             SjScene           *scene);
SjScene           *sj_canvas_get_scene      (SjCanvas          *self);
SjViewport        *sj_canvas_get_viewport   (SjCanvas          *self);
SjSelection       *sj_canvas_get_selection  (SjCanvas          *self);
SjCellCursor      *sj_canvas_get_cursor     (SjCanvas          *self);
SjCanvasText      *sj_canvas_get_text       (SjCanvas          *self);
SjReadingOrder    *sj_canvas_get_reading_order (SjCanvas       *self);

const SjSceneItem *sj_canvas_pick           (SjCanvas          *self,
                                             double             x,
                                             double             y);
const SjSceneItem *sj_canvas_find           (SjCanvas          *self,
                                             const char        *id,
                                             const char        *anchor);
const SjSceneItem *sj_canvas_get_neighbour  (SjCanvas          *self,
                                             const SjSceneItem *item,
                                             int                dx,
                                             int                dy);
gboolean           sj_canvas_find_position  (SjCanvas          *self,
                                             const char        *id,
                                             guint             *position,
                                             guint             *n_cards);
void               sj_canvas_select_and_reveal (SjCanvas       *self,
                                             const SjSceneItem *item);
void               sj_canvas_reveal         (SjCanvas          *self,
                                             const char        *id,
                                             const char        *anchor);
void               sj_canvas_set_hovered    (SjCanvas          *self,
                                             const SjSceneItem *item);
void               sj_canvas_mark           (SjCanvas          *self,
                                             GHashTable        *ids);
void               sj_canvas_focus_selected (SjCanvas          *self);
void               sj_canvas_focus_cell     (SjCanvas          *self);
gboolean           sj_canvas_focus_in_popover (SjCanvas       *self,
                                             GtkDirectionType   direction);
gboolean           sj_canvas_focus_next     (SjCanvas          *self,
                                             int                direction);

void               sj_canvas_set_tool       (SjCanvas          *self,
                                             SjTool            *tool);
SjTool            *sj_canvas_get_tool       (SjCanvas          *self);
void               sj_canvas_update_cursor  (SjCanvas          *self);

/* What tests and benchmarks count */
SjNodeCache       *sj_canvas_get_node_cache (SjCanvas          *self);
SjTileCache       *sj_canvas_get_tile_cache (SjCanvas          *self);
guint              sj_canvas_get_n_marked   (SjCanvas          *self);
SjCanvasItem      *sj_canvas_find_widget    (SjCanvas          *self,
                                             const char        *id,
                                             const char        *anchor);

G_END_DECLS
