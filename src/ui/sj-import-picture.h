#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_PICTURE (sj_import_picture_get_type ())
G_DECLARE_FINAL_TYPE (SjImportPicture, sj_import_picture, SJ, IMPORT_PICTURE, GtkWidget)

GtkWidget *sj_import_picture_new    (void);
void       sj_import_picture_show   (SjImportPicture *self,
                                     SjMap           *map);
gboolean   sj_import_picture_is_rtl (SjImportPicture *self);

G_END_DECLS
