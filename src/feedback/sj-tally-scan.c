#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-tally-scan.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-database-doubles.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-database-tally.h"
#include "feedback/sj-double-answers.h"
#include "feedback/sj-feedback-error.h"

/* The passes over the rows of a table that a tally takes: mostly one. */

typedef struct
{
  SjTallyResult *result;
  SjTallyPlan *plan;
  SjTallier *talliers;
  guint n_threads;
  GCancellable *cancellable;
  SjProgressFunc progress;
  gpointer progress_data;
} Scan;

static gboolean
run_pass (Scan    *self,
          GError **error)
{
  SjRowSource *source = sj_table_get_source (self->result->table);
  g_autofree gpointer *consumers = g_new (gpointer, self->n_threads);
  SjRowScan scan = {
    .columns = (const guint *) (void *) self->plan->columns->data,
    .n_columns = self->plan->columns->len,
    .func = sj_tallier_take,
    .consumers = consumers,
    .n_threads = self->n_threads,
    .cancellable = self->cancellable,
    .progress = self->progress,
    .progress_data = self->progress_data,
  };

  sj_table_begin_scan (self->result->table, &scan);
  for (guint i = 0; i < self->n_threads; i++)
    {
      sj_tallier_init (&self->talliers[i], self->plan);
      consumers[i] = &self->talliers[i];
    }

  if (sj_database_source_is (source))
    return sj_database_tally (source, self->talliers, self->result->min_n, &self->result->counts,
                              self->cancellable, self->progress, self->progress_data, error);

  return sj_row_source_scan (source, &scan, &self->result->counts, error);
}

static void
clear_pass (Scan *self)
{
  for (guint i = 0; i < self->n_threads; i++)
    sj_tallier_clear (&self->talliers[i]);
}

static gboolean
ids_rise (const Scan *self)
{
  g_autofree SjIdOrder **orders = g_new (SjIdOrder *, self->n_threads);

  for (guint i = 0; i < self->n_threads; i++)
    orders[i] = &self->talliers[i].ids;

  return sj_id_order_rises (orders, self->n_threads);
}

/* Ids that rise as far as they were looked at are watched while the rows are tallied; only where
 * they fall after all, everything is read again. */
static gboolean
scan_watching (Scan      *self,
               guint      id,
               GError   **error)
{
  sj_tally_plan_watch_id (self->plan, id);
  if (!run_pass (self, error))
    return FALSE;
  self->plan->id = SJ_NO_COLUMN;
  if (ids_rise (self))
    return TRUE;
  if (sj_table_get_source (self->result->table)->once)
    {
      self->result->counts.unsought = SJ_UNSOUGHT_ONCE;
      return TRUE;
    }

  clear_pass (self);
  self->n_threads = 0;
  self->result->counts = (SjRowCounts) { 0 };
  sj_table_get_source (self->result->table)->n_replaced = 0;
  if (!sj_double_answers_find (self->result->table, self->plan, SJ_DOUBLES_BY_ID, id,
                               self->cancellable, error))
    return FALSE;
  self->n_threads = sj_row_source_count_threads (sj_table_get_source (self->result->table));

  return run_pass (self, error);
}

/* Standard input cannot be read again. */
static gboolean
scan_once (Scan    *self,
           GError **error)
{
  gboolean done = run_pass (self, error);

  self->result->counts.unsought = SJ_UNSOUGHT_ONCE;

  return done;
}

static gboolean
scan_rows (Scan           *self,
           SjDoublesKind   kind,
           guint           id,
           GError        **error)
{
  SjTable *table = self->result->table;
  gboolean found = TRUE;

  if (kind == SJ_DOUBLES_BY_ID && sj_double_answers_may_rise (table, id))
    return scan_watching (self, id, error);
  if (kind != SJ_DOUBLES_KEPT && sj_table_get_source (table)->once)
    return scan_once (self, error);
  if (kind != SJ_DOUBLES_KEPT)
    {
      guint n_threads = self->n_threads;

      self->n_threads = 0;
      found = sj_double_answers_find (table, self->plan, kind, id, self->cancellable, error);
      self->n_threads = n_threads;
    }
  if (!found)
    {
      self->n_threads = 0;
      return FALSE;
    }

  if (!run_pass (self, error))
    return FALSE;
  if (self->plan->too_long)
    self->result->counts.unsought = SJ_UNSOUGHT_LONG;

  return TRUE;
}

static void
report_doubles (Scan  *self,
                guint  id)
{
  SjFilterOutcome *outcome;
  guint64 n = 0;

  for (guint i = 0; i < self->n_threads; i++)
    n += self->talliers[i].n_double;
  if (n == 0)
    return;

  outcome = sj_filter_outcome_new ("double", id);
  outcome->own = TRUE;
  outcome->active = TRUE;
  outcome->n_dropped = n;
  g_ptr_array_add (self->result->filters, outcome);
}

/* Nothing is left: the filter that took most is to blame. */
static void
set_all_dropped (const SjTallyResult  *result,
                 GError              **error)
{
  const SjFilterOutcome *most = g_ptr_array_index (result->filters, 0);
  g_autofree char *rows = NULL;

  for (guint i = 1; i < result->filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (result->filters, i);

      if (outcome->n_dropped > most->n_dropped)
        most = outcome;
    }
  rows = g_strdup_printf ("%" G_GUINT64_FORMAT, most->n_dropped);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY,
               /* Translators: a file name, a number of rows, what was left out, the short name of
                * the filter that did so */
               _("Every row of “%s” is left out, %s of them as “%s”; switch the filter “%s” off to "
                 "read them"),
               sj_table_get_name (result->table), rows, sj_vendor_filter_get_title (most->id),
               most->id);
}

/* Rows of which not one is in any group: the wrong column was named, for no file has no dates or
 * touchpoints at all. */
static gboolean
check_groups (const SjTallyResult  *result,
              const SjTallyPlan    *plan,
              GError              **error)
{
  gboolean by_date = plan->wave != SJ_NO_COLUMN && plan->period != SJ_PERIOD_NONE;
  guint wave;

  if (result->groups->len == 0 && sj_tally_result_get_dropped (result) > 0 &&
      result->n_skipped == 0)
    {
      set_all_dropped (result, error);
      return FALSE;
    }
  if (result->n_skipped == 0 || result->groups->len > 0)
    return TRUE;

  wave = by_date ? g_array_index (plan->columns, guint, plan->wave) : 0;
  if (by_date && sj_table_get_profile (result->table, wave)->n_dates == 0)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("Column “%s” holds no dates; name the column of dates, or its texts as waves "
                   "without a period"),
                 sj_table_get_column_name (result->table, wave));
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("No row of “%s” names a touchpoint, segment and wave; name other columns"),
                 sj_table_get_name (result->table));

  return FALSE;
}

/**
 * sj_tally_scan:
 * @result: a result with its table, scales and filters
 * @plan: what is read
 * @reading: how
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): is told how far the work is
 * @progress_data: given to @progress
 * @error: where to put a failure
 *
 * Reads the rows and puts their tallies into the result.
 *
 * Returns: %FALSE with @error set if reading failed, or nothing is left
 */
gboolean
sj_tally_scan (SjTallyResult    *result,
               SjTallyPlan      *plan,
               const SjReading  *reading,
               GCancellable     *cancellable,
               SjProgressFunc    progress,
               gpointer          progress_data,
               GError          **error)
{
  SjRowSource *source = sj_table_get_source (result->table);
  Scan scan = { result, plan, NULL, sj_row_source_count_threads (source), cancellable, progress,
                progress_data };
  g_autofree SjTallier *talliers = g_new0 (SjTallier, scan.n_threads);
  guint id = SJ_NO_COLUMN;
  SjDoublesKind kind = SJ_DOUBLES_KEPT;
  gboolean done;

  scan.talliers = talliers;
  /* Databases look for double answers themselves. */
  if (sj_database_source_is (source))
    id = sj_database_doubles_watch (plan, result->table, reading);
  else
    kind = sj_double_answers_choose (result->table, reading, &id);
  done = scan_rows (&scan, kind, id, error);
  if (done)
    {
      report_doubles (&scan, id);
      sj_tally_result_merge (result, plan, talliers, scan.n_threads);
    }
  result->n_replaced += source->n_replaced;
  clear_pass (&scan);

  return done && check_groups (result, plan, error);
}
