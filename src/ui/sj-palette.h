#pragma once

#include <gtk/gtk.h>

#include "ui/sj-command.h"

G_BEGIN_DECLS

#define SJ_TYPE_PALETTE (sj_palette_get_type ())
G_DECLARE_FINAL_TYPE (SjPalette, sj_palette, SJ, PALETTE, GtkPopover)

SjPalette  *sj_palette_popup       (GtkWidget  *parent,
                                    GtkWidget  *place);
void        sj_palette_search      (SjPalette  *self,
                                    const char *words);
GListModel *sj_palette_get_results (SjPalette  *self);
void        sj_palette_run         (SjPalette  *self,
                                    SjCommand  *command);

G_END_DECLS
