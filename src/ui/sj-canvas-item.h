#pragma once

#include <gtk/gtk.h>

#include "scene/sj-scene.h"

G_BEGIN_DECLS

#define SJ_TYPE_CANVAS_ITEM (sj_canvas_item_get_type ())
G_DECLARE_FINAL_TYPE (SjCanvasItem, sj_canvas_item, SJ, CANVAS_ITEM, GtkWidget)

gboolean           sj_canvas_item_is_needed_for (const SjSceneItem *item);
GtkWidget         *sj_canvas_item_new           (const SjSceneItem *item);
const SjSceneItem *sj_canvas_item_get_item      (SjCanvasItem      *self);
void               sj_canvas_item_set_item      (SjCanvasItem      *self,
                                                 const SjSceneItem *item);
void               sj_canvas_item_allocate      (SjCanvasItem      *self);
void               sj_canvas_item_set_selected  (SjCanvasItem      *self,
                                                 gboolean           selected);

G_END_DECLS
