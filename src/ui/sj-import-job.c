#define G_LOG_DOMAIN "sj-import-job"

#include "config.h"

#include "ui/sj-import-job.h"

#include <string.h>

#include "feedback/sj-reading-suggestion.h"
#include "feedback/sj-recipe-reading.h"

/**
 * SjImportJob:
 *
 * Reads one file with answers in a thread of its own, as a recipe of the map or the file itself
 * says, and matches what it found with the map. It may run again after the person has said how to
 * read it.
 */
struct _SjImportJob
{
  GObject parent_instance;

  SjMap            *map;
  char             *path;
  SjRecipe         *recipe;  /* NULL: the file itself tells how to read it */
  SjReading         reading;
  SjTallyResult    *result;
  SjFeedbackImport *import;
  gboolean          settled;  /* nothing is to be suggested any more */
  int               permille;  /* atomic: written by the thread */
};

G_DEFINE_FINAL_TYPE (SjImportJob, sj_import_job, G_TYPE_OBJECT)

static void
forget_result (SjImportJob *self)
{
  g_clear_pointer (&self->import, sj_feedback_import_free);
  g_clear_pointer (&self->result, sj_tally_result_free);
}

static void
sj_import_job_finalize (GObject *object)
{
  SjImportJob *self = SJ_IMPORT_JOB (object);

  forget_result (self);
  sj_reading_clear (&self->reading);
  g_clear_object (&self->recipe);
  g_clear_object (&self->map);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (sj_import_job_parent_class)->finalize (object);
}

static void
sj_import_job_class_init (SjImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_import_job_finalize;
}

static void
sj_import_job_init (SjImportJob *self)
{
  sj_reading_init (&self->reading);
}

/**
 * sj_import_job_new:
 * @map: the map that the answers are about
 * @path: a file with answers
 *
 * Returns: (transfer full): a job that has not run yet
 */
SjImportJob *
sj_import_job_new (SjMap      *map,
                   const char *path)
{
  g_autofree char *name = NULL;
  SjImportJob *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  self = g_object_new (SJ_TYPE_IMPORT_JOB, NULL);
  self->map = g_object_ref (map);
  self->path = g_strdup (path);
  g_set_object (&self->recipe, sj_recipe_find (map, name));
  if (self->recipe != NULL)
    sj_recipe_get_reading (self->recipe, &self->reading);
  self->settled = self->recipe != NULL;
  self->reading.date_range = TRUE;

  return self;
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  SjImportJob *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000.0));
}

/* In the thread: until it is done nobody else touches the reading. */
static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  SjImportJob *self = source;
  GError *error = NULL;
  SjTable *table = sj_table_open (self->path, &self->reading, &error);
  SjTallyResult *result;

  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!self->settled)
    sj_reading_suggest (&self->reading, table);
  self->settled = TRUE;

  result = sj_tally_table (table, &self->reading, cancellable, on_progress, self, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) sj_tally_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * sj_import_job_run_async:
 * @self: a job that is not running
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the file.
 */
void
sj_import_job_run_async (SjImportJob         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  forget_result (self);
  g_atomic_int_set (&self->permille, 0);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_import_job_run_async);
  g_task_run_in_thread (task, run);
}

/**
 * sj_import_job_run_finish:
 * @self: a job
 * @result: what the callback got
 * @error: why the file cannot be read
 *
 * Returns: whether there is a result
 */
gboolean
sj_import_job_run_finish (SjImportJob   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  self->result = g_task_propagate_pointer (G_TASK (result), error);
  if (self->result == NULL)
    return FALSE;

  self->import = sj_feedback_import_new (self->map, self->result, &self->reading, self->recipe);
  return TRUE;
}

/**
 * sj_import_job_get_progress:
 * @self: a job
 *
 * Returns: how much of the file has been read, 0 … 1
 */
double
sj_import_job_get_progress (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), 0.0);

  return g_atomic_int_get (&self->permille) / 1000.0;
}

const char *
sj_import_job_get_path (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->path;
}

/**
 * sj_import_job_get_result:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what was read; %NULL before it has run
 */
SjTallyResult *
sj_import_job_get_result (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->result;
}

/**
 * sj_import_job_get_import:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what was read, matched with the map; %NULL before it has run
 */
SjFeedbackImport *
sj_import_job_get_import (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->import;
}

static void
set_column (char **field,
            int    column)
{
  g_free (*field);
  *field = column >= 0 ? g_strdup_printf ("#%d", column + 1) : NULL;
}

static int
get_column (SjImportJob *self,
            const char  *text)
{
  guint column;

  if (text == NULL || self->result == NULL ||
      !sj_table_find_column (self->result->table, text, &column, NULL))
    return -1;

  return (int) column;
}

void
sj_import_job_set_by (SjImportJob *self,
                      int          column)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  set_column (&self->reading.by, column);
}

void
sj_import_job_set_segment (SjImportJob *self,
                           int          column)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  set_column (&self->reading.segment, column);
}

void
sj_import_job_set_wave (SjImportJob *self,
                        int          column,
                        SjPeriod     period)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  set_column (&self->reading.wave, column);
  self->reading.period = column >= 0 ? period : SJ_PERIOD_NONE;
}

/* “COLUMN:METRIC:LOW-HIGH”, where a column may have colons of its own. */
static int
column_of_score (SjImportJob *self,
                 const char  *score)
{
  g_autofree char *name = g_strdup (score);
  char *colon = name;

  while (colon != NULL)
    {
      int column = get_column (self, name);

      if (column >= 0)
        return column;
      colon = strrchr (name, ':');
      if (colon != NULL)
        *colon = '\0';
    }

  return -1;
}

/* The place of a column in the reading's scores, G_MAXUINT if it is not there. */
static guint
find_score (SjImportJob *self,
            guint        column)
{
  for (guint i = 0; i < self->reading.scores->len; i++)
    if (column_of_score (self, g_ptr_array_index (self->reading.scores, i)) == (int) column)
      return i;

  return G_MAXUINT;
}

/* Names the columns that were found by themselves, so that one of them can be left out. */
static void
name_scores (SjImportJob *self)
{
  guint n_columns = sj_table_get_n_columns (self->result->table);

  for (guint i = 0; i < n_columns; i++)
    if (sj_import_job_uses_score (self, i))
      g_ptr_array_add (self->reading.scores, g_strdup_printf ("#%u", i + 1));
}

/**
 * sj_import_job_use_score:
 * @self: a job that has run
 * @column: a column of scores, from 0
 * @use: whether it is read
 */
void
sj_import_job_use_score (SjImportJob *self,
                         guint        column,
                         gboolean     use)
{
  guint position;

  g_return_if_fail (SJ_IS_IMPORT_JOB (self));
  g_return_if_fail (self->result != NULL);

  if (self->reading.scores->len == 0)
    name_scores (self);

  position = find_score (self, column);
  if (use && position == G_MAXUINT)
    g_ptr_array_add (self->reading.scores, g_strdup_printf ("#%u", column + 1));
  else if (!use && position != G_MAXUINT)
    g_ptr_array_remove_index (self->reading.scores, position);
}

/**
 * sj_import_job_uses_score:
 * @self: a job that has run
 * @column: a column, from 0
 *
 * Returns: whether its scores were read
 */
gboolean
sj_import_job_uses_score (SjImportJob *self,
                          guint        column)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), FALSE);
  g_return_val_if_fail (self->result != NULL, FALSE);

  for (guint i = 0; i < self->result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (self->result->groups, i);

      if (group->column == column)
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_import_job_set_minimum:
 * @self: a job
 * @n_answers: the smallest group whose figures are kept, unless a recipe says otherwise
 */
void
sj_import_job_set_minimum (SjImportJob *self,
                           guint        n_answers)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  if (self->recipe == NULL)
    self->reading.min_n = n_answers;
}

int
sj_import_job_get_by (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), -1);

  return get_column (self, self->reading.by);
}

int
sj_import_job_get_segment (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), -1);

  return get_column (self, self->reading.segment);
}

int
sj_import_job_get_wave (SjImportJob *self,
                        SjPeriod    *period)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), -1);

  *period = self->reading.period;
  return get_column (self, self->reading.wave);
}
