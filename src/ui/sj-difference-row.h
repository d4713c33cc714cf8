#pragma once

#include <gtk/gtk.h>

#include "ui/sj-difference-item.h"

G_BEGIN_DECLS

#define SJ_TYPE_DIFFERENCE_ROW (sj_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (SjDifferenceRow, sj_difference_row, SJ, DIFFERENCE_ROW, GtkWidget)

GtkWidget  *sj_difference_row_new       (void);
void        sj_difference_row_set_item  (SjDifferenceRow  *self,
                                         SjDifferenceItem *item);
const char *sj_difference_row_get_icon  (SjDifferenceKind  kind);
const char *sj_difference_row_get_class (SjDifferenceKind  kind);

G_END_DECLS
