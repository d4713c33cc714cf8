#pragma once

#include <adwaita.h>

#include "io/sj-document-merge.h"

G_BEGIN_DECLS

#define SJ_TYPE_MERGE_DIALOG (sj_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SjMergeDialog, sj_merge_dialog, SJ, MERGE_DIALOG, AdwWindow)

GtkWidget *sj_merge_dialog_open (GtkWindow       *parent,
                                 SjDocumentMerge *merge);

G_END_DECLS
