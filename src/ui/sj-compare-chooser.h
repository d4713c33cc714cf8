#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_COMPARE_CHOOSER (sj_compare_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SjCompareChooser, sj_compare_chooser, SJ, COMPARE_CHOOSER, AdwWindow)

void sj_compare_chooser_open (SjWindow *window);

G_END_DECLS
