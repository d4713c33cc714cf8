#pragma once

#include "io/sj-document.h"
#include "io/sj-recovery.h"

G_BEGIN_DECLS

/**
 * SjRecoveryPreview:
 * @recovered: the names of the changes that can be done again, in order
 * @lost: the names of those that cannot
 */
typedef struct
{
  char **recovered;
  char **lost;
} SjRecoveryPreview;

SjRecoveryPreview *sj_recovery_preview_new  (SjRecovery         *recovery,
                                             GError            **error);
void               sj_recovery_preview_free (SjRecoveryPreview  *self);

SjDocument        *sj_document_recover      (SjRecovery         *recovery,
                                             gboolean            as_copy,
                                             GError            **error);
gboolean           sj_document_take_recovery (SjDocument        *self,
                                              SjRecovery        *recovery,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecoveryPreview, sj_recovery_preview_free)

G_END_DECLS
