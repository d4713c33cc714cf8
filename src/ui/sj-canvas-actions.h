#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

GPtrArray *sj_canvas_actions_list_selected (SjCanvas       *canvas,
                                            GType           type);
gboolean   sj_canvas_actions_edit          (SjCanvas       *canvas,
                                            gboolean        below);
void       sj_canvas_actions_add_stage     (SjCanvas       *canvas,
                                            const char     *after);
void       sj_canvas_actions_add_step      (SjCanvas       *canvas,
                                            const char     *stage,
                                            const char     *after);
void       sj_canvas_actions_add_lane      (SjCanvas       *canvas,
                                            const char     *kind,
                                            const char     *after);
void       sj_canvas_actions_update        (SjCanvas       *canvas);
void       sj_canvas_actions_add_bindings  (GtkWidgetClass *widget_class);

G_END_DECLS
