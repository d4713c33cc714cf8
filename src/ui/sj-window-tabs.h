#pragma once

#include "ui/sj-tab.h"
#include "ui/sj-window.h"

G_BEGIN_DECLS

void     sj_window_tabs_install      (SjWindow       *window);
SjTab   *sj_window_tabs_add          (SjWindow       *window);
void     sj_window_tabs_select       (SjWindow       *window,
                                      SjTab          *tab);
void     sj_window_tabs_remove       (SjWindow       *window,
                                      SjTab          *tab);
SjTab   *sj_window_tabs_get_selected (SjWindow       *window);
void     sj_window_tabs_step          (SjWindow       *window,
                                      int             direction);
void     sj_window_tabs_show_start   (SjWindow       *window);
void     sj_window_tabs_close        (SjWindow       *window);
void     sj_window_tabs_close_others (SjWindow       *window);
gboolean sj_window_tabs_ask_to_close (SjWindow       *window);
void     sj_window_tabs_move_out     (SjWindow       *window);
void     sj_window_tabs_add_view     (SjWindow       *window);
gboolean sj_window_tabs_present      (GtkApplication *application,
                                      SjDocument     *document);
void     sj_window_tabs_replace      (GtkApplication *application,
                                      SjDocument     *before,
                                      SjDocument     *after);

G_END_DECLS
