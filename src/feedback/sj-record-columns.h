#pragma once

#include "feedback/sj-record-parser.h"
#include "feedback/sj-sheet-row.h"

G_BEGIN_DECLS

/* How many different keys the records of a file may have. */
#define SJ_RECORD_COLUMNS_MAX 16384

/* The columns that records make: their keys in order of first appearance. */
typedef struct _SjRecordColumns SjRecordColumns;

SjRecordColumns *sj_record_columns_new        (void);
void             sj_record_columns_free       (SjRecordColumns     *self);
void             sj_record_columns_set_coded  (SjRecordColumns     *self,
                                               gboolean             coded);
void             sj_record_columns_close      (SjRecordColumns     *self);
gboolean         sj_record_columns_overflow   (SjRecordColumns     *self);
void             sj_record_columns_begin      (SjRecordColumns     *self);
void             sj_record_columns_take       (gpointer             columns,
                                               const SjRecordField *field);
gboolean         sj_record_columns_end        (SjRecordColumns     *self,
                                               SjSheetRow          *row);
void             sj_record_columns_get_header (SjRecordColumns     *self,
                                               SjSheetRow          *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecordColumns, sj_record_columns_free)

G_END_DECLS
