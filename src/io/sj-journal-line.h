#pragma once

#include "core/sj-edit-log.h"
#include "io/sj-json-writer.h"
#include "io/sj-value-reader.h"

G_BEGIN_DECLS

/**
 * SjJournalKnown:
 * @n_placings: how many placings of a transaction an earlier line has
 * @values: which values that line has
 *
 * What is written already of a transaction that still grows.
 */
typedef struct
{
  guint   n_placings;
  GArray *values;
} SjJournalKnown;

void     sj_journal_known_init          (SjJournalKnown      *self);
void     sj_journal_known_clear         (SjJournalKnown      *self);
void     sj_journal_known_reset         (SjJournalKnown      *self);
void     sj_journal_known_add           (SjJournalKnown      *self,
                                         const SjTransaction *transaction);
void     sj_journal_line_write          (SjJsonWriter         *json,
                                         SjMap                *map,
                                         const SjTransaction  *transaction,
                                         gboolean              forward,
                                         const SjJournalKnown *known,
                                         GHashTable           *assets);
gboolean sj_journal_line_apply          (SjEditLog           *log,
                                         const SjJsonValue   *line,
                                         SjValueReader       *values,
                                         gboolean             careful);

G_END_DECLS
