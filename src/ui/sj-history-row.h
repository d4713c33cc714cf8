#pragma once

#include <gtk/gtk.h>

#include "io/sj-document.h"

G_BEGIN_DECLS

#define SJ_TYPE_HISTORY_ROW (sj_history_row_get_type ())
G_DECLARE_FINAL_TYPE (SjHistoryRow, sj_history_row, SJ, HISTORY_ROW, GtkWidget)

GtkWidget *sj_history_row_new  (void);
void       sj_history_row_show (SjHistoryRow *self,
                                SjDocument   *document,
                                guint         n_done);

G_END_DECLS
