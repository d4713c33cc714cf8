#pragma once

#include "ui/sj-canvas.h"
#include "ui/sj-map-search.h"

G_BEGIN_DECLS

#define SJ_TYPE_FIND_BAR (sj_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (SjFindBar, sj_find_bar, SJ, FIND_BAR, GtkWidget)

void         sj_find_bar_set_canvas (SjFindBar *self,
                                     SjCanvas  *canvas);
void         sj_find_bar_open       (SjFindBar *self,
                                     gboolean   replacing);
void         sj_find_bar_close      (SjFindBar *self);
void         sj_find_bar_step       (SjFindBar *self,
                                     int        direction);
SjMapSearch *sj_find_bar_get_search (SjFindBar *self);
GtkWidget   *sj_find_bar_get_entry  (SjFindBar *self);

G_END_DECLS
