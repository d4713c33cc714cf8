#define G_LOG_DOMAIN "sj-import-work"

#include "config.h"

#include "ui/sj-import-work.h"

#include "feedback/sj-aggregate.h"
#include "feedback/sj-reading-suggestion.h"

static void
clear (gpointer data)
{
  SjImportWork *self = data;

  g_free (self->path);
  sj_reading_clear (&self->reading);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
}

/**
 * sj_import_work_new:
 * @path: a file with answers
 * @reading: how to read it; copied
 * @settled: whether nothing is to be suggested any more
 *
 * Returns: (transfer full): what a thread needs to read the file
 */
SjImportWork *
sj_import_work_new (const char      *path,
                    const SjReading *reading,
                    gboolean         settled)
{
  SjImportWork *self;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  self = g_atomic_rc_box_new0 (SjImportWork);
  self->path = g_strdup (path);
  sj_reading_copy (&self->reading, reading);
  self->settled = settled;
  self->cancellable = g_cancellable_new ();

  return self;
}

SjImportWork *
sj_import_work_ref (SjImportWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
sj_import_work_unref (SjImportWork *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  SjImportWork *work = user_data;

  g_atomic_int_set (&work->permille, (int) (fraction * 1000.0));
}

/**
 * sj_import_work_open:
 *
 * Opens the file and looks at all its columns: a #GTaskThreadFunc whose data is the work. Gives the
 * task an #SjTable.
 */
void
sj_import_work_open (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  SjImportWork *work = task_data;
  GError *error = NULL;
  SjTable *table = sj_table_open (work->path, &work->reading, &error);

  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* What every column looks like is found out here, not when a page asks for it. */
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    sj_table_get_role (table, i);
  if (!work->settled)
    sj_reading_suggest (&work->reading, table);
  if (work->reading.content == SJ_CONTENT_ANSWERS)
    work->offer = sj_aggregate_offer (table);
  work->doubts = sj_doubt_list (table, &work->reading);
  g_task_return_pointer (task, table, (GDestroyNotify) sj_table_free);
}

/**
 * sj_import_work_tally:
 *
 * Reads the file to its end: a #GTaskThreadFunc whose data is the work. Gives the task an
 * #SjTallyResult.
 */
void
sj_import_work_tally (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  SjImportWork *work = task_data;
  GError *error = NULL;
  SjTable *table = sj_table_open (work->path, &work->reading, &error);
  SjTallyResult *result = NULL;

  if (table != NULL && work->doubts == NULL)
    work->doubts = sj_doubt_list (table, &work->reading);
  if (table != NULL)
    result = sj_tally_table (table, &work->reading, cancellable, on_progress, work, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) sj_tally_result_free);
  else
    g_task_return_error (task, error);
}
