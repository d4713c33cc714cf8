#pragma once

#include "io/sj-document.h"

G_BEGIN_DECLS

#define SJ_TYPE_DOCUMENT_REGISTRY (sj_document_registry_get_type ())
G_DECLARE_FINAL_TYPE (SjDocumentRegistry, sj_document_registry, SJ, DOCUMENT_REGISTRY, GObject)

SjDocumentRegistry *sj_document_registry_new           (void);
GListModel         *sj_document_registry_get_documents (SjDocumentRegistry   *self);
SjDocument         *sj_document_registry_find          (SjDocumentRegistry   *self,
                                                        GFile                *file);
void                sj_document_registry_hold          (SjDocumentRegistry   *self,
                                                        SjDocument           *document);
void                sj_document_registry_release       (SjDocumentRegistry   *self,
                                                        SjDocument           *document);
guint               sj_document_registry_get_n_holds   (SjDocumentRegistry   *self,
                                                        SjDocument           *document);
void                sj_document_registry_load_async    (SjDocumentRegistry   *self,
                                                        GFile                *file,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
SjDocument         *sj_document_registry_load_finish   (SjDocumentRegistry   *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);

G_END_DECLS
