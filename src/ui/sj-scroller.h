#pragma once

#include <gtk/gtk.h>

#include "ui/sj-viewport.h"

G_BEGIN_DECLS

#define SJ_TYPE_SCROLLER (sj_scroller_get_type ())
G_DECLARE_FINAL_TYPE (SjScroller, sj_scroller, SJ, SCROLLER, GObject)

SjScroller    *sj_scroller_new            (SjViewport     *viewport);
GtkAdjustment *sj_scroller_get_adjustment (SjScroller     *self,
                                           GtkOrientation  orientation);
void           sj_scroller_set_adjustment (SjScroller     *self,
                                           GtkOrientation  orientation,
                                           GtkAdjustment  *adjustment);

G_END_DECLS
