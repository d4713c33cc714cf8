#define G_LOG_DOMAIN "sj-quotes"

#include "config.h"

#include "feedback/sj-quote-candidates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-row-filter.h"
#include "feedback/sj-text-index.h"

#define MAX_SHOWN 500 /* nobody reads more; which ones is the order of the file */
#define MAX_NAMES 10000
#define MIN_LENGTH 12 /* characters; "ok" is no quote */
#define MAX_LENGTH 2000

/* What a scan works with; the columns it gets are those of the list. */
typedef struct
{
  GArray *columns; /* guint */
  SjRowFilter filter;
  guint by; /* places in the list */
  guint comment;
  gboolean by_touchpoint;
  const char *touchpoint;
} Plan;

/* A comment and where it stands in the file. */
typedef struct
{
  guint64 order;
  char *text;
} Candidate;

/* Takes rows: one a thread. */
typedef struct
{
  const Plan *plan;
  SjRowSieve sieve;
  SjTextIndex names;
  GArray *verdicts; /* gboolean: whether a name is that of the touchpoint */
  GArray *found;    /* Candidate */
  guint64 n;
} Collector;

/* Not left behind in memory that is used again. */
static void
wipe (gpointer data)
{
  char *text = data;
  volatile char *bytes = text;

  for (gsize i = 0; text != NULL && bytes[i] != '\0'; i++)
    bytes[i] = '\1';
  g_free (text);
}

static void
clear_candidate (gpointer data)
{
  wipe (((Candidate *) data)->text);
}

static void
collector_init (Collector  *self,
                const Plan *plan)
{
  memset (self, 0, sizeof *self);
  self->plan = plan;
  sj_row_sieve_init (&self->sieve, &plan->filter);
  sj_text_index_init (&self->names);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->found, clear_candidate);
}

static void
collector_clear (Collector *self)
{
  sj_row_sieve_clear (&self->sieve);
  sj_text_index_clear (&self->names);
  g_array_unref (self->verdicts);
  g_array_unref (self->found);
}

static char *
dup_clean (const SjCell *cell)
{
  g_autofree char *text = sj_cell_dup_text (cell, NULL);

  return sj_plain_text_clean (text);
}

static gboolean
is_of_touchpoint (Collector    *self,
                  const SjCell *cell)
{
  g_autofree char *name = NULL;
  gboolean is_new, verdict;
  guint32 number = sj_text_index_lookup (&self->names, cell->length > 0 ? cell->text : "",
                                         cell->length, MAX_NAMES, &is_new);

  if (!is_new && number != SJ_TEXT_INDEX_FULL)
    return g_array_index (self->verdicts, gboolean, number);

  name = dup_clean (cell);
  verdict = g_str_equal (name, self->plan->touchpoint);
  if (is_new)
    g_array_append_val (self->verdicts, verdict);

  return verdict;
}

static gboolean
says_something (const char *text)
{
  g_autofree char *normal = NULL;
  SjMissing state;

  if (*text == '\0')
    return FALSE;
  if (strlen (text) > 40)
    return TRUE;
  normal = sj_plain_text_normalise (text);

  return !sj_missing_token_find (normal, &state);
}

static gboolean
take_rows (gpointer           consumer,
           const SjRowBatch  *batch,
           guint             *failed_row,
           GError           **error)
{
  Collector *self = consumer;
  const Plan *plan = self->plan;
  const SjCell *cells = batch->cells;

  for (guint i = 0; i < batch->n_rows; i++, cells += batch->n_columns)
    {
      Candidate candidate = { .order = batch->order + i };
      g_autofree char *text = NULL;

      if (!sj_row_sieve_passes (&self->sieve, cells) ||
          (plan->by_touchpoint && !is_of_touchpoint (self, &cells[plan->by])) ||
          cells[plan->comment].length == 0)
        continue;
      text = dup_clean (&cells[plan->comment]);
      if (!says_something (text))
        continue;
      self->n++;
      if (self->found->len >= MAX_SHOWN || g_utf8_strlen (text, -1) < MIN_LENGTH)
        continue;
      if (g_utf8_strlen (text, -1) > MAX_LENGTH)
        *g_utf8_offset_to_pointer (text, MAX_LENGTH) = '\0';
      candidate.text = g_steal_pointer (&text);
      g_array_append_val (self->found, candidate);
    }

  return TRUE;
}

static guint
add_column (Plan  *plan,
            guint  column)
{
  g_array_append_val (plan->columns, column);

  return plan->columns->len - 1;
}

static gboolean
make_plan (Plan             *plan,
           SjTable          *table,
           const SjReading  *reading,
           guint             column,
           const char       *touchpoint,
           GError          **error)
{
  guint by;

  memset (plan, 0, sizeof *plan);
  plan->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  if (column >= sj_table_get_n_columns (table) ||
      sj_table_get_role (table, column) == SJ_ROLE_PERSONAL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("This column holds personal data; nobody is quoted from it"));
      return FALSE;
    }
  plan->comment = add_column (plan, column);
  plan->by_touchpoint = reading->by != NULL && touchpoint != NULL;
  plan->touchpoint = touchpoint;
  if (plan->by_touchpoint)
    {
      if (!sj_table_find_column (table, reading->by, &by, error))
        return FALSE;
      plan->by = add_column (plan, by);
    }
  if (!sj_row_filter_init (&plan->filter, table, reading, error))
    return FALSE;
  for (guint i = 0; i < plan->filter.rules->len; i++)
    {
      SjRowRule *rule = g_ptr_array_index (plan->filter.rules, i);

      rule->place = add_column (plan, rule->column);
    }

  return TRUE;
}

static void
clear_plan (Plan *plan)
{
  g_array_unref (plan->columns);
  sj_row_filter_clear (&plan->filter);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  return first->order < second->order ? -1 : first->order > second->order;
}

static SjQuoteCandidates *
gather (Collector *collectors,
        guint      n_collectors)
{
  SjQuoteCandidates *self = g_new0 (SjQuoteCandidates, 1);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Candidate));

  self->comments = g_ptr_array_new_with_free_func (wipe);
  for (guint i = 0; i < n_collectors; i++)
    {
      self->n_comments += collectors[i].n;
      g_array_append_vals (all, collectors[i].found->data, collectors[i].found->len);
    }
  if (self->n_comments < SJ_QUOTES_MIN_N)
    return self;

  g_array_sort (all, compare_candidates);
  for (guint i = 0; i < all->len && i < MAX_SHOWN; i++)
    g_ptr_array_add (self->comments, g_strdup (g_array_index (all, Candidate, i).text));

  return self;
}

static SjQuoteCandidates *
scan (SjTable       *table,
      const Plan    *plan,
      GCancellable  *cancellable,
      GError       **error)
{
  SjRowSource *source = sj_table_get_source (table);
  guint n_threads = sj_row_source_count_threads (source);
  g_autofree Collector *collectors = g_new (Collector, n_threads);
  g_autofree gpointer *consumers = g_new (gpointer, n_threads);
  SjQuoteCandidates *candidates = NULL;
  SjRowCounts counts = { 0 };
  SjRowScan rows = {
    .skip = sj_table_get_n_rows_above (table),
    .width = sj_table_get_width (table),
    .columns = (const guint *) (void *) plan->columns->data,
    .n_columns = plan->columns->len,
    .func = take_rows,
    .consumers = consumers,
    .n_threads = n_threads,
    .cancellable = cancellable,
  };

  for (guint i = 0; i < n_threads; i++)
    {
      collector_init (&collectors[i], plan);
      consumers[i] = &collectors[i];
    }
  if (sj_row_source_scan (source, &rows, &counts, error))
    candidates = gather (collectors, n_threads);
  for (guint i = 0; i < n_threads; i++)
    collector_clear (&collectors[i]);

  return candidates;
}

/**
 * sj_quote_candidates_read:
 * @path: a file with answers
 * @reading: how it is read; rows that it leaves out are not quoted
 * @column: the column of comments, from 0
 * @touchpoint: (nullable): the touchpoint as the file calls it, where a column names it
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Reads the comments on one touchpoint, as they were written: they are to be redacted before
 * anybody sees them.
 *
 * Returns: (transfer full) (nullable): the comments, or %NULL with @error set; without any if fewer
 *   than ten people commented
 */
SjQuoteCandidates *
sj_quote_candidates_read (const char       *path,
                          const SjReading  *reading,
                          guint             column,
                          const char       *touchpoint,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr(SjTable) table = NULL;
  SjQuoteCandidates *candidates = NULL;
  Plan plan;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  table = sj_table_open (path, reading, error);
  if (table == NULL)
    return NULL;
  if (make_plan (&plan, table, reading, column, touchpoint, error))
    candidates = scan (table, &plan, cancellable, error);
  clear_plan (&plan);

  return candidates;
}

void
sj_quote_candidates_free (SjQuoteCandidates *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->comments);
  g_free (self);
}

/* The step where a touchpoint, step or stage begins. */
static const char *
find_step (SjMap      *map,
           const char *anchor)
{
  SjElement *element = sj_map_lookup (map, anchor);
  GListModel *steps = sj_map_get_steps (map);

  if (element != NULL && SJ_IS_CARD (element))
    return sj_card_get_step (SJ_CARD (element));
  if (element != NULL && SJ_IS_STAGE (element))
    for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
      {
        g_autoptr(SjStep) step = g_list_model_get_item (steps, i);

        if (g_strcmp0 (sj_step_get_stage (step), anchor) == 0)
          return sj_element_get_id (SJ_ELEMENT (step)); /* the map owns it */
      }

  return element != NULL && SJ_IS_STEP (element) ? anchor : NULL;
}

static const char *
ensure_lane (SjEditLog *log)
{
  GListModel *lanes = sj_map_get_lanes (sj_edit_log_get_map (log));
  g_autoptr(SjLane) added = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lanes); i++)
    {
      g_autoptr(SjLane) lane = g_list_model_get_item (lanes, i);

      if (sj_lane_get_kind (lane) == SJ_LANE_QUOTES)
        return sj_element_get_id (SJ_ELEMENT (lane)); /* the map owns it */
    }
  added = sj_lane_new (SJ_LANE_QUOTES, NULL);
  sj_edit_log_insert (log, SJ_ELEMENT (added), G_MAXUINT);

  return sj_element_get_id (SJ_ELEMENT (added));
}

/**
 * sj_quote_add:
 * @log: a log without an open transaction
 * @anchor: id of a touchpoint, step or stage
 * @text: what is quoted, redacted and read by somebody
 * @error: where to put a failure
 *
 * Puts a card into the lane of quotes, which is added if the map has none: one edit.
 *
 * Returns: (transfer none) (nullable): the card, or %NULL with @error set
 */
SjCard *
sj_quote_add (SjEditLog   *log,
              const char  *anchor,
              const char  *text,
              GError     **error)
{
  g_autofree char *quote = NULL;
  SjCard *card;
  const char *step;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && anchor != NULL && text != NULL, NULL);

  quote = sj_plain_text_clean (text);
  step = find_step (sj_edit_log_get_map (log), anchor);
  if (step == NULL || *quote == '\0')
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE, "%s",
                   step == NULL ? _("There is no step on the map to put the quote into")
                                : _("There is nothing left to quote"));
      return NULL;
    }

  sj_edit_log_begin (log, _("Add Quote"));
  card = sj_card_new (quote, step, ensure_lane (log));
  sj_edit_log_insert (log, SJ_ELEMENT (card), G_MAXUINT);
  sj_edit_log_commit (log);
  g_object_unref (card);

  return card; /* the map owns it */
}
