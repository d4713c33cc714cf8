#pragma once

#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

#define SJ_TYPE_IMPORT_JOB (sj_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SjImportJob, sj_import_job, SJ, IMPORT_JOB, GObject)

SjImportJob      *sj_import_job_new              (SjMap                *map,
                                                  const char           *path);
void              sj_import_job_run_async        (SjImportJob          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean          sj_import_job_run_finish       (SjImportJob          *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
double            sj_import_job_get_progress     (SjImportJob          *self);
const char       *sj_import_job_get_path         (SjImportJob          *self);

/* What was found out, after a run */
SjTallyResult    *sj_import_job_get_result       (SjImportJob          *self);
SjFeedbackImport *sj_import_job_get_import       (SjImportJob          *self);

/* How to read the file; takes effect with the next run. Columns count from 0, −1 for none */
void              sj_import_job_set_by           (SjImportJob          *self,
                                                  int                   column);
void              sj_import_job_set_segment      (SjImportJob          *self,
                                                  int                   column);
void              sj_import_job_set_wave         (SjImportJob          *self,
                                                  int                   column,
                                                  SjPeriod              period);
void              sj_import_job_use_score        (SjImportJob          *self,
                                                  guint                 column,
                                                  gboolean              use);
gboolean          sj_import_job_uses_score       (SjImportJob          *self,
                                                  guint                 column);
void              sj_import_job_set_minimum      (SjImportJob          *self,
                                                  guint                 n_answers);
int               sj_import_job_get_by           (SjImportJob          *self);
int               sj_import_job_get_segment      (SjImportJob          *self);
int               sj_import_job_get_wave         (SjImportJob          *self,
                                                  SjPeriod             *period);

G_END_DECLS
