#pragma once

#include <adwaita.h>

#include "core/sj-map.h"
#include "core/sj-series.h"

G_BEGIN_DECLS

#define SJ_TYPE_STATISTICS_WINDOW (sj_statistics_window_get_type ())
G_DECLARE_FINAL_TYPE (SjStatisticsWindow, sj_statistics_window, SJ, STATISTICS_WINDOW, AdwWindow)

GtkWidget *sj_statistics_window_new      (GtkWindow          *parent,
                                          SjMap              *map,
                                          SjSeries           *series);
SjSeries  *sj_statistics_window_choose   (SjMap              *map,
                                          SjElement          *selected);
char      *sj_statistics_window_get_text (SjStatisticsWindow *self);

G_END_DECLS
