#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

#define SJ_TYPE_CANVAS_CELL (sj_canvas_cell_get_type ())
G_DECLARE_FINAL_TYPE (SjCanvasCell, sj_canvas_cell, SJ, CANVAS_CELL, GtkWidget)

GtkWidget *sj_canvas_cell_new      (void);
void       sj_canvas_cell_follow   (SjCanvasCell *self,
                                    SjCanvas     *canvas);
void       sj_canvas_cell_allocate (SjCanvasCell *self,
                                    SjCanvas     *canvas);
gboolean   sj_canvas_cell_get_place (SjCanvas    *canvas,
                                     SjRectangle *place);

G_END_DECLS
