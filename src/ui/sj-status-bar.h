#pragma once

#include "ui/sj-canvas.h"

G_BEGIN_DECLS

#define SJ_TYPE_STATUS_BAR (sj_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (SjStatusBar, sj_status_bar, SJ, STATUS_BAR, GtkWidget)

GtkWidget  *sj_status_bar_new        (void);
void        sj_status_bar_set_canvas (SjStatusBar *self,
                                      SjCanvas    *canvas);
void        sj_status_bar_refresh    (SjStatusBar *self);
const char *sj_status_bar_get_text   (SjStatusBar *self);

G_END_DECLS
