#pragma once

#include "ui/sj-canvas-cells.h"
#include "ui/sj-text-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_CANVAS_TEXT (sj_canvas_text_get_type ())
G_DECLARE_FINAL_TYPE (SjCanvasText, sj_canvas_text, SJ, CANVAS_TEXT, GObject)

SjCanvasText *sj_canvas_text_new        (SjCanvas     *canvas);
gboolean      sj_canvas_text_begin      (SjCanvasText *self,
                                         SjElement    *element,
                                         gboolean      below);
gboolean      sj_canvas_text_begin_card (SjCanvasText *self,
                                         const SjCell *cell);
gboolean      sj_canvas_text_is_active  (SjCanvasText *self);
gboolean      sj_canvas_text_is_fresh   (SjCanvasText *self);
SjTextEditor *sj_canvas_text_get_editor (SjCanvasText *self);
void          sj_canvas_text_end        (SjCanvasText *self,
                                         SjTextEnd     how);
void          sj_canvas_text_follow     (SjCanvasText *self);
void          sj_canvas_text_allocate   (SjCanvasText *self);

G_END_DECLS
