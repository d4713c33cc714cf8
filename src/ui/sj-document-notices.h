#pragma once

#include <gtk/gtk.h>

#include "io/sj-document.h"
#include "ui/sj-banner.h"

G_BEGIN_DECLS

#define SJ_TYPE_DOCUMENT_NOTICES (sj_document_notices_get_type ())
G_DECLARE_FINAL_TYPE (SjDocumentNotices, sj_document_notices, SJ, DOCUMENT_NOTICES, GtkWidget)

GtkWidget *sj_document_notices_new           (void);
void       sj_document_notices_set_document  (SjDocumentNotices *self,
                                              SjDocument        *document);
SjBanner  *sj_document_notices_get_recovered (SjDocumentNotices *self);
SjBanner  *sj_document_notices_get_file      (SjDocumentNotices *self);
SjBanner  *sj_document_notices_get_journal   (SjDocumentNotices *self);

G_END_DECLS
