#pragma once

#include "ui/sj-canvas-item.h"
#include "ui/sj-selection.h"

G_BEGIN_DECLS

#define SJ_TYPE_CANVAS_TREE (sj_canvas_tree_get_type ())
G_DECLARE_FINAL_TYPE (SjCanvasTree, sj_canvas_tree, SJ, CANVAS_TREE, GtkWidget)

GtkWidget    *sj_canvas_tree_new    (SjSelection           *selection);
void          sj_canvas_tree_update (SjCanvasTree          *self,
                                     SjScene               *scene,
                                     const graphene_rect_t *visible);
SjCanvasItem *sj_canvas_tree_find   (SjCanvasTree          *self,
                                     const char            *id,
                                     const char            *anchor);
gboolean      sj_canvas_tree_is_partial (SjCanvasTree      *self);

G_END_DECLS
