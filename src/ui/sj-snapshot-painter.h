#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

/**
 * SjDetail:
 * @SJ_DETAIL_FULL: everything
 * @SJ_DETAIL_PLAIN: without texts and pictures, corners square: for zooms at which texts would be
 *   too small to read
 * @SJ_DETAIL_SKETCH: boxes only, and no links: for looking at thousands of cards from afar
 *
 * How closely a figure is drawn.
 */
typedef enum
{
  SJ_DETAIL_FULL,
  SJ_DETAIL_PLAIN,
  SJ_DETAIL_SKETCH,
  SJ_N_DETAILS,
} SjDetail;

/* In pixels per point: from here on everything with letters is drawn closer than as a sketch. */
#define SJ_SNAPSHOT_SKETCH_ZOOM 0.16

/* In points: a path is drawn in pieces no larger than this, each of them one texture. */
#define SJ_SNAPSHOT_PIECE 512.0

typedef struct _SjSnapshotPainter SjSnapshotPainter;

SjSnapshotPainter *sj_snapshot_painter_new          (SjMap             *pictures_of);
void               sj_snapshot_painter_free         (SjSnapshotPainter *self);
void               sj_snapshot_painter_set_pixel    (SjSnapshotPainter *self,
                                                     double             pixel);
GskRenderNode     *sj_snapshot_painter_create_node  (SjSnapshotPainter *self,
                                                     const SjFigure    *figure,
                                                     SjDetail           detail);
GskRenderNode     *sj_snapshot_painter_create_node_at (SjSnapshotPainter *self,
                                                     const SjFigure    *figure,
                                                     SjDetail           detail,
                                                     double             x,
                                                     double             y);
GskRenderNode     *sj_snapshot_painter_create_op    (SjSnapshotPainter *self,
                                                     const SjFigure    *figure,
                                                     const SjOp        *op);
GskRenderNode     *sj_snapshot_painter_create_piece (SjSnapshotPainter *self,
                                                     const SjFigure    *figure,
                                                     const SjOp        *op,
                                                     const graphene_rect_t *piece);
double             sj_snapshot_painter_letter_size  (const SjSceneItem *item);
SjDetail           sj_snapshot_painter_choose_detail (double            letter_size,
                                                     double             zoom);
gboolean           sj_snapshot_painter_get_sketched_box (const SjOp    *op,
                                                     SjColour          *colour);
gboolean           sj_snapshot_painter_is_sketched_path (const SjFigure *figure,
                                                     const SjOp        *op,
                                                     double             least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSnapshotPainter, sj_snapshot_painter_free)

G_END_DECLS
