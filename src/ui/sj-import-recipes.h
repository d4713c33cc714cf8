#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

void  sj_import_recipes_save        (GtkWindow           *parent,
                                     SjImportJob         *job,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
char *sj_import_recipes_save_finish (GAsyncResult        *result,
                                     GError             **error);
void  sj_import_recipes_load        (GtkWindow           *parent,
                                     SjImportJob         *job,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
char *sj_import_recipes_load_finish (GAsyncResult        *result,
                                     GError             **error);

const char *sj_import_recipes_find_series (SjMap *map);

G_END_DECLS
