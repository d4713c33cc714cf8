#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_START_PAGE (sj_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SjStartPage, sj_start_page, SJ, START_PAGE, GtkWidget)

GtkWidget *sj_start_page_new (void);

G_END_DECLS
