#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  SJ_ADDER_CARD,
  SJ_ADDER_STEP,
  SJ_ADDER_STAGE,
  SJ_ADDER_LANE,
  SJ_ADDER_FOLD,  /* adds nothing: folds the lane, or unfolds it */
} SjAdderKind;

/**
 * SjAdder:
 * @kind: what it adds
 * @x: its middle in pixels of the canvas
 * @y: its middle
 * @column: of the grid: where the card goes, or what a step or stage comes after
 * @row: of the grid: where the card goes, what a lane comes after, or what is folded
 * @folded: whether the lane is folded now
 *
 * The sign that shows, where the pointer is, that something can be added there, or folded.
 */
typedef struct
{
  SjAdderKind kind;
  double      x;
  double      y;
  guint       column;
  guint       row;
  gboolean    folded;
} SjAdder;

gboolean sj_adder_find     (SjCanvas      *canvas,
                            double         x,
                            double         y,
                            SjAdder       *adder);
gboolean sj_adder_is_at    (const SjAdder *self,
                            double         x,
                            double         y);
void     sj_adder_activate (const SjAdder *self,
                            SjCanvas      *canvas);
void     sj_adder_append   (const SjAdder *self,
                            GtkSnapshot   *snapshot,
                            const GdkRGBA *colour);

G_END_DECLS
