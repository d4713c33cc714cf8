#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sj_map_find_add_actions (GtkWidgetClass *view_class);

G_END_DECLS
