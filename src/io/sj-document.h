#pragma once

#include "core/sj-edit-log.h"
#include "io/sj-file-watch.h"

G_BEGIN_DECLS

/**
 * SjRecoveredChanges:
 * @n_changes: how many changes came back after a crash
 * @since: (nullable): when the first of them was made, UTC
 * @lost: what could not be done again, by name
 */
typedef struct
{
  guint       n_changes;
  GDateTime  *since;
  char      **lost;
} SjRecoveredChanges;

#define SJ_TYPE_DOCUMENT (sj_document_get_type ())
G_DECLARE_FINAL_TYPE (SjDocument, sj_document, SJ, DOCUMENT, GObject)

SjDocument *sj_document_new           (SjMap                *map,
                                       GFile                *file,
                                       gboolean              read_only);
void        sj_document_load_async    (GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
SjDocument *sj_document_load_finish   (GAsyncResult         *result,
                                       GError              **error);
void        sj_document_save_async    (SjDocument           *self,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean    sj_document_save_finish   (SjDocument           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

SjMap      *sj_document_get_map       (SjDocument           *self);
SjEditLog  *sj_document_get_log       (SjDocument           *self);
GFile      *sj_document_get_file      (SjDocument           *self);
char       *sj_document_get_title     (SjDocument           *self);
char       *sj_document_get_file_name (SjDocument           *self);
gboolean    sj_document_is_dirty      (SjDocument           *self);
gboolean    sj_document_is_read_only  (SjDocument           *self);
void        sj_document_forget_file   (SjDocument           *self);

/* Nothing lost: the journal, and the file that others may change too */
void        sj_document_protect       (SjDocument           *self);
void        sj_document_abandon       (SjDocument           *self);
void        sj_document_check_async   (SjDocument           *self,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
SjFileState sj_document_check_finish  (SjDocument           *self,
                                       GAsyncResult         *result);
SjFileState sj_document_get_file_state   (SjDocument         *self);
const char *sj_document_get_file_problem (SjDocument         *self);
gboolean    sj_document_reload        (SjDocument           *self,
                                       GError              **error);
void        sj_document_keep          (SjDocument           *self);

/* What came back after a crash */
const SjRecoveredChanges *sj_document_get_recovered     (SjDocument *self);
void                      sj_document_discard_recovered (SjDocument *self);

G_END_DECLS
