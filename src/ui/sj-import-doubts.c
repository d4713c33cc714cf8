#define G_LOG_DOMAIN "sj-import-doubts"

#include "config.h"

#include "ui/sj-import-doubts.h"

#include "ui/sj-import-use.h"

/*
 * Which questions about the columns of an import are open, and where they are asked. One about
 * labels may be about many columns, and is asked at one of them.
 */

static gboolean
is_dimension (SjImportUse use)
{
  return use == SJ_IMPORT_USE_TOUCHPOINT || use == SJ_IMPORT_USE_WAVE ||
         use == SJ_IMPORT_USE_SEGMENT || use == SJ_IMPORT_USE_WEIGHT ||
         use == SJ_IMPORT_USE_RESPONDENT;
}

static gboolean
is_open (SjImportJob   *job,
         const SjDoubt *doubt,
         guint          column)
{
  return !doubt->answered && !sj_import_job_is_answered (job, column) &&
         !is_dimension (sj_import_use_get (job, column));
}

static gboolean
is_about (const SjDoubt *doubt,
          guint          column)
{
  for (guint i = 0; i < doubt->columns->len; i++)
    if (g_array_index (doubt->columns, guint, i) == column)
      return TRUE;

  return FALSE;
}

/**
 * sj_import_doubts_are_about:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: whether a person should say what the column is
 */
gboolean
sj_import_doubts_are_about (SjImportJob *job,
                            guint        column)
{
  GPtrArray *doubts;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), FALSE);

  doubts = sj_import_job_get_doubts (job);
  for (guint i = 0; i < doubts->len; i++)
    {
      const SjDoubt *doubt = g_ptr_array_index (doubts, i);

      if (is_about (doubt, column) && is_open (job, doubt, column))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_import_doubts_ask_at:
 * @job: a job with a table
 * @doubt: one of its doubts
 * @column: a column, from 0
 *
 * Returns: whether the question stands at this column: the one that it shows the figures of, as
 *   long as nobody has said what that is, then another of its columns
 */
gboolean
sj_import_doubts_ask_at (SjImportJob   *job,
                         const SjDoubt *doubt,
                         guint          column)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job) && doubt != NULL, FALSE);

  if (!is_about (doubt, column))
    return FALSE;

  for (guint i = 0; i < doubt->columns->len; i++)
    if (is_open (job, doubt, g_array_index (doubt->columns, guint, i)))
      return g_array_index (doubt->columns, guint, i) == column;

  return FALSE;
}

/**
 * sj_import_doubts_ask:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: whether a question stands at the column
 */
gboolean
sj_import_doubts_ask (SjImportJob *job,
                      guint        column)
{
  GPtrArray *doubts;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), FALSE);

  doubts = sj_import_job_get_doubts (job);
  for (guint i = 0; i < doubts->len; i++)
    if (sj_import_doubts_ask_at (job, g_ptr_array_index (doubts, i), column))
      return TRUE;

  return FALSE;
}

/**
 * sj_import_doubts_dispel:
 * @job: a job with a table
 * @doubt: one of its doubts
 * @alternative: how it is to be understood
 *
 * Reads all columns of the doubt like this, but for those of which a person has said what they are.
 */
void
sj_import_doubts_dispel (SjImportJob   *job,
                         const SjDoubt *doubt,
                         guint          alternative)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_table (job) != NULL);
  g_return_if_fail (doubt != NULL && alternative < doubt->alternatives->len);

  for (guint i = 0; i < doubt->columns->len; i++)
    {
      guint column = g_array_index (doubt->columns, guint, i);

      if (is_open (job, doubt, column))
        sj_doubt_choose_column (doubt, sj_import_job_get_table (job), column, alternative,
                                sj_import_job_get_reading (job));
    }
  sj_import_job_read_again (job, FALSE);
}
