#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GHashTable *sj_key_list_collect (GtkWidget *widget);

G_END_DECLS
