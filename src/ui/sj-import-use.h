#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

/* What a column is for in an import, as a person or the file itself has said. */
typedef enum
{
  SJ_IMPORT_USE_NONE,
  SJ_IMPORT_USE_SCORE,
  SJ_IMPORT_USE_TOUCHPOINT,
  SJ_IMPORT_USE_WAVE,
  SJ_IMPORT_USE_SEGMENT,
  SJ_IMPORT_USE_WEIGHT,
  SJ_IMPORT_USE_RESPONDENT,
  SJ_IMPORT_USE_TEXT,
  SJ_IMPORT_USE_ID,
  SJ_IMPORT_USE_PERSONAL,
  SJ_IMPORT_USE_EMPTY,
  SJ_N_IMPORT_USES,
} SjImportUse;

SjImportUse  sj_import_use_get            (SjImportJob *job,
                                           guint        column);
guint        sj_import_use_count          (SjImportJob *job,
                                           SjImportUse  use);
void         sj_import_use_set            (SjImportJob *job,
                                           guint        column,
                                           SjImportUse  use);
int          sj_import_use_get_second_segment (SjImportJob *job);
void         sj_import_use_set_second_segment (SjImportJob *job,
                                               int          column);
gboolean     sj_import_use_may_set        (SjImportJob *job,
                                           guint        column,
                                           SjImportUse  use);
gboolean     sj_import_use_get_scale      (SjImportJob *job,
                                           guint        column,
                                           SjScale     *scale);
void         sj_import_use_set_scale      (SjImportJob *job,
                                           guint        column,
                                           const char  *metric,
                                           double       low,
                                           double       high);
gboolean     sj_import_use_is_reversed    (SjImportJob *job,
                                           guint        column);
void         sj_import_use_set_reversed   (SjImportJob *job,
                                           guint        column,
                                           gboolean     reversed);
const char  *sj_import_use_get_title      (SjImportUse  use);
const char  *sj_import_use_get_icon       (SjImportUse  use);

G_END_DECLS
