#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_PANELS (sj_panels_get_type ())
G_DECLARE_FINAL_TYPE (SjPanels, sj_panels, SJ, PANELS, GtkWidget)

GtkWidget *sj_panels_new            (void);
void       sj_panels_set_start      (SjPanels *self,
                                     GtkWidget *start);
void       sj_panels_set_content    (SjPanels *self,
                                     GtkWidget *content);
void       sj_panels_set_end        (SjPanels *self,
                                     GtkWidget *end);
gboolean   sj_panels_get_show_start (SjPanels *self);
void       sj_panels_set_show_start (SjPanels *self,
                                     gboolean  show);
gboolean   sj_panels_get_show_end   (SjPanels *self);
void       sj_panels_set_show_end   (SjPanels *self,
                                     gboolean  show);
gboolean   sj_panels_is_narrow      (SjPanels *self);

G_END_DECLS
