#pragma once

#include "core/sj-transaction.h"

G_BEGIN_DECLS

/* Transactions of one key merge; those without do not. */
struct _SjTransaction
{
  char      *label;
  char      *key;
  guint64    serial;
  gint64     time;
  GPtrArray *edits;
};

SjEdit        *sj_edit_new           (SjEditKind     kind,
                                      SjElement     *element,
                                      guint          position_before,
                                      guint          position_after);
void           sj_edit_free          (SjEdit        *edit);
void           sj_edit_apply         (const SjEdit  *edit,
                                      SjMap         *map,
                                      gboolean       forward);

SjTransaction *sj_transaction_new    (const char    *label,
                                      const char    *key);
void           sj_transaction_free   (SjTransaction *self);
void           sj_transaction_record (SjTransaction *self,
                                      SjEdit        *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTransaction, sj_transaction_free)

G_END_DECLS
