#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"
#include "ui/sj-selection.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE (sj_outline_get_type ())
G_DECLARE_FINAL_TYPE (SjOutline, sj_outline, SJ, OUTLINE, GtkWidget)

GtkWidget *sj_outline_new           (void);
void       sj_outline_set_map       (SjOutline   *self,
                                     SjMap       *map);
void       sj_outline_set_selection (SjOutline   *self,
                                     SjSelection *selection);
void       sj_outline_refresh       (SjOutline   *self);
guint      sj_outline_get_n_rows    (SjOutline   *self);

G_END_DECLS
