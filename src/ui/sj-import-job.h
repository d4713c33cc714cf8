#pragma once

#include "feedback/sj-doubt.h"
#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

/**
 * SjImportChange:
 * @SJ_IMPORT_CHANGED_TABLE: the file was opened anew: its columns and first rows are others
 * @SJ_IMPORT_CHANGED_CHOICE: a person has said how to read it
 * @SJ_IMPORT_CHANGED_RESULT: it has been read to its end
 * @SJ_IMPORT_CHANGED_MATCHES: what its names stand for
 * @SJ_IMPORT_CHANGED_STATE: whether it is being read, or why it could not be
 *
 * What has become different about an import.
 */
typedef enum
{
  SJ_IMPORT_CHANGED_TABLE = 1 << 0,
  SJ_IMPORT_CHANGED_CHOICE = 1 << 1,
  SJ_IMPORT_CHANGED_RESULT = 1 << 2,
  SJ_IMPORT_CHANGED_MATCHES = 1 << 3,
  SJ_IMPORT_CHANGED_STATE = 1 << 4,
} SjImportChange;

#define SJ_TYPE_IMPORT_JOB (sj_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SjImportJob, sj_import_job, SJ, IMPORT_JOB, GObject)

SjImportJob      *sj_import_job_new          (SjMap             *map,
                                              const char        *path);
void              sj_import_job_start        (SjImportJob       *self);
void              sj_import_job_cancel       (SjImportJob       *self);
const char       *sj_import_job_get_path     (SjImportJob       *self);
SjMap            *sj_import_job_get_map      (SjImportJob       *self);
SjRecipe         *sj_import_job_get_recipe   (SjImportJob       *self);
void              sj_import_job_take_recipe  (SjImportJob       *self,
                                              SjRecipe          *recipe);

/* How far it is */
gboolean          sj_import_job_is_running   (SjImportJob       *self);
double            sj_import_job_get_progress (SjImportJob       *self);
const GError     *sj_import_job_get_error    (SjImportJob       *self);

/* What was found out; NULL until then */
SjTable          *sj_import_job_get_table    (SjImportJob       *self);
SjTallyResult    *sj_import_job_get_result   (SjImportJob       *self);
SjFeedbackImport *sj_import_job_get_import   (SjImportJob       *self);
void              sj_import_job_match_again  (SjImportJob       *self);
SjFeedbackImport *sj_import_job_make_import  (SjImportJob       *self,
                                              SjMap             *map);

/* How the file is read: change it, then say that it has changed */
SjReading        *sj_import_job_get_reading  (SjImportJob       *self);
void              sj_import_job_read_again   (SjImportJob       *self,
                                              gboolean           open_again);

SjContent         sj_import_job_get_offer    (SjImportJob       *self);
void              sj_import_job_set_content  (SjImportJob       *self,
                                              SjContent          content);
void              sj_import_job_choose_sheet (SjImportJob       *self,
                                              const char        *sheet);

/* What is unsure about it */
GPtrArray        *sj_import_job_get_doubts   (SjImportJob       *self);

/* Which questions about columns a person has answered, and which personal ones may be seen */
void              sj_import_job_answer       (SjImportJob       *self,
                                              guint              column);
gboolean          sj_import_job_is_answered  (SjImportJob       *self,
                                              guint              column);
void              sj_import_job_show_personal (SjImportJob      *self,
                                              guint              column,
                                              gboolean           show);
gboolean          sj_import_job_shows_personal (SjImportJob     *self,
                                              guint              column);

/* What its names stand for */
void              sj_import_job_choose       (SjImportJob       *self,
                                              const char        *name,
                                              const char        *anchor);
void              sj_import_job_create       (SjImportJob       *self,
                                              const char        *name);
guint             sj_import_job_create_rest  (SjImportJob       *self);
void              sj_import_job_set_stage    (SjImportJob       *self,
                                              const char        *stage);
const char       *sj_import_job_get_stage    (SjImportJob       *self);
guint             sj_import_job_count_used   (SjImportJob       *self);

G_END_DECLS
