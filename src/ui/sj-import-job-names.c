#define G_LOG_DOMAIN "sj-import-job"

#include "config.h"

#include "ui/sj-import-choices.h"
#include "ui/sj-import-job-private.h"

/* What the names in a file stand for on the map. */

static void
remember (SjImportJob *self,
          const char  *name,
          const char  *anchor)
{
  g_hash_table_replace (self->choices, g_strdup (name), g_strdup (anchor));
  if (self->import != NULL)
    sj_import_choices_apply_one (self->import, name, anchor);
}

/**
 * sj_import_job_choose:
 * @self: a job
 * @name: a name in the file
 * @anchor: (nullable): id of what it stands for; %NULL to leave it out
 *
 * Says what a name stands for, however the file is read from now on.
 */
void
sj_import_job_choose (SjImportJob *self,
                      const char  *name,
                      const char  *anchor)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));
  g_return_if_fail (name != NULL);

  remember (self, name, anchor != NULL ? anchor : SJ_IMPORT_CHOICE_NONE);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_MATCHES);
}

/**
 * sj_import_job_create:
 * @self: a job
 * @name: a name in the file
 *
 * Says that importing gives the map a touchpoint of that name.
 */
void
sj_import_job_create (SjImportJob *self,
                      const char  *name)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));
  g_return_if_fail (name != NULL);

  remember (self, name, SJ_IMPORT_CHOICE_CREATE);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_MATCHES);
}

/**
 * sj_import_job_create_rest:
 * @self: a job
 *
 * Says that importing gives the map a touchpoint for every name that stands for nothing on it yet,
 * but for those that somebody has left out.
 *
 * Returns: how many
 */
guint
sj_import_job_create_rest (SjImportJob *self)
{
  g_autoptr(GPtrArray) names = NULL;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), 0);

  if (self->import == NULL)
    return 0;

  names = sj_import_choices_list_open (self->choices, self->import);
  for (guint i = 0; i < names->len; i++)
    remember (self, g_ptr_array_index (names, i), SJ_IMPORT_CHOICE_CREATE);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_MATCHES);

  return names->len;
}

/**
 * sj_import_job_set_stage:
 * @self: a job
 * @stage: (nullable): id of the stage that gets new touchpoints; %NULL for a new stage
 */
void
sj_import_job_set_stage (SjImportJob *self,
                         const char  *stage)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  if (g_strcmp0 (self->stage, stage) == 0)
    return;

  g_free (self->stage);
  self->stage = g_strdup (stage);
  if (self->import == NULL)
    return;

  sj_feedback_import_set_stage (self->import, stage);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_MATCHES);
}

const char *
sj_import_job_get_stage (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->stage;
}

/**
 * sj_import_job_count_used:
 * @self: a job
 *
 * Returns: how many names stand for something
 */
guint
sj_import_job_count_used (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), 0);

  return self->import != NULL ? sj_import_choices_count_used (self->import) : 0;
}
