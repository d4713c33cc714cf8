#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_SHARE_BAR (sj_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (SjShareBar, sj_share_bar, SJ, SHARE_BAR, GtkWidget)

GtkWidget *sj_share_bar_new (double share,
                             double goodness);

G_END_DECLS
