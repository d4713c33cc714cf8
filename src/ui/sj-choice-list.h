#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

GtkWidget  *sj_choice_list_new         (GtkStringList *labels);
void        sj_choice_list_set_search  (GtkWidget     *drop_down,
                                        gboolean       enable);
GPtrArray  *sj_choice_list_candidates  (SjMap         *map,
                                        GType          type);

G_END_DECLS
