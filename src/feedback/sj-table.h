#pragma once

#include "feedback/sj-reading.h"
#include "feedback/sj-row-source.h"
#include "feedback/sj-scale-detector.h"
#include "feedback/sj-question.h"
#include "feedback/sj-table-header.h"
#include "feedback/sj-table-names.h"

G_BEGIN_DECLS

/* A table of answers that was opened and looked at, but not read yet. */
typedef struct _SjTable SjTable;

SjTable               *sj_table_open              (const char       *path,
                                                   const SjReading  *reading,
                                                   GError          **error);
SjTable               *sj_table_new               (SjRowSource      *source,
                                                   const SjReading  *reading,
                                                   GError          **error);
void                   sj_table_free              (SjTable          *self);
const char            *sj_table_get_name          (SjTable          *self);
const char            *sj_table_get_format_id     (SjTable          *self);
const char            *sj_table_get_format        (SjTable          *self);
GPtrArray             *sj_table_get_sheets        (SjTable          *self,
                                                   guint            *sheet);
const char            *sj_table_get_encoding      (SjTable          *self);
const char            *sj_table_get_repair        (SjTable          *self);
char                   sj_table_get_delimiter     (SjTable          *self);
guint                  sj_table_get_header_rows   (SjTable          *self);
guint64                sj_table_get_header_at     (SjTable          *self);
void                   sj_table_get_notes         (SjTable          *self,
                                                   guint            *n_above,
                                                   guint            *n_below);
const SjRowsBelow     *sj_table_get_rows_below    (SjTable          *self);
gboolean               sj_table_get_weight        (SjTable          *self,
                                                   guint            *column);
const char            *sj_table_get_vendor        (SjTable          *self);
const char            *sj_table_get_vendor_name   (SjTable          *self);
double                 sj_table_get_vendor_score  (SjTable          *self);
const SjVendor        *sj_table_get_export        (SjTable          *self);
gboolean               sj_table_is_declared       (SjTable          *self,
                                                   guint             column);
gboolean               sj_table_find_declared     (SjTable          *self,
                                                   const char       *headers,
                                                   guint            *column);
guint                  sj_table_get_n_columns     (SjTable          *self);
const char            *sj_table_get_column_name   (SjTable          *self,
                                                   guint             column);
const char            *sj_table_get_column_label  (SjTable          *self,
                                                   guint             column);
const SjColumnProfile *sj_table_get_profile       (SjTable          *self,
                                                   guint             column);
const SjDetection     *sj_table_get_detection     (SjTable          *self,
                                                   guint             column);
GPtrArray             *sj_table_get_questions     (SjTable          *self);
SjColumnRole           sj_table_get_role          (SjTable          *self,
                                                   guint             column);
gboolean               sj_table_find_column       (SjTable          *self,
                                                   const char       *text,
                                                   guint            *column,
                                                   GError          **error);

/* Parts that those who read the rows need. */
SjRowSource           *sj_table_get_source        (SjTable          *self);
void                   sj_table_begin_scan        (SjTable          *self,
                                                   SjRowScan        *scan);
guint                  sj_table_get_width         (SjTable          *self);
guint                  sj_table_get_n_rows_above  (SjTable          *self);
const SjTableNames    *sj_table_get_names         (SjTable          *self);
const SjTableNames    *sj_table_get_labels        (SjTable          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTable, sj_table_free)

G_END_DECLS
