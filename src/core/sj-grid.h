#pragma once

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

#define SJ_GRID_NOWHERE G_MAXUINT

/**
 * SjGrid:
 *
 * The order in which people see a map: steps by their stages, lanes, and the cards of each cell. A
 * picture of one moment; make a new one after an edit.
 */
typedef struct _SjGrid SjGrid;

SjGrid    *sj_grid_new           (SjMap       *map);
void       sj_grid_free          (SjGrid      *self);
guint      sj_grid_get_n_columns (SjGrid      *self);
guint      sj_grid_get_n_rows    (SjGrid      *self);
SjStep    *sj_grid_get_step      (SjGrid      *self,
                                  guint        column);
SjLane    *sj_grid_get_lane      (SjGrid      *self,
                                  guint        row);
guint      sj_grid_find_column   (SjGrid      *self,
                                  const char  *step);
guint      sj_grid_find_row      (SjGrid      *self,
                                  const char  *lane);
GPtrArray *sj_grid_get_cards     (SjGrid      *self,
                                  guint        column,
                                  guint        row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjGrid, sj_grid_free)

G_END_DECLS
