#pragma once

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-step.h"
#include "ui/sj-canvas.h"

G_BEGIN_DECLS

/**
 * SjCell:
 * @column: the place of its column in the scene's grid
 * @row: the place of its row
 */
typedef struct
{
  guint column;
  guint row;
} SjCell;

gboolean    sj_canvas_cells_at         (SjCanvas     *canvas,
                                        double        x,
                                        double        y,
                                        SjCell       *cell);
gboolean    sj_canvas_cells_find       (SjCanvas     *canvas,
                                        const char   *step,
                                        const char   *lane,
                                        SjCell       *cell);
gboolean    sj_canvas_cells_of_card    (SjCanvas     *canvas,
                                        SjCard       *card,
                                        SjCell       *cell);
SjRectangle sj_canvas_cells_get_bounds (SjCanvas     *canvas,
                                        const SjCell *cell);
SjStep     *sj_canvas_cells_get_step   (SjCanvas     *canvas,
                                        const SjCell *cell);
SjLane     *sj_canvas_cells_get_lane   (SjCanvas     *canvas,
                                        const SjCell *cell);
gboolean    sj_canvas_cells_hold_cards (SjCanvas     *canvas,
                                        const SjCell *cell);
GPtrArray  *sj_canvas_cells_list       (SjCanvas     *canvas,
                                        const SjCell *cell);
GPtrArray  *sj_canvas_cells_list_over  (SjCanvas     *canvas,
                                        const SjCell *cell);
SjCard     *sj_canvas_cells_find_above (SjCanvas     *canvas,
                                        const SjCell *cell,
                                        double        y);
SjRectangle sj_canvas_cells_get_free   (SjCanvas     *canvas,
                                        const SjCell *cell);

G_END_DECLS
