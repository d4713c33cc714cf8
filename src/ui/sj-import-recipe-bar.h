#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_RECIPE_BAR (sj_import_recipe_bar_get_type ())
G_DECLARE_FINAL_TYPE (SjImportRecipeBar, sj_import_recipe_bar, SJ, IMPORT_RECIPE_BAR, GtkWidget)

void sj_import_recipe_bar_show (SjImportRecipeBar *self,
                                SjImportJob       *job);

G_END_DECLS
