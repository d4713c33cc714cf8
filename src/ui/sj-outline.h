#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "ui/sj-selection.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE (sj_outline_get_type ())
G_DECLARE_FINAL_TYPE (SjOutline, sj_outline, SJ, OUTLINE, GtkWidget)

GtkWidget *sj_outline_new           (void);
void       sj_outline_set_map       (SjOutline           *self,
                                     SjMap               *map);
void       sj_outline_set_log       (SjOutline           *self,
                                     SjEditLog           *log);
void       sj_outline_set_selection (SjOutline           *self,
                                     SjSelection         *selection);
void       sj_outline_follow        (SjOutline           *self,
                                     const SjTransaction *transaction);
void       sj_outline_refresh       (SjOutline           *self);

/* What tests look at */
guint      sj_outline_get_n_rows    (SjOutline           *self);
GObject   *sj_outline_get_selected  (SjOutline           *self);

G_END_DECLS
