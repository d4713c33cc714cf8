#pragma once

#include "scene/sj-paint.h"
#include "scene/sj-text.h"

G_BEGIN_DECLS

typedef enum
{
  SJ_OP_RECTANGLE,
  SJ_OP_PATH,
  SJ_OP_TEXT,
  SJ_OP_PICTURE,
} SjOpKind;

typedef enum
{
  SJ_VERB_MOVE,   /* 1 point */
  SJ_VERB_LINE,   /* 1 point */
  SJ_VERB_CURVE,  /* 3 points */
  SJ_VERB_CLOSE,  /* none */
} SjVerb;

/**
 * SjOp:
 * @kind: what is drawn
 * @paint: how (rectangle and path)
 * @x: left edge of a rectangle, text or picture
 * @y: upper edge
 * @width: of a rectangle or picture
 * @height: of a rectangle or picture
 * @radius: of the corners of a rectangle
 * @first_verb: where the path begins in the figure's verbs
 * @n_verbs: how many verbs it has
 * @first_point: where it begins in the figure's points
 * @text: the text
 * @picture: the SHA-256 of the picture
 * @opacity: of the picture, 0 to 1
 *
 * One drawing operation, in points, in the figure's own coordinates.
 */
typedef struct
{
  SjOpKind  kind;
  SjPaint   paint;
  double    x;
  double    y;
  double    width;
  double    height;
  double    radius;
  guint     first_verb;
  guint     n_verbs;
  guint     first_point;
  SjText   *text;
  char     *picture;
  float     opacity;
} SjOp;

typedef struct
{
  double x;
  double y;
} SjVertex;

typedef struct _SjFigure SjFigure;

SjFigure       *sj_figure_new           (double          width,
                                         double          height,
                                         gboolean        mirrored);
SjFigure       *sj_figure_ref           (SjFigure       *self);
void            sj_figure_unref         (SjFigure       *self);
SjFigure       *sj_figure_fade          (SjFigure       *self);

double          sj_figure_get_width     (const SjFigure *self);
double          sj_figure_get_height    (const SjFigure *self);
guint           sj_figure_get_n_ops     (const SjFigure *self);
const SjOp     *sj_figure_get_op        (const SjFigure *self,
                                         guint           position);
const guint8   *sj_figure_get_verbs     (const SjFigure *self,
                                         const SjOp     *op);
const SjVertex *sj_figure_get_vertices  (const SjFigure *self,
                                         const SjOp     *op);

/* Building, before the figure is handed to a scene. Coordinates run from the start side: a mirrored
 * figure turns them over. */
void            sj_figure_add_rectangle (SjFigure       *self,
                                         double          x,
                                         double          y,
                                         double          width,
                                         double          height,
                                         double          radius,
                                         SjPaint         paint);
void            sj_figure_add_circle    (SjFigure       *self,
                                         double          centre_x,
                                         double          centre_y,
                                         double          radius,
                                         SjPaint         paint);
void            sj_figure_add_line      (SjFigure       *self,
                                         double          x1,
                                         double          y1,
                                         double          x2,
                                         double          y2,
                                         SjPaint         paint);
void            sj_figure_move_to       (SjFigure       *self,
                                         double          x,
                                         double          y);
void            sj_figure_line_to       (SjFigure       *self,
                                         double          x,
                                         double          y);
void            sj_figure_curve_to      (SjFigure       *self,
                                         double          x1,
                                         double          y1,
                                         double          x2,
                                         double          y2,
                                         double          x3,
                                         double          y3);
void            sj_figure_close_path    (SjFigure       *self);
void            sj_figure_end_path      (SjFigure       *self,
                                         SjPaint         paint);
void            sj_figure_add_text      (SjFigure       *self,
                                         SjText         *text,
                                         double          x,
                                         double          y);
void            sj_figure_add_picture   (SjFigure       *self,
                                         const char     *hash,
                                         double          x,
                                         double          y,
                                         double          width,
                                         double          height);
void            sj_figure_add_path_of   (SjFigure       *self,
                                         const SjFigure *other,
                                         const SjOp     *op,
                                         double          x,
                                         double          y,
                                         SjPaint         paint);
void            sj_figure_add_figure    (SjFigure       *self,
                                         const SjFigure *other,
                                         double          x,
                                         double          y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjFigure, sj_figure_unref)

G_END_DECLS
