#pragma once

#include "ui/sj-import-page.h"
#include "ui/sj-window.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_WINDOW (sj_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SjImportWindow, sj_import_window, SJ, IMPORT_WINDOW, AdwWindow)

GtkWidget   *sj_import_window_open     (SjWindow       *window,
                                        GFile          *file,
                                        SjRecipe       *recipe);
GtkWidget   *sj_import_window_open_source (SjWindow       *window,
                                           const char     *path,
                                           const char     *table,
                                           const char     *query);
void         sj_import_window_add_page (SjImportWindow *self,
                                        SjImportPage   *page,
                                        const char     *name,
                                        const char     *title,
                                        const char     *icon_name);
SjImportJob *sj_import_window_get_job  (SjImportWindow *self);
gboolean     sj_import_window_is_ready (SjImportWindow *self);
void         sj_import_window_go_to    (SjImportWindow *self,
                                        const char     *name);

G_END_DECLS
