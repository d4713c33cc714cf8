#pragma once

#include <gtk/gtk.h>

#include "core/sj-filter.h"

G_BEGIN_DECLS

#define SJ_TYPE_FILTER_BAR (sj_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SjFilterBar, sj_filter_bar, SJ, FILTER_BAR, GtkWidget)

void        sj_filter_bar_set_map      (SjFilterBar   *self,
                                        SjMap         *map);
void        sj_filter_bar_open         (SjFilterBar   *self);
void        sj_filter_bar_close        (SjFilterBar   *self);
void        sj_filter_bar_choose       (SjFilterBar   *self,
                                        SjFilterFacet  facet,
                                        const char    *key,
                                        const char    *label,
                                        gboolean       chosen);
void        sj_filter_bar_clear        (SjFilterBar   *self);
GHashTable *sj_filter_bar_get_left_out (SjFilterBar   *self);
const char *sj_filter_bar_get_count    (SjFilterBar   *self);

G_END_DECLS
