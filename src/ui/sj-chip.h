#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_CHIP (sj_chip_get_type ())
G_DECLARE_FINAL_TYPE (SjChip, sj_chip, SJ, CHIP, GtkWidget)

GtkWidget  *sj_chip_new      (const char *key,
                              const char *title,
                              gboolean    removable);
const char *sj_chip_get_key  (SjChip     *self);
const char *sj_chip_get_title (SjChip    *self);

G_END_DECLS
