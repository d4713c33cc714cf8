#define G_LOG_DOMAIN "sj-counts-source"

#include "feedback/sj-counts-source.h"

#include <string.h>

#include "feedback/sj-row-batcher.h"

/*
 * The answers that a table of counts stands for: a row each, of a touchpoint and an answer. They
 * are made while they are read and kept nowhere.
 */

#define SAMPLE_ROWS 2000
#define PROGRESS_ROWS 65536

typedef struct
{
  SjRowSource parent;
  SjCrossTable *counts;
  char *header[2];
} SjCountsSource;

/* One pass over the rows. */
typedef struct
{
  SjCountsSource *source;
  const SjRowScan *scan; /* NULL for the sample */
  SjSheetRowFunc func;
  gpointer user_data;
  SjSheetRow row;
  guint64 n_rows;
} Pass;

static void
sj_counts_source_free (SjRowSource *source)
{
  SjCountsSource *self = (SjCountsSource *) source;

  sj_cross_table_free (self->counts);
  g_free (self->header[0]);
  g_free (self->header[1]);
  g_free (self);
}

/* Rows go in rounds, in each of which every answer that somebody gave comes in proportion: so the
 * first round is a sample of all. */
static guint64
count_rounds (const SjCrossTable *counts)
{
  return MAX (1, counts->n / SAMPLE_ROWS);
}

/* How many of so many answers come in the rounds up to this one: all in the last, at least one in
 * the first. */
static guint64
count_until (guint64 n,
             guint64 round,
             guint64 n_rounds)
{
  return (n * (round + 1) + n_rounds - 1) / n_rounds;
}

static gboolean
tell_progress (Pass    *pass,
               GError **error)
{
  const SjRowScan *scan = pass->scan;

  if (scan == NULL || pass->n_rows % PROGRESS_ROWS != 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (scan->cancellable, error))
    return FALSE;
  if (scan->progress != NULL)
    scan->progress ((double) pass->n_rows / (double) MAX (1, pass->source->counts->n),
                    scan->progress_data);

  return TRUE;
}

static gboolean
give_row (Pass        *pass,
          const char  *touchpoint,
          const char  *answer,
          GError     **error)
{
  sj_sheet_row_begin (&pass->row, ++pass->n_rows);
  sj_sheet_row_add (&pass->row, 0, touchpoint, strlen (touchpoint));
  sj_sheet_row_add (&pass->row, 1, answer, strlen (answer));

  return pass->func (pass->user_data, &pass->row, error) && tell_progress (pass, error);
}

static gboolean
give_round (Pass     *pass,
            guint64   round,
            guint64   n_rounds,
            GError  **error)
{
  const SjCrossTable *counts = pass->source->counts;

  for (guint i = 0; i < counts->touchpoints->len; i++)
    for (guint j = 0; j < counts->answers->len; j++)
      {
        guint64 n = sj_cross_table_get (counts, i, j);
        guint64 until = count_until (n, round, n_rounds);

        for (guint64 k = round > 0 ? count_until (n, round - 1, n_rounds) : 0; k < until; k++)
          if (!give_row (pass, g_ptr_array_index (counts->touchpoints, i),
                         g_ptr_array_index (counts->answers, j), error))
            return FALSE;
      }

  return TRUE;
}

/* The header, and the first rounds of the rows. Returns FALSE with @error set, or where nobody
 * wants more. */
static gboolean
give_rows (Pass     *pass,
           guint64   n_wanted,
           GError  **error)
{
  SjCountsSource *self = pass->source;
  guint64 n_rounds = count_rounds (self->counts);
  gboolean goes_on;

  sj_sheet_row_init (&pass->row);
  goes_on = give_row (pass, self->header[0], self->header[1], error);
  for (guint64 round = 0; goes_on && round < MIN (n_wanted, n_rounds); round++)
    goes_on = give_round (pass, round, n_rounds, error);
  sj_sheet_row_clear (&pass->row);

  return goes_on;
}

static gboolean
sj_counts_source_scan (SjRowSource      *source,
                       const SjRowScan  *scan,
                       SjRowCounts      *counts,
                       GError          **error)
{
  g_autoptr(SjRowBatcher) batcher = sj_row_batcher_new (scan);
  g_autoptr(GError) local = NULL;
  Pass pass = {
    .source = (SjCountsSource *) source,
    .scan = scan,
    .func = sj_row_batcher_take,
    .user_data = batcher,
  };

  if (!give_rows (&pass, G_MAXUINT64, &local) && local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return sj_row_batcher_finish (batcher, counts, error);
}

static const SjRowSourceClass counts_class = {
  .free = sj_counts_source_free,
  .scan = sj_counts_source_scan,
};

static gboolean
take_sample_row (gpointer           user_data,
                 const SjSheetRow  *row,
                 GError           **error)
{
  SjTableSample *sample = user_data;

  g_ptr_array_add (sample->rows, sj_sheet_row_to_texts (row));

  return TRUE;
}

/* A recipe keeps the name, and goes to people of other languages. */
static char *
name_column (const char *name,
             const char *otherwise)
{
  return g_strdup (name != NULL && *name != '\0' && *name != '#' ? name : otherwise);
}

/**
 * sj_counts_source_new:
 * @origin: what the counts were read from
 * @counts: (transfer full): how many people gave each answer
 *
 * Returns: (transfer full): the answers, a row each: the touchpoint, then what was said about it
 */
SjRowSource *
sj_counts_source_new (SjRowSource  *origin,
                      SjCrossTable *counts)
{
  SjCountsSource *self;
  Pass pass = { .func = take_sample_row };

  g_return_val_if_fail (origin != NULL && counts != NULL, NULL);

  self = g_new0 (SjCountsSource, 1);
  self->counts = counts;
  self->header[0] = name_column (counts->place, "Touchpoint");
  self->header[1] = name_column (counts->question, "Answer");
  self->parent.klass = &counts_class;
  self->parent.name = g_strdup (origin->name);
  self->parent.format_id = origin->format_id;
  self->parent.format = g_strdup (origin->format);
  self->parent.encoding = g_strdup (origin->encoding);
  self->parent.fuller_sheet = -1;
  self->parent.header_rows = 1;
  self->parent.answers = g_ptr_array_ref (counts->answers);
  self->parent.sample = sj_table_sample_new_empty ();
  pass.source = self;
  pass.user_data = self->parent.sample;
  give_rows (&pass, 1, NULL);

  return &self->parent;
}
