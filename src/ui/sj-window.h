#pragma once

#include <adwaita.h>

#include "ui/sj-map-view.h"

G_BEGIN_DECLS

#define SJ_TYPE_WINDOW (sj_window_get_type ())
G_DECLARE_FINAL_TYPE (SjWindow, sj_window, SJ, WINDOW, AdwApplicationWindow)

GtkWidget  *sj_window_new           (GtkApplication *application);
GtkWidget  *sj_window_new_bare      (GtkApplication *application);
AdwTabView *sj_window_get_tab_view  (SjWindow       *self);
SjMapView  *sj_window_get_view      (SjWindow       *self);
SjDocument *sj_window_get_document  (SjWindow       *self);
void        sj_window_show_document (SjWindow       *self,
                                     SjDocument     *document);
void        sj_window_follow_tabs   (SjWindow       *self);
void        sj_window_show_history  (SjWindow       *self);
void        sj_window_show_toast    (SjWindow       *self,
                                     const char     *text,
                                     const char     *button_label,
                                     const char     *action_name);
void        sj_window_show_error    (SjWindow       *self,
                                     const char     *heading,
                                     const GError   *error);
const char *sj_window_get_subtitle  (SjWindow       *self);

G_END_DECLS
