#pragma once

#include <gtk/gtk.h>

#include "core/sj-filter.h"

G_BEGIN_DECLS

#define SJ_TYPE_FILTER_MENU (sj_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (SjFilterMenu, sj_filter_menu, SJ, FILTER_MENU, GtkWidget)

GtkWidget *sj_filter_menu_new     (SjFilter      *filter,
                                   SjFilterFacet  facet);
void       sj_filter_menu_set_map (SjFilterMenu  *self,
                                   SjMap         *map);
void       sj_filter_menu_open    (SjFilterMenu  *self);

G_END_DECLS
