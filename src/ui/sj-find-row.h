#pragma once

#include <gtk/gtk.h>

#include "ui/sj-search-hit.h"

G_BEGIN_DECLS

#define SJ_TYPE_FIND_ROW (sj_find_row_get_type ())
G_DECLARE_FINAL_TYPE (SjFindRow, sj_find_row, SJ, FIND_ROW, GtkWidget)

GtkWidget *sj_find_row_new     (void);
void       sj_find_row_set_hit (SjFindRow   *self,
                                SjSearchHit *hit);

G_END_DECLS
