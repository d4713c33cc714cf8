#pragma once

#include <gtk/gtk.h>

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

void  sj_import_words_choose   (GtkWindow   *parent,
                                SjImportJob *job);
void  sj_import_words_clear    (SjImportJob *job);
char *sj_import_words_describe (SjImportJob *job);

G_END_DECLS
