#pragma once

#include <gtk/gtk.h>

#include "io/sj-document.h"

G_BEGIN_DECLS

#define SJ_TYPE_HISTORY_POPOVER (sj_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (SjHistoryPopover, sj_history_popover, SJ, HISTORY_POPOVER, GtkPopover)

GtkWidget *sj_history_popover_new      (void);
void       sj_history_popover_set_document (SjHistoryPopover *self,
                                            SjDocument       *document);
GtkWidget *sj_history_popover_get_list (SjHistoryPopover *self);

G_END_DECLS
