#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_COLLAPSING_BOX (sj_collapsing_box_get_type ())
G_DECLARE_FINAL_TYPE (SjCollapsingBox, sj_collapsing_box, SJ, COLLAPSING_BOX, GtkWidget)

GtkWidget *sj_collapsing_box_new (void);

G_END_DECLS
