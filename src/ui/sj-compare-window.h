#pragma once

#include <adwaita.h>

#include "core/sj-comparison-map.h"
#include "io/sj-document.h"
#include "ui/sj-canvas.h"
#include "ui/sj-difference-list.h"

G_BEGIN_DECLS

#define SJ_TYPE_COMPARE_WINDOW (sj_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (SjCompareWindow, sj_compare_window, SJ, COMPARE_WINDOW, AdwWindow)

GtkWidget             *sj_compare_window_new            (GtkApplication  *application,
                                                         SjDocument      *first,
                                                         SjDocument      *second);
const SjComparisonMap *sj_compare_window_get_comparison (SjCompareWindow *self);
SjCanvas              *sj_compare_window_get_canvas     (SjCompareWindow *self);
SjDifferenceList      *sj_compare_window_get_list       (SjCompareWindow *self);

G_END_DECLS
