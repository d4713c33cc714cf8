#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-lane.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

/**
 * SjCellFillingFlags:
 * @SJ_CELL_FILLING_ADD_STEPS: steps are added for a range that is wider than the map
 * @SJ_CELL_FILLING_TURN: lines go to the next step and tabs to the next lane
 *
 * How a range of cells is laid over a map.
 */
typedef enum
{
  SJ_CELL_FILLING_PLAIN     = 0,
  SJ_CELL_FILLING_ADD_STEPS = 1 << 0,
  SJ_CELL_FILLING_TURN      = 1 << 1,
} SjCellFillingFlags;

GPtrArray *sj_cell_filling_perform (SjEditLog           *log,
                                    const char          *text,
                                    SjStep              *step,
                                    SjLane              *lane,
                                    SjCellFillingFlags   flags,
                                    guint               *n_left_out);

G_END_DECLS
