#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *sj_recent_menu_new  (void);
void        sj_recent_menu_add  (GFile *file);

G_END_DECLS
