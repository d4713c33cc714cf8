#pragma once

#include <gtk/gtk.h>

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE_ROW (sj_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (SjOutlineRow, sj_outline_row, SJ, OUTLINE_ROW, GtkWidget)

GtkWidget *sj_outline_row_new        (void);
void       sj_outline_row_set_item   (SjOutlineRow *self,
                                      GObject      *item);
GObject   *sj_outline_row_get_item   (SjOutlineRow *self);
void       sj_outline_row_edit       (SjOutlineRow *self);
gboolean   sj_outline_row_is_editing (SjOutlineRow *self);

G_END_DECLS
