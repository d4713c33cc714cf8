#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_SWATCH (sj_swatch_get_type ())
G_DECLARE_FINAL_TYPE (SjSwatch, sj_swatch, SJ, SWATCH, GtkWidget)

GtkWidget *sj_swatch_new        (const char *colour);
void       sj_swatch_set_colour (SjSwatch   *self,
                                 const char *colour);

G_END_DECLS
