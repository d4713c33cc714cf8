#pragma once

#include "core/sj-merge.h"
#include "io/sj-document.h"

G_BEGIN_DECLS

/**
 * SjDocumentMerge:
 *
 * The version of a map that somebody else wrote into its file, and the one that is open, on their
 * way to become one.
 */
typedef struct _SjDocumentMerge SjDocumentMerge;

SjDocumentMerge  *sj_document_merge_new             (SjDocument      *document,
                                                     GError         **error);
void              sj_document_merge_free            (SjDocumentMerge *self);
SjMap            *sj_document_merge_get_map         (SjDocumentMerge *self);
guint             sj_document_merge_get_n_theirs    (SjDocumentMerge *self);
guint             sj_document_merge_get_n_conflicts (SjDocumentMerge *self);
const SjConflict *sj_document_merge_get_conflict    (SjDocumentMerge *self,
                                                     guint            position);
SjMergeSide       sj_document_merge_get_side        (SjDocumentMerge *self,
                                                     guint            position);
void              sj_document_merge_choose          (SjDocumentMerge *self,
                                                     guint            position,
                                                     SjMergeSide      side);
gboolean          sj_document_merge_perform         (SjDocumentMerge *self,
                                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjDocumentMerge, sj_document_merge_free)

G_END_DECLS
