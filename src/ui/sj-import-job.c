#define G_LOG_DOMAIN "sj-import-job"

#include "config.h"

#include "ui/sj-import-job.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-database-source.h"
#include "feedback/sj-recipe-reading.h"
#include "ui/sj-import-choices.h"
#include "ui/sj-import-job-private.h"
#include "ui/sj-import-work.h"

/**
 * SjImportJob:
 *
 * One import in the making: how a file is to be read, what was found in it, and what its names
 * stand for. The file is read in a thread of its own; whenever somebody chooses otherwise it is
 * read again, and only what the newest choice gives is ever shown.
 */

/* Choices that follow one another at once are one. */
#define DELAY_MS 30

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjImportJob, sj_import_job, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void begin (SjImportJob *self);

void
sj_import_job_emit_changed (SjImportJob    *self,
                            SjImportChange  change)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) change);
}

static void
forget_result (SjImportJob *self)
{
  g_clear_pointer (&self->import, sj_feedback_import_free);
  g_clear_pointer (&self->result, sj_tally_result_free);
  if (self->has_read_reading)
    sj_reading_clear (&self->read_reading);
  self->has_read_reading = FALSE;
}

static void
stop (SjImportJob *self)
{
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->work != NULL)
    g_cancellable_cancel (self->work->cancellable);
  g_clear_pointer (&self->work, sj_import_work_unref);
}

static void
sj_import_job_dispose (GObject *object)
{
  stop (SJ_IMPORT_JOB (object));

  G_OBJECT_CLASS (sj_import_job_parent_class)->dispose (object);
}

static void
sj_import_job_finalize (GObject *object)
{
  SjImportJob *self = SJ_IMPORT_JOB (object);

  forget_result (self);
  sj_reading_clear (&self->reading);
  g_clear_pointer (&self->table, sj_table_free);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->answered, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->stage, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->recipe);
  g_clear_object (&self->map);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (sj_import_job_parent_class)->finalize (object);
}

static void
sj_import_job_class_init (SjImportJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sj_import_job_dispose;
  object_class->finalize = sj_import_job_finalize;

  /**
   * SjImportJob::changed:
   * @self: the job
   * @change: a #SjImportChange
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sj_import_job_init (SjImportJob *self)
{
  sj_reading_init (&self->reading);
  self->choices = sj_import_choices_new ();
  self->doubts = g_ptr_array_new ();
  self->answered = g_hash_table_new (NULL, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
}

/* Without a recipe the file itself is asked; of a database one has said which part it is. */
static void
begin_reading (SjImportJob *self,
               SjRecipe    *recipe)
{
  SjReading before = self->reading;

  g_set_object (&self->recipe, recipe);
  sj_reading_init (&self->reading);
  self->reading.min_n = before.min_n;
  if (recipe != NULL)
    sj_recipe_get_reading (recipe, &self->reading);
  else
    sj_reading_set_source (&self->reading, before.table, before.query);
  self->settled = recipe != NULL;
  self->reading.date_range = TRUE;
  self->reading.same_people = TRUE;
  sj_reading_clear (&before);
}

/**
 * sj_import_job_new:
 * @map: the map that the answers are about
 * @path: a file with answers
 *
 * Returns: (transfer full): a job that has not been started; a recipe of the map for such files is
 *   taken over
 */
SjImportJob *
sj_import_job_new (SjMap      *map,
                   const char *path)
{
  g_autofree char *name = NULL;
  SjImportJob *self;

  g_return_val_if_fail (SJ_IS_MAP (map) && path != NULL, NULL);

  name = sj_database_source_make_name (path, NULL, NULL);
  self = g_object_new (SJ_TYPE_IMPORT_JOB, NULL);
  self->map = g_object_ref (map);
  self->path = g_strdup (path);
  begin_reading (self, sj_recipe_find (map, name));

  return self;
}

/* Back in the main thread */

static gboolean
is_current (SjImportJob *self,
            GTask       *task)
{
  return self->work != NULL && g_task_get_task_data (task) == self->work;
}

static void
run (SjImportJob         *self,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (self, self->work->cancellable, callback, NULL);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, sj_import_work_ref (self->work),
                        (GDestroyNotify) sj_import_work_unref);
  g_task_run_in_thread (task, func);
}

/* The thread has left them in its work. */
static gboolean
take_doubts (SjImportJob *self)
{
  if (self->work == NULL || self->work->doubts == NULL)
    return FALSE;

  g_ptr_array_unref (self->doubts);
  self->doubts = g_ptr_array_ref (self->work->doubts);

  return TRUE;
}

static void
fail (SjImportJob *self,
      GError      *error)
{
  take_doubts (self);
  g_clear_pointer (&self->work, sj_import_work_unref);
  forget_result (self);
  g_clear_error (&self->error);
  self->error = error;
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_CHOICE | SJ_IMPORT_CHANGED_STATE |
                                      SJ_IMPORT_CHANGED_RESULT | SJ_IMPORT_CHANGED_MATCHES);
}

static SjFeedbackImport *
match_names (SjImportJob *self,
             SjMap       *map,
             SjRecipe    *recipe)
{
  SjFeedbackImport *import = sj_feedback_import_new (map, self->result, &self->read_reading,
                                                     recipe);

  sj_feedback_import_set_stage (import, self->stage);
  sj_import_choices_apply (self->choices, import);

  return import;
}

static void
on_tallied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  SjImportJob *self = SJ_IMPORT_JOB (source);
  GError *error = NULL;
  SjTallyResult *tallies = g_task_propagate_pointer (G_TASK (result), &error);

  if (!is_current (self, G_TASK (result)))
    {
      g_clear_pointer (&tallies, sj_tally_result_free);
      g_clear_error (&error);
      return;
    }
  if (tallies == NULL)
    {
      fail (self, error);
      return;
    }

  forget_result (self);
  self->result = tallies;
  sj_reading_copy (&self->read_reading, &self->work->reading);
  self->has_read_reading = TRUE;
  take_doubts (self);
  g_clear_pointer (&self->work, sj_import_work_unref);
  g_clear_error (&self->error);
  self->import = match_names (self, self->map, self->recipe);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_CHOICE | SJ_IMPORT_CHANGED_RESULT |
                                      SJ_IMPORT_CHANGED_MATCHES | SJ_IMPORT_CHANGED_STATE);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SjImportJob *self = SJ_IMPORT_JOB (source);
  GError *error = NULL;
  SjTable *table = g_task_propagate_pointer (G_TASK (result), &error);
  SjTable *before = self->table;

  if (!is_current (self, G_TASK (result)))
    {
      g_clear_pointer (&table, sj_table_free);
      g_clear_error (&error);
      return;
    }
  if (table == NULL)
    {
      fail (self, error);
      return;
    }

  if (!self->settled)
    {
      sj_reading_clear (&self->reading);
      sj_reading_copy (&self->reading, &self->work->reading);
      self->settled = TRUE;
    }
  self->table = table;
  self->offer = self->work->offer;
  g_clear_error (&self->error);
  take_doubts (self);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_CHOICE);
  g_clear_pointer (&before, sj_table_free);
  if (self->work != NULL)
    run (self, sj_import_work_tally, on_tallied);
}

static void
begin (SjImportJob *self)
{
  gboolean opens = self->open_again || self->table == NULL;

  stop (self);
  self->open_again = FALSE;
  self->work = sj_import_work_new (self->path, &self->reading, self->settled);
  self->work->opens = opens;
  run (self, opens ? sj_import_work_open : sj_import_work_tally,
       opens ? on_opened : on_tallied);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_STATE);
}

static gboolean
begin_late (gpointer user_data)
{
  SjImportJob *self = user_data;

  self->start_source = 0;
  begin (self);

  return G_SOURCE_REMOVE;
}

/**
 * sj_import_job_start:
 * @self: a job
 *
 * Opens the file and reads it to its end, telling by #SjImportJob::changed how far it is.
 */
void
sj_import_job_start (SjImportJob *self)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  self->open_again = TRUE;
  begin (self);
}

static GError *
tell_stopped (double progress)
{
  int percent = (int) (progress * 100.0);

  if (percent == 0)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                _("Reading was stopped before the end of the file"));

  /* Translators: how much of a file was read when a person stopped it, in per cent. */
  return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                      _("Reading was stopped after %d %% of the file; no answer is used"), percent);
}

/**
 * sj_import_job_cancel:
 * @self: a job
 *
 * Stops reading. What is known of the file stays, but there is no result.
 */
void
sj_import_job_cancel (SjImportJob *self)
{
  GError *error;

  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  if (!sj_import_job_is_running (self))
    return;

  error = tell_stopped (sj_import_job_get_progress (self));
  stop (self);
  fail (self, error);
}

/**
 * sj_import_job_read_again:
 * @self: a job
 * @open_again: whether the form of the file was changed: encoding, delimiter, header or sheet
 *
 * Says that the reading was changed. What is being read for an older choice is given up.
 */
void
sj_import_job_read_again (SjImportJob *self,
                          gboolean     open_again)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  /* What has not come to its end must be done again. */
  self->open_again |= open_again || (self->work != NULL && self->work->opens);
  stop (self);
  self->start_source = g_timeout_add (DELAY_MS, begin_late, self);
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_CHOICE | SJ_IMPORT_CHANGED_STATE);
}

gboolean
sj_import_job_is_running (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), FALSE);

  return self->work != NULL || self->start_source != 0;
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

  return self->work != NULL ? g_atomic_int_get (&self->work->permille) / 1000.0 : 0.0;
}

/**
 * sj_import_job_get_error:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): why the file could not be read as chosen
 */
const GError *
sj_import_job_get_error (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->error;
}

const char *
sj_import_job_get_path (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->path;
}

SjMap *
sj_import_job_get_map (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->map;
}

SjRecipe *
sj_import_job_get_recipe (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->recipe;
}

/**
 * sj_import_job_get_table:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the file as it was opened last; gone when
 *   %SJ_IMPORT_CHANGED_TABLE has been told
 */
SjTable *
sj_import_job_get_table (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->table;
}

SjTallyResult *
sj_import_job_get_result (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->result;
}

SjFeedbackImport *
sj_import_job_get_import (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->import;
}

/**
 * sj_import_job_match_again:
 * @self: a job
 *
 * Matches the names with the map as it is now: touchpoints may have gone since.
 */
void
sj_import_job_match_again (SjImportJob *self)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  if (self->result == NULL)
    return;

  g_clear_pointer (&self->import, sj_feedback_import_free);
  self->import = match_names (self, self->map, self->recipe);
}

/**
 * sj_import_job_make_import:
 * @self: a job with a result
 * @map: a copy of the job's map
 *
 * Returns: (transfer full): the same import for the copy, which must not outlive the job's result
 */
SjFeedbackImport *
sj_import_job_make_import (SjImportJob *self,
                           SjMap       *map)
{
  SjRecipe *recipe = NULL;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self) && self->result != NULL, NULL);

  if (self->recipe != NULL)
    recipe = sj_map_lookup_typed (map, sj_element_get_id (SJ_ELEMENT (self->recipe)),
                                  SJ_TYPE_RECIPE);

  return match_names (self, map, recipe);
}

/**
 * sj_import_job_take_recipe:
 * @self: a job
 * @recipe: (nullable): a recipe, of the map or to be added to it
 *
 * Reads the file as the recipe says, or as a new one, whatever was said before.
 */
void
sj_import_job_take_recipe (SjImportJob *self,
                           SjRecipe    *recipe)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));
  g_return_if_fail (recipe == NULL || SJ_IS_RECIPE (recipe));

  begin_reading (self, recipe);
  g_hash_table_remove_all (self->choices);
  g_hash_table_remove_all (self->answered);
  /* Not before it was started. */
  if (self->table != NULL || self->error != NULL)
    sj_import_job_read_again (self, TRUE);
}

/**
 * sj_import_job_get_reading:
 * @self: a job
 *
 * Returns: (transfer none): how the file is to be read; call sj_import_job_read_again() after
 *   changing it
 */
SjReading *
sj_import_job_get_reading (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return &self->reading;
}

/**
 * sj_import_job_get_offer:
 * @self: a job
 *
 * Returns: what the file may be read as instead of answers; %SJ_CONTENT_ANSWERS for nothing
 */
SjContent
sj_import_job_get_offer (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), SJ_CONTENT_ANSWERS);

  return self->offer;
}

/* What was said about columns says nothing about others. */
static void
forget_columns (SjImportJob *self)
{
  sj_import_choices_forget_columns (&self->reading);
  g_hash_table_remove_all (self->answered);
  g_hash_table_remove_all (self->shown);
  self->settled = FALSE;
}

/**
 * sj_import_job_set_content:
 * @self: a job
 * @content: what the file holds
 *
 * Reads the file as something else.
 */
void
sj_import_job_set_content (SjImportJob *self,
                           SjContent    content)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  forget_columns (self);
  sj_reading_set_content (&self->reading, content);
  sj_import_job_read_again (self, TRUE);
}

/**
 * sj_import_job_choose_sheet:
 * @self: a job
 * @sheet: the name of a sheet of the workbook
 *
 * Reads another sheet. What was said about the columns of one says nothing about those of another.
 */
void
sj_import_job_choose_sheet (SjImportJob *self,
                            const char  *sheet)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));
  g_return_if_fail (sheet != NULL);

  forget_columns (self);
  g_free (self->reading.sheet);
  self->reading.sheet = g_strdup (sheet);
  self->reading.header_at = 0;
  self->reading.header_rows = -1;
  sj_import_job_read_again (self, TRUE);
}

/**
 * sj_import_job_answer:
 * @self: a job
 * @column: a column, from 0
 *
 * Remembers that a person has decided what the column is, so that nobody asks again.
 */
void
sj_import_job_answer (SjImportJob *self,
                      guint        column)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  g_hash_table_add (self->answered, GUINT_TO_POINTER (column));
}

gboolean
sj_import_job_is_answered (SjImportJob *self,
                           guint        column)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), FALSE);

  return g_hash_table_contains (self->answered, GUINT_TO_POINTER (column));
}

/**
 * sj_import_job_show_personal:
 * @self: a job
 * @column: a column with personal data, from 0
 * @show: whether its cells may be seen, for as long as this import lasts
 */
void
sj_import_job_show_personal (SjImportJob *self,
                             guint        column,
                             gboolean     show)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (self));

  if (show)
    g_hash_table_add (self->shown, GUINT_TO_POINTER (column));
  else
    g_hash_table_remove (self->shown, GUINT_TO_POINTER (column));
  sj_import_job_emit_changed (self, SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_CHOICE);
}

gboolean
sj_import_job_shows_personal (SjImportJob *self,
                              guint        column)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), FALSE);

  return g_hash_table_contains (self->shown, GUINT_TO_POINTER (column));
}

/**
 * sj_import_job_get_doubts:
 * @self: a job
 *
 * Returns: (transfer none) (element-type SjDoubt): what may be understood in more than one way
 */
GPtrArray *
sj_import_job_get_doubts (SjImportJob *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (self), NULL);

  return self->doubts;
}
