#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sj_map_panes_add_bindings (GtkWidgetClass *view_class);

G_END_DECLS
